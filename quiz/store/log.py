"""The log: attempts and entries are appended, never changed; states and sums are caches that follow from them.

States are a function of the log and of the model's settings alone. What a fact is replayed from are its own rows in the
order (at, id), so that devices agree whatever the order in which their rows met.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from questions.errors import StoreError
from quiz.core.memory.state import Answer, Key, MemoryModel, State
from quiz.store.database import connect, explain, set_meta
from quiz.store.replay import Change, put, replay, shares, states_of
from quiz.store.rows import (
    ATTEMPT_COLUMNS,
    ENTRY_COLUMNS,
    EPOCH,
    TOGETHER,
    UNDO,
    Attempt,
    Entry,
    Stamp,
    attempt_row,
    before_text,
    checksum,
    entry_of,
    entry_row,
    micros,
    moment,
)
from quiz.store.standing import is_void, names_of
from quiz.store.tallies import Counted, Tallies

Changes = dict[tuple[str, Key], Change]
"""(pack, (point, class)) to the state before and after."""

_INSERT_ATTEMPT = (
    f"INSERT INTO attempt ({', '.join(ATTEMPT_COLUMNS)}, checksum) VALUES ({', '.join('?' * len(ATTEMPT_COLUMNS))},?)"
)
_INSERT_ENTRY = (
    f"INSERT INTO entry ({', '.join(ENTRY_COLUMNS)}, checksum) VALUES ({', '.join('?' * len(ENTRY_COLUMNS))},?)"
)
_BEFORE = "SELECT (SELECT value FROM meta WHERE key = 'model'), EXISTS (SELECT 1 FROM named WHERE pack = ?)"

Row = Sequence[object]

MANY = 2000
"""From so many new rows on, computing everything anew is quicker than following each."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge brought."""

    attempts: tuple[str, ...]
    """Ids of the attempts that were new."""
    entries: tuple[Entry, ...]
    """The entries that were new."""
    changes: Changes
    """States that changed; empty where everything was computed anew."""


class Log:
    """The learner's log in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.db = connect(path)
        """The connection, for the modules of this package."""
        if self.meta("sums") is None:
            from quiz.store.settling import rebuild_sums

            with self.writing() as db:
                rebuild_sums(db)
                self.set_meta("sums", "1")

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Make what is written within one transaction, durable at its end or not there at all.

        Raises:
            StoreError: If it could not be saved.
        """
        try:
            self.db.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
            except BaseException:
                self.db.execute("ROLLBACK")
                raise
            self.db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(explain(self.path, error)) from error

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """See one state of the log, whatever others write meanwhile.

        Raises:
            StoreError: If it can't be read.
        """
        try:
            self.db.execute("BEGIN")
            try:
                yield self.db
            finally:
                self.db.execute("COMMIT")
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise StoreError(explain(self.path, error)) from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple]:  # type: ignore[type-arg]  # rows are untyped
        """Return the rows of a query.

        Raises:
            StoreError: If they can't be read.
        """
        try:
            return self.db.execute(sql, tuple(values)).fetchall()
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise StoreError(explain(self.path, error)) from error

    def meta(self, key: str) -> str | None:
        """Return what is kept under a key beside the log."""
        rows = self.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0]) if rows else None

    def set_meta(self, key: str, value: str) -> None:
        """Keep something under a key, within `writing`."""
        set_meta(self.db, {key: value})

    # Writing

    def append(self, attempt: Attempt, model: MemoryModel) -> Changes:
        """Save an attempt and the states that follow from it; durable on return.

        Returns:
            The states that it changed.

        Raises:
            StoreError: If it could not be saved; then nothing of it was.
        """
        with self.writing() as db:
            version, renamed = db.execute(_BEFORE, (attempt.pack,)).fetchone()
            if version != model.version:
                self._current(model)
            names = names_of(db, attempt.pack) if renamed else {}
            found: dict[Key, Change] = {}
            late = []
            for fact, mine in shares(attempt.credits, names).items():
                db.execute(
                    "INSERT INTO timeline (pack, fact, at, id) VALUES (?,?,?,?)",
                    (attempt.pack, fact, attempt.at, attempt.id),
                )
                if self._newest(attempt, fact):
                    found |= self._answered(attempt, fact, mine, model)
                else:
                    late.append(fact)
            before = before_text({key: old for key, (old, _) in found.items()})
            values = attempt_row(attempt, before, model.version)
            seq = db.execute(_INSERT_ATTEMPT, (*values, checksum(values))).lastrowid
            for fact in late:
                found |= replay(db, attempt.pack, fact, names, model)
            tallies = Tallies()
            tallies.add(_counted(attempt, int(seq or 0), values), 1, names)
            tallies.write(db)
        return {(attempt.pack, key): change for key, change in found.items()}

    def _newest(self, attempt: Attempt, fact: str) -> bool:
        row = self.db.execute(
            "SELECT id FROM timeline WHERE pack = ? AND fact = ? ORDER BY at DESC, id DESC LIMIT 1",
            (attempt.pack, fact),
        ).fetchone()
        return bool(row[0] == attempt.id)

    def _answered(self, attempt: Attempt, fact: str, mine: dict[str, float], model: MemoryModel) -> dict[Key, Change]:
        old = states_of(self.db, attempt.pack, fact)
        answer = Answer(
            attempt.at, attempt.day, attempt.answer_class, attempt.guess, attempt.weight, attempt.grade,
            tuple(mine.items()), attempt.shown,
        )  # fmt: skip
        new = model.answer(old, answer)
        put(self.db, attempt.pack, new)
        return {key: (old.get(key), state) for key, state in new.items()}

    def enter(self, entry: Entry, model: MemoryModel) -> Changes:
        """Save an entry and everything that follows from it; durable on return.

        Returns:
            The states that it changed.

        Raises:
            StoreError: If it could not be saved; then nothing of it was.
        """
        return self.enter_all((entry,), model)

    def enter_all(self, entries: Sequence[Entry], model: MemoryModel) -> Changes:
        """Save several entries as one: all of them, or none; as `enter`. `undo_last` takes them back as one, too."""
        from quiz.store.settling import Settling

        if not entries:
            return {}
        if len(entries) > 1:
            first = entries[0].id
            entries = [replace(entry, data={**entry.data, TOGETHER: first}) for entry in entries]
        with self.writing() as db:
            self._current(model)
            rows = [entry_row(entry) for entry in entries]
            db.executemany(_INSERT_ENTRY, [(*values, checksum(values)) for values in rows])
            return Settling(db, model).settle((), entries)

    def undo(self, target: str, stamp: Stamp, model: MemoryModel) -> Changes:
        """Take an attempt or entry back; an undo taken back is a redo. What is taken back already stays so.

        Raises:
            StoreError: If there is no such attempt or entry, or it could not be saved.
        """
        from quiz.store.undoing import take_back

        entry = Entry.of(stamp, UNDO, target=target)
        values = entry_row(entry)
        with self.writing() as db:
            changes = take_back(db, entry, (_INSERT_ENTRY, (*values, checksum(values))), model)
        if changes is not None:
            return changes
        if not self.rows(
            "SELECT 1 FROM attempt WHERE id = ? UNION ALL SELECT 1 FROM entry WHERE id = ?", (target, target)
        ):
            raise StoreError(f"{self.path}: there is no answer or entry {target}")
        if is_void(self.db, target):
            return {}
        return self.enter(entry, model)

    def undo_last(self, stamps: Callable[[], Stamp], model: MemoryModel, session: str | None = None) -> str | None:
        """Take back what was done last on this device and stands: an attempt, an entry, or all that were entered as one.

        Undos themselves, names of facts and results of games are not what the learner did.

        Args:
            stamps: Makes the stamp of each new entry.
            model: The memory model.
            session: Only what this session wrote.

        Returns:
            The id of what was taken back, of the first where they are several; None where there is nothing.
        """
        stamp = stamps()
        where = "device = ? AND id NOT IN (SELECT id FROM void)" + (" AND session = ?" if session is not None else "")
        values = (stamp.device,) if session is None else (stamp.device, session)
        rows = self.rows(
            f"SELECT id FROM (SELECT id FROM attempt WHERE {where} ORDER BY id DESC LIMIT 1) UNION ALL"
            f" SELECT id FROM (SELECT id FROM entry WHERE kind NOT IN ('undo', 'rename', 'game') AND {where} ORDER BY id DESC LIMIT 1)",
            values * 2,
        )
        if not rows:
            return None
        targets = self._together(str(max(row[0] for row in rows)))
        made = [Entry.of(stamp, UNDO, target=targets[0])]
        made += [Entry.of(stamps(), UNDO, target=target) for target in targets[1:]]
        self.enter_all(made, model)
        return targets[0]

    def _together(self, one: str) -> list[str]:
        """Return the ids of what was entered as one with an entry and stands; alone where it was entered alone."""
        found = self.rows("SELECT json_extract(data, ?) FROM entry WHERE id = ?", (f"$.{TOGETHER}", one))
        if not found or not isinstance(found[0][0], str):
            return [one]
        rows = self.rows(
            "SELECT id FROM entry WHERE seq >= (SELECT seq FROM entry WHERE id = ?) AND json_extract(data, ?) = ?"
            " AND id NOT IN (SELECT id FROM void) ORDER BY id",
            (found[0][0], f"$.{TOGETHER}", found[0][0]),
        )
        return [str(row[0]) for row in rows] or [one]

    def newest_id(self) -> str:
        """Return the newest id that this database's device made; empty where it made none."""
        device = self.meta("device")
        rows = self.rows(
            "SELECT max(id) FROM (SELECT id FROM (SELECT id FROM attempt WHERE device = ? ORDER BY id DESC LIMIT 1)"
            " UNION ALL SELECT id FROM (SELECT id FROM entry WHERE device = ? ORDER BY id DESC LIMIT 1))",
            (device, device),
        )
        return str(rows[0][0] or "")

    def _current(self, model: MemoryModel) -> None:
        """Within a transaction: compute the states anew where they are of another model or of other settings."""
        row = self.db.execute("SELECT value FROM meta WHERE key = 'model'").fetchone()
        if row is None or row[0] != model.version:
            from quiz.store.settling import rebuild_states

            rebuild_states(self.db, model)

    def prepare(self, model: MemoryModel) -> bool:
        """Compute the states anew where the model or its settings changed; return whether that was so."""
        if self.meta("model") == model.version:
            return False
        from quiz.store.aside import rebuild_aside

        rebuild_aside(self, model, anyway=False)
        return True

    def rebuild(self, model: MemoryModel) -> int:
        """Compute every state and sum anew from the log; return how many states there are."""
        from quiz.store.aside import rebuild_aside
        from quiz.store.settling import rebuild_sums

        with self.writing() as db:
            rebuild_sums(db)
        return rebuild_aside(self, model, anyway=True) or 0

    def merge(self, rows: Iterable[tuple[str, Row]], model: MemoryModel) -> Merged:
        """Take rows of other devices in, those that are not there yet; all of them or, if one is wrong, none.

        What follows is the same whatever the order and the portions in which rows come.

        Args:
            rows: ("attempt", values of ATTEMPT_COLUMNS) or ("entry", values of ENTRY_COLUMNS), in any order.
            model: The memory model.

        Raises:
            StoreError: If a row here has the same id and says something else.
        """
        from quiz.store.settling import Settling, ask_anew, rebuild_states, rebuild_sums

        with self.writing() as db:
            new: list[str] = []
            told: list[Entry] = []
            for table, row in rows:
                if table == "attempt" and self._take(_INSERT_ATTEMPT, table, row):
                    new.append(str(row[0]))
                elif table == "entry" and self._take(_INSERT_ENTRY, table, row):
                    told.append(entry_of(row))
            if new or told:
                ask_anew(db)
            changes: Changes = {}
            if len(new) + len(told) > MANY:
                rebuild_sums(db)
                rebuild_states(db, model)
            elif new or told:
                self._current(model)
                changes = Settling(db, model).settle(new, told)
        return Merged(tuple(new), tuple(told), changes)

    def _take(self, insert: str, table: str, row: Row) -> bool:
        told = checksum(row)
        if self.db.execute(f"{insert} ON CONFLICT (id) DO NOTHING", (*row, told)).rowcount:
            return True
        there = self.db.execute(f"SELECT checksum FROM {table} WHERE id = ?", (row[0],)).fetchone()[0]
        if there != told:
            raise StoreError(
                f"{self.path}: {table} {row[0]} is there already and says something else; one of the two files is "
                "damaged or was changed by hand. Nothing was merged; see: quiz data verify"
            )
        return False

    # Reading

    def state(self, key: tuple[str, str, str]) -> State | None:
        """Return one state by (pack, point, class)."""
        pack, point, cls = key
        rows = self.rows(f"SELECT {_STATE} FROM state WHERE pack = ? AND point = ? AND class = ?", (pack, point, cls))
        return State(*rows[0]) if rows else None

    def states(self, pack: str | None = None) -> dict[tuple[str, str, str], State]:
        """Return all states by (pack, point, class), of one pack or of all."""
        where = " WHERE pack = ?" if pack is not None else ""
        rows = self.rows(
            f"SELECT pack, point, class, {_STATE} FROM state{where} ORDER BY pack, point, class",
            (pack,) if pack is not None else (),
        )
        return {(row[0], row[1], row[2]): State(*row[3:]) for row in rows}

    def states_of_fact(self, pack: str, fact: str) -> dict[Key, State]:
        """Return the states of one fact."""
        return states_of(self.db, pack, fact)

    def attempts(self) -> int:
        """Return how many attempts there are, taken-back ones too."""
        return int(self.rows("SELECT coalesce(max(seq), 0) FROM attempt")[0][0])

    def attempt_rows(self) -> list[dict[str, object]]:
        """Return every attempt as a row with column names, in order of time, `undone` added."""
        cursor = self.db.execute(
            f"SELECT {', '.join('a.' + name for name in ATTEMPT_COLUMNS)}, v.id IS NOT NULL AS undone"
            " FROM attempt a LEFT JOIN void v ON v.id = a.id ORDER BY a.at, a.id"
        )
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor]

    def answers(self, pack: str) -> list[tuple[list[str], str, str, float]]:
        """Return (points, family, format, score) of each answer to a pack's items that stands, overrides applied."""
        rows = self.rows(
            "SELECT a.credits, a.family, a.format, coalesce(c.score, a.score) FROM attempt a"
            " LEFT JOIN corrected c ON c.attempt = a.id"
            " WHERE a.pack = ? AND a.id NOT IN (SELECT id FROM void) ORDER BY a.at, a.id",
            (pack,),
        )
        return [([point for point, _ in json.loads(row[0])], row[1], row[2], row[3]) for row in rows]

    def device(self, fresh: str) -> str:
        """Return this database's device id; `fresh` becomes it on first use."""
        found = self.meta("device")
        if found is not None:
            return found
        with self.writing() as db:
            if self.meta("device") is None:
                set_meta(db, {"device": fresh})
        return self.meta("device") or fresh


_CREDITS, _OPTIONS, _RESPONSE = (ATTEMPT_COLUMNS.index(name) for name in ("credits", "options", "response"))
_STATE = "stability, difficulty, last, day, due, reps, lapses, right_days"


def _counted(attempt: Attempt, seq: int, values: tuple[object, ...]) -> Counted:
    return Counted(
        seq, attempt.id, attempt.at, attempt.day, attempt.pack, attempt.kind, attempt.answer_class, attempt.family,
        attempt.format, attempt.score, attempt.latency, str(values[_CREDITS]), str(values[_OPTIONS]), str(values[_RESPONSE]),
        "", "",
    )  # fmt: skip


__all__ = ["EPOCH", "Attempt", "Changes", "Entry", "Log", "Stamp", "micros", "moment"]
