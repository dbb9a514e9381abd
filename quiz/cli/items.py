"""`quiz items`: the questions of a pack as JSON Lines."""

from __future__ import annotations

import sys

import click

from quiz.cli.diagnostics import say
from quiz.cli.packs import complete, read_difficulty


@click.command("items")
@click.argument("pack", shell_complete=complete)
@click.option("--seed", type=int, default=0, show_default=True, help="Same pack and seed give the same questions.")
@click.option("--family", "families", multiple=True, metavar="NAME", help="Only this family; may be repeated.")
@click.option("--fact", "facts", multiple=True, metavar="ID", help="Only questions of this fact; may be repeated.")
@click.option(
    "--difficulty",
    callback=read_difficulty,
    metavar="LEVEL",
    help="How hard: easy, medium, hard, or a range of expected wrong answers: 0.2-0.45.",
)
@click.option("--refusals", is_flag=True, help="On standard error, list what was not offered, by family and rule.")
@click.pass_obj
def command(
    data: str | None,
    pack: str,
    seed: int,
    families: tuple[str, ...],
    facts: tuple[str, ...],
    difficulty: tuple[float, float] | None,
    refusals: bool,
) -> int:
    """Print the questions of PACK, one JSON object a line (see `quiz schema items`).

    PACK is a path, or the id of an installed pack.
    """
    from questions.families import FAMILIES
    from questions.generate import generate
    from questions.printing import item_json
    from quiz.cli.packs import load

    unknown = [name for name in families if name not in FAMILIES]
    if unknown:
        raise click.BadParameter(f"no family {unknown[0]!r}; there are {', '.join(FAMILIES)}", param_hint="--family")
    loaded = load(pack, data)
    missing = [fact for fact in facts if fact not in loaded.by_id]
    if missing:
        raise click.BadParameter(f"pack {loaded.id!r} has no fact {missing[0]!r}", param_hint="--fact")
    made = generate(loaded, seed, families=set(families) or None, facts=set(facts) or None, difficulty=difficulty)
    out = sys.stdout
    for item in made.items:
        out.write(item_json(item) + "\n")
    out.flush()
    if refusals:
        for (family, rule), count in made.refused().items():
            say(f"{family}: {rule} x {count}")
    return 0
