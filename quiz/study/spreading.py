"""A backlog, laid out over the coming days: looked at first, then done, and taken back at once where it was not meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.core.memory.state import NEVER
from quiz.core.queue import Point, Spread, spread
from quiz.store.reading import due_rows, entries
from quiz.store.rows import BURY, UNDO, Entry, micros
from quiz.study.reviewing import chosen_heads

if TYPE_CHECKING:
    from quiz.study.study import Study

SESSION = "spread"
"""Session of the entries that lay a backlog out, by which they are taken back."""


def preview(study: Study, name: str | None, per_day: int) -> Spread:
    """Return how a backlog would be laid out; nothing is changed.

    Args:
        study: The learner's data.
        name: One pack, or None for all.
        per_day: Reviews wanted a day, at least 1.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    study.log.prepare(study.model)
    there = {head.id: set(head.points) for head in chosen_heads(study, name)}
    now, today = micros(study.clock.now()), study.clock.day().toordinal()
    due = [
        Point(row.pack, row.point, row.state)
        for row in due_rows(study.log, today, now, list(there))
        if row.point in there[row.pack]
    ]
    later: dict[int, int] = {}
    for pack in there:
        for state in study.log.states(pack).values():
            if today < state.due < NEVER:
                later[state.due] = later.get(state.due, 0) + 1
    return spread(due, later, today, per_day, now)


def apply(study: Study, plan: Spread) -> int:
    """Let the points of a backlog wait until their days; return how many."""
    made = []
    for (pack, point), until in plan.until.items():
        made.append(Entry.of(study.stamp(SESSION), BURY, pack=pack, point=point, until=until))
    study.log.enter_all(made, study.model)
    return len(made)


def undo(study: Study) -> int:
    """Take back what waits because a backlog was laid out; return how many points are asked again."""
    today = study.clock.day().toordinal()
    standing = [
        entry
        for entry in entries(study.log, (BURY,))
        if entry.session == SESSION and int(str(entry.data["until"])) > today
    ]
    study.log.enter_all([Entry.of(study.stamp(SESSION), UNDO, target=entry.id) for entry in standing], study.model)
    return len(standing)
