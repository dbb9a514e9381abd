"""`quiz fit`: the memory model, fitted to your own answers."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import FINDINGS, say

if TYPE_CHECKING:
    from quiz.study import Study


@click.command("fit")
@click.option("--undo", "take_back", is_flag=True, help="Put the parameters back that the last fit replaced.")
@click.option(
    "--habits", is_flag=True, help="Fit transfer, slips and guessing instead: needs fewer answers, no optimiser."
)
@click.option("--dry-run", is_flag=True, help="Fit and judge, but change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_obj
def command(data: str | None, take_back: bool, habits: bool, dry_run: bool, as_json: bool) -> int:
    """Fit the memory model to your own answers.

    The latest fifth of your reviews is held back to judge by: new parameters are taken only where they foretell it
    better. Exit status 1 if nothing was changed. Needs the optimiser: pip install "factdeck[fit]"
    """
    from quiz.cli.opening import opened
    from quiz.study.fit import fit, undo

    with opened(data) as study:
        if take_back:
            old = undo(study, say)
            say("The parameters from before the last fit are in use again.")
            if as_json:
                click.echo(json.dumps({"parameters": old}))
            return 0
        if habits:
            return _habits(study, dry_run, as_json)
        result = fit(study, say, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(asdict(result)))
    if result.missing:
        say(
            f"The log has {result.reviews} review{'s' * (result.reviews != 1)} to learn from (answers brought up unaided, on another day than the one"
            f" before); {result.missing} more are needed. The usual parameters stay in use, which are good until then."
        )
        return FINDINGS
    say(f"Log loss on the {result.held_back} latest reviews: {result.before:.4f} before, {result.after:.4f} after.")
    if result.adopted:
        say("The new parameters are in use, and every due day was computed anew. Take them back with: quiz fit --undo")
        return 0
    if result.better:
        say("They would foretell better; nothing was changed (--dry-run).")
        return 0
    say("What was found foretells no better: the parameters in use stay.")
    return FINDINGS


def _habits(study: Study, dry_run: bool, as_json: bool) -> int:
    from quiz.study.habits import fit_habits

    result = fit_habits(study, say, dry_run=dry_run)
    if as_json:
        click.echo(json.dumps(asdict(result)))
    if result.missing:
        say(
            f"The log has {result.answers} answer{'s' * (result.answers != 1)} to points that were answered before;"
            f" {result.missing} more are needed."
            " The usual settings stay in use, which are good until then."
        )
        return FINDINGS
    say(f"Log loss on the {result.held_back} latest answers: {result.before:.4f} before, {result.after:.4f} after.")
    if not result.better:
        say("What was found foretells no better: the settings in use stay.")
        return FINDINGS
    for name, (old, new) in result.changed.items():
        say(f"memory.{name}: {old:g} before, {new:g} after")
    if dry_run:
        say("They would foretell better; nothing was changed (--dry-run).")
    else:
        say("The new settings are in use, and every due day was computed anew. Take them back with: quiz fit --undo")
    return 0
