"""What is done by itself: facts that their author renamed keep their memory, and once a day the log is backed up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.errors import StoreError
from quiz.store.backups import daily
from quiz.store.reading import entries
from quiz.store.rows import RENAME, UNDO, Entry, fact_of
from quiz.store.standing import names_of

if TYPE_CHECKING:
    from quiz.store.packs import Head
    from quiz.study.study import Study


def follow_renames(study: Study, head: Head) -> int:
    """Let the memory of facts follow them to the ids that a pack has for them; return how many moved.

    Forwards to new ids (`was:`), and back where an older version of the pack is in use again. Where a pack has both ids
    without saying that they are one, they are two facts, and each has what was answered under its own id.
    """
    names = names_of(study.log.db, head.id)
    if not head.was and not names:
        return 0
    there = {fact_of(point) for point in head.points}
    moved = 0
    for old, new in head.was:
        if old not in there and names.get(old) != new and _learned(study, head.id, old):
            moved += _rename(study, head.id, old, new)
    for old in sorted(names.keys() & there):
        now = names_of(study.log.db, head.id).get(old)
        if now is None:
            continue
        if now not in there:
            moved += _rename(study, head.id, now, old)
            continue
        wrong = [entry.id for entry in entries(study.log, (RENAME,), head.id) if entry.data.get("old") == old]
        study.log.enter_all([Entry.of(study.stamp("edit"), UNDO, target=one) for one in wrong], study.model)
        moved += 1
    return moved


def _learned(study: Study, pack: str, fact: str) -> bool:
    return bool(study.log.rows("SELECT 1 FROM timeline WHERE pack = ? AND fact = ? LIMIT 1", (pack, fact)))


def _rename(study: Study, pack: str, old: str, new: str) -> bool:
    """Note a name, unless the clock is behind another note, which would then go before it."""
    stamp = study.stamp("edit")
    if study.log.rows("SELECT 1 FROM entry WHERE kind = ? AND pack = ? AND at > ? LIMIT 1", (RENAME, pack, stamp.at)):
        return False
    study.log.enter(Entry.of(stamp, RENAME, pack=pack, old=old, new=new), study.model)
    return True


def back_up(study: Study) -> str:
    """Make today's backup where there is none and something was answered; return what went wrong, or nothing."""
    if not study.log.db.total_changes or not study.log.attempts():
        return ""
    try:
        daily(study.log.path, study.clock.day())
    except StoreError as error:
        return f"Today's backup could not be made: {error}"
    return ""
