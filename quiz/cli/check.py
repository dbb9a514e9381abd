"""`quiz check`: everything that is wrong with a pack, each thing with its place and its mend."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.packs import complete

if TYPE_CHECKING:
    from questions.problems import Problem


@click.command("check")
@click.argument("pack", required=False, shell_complete=complete)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How findings are printed.",
)
@click.option("--explain", "code", metavar="CODE", help="Say what a code means, with an example, and stop.")
@click.pass_obj
def command(data: str | None, pack: str | None, form: str, code: str | None) -> int:
    """Check the facts of PACK against each other and against their sources.

    PACK is a path, or the id of an installed pack. The exit status is 1 if there are errors; warnings don't count.
    """
    if code is not None:
        return _explain(code)
    if pack is None:
        raise click.UsageError("Name a pack: quiz check seeds/kosovo-nato")
    from questions.checking import check
    from questions.reading import read_pack
    from quiz.cli.packs import locate

    reading = read_pack(locate(pack, data))
    problems = check(reading)
    if form == "json":
        _print_json(problems)
    else:
        for problem in problems:
            click.echo(problem.render())
    facts = reading.draft.facts if reading.draft else ()
    say(f"{pack}: {_summary(problems)}; {_count(len(facts), 'fact')} read")
    return FINDINGS if any(problem.is_error for problem in problems) else 0


def _print_json(problems: Sequence[Problem]) -> None:
    json.dump([problem.to_json() for problem in problems], sys.stdout, indent=2, ensure_ascii=False)
    sys.stdout.write("\n")


def _summary(problems: Sequence[Problem]) -> str:
    counts = Counter(str(problem.severity) for problem in problems)
    names = {"error": "error", "warning": "warning", "info": "question to decide"}
    plurals = {"info": "questions to decide"}
    parts = [
        _count(counts[key], name, plurals.get(key)) for key, name in names.items() if counts[key] or key == "error"
    ]
    return ", ".join(parts)


def _count(number: int, noun: str, plural: str | None = None) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def _explain(code: str) -> int:
    from questions.codes import CODES

    known = CODES.get(code.upper())
    if known is None:
        first, last = min(CODES), max(CODES)
        raise click.BadParameter(f"there is no code {code!r}; they go from {first} to {last}", param_hint="--explain")
    click.echo(known.render())
    return 0
