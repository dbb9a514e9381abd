"""Reviews: what is due or must be known by a day, new points, and cramming, in the order that the queue says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from questions.errors import PackError, UsageError
from questions.rng import digest
from quiz.core.kin import Kin, traits
from quiz.core.memory.state import NEVER, State
from quiz.core.preparing import Course
from quiz.core.queue import Point, Today, apart, cram, fact_of, for_exam, plan
from quiz.core.session import Session
from quiz.store.reading import confusions, due_rows, flags
from quiz.store.rows import micros
from quiz.store.statistics import answers_of_day
from quiz.study.home import pace
from quiz.study.making import OPEN, Maker
from quiz.study.recording import CRAM, LEARN, REVIEW, Recorder

if TYPE_CHECKING:
    from quiz.core.settings import QueueSettings
    from quiz.store.packs import Head
    from quiz.study.study import Study

RESERVE = 40
"""Points that stand in for those of which the pack has no question."""
REVIEW_LIMIT = 50
"""Questions of a review for which neither a number nor minutes are wanted."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted of a review."""

    limit: int | None = None
    """At most so many questions."""
    minutes: float | None = None
    """About so long, at the learner's own pace."""
    new: int | None = None
    """New points among them; None for none."""
    cram: bool = False
    """Go over the weakest points; the schedule is not touched."""
    due: bool = True
    """Whether what is due is asked; False to learn new points only."""


def review(study: Study, name: str | None, wish: Wish) -> Session:
    """Start a review.

    Args:
        study: The learner's data.
        name: One pack, by id or path, or None for all.
        wish: What is wanted.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    study.log.prepare(study.model)
    every = wish.cram or bool(wish.new) or not wish.due or bool(study.settings.exams)
    heads = {head.id: head for head in chosen_heads(study, name, points=every)}
    now = micros(study.clock.now())
    today = study.clock.day()
    maker = Maker(study, digest("review", today) % 2**31)
    if wish.cram:
        count = wish.limit or REVIEW_LIMIT
        ranked = cram(_points(study, heads.values()), now, count + RESERVE, study.model.fsrs)
        queue, reserve, kind = ranked[:count], ranked[count:], CRAM
    else:
        queue, reserve = _planned(study, heads, wish, maker)
        kind = REVIEW if wish.due else LEARN
    course = Course(queue, lambda one: maker.item(one.pack, one.point), reserve=reserve)
    asked = {one.pack for one in queue}
    title = heads[next(iter(asked))].title if len(asked) == 1 else "Review"
    return Session(title, course, Recorder(study, kind, maker, course.pack_of))


def chosen_heads(study: Study, name: str | None, *, points: bool = True) -> list[Head]:
    """Return the heads of one pack, or of all packs that can be asked; memory has followed their facts.

    Args:
        study: The learner's data.
        name: One pack, by id or path, or None for all.
        points: Whether their points are wanted: the names of a hundred thousand take more room than all else.

    Raises:
        UsageError, PackError: As `Study.load`, where one is named.
    """
    paths = list(study.packs().values()) if name is None else [study.path(name)]
    found = []
    for path in paths:
        head = study.compiled.head(path) or study.compiled.compile(path)
        if head.problem and name is not None:
            raise PackError(f"{path}: the pack {head.problem}; see them with: quiz check {path}")
        if not head.problem:
            study.follow(head)
            found.append(head if points or name is not None else replace(head, points=()))
    return found


def _planned(study: Study, heads: dict[str, Head], wish: Wish, maker: Maker) -> tuple[list[Point], list[Point]]:
    """Return what is asked, and what stands in for points that can't be asked."""
    now = micros(study.clock.now())
    today = study.clock.day()
    counts = answers_of_day(study.log, today.toordinal())
    done = Today(counts.get(LEARN, 0), counts.get(REVIEW, 0), pace(study))
    settings = _settings(study, wish, done)
    count = wish.limit if wish.limit or settings.minutes else REVIEW_LIMIT
    due: list[Point] = []
    if wish.due:
        due = _due(study, heads, count or settings.reviews_per_day)
        due += _examined(study, heads.values(), {(row.pack, row.point) for row in due})
    fresh = list(new_points(study, heads.values())) if settings.new_per_day else []
    exams = [point for point in due if point.state is None]  # new, and wanted by a day whatever the limits say
    due = [point for point in due if point.state is not None]
    fresh = [*exams, *(point for point in fresh if point not in exams)]
    settings = replace(settings, new_per_day=settings.new_per_day + len(exams))
    chosen = plan(due, fresh, done, replace(settings, apart=0), now, count=count)
    queue = _by_packs(chosen, heads, settings.apart, _LazyKin(study, maker, chosen))
    planned = set(queue)
    reserve = [point for point in fresh if point not in planned][:RESERVE]
    if any(point.state is not None for point in queue):
        reserve = [point for point in due if point not in planned][:RESERVE]
    return queue, reserve


def _due(study: Study, heads: dict[str, Head], count: int) -> list[Point]:
    """Return at least so many due points of packs, the most urgent first, or all that there are.

    A point that its author took away keeps its log and is not asked, however many such there are.
    """
    today, now = study.clock.day().toordinal(), micros(study.clock.now())
    room = max(200, 2 * count)
    while True:
        rows = due_rows(study.log, today, now, list(heads), limit=room)
        gone: dict[str, set[str]] = {}
        for row in rows:
            gone.setdefault(row.pack, set()).add(row.point)
        for pack, points in gone.items():
            head = heads[pack]
            if not head.points:  # left out, for the room that those of a hundred packs take
                head = study.compiled.head(study.path(pack)) or head
            points.difference_update(head.points)
        due = [Point(row.pack, row.point, row.state) for row in rows if row.point not in gone[row.pack]]
        if len(rows) < room or len(due) >= count:
            return due
        room *= 4


def _by_packs(queue: list[Point], heads: dict[str, Head], apart_by: int, alike: _LazyKin) -> list[Point]:
    """Let as many packs take turns as are kept open at once, the most urgent first: opening one for a question is felt."""
    out: list[Point] = []
    group: list[str] = []
    size = 0
    packs = list(dict.fromkeys(point.pack for point in queue))
    for at, pack in enumerate(packs):
        group.append(pack)
        size += heads[pack].facts
        following = heads[packs[at + 1]].facts if at + 1 < len(packs) else OPEN
        if (len(group) >= 2 and size + following > OPEN) or at + 1 == len(packs):
            out += apart([point for point in queue if point.pack in group], apart_by, alike)
            group, size = [], 0
    return out


def _settings(study: Study, wish: Wish, done: Today) -> QueueSettings:
    """Return the settings with what is wished for this session: what is said goes before the limits of the day."""
    settings = study.settings.queue
    if wish.due and not wish.new:
        settings = replace(settings, new_per_day=0)
    elif wish.new is not None:
        settings = replace(settings, new_per_day=done.new + wish.new)
    if wish.minutes is not None:
        settings = replace(settings, minutes=wish.minutes)
    if wish.limit:
        settings = replace(settings, reviews_per_day=max(settings.reviews_per_day, done.reviews + wish.limit))
    return settings


def _points(study: Study, heads: Iterable[Head]) -> list[Point]:
    """Return all points of some packs with their scheduled state, those left out that are set aside."""
    found = []
    for head in heads:
        away = _away(study, head.id)
        scheduled: dict[str, State] = {}
        for (_, point, _), state in study.log.states(head.id).items():
            if state.due < NEVER:
                scheduled[point] = state
        found += [Point(head.id, point, scheduled.get(point)) for point in head.points if point not in away]
    return found


def _away(study: Study, pack: str) -> set[str]:
    today = study.clock.day().toordinal()
    return {point for (_, point), kinds in flags(study.log, pack).items() if max(kinds.values()) > today}


def new_points(study: Study, heads: Iterable[Head]) -> list[Point]:
    """Return new points in the order of learning: the author's, one point of each fact before the second."""
    fresh = [point for point in _points(study, heads) if point.state is None]
    turn: dict[tuple[str, str], int] = {}
    keyed = []
    for place, point in enumerate(fresh):
        fact = (point.pack, fact_of(point.point))
        keyed.append((turn.get(fact, 0), place, point))
        turn[fact] = turn.get(fact, 0) + 1
    return [point for _, _, point in sorted(keyed, key=lambda entry: entry[:2])]


def _examined(study: Study, heads: Iterable[Head], there: set[tuple[str, str]]) -> list[Point]:
    """Return what must be gone over today to know packs by the days of their exams, as far as it is not due anyway."""
    today, now = study.clock.day(), micros(study.clock.now())
    found: list[Point] = []
    for head in heads:
        by = study.settings.exams.get(head.id)
        if by is None or by < today:
            continue
        exam = micros(study.clock.day_start(by))
        retention = study.settings.memory.retention
        points, count = for_exam(
            _points(study, [head]), now, max(now, exam), retention, study.model.fsrs, days_left=(by - today).days + 1
        )
        found += [point for point in points[:count] if (point.pack, point.point) not in there]
    return found


def set_exam(study: Study, name: str, day: date | None) -> str:
    """Note by which day a pack is to be known, or that it is not examined any more.

    Returns:
        The pack's id.

    Raises:
        UsageError: If the day is not after today.
    """
    pack = chosen_heads(study, name)[0].id
    if day is not None and day <= study.clock.day():
        tomorrow = study.clock.day() + timedelta(days=1)
        raise UsageError(f"{day} is no day to learn for any more; give {tomorrow} or a later one")
    exams = {key: value for key, value in study.settings.exams.items() if key != pack}
    if day is not None:
        exams[pack] = day
    study.save_settings(replace(study.settings, exams=exams))
    return pack


class _LazyKin:
    """Says which points are mixed up; a pack is opened for it only where two of its points come near each other."""

    def __init__(self, study: Study, maker: Maker, queue: Iterable[Point]) -> None:
        self._study = study
        self._maker = maker
        self._asked = {(point.pack, point.point) for point in queue}
        self._kin: dict[str, Kin] = {}

    def __call__(self, pack: str, one: str, other: str) -> bool:
        kin = self._kin.get(pack)
        if kin is None:
            found = traits(self._maker.world(pack).pack)
            here = {point: trait for point, trait in found.items() if (pack, point) in self._asked}
            kin = self._kin[pack] = Kin({pack: here}, {pack: confusions(self._study.log, pack)})
        return kin(pack, one, other)
