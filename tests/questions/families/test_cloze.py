"""`cloze`."""

from __future__ import annotations

from typing import Any

from worlds import event, items, patterns, refused, stems, tenure, world_of

SIGNED = event("signed", "the pact [was] signed", "1999-03")


def test_a_date_stands_first_last_or_as_what_the_sentence_turns_on() -> None:
    said = stems("cloze", "signed", SIGNED, seeds=20)
    assert patterns(said) >= 3
    assert "In ____, the pact was signed. (month and year)" in said
    assert "It was in ____ that the pact was signed. (month and year)" in said


def test_what_belongs_to_the_sentence_stays_outside_of_the_blank() -> None:
    owned: dict[str, Any] = {
        "id": "seat", "kind": "statement", "text": "{country:poss} president signed the pact.",
        "slots": {"country": {"type": "entity", "value": "land", "functional": "confirmed"}},
    }  # fmt: skip
    item = items(world_of(owned), "cloze", "seat")[0]
    assert item.stem.startswith("____'s president signed the pact.")
    assert item.answers[0] == "Land"
    strength = {
        "id": "now", "kind": "quantity", "subject": "club", "measure": "strength", "value": "4500", "unit": "troops", "as_of": "2024",
    }  # fmt: skip
    assert all("____ troops" in stem for stem in stems("cloze", "now", strength))


def test_the_blanked_words_stand_nowhere_else() -> None:
    twice: dict[str, Any] = {
        "id": "twice", "kind": "statement", "text": "The {aim} party of Land wished to {aim_too}.",
        "slots": {
            "aim": {"type": "words", "value": "peace", "functional": "confirmed"},
            "aim_too": {"type": "words", "value": "keep the peace", "functional": "confirmed"},
        },
    }  # fmt: skip
    assert "cloze-blank" in refused(world_of(twice), "cloze", "twice")
    for item in items(world_of(twice), "cloze", "twice"):
        assert item.answers[0].lower() not in item.stem.lower()


def test_a_name_is_marked_against_its_rivals() -> None:
    item = items(world_of(tenure("first", "ada", ordinal="1"), tenure("second", "ben", ordinal="2")), "cloze", "first")[
        0
    ]
    assert item.answers[:2] == ("Ada Stone", "Stone") and "Ben Field" in item.rivals  # type: ignore[union-attr]
    assert "(person)" in item.stem


def test_it_refuses_what_has_no_one_filling() -> None:
    assert "open-date" in refused(world_of(event("by", "the pact [was] read", "../1998-06")), "cloze", "by")
    assert "interval" in refused(world_of(event("span", "the pact [was] read", "1998/2001")), "cloze", "span")
    status = {"id": "st", "kind": "status", "subject": "land", "status": "observer", "body": "club", "from": "1999"}
    assert "open-words" in refused(world_of(status), "cloze", "st")
    mute = {
        "id": "mute", "kind": "statement", "text": "The pact was signed.",
        "slots": {"place": {"type": "entity", "value": "land", "functional": "confirmed"}},
    }  # fmt: skip
    assert "write `text`" in refused(world_of(mute), "cloze", "mute")["no-sentence"]
