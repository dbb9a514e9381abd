"""Numbers in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from questions.families import FAMILIES
from questions.items import Format
from quiz.core.words import KINDS, WAYS, due_in_words, kind_in_words, way_in_words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "today"), (0, "today"), (1, "tomorrow"), (9, "in 9 days"), (59, "in 59 days"), (92, "in 3 months"), (800, "in 2 years")],
)  # fmt: skip
def test_due_dates_are_said_in_words(days: int, words: str) -> None:
    today = date(2026, 11, 24)
    assert due_in_words(today + timedelta(days=days), today) == words


def test_every_kind_of_question_and_way_of_answering_has_words_of_its_own() -> None:
    assert set(KINDS) == set(FAMILIES)
    assert set(WAYS) == {one.value for one in Format}
    for words in (*KINDS.values(), *WAYS.values()):
        assert words and "_" not in words
    assert len(set(KINDS.values())) == len(KINDS) and len(set(WAYS.values())) == len(WAYS)


def test_what_is_new_is_named_without_underscores() -> None:
    assert kind_in_words("what_if") == "what if"
    assert way_in_words("spoken_word") == "spoken word"
