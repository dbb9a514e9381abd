"""`quiz pack table`: facts from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from quiz.cli.diagnostics import FINDINGS, say


@click.command("table")
@click.argument("file", type=click.Path(exists=True))
@click.argument("pack", type=click.Path(exists=True))
@click.option(
    "--kind",
    type=click.Choice(["table", "relation", "definition", "event"]),
    default="table",
    show_default=True,
    help="What each row, or the whole table, becomes.",
)
@click.option("--map", "mapped", multiple=True, metavar="FIELD=COLUMN", help="Which column a field is taken from.")
@click.option("--title", default="", help="What the table shows; also the title of its source.")
@click.option("--source", default="", help="Name of the source, its file and its facts; default: the file's name.")
@click.option("--prefix", default="", help="What the ids of the facts begin with.")
@click.option("--type", "relation", default="", help="For relations, their type as pack.yaml declares it.")
@click.option("--entity-type", default="thing", show_default=True, help="For relations, the type of entities it lacks.")
@click.option("--sheet", default=None, help="Of an .xlsx, the sheet's name.")
@click.option("--write", is_flag=True, help="Write it; else it is only shown.")
def table(
    file: str,
    pack: str,
    kind: str,
    mapped: tuple[str, ...],
    title: str,
    source: str,
    prefix: str,
    relation: str,
    entity_type: str,
    sheet: str | None,
    write: bool,
) -> int:
    """Make facts of FILE (.csv or .xlsx) for PACK: a preview, then with --write the facts.

    The first row names the columns. The rows become a source that the facts quote. Importing again updates facts by their
    ids; questions, vetoes and marks that you added to them stay.
    """
    from quiz.authoring import editing, emitting
    from quiz.authoring.adding import would_be
    from quiz.authoring.sheets import read_sheet
    from quiz.authoring.starting import slug
    from quiz.authoring.tabling import facts_of, guess, plan

    where = Path(pack)
    read = read_sheet(Path(file), sheet)
    given = dict(part.partition("=")[::2] for part in mapped)
    if kind == "relation" and not relation:
        raise click.UsageError("--kind relation needs --type: a relation that pack.yaml declares")
    columns = guess(read, kind, given)
    name = source or slug(Path(file).stem)
    said = title or Path(file).stem
    facts = facts_of(read, kind, columns, source=name, prefix=prefix, relation=relation, title=title or said)
    done = plan(where, read, facts, source=name, title=said, entity_type=entity_type)
    for field, column in columns.items():
        say(f"{field} <- {column}")
    for fact in facts[:3]:
        click.echo("\n".join(emitting.fact(fact)))
    found = would_be(where, done.texts)
    for problem in found[:20]:
        click.echo(problem.render())
    verb = "" if write else " (nothing was written; --write does)"
    say(f"{len(done.added)} facts new, {len(done.updated)} updated, {done.same} as they were{verb}")
    if any(problem.is_error for problem in found):
        say("Nothing was written: the pack would have errors. Map other columns, or mend the sheet.")
        return FINDINGS
    if write:
        for path, text in done.texts.items():
            editing.write(path, text)
    return 0
