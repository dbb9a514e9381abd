"""What a learner gave as an answer, and what it was worth. Pure data, shared by marking and by every front end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.items import Point


class Grade(IntEnum):
    """A self-grade on a flashcard."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


@dataclass(frozen=True, slots=True)
class Picked:
    """Indices of the chosen options: single choice and true/false one, select-all any number."""

    indices: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Wrote:
    """Text as typed: typed, number, date and cloze items."""

    text: str


@dataclass(frozen=True, slots=True)
class Ordered:
    """Indices into the options, in the order that the learner chose."""

    order: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Matched:
    """(prompt index, option index) for each pair made; prompts may be left out."""

    pairs: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Graded:
    """A flashcard's self-grade."""

    grade: Grade


@dataclass(frozen=True, slots=True)
class DontKnow:
    """A lapse without a guess; every format has it."""


Response = Picked | Wrote | Ordered | Matched | Graded | DontKnow


@dataclass(frozen=True, slots=True)
class Credit:
    """What one point gets from one answer."""

    point: Point
    share: float
    """0..1: 1 recalls the point, 0 is a lapse."""


@dataclass(frozen=True, slots=True)
class Mark:
    """The verdict on one response."""

    score: float
    """0..1."""
    verdict: str
    """Machine word for why: exact, alias, misspelt, wrong, partial, unit-missing, ambiguous-date, dont-know, ..."""
    reason: str
    """One short sentence for the learner."""
    credits: tuple[Credit, ...]
    ask_again: bool = False
    """The response can't be marked as it stands (an ambiguous date, a text where a number is wanted): ask again."""

    @property
    def correct(self) -> bool:
        """Whether full marks were given."""
        return self.score >= 1.0
