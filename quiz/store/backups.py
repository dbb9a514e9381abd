"""Backups: whole copies by SQLite's own backup, checked before they count, and thinned out as they age."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from questions.errors import StoreError
from quiz.store.migrations import APPLICATION_ID

FOLDER = "backups"
DAYS = 7
"""So many daily backups are kept."""
MONTHS = 12
"""Beyond them, the last one of each of so many months."""
OLDER_SCHEMAS = 3
"""So many of those made before a migration are kept."""

_DAILY = re.compile(r"daily-(\d{4}-\d{2}-\d{2})\.db")
_SCHEMA = re.compile(r"schema-(\d+)(-\d+)?\.db")
_REPLACED = re.compile(r"replaced-\d+\.db")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup."""

    name: str
    path: Path
    size: int
    """Bytes."""


def folder_of(database: Path) -> Path:
    """Return where backups of a database lie."""
    return database.parent / FOLDER


def listed(database: Path) -> list[Backup]:
    """Return the backups, the newest first."""
    try:
        files = [path for path in folder_of(database).iterdir() if path.suffix == ".db"]
        files.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
        return [Backup(path.stem, path, path.stat().st_size) for path in files]
    except OSError:
        return []


def newest_sound(database: Path) -> Backup | None:
    """Return the newest backup that can be read through; None where there is none.

    Logs that were replaced lie beside the backups and are none: they were damaged, or given up.
    """
    for backup in listed(database):
        if _REPLACED.fullmatch(backup.path.name) is None and _sound(backup.path):
            return backup
    return None


def _sound(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite3.Error:
        return False


def daily(database: Path, day: date) -> Path | None:
    """Make the backup of a day where there is none yet, and thin out the older ones.

    Returns:
        The file; None where that day has one.

    Raises:
        StoreError: If it can't be made, or the database is damaged: older backups are then left alone.
    """
    target = folder_of(database) / f"daily-{day.isoformat()}.db"
    if target.exists():
        return None
    copy_database(database, target)
    thin_out(database)
    return target


def before_migration(database: Path, schema: int) -> Path:
    """Make a backup of a database of an older schema.

    Raises:
        StoreError: If it can't be made.
    """
    number = 1
    while (
        target := folder_of(database) / (f"schema-{schema}.db" if number == 1 else f"schema-{schema}-{number}.db")
    ).exists():
        number += 1
    copy_database(database, target)
    return target


def copy_database(source: Path, target: Path) -> None:
    """Copy a database, also one in use, into a file that appears whole and checked or not at all.

    Raises:
        StoreError: If it can't be read or written, or is damaged.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        uri = f"{source.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as original, closing(sqlite3.connect(temporary)) as copy:
            original.backup(copy)
            told = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            copy.execute("PRAGMA journal_mode = DELETE")
        if told != "ok":
            raise StoreError(f"{source}: is damaged ({told}), so no backup was made of it. See: quiz data verify")
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError(f"{source}: can't be copied to {target} ({error})") from error
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            with suppress(OSError):
                temporary.with_name(temporary.name + suffix).unlink()


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return  # Windows opens no folders
    try:
        os.fsync(handle)
    except OSError:
        return
    finally:
        os.close(handle)


def thin_out(database: Path) -> list[str]:
    """Delete daily backups beyond the last week and the last of each month of a year; return their names."""
    days = sorted((match[1] for path in _files(database) if (match := _DAILY.fullmatch(path.name))), reverse=True)
    months: dict[str, str] = {}
    for day in days:
        months.setdefault(day[:7], day)
    keep = {*days[:DAYS], *sorted(months.values(), reverse=True)[:MONTHS]}
    gone = [f"daily-{day}.db" for day in days if day not in keep]
    old = [path for path in _files(database) if _SCHEMA.fullmatch(path.name)]
    old.sort(key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    gone += [path.name for path in old[OLDER_SCHEMAS:]]
    for name in gone:
        (folder_of(database) / name).unlink(missing_ok=True)
    return gone


def _files(database: Path) -> list[Path]:
    try:
        return list(folder_of(database).iterdir())
    except OSError:
        return []


def find(database: Path, name: str) -> Path:
    """Return a backup by its name or path.

    Raises:
        StoreError: If there is none.
    """
    for backup in listed(database):
        if name in {backup.name, backup.path.name}:
            return backup.path
    if Path(name).is_file():
        return Path(name)
    known = ", ".join(backup.name for backup in listed(database)) or "none"
    raise StoreError(f"{name!r}: there is no such backup (there are: {known}) and no such file")


def put_back(database: Path, backup: Path) -> Path | None:
    """Put a backup in the place of a database, which is kept beside the backups.

    At every moment there is a whole database in the place: the old one or the backup.

    Returns:
        Where the replaced database lies now; None where there was none.

    Raises:
        StoreError: If the backup is damaged, another program has the database open, or it can't be written.
    """
    fresh = database.with_name(f".{database.name}.restored")
    copy_database(backup, fresh)
    with closing(sqlite3.connect(fresh)) as connection:
        ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours:
        fresh.unlink()
        raise StoreError(f"{backup}: this is no log of Factdeck; nothing was changed")
    aside: Path | None = None
    try:
        if database.exists():
            _alone(database)
            aside = _aside(database)
            for suffix in ("-wal", "-shm"):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
        os.replace(fresh, database)
        sync_folder(database.parent)
    except OSError as error:
        raise StoreError(f"{database}: can't be replaced ({error.strerror}); it was left as it was") from error
    finally:
        fresh.unlink(missing_ok=True)
    return aside


def _alone(database: Path) -> None:
    """Refuse where another program has the database open."""
    try:
        with closing(sqlite3.connect(database, timeout=0.2, isolation_level=None)) as connection:
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise StoreError(
                f"{database}: another program has it open; close Factdeck everywhere and try again"
            ) from error
    except sqlite3.DatabaseError:
        return  # damaged: nobody works with it


def _aside(database: Path) -> Path:
    number = 1
    while (target := folder_of(database) / f"replaced-{number}.db").exists():
        number += 1
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    for suffix in ("-wal", ""):
        part = database.with_name(database.name + suffix)
        if part.exists():
            shutil.copy2(part, target.with_name(target.name + suffix))
    return target
