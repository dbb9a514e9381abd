"""Rounds that are not finished, so that a crash ends none: a file each, a line for each question that was made.

The answers are the log's. These files hold only what is needed to go on asking; a torn last line is no matter, and a file
that can't be read or written costs the going on and nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from quiz.store.log import Log

FOLDER = "rounds"
FORMAT = 1
KEPT_DAYS = 7
"""After so many days a round is no longer offered: what was due then is asked otherwise."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An unfinished round, as its file's head says."""

    path: Path
    session: str
    title: str
    day: int
    """Ordinal of the learner's day on which it began."""
    head: Mapping[str, object]


class Journal:
    """Writes one round's file."""

    def __init__(self, data: Path, session: str) -> None:
        self.path = data / FOLDER / f"{session}.jsonl"

    def write(self, lines: Iterable[Mapping[str, object]], *, fresh: bool) -> None:
        """Append lines, or begin the file with them."""
        text = "".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n" for line in lines)
        if not text:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("w" if fresh else "a", encoding="utf-8", newline="\n") as file:
                file.write(text)
        except OSError:
            return  # the answers are safe in the log; only going on after a crash is lost

    def remove(self) -> None:
        """Forget the round: it is finished."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError:
            return


def read_lines(path: Path) -> list[dict[str, object]]:
    """Return the lines of a round's file up to the first that is torn; none where the head is no head of ours."""
    found: list[dict[str, object]] = []
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    for line in text.splitlines(keepends=True):
        try:
            raw = json.loads(line) if line.endswith("\n") else None
        except ValueError:
            raw = None
        if not isinstance(raw, dict):
            break
        found.append(raw)
    return found if found and found[0].get("round") == FORMAT else []


def unfinished(data: Path, today: int) -> list[Kept]:
    """Return the unfinished rounds, the latest first; files that are too old or can't be read are removed.

    Args:
        data: The data folder.
        today: Ordinal of the learner's day.
    """
    try:
        paths = sorted((data / FOLDER).glob("*.jsonl"), reverse=True)  # ids of sessions grow with time
    except OSError:
        return []
    found = []
    for path in paths:
        kept = _head(path)
        if kept is None or not 0 <= today - kept.day <= KEPT_DAYS:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue
        else:
            found.append(kept)
    return found


def _head(path: Path) -> Kept | None:
    try:
        with path.open("rb") as file:
            raw = json.loads(file.readline())
        if raw["round"] != FORMAT:
            return None
        return Kept(path, str(raw["session"]), str(raw["title"]), int(raw["day"]), raw)
    except (OSError, ValueError, KeyError, TypeError):
        return None


@dataclass(frozen=True, slots=True)
class Row:
    """An answer of a round, as it stands."""

    attempt: str
    item: str
    response: object
    latency: int
    override: str | None
    """Id of the entry by which it was said to be right."""


def answers_of(log: Log, session: str) -> list[Row]:
    """Return the answers of a round that stand, in their order."""
    rows = log.rows(
        "SELECT a.id, a.item, a.response, a.latency, (SELECT e.id FROM entry e WHERE e.target = a.id AND e.kind = 'override'"
        " AND e.id NOT IN (SELECT id FROM void) ORDER BY e.at DESC, e.id DESC LIMIT 1)"
        " FROM attempt a WHERE a.id > ? AND a.session = ? AND a.id NOT IN (SELECT id FROM void) ORDER BY a.at, a.id",
        (session, session),
    )
    return [Row(row[0], row[1], json.loads(row[2]), row[3], row[4]) for row in rows]


__all__ = ["FORMAT", "Journal", "Kept", "Row", "answers_of", "read_lines", "unfinished"]
