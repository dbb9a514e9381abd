"""Wrong answers and their proofs: what each sort of proof may and may not claim."""

from __future__ import annotations

from typing import Any

import pytest
from worlds import event, tenure, world_of

from questions.contrasts import contrasts
from questions.distractors import (
    amounts,
    authored,
    dates,
    entities,
    holders_at,
    non_members,
    on_its_side,
    ordinals,
    rivals,
)
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef
from questions.items import CertificateType
from questions.world import World


def slot(world: World, fact: str, name: str) -> Any:
    return world.pack.slot(world.pack.by_id[fact], name)


def test_a_date_that_the_right_one_contains_or_touches_is_no_rival() -> None:
    world = world_of(
        event("key", "the pact [was] signed", "1999-03"), event("year", "the pact [was] read", "1999"),
        event("same", "the pact [was] sealed", "1999-03"), event("day", "the pact [was] sold", "1999-03-24"),
        event("next", "the pact [was] lost", "1999-06"),
    )  # fmt: skip
    found = list(dates(world, world.pack.by_id["key"], slot(world, "key", "when")))
    assert [d.text for d in found] == ["June 1999"]
    assert found[0].certificate.fact == "next" and found[0].certificate.why == "June 1999 is when the pact was lost."


def test_numbers_within_both_tolerances_or_far_out_of_size_are_no_rivals() -> None:
    def measure(key: str, value: str, tolerance: str = "0") -> dict[str, Any]:
        return {
            "id": key, "kind": "quantity", "subject": "club", "measure": key, "value": value, "unit": "troops", "tolerance": tolerance,
        }  # fmt: skip

    world = world_of(
        measure("key", "4500", "200"), measure("near", "4800", "150"), measure("off", "6000"), measure("far", "90000")
    )
    found = list(amounts(world, world.pack.by_id["key"], slot(world, "key", "value")))
    assert [d.text for d in found] == ["6,000 troops"]
    assert found[0].certificate.type is CertificateType.ARITHMETIC


def test_names_come_with_what_they_really_are_and_never_from_the_subjects() -> None:
    world = world_of(
        tenure("t1", "ada", ordinal="1"),
        tenure("t2", "ben", ordinal="2"),
        tenure("t3", "cem", ordinal="3"),
        subjects=["cem"],
    )
    fact = world.pack.by_id["t1"]
    found = list(entities(world, fact, slot(world, "t1", "holder"), besides={"ben"}))
    assert found == []
    found = list(entities(world, fact, slot(world, "t1", "holder")))
    assert [(d.text, d.certificate.why) for d in found] == [("Ben Field", "Ben Field was Land's second president.")]


def test_a_slot_that_the_sentence_leaves_open_has_only_the_authors_rivals() -> None:
    vote = event(
        "vote",
        "the town [voted|vote]",
        "1990",
        recurs="true",
        wrong=[{"text": "1991", "why": "No vote then.", "slot": "when"}],
    )
    world = world_of(vote, event("fire", "the hall [burned|burn]", "1992"))
    found = list(rivals(world, world.pack.by_id["vote"], slot(world, "vote", "when")))
    assert [(d.text, d.certificate.type.value) for d in found] == [("1991", "negative")]
    assert contrasts(world, world.pack.by_id["vote"], slot(world, "vote", "when")) == []


def test_an_authors_wrong_date_or_name_is_read_as_one() -> None:
    raw: dict[str, Any] = {
        "id": "one", "kind": "statement", "text": "In {year}, {who} signed.",
        "slots": {
            "year": {"type": "date", "value": "1999", "functional": "confirmed", "wrong": [{"text": "2001", "why": "No."}, {"text": "soon", "why": "No."}, {"text": "May 2001", "why": "No."}]},
            "who": {"type": "entity", "value": "ada", "functional": "confirmed", "wrong": [{"text": "Ben Field", "why": "No."}, {"text": "Nobody Known", "why": "No."}]},
        },
    }  # fmt: skip
    world = world_of(raw)
    fact = world.pack.by_id["one"]
    assert [d.value for d in authored(world, fact, "year")] == [Date.parse("2001")]
    assert [d.value for d in authored(world, fact, "who")] == [EntityRef("ben"), None]


def test_holders_at_a_time_need_bounds_and_one_seat() -> None:
    world = world_of(
        tenure("t1", "ada", since="2000", to="2004"), tenure("t2", "ben", since="2005", to="2009"), tenure("t3", "cem"),
        tenure("e1", "ada", "envoy", since="2000", to="2004"), tenure("e2", "ben", "envoy", since="2005", to="2009"),
    )  # fmt: skip
    found = list(holders_at(world, "president", "ada", Date.parse("2002")))
    assert [(d.text, d.certificate.type.value) for d in found] == [("Ben Field", "time")]
    assert found[0].certificate.why == "Ben Field was Land's president from 2005 to 2009."
    assert list(holders_at(world, "envoy", "ada", Date.parse("2002"))) == []


@pytest.mark.parametrize(("complete", "universe"), [("false", "all"), ("true", None)])
def test_an_open_set_certifies_nobody(complete: str, universe: str | None) -> None:
    def members(key: str, who: list[str], **more: Any) -> dict[str, Any]:
        return {
            "id": key,
            "kind": "membership",
            "group": "lands",
            "group_one": "land",
            "members": who,
            "predicate": "[is|are] in",
            **more,
        }

    club = members("club", ["land"], complete=complete, **({"universe": universe} if universe else {}))
    world = world_of(club, members("all", ["land", "island", "coast"], complete="true"))
    assert list(non_members(world, world.pack.by_id["club"])) == []  # type: ignore[arg-type]
    closed = world_of(
        {**club, "complete": "true", "universe": "all", "near": ["coast"]}, members("all", ["land", "island", "coast"])
    )
    found = list(non_members(closed, closed.pack.by_id["club"]))  # type: ignore[arg-type]
    assert sorted(d.text for d in found) == ["Coast", "Island"]
    assert max(found, key=lambda d: d.plausible).text == "Coast"


def test_places_beside_ones_own_are_wrong_and_a_second_term_is_not() -> None:
    world = world_of(
        tenure("t1", "ada", ordinal="1"), tenure("t2", "ben", ordinal="2"), tenure("t3", "ada", ordinal="3")
    )
    fact = world.pack.by_id["t1"]
    assert isinstance(fact, Tenure)
    found = {d.text: d.certificate.fact for d in ordinals(world, fact)}
    assert found == {"second": "t2"}  # a fourth that the pack gives to nobody may be hers as well


def test_a_wrong_date_keeps_to_its_side_of_what_the_fact_gives() -> None:
    raw: dict[str, Any] = {
        "id": "goal", "kind": "statement", "text": "In {stated}, the goal was {goal}.",
        "slots": {"stated": {"type": "date", "value": "2014"}, "goal": {"type": "date", "value": "2022", "functional": "confirmed"}},
    }  # fmt: skip
    world = world_of(raw)
    fact, asked = world.pack.by_id["goal"], slot(world, "goal", "goal")
    assert on_its_side(world, fact, asked, asked.value, Date.parse("2018"))
    assert not on_its_side(world, fact, asked, asked.value, Date.parse("2013"))
    for seed in range(10):
        made = contrasts(World(world.pack, seed), fact, asked)
        assert made and all(Date.parse("2014").before(d.value) for d in made if isinstance(d.value, Date))


def test_contrasts_are_values_that_the_sentence_can_say() -> None:
    raw: dict[str, Any] = {
        "id": "warned", "kind": "statement", "text": "The {country:adj} envoy warned.",
        "slots": {"country": {"type": "entity", "value": "land", "functional": "confirmed", "wrong": [{"text": "Island", "why": "No."}, {"text": "Coast", "why": "No."}]}},
    }  # fmt: skip
    lands = {
        "land": {"type": "country", "name": "Land", "adjective": "Landish"},
        "island": {"type": "country", "name": "Island", "adjective": "Islandic"},
        "coast": {"type": "country", "name": "Coast"},
    }
    world = world_of(raw, entities=lands, offices={})
    assert [d.text for d in contrasts(world, world.pack.by_id["warned"], slot(world, "warned", "country"))] == [
        "Island"
    ]


def test_an_open_date_has_no_contrast_and_a_lonely_number_gets_an_invented_one() -> None:
    strength = {
        "id": "now",
        "kind": "quantity",
        "subject": "club",
        "measure": "strength",
        "value": "4500",
        "unit": "troops",
    }
    world = world_of(event("by", "the pact [was] read", "../1998-06"), strength)
    assert contrasts(world, world.pack.by_id["by"], slot(world, "by", "when")) == []
    made = contrasts(world, world.pack.by_id["now"], slot(world, "now", "value"))
    assert len(made) == 2 and all(d.certificate.fact is None for d in made)
    low, high = sorted(d.value.value for d in made if isinstance(d.value, Amount))
    assert low < 4500 < high
