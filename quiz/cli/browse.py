"""`quiz browse`: the facts of a pack."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.packs import complete
from quiz.core.browsing import MEMORIES, Wanted

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.study import Study


@click.command("browse")
@click.argument("pack", default="kosovo-nato", shell_complete=complete)
@click.option(
    "--search", "text", default="", metavar="WORDS", help="Facts that hold these words; the last may be begun."
)
@click.option("--kind", default="", help="Only this kind of fact: event, tenure, table, ...")
@click.option("--tag", default="", help="Only facts of this tag or thread.")
@click.option("--memory", type=click.Choice(MEMORIES), default=None, help="Only facts in this state of memory.")
@click.option("--timeline", is_flag=True, help="Only dated facts, the earliest first.")
@click.option("--list", "as_lines", is_flag=True, help="Print the facts, one a line, in place of opening the screen.")
@click.option("--json", "as_json", is_flag=True, help="Print the facts as JSON Lines.")
@click.pass_obj
def command(
    data: str | None,
    pack: str,
    text: str,
    kind: str,
    tag: str,
    memory: str | None,
    timeline: bool,
    as_lines: bool,
    as_json: bool,
) -> int:
    """Look up the facts of PACK (a path or the id of an installed pack).

    With --list or --json facts are printed; the exit status is 1 where none fits.
    """
    wanted = Wanted(text, kind, tag, memory or "", timeline)
    if as_lines or as_json:
        return _print(data, pack, wanted, as_json=as_json)
    from quiz.cli.app import run_app

    def show(study: Study) -> Screen[Any]:
        from quiz.study.browsing import Browser
        from quiz.tui.screens.browse import BrowseScreen
        from quiz.tui.screens.timeline import TimelineScreen

        if study.compiled.head(study.path(pack)) is None:
            say("Reading this pack for the first time …")
        return (TimelineScreen if timeline else BrowseScreen)(Browser(study, pack), wanted)

    return run_app(data=data, show=show, command="browse")


def _print(data: str | None, pack: str, wanted: Wanted, *, as_json: bool) -> int:
    from quiz.cli.opening import opened
    from quiz.study.browsing import Browser

    with opened(data) as study:
        browser = Browser(study, pack)
        browser.stand()
        listing = browser.listing()
        listing.want(wanted)
        for start in range(0, listing.count, 500):
            for row in listing.page(start, 500):
                line = json.dumps(asdict(row), ensure_ascii=False) if as_json else f"{row.id}\t{row.sentence}"
                sys.stdout.write(line + "\n")
        browser.close()
    if not listing.count:
        say("No fact fits. See all: quiz browse " + pack + " --list")
    return 0 if listing.count else FINDINGS
