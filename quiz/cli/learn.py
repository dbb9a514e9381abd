"""`quiz learn`: new facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.packs import complete
from quiz.cli.plain.talk import plain_option

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study


@click.command("learn")
@click.argument("pack", required=False, shell_complete=complete)
@click.option(
    "--count", type=click.IntRange(1, 200), default=None, help="So many facts; default: 5, within what today has left."
)
@plain_option
@click.pass_obj
def command(data: str | None, pack: str | None, count: int | None) -> int:
    """Learn new facts of PACK, or of the first pack that has any.

    They come in small batches: read the passages, be asked about them, and again what you missed.
    """
    from quiz.cli.app import run_app

    def start(study: Study) -> Session | str:
        session = study.lesson(pack, count=count)
        if session.question is not None:
            return session
        return "Nothing new is left for today. More of it: quiz learn --count 5"

    return run_app(data=data, start=start, command="learn")
