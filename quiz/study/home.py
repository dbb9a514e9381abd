"""Where a learner stands, counted for the home screen without loading a pack."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.core.home import PackCard
from quiz.store.reading import Counts, counted_standing, days, mean_latency, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from quiz.store.packs import Head
    from quiz.study.study import Study

NOTHING = Counts(0, 0, 0, frozenset())
SECONDS_AN_ANSWER = 18.0
"""Time for an answer before the learner's own pace is known."""
SECONDS_OF_FEEDBACK = 6.0
"""Time for reading why, which the log does not measure."""


def cards(study: Study, away: Collection[str], now: datetime) -> list[PackCard]:
    """Return where the learner stands with each installed pack, but for those that are away."""
    today = study.clock.day(now).toordinal()
    counts = counted_standing(study.log, today, study.settings.ladder.known)
    seconds = pace(study)
    return [
        _card(study, name, path, counts, seconds, today) for name, path in study.packs().items() if name not in away
    ]


def _card(study: Study, name: str, path: Path, counts: Mapping[str, Counts], seconds: float, today: int) -> PackCard:
    head = study.compiled.head(path)
    if head is None:
        return PackCard(name, name, path, pending=True)
    if head.problem:
        return PackCard(head.id, head.title, path, problem=head.problem)
    met, known, due, points = counts.get(head.id, NOTHING)
    there = set(head.points)
    if not points <= there:
        met, known, due = _of_those_left(study, head, there, today)
    minutes = max(1, round(due * seconds / 60)) if due else 0
    return PackCard(head.id, head.title, path, head.facts, len(there), known, met - known, due, minutes)


def _of_those_left(study: Study, head: Head, there: set[str], today: int) -> tuple[int, int, int]:
    """Count anew: a point that its author took away keeps its log and is not counted."""
    left = [row for row in standing(study.log, head.id, today) if row[0] in there]
    known = study.settings.ladder.known
    return len(left), sum(row[1] >= known for row in left), sum(row[2] <= today for row in left)


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
