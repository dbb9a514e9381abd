"""`quiz data reports | aside`: what learners tell authors, and what is set aside."""

from __future__ import annotations

import json

import click

from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.opening import opened
from quiz.cli.packs import complete


@click.command("reports")
@click.argument("pack", required=False, shell_complete=complete)
@click.pass_obj
def reports(data: str | None, pack: str | None) -> None:
    """Print notes for the authors of packs as JSON Lines, oldest first, of PACK or of all.

    A `report` has the question as it was shown, the answer, and the learner's text. An `alias` is an answer that was not
    accepted and that the learner says was right: a name to add, if the author agrees.
    """
    from quiz.study.mending import notes

    with opened(data) as study:
        found = notes(study, pack)
    for note in found:
        click.echo(json.dumps(note, ensure_ascii=False))
    say(f"{len(found)} note{'s' if len(found) != 1 else ''}")


@click.command("aside")
@click.argument("pack", required=False, shell_complete=complete)
@click.option("--resume", "point", metavar="POINT", help="Ask this point of PACK again (fact#slot), or `all` of them.")
@click.pass_obj
def aside(data: str | None, pack: str | None, point: str | None) -> int:
    """Print what is set aside, of PACK or of all packs: pack, point, and for how long, separated by tabs."""
    from quiz.study.mending import resume, set_aside

    if point is not None and pack is None:
        raise click.UsageError("--resume needs a PACK: say whose point it is")
    with opened(data) as study:
        found = set_aside(study, pack)
        if point is None:
            for (in_pack, name), how in found.items():
                click.echo(f"{in_pack}\t{name}\t{how}")
            say(f"{len(found)} point{'s' if len(found) != 1 else ''} set aside")
            return 0
        chosen = [key for key in found if point in {"all", key[1]}]
        for key in chosen:
            resume(study, *key)
    if not chosen:
        say(f"nothing of {pack} that is named {point} is set aside; see what is with: quiz data aside {pack}")
        return FINDINGS
    say(f"{len(chosen)} point{'s' if len(chosen) != 1 else ''} asked again from now on")
    return 0
