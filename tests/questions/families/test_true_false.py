"""`true_false`."""

from __future__ import annotations

from typing import Any

from worlds import event, items, patterns, refused, stems, tenure, world_of

FACTS = [event("signed", "the pact [was] signed", "1999-03"), event("broken", "the pact [was] broken", "2003-05")]


def test_statements_come_in_three_patterns() -> None:
    assert patterns(stems("true_false", "signed", *FACTS, seeds=20), "March 1999", "May 2003") >= 3


def test_each_slot_gives_a_true_and_a_false_statement() -> None:
    for seed in range(8):
        made = items(world_of(*FACTS, seed=seed), "true_false", "signed")
        assert sorted(item.answers[0] for item in made) == ["False", "True"]


def test_what_is_said_to_be_so_is_so() -> None:
    for seed in range(12):
        for item in items(world_of(*FACTS, seed=seed), "true_false", "signed"):
            before, _, after = item.stem.partition("not ")
            assert ("March 1999" in before) == (item.answers[0] == "True"), item.stem
            assert not after or ("March 1999" in after) == (item.answers[0] == "False"), item.stem
            assert "In March 1999, the pact was signed." in item.explanation


def test_a_value_that_may_be_right_too_is_never_held_against_it() -> None:
    vague = event("vague", "the pact [was] read", "1999")
    for seed in range(8):
        for item in items(world_of(FACTS[0], vague, seed=seed), "true_false", "signed"):
            assert "in 1999" not in item.stem.lower() and "not 1999" not in item.stem, item.stem


def test_sets_and_causes_have_statements_of_their_own() -> None:
    universe: dict[str, Any] = {
        "id": "all", "kind": "membership", "group": "lands", "group_one": "land", "members": ["land", "island", "coast"],
        "predicate": "[is|are] in the south", "complete": "true", "asked": "false",
    }  # fmt: skip
    club = {
        **universe, "id": "club", "members": ["land"], "predicate": "[grows|grow] rice",
        "negated": "[grows|grow] no rice", "universe": "all", "asked": "true",
    }  # fmt: skip
    said = stems("true_false", "club", club, universe, seeds=20)
    assert patterns({stem for stem in said if "grows rice" in stem or "among" in stem}, "Land", "Island", "Coast") >= 3
    why = {
        "id": "why", "kind": "cause", "cause": "the harvest failed", "effect": "the town [rose|rise]",
        "wrong": [{"text": "the king died", "why": "He lived on."}],
    }  # fmt: skip
    assert patterns(stems("true_false", "why", why, seeds=20), "the harvest failed", "the king died") >= 3


def test_a_definition_is_not_explained_twice() -> None:
    term = {
        "id": "kfor", "kind": "definition", "term": "HARFOR", "meaning": "Harbour Force", "abbreviation": "true",
        "wrong": [{"text": "Harbour Foundation", "why": "FOR stands for Force."}],
    }  # fmt: skip
    for item in items(world_of(term), "true_false", "kfor"):
        assert item.explanation == "HARFOR stands for Harbour Force."


def test_it_refuses_what_nothing_is_proven_wrong_for() -> None:
    lone = {
        "id": "seat", "kind": "statement", "text": "The pact was signed with {person}.",
        "slots": {"person": {"type": "entity", "value": "ada", "functional": "confirmed"}},
    }  # fmt: skip
    assert "unlocks it" in refused(world_of(lone), "true_false", "seat")["no-rival"]
    assert refused(world_of(tenure("one", "ada")), "true_false", "one") == {}  # nothing says that it has one answer


def test_a_true_statement_is_not_refuted() -> None:
    wrong = {"text": "opposed to the pact from its very start", "why": "On the contrary: it was for the pact."}
    slot = {
        "type": "words",
        "value": "in favour of the pact from its very start",
        "ask": "Where did it stand?",
        "wrong": [wrong],
    }
    stance: dict[str, Any] = {
        "id": "stance",
        "kind": "statement",
        "text": "the land was {stance}.",
        "slots": {"stance": slot},
    }
    told = {item.answers[0]: item.explanation for item in items(world_of(stance), "true_false", "stance")}
    assert told["True"] == "The land was in favour of the pact from its very start."
    assert (
        told["False"] == "The land was in favour of the pact from its very start. On the contrary: it was for the pact."
    )
