"""Which packs are hidden, and how one is put on the shelf: copied whole or not at all."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from pathlib import Path

from questions.errors import StoreError

NAME = "hidden.json"


def hidden(data: Path) -> frozenset[str]:
    """Return the names of hidden packs; none where the list can't be read."""
    try:
        raw = json.loads((data / NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return frozenset()
    return frozenset(str(name) for name in raw) if isinstance(raw, list) else frozenset()


def hide(data: Path, name: str) -> None:
    """Hide a pack.

    Raises:
        StoreError: If the list can't be written.
    """
    _write(data, hidden(data) | {name})


def show(data: Path, name: str) -> None:
    """Show a pack again."""
    if name in (there := hidden(data)):
        _write(data, there - {name})


def show_all(data: Path) -> None:
    """Show all packs again."""
    if hidden(data):
        _write(data, frozenset())


def _write(data: Path, names: frozenset[str]) -> None:
    try:
        data.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=data, prefix=f".{NAME}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(sorted(names), file)
        os.replace(temporary, data / NAME)
    except OSError as error:
        raise StoreError(f"{data / NAME}: can't be written ({error.strerror})") from error


ORIGINALS = "originals"
"""Where packs are kept as they were added: what own changes are told by when an update comes."""


def shelved(data: Path, name: str) -> Path | None:
    """Return where a pack that was added is, or None."""
    return _there(data / "packs", name)


def original_of(data: Path, name: str) -> Path | None:
    """Return a pack as it was added, or None."""
    return _there(data / ORIGINALS, name)


def _there(folder: Path, name: str) -> Path | None:
    return next((path for path in (folder / name, folder / f"{name}.yaml") if path.exists()), None)


def keep_original(data: Path, source: Path, name: str) -> None:
    """Keep a pack as it was added, beside the one that may be changed."""
    put(data, source, name, ORIGINALS)


def put(data: Path, source: Path, name: str, room: str = "packs") -> bool:
    """Copy a pack into the data folder, in place of an older version; return whether there was one.

    The older version stays until the new one is there in full.

    Raises:
        StoreError: If it can't be copied.
    """
    folder = data / room
    target = folder / (f"{name}.yaml" if source.is_file() else name)
    if target.exists() and target.resolve() == source.resolve():
        return True
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=f".{name}.") as work:
            fresh, old = Path(work) / "new", Path(work) / "old"
            if source.is_file():
                shutil.copyfile(source, fresh)
            else:
                shutil.copytree(source, fresh)
            there = target.exists()
            if there:
                os.replace(target, old)
            try:
                os.replace(fresh, target)
            except OSError:
                if there:
                    os.replace(old, target)
                raise
    except (OSError, shutil.Error) as error:
        raise StoreError(f"{target}: the pack can't be copied ({error})") from error
    return there
