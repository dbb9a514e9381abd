"""`flashcard`."""

from __future__ import annotations

from typing import Any

from worlds import event, items, patterns, refused, stems, tenure, world_of

SIGNED = event("signed", "the pact [was] signed", "1999-03")


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("flashcard", "signed", SIGNED)) >= 3
    assert patterns(stems("flashcard", "first", tenure("first", "ada", ordinal="1"))) >= 3
    status = {
        "id": "st",
        "kind": "status",
        "subject": "land",
        "status": "observer",
        "body": "club",
        "from": "1999",
        "to": "2004",
    }
    said = stems("flashcard", "st", status, seeds=20)
    assert patterns({stem for stem in said if "ntil" in stem or "cease" in stem}) >= 3
    strength = {
        "id": "now",
        "kind": "quantity",
        "subject": "club",
        "measure": "strength",
        "value": "4500",
        "unit": "troops",
    }
    assert patterns(stems("flashcard", "now", strength)) >= 3


def test_the_answer_and_its_precision_are_said() -> None:
    for seed in range(6):
        item = items(world_of(SIGNED, seed=seed), "flashcard", "signed")[0]
        assert item.answers[0] == "March 1999" and item.stem.endswith("(month and year)")


def test_a_small_complete_set_is_one_card() -> None:
    club: dict[str, Any] = {
        "id": "club", "kind": "membership", "group": "lands", "group_one": "land", "members": ["land", "island", "coast"],
        "predicate": "[grows|grow] rice", "complete": "true",
    }  # fmt: skip
    made = [item for item in items(world_of(club), "flashcard", "club") if len(item.points) == 3]
    assert [item.answers[0] for item in made] == ["Land, Island and Coast"]
    assert patterns({s for s in stems("flashcard", "club", club, seeds=20) if "hree" in s}) >= 3
    assert "open-set" in refused(world_of({**club, "complete": "false"}), "flashcard", "club")


def test_it_refuses_what_has_no_one_answer_or_no_question() -> None:
    loose: dict[str, Any] = {
        "id": "aim", "kind": "statement", "text": "The town wished for {what}.",
        "slots": {"what": {"type": "words", "value": "a bridge", "wrong": [{"text": "a tower", "why": "No."}]}},
    }  # fmt: skip
    assert "`functional: confirmed`" in refused(world_of(loose), "flashcard", "aim")["not-functional"]
    loose["slots"]["what"]["functional"] = "confirmed"
    assert "`ask`" in refused(world_of(loose), "flashcard", "aim")["no-question"]
    assert "open-date" in refused(world_of(event("by", "the pact [was] read", "../1998-06")), "flashcard", "by")
