"""States of a fact from its part of the log. The unit is the fact: nothing else enters what an answer does to it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from quiz.core.memory.state import RECALL, RECOGNITION, Answer, Key, MemoryModel, State
from quiz.store.rows import before_states, fact_of, state_row
from quiz.store.standing import Names, named
from quiz.store.tallies import Counted

STATE_COLUMNS = "stability, difficulty, last, day, due, reps, lapses, right_days"

_OF_FACT = f"SELECT point, class, {STATE_COLUMNS} FROM state WHERE pack = ? AND point >= ? AND point < ?"
_PUT = f"INSERT OR REPLACE INTO state (pack, point, class, {STATE_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
_SINCE = (
    "SELECT max(coalesce((SELECT seq FROM replayed WHERE pack = ?1 AND fact = ?2), 0),"
    " coalesce((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'replayed'), 0)),"
    " EXISTS (SELECT 1 FROM timeline WHERE pack = ?1 AND fact = ?2 AND (at, id) > (?3, ?4)"
    " AND id NOT IN (SELECT id FROM void))"
)

Change = tuple[State | None, State | None]
"""A state before and after."""

_TIMELINE = (
    "SELECT t.pack, t.fact, a.id, a.at, a.day, a.class, a.guess, a.weight, iif(c.attempt IS NULL, a.grade, c.grade),"
    " coalesce(c.credits, a.credits), a.shown, e.point"
    " FROM timeline t LEFT JOIN attempt a ON a.id = t.id LEFT JOIN corrected c ON c.attempt = t.id"
    " LEFT JOIN entry e ON e.id = t.id AND a.id IS NULL"
)


def shares(credits: Iterable[tuple[str, float]], names: Names) -> dict[str, dict[str, float]]:
    """Return what an attempt says, by fact and point as they are called now.

    Where two former points are one today, the lower share counts.
    """
    found: dict[str, dict[str, float]] = {}
    for point, share in credits:
        now = named(point, names)
        mine = found.setdefault(fact_of(now), {})
        mine[now] = min(share, mine.get(now, share))
    return found


def states_of(db: sqlite3.Connection, pack: str, fact: str) -> dict[Key, State]:
    """Return the states of one fact."""
    rows = db.execute(_OF_FACT, (pack, fact + "#", fact + "$"))
    return {(row[0], row[1]): State(*row[2:]) for row in rows}


def put(db: sqlite3.Connection, pack: str, states: Mapping[Key, State | None]) -> None:
    """Write states; None removes one."""
    for (point, cls), state in states.items():
        if state is None:
            db.execute("DELETE FROM state WHERE pack = ? AND point = ? AND class = ?", (pack, point, cls))
        else:
            db.execute(_PUT, (pack, point, cls, *state_row(state)))


def answers(
    db: sqlite3.Connection, names_of: Mapping[str, Names], pack: str | None = None, fact: str | None = None
) -> Iterator[tuple[str, str, Answer | str]]:
    """Yield (pack, fact, answer) in the order in which they act; a point in place of an answer is learned anew.

    Args:
        db: The log.
        names_of: Former names of facts, by pack.
        pack: One pack, or None for all.
        fact: One fact of it, or None for all.
    """
    where, values = "", []
    if pack is not None:
        where, values = " AND t.pack = ?", [pack]
    if fact is not None:
        where, values = where + " AND t.fact = ?", [*values, fact]
    rows = db.execute(
        f"{_TIMELINE} WHERE t.id NOT IN (SELECT id FROM void){where} ORDER BY t.pack, t.fact, t.at, t.id", values
    )
    for in_pack, of_fact, attempt, at, day, cls, guess, weight, grade, credits, shown, point in rows:
        names = names_of.get(in_pack, {})
        if attempt is None:
            yield in_pack, of_fact, named(point, names)
            continue
        mine = shares(json.loads(credits), names).get(of_fact)
        if mine:
            yield in_pack, of_fact, Answer(at, day, cls, guess, weight, grade, tuple(mine.items()), shown)


def act(states: dict[Key, State], answer: Answer | str, model: MemoryModel) -> None:
    """Let an answer change the states of its fact."""
    if isinstance(answer, str):
        for cls in (RECOGNITION, RECALL):
            states.pop((answer, cls), None)
    else:
        states.update(model.answer(states, answer))


def replay(db: sqlite3.Connection, pack: str, fact: str, names: Names, model: MemoryModel) -> dict[Key, Change]:
    """Compute the states of a fact anew and write those that differ."""
    old = states_of(db, pack, fact)
    new: dict[Key, State] = {}
    for _, _, answer in list(answers(db, {pack: names}, pack, fact)):
        act(new, answer, model)
    changes = {key: (old.get(key), new.get(key)) for key in {**old, **new} if old.get(key) != new.get(key)}
    put(db, pack, {key: after for key, (_, after) in changes.items()})
    db.execute(
        "INSERT OR REPLACE INTO replayed (pack, fact, seq) VALUES (?,?,(SELECT coalesce(max(seq), 0) FROM attempt))",
        (pack, fact),
    )
    return changes


def restore(
    db: sqlite3.Connection, undone: Counted, fact: str, names: Names, model: MemoryModel
) -> dict[Key, Change] | None:
    """Put the states back that the newest attempt of a fact had changed.

    Returns:
        The changes; None where its note of them is out of date and the fact must be replayed: something before it
        was changed afterwards, or it is not the newest.
    """
    pack = undone.pack
    since, newer = db.execute(_SINCE, (pack, fact, undone.at, undone.id)).fetchone()
    if newer or undone.seq <= since or undone.scheduler != model.version:
        return None
    before = {key: state for key, state in before_states(undone.before).items() if fact_of(key[0]) == fact}
    now = states_of(db, pack, fact)
    put(db, pack, before)
    return {key: (now.get(key), state) for key, state in before.items()}


def facts_of(one: Counted, names: Names) -> set[str]:
    """Return the facts of an attempt, as they are called now."""
    return {fact_of(named(point, names)) for point in one.points}
