"""Statistics, from the sums that each write keeps up and from one pass over the states."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quiz.core.memory.state import DAY, NEVER
from quiz.core.statistics import Answers, Statistics

if TYPE_CHECKING:
    from quiz.store.log import Log

STEPS = 64
"""Buckets for each stability of time since the last answer: believed recall is taken at the middle of each."""


def statistics(
    log: Log, day: int, at: int, recall: Callable[[float], float], packs: Sequence[str] | None = None
) -> Statistics:
    """Return the statistics of some packs, or of all.

    Args:
        log: The log.
        day: Ordinal of the learner's day.
        at: Microseconds since 1970.
        recall: Gives the believed recall for time since the last answer over stability.
        packs: Only these.
    """
    where, values = "", []
    if packs is not None:
        where, values = f" AND pack IN ({','.join('?' * len(packs))})", list(packs)
    sums = log.rows(
        "SELECT day, kind, class, sum(answers), sum(right), sum(score), sum(spent) FROM daily"
        f" WHERE 1{where} GROUP BY day, kind, class",
        values,
    )
    families = log.rows(
        "SELECT family, format, sum(answers), sum(right), sum(score), sum(spent) FROM by_family"
        f" WHERE 1{where} GROUP BY family, format",
        values,
    )
    shown, points, remembered = _recall(log, at, recall, where, values)
    return Statistics(
        days=_added(sums, 0),
        kinds=_added(sums, 1),
        classes=_added(sums, 2),
        families={(row[0], row[1]): _answers(row[2:]) for row in families},
        due=dict(
            log.rows(
                f"SELECT max(due, ?) AS d, count(*) FROM state WHERE due < {NEVER}{where} GROUP BY d", (day, *values)
            )
        ),
        stability=_grown(log, where, values),
        difficulty=dict(
            log.rows(
                f"SELECT CAST(difficulty AS INTEGER) AS d, count(*) FROM state WHERE due < {NEVER}{where} GROUP BY d",
                values,
            )
        ),
        recall=shown,
        points=points,
        remembered=remembered,
    )


def answers_of_day(log: Log, day: int) -> dict[str, int]:
    """Return how many answers that stand were given on a day, by kind of round."""
    return dict(log.rows("SELECT kind, sum(answers) FROM daily WHERE day = ? GROUP BY kind", (day,)))


def _answers(row: Sequence[int]) -> Answers:
    count, right, score, spent = row
    return Answers(count, right, score / 1000, spent / 1000)


def _added(sums: Sequence[Sequence[int]], column: int) -> dict:  # type: ignore[type-arg]  # keys are of the column's type
    found: dict[object, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    for row in sums:
        into = found[row[column]]
        for at, value in enumerate(row[3:]):
            into[at] += value
    return {key: _answers(values) for key, values in sorted(found.items())}


def _grown(log: Log, where: str, values: Sequence[object]) -> dict[int, int]:
    rows = log.rows(
        f"SELECT CAST(stability AS INTEGER) AS s, count(*) FROM state WHERE due < {NEVER}{where} GROUP BY s", values
    )
    found: dict[int, int] = defaultdict(int)
    for days, count in rows:
        found[days.bit_length() - 1] += count
    return dict(sorted(found.items()))


def _recall(
    log: Log, at: int, recall: Callable[[float], float], where: str, values: Sequence[object]
) -> tuple[dict[int, int], int, float]:
    rows = log.rows(
        f"SELECT CAST({STEPS} * max(0, ? - last) / (stability * {DAY}.0) AS INTEGER) AS r, count(*) FROM state"
        f" WHERE due < {NEVER}{where} GROUP BY r",
        (at, *values),
    )
    shown: dict[int, int] = defaultdict(int)
    points, remembered = 0, 0.0
    for step, count in rows:
        share = recall((step + 0.5) / STEPS)
        shown[min(19, int(share * 20))] += count
        points += count
        remembered += share * count
    return dict(sorted(shown.items())), points, remembered
