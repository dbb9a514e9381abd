"""Open the app."""

from __future__ import annotations

import gc
import os
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
    plain: bool = False,
) -> int:
    """Open the app.

    Args:
        data: The data folder, where it is not the default one.
        start: Makes the session to start right away, or returns a sentence that says why there is none.
        show: Makes the screen to begin with, where it is not the usual one.
        command: The command's name, for messages.
        plain: Whether it goes line by line, without a screen; a command's own --plain says so too.

    Returns:
        The exit status.
    """
    plain = plain or (os.environ.get("TERM") == "dumb" and "TEXTUAL_DRIVER" not in os.environ) or _plain_wanted(command)
    if not plain and not has_terminal():
        return need_terminal(command)
    # What a start makes stays: the collector would walk over it again and again. The app lets it go on once it is painted.
    gc.disable()
    try:
        return _run(data, start, show, command, plain=plain)
    finally:
        gc.enable()


def _run(
    data: str | None,
    start: Callable[[Study], Session | str] | None,
    show: Callable[[Study], Screen[Any]] | None,
    command: str,
    *,
    plain: bool,
) -> int:
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
        if plain and show is not None:
            return fail(f"quiz {command} is a screen; its options for text are in: quiz {command} --help")
        if plain:
            return _talk(study, session)
        from quiz.tui.app import FactdeckApp

        app = FactdeckApp(study, session, show)
        app.run()
        from quiz.study.upkeep import back_up

        if told := back_up(study):
            say(told)
        return app.return_code or 0


def _plain_wanted(command: str) -> bool:
    if not command:  # `quiz` alone, which does not pay for the parser
        return False
    from quiz.cli.plain.talk import plain_wanted

    return plain_wanted()


def _talk(study: Study, session: Session | None) -> int:
    gc.enable()
    from quiz.cli.plain.menu import run_menu, run_session
    from quiz.cli.plain.talk import Talk
    from quiz.study.upkeep import back_up

    status = run_menu(study, Talk()) if session is None else run_session(study, Talk(), session)
    if told := back_up(study):
        say(told)
    return status
