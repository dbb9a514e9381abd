"""What is shown of one fact: its page, and what a learner did with it. Plain data, read without the fact models."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.core.figures import Figure


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
