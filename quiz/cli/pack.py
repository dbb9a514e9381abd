"""`quiz pack`: look after packs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import say
from quiz.cli.packs import complete

if TYPE_CHECKING:
    from questions.changes import FactChange


@click.group("pack")
def command() -> None:
    """Look after packs: add, hide, and see what a new version changes for those who learned the old one."""


@command.command("add")
@click.argument("path")
@click.pass_obj
def add(data: str | None, path: str) -> int:
    """Take in the pack at PATH (a folder with pack.yaml, or one YAML file), or a newer version of one that is there.

    It is checked first; a pack with errors is not taken in. Answers given before are kept.
    """
    from quiz.cli.opening import opened

    with opened(data) as study:
        say(study.add_pack(path))
    return 0


@command.command("hide")
@click.argument("pack", shell_complete=complete)
@click.pass_obj
def hide(data: str | None, pack: str) -> int:
    """Leave PACK out of the first screen; its answers are kept. `quiz pack show` brings all packs back."""
    from quiz.cli.opening import opened

    with opened(data) as study:
        study.hide_pack(study.path(pack))
    return 0


@command.command("show")
@click.pass_obj
def show(data: str | None) -> int:
    """Show hidden packs again."""
    from quiz.cli.opening import opened

    with opened(data) as study:
        study.show_packs()
    return 0


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
