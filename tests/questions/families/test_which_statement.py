"""`which_statement`."""

from __future__ import annotations

from typing import Any

from worlds import after, choices, event, items, patterns, refused, stems, world_of, wrong

FACTS: list[dict[str, Any]] = [
    event("signed", "the pact [was] signed in the old town", "1999-03"),
    event("broken", "the pact [was] broken by the new king", "2003-05"),
    event("printed", "the pact [was] printed for the court", "1997-01"),
    event("burned", "the pact [was] burned before the gate", "2010-08"),
]
TRUE = {
    "signed": ("March 1999", "signed in the old town"), "broken": ("May 2003", "broken by the new king"),
    "printed": ("January 1997", "printed for the court"), "burned": ("August 2010", "burned before the gate"),
}  # fmt: skip


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("which_statement", "signed", *FACTS, seeds=20)) >= 3


def test_the_key_is_true_and_every_other_sentence_false() -> None:
    for seed in range(15):
        item = choices(items(world_of(*FACTS, seed=seed), "which_statement", "signed"))[0]
        for option in item.options:
            date, what = next(pair for pair in TRUE.values() if pair[1] in option.text)
            assert (date in option.text) == option.correct, option.text
            if option.certificate:
                assert date in option.feedback and what in option.feedback
                assert option.certificate.fact in TRUE
        assert [str(point) for point in item.points] == ["signed#when"]
        assert {o.certificate.fact for o in item.options if o.certificate} <= set(item.facts)


def test_an_undated_event_is_told_by_what_it_came_after() -> None:
    late = event("late", "the pact [was] sold at a fair", after=after("broken"))
    found = set()
    for seed in range(12):
        world = world_of(*FACTS[:3], late, seed=seed)
        found |= {item.answers[0] for item in items(world, "which_statement", "late")}
        for item in items(world, "which_statement", "signed"):
            found |= {text for text in wrong(item) if "sold" in text}
    assert found == {
        "The pact was sold at a fair after the pact was broken by the new king.",
        "The pact was sold at a fair before the pact was broken by the new king.",
    }


def test_a_value_that_changes_carries_its_date() -> None:
    strength = {
        "id": "now", "kind": "quantity", "subject": "club", "measure": "strength", "value": "4500", "unit": "troops",
        "as_of": "2024", "volatile": "true", "thread": "matter",
    }  # fmt: skip
    item = items(world_of(strength, *FACTS), "which_statement", "now")[0]
    assert item.answers[0].startswith("As of 2024, ")


def test_it_refuses_what_has_no_sentence_and_what_stands_alone() -> None:
    long = event("long", " ".join(["word"] * 40) + " [was] read", "1999")
    assert "write `text`" in refused(world_of(long, *FACTS), "which_statement", "long")["no-sentence"]
    assert refused(world_of(*FACTS[:2]), "which_statement", "signed") == {
        "too-few-statements": "1 more fact(s) of its thread with a proven wrong value unlock it"
    }
