"""Statistics, from the sums that each write keeps up and from one pass over the states."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quiz.core.memory.state import DAY, NEVER
from quiz.core.statistics import Answers, Statistics
from quiz.store.reading import free

if TYPE_CHECKING:
    from quiz.store.log import Log

LAST_STEP = 65_535
"""Later than that, after a thousand stabilities, nothing differs any more."""
POWERS = 16
"""Stabilities are sorted by powers of two of days, from under 1 to 2^15 and more."""
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
    states = _states(log, at, recall, where, values)
    return Statistics(
        days=_added(sums, 0),
        kinds=_added(sums, 1),
        classes=_added(sums, 2),
        reviews={(row[0], row[2]): _answers(row[3:]) for row in sums if row[1] == "review"},
        families={(row[0], row[1]): _answers(row[2:]) for row in families},
        due=_due(log, day, where, values),
        stability=dict(sorted(states.stability.items())),
        difficulty=dict(sorted(states.difficulty.items())),
        recall=dict(sorted(states.recall.items())),
        points=states.points,
        remembered=states.remembered,
    )


def answers_of_day(log: Log, day: int) -> dict[str, int]:
    """Return how many answers that stand were given on a day, by kind of round."""
    return dict(log.rows("SELECT kind, sum(answers) FROM daily WHERE day = ? GROUP BY kind", (day,)))


def most_lapses(log: Log, limit: int, packs: Sequence[str] | None = None) -> list[tuple[str, str, int, int, float]]:
    """Return (pack, point, lapses, answers, difficulty 1..10) of the points that were forgotten most often."""
    where, values = "", []
    if packs is not None:
        where, values = f" AND pack IN ({','.join('?' * len(packs))})", list(packs)
    return log.rows(
        "SELECT pack, point, sum(lapses) AS lapsed, sum(reps), max(difficulty) AS hard FROM state"
        f" WHERE 1{where} GROUP BY pack, point HAVING lapsed > 0 ORDER BY lapsed DESC, hard DESC, pack, point LIMIT ?",
        (*values, limit),
    )


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


def _due(log: Log, day: int, where: str, values: Sequence[object]) -> dict[int, int]:
    unset, aside = free(log, day)
    rows = log.rows(
        f"SELECT due, count(*) FROM state s INDEXED BY state_due WHERE due < {NEVER}{where}{unset} GROUP BY due",
        (*values, *aside),
    )
    found: dict[int, int] = defaultdict(int)
    for due, count in rows:
        found[max(due, day)] += count
    return dict(sorted(found.items()))


@dataclass
class _States:
    stability: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    difficulty: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    recall: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    points: int = 0
    remembered: float = 0.0


def _states(log: Log, at: int, recall: Callable[[float], float], where: str, values: Sequence[object]) -> _States:
    """Sort the scheduled states into buckets: one pass over the index, which holds all that is asked for.

    The buckets come as one text and are counted here: SQLite sorts in order to group, and each row that it hands over
    costs more than to find its bucket.
    """
    step = f"min({LAST_STEP}, CAST({STEPS} * max(0, ? - last) / (stability * {DAY}.0) AS INTEGER))"
    text = log.rows(
        f"SELECT group_concat(({_power(0, POWERS)} * 16 + CAST(difficulty AS INTEGER)) * {LAST_STEP + 1} + {step})"
        f" FROM state INDEXED BY state_due WHERE due < {NEVER}{where}",
        (at, *values),
    )[0][0]
    found = _States()
    steps: dict[int, int] = defaultdict(int)
    for bucket, count in Counter((text or "").split(",")).items():
        if not bucket:
            continue
        rest, step_at = divmod(int(bucket), LAST_STEP + 1)
        power, difficulty = divmod(rest, 16)
        found.stability[power - 1] += count
        found.difficulty[difficulty] += count
        found.points += count
        steps[step_at] += count
    for step_at, count in sorted(steps.items()):
        share = recall((step_at + 0.5) / STEPS)
        found.recall[min(19, int(share * 20))] += count
        found.remembered += share * count
    return found


def _power(low: int, high: int) -> str:
    """Return an expression for the least p from `low` to `high` with stability < 2^p; `high` where there is none."""
    if low == high:
        return str(low)
    middle = (low + high) // 2
    return f"iif(stability < {2**middle}, {_power(low, middle)}, {_power(middle + 1, high)})"
