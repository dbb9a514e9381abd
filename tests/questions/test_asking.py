"""Plain questions for slots, echoes of the author's sentence, sentence patterns, statements to tell apart."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from worlds import after, event, patterns, tenure, world_of

from questions.asking import as_of, date_unit, echoes, lower_question, numeric_domain, questions
from questions.claims import LONGEST, false_claim, true_claim
from questions.facts.time import Date
from questions.patterns import templates


def asked(raw: dict[str, Any], slot: str, **more: Any) -> list[str]:
    world = world_of(raw, **more)
    fact = world.pack.by_id[raw["id"]]
    return list(questions(world, fact, world.pack.slot(fact, slot)))


STATUS = {
    "id": "st",
    "kind": "status",
    "subject": "land",
    "status": "observer",
    "body": "club",
    "from": "1999",
    "to": "2004",
}
KINDS: list[tuple[dict[str, Any], str]] = [
    (event("one", "the pact [was] signed", "1999-03"), "when"),
    (tenure("t", "ada", ordinal="2"), "holder"),
    (tenure("t", "ada", ordinal="2"), "ordinal"),
    (tenure("t", "ada", since="2000", to="2004"), "holder"),
    (STATUS, "from"),
    (STATUS, "to"),
    ({"id": "d", "kind": "definition", "term": "bow", "meaning": "the front of a ship"}, "meaning"),
    ({"id": "d", "kind": "definition", "term": "bow", "meaning": "the front of a ship"}, "term"),
    ({"id": "q", "kind": "quantity", "subject": "club", "measure": "size", "value": "3", "unit": "members"}, "value"),
]


@pytest.mark.parametrize(("raw", "slot"), KINDS, ids=[f"{raw['kind']}-{slot}" for raw, slot in KINDS])
def test_each_usual_question_has_three_patterns_and_asks(raw: dict[str, Any], slot: str) -> None:
    found = asked(raw, slot)
    assert patterns(found) >= 3
    assert all(stem[0].isupper() and stem[-1] in "?." and "{" not in stem and ": " not in stem for stem in found)


def test_the_authors_questions_come_first_and_the_sentence_may_ask_itself() -> None:
    raw = event(
        "one",
        "Land [left|leave] the Club",
        "1999",
        text="Land left the Club {when:in}.",
        ask={"when": ["In which year did Land leave?", "Land left. When?"]},
    )
    assert asked(raw, "when") == ["In which year did Land leave?", "Land left. When?"]
    raw["text"] = "Land has been out of the Club since {when}."
    assert asked(raw, "when")[-1] == "Land has been out of the Club since which year?"


@pytest.mark.parametrize(
    ("text", "slot", "said"),
    [
        ("{year:in}, Land joined {club}.", {"type": "entity", "value": "club"}, ["In 1999, Land joined which organisation?"]),
        ("{year:in}, {club} freed Land.", {"type": "entity", "value": "ada"}, ["In 1999, who freed Land?"]),
        ("{club} freed Land.", {"type": "entity", "value": "club"}, ["Which organisation freed Land?"]),
        ("Land had {club}.", {"type": "number", "value": "40", "unit": "ships"}, ["Land had how many ships?"]),
        ("{year:in}, {club}, the smith, spoke.", {"type": "entity", "value": "ada"}, []),
        ("Land met {club} at noon.", {"type": "entity", "value": "ada"}, []),
        ("Land met the organisation {club}.", {"type": "entity", "value": "club"}, []),
        ("Land wished for {club}.", {"type": "words", "value": "peace"}, []),
    ],
)  # fmt: skip
def test_a_sentence_asks_where_its_slot_opens_or_ends_it(text: str, slot: dict[str, str], said: list[str]) -> None:
    raw = {
        "id": "one",
        "kind": "statement",
        "text": text,
        "slots": {"club": slot, "year": {"type": "date", "value": "1999"}},
    }
    world = world_of(raw)
    fact = world.pack.by_id["one"]
    found = [as_of(world, fact, stem) for stem in echoes(world, fact, world.pack.slot(fact, "club"))]
    assert found == said


def test_questions_follow_a_comma_and_get_a_date() -> None:
    assert lower_question("Which land is it?") == "which land is it?" and lower_question("NATO is it?") == "NATO is it?"
    world = world_of(
        {
            "id": "q",
            "kind": "quantity",
            "subject": "club",
            "measure": "size",
            "value": "3",
            "as_of": "2024",
            "volatile": "true",
        }
    )
    assert as_of(world, world.pack.by_id["q"], "How large was it?") == "As of 2024, how large was it?"
    assert as_of(world, world.pack.by_id["q"], "In 2024, how large was it?") == "In 2024, how large was it?"


@pytest.mark.parametrize(
    ("date", "unit"),
    [("1999", "in which year"), ("1999-03", "in which month"), ("1999-03-24", "on which day"), ("../1998-06", "by which month"), ("1999~", None), ("1998/2001", None)],
)  # fmt: skip
def test_a_date_is_asked_at_its_precision(date: str, unit: str | None) -> None:
    assert date_unit(Date.parse(date)) == unit


def test_shares_lie_within_a_hundred_and_columns_within_their_bounds() -> None:
    world = world_of(
        {"id": "q", "kind": "quantity", "subject": "club", "measure": "share", "value": "3", "unit": "per cent"}
    )
    fact = world.pack.by_id["q"]
    assert numeric_domain(fact, world.pack.slot(fact, "value")) == (Decimal(0), Decimal(100))


def test_a_date_is_never_moved_behind_a_second_verb() -> None:
    world = world_of(
        event("plain", "the pact [was] signed", "1999"),
        event("nested", "the pact [was] signed by those who had read it", "1999"),
    )
    plain = templates(world, world.pack.by_id["plain"], "when")
    nested = templates(world, world.pack.by_id["nested"], "when")
    assert "the pact was signed {when:in}." in plain
    assert not any(template.endswith("{when:in}.") for template in nested)
    assert any(template.startswith("it was {when:in} that") for template in nested)


def test_claims_are_short_true_or_proven_false() -> None:
    world = world_of(
        event("one", "the pact [was] signed", "1999-03"), event("two", "the pact [was] broken", "2003-05"),
        event("late", "the pact [was] sold", after=after("two")), event("long", f"{'word ' * LONGEST}[was] read", "1999"),
    )  # fmt: skip
    one = true_claim(world, world.pack.by_id["one"])
    assert one is not None and "March 1999" in one.text and one.certificate is None
    false = false_claim(world, world.pack.by_id["one"])
    assert false is not None and "March 1999" not in false.text and false.certificate is not None
    assert false_claim(world, world.pack.by_id["one"]) is false  # made once
    late = false_claim(world, world.pack.by_id["late"])
    assert late is not None and late.text == "The pact was sold before the pact was broken."
    assert true_claim(world, world.pack.by_id["long"]) is None
    texts = {
        claim.text.split()[0]
        for seed in range(9)
        if (
            claim := true_claim(
                world_of(event("one", "the pact [was] signed", "1999-03"), seed=seed), world.pack.by_id["one"]
            )
        )
    }
    assert texts >= {"In", "It", "The"}
