"""`define`."""

from __future__ import annotations

from typing import Any

from worlds import choices, formats, items, patterns, proofs, refused, stems, world_of, wrong


def short(*others: str, **more: Any) -> dict[str, Any]:
    return {
        "id": "harfor", "kind": "definition", "term": "HARFOR", "meaning": "Harbour Force", "abbreviation": "true",
        "wrong": [{"text": text, "why": "HARFOR is the Harbour Force."} for text in others], **more,
    }  # fmt: skip


WORDS: list[dict[str, Any]] = [
    {"id": key, "kind": "definition", "term": key, "meaning": meaning, "thread": "ships"}
    for key, meaning in (
        ("bow", "the front of a ship"),
        ("stern", "the back of a ship"),
        ("hull", "the body of a ship"),
    )
]


def test_it_asks_in_three_patterns_each_way() -> None:
    said = stems("define", "harfor", short("Halyard Force", "Haven Fleet"), seeds=20)
    onward = {stem for stem in said if "HARFOR" in stem}
    assert patterns(onward) >= 3 and patterns(said - onward) >= 3
    words = stems("define", "bow", *WORDS, seeds=20)
    assert patterns({stem for stem in words if "front" in stem}) >= 3
    assert patterns({stem for stem in words if "front" not in stem}) >= 3


def test_wrong_expansions_share_the_initials() -> None:
    other = {**short(), "id": "other", "term": "HF", "meaning": "Hill Farm"}
    unlike = {**short(), "id": "unlike", "term": "XY", "meaning": "Xenon Yard"}
    for item in choices(items(world_of(short("Halyard Fleet", "Haven Force"), other, unlike), "define", "harfor")):
        assert item.answers == ("Harbour Force",)
        assert all("".join(word[0] for word in text.split()) == "HF" for text in wrong(item))


def test_an_expansion_is_never_asked_for_its_initials_as_a_choice() -> None:
    made = items(world_of(short("Halyard Fleet", "Haven Force")), "define", "harfor")
    for item in choices(made):
        assert "HARFOR" in item.stem
    assert formats(made) == {"single_choice", "typed"}


def test_other_terms_of_the_pack_tempt() -> None:
    item = next(i for i in choices(items(world_of(*WORDS), "define", "bow")) if "Bow" in i.answers)
    assert set(wrong(item)) == {"Stern", "Hull"} and proofs(item) == {"functional"}
    assert next(o for o in item.options if o.text == "Hull").feedback == "Hull means the body of a ship."


def test_it_says_what_is_missing() -> None:
    assert refused(world_of(short("Halyard Fleet")), "define", "harfor") == {
        "too-few-distractors": "write two `wrong` expansions with the same initials: there are 1"
    }
