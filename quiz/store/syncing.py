"""Devices that meet in a folder which something else keeps in step: each writes one file and reads all."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from questions.errors import StoreError, UsageError
from quiz.core.memory.state import MemoryModel
from quiz.store.log import Log
from quiz.store.transfer import Conflict, conflicts, read_rows, write_export

SUFFIX = ".factdeck.jsonl"


@dataclass
class Synced:
    """What a meeting brought."""

    files: int = 0
    """Files of other devices that were read."""
    attempts: int = 0
    entries: int = 0
    written: int | None = None
    """Rows in this device's own file; None where it was up to date."""
    conflicts: list[Conflict] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    """Why a file was not taken in; often it is still on its way."""


def sync(log: Log, folder: Path, device: str, model: MemoryModel) -> Synced:
    """Take in what other devices wrote, then write what this one has.

    The own file holds the rows of this device and those of devices that have no file in the folder, so that every row
    of the log is in one of them.

    Args:
        log: The log.
        folder: The folder, which must be there: a mistyped name would silently meet nobody.
        device: This device's id.
        model: The memory model.

    Raises:
        UsageError: If there is no such folder.
        StoreError: If the own file can't be written.
    """
    if not folder.is_dir():
        raise UsageError(f"{folder}: there is no such folder; make it where your devices share it, then try again")
    done = Synced()
    own = folder / f"{device}{SUFFIX}"
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        _take(log, path, model, done)
    others = [
        path.name.removesuffix(SUFFIX)
        for path in folder.glob(f"*{SUFFIX}")
        if path != own and log.meta(f"sync:{path.name}") == _digest(path)
    ]
    state = json.dumps([_size(log), sorted(others)])
    if not own.exists() or log.meta("synced") != state or done.attempts or done.entries:
        done.written = write_export(log, own, others)
        with log.writing():
            log.set_meta("synced", state)
            log.set_meta(f"sync:{own.name}", _digest(own))
    return done


def _take(log: Log, path: Path, model: MemoryModel, done: Synced) -> None:
    digest = _digest(path)
    if digest and log.meta(f"sync:{path.name}") == digest:
        return
    try:
        merged = log.merge(read_rows(path), model)
    except StoreError as error:
        done.refused.append(str(error))
        return
    with log.writing():
        log.set_meta(f"sync:{path.name}", digest)
    done.files += 1
    done.attempts += len(merged.attempts)
    done.entries += len(merged.entries)
    done.conflicts += conflicts(log, merged.attempts)


def _size(log: Log) -> list[int]:
    return [int(log.rows(f"SELECT coalesce(max(seq), 0) FROM {table}")[0][0]) for table in ("attempt", "entry")]


def _digest(path: Path) -> str:
    """Return the digest in a file's last line, nothing where it has none: it says whether the file was taken in."""
    try:
        with path.open("rb") as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - 200))
            last = file.read().splitlines()[-1]
        end = json.loads(last)["end"]
        return str(end["digest"]) if isinstance(end, Mapping) else ""
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return ""
