"""What the statistics screen shows. Pure data; `quiz.store.statistics` fills it in one pass over sums and states."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Answers:
    """Answers of one kind added up."""

    count: int
    right: int
    """With full marks."""
    score: float
    """Sum of scores, 0..count."""
    seconds: float
    """Time spent; an answer counts a minute at most."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """A learner's statistics, of one pack or of all."""

    days: dict[int, Answers]
    """By the learner's day, as an ordinal."""
    classes: dict[str, Answers]
    """By class of answer."""
    kinds: dict[str, Answers]
    """By kind of round: review, play, learn, cram."""
    reviews: dict[tuple[int, str], Answers]
    """Answers in reviews by (day, class)."""
    families: dict[tuple[str, str], Answers]
    """By (family, format)."""
    due: dict[int, int]
    """Points due by day, as an ordinal; all that is overdue at the day asked about."""
    stability: dict[int, int]
    """Scheduled points by the power of two of their stability: n for 2^n to 2^(n+1) days, -1 for below a day."""
    difficulty: dict[int, int]
    """Scheduled points by whole difficulty, 1..10."""
    recall: dict[int, int]
    """Scheduled points by believed recall now, in steps of five hundredths: 18 for 90 to 95 %."""
    points: int
    """Scheduled points."""
    remembered: float
    """How many of them are believed to be remembered now."""
