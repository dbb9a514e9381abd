"""Open the app."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.cli.diagnostics import fail, has_terminal, need_terminal, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen

    from quiz.core.session import Session
    from quiz.study import Study


def run_app(
    *,
    data: str | None = None,
    start: Callable[[Study], Session | str] | None = None,
    show: Callable[[Study], Screen[Any]] | None = None,
    command: str = "",
) -> int:
    """Open the app.

    Args:
        data: The data folder, where it is not the default one.
        start: Makes the session to start right away, or returns a sentence that says why there is none.
        show: Makes the screen to begin with, where it is not the usual one.
        command: The command's name, for messages.

    Returns:
        The exit status.
    """
    if not has_terminal():
        return need_terminal(command)
    from questions.errors import FactdeckError
    from quiz.clock import Clock
    from quiz.paths import data_folder
    from quiz.study import Study

    try:
        study = Study.open(Path(data) if data else data_folder(), Clock.from_environment())
    except FactdeckError as error:
        return fail(error)
    with study:
        session = start(study) if start else None
        if isinstance(session, str):
            print(session)
            return 0
        from quiz.tui.app import FactdeckApp

        app = FactdeckApp(study, session, show)
        app.run()
        from quiz.study.upkeep import back_up

        if told := back_up(study):
            say(told)
        return app.return_code or 0
