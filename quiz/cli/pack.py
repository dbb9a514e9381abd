"""`quiz pack`: look after packs."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quiz.cli.authoring import COMMANDS
from quiz.cli.diagnostics import say
from quiz.cli.packs import complete

if TYPE_CHECKING:
    from questions.changes import FactChange


@click.group("pack")
def command() -> None:
    """Write packs, and look after them: add, hide, see what a new version changes for those who learned the old one."""


for each in COMMANDS:
    command.add_command(each)


@command.command("add")
@click.argument("path")
@click.argument("folder", required=False, type=click.Path())
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help="With a kind of fact: one of its fields.")
@click.option(
    "--entity", "entities", multiple=True, metavar="ID={...}", help="With a kind of fact: an entity it needs."
)
@click.pass_obj
def add(data: str | None, path: str, folder: str | None, fields: tuple[str, ...], entities: tuple[str, ...]) -> int:
    """Take in the pack at PATH (a folder with pack.yaml, or one YAML file), or a newer version of one that is there.

    It is checked first; a pack with errors is not taken in. Answers given before are kept.

    With a kind of fact as PATH (event, tenure, ...), put a fact into the pack in FOLDER (this one if left out): it asks for
    the fields, or takes them from --set, and writes nothing that has errors.
    """
    from pathlib import Path

    from questions.facts import KINDS

    if path in KINDS and not Path(path).exists():
        from quiz.cli.authoring.starting import guided

        return guided(path, folder, fields, entities)
    if folder is not None or fields or entities:
        raise click.UsageError(f"{path!r} is no kind of fact; the kinds are {', '.join(KINDS)}")
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
