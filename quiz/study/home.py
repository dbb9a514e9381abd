"""Where a learner stands, counted for the home screen without loading a pack."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.core.home import PackCard
from quiz.store.log import micros

if TYPE_CHECKING:
    from quiz.store.packs import Head
    from quiz.study.study import Study

KNOWN_DAYS = 14.0
"""Days of stability from which a point is called known."""
SECONDS_AN_ANSWER = 18
"""Time for an answer before the learner's own pace is known."""


def card(study: Study, name: str, path: Path, now: datetime) -> PackCard:
    """Return where the learner stands with one installed pack."""
    head = study.compiled.head(path)
    if head is None:
        return PackCard(name, name, path, pending=True)
    if head.problem:
        return PackCard(head.id, head.title, path, problem=head.problem)
    return _standing(study, head, path, now)


def _standing(study: Study, head: Head, path: Path, now: datetime) -> PackCard:
    there = set(head.points)
    limit = micros(now)
    known = learning = due = 0
    for point, stability, first_due in study.log.standing(head.id):
        if point not in there:
            continue  # a point that its author took away keeps its log and is not counted
        known += stability >= KNOWN_DAYS
        learning += stability < KNOWN_DAYS
        due += first_due <= limit
    pace = study.log.mean_latency() if due else None
    seconds = due * (pace / 1000 + 6 if pace else SECONDS_AN_ANSWER)
    return PackCard(
        head.id,
        head.title,
        path,
        head.facts,
        len(there),
        known,
        learning,
        due,
        max(1, round(seconds / 60)) if due else 0,
    )


def streak(study: Study, now: datetime) -> int:
    """Return how many days in a row have an answer, today or yesterday the last."""
    days = set(study.log.days())
    day = study.clock.day(now)
    if day.isoformat() not in days:
        day -= timedelta(days=1)
    streak = 0
    while day.isoformat() in days:
        streak += 1
        day -= timedelta(days=1)
    return streak
