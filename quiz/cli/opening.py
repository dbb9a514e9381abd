"""The learner's data, opened for a command."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.study import Study


def opened(data: str | None) -> Study:
    """Open a data folder.

    Args:
        data: The folder, where it is not the default one.

    Raises:
        StoreError: If the log can't be opened.
        UsageError: If FACTDECK_NOW is no time, or the settings have errors.
    """
    from quiz.clock import Clock
    from quiz.paths import data_folder
    from quiz.study import Study

    return Study.open(Path(data) if data else data_folder(), Clock.from_environment())
