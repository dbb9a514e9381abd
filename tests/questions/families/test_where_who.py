"""`where_who`."""

from __future__ import annotations

from typing import Any

from worlds import choices, event, formats, items, patterns, refused, stems, world_of, wrong

ASKS = ["Which country did the pact bind?", "On whom was the pact binding?", "The pact bound one country. Which one?"]


def bound(**more: Any) -> dict[str, Any]:
    slot = {"type": "entity", "value": "coast", "functional": "confirmed", "ask": ASKS, **more}
    return {
        "id": "bound",
        "kind": "statement",
        "text": "The pact bound the people of {country}.",
        "slots": {"country": slot},
    }


def test_an_author_asks_in_several_ways_and_the_sentence_itself_asks() -> None:
    said = stems("where_who", "bound", bound(), seeds=20)
    assert set(ASKS) < said and "The pact bound the people of which country?" in said
    assert patterns(said) >= 3


def test_the_sentence_asks_for_what_opens_it_too() -> None:
    fact = event(
        "freed", "Ada Stone [freed|free] the town", "1989", text="{when:in}, {person} freed the town.",
        slots={"person": {"type": "entity", "value": "ada", "functional": "confirmed", "ask": "By whom was the town freed?"}},
    )  # fmt: skip
    assert "In 1989, who freed the town?" in stems("where_who", "freed", fact)


def test_wrong_names_are_of_its_sort_and_said_to_be_what_they_are() -> None:
    others = [
        event(key, f"{name} [held|hold] a vote", "1999", participants=[key])
        for key, name in (("land", "Land"), ("island", "Island"))
    ]
    for item in choices(items(world_of(bound(), *others), "where_who", "bound")):
        assert set(wrong(item)) == {"Land", "Island"}
        assert next(o for o in item.options if o.text == "Land").feedback == "In 1999, Land held a vote."
    assert formats(items(world_of(bound(), *others), "where_who", "bound")) == {"single_choice", "typed"}


def test_who_did_not_exist_then_is_no_wrong_answer() -> None:
    gone = event("gone", "Hills [held|hold] a vote", "1920", participants=["hills"])
    others = [event(key, f"{key} [held|hold] a vote", "1999", participants=[key]) for key in ("land", "island")]
    dated = {
        **bound(ask="Which country did the pact of 1990 bind?"),
        "text": "The pact of 1990 bound the people of {country}.",
    }
    for seed in range(8):
        for item in choices(items(world_of(dated, gone, *others, seed=seed), "where_who", "bound")):
            assert "Hills" not in wrong(item)


def test_a_participant_is_no_wrong_answer_for_another() -> None:
    both = event(
        "met",
        "the two lands [met|meet]",
        "1999",
        participants=["land", "island"],
        ask={"participants/land": "Who called the meeting?"},
    )
    others = [event(key, f"{key} [held|hold] a vote", "2001", participants=[key]) for key in ("coast", "hills")]
    for item in choices(items(world_of(both, *others), "where_who", "met")):
        assert "Island" not in wrong(item)


def test_without_a_question_it_refuses() -> None:
    quiet = event("met", "the lands [met|meet]", "1999", where="land")
    assert "a whole question, if it has one answer" in refused(world_of(quiet), "where_who", "met")["no-question"]


def test_what_has_several_answers_is_not_typed() -> None:
    open_ = bound(functional=None, wrong=[{"text": "Land", "why": "No."}, {"text": "Island", "why": "No."}])
    open_["slots"]["country"].pop("functional")
    assert formats(items(world_of(open_), "where_who", "bound")) == {"single_choice"}
