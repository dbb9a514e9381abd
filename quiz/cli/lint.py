"""`quiz lint`: the item-writing rules for questions from anywhere."""

from __future__ import annotations

import json
from pathlib import Path

import click

from quiz.cli.diagnostics import FINDINGS, say


@click.command("lint")
@click.argument("file", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Print findings as JSON Lines.")
@click.option("--rules", is_flag=True, help="List the rules and stop; needs no FILE.")
def command(file: Path | None, as_json: bool, rules: bool) -> int:
    """Hold the questions of FILE against the item-writing rules.

    FILE is a JSON array or JSON Lines of {"stem": ..., "options": [...], "answer": ...}, where answer is the right
    option's text, letter or index from 0, or a list of them; without options the answer is typed, into the blank if the
    stem has one (____). Or it is a pack, whose cards are looked at.

    Exit status 1 if an E rule is broken, 2 if FILE can't be read; warnings (W) alone pass.
    """
    from questions.foreign import read_questions
    from questions.lint import RULES, lint

    if rules:
        for rule in RULES:
            click.echo(f"{rule.name} ({rule.severity}): {rule.title}")
        return 0
    if file is None:
        raise click.UsageError("Name a file with questions, or ask for --rules.")
    entries = read_questions(file)
    broken = 0
    total = 0
    for entry in entries:
        for found in lint(entry.item, foreign=True):
            total += 1
            broken += found.severity == "E"
            where = f"{entry.path}:{entry.line}"
            if as_json:
                row = {"file": entry.path, "line": entry.line, "rule": found.rule, "severity": found.severity}
                click.echo(json.dumps({**row, "message": found.message, "stem": entry.item.stem}, ensure_ascii=False))
            else:
                click.echo(f"{where}: {found.rule} ({found.severity}) {found.message}\n    | {entry.item.stem}")
    say(f"{_count(len(entries), 'question')}, {_count(broken, 'error')}, {_count(total - broken, 'warning')}")
    return FINDINGS if broken else 0


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"
