"""Copies of the small pack with one thing changed, for tests that break packs."""

from __future__ import annotations

import shutil
from pathlib import Path

MINI = Path(__file__).parent / "packs" / "mini"


def copy_mini(folder: Path) -> Path:
    """Copy the small valid pack into a folder and return its path."""
    target = folder / "mini"
    shutil.copytree(MINI, target)
    return target


def edit(pack: Path, file: str, old: str, new: str) -> None:
    """Replace the first `old` in a file of a pack; it must be there."""
    path = pack / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} has no {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")


def add(pack: Path, file: str, text: str) -> None:
    """Append text to a file of a pack."""
    path = pack / file
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")
