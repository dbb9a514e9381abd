"""What is shown of facts that are browsed: rows of lists, and a fact's page. Plain data, read without the fact models."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.core.figures import Figure

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
class SlotLine:
    """One slot of a fact."""

    name: str
    label: str
    value: str
    point: bool
    """Whether it is asked."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote in the paragraph of its source."""

    source: str
    section: str
    before: str
    quote: str
    after: str


@dataclass(frozen=True, slots=True)
class Page:
    """What there is to know about one fact."""

    id: str
    kind: str
    sentence: str
    date: str = ""
    first: float | None = None
    """First day that it may be of, in days since 1970-01-01; for undated facts None."""
    last: float | None = None
    tags: tuple[str, ...] = ()
    thread: str = ""
    asked: bool = True
    slots: tuple[SlotLine, ...] = ()
    passages: tuple[Passage, ...] = ()
    about: tuple[str, ...] = ()
    """Ids of the entities that it names, and of offices after `office/`."""
    words: str = ""
    """What it is also found by: other names of what it is about."""
    figures: tuple[Figure, ...] = ()
    """Charts of a table, one a column of numbers; the last one is the table itself."""


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be filtered by, and how many facts there are of each."""

    kinds: tuple[tuple[str, int], ...]
    tags: tuple[tuple[str, int], ...]
    dated: int
    tables: tuple[str, ...]
    """Ids of the tables."""


@dataclass(frozen=True, slots=True)
class PointStanding:
    """Memory of one point, in words and numbers."""

    slot: str
    words: str
    """"known · back in 9 days"."""
    recall: float | None
    """Probability of recall now; None for a point that was never asked."""


@dataclass(frozen=True, slots=True)
class PastAnswer:
    """One answer that was given about a fact."""

    day: int
    """Ordinal of the learner's day."""
    slot: str
    said: str
    share: float
    """0..1."""
    format: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about a fact, with its answer."""

    family: str
    format: str
    stem: str
    options: tuple[str, ...]
    answer: str


@dataclass(frozen=True, slots=True)
class Learned:
    """What a learner did with a fact."""

    points: tuple[PointStanding, ...]
    curve: Figure
    answers: tuple[PastAnswer, ...]
