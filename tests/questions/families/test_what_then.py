"""`what_then`."""

from __future__ import annotations

from worlds import after, choices, event, items, patterns, proofs, refused, stems, world_of, wrong

FACTS = [
    event("signed", "the pact [was] signed", "1999-03"),
    event("broken", "the pact [was] broken", "2003"),
    event("printed", "the pact [was] printed", "1997"),
    event("burned", "the pact [was] burned", "2010"),
]


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("what_then", "signed", *FACTS, seeds=20)) >= 3


def test_wrong_events_are_proven_to_lie_at_other_times() -> None:
    item = choices(items(world_of(*FACTS), "what_then", "signed"))[0]
    assert proofs(item) == {"time"}
    assert set(wrong(item)) <= {"The pact was broken", "The pact was printed", "The pact was burned"}
    assert all("In " in option.feedback for option in item.options)


def test_what_may_have_happened_then_too_is_no_wrong_answer() -> None:
    vague = event("vague", "the pact [was] copied", "1998/2001")
    placed = event("placed", "the pact [was] sealed", after=after("printed"))
    for seed in range(8):
        for item in items(world_of(*FACTS, vague, placed, seed=seed), "what_then", "signed"):
            assert not {"The pact was copied", "The pact was sealed"} & set(wrong(item))


def test_an_undated_event_is_refuted_by_what_it_came_after() -> None:
    late = event("late", "the pact [was] sold", after=after("broken"))
    found = [
        option
        for seed in range(12)
        for item in items(world_of(*FACTS[:3], late, seed=seed), "what_then", "signed")
        for option in item.options
        if option.text == "The pact was sold"
    ]
    assert found and all(option.certificate and option.certificate.type.value == "order" for option in found)


def test_it_refuses_coarse_dates_and_lonely_events() -> None:
    world = world_of(event("by", "the pact [was] read", "../1998-06"), *FACTS)
    assert "coarse-date" in refused(world, "what_then", "by")
    assert refused(world_of(*FACTS[:2]), "what_then", "signed") == {
        "too-few-events": "1 more dated event(s) certainly at other times"
    }
