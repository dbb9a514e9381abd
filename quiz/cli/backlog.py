"""`quiz backlog`: what has piled up, spread over the coming days."""

from __future__ import annotations

import json
from datetime import timedelta

import click

from quiz.cli.diagnostics import FINDINGS, say
from quiz.cli.packs import complete


@click.command("backlog")
@click.argument("pack", required=False, shell_complete=complete)
@click.option(
    "--per-day", type=click.IntRange(1, 5000), help="Reviews wanted each day; else as many as clear it in a week."
)
@click.option("--apply", "do_it", is_flag=True, help="Let what is not for today wait; without it nothing is changed.")
@click.option("--undo", "take_it_back", is_flag=True, help="Let nothing wait any longer.")
@click.option("--json", "as_json", is_flag=True, help="Print the days as JSON Lines.")
@click.pass_obj
def command(
    data: str | None, pack: str | None, per_day: int | None, do_it: bool, take_it_back: bool, as_json: bool
) -> int:
    """Show how what has piled up, of PACK or of all, would be spread over the coming days, the most urgent first.

    What waits keeps its memory as it is; it only is not asked before its day. Exit status 1 if there is nothing to do.
    """
    from quiz.cli.opening import opened
    from quiz.study.backlog import apply, preview, take_back

    with opened(data) as study:
        if take_it_back:
            count = take_back(study)
            say(f"{count} points wait no longer." if count else "Nothing waits that was spread.")
            return 0 if count else FINDINGS
        laid = preview(study, per_day, pack)
        today = study.clock.day()
        for ahead, (before, after) in enumerate(zip(laid.before, laid.after, strict=True)):
            day = today + timedelta(days=ahead)
            if as_json:
                click.echo(json.dumps({"day": day.isoformat(), "before": before, "after": after}))
            elif before or after:
                click.echo(f"{day:%a %d %b}  {before:5} due  {after:5} if spread")
        if not laid.until:
            say("Nothing has piled up: what is due fits into today.")
            return FINDINGS
        if do_it:
            say(f"{apply(study, laid)} points wait for their day. Take it back with: quiz backlog --undo")
        else:
            say(f"{len(laid.until)} points would wait. Nothing was changed; add --apply to do it.")
    return 0
