"""`quiz pack new`, `quiz pack fmt`, and the guided half of `quiz pack add`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from quiz.cli.diagnostics import FINDINGS, say

if TYPE_CHECKING:
    from questions.reading import Reading
    from questions.reading.nodes import Plain


def asks() -> bool:
    """Whether somebody is there to be asked."""
    return sys.stdin is not None and sys.stdin.isatty()


@click.command("new")
@click.argument("folder", required=False, type=click.Path())
@click.option("--title", help="What the pack is called.")
@click.option("--licence", default="CC-BY-SA-4.0", show_default=True, help="Licence of your sentences.")
@click.option("--kind", "kinds", multiple=True, help="Only the example of this kind; may be given several times.")
@click.option("--empty", is_flag=True, help="Without examples.")
def new(folder: str | None, title: str | None, licence: str, kinds: tuple[str, ...], empty: bool) -> int:
    """Begin a pack in FOLDER: a head, a source and commented examples of each kind of fact.

    It passes `quiz check`. Its files name the JSON Schemas beside them, so that editors complete and validate.
    """
    if folder is None:
        if not asks():
            raise click.UsageError("Name a folder: quiz pack new my-pack --title 'My pack'")
        folder = click.prompt("Folder of the new pack", err=True)
    where = Path(folder)
    if title is None:
        usual = where.name.replace("-", " ").capitalize()
        title = click.prompt("Title", default=usual, err=True) if asks() else usual
    from quiz.authoring.starting import new_pack

    for path in new_pack(where, title=title, licence=licence, kinds=kinds, empty=empty):
        click.echo(path)
    say(f"Next: quiz check {where}, then quiz pack watch {where} and your editor beside it.")
    return 0


@click.command("fmt")
@click.argument("pack", type=click.Path(exists=True))
@click.option(
    "--check", "only_look", is_flag=True, help="Change nothing; the exit status is 1 if something would change."
)
def fmt(pack: str, only_look: bool) -> int:
    """Bring the YAML files of PACK into one form: fields in order, no stray spaces. Comments and facts stay."""
    from quiz.authoring import editing
    from quiz.authoring.formatting import formatted

    where = Path(pack)
    files = [where] if where.is_file() else [where / "pack.yaml", *sorted((where / "facts").glob("*.y*ml"))]
    changed = []
    for path in files:
        text = editing.read(path)
        fresh = formatted(text, str(path))
        if fresh == text:
            continue
        changed.append(path)
        click.echo(path)
        if not only_look:
            editing.write(path, fresh)
    say(f"{len(changed)} of {len(files)} files {'would change' if only_look else 'changed'}")
    return FINDINGS if only_look and changed else 0


def guided(kind: str, folder: str | None, given: tuple[str, ...], entities: tuple[str, ...]) -> int:
    """Put a fact of a kind into a pack, asking for what was not given."""
    from questions.reading import read_pack
    from quiz.authoring.adding import add_fact, new_id, value_of

    where = Path(folder or ".")
    reading = read_pack(where)
    if reading.draft is None:
        from questions.errors import UsageError

        raise UsageError(f"{where}: no pack to add to ({reading.problems[0].message}); begin one with quiz pack new")
    fact: dict[str, Plain] = {"kind": kind}
    for name, text in (_pair(part) for part in given):
        fact[name] = value_of(text, name)
    declared: dict[str, Plain] = {name: value_of(text, name) for name, text in (_pair(part) for part in entities)}
    if asks():
        _ask(reading, fact, declared)
    if "evidence" not in fact and "quote" in fact:
        fact["evidence"] = {
            "source": fact.pop("source", next(iter(reading.draft.sources), "")),
            "quote": fact.pop("quote"),
        }
    fact = {
        "id": fact.get("id") or new_id(reading, fact),
        **{name: item for name, item in fact.items() if name != "id"},
    }
    path, problems = add_fact(where, fact, declared)
    for problem in problems:
        click.echo(problem.render())
    if any(problem.is_error for problem in problems):
        say("Nothing was written: the fact has errors.")
        return FINDINGS
    say(f"{path}: {kind} {fact['id']} was added")
    return 0


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        raise click.UsageError(f"{text!r} is no FIELD=VALUE: --set 'when=1999-03'")
    return name.strip(), value


def _ask(reading: Reading, fact: dict[str, Plain], declared: dict[str, Plain]) -> None:
    from questions.facts import KINDS
    from quiz.authoring.adding import ASKED, HINTS, new_id, value_of

    assert reading.draft is not None
    kind = str(fact["kind"])
    model: Any = KINDS[kind]
    fields = model.model_fields
    required = {field.alias or name for name, field in fields.items() if field.is_required()}
    for name in ASKED[kind]:
        if name in fact:
            continue
        if hint := HINTS.get(name):
            say(f"  ({hint})")
        text = click.prompt(name, default=None if name in required else "", show_default=False, err=True)
        if text.strip():
            fact[name] = value_of(text, name)
    _declare(reading, fact, declared)
    if "evidence" not in fact and "quote" not in fact:
        fact["quote"] = click.prompt("quote from the source, word for word", err=True)
        sources = list(reading.draft.sources)
        if len(sources) > 1:
            fact["source"] = click.prompt("source", type=click.Choice(sources), default=sources[0], err=True)
    if "id" not in fact:
        fact["id"] = click.prompt("id", default=new_id(reading, fact), err=True)


def _declare(reading: Reading, fact: dict[str, Plain], declared: dict[str, Plain]) -> None:
    """Ask for the entities that a fact names and the pack lacks."""
    assert reading.draft is not None
    named: list[str] = []
    for name in ("holder", "subject", "object", "body", "speaker", "where", "members", "participants"):
        value = fact.get(name, [])
        named += [str(item) for item in (value if isinstance(value, list) else [value])]
    for name in named:
        if name not in reading.draft.entities and name not in declared:
            say(f"The pack has no entity {name!r} yet.")
            kind = click.prompt("  its type (person, country, ...)", err=True)
            declared[name] = {"type": kind, "name": click.prompt("  its name", default=name.capitalize(), err=True)}
