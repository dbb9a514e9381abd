"""The log: attempts are appended, never changed; states are a cache that follows from them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from questions.errors import StoreError
from quiz.store.database import connect, explain

if TYPE_CHECKING:
    from quiz.core.scheduler import MemoryModel, Outcome, State

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Key = tuple[str, str, str]
"""(pack, point, class) of a state."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, as it is kept."""

    id: str
    device: str
    session: str
    at: datetime
    day: str
    kind: str
    pack: str
    pack_hash: str
    item: str
    family: str
    format: str
    answer_class: str
    stem: str
    options: tuple[str, ...]
    response: object
    """JSON data."""
    score: float
    verdict: str
    latency: int
    guess: float
    weight: float
    grade: int | None
    credits: tuple[tuple[str, float], ...]
    """(point, share 0..1)."""
    scheduler: str

    def outcome(self, share: float) -> Outcome:
        """Return what this answer says about one of its points."""
        from questions.responses import Grade
        from quiz.core.scheduler import Outcome

        return Outcome(
            share=share,
            guess=self.guess,
            grade=Grade(self.grade) if self.grade is not None else None,
            weight=self.weight,
            recognition=self.answer_class == "recognition",
        )


class Log:
    """The learner's log in one SQLite file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._db = connect(path)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            raise StoreError(explain(self.path, error)) from error

    # Writing

    def append(self, attempt: Attempt, model: MemoryModel) -> dict[str, tuple[State | None, State | None]]:
        """Save an attempt and the states that follow from it; durable on return.

        Returns:
            For each point its state before and after.

        Raises:
            StoreError: If it could not be saved; then nothing of it was.
        """
        changes: dict[str, tuple[State | None, State | None]] = {}
        with self._writing() as db:
            before = {point: self.state((attempt.pack, point, attempt.answer_class)) for point, _ in attempt.credits}
            self._insert(db, attempt, before)
            for point, share in attempt.credits:
                old = before[point]
                after = old
                if attempt.weight > 0:
                    after = model.review(point, old, attempt.outcome(share), attempt.at)
                    self._put(db, (attempt.pack, point, attempt.answer_class), after)
                changes[point] = (old, after)
        return changes

    def _insert(self, db: sqlite3.Connection, attempt: Attempt, before: dict[str, State | None]) -> None:
        states = {point: _state_json(state) for point, state in before.items()}
        db.execute(
            "INSERT INTO attempt (id, device, session, at, day, kind, pack, pack_hash, item, family, format, class, stem,"
            " options, response, score, verdict, latency, guess, weight, grade, credits, before, scheduler)"
            " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                attempt.id, attempt.device, attempt.session, micros(attempt.at), attempt.day, attempt.kind, attempt.pack,
                attempt.pack_hash, attempt.item, attempt.family, attempt.format, attempt.answer_class, attempt.stem,
                _json(attempt.options), _json(attempt.response), attempt.score, attempt.verdict, attempt.latency,
                attempt.guess, attempt.weight, attempt.grade, _json(attempt.credits), _json(states), attempt.scheduler,
            ),
        )  # fmt: skip
        db.executemany(
            "INSERT INTO attempt_point (pack, point, class, at, attempt, share) VALUES (?,?,?,?,?,?)",
            [
                (attempt.pack, point, attempt.answer_class, micros(attempt.at), attempt.id, share)
                for point, share in attempt.credits
            ],
        )

    def _put(self, db: sqlite3.Connection, key: Key, state: State | None) -> None:
        if state is None:
            db.execute("DELETE FROM state WHERE pack = ? AND point = ? AND class = ?", key)
            return
        db.execute(
            "INSERT OR REPLACE INTO state (pack, point, class, stability, difficulty, last, due, reps, lapses)"
            " VALUES (?,?,?,?,?,?,?,?,?)",
            (*key, state.stability, state.difficulty, micros(state.last), micros(state.due), state.reps, state.lapses),
        )

    def retract(self, attempt_id: str, at: datetime, device: str, model: MemoryModel) -> None:
        """Take an attempt back by a new entry; the states of its points are computed again from what is left.

        Raises:
            StoreError: If there is no such attempt, or it could not be saved.
        """
        with self._writing() as db:
            row = db.execute("SELECT pack, class, credits FROM attempt WHERE id = ?", (attempt_id,)).fetchone()
            if row is None:
                raise StoreError(f"{self.path}: there is no attempt {attempt_id}")
            db.execute(
                "INSERT OR IGNORE INTO undo (attempt, at, device) VALUES (?,?,?)", (attempt_id, micros(at), device)
            )
            for point, _ in json.loads(row[2]):
                key = (row[0], point, row[1])
                self._put(db, key, self._replayed(db, key, model))

    def _replayed(self, db: sqlite3.Connection, key: Key, model: MemoryModel) -> State | None:
        from questions.responses import Grade
        from quiz.core.scheduler import Outcome

        state: State | None = None
        rows = db.execute(
            "SELECT a.at, a.guess, a.grade, a.weight, p.share FROM attempt_point p JOIN attempt a ON a.id = p.attempt"
            " LEFT JOIN undo u ON u.attempt = a.id"
            " WHERE p.pack = ? AND p.point = ? AND p.class = ? AND u.attempt IS NULL AND a.weight > 0"
            " ORDER BY p.at, p.attempt",
            key,
        )
        for at, guess, grade, weight, share in rows.fetchall():
            outcome = Outcome(
                share, guess, Grade(grade) if grade is not None else None, weight, key[2] == "recognition"
            )
            state = model.review(key[1], state, outcome, moment(at))
        return state

    def rebuild(self, model: MemoryModel) -> int:
        """Compute every state anew from the log; return how many states there are."""
        with self._writing() as db:
            keys = db.execute("SELECT DISTINCT pack, point, class FROM attempt_point").fetchall()
            db.execute("DELETE FROM state")
            for key in keys:
                self._put(db, key, self._replayed(db, key, model))
            return int(db.execute("SELECT count(*) FROM state").fetchone()[0])

    # Reading

    def _rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple]:  # type: ignore[type-arg]  # rows are untyped
        try:
            return self._db.execute(sql, tuple(values)).fetchall()
        except sqlite3.Error as error:
            raise StoreError(explain(self.path, error)) from error

    def state(self, key: Key) -> State | None:
        """Return one state."""
        rows = self._rows(
            "SELECT stability, difficulty, last, due, reps, lapses FROM state WHERE pack = ? AND point = ? AND class = ?",
            key,
        )
        return _state(rows[0]) if rows else None

    def states(self, pack: str | None = None) -> dict[Key, State]:
        """Return all states, of one pack or of all."""
        where = " WHERE pack = ?" if pack is not None else ""
        rows = self._rows(
            f"SELECT pack, point, class, stability, difficulty, last, due, reps, lapses FROM state{where}"  # noqa: S608 - one of the two constants above
            " ORDER BY pack, point, class",
            (pack,) if pack is not None else (),
        )
        return {(row[0], row[1], row[2]): _state(row[3:]) for row in rows}

    def standing(self, pack: str) -> list[tuple[str, float, int]]:
        """Return (point, largest stability in days, first due in microseconds) of each point with a state."""
        return self._rows("SELECT point, max(stability), min(due) FROM state WHERE pack = ? GROUP BY point", (pack,))

    def attempts(self) -> int:
        """Return how many attempts there are, taken-back ones too."""
        return int(self._rows("SELECT count(*) FROM attempt")[0][0])

    def attempt_rows(self) -> list[dict[str, object]]:
        """Return every attempt as a row with column names, in order of time, `undone` added."""
        rows = self._db.execute(
            "SELECT a.*, u.attempt IS NOT NULL AS undone FROM attempt a LEFT JOIN undo u ON u.attempt = a.id"
            " ORDER BY a.at, a.id"
        )
        names = [column[0] for column in rows.description]
        return [dict(zip(names, row, strict=True)) for row in rows]

    def days(self) -> list[str]:
        """Return the days with at least one answer that stands, newest first, 400 at the most."""
        rows = self._rows(
            "SELECT DISTINCT day FROM attempt WHERE id NOT IN (SELECT attempt FROM undo) ORDER BY day DESC LIMIT 400"
        )
        return [row[0] for row in rows]

    def mean_latency(self) -> float | None:
        """Return the mean time of the last 200 answers, in milliseconds; a pause of over a minute counts as one minute."""
        rows = self._rows(
            "SELECT avg(min(latency, 60000)) FROM (SELECT latency FROM attempt ORDER BY id DESC LIMIT 200)"
        )
        return None if rows[0][0] is None else float(rows[0][0])

    def answers(self, pack: str) -> list[tuple[list[str], str, str, float]]:
        """Return (points, family, format, score) of each answer to a pack's items that stands."""
        rows = self._rows(
            "SELECT credits, family, format, score FROM attempt"
            " WHERE pack = ? AND id NOT IN (SELECT attempt FROM undo) ORDER BY at, id",
            (pack,),
        )
        return [([point for point, _ in json.loads(row[0])], row[1], row[2], row[3]) for row in rows]

    def device(self, fresh: str) -> str:
        """Return this database's device id; `fresh` becomes it on first use."""
        rows = self._rows("SELECT value FROM meta WHERE key = 'device'")
        if rows:
            return str(rows[0][0])
        with self._writing() as db:
            db.execute("INSERT OR IGNORE INTO meta (key, value) VALUES ('device', ?)", (fresh,))
        return str(self._rows("SELECT value FROM meta WHERE key = 'device'")[0][0])


def micros(at: datetime) -> int:
    """Return microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """Return the UTC time of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _state_json(state: State | None) -> object:
    if state is None:
        return None
    return [state.stability, state.difficulty, micros(state.last), micros(state.due), state.reps, state.lapses]


def _state(row: tuple) -> State:  # type: ignore[type-arg]  # rows are untyped
    from quiz.core.scheduler import State

    return State(row[0], row[1], moment(row[2]), moment(row[3]), row[4], row[5])
