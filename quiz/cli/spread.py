"""`quiz spread`: a backlog, laid out over the coming days."""

from __future__ import annotations

import click

from quiz.cli.diagnostics import say
from quiz.cli.opening import opened


@click.command("spread")
@click.argument("pack", required=False)
@click.option("--per-day", type=click.IntRange(1, 5000), default=50, show_default=True, help="Reviews wanted a day.")
@click.option("--apply", "do_it", is_flag=True, help="Do it; without this it is only shown.")
@click.option("--undo", "take_back", is_flag=True, help="Take it back: everything is due again that was.")
@click.pass_obj
def command(data: str | None, pack: str | None, per_day: int, do_it: bool, take_back: bool) -> int:
    """Lay out what is overdue, of PACK or of all packs, over the coming days, the most urgent first.

    Prints each day with the reviews that would be due on it if nothing is done, and if it is spread.
    """
    from datetime import date

    from quiz.study.spreading import apply, preview, undo

    with opened(data) as study:
        if take_back:
            say(f"{undo(study)} points are due again as they were.")
            return 0
        plan = preview(study, pack, per_day)
        today = study.clock.day().toordinal()
        days = max(len(plan.before), len(plan.after))
        click.echo("day\tas it is\tspread")
        for ahead in range(days):
            before = plan.before[ahead] if ahead < len(plan.before) else 0
            after = plan.after[ahead] if ahead < len(plan.after) else 0
            click.echo(f"{date.fromordinal(today + ahead)}\t{before}\t{after}")
        if not plan.until:
            say("Nothing has to wait: today's reviews fit.")
        elif do_it:
            say(f"{apply(study, plan)} points wait for their days. Take that back with: quiz spread --undo")
        else:
            say(f"{len(plan.until)} points would wait. Do it with: quiz spread --apply --per-day {per_day}")
    return 0
