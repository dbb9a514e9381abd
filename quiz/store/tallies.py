"""Sums that statistics and home read: answers a day, by family, and what was said instead.

All of them are whole numbers, so that adding and taking away in any order gives the same.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from quiz.store.standing import Names, named

K = TypeVar("K")

_ADD = (
    "ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, right = right + excluded.right,"
    " score = score + excluded.score, spent = spent + excluded.spent"
)
_DAILY = f"INSERT INTO daily (day, pack, kind, class, answers, right, score, spent) VALUES (?,?,?,?,?,?,?,?) {_ADD}"
_NO_DAILY = "DELETE FROM daily WHERE day = ? AND pack = ? AND kind = ? AND class = ? AND answers = 0"
_FAMILY = f"INSERT INTO by_family (pack, family, format, answers, right, score, spent) VALUES (?,?,?,?,?,?,?) {_ADD}"
_NO_FAMILY = "DELETE FROM by_family WHERE pack = ? AND family = ? AND format = ? AND answers = 0"
_CONFUSED = (
    "INSERT INTO confused (pack, point, said, times) VALUES (?,?,?,?)"
    " ON CONFLICT DO UPDATE SET times = times + excluded.times"
)
_NO_CONFUSED = "DELETE FROM confused WHERE pack = ? AND point = ? AND said = ? AND times = 0"

LONGEST = 60_000
"""Milliseconds that an answer counts at most: whoever took longer was away."""
SAID = 80
"""Letters of a wrong answer that are kept."""


class Counted(NamedTuple):
    """An attempt as it counts, its correction applied."""

    seq: int
    id: str
    at: int
    day: int
    pack: str
    kind: str
    cls: str
    family: str
    format: str
    score: float
    latency: int
    credits: str
    options: str
    response: str
    before: str
    scheduler: str

    @property
    def points(self) -> list[str]:
        """The points that were credited, as they were called then."""
        return [point for point, _ in json.loads(self.credits)]


COUNTED = (
    "a.seq, a.id, a.at, a.day, a.pack, a.kind, a.class, a.family, a.format, coalesce(c.score, a.score), a.latency,"
    " a.credits, a.options, a.response, a.before, a.scheduler"
)
"""The fields of `Counted`, of an attempt `a` and its correction `c`."""
SELECT = f"SELECT {COUNTED} FROM attempt a LEFT JOIN corrected c ON c.attempt = a.id"


def counted(db: sqlite3.Connection, attempt: str) -> Counted | None:
    """Return an attempt as it counts now; None where there is none of that id."""
    row = db.execute(f"{SELECT} WHERE a.id = ?", (attempt,)).fetchone()
    return None if row is None else Counted(*row)


@dataclass
class Tallies:
    """Changes of the sums, gathered and then written at once."""

    daily: dict[tuple[int, str, str, str], list[int]] = field(default_factory=dict)
    families: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)
    confused: dict[tuple[str, str, str], int] = field(default_factory=dict)

    def add(self, one: Counted, sign: int, names: Names) -> None:
        """Count an attempt in (1) or out (-1)."""
        parts = (
            sign,
            sign * (one.score >= 1),
            sign * round(1000 * one.score),
            sign * max(0, min(one.latency, LONGEST)),
        )
        _sum(self.daily, (one.day, one.pack, one.kind, one.cls), parts)
        _sum(self.families, (one.pack, one.family, one.format), parts)
        if one.score < 1:
            said = said_instead(one)
            if said:
                key = (one.pack, named(one.points[0], names), said)
                self.confused[key] = self.confused.get(key, 0) + sign

    def write(self, db: sqlite3.Connection) -> None:
        """Add the changes to the tables; a sum that comes to nothing leaves no row."""
        _put(db, _DAILY, [(*key, *parts) for key, parts in self.daily.items()])
        _put(db, _NO_DAILY, [key for key, parts in self.daily.items() if parts[0] < 0])
        _put(db, _FAMILY, [(*key, *parts) for key, parts in self.families.items()])
        _put(db, _NO_FAMILY, [key for key, parts in self.families.items() if parts[0] < 0])
        _put(db, _CONFUSED, [(*key, times) for key, times in self.confused.items() if times])
        _put(db, _NO_CONFUSED, [key for key, times in self.confused.items() if times < 0])


def _sum(sums: dict[K, list[int]], key: K, parts: tuple[int, ...]) -> None:
    old = sums.get(key)
    sums[key] = list(parts) if old is None else [a + b for a, b in zip(old, parts, strict=True)]


def said_instead(one: Counted) -> str:
    """Return the wrong answer that was given, where it was about one point and is a text; else nothing."""
    if one.format in {"true_false", "select_all", "ordering", "matching", "flashcard"}:
        return ""
    if len(one.points) != 1:
        return ""
    response = json.loads(one.response)
    if not isinstance(response, dict):
        return ""
    if response.get("type") == "wrote":
        return " ".join(str(response.get("text", "")).split()).casefold()[:SAID]
    indices = response.get("indices")
    options = json.loads(one.options)
    if response.get("type") == "picked" and isinstance(indices, list) and len(indices) == 1:
        at = indices[0]
        if isinstance(at, int) and 0 <= at < len(options):
            return str(options[at])[:SAID]
    return ""


def _put(db: sqlite3.Connection, sql: str, rows: Sequence[tuple[object, ...]]) -> None:
    # One answer is one row of each: `executemany` would cost as much again.
    if len(rows) == 1:
        db.execute(sql, rows[0])
    elif rows:
        db.executemany(sql, rows)
