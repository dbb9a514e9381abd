"""What has piled up, spread over the coming days: shown first, done on demand, taken back as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.core.queue import Spread, spread
from quiz.store.reading import due_by_day, due_rows, entries
from quiz.store.rows import BURY, UNDO, Entry, micros
from quiz.study.reviewing import chosen_heads

if TYPE_CHECKING:
    from quiz.study.study import Study

SESSION = "spread"
"""Session of the entries that a spread writes, by which they are found again."""
DAYS = 60
WITHIN = 7
"""Days over which a backlog is spread if no number is given."""
LEAST = 20
"""Reviews a day, at least, if no number is given."""


def preview(study: Study, per_day: int | None = None, pack: str | None = None) -> Spread:
    """Return how a backlog would be laid out. Nothing is changed.

    Args:
        study: The learner's data.
        per_day: Reviews wanted each day; None for as many as clear it in a week.
        pack: One pack, by id or path, or None for all.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    study.log.prepare(study.model)
    there = {head.id: set(head.points) for head in chosen_heads(study, pack)}
    day, at = study.clock.day().toordinal(), micros(study.clock.now())
    due = [row for row in due_rows(study.log, day, at, list(there)) if row.point in there[row.pack]]
    if per_day is None:
        per_day = max(LEAST, -(-len(due) // WITHIN))
    return spread(due, due_by_day(study.log, day, DAYS, list(there)), day, per_day, at, most=DAYS)


def apply(study: Study, laid: Spread) -> int:
    """Let points wait as a preview said, all or none; return how many do. Their memory is not touched."""
    made = [
        Entry.of(study.stamp(SESSION), BURY, pack=pack, point=point, until=until)
        for (pack, point), until in laid.until.items()
    ]
    study.log.enter_all(made, study.model)
    return len(made)


def take_back(study: Study) -> int:
    """Take back what was spread and still waits; return how many points are due again."""
    today = study.clock.day().toordinal()
    waiting = [
        entry
        for entry in entries(study.log, (BURY,))
        if entry.session == SESSION and int(str(entry.data["until"])) > today
    ]
    study.log.enter_all([Entry.of(study.stamp(SESSION), UNDO, target=entry.id) for entry in waiting], study.model)
    return len(waiting)
