"""`quiz review`: what is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study


@click.command("review")
@click.argument("pack", required=False)
@click.option("--limit", type=click.IntRange(1, 5000), default=None, help="At most so many questions.")
@click.pass_obj
def command(data: str | None, pack: str | None, limit: int | None) -> int:
    """Review what is due, of PACK or of all packs."""
    from quiz.cli.app import run_app

    def start(study: Study) -> Session | str:
        session = study.review(pack, limit=limit)
        return session if session.question is not None else study.nothing_due(pack)

    return run_app(data=data, start=start, command="review")
