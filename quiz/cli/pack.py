"""`quiz pack`: look after packs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import say

if TYPE_CHECKING:
    from questions.changes import FactChange


@click.group("pack")
def command() -> None:
    """Look after packs: what a new version changes for those who learned the old one."""


@command.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a fact, on a line each.")
@click.pass_obj
def diff(data: str | None, old: str, new: str, as_json: bool) -> int:
    """Say what became of each fact from OLD to NEW (paths, or ids of installed packs).

    Cosmetic: wording, evidence, aliases; memory is not touched. Answer changed: learners are asked once whether to keep or
    relearn that point. Renamed (`was:`): memory follows. Removed facts keep their log and come back with it.
    """
    from questions.changes import changes
    from quiz.cli.packs import load

    before, after = load(old, data), load(new, data)
    if before.id != after.id:
        say(f"The packs have different ids ({before.id}, {after.id}): to a learner they are two packs.")
    found = list(changes(before, after))
    for one in found:
        click.echo(json.dumps(asdict(one), ensure_ascii=False) if as_json else _text(one))
    counts = Counter(str(one.change) for one in found)
    names = (f"{count} {change}" for change, count in sorted(counts.items()))
    say(f"{before.version} to {after.version}: " + (", ".join(names) or "no fact changed"))
    return 0


def _text(one: FactChange) -> str:
    head = f"{one.change:<15} {one.fact}" + (f" (was {one.was})" if one.was else "")
    if one.fields:
        head += f": {', '.join(one.fields)}"
    lines = [
        f"    #{point.slot}: {point.old if point.old is not None else 'not asked'}"
        f" -> {point.new if point.new is not None else 'not asked any more'}"
        for point in one.points
    ]
    return "\n".join([head, *lines])
