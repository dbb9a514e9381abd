"""`quiz pack reports`: what learners reported, at the facts that it is about."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quiz.cli.diagnostics import say


@click.command("reports")
@click.argument("pack", type=click.Path(exists=True))
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True))
@click.option("--json", "as_json", is_flag=True, help="One JSON object a report, on a line each.")
def reports(pack: str, files: tuple[str, ...], as_json: bool) -> int:
    """List what learners reported in FILES at the facts of PACK, as path:line:column, in the order of the facts.

    A learner makes such a file with: quiz data reports PACK > FILE. Put the files into PACK/reports/ and `quiz pack watch`
    shows them beside each fact.
    """
    from questions.reading import read_pack
    from quiz.authoring.reports import at_facts, read_reports

    reading = read_pack(pack)
    found = at_facts(reading, [report for name in files for report in read_reports(Path(name))])
    for place, report in found:
        if as_json:
            row = {"path": place.path, "line": place.line, "kind": report.kind, "facts": report.facts}
            click.echo(json.dumps({**row, "stem": report.stem, "said": report.said}, ensure_ascii=False))
            continue
        click.echo(
            f"{place.path}:{place.line}:{place.column}: {', '.join(report.facts) or 'unknown fact'}: {report.said}"
        )
        if report.stem:
            click.echo(f"    | {report.stem}")
    say(f"{len(found)} report{'s' if len(found) != 1 else ''}")
    return 0
