"""`quiz learn`: new points."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study


@click.command("learn")
@click.argument("pack", required=False)
@click.option("--new", type=click.IntRange(1, 1000), default=None, help="So many points; default: what today has left.")
@click.pass_obj
def command(data: str | None, pack: str | None, new: int | None) -> int:
    """Learn new points of PACK or of all packs: recognised first, recalled as they grow."""
    from quiz.cli.app import run_app

    def start(study: Study) -> Session | str:
        session = study.learn(pack, new=new)
        if session.question is not None:
            return session
        return "No new points are left for today. More of them: quiz learn --new 10"

    return run_app(data=data, start=start, command="learn")
