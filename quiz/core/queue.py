"""What is asked today, and in which order. Pure, over light rows: nothing is generated for a point before its turn."""

from __future__ import annotations

import math
from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from questions.rng import digest
from quiz.core.memory.fsrs6 import Fsrs6
from quiz.core.memory.state import DAY, NEVER, State
from quiz.core.settings import QueueSettings


class Row(Protocol):
    """A point in the queue. Rows of the store and `Point` are such."""

    @property
    def pack(self) -> str:
        """Id of its pack."""

    @property
    def point(self) -> str:
        """Such as "fact#slot"."""

    @property
    def state(self) -> State | None:
        """Memory of it in the class in which it is scheduled; None for a new point."""


@dataclass(frozen=True, slots=True)
class Point:
    """A point with nothing but its memory."""

    pack: str
    point: str
    state: State | None = None


R = TypeVar("R", bound=Row)
Alike = Callable[[str, str, str], bool]
"""(pack, point, other point) to whether the two are easily mixed up."""


def never_alike(pack: str, one: str, other: str) -> bool:
    """Mix nothing up."""
    return False


def risk(row: Row, at: int) -> float:
    """Return how urgent a point is: time since its last answer, in stabilities. 1 is 90 % recall; larger is worse."""
    state = row.state
    return (at - state.last) / DAY / state.stability if state is not None else 0.0


@dataclass(frozen=True, slots=True)
class Today:
    """What was done today already, and at which pace."""

    new: int = 0
    """New points met."""
    reviews: int = 0
    """Reviews given."""
    seconds: float = 12.0
    """Time that an answer takes, with its feedback."""


def plan(
    due: Sequence[R],
    fresh: Sequence[R],
    today: Today,
    settings: QueueSettings,
    at: int,
    *,
    alike: Alike = never_alike,
    count: int | None = None,
) -> list[R]:
    """Return a session: what is due, by risk, then new points between; limits of the day and of time kept.

    New points are spread evenly over the second half, so that a session cut short has done the reviews that were urgent.

    Args:
        due: Points that are due, in any order.
        fresh: New points, in the order of learning.
        today: What was done today.
        settings: Limits; how far siblings are kept apart.
        at: Now, UTC microseconds.
        alike: Which points of a pack are easily mixed up.
        count: At most so many; None for no other limit than those of the settings.
    """
    ranked = sorted(due, key=lambda row: (-risk(row, at), row.pack, row.point))
    ranked = ranked[: max(0, settings.reviews_per_day - today.reviews)]
    new = list(fresh[: max(0, settings.new_per_day - today.new)])
    room = math.inf if count is None else count
    if settings.minutes:
        room = min(room, max(1, int(settings.minutes * 60 / today.seconds)))
    ranked = ranked[: int(min(room, len(ranked)))]
    new = new[: int(min(room - len(ranked), len(new)))]
    if not settings.interleave:
        first = {pack: place for place, pack in enumerate(dict.fromkeys(row.pack for row in (*ranked, *new)))}
        return [
            row
            for pack in first
            for row in apart(
                _mixed([r for r in ranked if r.pack == pack], [r for r in new if r.pack == pack]), settings.apart, alike
            )
        ]
    return apart(_mixed(turns(ranked), turns(new)), settings.apart, alike)


def _mixed(reviews: Sequence[R], new: Sequence[R]) -> list[R]:
    half = (len(reviews) + 1) // 2
    out = list(reviews[:half])
    rest, fresh = deque(reviews[half:]), deque(new)
    while rest or fresh:
        # The larger heap first, so that both run out together.
        out.append(rest.popleft() if len(rest) >= len(fresh) else fresh.popleft())
    return out


def turns(rows: Sequence[R]) -> list[R]:
    """Return rows with their packs taking turns in proportion to their numbers; within a pack the order stays."""
    sizes = Counter(row.pack for row in rows)
    seen: Counter[str] = Counter()
    keyed = []
    for place, row in enumerate(rows):
        keyed.append(((seen[row.pack] + 0.5) / sizes[row.pack], place, row))
        seen[row.pack] += 1
    return [row for _, _, row in sorted(keyed, key=lambda entry: entry[:2])]


def apart(rows: Sequence[R], distance: int, alike: Alike = never_alike, *, look: int = 40) -> list[R]:
    """Return the same rows, points of one fact and points that are mixed up at least `distance` questions apart.

    Where that can't be, as far apart as what is within `look` places allows. Otherwise the order stays.
    """
    left = list(rows)
    out: list[R] = []
    while left:
        recent = out[-distance:] if distance else []
        near = min(look, len(left))
        at = next((at for at in range(near) if not any(_close(left[at], row, alike) for row in recent)), None)
        if at is None:  # none fits: the one whose kin lies furthest back
            at = min(range(near), key=lambda at: (_clash(left[at], recent, alike), at))
        out.append(left.pop(at))
    return out


def _close(one: Row, other: Row, alike: Alike) -> bool:
    if one.pack != other.pack:
        return False
    return fact_of(one.point) == fact_of(other.point) or alike(one.pack, one.point, other.point)


def _clash(row: Row, recent: Sequence[Row], alike: Alike) -> int:
    """Return how near the nearest kin is: larger is nearer."""
    return max((place for place, other in enumerate(recent, 1) if _close(row, other, alike)), default=0)


def fact_of(point: str) -> str:
    """Return the fact of a point's key."""
    return point.partition("#")[0]


# Other ways to choose


def cram(rows: Iterable[R], at: int, count: int, fsrs: Fsrs6) -> list[R]:
    """Return points to go over without touching the schedule, the weakest first; their answers are of no weight."""

    def strength(row: R) -> float:
        state = row.state
        return 0.0 if state is None else fsrs.retrievability((at - state.last) / DAY, state.stability)

    return sorted(rows, key=lambda row: (strength(row), row.pack, row.point))[:count]


def for_exam(
    rows: Iterable[R], at: int, exam: int, retention: float, fsrs: Fsrs6, *, days_left: int
) -> tuple[list[R], int]:
    """Return what must be gone over to know it by a day, the furthest from it first, and how much of it today.

    Args:
        rows: All points of the packs that are examined; new ones count as unknown.
        at: Now, UTC microseconds.
        exam: The exam, UTC microseconds.
        retention: Probability of recall wanted then.
        fsrs: The forgetting curve.
        days_left: Learner's days until the exam, today counted; at least 1.

    Returns:
        The points, and today's number: new points and those that will not hold are spread over the first two thirds of
        the days, so that each can be seen again.
    """
    weak = []
    for row in rows:
        state = row.state
        then = 0.0 if state is None else fsrs.retrievability((exam - state.last) / DAY, state.stability)
        if then < retention:
            weak.append((then, row))
    weak.sort(key=lambda entry: (entry[0], entry[1].pack, entry[1].point))
    # Unknown before known, and of the known the weakest now: what was just seen is not asked again at once.
    rested = [row for _, row in weak if row.state is None or at - row.state.last > DAY // 2]
    spread_over = max(1, -(-2 * days_left // 3))
    return rested, -(-len(weak) // spread_over)


@dataclass(frozen=True, slots=True)
class Spread:
    """A backlog laid out over days."""

    until: Mapping[tuple[str, str], int]
    """(pack, point) to the ordinal of the day until which it waits; what is asked today is left out."""
    before: tuple[int, ...]
    """Reviews on each day from today if nothing is done."""
    after: tuple[int, ...]
    """Reviews on each day if it is spread."""


def spread(due: Sequence[R], later: Mapping[int, int], day: int, per_day: int, at: int, *, most: int = 60) -> Spread:
    """Lay a backlog out over the coming days, the most urgent first. Nothing is changed: it is a preview too.

    Args:
        due: What is due today and overdue.
        later: Ordinal of each coming day to what is due on it.
        day: Ordinal of today.
        per_day: Reviews wanted each day, at least 1.
        at: Now, UTC microseconds.
        most: Days to spread over, at most; the last takes what is left.
    """
    ranked = sorted(due, key=lambda row: (-risk(row, at), row.pack, row.point))
    loads = [0] + [later.get(day + ahead, 0) for ahead in range(1, most)]
    until: dict[tuple[str, str], int] = {}
    ahead = 0
    for row in ranked:
        while ahead < most - 1 and loads[ahead] >= max(1, per_day):
            ahead += 1
        loads[ahead] += 1
        if ahead:
            until[row.pack, row.point] = day + ahead
    before = (len(ranked), *(later.get(day + ahead, 0) for ahead in range(1, most)))
    last = max((at for at in range(most) if before[at] or loads[at]), default=0)
    return Spread(until, before[: last + 1], tuple(loads[: last + 1]))


def forecast(states: Iterable[State], day: int, days: int) -> list[int]:
    """Return how many points are due today (what is overdue with it) and on each of the coming days."""
    counts = [0] * days
    for state in states:
        if state.due < NEVER and state.due < day + days:
            counts[max(0, state.due - day)] += 1
    return counts


def limited(settings: QueueSettings, *, new: int | None = None, minutes: float | None = None) -> QueueSettings:
    """Return settings with what was said for this session."""
    return replace(
        settings,
        new_per_day=settings.new_per_day if new is None else new,
        minutes=settings.minutes if minutes is None else minutes,
    )


def shuffled_new(points: Iterable[R], *seed: object) -> list[R]:
    """Return new points with facts in a seeded order, points of a fact in their own: one of each fact before the second."""
    groups: dict[tuple[str, str], list[R]] = {}
    for row in points:
        groups.setdefault((row.pack, fact_of(row.point)), []).append(row)
    order = sorted(groups, key=lambda key: digest("new", *seed, *key))
    rounds = max((len(group) for group in groups.values()), default=0)
    return [groups[key][turn] for turn in range(rounds) for key in order if turn < len(groups[key])]
