"""What the commands about the log share."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.store.transfer import Conflict
    from quiz.study import Study


def folder(data: str | None) -> Path:
    """Return the data folder."""
    from quiz.paths import data_folder

    return Path(data) if data else data_folder()


def opened(data: str | None) -> Study:
    """Open the learner's data.

    Raises:
        StoreError: If the log can't be opened.
    """
    from quiz.clock import Clock
    from quiz.study import Study

    return Study.open(folder(data), Clock.from_environment())


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
