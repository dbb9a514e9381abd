"""`which_first`."""

from __future__ import annotations

from worlds import after, event, items, patterns, proofs, refused, stems, world_of

FACTS = [event("signed", "the pact [was] signed", "1999-03"), event("broken", "the pact [was] broken", "2003")]
STEPS = {
    "id": "mitosis", "kind": "sequence", "title": "mitosis", "step_one": "phase",
    "steps": [{"id": text, "text": text} for text in ("prophase", "metaphase", "anaphase", "telophase")],
}  # fmt: skip


def test_it_asks_in_three_patterns_of_events_and_of_steps() -> None:
    assert patterns(stems("which_first", "signed", *FACTS, seeds=20)) >= 3
    assert patterns(stems("which_first", "mitosis", STEPS, seeds=20)) >= 3


def test_the_key_is_what_came_first_or_where_the_stem_asks_for_it_later() -> None:
    for seed in range(20):
        item = items(world_of(*FACTS, seed=seed), "which_first", "signed")[0]
        later = "later" in item.stem or "after" in item.stem
        assert item.answers == ("The pact was broken" if later else "The pact was signed",)
        assert proofs(item) == {"time"} and len(item.options) == 2
        assert {point.fact for point in item.points} == {"signed", "broken"}


def test_a_pair_is_the_same_item_from_either_side() -> None:
    world = world_of(*FACTS, seed=3)
    assert items(world, "which_first", "signed")[0].id == items(world, "which_first", "broken")[0].id


def test_steps_are_told_apart_by_their_declared_order() -> None:
    for seed in range(8):
        for item in items(world_of(STEPS, seed=seed), "which_first", "mitosis"):
            assert proofs(item) == {"order"}
            names = [option.text.lower() for option in item.options]
            order = [step["text"] for step in STEPS["steps"]]  # type: ignore[index]
            first = min(names, key=order.index)
            key = next(option.text.lower() for option in item.options if option.correct)
            assert (key == first) != ("later" in item.stem)


def test_it_refuses_what_stands_alone_or_sticks_out() -> None:
    assert "alone" in refused(world_of(FACTS[0]), "which_first", "signed")
    long = event("long", "the pact of all the lands of the south [was] at last signed by their presidents", "2003")
    assert "unlike" in refused(world_of(FACTS[0], long), "which_first", "signed")
    assert "no-time" in refused(world_of(event("loose", "the pact [was] read")), "which_first", "loose")


def test_an_order_without_dates_is_enough() -> None:
    facts = [
        event("one", "the pact [was] read", before=after("two")),
        event("two", "the pact [was] sold", after=after("one")),
    ]
    item = items(world_of(*facts), "which_first", "one")[0]
    assert proofs(item) == {"order"}
