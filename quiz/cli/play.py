"""`quiz play`: games with a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.packs import complete, read_difficulty
from quiz.cli.plain.talk import plain_option
from quiz.core.modes.catalogue import GAMES

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study


@click.command("play")
@click.argument("pack", default="kosovo-nato", shell_complete=complete)
@click.option(
    "--game",
    type=click.Choice([game.name for game in GAMES]),
    default="round",
    show_default=True,
    help="What is played. sprint: 60 seconds. survival: three lives. timeline: place events. exam: nothing is told until the end. "
    "daily: today's questions, the same for everyone. confusables: what is mixed up. custom: see the options below.",
)
@click.option("--count", type=click.IntRange(1, 500), default=None, help="Questions, 10 if not said (exam: 20).")
@click.option("--seed", type=int, default=None, help="Same pack and seed give the same round; default: varied.")
@click.option(
    "--mode",
    type=click.Choice(["recognition", "recall", "mixed"]),
    default="mixed",
    show_default=True,
    help="Of a round: choose among answers, bring them up yourself, or both.",
)
@click.option(
    "--difficulty",
    callback=read_difficulty,
    metavar="LEVEL",
    help="How hard: easy, medium, hard, or a range of expected wrong answers: 0.2-0.45.",
)
@click.option(
    "--family", "families", multiple=True, metavar="NAME", help="Only this kind of question; may be repeated."
)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Only facts of this tag or thread; may be repeated.")
@plain_option
@click.pass_obj
def command(
    data: str | None,
    pack: str,
    game: str,
    count: int | None,
    seed: int | None,
    mode: str,
    difficulty: tuple[float, float] | None,
    families: tuple[str, ...],
    tags: tuple[str, ...],
) -> int:
    """Play a game with PACK (a path or the id of an installed pack).

    --family and --tag make it a custom round. The daily challenge has its own seed; the timed and the custom games take
    a --seed as rounds do.
    """
    from quiz.cli.app import run_app

    if game not in {"round", "custom"} and (families or tags or difficulty or mode != "mixed"):
        raise click.UsageError("--family, --tag, --difficulty and --mode are for rounds and --game custom")
    if mode != "mixed" and (game == "custom" or families or tags):
        raise click.UsageError("--mode is for rounds without --family and --tag")
    _known_families(families)

    def start(study: Study) -> Session | str:
        if game == "round" and not families and not tags:
            return study.play(pack, count=count or 10, seed=seed, mode=mode, difficulty=difficulty)
        if game in {"round", "custom"}:
            from quiz.core.modes.custom import Wanted

            wanted = Wanted(frozenset(families), frozenset(tags), difficulty=difficulty)
            return study.play_game(pack, "custom", count=count, seed=seed, wanted=wanted)
        return study.play_game(pack, game, count=count, seed=seed)

    return run_app(data=data, start=start, command="play")


def _known_families(families: tuple[str, ...]) -> None:
    if not families:
        return
    from questions.families import FAMILIES

    for name in families:
        if name not in FAMILIES:
            raise click.UsageError(f"there is no family {name!r}; there are: {', '.join(FAMILIES)}")
