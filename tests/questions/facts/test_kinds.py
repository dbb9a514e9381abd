"""Each kind of fact: a valid one with its slots, and what is refused with words that say the mend."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError
from worlds import world_of

from questions.facts import FACT, KINDS
from questions.facts.values import Amount, EntityRef, Ordinal, Words

Raw = dict[str, Any]

VALID: dict[str, Raw] = {
    "event": {"clause": "Land [joined|join] the club", "when": "1999-03"},
    "tenure": {"holder": "ada", "office": "president", "ordinal": "2", "from": "1999", "to": "2003"},
    "status": {"subject": "land", "body": "club", "status": "observer", "from": "1999"},
    "position": {"speaker": "ada", "said": "called the club vital", "when": "2001", "role": "president"},
    "quantity": {"subject": "club", "measure": "strength", "value": "4500", "unit": "troops", "as_of": "2024"},
    "membership": {"group": "countries", "group_one": "country", "members": ["land", "island"],
                   "predicate": "[is|are] in the club", "complete": "true"},
    "statement": {"text": "Resolution {number} founded the club.",
                  "slots": {"number": {"type": "number", "value": "1244", "functional": "confirmed"}}},
    "relation": {"type": "capital", "subject": "coast", "object": "land"},
    "definition": {"term": "KFOR", "meaning": "Kosovo Force", "abbreviation": "true"},
    "table": {"title": "polls", "key": "year", "columns": [
                  {"name": "year", "type": "date", "label": "year"},
                  {"name": "yes", "type": "number", "label": "share in favour", "unit": "per cent"},
                  {"name": "no", "type": "number", "label": "share opposed", "unit": "per cent"},
                  {"name": "lead", "type": "number", "label": "lead", "derive": "yes - no"}],
              "rows": [{"year": "2014", "yes": "60.5", "no": "20"}, {"year": "2018", "yes": "70", "no": ""}],
              "checks": ["yes + no sums to 80.5 +- 1"]},
    "sequence": {"title": "mitosis", "steps": [{"id": "pro", "text": "prophase"}, {"id": "meta", "text": "metaphase"},
                                               {"id": "ana", "text": "anaphase"}]},
    "cause": {"cause": "the talks had failed", "effect": "Land [left|leave] the club"},
    "card": {"prompt": "What is the club for?", "answers": ["peace"]},
}  # fmt: skip
RELATIONS = {"capital": {"text": "{subject} is the capital of {object}.", "subject": "capital", "object": "country"}}

SLOTS: dict[str, set[str]] = {
    "event": {"when"},
    "tenure": {"holder", "office", "ordinal", "from", "to"},
    "status": {"subject", "body", "status", "from"},
    "position": {"speaker", "when", "role"},
    "quantity": {"subject", "value", "as_of"},
    "membership": {"members/land", "members/island", "members.count"},
    "statement": {"number"},
    "relation": {"subject", "object"},
    "definition": {"term", "meaning"},
    "table": {f"rows/{row}/{column}" for row in ("2014", "2018") for column in ("year", "yes", "no", "lead")}
    - {"rows/2018/no", "rows/2018/lead"},
    "sequence": {"steps/pro", "steps/meta", "steps/ana"},
    "cause": {"cause", "effect"},
    "card": {"answer"},
}


def raw(kind: str, **more: Any) -> Raw:
    """Return the valid example of a kind with some fields replaced; None takes one out."""
    merged = {"id": "it", "kind": kind, **VALID[kind], **more}
    return {name: value for name, value in merged.items() if value is not None}


def slots(kind: str, **more: Any) -> dict[str, Any]:
    """Return the slots of an example by name."""
    world = world_of(raw(kind, **more), relations=RELATIONS)
    return {slot.name: slot for slot in world.pack.slots(world.pack.by_id["it"])}


def test_there_is_an_example_of_every_kind() -> None:
    assert set(VALID) == set(SLOTS) == set(KINDS)
    assert len(KINDS) == 13


@pytest.mark.parametrize("kind", VALID)
def test_a_valid_fact_has_its_slots(kind: str) -> None:
    assert set(slots(kind)) == SLOTS[kind]


@pytest.mark.parametrize("kind", VALID)
def test_a_fact_is_frozen_and_goes_through_json_unchanged(kind: str) -> None:
    fact = FACT.validate_python(raw(kind))
    assert FACT.validate_json(FACT.dump_json(fact, by_alias=True)) == fact
    with pytest.raises(ValidationError, match="frozen"):
        fact.id = "other"


@pytest.mark.parametrize("kind", VALID)
@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"claus": "x"}, "claus"), ({"id": "Not An Id"}, "id"), ({"id": "a--b"}, "id"), ({"id": None}, "id"),
        ({"volatile": "true", "as_of": None}, "as_of"), ({"valid_from": "2001", "valid_to": "1999"}, "lies before"),
        ({"as_of": "soon"}, "EDTF"), ({"evidence": [{"source": "s", "quote": "x" * 301}]}, "300"),
        ({"evidence": [{"source": "s", "quote": " "}]}, "at least 1"), ({"wrong": [{"text": "so"}]}, "why"),
        ({"text": ""}, "text"), ({"ask": {"when": []}}, "ask"),
    ],
)  # fmt: skip
def test_what_no_kind_may_have(kind: str, more: Raw, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FACT.validate_python(raw(kind, **more))
    assert words in str(caught.value)


REFUSED: list[tuple[str, Raw, str]] = [
    ("event", {"clause": "Land joined the club"}, "mark exactly one verb"),
    ("event", {"clause": "Land [joined|join] and [left|leave]"}, "split a clause with two verbs"),
    ("event", {"clause": "Land [joined] the club"}, "base form"),
    ("event", {"clause": "Land [was|be] asked"}, "[was] alone"),
    ("event", {"clause": "There [was] a war"}, "subject"), ("event", {"clause": "[joined|join] the club"}, "subject"),
    ("event", {"when": "1999-02-30"}, "28 days"), ("event", {"when": "2001/1999"}, "ends before it begins"),
    ("event", {"after": [{"event": "other"}]}, "quote"),
    ("tenure", {"from": "2003", "to": "1999"}, "lies before"),
    ("tenure", {"ordinal": "0"}, "greater than or equal to 1"),
    ("tenure", {"ordinal": "first"}, "integer"), ("tenure", {"holder": None}, "holder"),
    ("status", {"status": None}, "status"), ("status", {"from": "2003", "to": "1999"}, "lies before"),
    ("position", {"said": ""}, "said"), ("position", {"stance": "maybe"}, "stance"),
    ("position", {"denies": [{"gist": "that it was not"}]}, "why"),
    ("quantity", {"value": "many"}, "value"), ("quantity", {"value": "NaN"}, "value"),
    ("quantity", {"value": "Infinity"}, "value"),
    ("quantity", {"tolerance": "-1"}, "tolerance"), ("quantity", {"value": None}, "value"),
    ("membership", {"members": []}, "at least one member"),
    ("membership", {"members": ["land", "land"]}, "listed twice: land"),
    ("membership", {"predicate": "is in the club"}, "mark the verb"),
    ("membership", {"negated": "[left] the club"}, "both its forms"),
    ("statement", {"text": None}, "needs `text`"),
    ("statement", {"wrong": [{"text": "1", "why": "no", "slot": "numbr"}]}, "numbr"),
    ("statement", {"slots": {"number": {"type": "number", "value": "many"}}}, "not a number"),
    ("statement", {"slots": {"number": {"type": "number", "value": "nan"}}}, "not a number"),
    ("statement", {"slots": {"number": {"type": "number", "value": "Infinity"}}}, "not a number"),
    ("statement", {"slots": {"place": {"type": "ordinal", "value": "0"}}}, "not an ordinal"),
    ("statement", {"slots": {"place": {"type": "ordinal", "value": "²"}}}, "not an ordinal"),
    ("statement", {"slots": {"day": {"type": "date", "value": "soon"}}}, "EDTF"),
    ("statement", {"slots": {"n": {"type": "number", "value": "1", "also": ["one"]}}}, "`also` is for slots of words"),
    ("statement", {"slots": {"n": {"type": "number", "value": "1", "functional": "yes"}}}, "confirmed"),
    ("relation", {"type": None}, "type"), ("relation", {"object": None}, "object"),
    ("definition", {"meaning": ""}, "meaning"), ("definition", {"term": "x" * 2001}, "2000"),
    ("table", {"key": "yeer"}, "yeer"), ("table", {"within": "pollster"}, "unknown column"),
    ("table", {"columns": [{"name": "year", "type": "date", "label": "year"}]}, "at least 2"),
    ("table", {"columns": [{"name": "year", "label": "y"}, {"name": "year", "label": "z"}]}, "share a name"),
    ("table", {"rows": [{"year": "2014", "yess": "60"}]}, "row 1 has the unknown column 'yess'"),
    ("table", {"rows": [{"year": "2014", "lead": "40"}]}, "computed"),
    ("table", {"rows": [{"yes": "60"}]}, "row 1 has no 'year'"),
    ("table", {"rows": [{"year": "2014"}, {"year": "2014"}]}, "share the key"),
    ("table", {"rows": [{"year": "2014", "yes": "sixty"}]}, "not a number"),
    ("table", {"rows": [{"year": "2014", "yes": "nan"}]}, "not a number"),
    ("table", {"rows": [{"year": "2014", "yes": "Infinity"}]}, "not a number"),
    ("table", {"rows": [{"year": "spring"}]}, "EDTF"), ("table", {"checks": ["yes + no is 100"]}, "sums to"),
    ("table", {"checks": ["yes + nope sums to 100"]}, "nope"),
    ("sequence", {"steps": VALID["sequence"]["steps"][:2]}, "at least 3"),
    ("sequence", {"steps": [{"id": "a", "text": "x"}] * 3}, "share an id"),
    ("cause", {"effect": "Land left the club"}, "mark exactly one verb"), ("cause", {"link": "so"}, "because"),
    ("card", {"answers": []}, "needs `answers`"),
    ("card", {"answers": None, "choices": [{"text": "war", "why": "no"}]}, "correct"),
    ("card", {"choices": [{"text": "war"}]}, "needs `why`"), ("card", {"answers": [""]}, "answers"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "words"), REFUSED, ids=lambda part: str(part)[:60])
def test_what_a_kind_refuses(kind: str, more: Raw, words: str) -> None:
    with pytest.raises(ValidationError) as caught:
        FACT.validate_python(raw(kind, **more))
    assert words in str(caught.value)


def test_an_unknown_kind_is_told_the_known_ones() -> None:
    with pytest.raises(ValidationError) as caught:
        FACT.validate_python({"id": "it", "kind": "evnt"})
    assert all(kind in str(caught.value) for kind in KINDS)


# What determines what


def test_an_event_determines_its_date_unless_it_recurs() -> None:
    assert slots("event")["when"].functional
    assert not slots("event", recurs="true")["when"].functional


def test_a_tenure_determines_its_holder_by_count_or_by_time_in_a_single_seat() -> None:
    assert slots("tenure")["holder"].functional
    assert slots("tenure", ordinal=None)["holder"].functional
    assert not slots("tenure", ordinal=None, office="envoy")["holder"].functional  # of no stated number of seats
    assert not slots("tenure")["office"].functional
    assert slots("tenure")["ordinal"].value == Ordinal(2)


def test_a_position_determines_its_speaker_only_by_date_and_single_seat_or_word() -> None:
    assert slots("position")["speaker"].functional
    assert not slots("position", when=None)["speaker"].functional
    assert not slots("position", role="envoy")["speaker"].functional
    assert slots("position", role="envoy", only="true")["speaker"].functional
    assert not slots("position")["when"].functional


def test_a_negated_status_determines_nothing() -> None:
    found = slots("status", negated="true")["status"]
    assert not found.functional
    assert not found.point


def test_a_complete_set_is_counted() -> None:
    assert slots("membership")["members.count"].value == Amount(2)  # type: ignore[arg-type]  # an int equals its Decimal
    assert "members.count" not in slots("membership", complete=None)


def test_a_derived_cell_is_computed_and_missing_where_an_input_is() -> None:
    lead = slots("table")["rows/2014/lead"]
    assert str(lead.value.value) == "40.5"
    assert not lead.anchored
    assert not slots("table")["rows/2014/year"].point


def test_a_relation_is_functional_as_its_type_says() -> None:
    capital = {"capital": {**RELATIONS["capital"], "functional_subject": "true"}}
    world = world_of(raw("relation"), relations=capital)
    by_name = {slot.name: slot for slot in world.pack.slots(world.pack.by_id["it"])}
    assert by_name["subject"].functional and not by_name["object"].functional
    assert by_name["subject"].value == EntityRef("coast")


def test_a_statement_asks_only_what_its_author_confirmed_or_refuted() -> None:
    plain = {"number": {"type": "number", "value": "1244"}}
    assert slots("statement")["number"].point
    assert not slots("statement", slots=plain)["number"].point
    assert slots("statement", slots=plain, wrong=[{"text": "1199", "why": "that was earlier"}])["number"].point


def test_a_vetoed_slot_is_no_point_and_a_universe_fact_has_none() -> None:
    assert not slots("event", skip=["when"])["when"].point
    assert not any(slot.point for slot in slots("tenure", asked="false").values())


def test_a_card_prefers_its_first_answer() -> None:
    assert slots("card", answers=["peace", "calm"])["answer"].value == Words("peace")
    choices = [{"text": "war", "why": "no"}, {"text": "peace", "correct": "true"}]
    assert slots("card", answers=None, choices=choices)["answer"].value == Words("peace")
