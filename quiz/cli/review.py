"""`quiz review`: what is due, what an exam wants, and cramming."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.packs import complete
from quiz.cli.plain.talk import plain_option

if TYPE_CHECKING:
    from datetime import date

    from quiz.core.session import Session
    from quiz.study import Study


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | str | None:
    """Read the day of an exam."""
    from datetime import date

    if value is None or value == "off":
        return value
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write 2026-12-24, or off") from None


@click.command("review")
@click.argument("pack", required=False, shell_complete=complete)
@click.option("--limit", type=click.IntRange(1, 5000), default=None, help="At most so many questions.")
@click.option("--minutes", type=click.FloatRange(0.5, 600), default=None, help="About so long, at your own pace.")
@click.option("--new", type=click.IntRange(0, 1000), default=None, help="So many new points between them.")
@click.option("--cram", is_flag=True, help="Go over the weakest points; when things come back is not changed by it.")
@click.option(
    "--exam",
    metavar="DAY",
    callback=_day,
    help="Know PACK by this day (2026-12-24): its reviews are planned for it from now on; off ends that.",
)
@plain_option
@click.pass_obj
def command(
    data: str | None,
    pack: str | None,
    limit: int | None,
    minutes: float | None,
    new: int | None,
    cram: bool,
    exam: date | str | None,
) -> int:
    """Review what is due, of PACK or of all packs, the likeliest to be forgotten first."""
    from quiz.cli.app import run_app
    from quiz.cli.diagnostics import say

    if exam is not None and pack is None:
        raise click.UsageError("--exam needs a PACK: each pack has its own exam")

    def start(study: Study) -> Session | str:
        if exam is not None and pack is not None:
            from quiz.study.reviewing import set_exam

            set_exam(study, pack, None if isinstance(exam, str) else exam)
            say(
                f"{pack} is not learned for an exam any more."
                if isinstance(exam, str)
                else f"{pack}: know it by {exam}."
            )
        session = study.review(pack, limit=limit, minutes=minutes, new=new, cram=cram)
        return session if session.question is not None else study.nothing_due(pack)

    return run_app(data=data, start=start, command="review")
