"""`quiz audit`: how good a pack's questions are, measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import FINDINGS
from quiz.cli.packs import complete

if TYPE_CHECKING:
    from questions.audit import Audit


@click.command("audit")
@click.argument("pack", default="kosovo-nato", shell_complete=complete)
@click.option("--seeds", type=click.IntRange(1, 50), default=5, show_default=True, help="How many seeds to generate.")
@click.option("--json", "as_json", is_flag=True, help="Print all figures as JSON.")
@click.pass_obj
def command(data: str | None, pack: str, seeds: int, as_json: bool) -> int:
    """Measure the questions of PACK: coverage, item rules, refusals, and how far guessing gets.

    Exit status 1 if an offered question breaks an E rule.
    """
    from questions.audit import audit
    from quiz.cli.packs import load

    result = audit(load(pack, data), range(seeds))
    click.echo(result.model_dump_json(indent=2) if as_json else report(result))
    return FINDINGS if result.errors else 0


def report(result: Audit) -> str:
    """Return a short readable report."""
    items, covered, balance = result.items, result.coverage, result.balance
    lines = [
        f"{result.pack}: {result.facts} facts asked, {result.points} points, {items.total:g} items a seed"
        f" ({items.distinct} distinct in points, family and format), {len(result.seeds)} seeds",
        "",
        f"Coverage    {covered.share:.0%} of {covered.facts} facts have two families besides cloze, true_false, flashcard",
    ]
    lines += [
        f"            - {gap.fact} ({', '.join(gap.families) or 'none'}): {gap.reason}"
        for gap in covered.uncovered[:12]
    ]
    if len(covered.uncovered) > 12:
        lines.append(f"            ... and {len(covered.uncovered) - 12} more (--json lists all)")
    warnings = len(result.findings) - result.errors
    lines += ["", f"Rules       {result.errors} errors, {warnings} warnings among offered items"]
    lines += [
        f"            {found.severity} {found.rule}: {found.item}: {found.message}" for found in result.findings[:10]
    ]
    lines += ["", "Families    " + ", ".join(f"{name} {count:g}" for name, count in items.families.items())]
    lines += ["Formats     " + ", ".join(f"{name} {count:g}" for name, count in items.formats.items()), "", "Refused"]
    much = {one.family: f" ({one.share:.0%} of what it looked at)" for one in result.refusing}
    for refused in result.refused:
        said = f"{refused.family}{much.pop(refused.family, '')}: {refused.rule} x {refused.count}"
        lines.append(f"            {said}   e.g. {refused.example}")
    lines += ["", "Guessing    (score of solvers that see only stem and options, beside chance)"]
    for solver in result.solvers:
        mark = "  <- test-craft pays" if solver.score > solver.chance + 0.03 else ""
        lines.append(f"            {solver.name:<18} {solver.score:6.1%}   chance {solver.chance:.1%}{mark}")
    lines += [
        "",
        f"Balance     key positions p = {balance.position_p}, ranks of numbers and dates p = {balance.rank_p}",
    ]
    if balance.true_share is not None:
        lines.append(f"            {balance.true_share:.0%} of statements to judge are true")
    return "\n".join(lines)
