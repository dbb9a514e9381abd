"""What drafting proposes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

MAX_QUOTE = 300
"""Characters that a quote may have (FACTS.md)."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that the article seems to state.

    Dates are EDTF, numbers plain decimals, names as the article writes them; ids are given when a pack is made.
    """

    kind: str
    slots: dict[str, Any]
    quote: str
    start: int
    """Offset of the quote in the article's text, in characters."""
    flags: tuple[str, ...] = ()
    """What the author must look at: a relative date, a column that disagrees with its derivation."""
    section: str = ""
    origin: str = "rules"
    """Who proposes it: `rules`, or the name of a language model."""

    @property
    def end(self) -> int:
        """Offset after the quote."""
        return self.start + len(self.quote)

    @property
    def key(self) -> str:
        """A name that stays the same as long as the candidate does; reviews are kept under it."""
        return f"{self.kind}@{self.start}:{sorted((k, str(v)) for k, v in self.slots.items())}"

    def as_json(self) -> dict[str, Any]:
        """Return it as plain data."""
        return {
            "kind": self.kind, "slots": self.slots, "quote": self.quote, "start": self.start, "end": self.end,
            "flags": list(self.flags), "section": self.section, "origin": self.origin,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Refused:
    """A candidate that was not let through, and why."""

    candidate: Candidate
    why: str


@dataclass(slots=True)
class Draft:
    """All that drafting found in an article."""

    text: str
    candidates: list[Candidate] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    """Findings that are no facts: relative dates, tables that disagree."""
