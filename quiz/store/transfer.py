"""The log as a file: JSON Lines with a head, one row a line, and an end that proves that nothing is missing."""

from __future__ import annotations

import json
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from questions.errors import StoreError
from quiz.core.memory.state import MemoryModel
from quiz.store.backups import copy_database
from quiz.store.checking import RowError, attempt_values, entry_values, parse
from quiz.store.log import Log, Merged, Row
from quiz.store.rows import ATTEMPT_COLUMNS, ENTRY_COLUMNS, dump, fact_of
from quiz.store.standing import named, names_of

FORMAT = 1
LONGEST = 2_000_000
"""Bytes of a line at most."""

_NESTED = {"options", "response", "credits", "answers", "before", "data"}
_MAGIC = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Conflict:
    """A point that was asked with one right answer here and another there."""

    pack: str
    point: str


def export_lines(log: Log, skip: Sequence[str] = ()) -> Iterator[str]:
    """Yield the lines of an exported log.

    Args:
        log: The log.
        skip: Devices whose rows are left out.
    """
    digest = blake2b(digest_size=16)
    count = 0
    head = {"factdeck": "log", "format": FORMAT, "device": log.meta("device") or ""}
    for row in [
        [("head", head)],
        _exported(log, "attempt", ATTEMPT_COLUMNS, skip),
        _exported(log, "entry", ENTRY_COLUMNS, skip),
    ]:
        for name, values in row:
            line = dump({name: values}) + "\n"
            digest.update(line.encode())
            count += 1
            yield line
    yield dump({"end": {"lines": count, "digest": digest.hexdigest()}}) + "\n"


def _exported(
    log: Log, table: str, columns: Sequence[str], skip: Sequence[str]
) -> Iterator[tuple[str, dict[str, object]]]:
    where = f" WHERE device NOT IN ({','.join('?' * len(skip))})" if skip else ""
    for row in log.db.execute(f"SELECT {', '.join(columns)} FROM {table}{where} ORDER BY at, id", tuple(skip)):
        yield table, _outside(columns, row)


def _outside(columns: Sequence[str], row: Row) -> dict[str, object]:
    """Return a row as it is written into files: JSON as such, the day as a date."""
    values = dict(zip(columns, row, strict=True))
    for name in _NESTED & values.keys():
        values[name] = json.loads(str(values[name]))
    values["day"] = date.fromordinal(int(str(values["day"]))).isoformat()
    return values


def check_row(table: str, columns: Sequence[str], row: Row) -> None:
    """Hold a row of the log against the rules for rows from outside.

    Raises:
        RowError: If it is not as it must be.
    """
    try:
        values = _outside(columns, row)
    except (ValueError, RecursionError, OverflowError) as error:
        raise RowError(str(error)) from None
    again = attempt_values(values) if table == "attempt" else entry_values(values)
    if tuple(again) != tuple(row):
        raise RowError("is not written as it was saved")


def write_export(log: Log, path: Path, skip: Sequence[str] = ()) -> int:
    """Write the log to a file, whole or not at all; return how many rows there are.

    Raises:
        StoreError: If it can't be written.
    """
    count = 0
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}", suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            for line in export_lines(log, skip):
                file.write(line)
                count += 1
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise StoreError(f"{path}: can't be written ({error.strerror}); nothing was changed") from error
    return count - 2


def read_rows(path: Path, seen: Callable[[str], object] | None = None) -> Iterator[tuple[str, Row]]:
    """Yield (table, values) of an exported log, each line checked.

    Args:
        path: The file.
        seen: Told the digest when the end was reached and all was there.

    Raises:
        StoreError: With the line, if anything is not as it must be.
    """
    digest, count, ended = blake2b(digest_size=16), 0, False
    try:
        with path.open("rb") as file:
            while line := file.readline(LONGEST + 1):
                count += 1
                try:
                    if ended:
                        raise RowError("there is more after the end")
                    table, values = _read_line(line, first=count == 1)
                    if table == "end":
                        ended = True
                        if values != {"lines": count - 1, "digest": digest.hexdigest()}:
                            raise RowError(
                                "the lines before are not those that were exported: some were changed or lost"
                            )
                        continue
                except RowError as error:
                    raise StoreError(f"{path}:{count}: {error}; {_MEND}") from None
                digest.update(line)
                if table == "attempt":
                    yield table, values  # type: ignore[misc]  # values of a row, as read
                elif table == "entry":
                    yield table, values  # type: ignore[misc]  # as above
    except OSError as error:
        raise StoreError(f"{path}: can't be read ({error.strerror})") from error
    if not ended:
        raise StoreError(f"{path}:{count + 1}: the file ends here, but not the log: it was cut off; {_MEND}")
    if seen is not None:
        seen(digest.hexdigest())


_MEND = "nothing was taken in. Export it anew where it comes from: quiz data export FILE"


def _read_line(line: bytes, *, first: bool) -> tuple[str, object]:
    if len(line) > LONGEST:
        raise RowError(f"this line is longer than {LONGEST} bytes")
    try:
        raw = parse(line.decode())
    except UnicodeDecodeError:
        raise RowError("this is no UTF-8 text") from None
    if not isinstance(raw, dict) or len(raw) != 1:
        raise RowError("this is no line of an exported log")
    ((name, values),) = raw.items()
    if not isinstance(values, dict):
        raise RowError("this is no line of an exported log")
    if first:
        if name != "head" or values.get("factdeck") != "log":
            raise RowError("this is no exported log of Factdeck")
        form = values.get("format")
        if not isinstance(form, int) or form < 1:
            raise RowError("the head names no format")
        if form > FORMAT:
            raise RowError(
                f"this was exported by a newer Factdeck (format {form}, this one knows {FORMAT}); "
                "install the newer version: pip install --upgrade factdeck"
            )
        return name, values
    if name == "attempt":
        return name, attempt_values(values)
    if name == "entry":
        return name, entry_values(values)
    if name == "end":
        return name, values
    raise RowError(f"{name!r} is no kind of line")


def is_database(path: Path) -> bool:
    """Whether a file is an SQLite database by its first bytes."""
    try:
        with path.open("rb") as file:
            return file.read(16) == _MAGIC
    except OSError:
        return False


def merge_file(log: Log, path: Path, model: MemoryModel) -> tuple[Merged, list[Conflict]]:
    """Take in what an exported log or another database has and this one has not.

    Raises:
        StoreError: If anything in it is wrong; then nothing is taken in.
    """
    if is_database(path):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "copy.db"
            copy_database(path, copy)
            with closing(Log(copy)) as other:
                merged = log.merge(database_rows(other), model)
    else:
        merged = log.merge(read_rows(path), model)
    return merged, conflicts(log, merged.attempts)


def database_rows(log: Log) -> Iterator[tuple[str, Row]]:
    """Yield (table, values) of every row of a log, checked as rows of a file are."""
    for table, columns in (("attempt", ATTEMPT_COLUMNS), ("entry", ENTRY_COLUMNS)):
        try:
            for row in log.db.execute(f"SELECT {', '.join(columns)} FROM {table}"):
                check_row(table, columns, row)
                yield table, row
        except (RowError, sqlite3.Error) as error:
            raise StoreError(
                f"{log.path}: {table}: {error}; nothing was taken in. Look at it with: quiz data verify"
            ) from None


def conflicts(log: Log, new: Iterable[str]) -> list[Conflict]:
    """Return the points whose newest answer among `new` was to another right answer than the newest of the others."""
    fresh = set(new)
    facts: set[tuple[str, str]] = set()
    for one in fresh:
        for pack, answers in log.rows("SELECT pack, answers FROM attempt WHERE id = ?", (one,)):
            names = names_of(log.db, pack)
            facts |= {(pack, fact_of(named(point, names))) for point in json.loads(answers)}
    found = []
    for pack, fact in sorted(facts):
        names = names_of(log.db, pack)
        latest: tuple[dict[str, str], dict[str, str]] = ({}, {})
        for one, answers in log.rows(
            "SELECT a.id, a.answers FROM timeline t JOIN attempt a ON a.id = t.id WHERE t.pack = ? AND t.fact = ?"
            " ORDER BY t.at, t.id",
            (pack, fact),
        ):
            latest[one in fresh].update({named(point, names): told for point, told in json.loads(answers).items()})
        mine, theirs = latest
        found += [
            Conflict(pack, point) for point in sorted(mine.keys() & theirs.keys()) if mine[point] != theirs[point]
        ]
    return found


__all__ = ["Conflict", "conflicts", "export_lines", "merge_file", "read_rows", "write_export"]
