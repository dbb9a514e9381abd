"""Where a learner stands, counted for the home screen without loading a pack."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.core.home import PackCard
from quiz.store.reading import days, mean_latency, standing

if TYPE_CHECKING:
    from quiz.store.packs import Head
    from quiz.study.study import Study

SECONDS_AN_ANSWER = 18.0
"""Time for an answer before the learner's own pace is known."""
SECONDS_OF_FEEDBACK = 6.0
"""Time for reading why, which the log does not measure."""


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
    today = study.clock.day(now).toordinal()
    known = learning = due = 0
    for point, stability, first_due in standing(study.log, head.id, today):
        if point not in there:
            continue  # a point that its author took away keeps its log and is not counted
        known += stability >= study.settings.ladder.known
        learning += stability < study.settings.ladder.known
        due += first_due <= today
    seconds = due * pace(study) if due else 0
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


DAYS_AHEAD = 7


def ahead(study: Study, now: datetime) -> tuple[int, ...]:
    """Return how many points come back on each of the next days, tomorrow first."""
    today = study.clock.day(now).toordinal()
    rows = study.log.rows(
        "SELECT due, count(*) FROM state WHERE due > ? AND due <= ? GROUP BY due", (today, today + DAYS_AHEAD)
    )
    counts = dict(rows)
    return tuple(counts.get(today + day, 0) for day in range(1, DAYS_AHEAD + 1))


def pace(study: Study) -> float:
    """Return the seconds that an answer takes this learner, with reading why."""
    mean = mean_latency(study.log)
    return SECONDS_AN_ANSWER if mean is None else mean / 1000 + SECONDS_OF_FEEDBACK


def streak(study: Study, now: datetime) -> int:
    """Return how many days in a row have an answer, today or yesterday the last."""
    there = set(days(study.log))
    day = study.clock.day(now).toordinal()
    if day not in there:
        day -= 1
    streak = 0
    while day in there:
        streak += 1
        day -= 1
    return streak
