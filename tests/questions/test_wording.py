"""How names, values and sentences are said."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from worlds import event, tenure, world_of

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Value, Words
from questions.reading import load_pack
from questions.wording import BLANK, Swap, Voice, WordingError, capitalise, join_words, lower_start, possessive

LANDS: dict[str, Any] = {
    "un": {"type": "organisation", "name": "United Nations", "the": "true", "short": "UN"},
    "land": {"type": "country", "name": "Land", "adjective": "Landish"},
    "ada": {"type": "person", "name": "Ada Stone", "aliases": ["A. Stone"]},
    "eva": {"type": "person", "name": "Eva Stone"},
    "ben": {"type": "person", "name": "Ben Field"},
}
OFFICES: dict[str, Any] = {"president": {"title": "president", "of": "un", "seats": "1"}}
VOICE = world_of(tenure("t", "ada", ordinal="2"), entities=LANDS, offices=OFFICES).voice


@pytest.mark.parametrize(
    ("value", "form", "said"),
    [
        (EntityRef("un"), "", "the United Nations"), (EntityRef("un"), "bare", "United Nations"),
        (EntityRef("un"), "poss", "the United Nations'"), (EntityRef("un"), "short", "UN"),
        (EntityRef("land"), "poss", "Land's"), (EntityRef("land"), "adj", "Landish"),
        (OfficeRef("president"), "", "the United Nations' president"), (OfficeRef("president"), "title", "president"),
        (Date.parse("1999-03"), "", "March 1999"), (Date.parse("1999-03"), "in", "in March 1999"),
        (Date.parse("2022-02-24"), "in", "on 24 February 2022"), (Date.parse("../1998-06"), "in", "by June 1998"),
        (Amount(Decimal(4500), "troops"), "", "4,500 troops"), (Amount(Decimal(4500), "troops"), "number", "4,500"),
        (Amount(Decimal(4)), "words", "four"), (Amount(Decimal(1), "years"), "", "1 year"),
        (Ordinal(3), "", "third"), (Words("observer"), "a", "an observer"), (Words("vital"), "quote", "“vital”"),
    ],
)  # fmt: skip
def test_values_are_said_in_their_forms(value: Value, form: str, said: str) -> None:
    assert VOICE.value(value, form) == said


@pytest.mark.parametrize(
    ("value", "form"), [(Ordinal(3), "in"), (EntityRef("un"), "words"), (EntityRef("ada"), "adj"), (Words("x"), "poss")]
)
def test_a_form_that_a_value_lacks_is_an_error(value: Value, form: str) -> None:
    with pytest.raises(WordingError):
        VOICE.value(value, form)


def test_a_bare_surname_counts_where_it_is_unique() -> None:
    assert VOICE.accepted(EntityRef("ben")) == ("Ben Field", "Field")
    assert VOICE.accepted(EntityRef("ada")) == ("Ada Stone", "A. Stone")
    assert VOICE.accepted(Amount(Decimal(4500), "troops")) == ("4,500 troops", "4,500", "4500")


def test_small_words() -> None:
    assert [join_words(list("abc")[:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]
    assert possessive("Wales") == "Wales'" and possessive("Land") == "Land's"
    assert (
        capitalise("“vital”") == "“Vital”"
        and capitalise("4,500 troops") == "4,500 troops"
        and capitalise(BLANK) == BLANK
    )
    assert lower_start("In 1999, Land rose.") == "in 1999, Land rose." and lower_start("NATO rose.") == "NATO rose."


SIGNED = event("signed", "the pact [was] signed", "1999-03")


@pytest.mark.parametrize(
    ("template", "swap", "said"),
    [
        (None, None, "In March 1999, the pact was signed."),
        (None, Swap("when", blank=True), "In ____, the pact was signed."),
        (None, Swap("when", value=Date.parse("2001-05")), "In May 2001, the pact was signed."),
        (None, Swap("when", against=Date.parse("2001-05")), "In March 1999 (not May 2001), the pact was signed."),
        ("the pact was signed {when:in}.", Swap("when", against=Date.parse("2001-05")), "The pact was signed in March 1999, not in May 2001."),
        (
            "it was {when:in} that the pact was signed.", Swap("when", against=Date.parse("2001-05")),
            "It was in March 1999, not in May 2001, that the pact was signed.",
        ),
        ("{when} and {when} again.", Swap("when", blank=True), None),
        ("the pact was signed.", Swap("when", blank=True), None),
    ],
)  # fmt: skip
def test_a_slot_is_blanked_replaced_or_contrasted(template: str | None, swap: Swap | None, said: str | None) -> None:
    world = world_of(SIGNED)
    assert world.voice.sentence(world.pack.by_id["signed"], "when", swap, template=template) == said


def test_units_and_possessives_stay_outside_of_a_blank() -> None:
    raw: dict[str, Any] = {
        "id": "one", "kind": "statement", "text": "{land:poss} army had {n}.",
        "slots": {"land": {"type": "entity", "value": "land"}, "n": {"type": "number", "value": "4500", "unit": "troops"}},
    }  # fmt: skip
    world = world_of(raw)
    fact = world.pack.by_id["one"]
    assert world.voice.sentence(fact, "n", Swap("n", blank=True)) == "Land's army had ____ troops."
    assert world.voice.sentence(fact, "land", Swap("land", blank=True)) == "____'s army had 4,500 troops."
    against = Swap("n", against=Amount(Decimal(9000), "troops"))
    assert world.voice.sentence(fact, "n", against) == "Land's army had 4,500 (not 9,000) troops."


def test_what_changes_is_dated_and_what_is_disputed_attributed() -> None:
    more = {"as_of": "2024", "volatile": "true"}
    raw = {
        "id": "one",
        "kind": "quantity",
        "subject": "club",
        "measure": "size",
        "value": "3",
        "unit": "members",
        "text": "The Club has {value}.",
        **more,
    }
    world = world_of(raw)
    assert world.voice.sentence(world.pack.by_id["one"]) == "As of 2024, the Club has 3 members."
    disputed = world_of(event("one", "the pact [was] signed", "1999", attribution="according to the chronicle"))
    assert (
        disputed.voice.sentence(disputed.pack.by_id["one"])
        == "According to the chronicle, in 1999, the pact was signed."
    )


def test_an_unknown_slot_names_those_that_there_are() -> None:
    world = world_of(SIGNED)
    with pytest.raises(WordingError, match=r"no slot 'wen' in this event; it has when"):
        world.voice.fill(world.pack.by_id["signed"], "In {wen}.")


def test_a_contrast_with_quoted_words_stands_outside_of_their_quotation_marks() -> None:
    pack = load_pack(Path(__file__).resolve().parents[2] / "seeds" / "greek-words")
    voice = Voice(pack)
    swap = Swap("term", value=Words("ψωμί"), against=Words("νερό"))
    assert voice.sentence(pack.by_id["nero"], "term", swap) == "The Greek word “ψωμί” (not “νερό”) means “water”."
    swap = Swap("meaning", value=Words("water"), against=Words("bread"))
    assert voice.sentence(pack.by_id["nero"], "meaning", swap) == "The Greek word “νερό” means “water”, not “bread”."
