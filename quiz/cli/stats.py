"""`quiz stats`: how it goes."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import click

from quiz.cli.diagnostics import has_terminal
from quiz.cli.packs import complete

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.core.overview import Overview
    from quiz.study import Study

NAMES = ("days", "retention", "forecast", "stability", "recall", "families", "formats", "time", "hardest")


@click.command("stats")
@click.argument("pack", required=False, shell_complete=complete)
@click.option("--figure", "names", type=click.Choice(NAMES), multiple=True, help="Only this figure; may be repeated.")
@click.option("--text", "as_text", is_flag=True, help="Print tables in place of opening the screen.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: figures with their units and rows.")
@click.pass_obj
def command(data: str | None, pack: str | None, names: tuple[str, ...], as_text: bool, as_json: bool) -> int:
    """See how it goes, with PACK or with all packs.

    Days, true against desired retention, forecast, how long memory lasts, kinds of questions, time, hardest facts.
    Where standard output is no terminal the tables are printed.
    """
    if not (as_text or as_json or names) and has_terminal():
        from quiz.cli.app import run_app

        def show(study: Study) -> Screen[Any]:
            from quiz.study.overview import overview
            from quiz.tui.screens.stats import StatsScreen

            return StatsScreen(overview(study, pack), tuple(sorted(study.packs())) if pack is None else ())

        return run_app(data=data, show=show, command="stats")
    from quiz.cli.opening import opened
    from quiz.study.overview import overview

    with opened(data) as study:
        told = overview(study, pack)
    _print_json(told, names) if as_json else _print_tables(told, names)
    return 0


def _print_json(told: Overview, names: tuple[str, ...]) -> None:
    from quiz.core.figures import as_json

    figures = [as_json(figure) for figure in told.figures if not names or figure.name in names]
    text = json.dumps(
        {"title": told.title, "day": told.day.isoformat(), "figures": figures}, ensure_ascii=False, indent=1
    )
    sys.stdout.write(text + "\n")


def _print_tables(told: Overview, names: tuple[str, ...]) -> None:
    from quiz.core.figures import table

    sys.stdout.write(f"{told.title}, {told.day.isoformat()}\n")
    for figure in told.figures:
        if names and figure.name not in names:
            continue
        sys.stdout.write(f"\n{figure.title}\n{figure.says or figure.empty}\n")
        rows = table(figure) if figure.rows else []
        widths = [max(len(row[at]) for row in rows) for at in range(len(figure.columns))] if rows else []
        for row in rows:
            cells = [
                value.ljust(width) if column.unit == "text" else value.rjust(width)
                for value, width, column in zip(row, widths, figure.columns, strict=True)
            ]
            sys.stdout.write("  " + "  ".join(cells).rstrip() + "\n")
