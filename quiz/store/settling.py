"""What new rows of the log change in everything that follows from it: one way for a single entry and for a merge."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from quiz.core.memory.state import Key, MemoryModel, State
from quiz.store.database import set_meta
from quiz.store.replay import STATE_COLUMNS, Change, act, answers, facts_of, replay, restore
from quiz.store.rows import (
    BURY,
    ENTRY_COLUMNS,
    KEEP,
    OVERRIDE,
    RELEARN,
    RENAME,
    RESUME,
    SUSPEND,
    UNDO,
    Entry,
    entry_of,
    fact_of,
    state_row,
)
from quiz.store.standing import (
    Names,
    correct,
    flagged_points,
    is_void,
    named,
    names_from_log,
    names_of,
    set_flags,
    taken_back,
    void_changes,
)
from quiz.store.tallies import SELECT, Counted, Tallies, counted

CACHES = ("void", "corrected", "named", "timeline", "flag", "daily", "by_family", "confused", "state")
"""Tables that follow from the log."""

_ENTRY = f"SELECT {', '.join(ENTRY_COLUMNS)} FROM entry"


@dataclass
class Settling:
    """One transaction's work. The new rows are in their tables; nothing that follows from them is."""

    db: sqlite3.Connection
    model: MemoryModel
    tallies: Tallies = field(default_factory=Tallies)
    facts: set[tuple[str, str]] = field(default_factory=set)
    """(pack, fact) whose states must be looked at."""
    _names: dict[str, dict[str, str]] = field(default_factory=dict)

    def settle(self, attempts: Sequence[str], entries: Sequence[Entry]) -> dict[tuple[str, Key], Change]:
        """Bring all that follows from the log up to date.

        Args:
            attempts: Ids of the new attempts.
            entries: The new entries.

        Returns:
            The states that changed, by (pack, (point, class)), each before and after.
        """
        voids = void_changes(self.db, [entry.target for entry in entries if entry.kind == UNDO])
        taken = self._entries(voids)
        moved = [*(entry for entry in entries if entry.kind != UNDO), *taken]
        if any(entry.kind in {KEEP, RELEARN} for entry in taken):
            ask_anew(self.db)
        new = set(attempts)
        touched = {one for one in voids if one not in new}
        touched |= {entry.target for entry in moved if entry.kind == OVERRIDE and entry.target not in new}
        renaming = {entry.pack for entry in moved if entry.kind == RENAME}
        self._write_voids(voids)
        renamed = self._rename(renaming)
        touched |= {one for one in self._in_time(renamed) if one not in new}
        self._count_out(touched, voids)
        for one in sorted({*touched, *new}):
            correct(self.db, one)
        for pack, names in renamed.items():
            self._write_names(pack, names)
        alone = self._count_in(touched, new)
        self._place(moved)
        self._flag(moved, renamed)
        self.tallies.write(self.db)
        undone = alone if len(touched) == 1 and not new and not moved else None
        return self._remember(undone)

    # The steps

    def names(self, pack: str) -> Names:
        """Return the names of a pack's facts as they were settled last."""
        if pack not in self._names:
            self._names[pack] = names_of(self.db, pack)
        return self._names[pack]

    def _entries(self, ids: Iterable[str]) -> list[Entry]:
        found = []
        for one in ids:
            row = self.db.execute(f"{_ENTRY} WHERE id = ? AND kind <> ?", (one, UNDO)).fetchone()
            if row is not None:
                found.append(entry_of(row))
        return found

    def _write_voids(self, voids: dict[str, bool]) -> None:
        for one, void in voids.items():
            if void:
                self.db.execute("INSERT OR IGNORE INTO void (id) VALUES (?)", (one,))
            else:
                self.db.execute("DELETE FROM void WHERE id = ?", (one,))

    def _rename(self, packs: Iterable[str]) -> dict[str, dict[str, str]]:
        """Return the new names of the packs whose names change."""
        found = {}
        for pack in packs:
            names = names_from_log(self.db, pack)
            if names != self.names(pack):
                found[pack] = names
        return found

    def _in_time(self, renamed: dict[str, dict[str, str]]) -> list[str]:
        """Return the ids in the timelines of facts that are called otherwise from now on."""
        found: list[str] = []
        for pack, names in renamed.items():
            for fact in self._moving(pack, names):
                found += [
                    row[0]
                    for row in self.db.execute("SELECT id FROM timeline WHERE pack = ? AND fact = ?", (pack, fact))
                ]
        return found

    def _moving(self, pack: str, names: dict[str, str]) -> set[str]:
        """Return the facts, as they were called so far, of which some rows move to another name."""
        old = self.names(pack)
        changed = {name for name in {*old, *names} if old.get(name, name) != names.get(name, name)}
        return {old.get(name, name) for name in changed}

    def _count_out(self, touched: set[str], voids: dict[str, bool]) -> None:
        for one in sorted(touched):
            found = counted(self.db, one)
            if found is None:
                continue
            names = self.names(found.pack)
            was_void = not voids[one] if one in voids else is_void(self.db, one)
            if not was_void:
                self.tallies.add(found, -1, names)
            self.facts |= {(found.pack, fact) for fact in facts_of(found, names)}

    def _write_names(self, pack: str, names: dict[str, str]) -> None:
        for fact in self._moving(pack, names):
            self.db.execute("DELETE FROM timeline WHERE pack = ? AND fact = ?", (pack, fact))
            self.facts.add((pack, fact))
        self.db.execute("DELETE FROM named WHERE pack = ?", (pack,))
        self.db.executemany(
            "INSERT INTO named (pack, old, new) VALUES (?,?,?)",
            [(pack, old, new) for old, new in sorted(names.items())],
        )
        self._names[pack] = names

    def _count_in(self, touched: set[str], new: set[str]) -> Counted | None:
        last = None
        for one in sorted({*touched, *new}):
            found = counted(self.db, one)
            if found is None:
                self._time_entry(one)
                continue
            names = self.names(found.pack)
            if not is_void(self.db, one):
                self.tallies.add(found, 1, names)
            self._time(found.pack, facts_of(found, names), found.at, found.id)
            last = found
        return last

    def _time_entry(self, one: str) -> None:
        row = self.db.execute("SELECT pack, point, at FROM entry WHERE id = ? AND kind = ?", (one, RELEARN)).fetchone()
        if row is not None:
            self._time(row[0], {fact_of(named(row[1], self.names(row[0])))}, row[2], one)

    def _time(self, pack: str, facts: Iterable[str], at: int, one: str) -> None:
        for fact in facts:
            self.db.execute(
                "INSERT OR IGNORE INTO timeline (pack, fact, at, id) VALUES (?,?,?,?)", (pack, fact, at, one)
            )
            self.facts.add((pack, fact))

    def _place(self, moved: Iterable[Entry]) -> None:
        for entry in moved:
            if entry.kind == RELEARN:
                self._time_entry(entry.id)

    def _flag(self, moved: Iterable[Entry], renamed: Iterable[str]) -> None:
        points: dict[str, set[str]] = {}
        for entry in moved:
            if entry.kind in {BURY, SUSPEND, RESUME}:
                points.setdefault(entry.pack, set()).add(named(entry.point, self.names(entry.pack)))
        for pack in renamed:
            self.db.execute("DELETE FROM flag WHERE pack = ?", (pack,))
            points[pack] = flagged_points(self.db, pack, self.names(pack))
        for pack, some in points.items():
            set_flags(self.db, pack, some, self.names(pack))

    def _remember(self, undone: Counted | None) -> dict[tuple[str, Key], Change]:
        changes: dict[tuple[str, Key], Change] = {}
        quick = undone is not None and is_void(self.db, undone.id)
        for pack, fact in sorted(self.facts):
            names = self.names(pack)
            found = None
            if quick and undone is not None:
                found = restore(self.db, undone, fact, names, self.model)
            if found is None:
                found = replay(self.db, pack, fact, names, self.model)
            changes |= {(pack, key): change for key, change in found.items()}
        return changes


def ask_anew(db: sqlite3.Connection) -> None:
    """Forget that no changed answer is open: what was found out about it may be so no more."""
    db.execute("DELETE FROM meta WHERE key LIKE 'answers:%'")
    set_meta(db, {})


def rebuild_sums(db: sqlite3.Connection) -> None:
    """Make everything but the states anew from the log."""
    for table in CACHES:
        if table != "state":
            db.execute(f"DELETE FROM {table}")
    undos = dict(db.execute("SELECT id, target FROM entry WHERE kind = ?", (UNDO,)).fetchall())
    db.executemany("INSERT INTO void (id) VALUES (?)", [(one,) for one in sorted(taken_back(undos))])
    packs = [row[0] for row in db.execute("SELECT DISTINCT pack FROM entry WHERE kind = ?", (RENAME,))]
    names = {pack: names_from_log(db, pack) for pack in packs}
    for pack, mine in names.items():
        db.executemany("INSERT INTO named (pack, old, new) VALUES (?,?,?)", [(pack, *pair) for pair in mine.items()])
    for (one,) in db.execute("SELECT DISTINCT target FROM entry WHERE kind = ?", (OVERRIDE,)).fetchall():
        if db.execute("SELECT 1 FROM attempt WHERE id = ?", (one,)).fetchone():
            correct(db, one)
    _rebuild_timeline(db, names)
    for (pack,) in db.execute("SELECT DISTINCT pack FROM entry WHERE kind IN (?,?)", (BURY, SUSPEND)).fetchall():
        mine = names.get(pack, {})
        set_flags(db, pack, flagged_points(db, pack, mine), mine)


def _rebuild_timeline(db: sqlite3.Connection, names: dict[str, dict[str, str]]) -> None:
    void = {row[0] for row in db.execute("SELECT id FROM void")}
    tallies = Tallies()
    write = "INSERT OR IGNORE INTO timeline (pack, fact, at, id) VALUES (?,?,?,?)"
    for row in db.execute(f"{SELECT} ORDER BY a.seq"):
        one = Counted(*row)
        mine = names.get(one.pack, {})
        if one.id not in void:
            tallies.add(one, 1, mine)
        db.executemany(write, [(one.pack, fact, one.at, one.id) for fact in facts_of(one, mine)])
    for one_id, pack, point, at in db.execute("SELECT id, pack, point, at FROM entry WHERE kind = ?", (RELEARN,)):
        db.execute(write, (pack, fact_of(named(point, names.get(pack, {}))), at, one_id))
    tallies.write(db)


def rebuild_states(db: sqlite3.Connection, model: MemoryModel) -> int:
    """Make the states anew from the log, within a transaction; return how many there are."""
    db.execute("DELETE FROM state")
    count = fill(db, model, "state")
    note_states(db, model)
    return count


def fill(db: sqlite3.Connection, model: MemoryModel, table: str) -> int:
    """Write the states that follow from the log into an empty table; return how many there are."""
    names: dict[str, dict[str, str]] = {}
    for pack, old, new in db.execute("SELECT pack, old, new FROM named"):
        names.setdefault(pack, {})[old] = new
    insert = f"INSERT INTO {table} (pack, point, class, {STATE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
    count = 0
    for (pack, _), steps in groupby(answers(db, names), key=itemgetter(0, 1)):
        states: dict[Key, State] = {}
        for _, _, answer in steps:
            act(states, answer, model)
        db.executemany(insert, [(pack, *key, *state_row(state)) for key, state in states.items()])
        count += len(states)
    return count


def note_states(db: sqlite3.Connection, model: MemoryModel) -> None:
    """Note that the states are those of a model, made anew after the last attempt."""
    db.execute("DELETE FROM replayed")
    last = db.execute("SELECT coalesce(max(seq), 0) FROM attempt").fetchone()[0]
    set_meta(db, {"replayed": str(last), "model": model.version})
