"""Numbers in words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from quiz.core.words import due_in_words


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "today"), (0, "today"), (1, "tomorrow"), (9, "in 9 days"), (59, "in 59 days"), (92, "in 3 months"), (800, "in 2 years")],
)  # fmt: skip
def test_due_dates_are_said_in_words(days: int, words: str) -> None:
    today = date(2026, 11, 24)
    assert due_in_words(today + timedelta(days=days), today) == words
