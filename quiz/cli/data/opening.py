"""What the commands about the log share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.core.memory.model import Memory
    from quiz.store.transfer import Conflict


def folder(data: str | None) -> Path:
    """Return the data folder."""
    from quiz.paths import data_folder

    return Path(data) if data else data_folder()


def model(data: str | None) -> Memory:
    """Return the memory model as the learner set it, without opening the log.

    Raises:
        UsageError: If the settings have errors.
    """
    from quiz.core.memory.model import Memory
    from quiz.store.settings import read_settings

    return Memory(read_settings(folder(data)))


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def tell_conflicts(conflicts: Sequence[Conflict]) -> None:
    """Say which points were asked with different right answers."""
    from quiz.cli.diagnostics import say

    if not conflicts:
        return
    packs = sorted({conflict.pack for conflict in conflicts})
    say(
        f"{count(len(conflicts), 'point')} had another right answer on the other device, whose pack is of another version"
        f" ({', '.join(packs)}). All answers are kept. Bring the packs to one version; where the answer you learned has"
        " changed you are asked once whether to keep or relearn it:"
    )
    for conflict in conflicts[:20]:
        say(f"  {conflict.pack}: {conflict.point}")
    if len(conflicts) > 20:
        say(f"  and {len(conflicts) - 20} more")
