"""What is done by itself: facts that their author renamed keep their memory, and once a day the log is backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.errors import StoreError
from quiz.store.backups import daily
from quiz.store.rows import RENAME, Entry

if TYPE_CHECKING:
    from questions.pack import Pack
    from quiz.study.study import Study


def follow_renames(study: Study, pack: Pack) -> int:
    """Let the memory of facts follow them to their new ids (`was:`); return how many were found under an old one."""
    from questions.changes import renames

    pairs = [(old, new) for old, new in renames(pack) if old not in pack.by_id]
    if not pairs:
        return 0
    known = dict(study.log.rows("SELECT old, new FROM named WHERE pack = ?", (pack.id,)))
    learned = {row[0] for row in study.log.rows("SELECT DISTINCT fact FROM timeline WHERE pack = ?", (pack.id,))}
    found = [(old, new) for old, new in pairs if old in learned and known.get(old) != new]
    for old, new in found:
        study.log.enter(Entry.of(study.stamp("edit"), RENAME, pack=pack.id, old=old, new=new), study.model)
    return len(found)


def back_up(study: Study) -> str:
    """Make today's backup where there is none and something was answered; return what went wrong, or nothing."""
    if not study.log.db.total_changes or not study.log.attempts():
        return ""
    try:
        daily(study.log.path, study.clock.day())
    except StoreError as error:
        return f"Today's backup could not be made: {error}"
    return ""
