"""Which rows of the log stand, what corrects them, and what their facts are called now.

All of it follows from the set of entries alone, whatever the order in which they arrived.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from quiz.core.memory.state import NEVER
from quiz.store.rows import BURY, OVERRIDE, RENAME, RESUME, SUSPEND, UNDO

Names = Mapping[str, str]
"""Former fact ids of a pack to those of today."""


def component(db: sqlite3.Connection, targets: Iterable[str]) -> dict[str, str]:
    """Return undo entries (id to target) that decide together with each other whether `targets` are taken back."""
    found: dict[str, str] = {}
    seen: set[str] = set()
    todo = list(targets)
    while todo:
        one = todo.pop()
        if one in seen:
            continue
        seen.add(one)
        up = db.execute("SELECT target FROM entry WHERE id = ? AND kind = ?", (one, UNDO)).fetchone()
        if up is not None:
            found[one] = up[0]
            todo.append(up[0])
        for (down,) in db.execute("SELECT id FROM entry WHERE target = ? AND target <> '' AND kind = ?", (one, UNDO)):
            todo.append(down)
    return found


def taken_back(undos: Mapping[str, str]) -> set[str]:
    """Return the ids that are void: a row is void when an undo that stands names it.

    Args:
        undos: Undo entries to their targets.

    Undo entries that wait for each other in a ring (no program of ours writes such) have no effect: they are void.
    """
    waiting: dict[str, int] = {}
    for named_one in undos.values():
        waiting[named_one] = waiting.get(named_one, 0) + 1
    stands: dict[str, bool] = {}
    ready = [one for one in undos if one not in waiting]
    for one in ready:
        stands[one] = True
    while ready:
        target = undos.get(one := ready.pop())
        if target is None or target in stands:
            continue
        if stands[one]:
            stands[target] = False
            ready.append(target)
        else:
            waiting[target] -= 1
            if not waiting[target]:
                stands[target] = True
                ready.append(target)
    return {one for one, standing in stands.items() if not standing} | {one for one in undos if one not in stands}


def void_changes(db: sqlite3.Connection, targets: Iterable[str]) -> dict[str, bool]:
    """Return the ids whose standing changes (to true: void) now that there are new undo entries of `targets`."""
    undos = component(db, targets)
    void = taken_back(undos)
    changes: dict[str, bool] = {}
    for one in {*undos, *undos.values()}:
        if (one in void) != is_void(db, one):
            changes[one] = one in void
    return changes


def is_void(db: sqlite3.Connection, one: str) -> bool:
    """Whether a row is taken back."""
    return db.execute("SELECT 1 FROM void WHERE id = ?", (one,)).fetchone() is not None


def names_of(db: sqlite3.Connection, pack: str) -> dict[str, str]:
    """Return former fact ids of a pack to those of today."""
    return dict(db.execute("SELECT old, new FROM named WHERE pack = ?", (pack,)).fetchall())


def names_from_log(db: sqlite3.Connection, pack: str) -> dict[str, str]:
    """Compute the names of a pack's facts from its rename entries that stand, in the order (at, id)."""
    rows = db.execute(
        "SELECT data FROM entry WHERE kind = ? AND pack = ? AND id NOT IN (SELECT id FROM void) ORDER BY at, id",
        (RENAME, pack),
    )
    names: dict[str, str] = {}
    for (text,) in rows.fetchall():
        data = json.loads(text)
        old, new = str(data["old"]), str(data["new"])
        for name, now in list(names.items()):
            if now == old:
                names[name] = new
        names[old] = new
        names[new] = new
    return {old: new for old, new in names.items() if old != new}


def named(point: str, names: Names) -> str:
    """Return a point by the name that its fact has now."""
    if not names:
        return point
    fact, mark, slot = point.partition("#")
    return f"{names.get(fact, fact)}{mark}{slot}"


def correct(db: sqlite3.Connection, attempt: str) -> None:
    """Note the override of an attempt that stands, the latest if there are several."""
    row = db.execute(
        "SELECT data FROM entry WHERE target = ? AND target <> '' AND kind = ? AND id NOT IN (SELECT id FROM void)"
        " ORDER BY at DESC, id DESC LIMIT 1",
        (attempt, OVERRIDE),
    ).fetchone()
    if row is None:
        db.execute("DELETE FROM corrected WHERE attempt = ?", (attempt,))
        return
    data = json.loads(row[0])
    credits = json.dumps(data["credits"], ensure_ascii=False, separators=(",", ":"))
    db.execute(
        "INSERT OR REPLACE INTO corrected (attempt, score, grade, credits) VALUES (?,?,?,?)",
        (attempt, float(data["score"]), data.get("grade"), credits),
    )


def set_flags(db: sqlite3.Connection, pack: str, points: Iterable[str], names: Names) -> None:
    """Set the flags of points, by their names of today, from the entries that stand."""
    former: dict[str, list[str]] = {}
    for old, new in names.items():
        former.setdefault(new, []).append(old)
    for point in sorted(set(points)):
        fact, _, slot = point.partition("#")
        until: dict[str, int] = {}
        rows: list[tuple[int, str, str, str]] = []
        for name in (fact, *former.get(fact, ())):
            rows += db.execute(
                "SELECT at, id, kind, data FROM entry WHERE pack = ? AND point = ? AND point <> '' AND kind IN (?,?,?)"
                " AND id NOT IN (SELECT id FROM void)",
                (pack, f"{name}#{slot}", BURY, SUSPEND, RESUME),
            ).fetchall()
        for _, _, kind, data in sorted(rows):
            if kind == BURY:
                until[BURY] = int(json.loads(data)["until"])
            elif kind == SUSPEND:
                until[SUSPEND] = NEVER
            else:
                until.pop(SUSPEND, None)
        db.execute("DELETE FROM flag WHERE pack = ? AND point = ?", (pack, point))
        db.executemany(
            "INSERT INTO flag (pack, point, kind, until) VALUES (?,?,?,?)",
            [(pack, point, kind, day) for kind, day in sorted(until.items())],
        )


def flagged_points(db: sqlite3.Connection, pack: str, names: Names) -> set[str]:
    """Return the points of a pack, by their names of today, that were ever buried or suspended."""
    rows = db.execute(
        "SELECT DISTINCT point FROM entry WHERE pack = ? AND point <> '' AND kind IN (?,?)", (pack, BURY, SUSPEND)
    )
    return {named(row[0], names) for row in rows}
