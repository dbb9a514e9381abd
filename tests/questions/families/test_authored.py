"""`authored`."""

from __future__ import annotations

from typing import Any

from worlds import choices, formats, items, patterns, proofs, refused, stems, world_of, wrong

ASKS = ["What did the town wish for?", "The town had one wish. What was it?", "For what was the town's wish?"]


def wish(**more: Any) -> dict[str, Any]:
    slot = {
        "type": "words", "value": "a bridge", "ask": ASKS,
        "wrong": [{"text": text, "why": "It wished for a bridge."} for text in ("a tower", "a market", "a school")], **more,
    }  # fmt: skip
    return {"id": "wish", "kind": "statement", "text": "The town wished for {what}.", "slots": {"what": slot}}


def test_an_author_may_ask_in_three_patterns() -> None:
    assert stems("authored", "wish", wish(), seeds=20) == set(ASKS)
    assert patterns(ASKS) >= 3


def test_wrong_answers_and_reasons_are_the_authors() -> None:
    item = choices(items(world_of(wish()), "authored", "wish"))[0]
    assert item.answers == ("A bridge",) and set(wrong(item)) == {"A tower", "A market", "A school"}
    assert proofs(item) == {"negative"}
    assert all(o.feedback == "It wished for a bridge." for o in item.options if not o.correct)


def test_words_are_typed_only_where_no_others_would_do() -> None:
    assert formats(items(world_of(wish()), "authored", "wish")) == {"single_choice"}
    assert formats(items(world_of(wish(functional="confirmed")), "authored", "wish")) == {"single_choice", "typed"}


def test_a_card_is_asked_as_it_was_written() -> None:
    card: dict[str, Any] = {
        "id": "card", "kind": "card", "prompt": "Who built the bridge?", "answers": ["the town", "its people"],
        "typed": "true",
        "choices": [{"text": "the town", "correct": "true"}, {"text": "the king", "why": "No."}, {"text": "the abbot", "why": "No."}],
    }  # fmt: skip
    made = items(world_of(card), "authored", "card")
    assert formats(made) == {"single_choice", "typed"}
    assert {item.stem for item in made} == {"Who built the bridge?"}
    assert next(item for item in made if item.format == "typed").answers == ("the town", "its people")


def test_words_without_a_question_are_refused() -> None:
    mute = wish()
    mute["slots"]["what"].pop("ask")
    assert "`ask` for the slot 'what'" in refused(world_of(mute), "authored", "wish")["no-question"]
