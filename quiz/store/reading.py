"""What screens and queues ask the log: what is due, where packs stand, what happened to a point."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from quiz.core.memory.state import NEVER, Answer, State
from quiz.store.log import Log
from quiz.store.replay import STATE_COLUMNS, answers
from quiz.store.rows import BURY, ENTRY_COLUMNS, KEEP, RELEARN, SUSPEND, Entry, entry_of, fact_of
from quiz.store.standing import named, names_of


@dataclass(frozen=True, slots=True)
class DueRow:
    """A point that is due in a class."""

    pack: str
    point: str
    answer_class: str
    state: State


@dataclass(frozen=True, slots=True)
class Seen:
    """One standing answer about a point."""

    attempt: str
    at: int
    day: int
    answer_class: str
    format: str
    share: float
    verdict: str
    said: str
    """The response, as JSON."""
    options: tuple[str, ...]
    item: str
    weight: float


def due_rows(log: Log, day: int, at: int, packs: Sequence[str] | None = None, limit: int | None = None) -> list[DueRow]:
    """Return what is due, the likeliest to be forgotten first; buried and suspended points are left out.

    Args:
        log: The log.
        day: Ordinal of the learner's day.
        at: Microseconds since 1970, for the risk: time since the last answer in stabilities.
        packs: Only these; None for all.
        limit: At most so many.
    """
    where, values = free(log, day)
    if packs is not None:
        where += f" AND s.pack IN ({','.join('?' * len(packs))})"
        values += list(packs)
    # The innermost query is answered from the index alone; whole rows are read only of what is returned.
    sql = (
        f"SELECT s.pack, s.point, s.class, {', '.join('s.' + name for name in STATE_COLUMNS.split(', '))} FROM ("
        " SELECT s.pack, s.point, s.class, (? - s.last) / s.stability AS risk FROM state s INDEXED BY state_due"
        f" WHERE s.due <= ? AND s.due < {NEVER}{where} ORDER BY risk DESC, s.pack, s.point, s.class LIMIT ?"
        ") d CROSS JOIN state s ON s.pack = d.pack AND s.point = d.point AND s.class = d.class"
        " ORDER BY d.risk DESC, s.pack, s.point, s.class"
    )
    rows = log.rows(sql, (at, day, *values, -1 if limit is None else limit))
    return [DueRow(row[0], row[1], row[2], State(*row[3:])) for row in rows]


def free(log: Log, day: int) -> tuple[str, list[object]]:
    """Return a condition on `s` that leaves out what is buried or suspended; nothing where nothing is."""
    if not log.rows("SELECT 1 FROM flag WHERE until > ? LIMIT 1", (day,)):
        return "", []
    return (
        " AND NOT EXISTS (SELECT 1 FROM flag f WHERE f.pack = s.pack AND f.point = s.point AND f.until > ?)",
        [day],
    )


def due_count(log: Log, day: int, packs: Sequence[str] | None = None) -> int:
    """Return how many points are due."""
    where, values = free(log, day)
    if packs is not None:
        where += f" AND s.pack IN ({','.join('?' * len(packs))})"
        values += list(packs)
    sql = f"SELECT count(*) FROM state s WHERE s.due <= ? AND s.due < {NEVER}{where}"
    return int(log.rows(sql, (day, *values))[0][0])


def due_by_day(log: Log, day: int, days: int, packs: Sequence[str] | None = None) -> dict[int, int]:
    """Return how many points come back on each of the days after one, by ordinal; days without any are left out."""
    where = f" AND pack IN ({','.join('?' * len(packs))})" if packs is not None else ""
    sql = f"SELECT due, count(*) FROM state WHERE due > ? AND due <= ?{where} GROUP BY due"
    return dict(log.rows(sql, (day, day + days, *(packs or ()))))


def standing(log: Log, pack: str, day: int) -> list[tuple[str, float, int]]:
    """Return (point, largest stability in days, first due day) of each point with a state.

    The due day is NEVER where the point is buried or suspended today.
    """
    rows = log.rows("SELECT point, max(stability), min(due) FROM state WHERE pack = ? GROUP BY point", (pack,))
    away = {row[0] for row in log.rows("SELECT point FROM flag WHERE pack = ? AND until > ?", (pack, day))}
    return [(point, stability, NEVER if point in away else due) for point, stability, due in rows] if away else rows


class Counts(NamedTuple):
    """Where a learner stands with the points of a pack that have a state."""

    met: int
    known: int
    due: int
    points: frozenset[str]


def counted_standing(log: Log, day: int, known: float) -> dict[str, Counts]:
    """Return the counts of every pack with a state, as `standing` says it point by point, in one query.

    Args:
        log: The log.
        day: Ordinal of the learner's day.
        known: Stability in days from which on a point is known.
    """
    unset, aside = free(log, day)
    rows = log.rows(
        f"SELECT pack, count(*), sum(s.stability >= ?), sum(s.due <= ?{unset}), group_concat(point, char(10)) FROM ("
        " SELECT pack, point, max(stability) AS stability, min(due) AS due FROM state GROUP BY pack, point"
        ") s GROUP BY pack",
        (known, day, *aside),
    )
    return {pack: Counts(met, sure, due, frozenset(points.split("\n"))) for pack, met, sure, due, points in rows}


def flags(log: Log, pack: str | None = None) -> dict[tuple[str, str], dict[str, int]]:
    """Return flags by (pack, point): kind (`bury`, `suspend`) to the first day without it."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    where, values = (" WHERE pack = ?", (pack,)) if pack is not None else ("", ())
    for in_pack, point, kind, until in log.rows(f"SELECT pack, point, kind, until FROM flag{where}", values):
        found.setdefault((in_pack, point), {})[kind] = until
    return found


def days(log: Log, limit: int = 400) -> list[int]:
    """Return the days, as ordinals, with at least one answer that stands, newest first."""
    return [row[0] for row in log.rows("SELECT DISTINCT day FROM daily ORDER BY day DESC LIMIT ?", (limit,))]


def mean_latency(log: Log) -> float | None:
    """Return the mean time of the last 200 answers, in milliseconds; a pause of over a minute counts as one minute."""
    sql = "SELECT avg(min(latency, 60000)) FROM (SELECT latency FROM attempt ORDER BY seq DESC LIMIT 200)"
    found = log.rows(sql)[0][0]
    return None if found is None else float(found)


def attempts_of(log: Log, pack: str, point: str, limit: int = 100) -> list[Seen]:
    """Return the standing answers about a point, newest first; overrides are applied."""
    fact = fact_of(point)
    names = names_of(log.db, pack)
    rows = log.rows(
        "SELECT a.id, a.at, a.day, a.class, a.format, coalesce(c.credits, a.credits), a.verdict, a.response, a.options,"
        " a.item, a.weight FROM timeline t JOIN attempt a ON a.id = t.id LEFT JOIN corrected c ON c.attempt = a.id"
        " WHERE t.pack = ? AND t.fact = ? AND t.id NOT IN (SELECT id FROM void) ORDER BY t.at DESC, t.id DESC",
        (pack, fact),
    )
    found = []
    for row in rows:
        share = {named(name, names): value for name, value in json.loads(row[5])}.get(point)
        if share is not None:
            found.append(
                Seen(row[0], row[1], row[2], row[3], row[4], share, row[6], row[7], tuple(json.loads(row[8])), *row[9:])
            )
        if len(found) == limit:
            break
    return found


def confusions(log: Log, pack: str) -> dict[str, dict[str, int]]:
    """Return what was said in place of the right answer, by point: text to times."""
    found: dict[str, dict[str, int]] = {}
    for point, said, times in log.rows("SELECT point, said, times FROM confused WHERE pack = ?", (pack,)):
        found.setdefault(point, {})[said] = times
    return found


def fingerprints(log: Log, pack: str, point: str) -> tuple[str | None, set[str]]:
    """Return the fingerprint of a point's value when it was last answered, and those that were decided since.

    A point whose value of today is neither is to be asked about: keep or relearn.
    """
    names = names_of(log.db, pack)
    last, when = None, (-1, "")
    rows = log.rows(
        "SELECT a.answers, a.at, a.id FROM timeline t JOIN attempt a ON a.id = t.id WHERE t.pack = ? AND t.fact = ?"
        " AND t.id NOT IN (SELECT id FROM void) ORDER BY t.at DESC, t.id DESC",
        (pack, fact_of(point)),
    )
    for text, at, attempt in rows:
        last = {named(name, names): value for name, value in json.loads(text).items()}.get(point)
        if last is not None:
            when = (at, attempt)
            break
    decided = {
        str(entry.data.get("fingerprint"))
        for entry in entries(log, (KEEP, RELEARN), pack)
        if (entry.at, entry.id) > when and named(entry.point, names) == point
    }
    return last, decided


def entries(log: Log, kinds: Sequence[str], pack: str | None = None, *, standing: bool = True) -> list[Entry]:
    """Return entries of some kinds in the order (at, id); those that were taken back too, if `standing` is False."""
    where = f"kind IN ({','.join('?' * len(kinds))})"
    where += " AND pack = ?" if pack is not None else ""
    where += " AND id NOT IN (SELECT id FROM void)" if standing else ""
    sql = f"SELECT {', '.join(ENTRY_COLUMNS)} FROM entry WHERE {where} ORDER BY at, id"
    return [entry_of(row) for row in log.rows(sql, (*kinds, *([pack] if pack is not None else [])))]


def answers_by_fact(log: Log) -> Iterator[list[Answer]]:
    """Yield the standing answers of each fact, in the order in which they act; what came before a relearning is left out."""
    names: dict[str, dict[str, str]] = {}
    for pack, old, new in log.rows("SELECT pack, old, new FROM named"):
        names.setdefault(pack, {})[old] = new
    at: tuple[str, str] | None = None
    found: list[Answer] = []
    for pack, fact, answer in answers(log.db, names):
        if at != (pack, fact):
            if found:
                yield found
            at, found = (pack, fact), []
        if isinstance(answer, Answer):
            found.append(answer)
        else:
            found = [one for one in found if all(point != answer for point, _ in one.credits)]
    if found:
        yield found


__all__ = [
    "BURY", "SUSPEND", "DueRow", "Seen", "answers_by_fact", "attempts_of", "confusions", "counted_standing", "days", "due_count", "due_rows",
    "entries", "fingerprints", "flags", "mean_latency", "standing",
]  # fmt: skip
