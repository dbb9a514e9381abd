"""`quiz play`: a round of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.packs import read_difficulty

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study


@click.command("play")
@click.argument("pack", default="kosovo-nato")
@click.option("--count", type=click.IntRange(1, 500), default=10, show_default=True, help="Questions in the round.")
@click.option("--seed", type=int, default=None, help="Same pack and seed give the same round; default: varied.")
@click.option(
    "--mode",
    type=click.Choice(["recognition", "recall", "mixed"]),
    default="mixed",
    show_default=True,
    help="Choose among answers, bring them up yourself, or both.",
)
@click.option(
    "--difficulty",
    callback=read_difficulty,
    metavar="LEVEL",
    help="easy, medium, hard, or a range of expected wrong answers: 0.2-0.45.",
)
@click.pass_obj
def command(
    data: str | None, pack: str, count: int, seed: int | None, mode: str, difficulty: tuple[float, float] | None
) -> int:
    """Play a round of PACK (a path or the id of an installed pack)."""
    from quiz.cli.app import run_app

    def start(study: Study) -> Session | str:
        return study.play(pack, count=count, seed=seed, mode=mode, difficulty=difficulty)

    return run_app(data=data, start=start, command="play")
