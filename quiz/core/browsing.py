"""What lists of facts hold. Plain data; a fact's page is in `quiz.core.pages`, which lists do without."""

from __future__ import annotations

from dataclasses import dataclass

MEMORIES = ("due", "learning", "known", "new", "set aside", "not asked")
"""States of memory of a fact: some of it is due; some of it was asked; all of it is known; none of it was asked; it is
buried or suspended; it only serves to refute wrong answers."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which facts a list holds; empty texts leave out no fact."""

    text: str = ""
    """Words that a fact must hold, the last one begun; accents and case do not matter."""
    kind: str = ""
    tag: str = ""
    memory: str = ""
    """One of MEMORIES."""
    dated: bool = False
    """Only dated facts, in the order of time; else the best match first, or the pack's order."""


@dataclass(frozen=True, slots=True)
class Row:
    """One fact of a list."""

    n: int
    """Its place in the pack, from 1."""
    id: str
    kind: str
    sentence: str
    date: str
    """As it is said ("March 1999"); empty where the fact has none."""
    memory: str = ""
    """One of MEMORIES; empty while it is being looked up."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be filtered by, and how many facts there are of each."""

    kinds: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    dated: int
    tables: tuple[str, ...]
    """Ids of the tables."""
