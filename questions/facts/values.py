"""Typed values of slots: what a point's answer *is*, before any wording."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from questions.facts.time import Date

_PLAIN_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")


def plain_number(text: str) -> Decimal:
    """Return the value of plain digits.

    Raises:
        ValueError: If `text` is anything else, "NaN" and "1_000" among it.
    """
    if not _PLAIN_NUMBER.fullmatch(text.strip()):
        raise ValueError(f"{text!r} is not a number; write plain digits, as in 4500 or 88.7")
    return Decimal(text.strip())


@dataclass(frozen=True, slots=True)
class EntityRef:
    """An entity of the pack, by id."""

    id: str


@dataclass(frozen=True, slots=True)
class OfficeRef:
    """An office of the pack, by id."""

    id: str


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit."""

    value: Decimal
    unit: str | None = None
    tolerance: Decimal = Decimal(0)
    """Half-width, in the same unit, within which another number denotes the same."""


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A place in a count: 1 is "first"."""

    n: int


@dataclass(frozen=True, slots=True)
class Words:
    """A phrase of the author's (a meaning, a gist, a step, a status), or quoted words."""

    text: str
    verbatim: bool = False
    """Whether the words must stand in the evidence letter by letter."""


Value = Date | EntityRef | OfficeRef | Amount | Ordinal | Words


@dataclass(frozen=True, slots=True)
class Slot:
    """One typed slot of a fact.

    `name` is the slot part of the point's key (`when`, `members/greece`, `rows/2014-10/support`).
    """

    name: str
    value: Value
    functional: bool = False
    """Whether the rest of the fact's sentence determines this value, so that any other value makes it false (F)."""
    anchored: bool = True
    """Whether the fact's quotes must contain an expression of this value."""
    point: bool = True
    """Whether this slot is something to know (a point), or only given information."""
    asks: tuple[str, ...] = ()
    """The questions for this slot: the author's, else the kind's own; none if only a usual one can be made."""

    @property
    def ask(self) -> str | None:
        """The first question, or None."""
        return self.asks[0] if self.asks else None
