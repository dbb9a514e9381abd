"""From what a family wants to ask to a whole item: options chosen and placed, guess rate, difficulty, id.

Families say *what* is asked and which wrong answers are proven wrong; everything that is the same for all families,
and must be the same, is done here.
"""

from __future__ import annotations

from questions.building.choosing import Key, choice
from questions.building.offers import Ask, Distractor, Offer, Refusal, item_id
from questions.building.recall import cloze, date, flashcard, number, number_key, typed
from questions.building.several import matching, ordering, select_all, true_false

__all__ = [
    "Ask", "Distractor", "Key", "Offer", "Refusal", "choice", "cloze", "date", "flashcard", "item_id", "matching", "number",
    "number_key", "ordering", "select_all", "true_false", "typed",
]  # fmt: skip
