"""`quiz pack merge`: an author's update and somebody's own changes, joined."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from quiz.cli.diagnostics import FINDINGS, say

if TYPE_CHECKING:
    from quiz.authoring.merging import Side


@click.command("merge")
@click.argument("base", type=click.Path(exists=True))
@click.argument("ours", type=click.Path(exists=True))
@click.argument("theirs", type=click.Path(exists=True))
@click.option(
    "--prefer",
    type=click.Choice(["ours", "theirs"]),
    default="ours",
    show_default=True,
    help="Whose value stands where both changed the same.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
def merge(base: str, ours: str, theirs: str, prefer: Side, dry_run: bool) -> int:
    """Put what changed from BASE to THEIRS into OURS: per field, by fact id. Comments of OURS stay.

    BASE is the version that both come from. Conflicts are printed, each with its place and the three values; the exit
    status is 1 if there are any.
    """
    from quiz.authoring import editing
    from quiz.authoring.merging import merge as merged

    done = merged(Path(base), Path(ours), Path(theirs), prefer)
    root = Path(ours)
    changed = []
    for name, text in done.files.items():
        path = root if root.is_file() else root / name
        if text is None:
            changed.append(path)
            if not dry_run:
                path.unlink(missing_ok=True)
        elif not path.exists() or editing.read(path) != text:
            changed.append(path)
            if not dry_run:
                editing.write(path, text)
    for conflict in done.conflicts:
        click.echo(conflict.render())
    verb = "would change" if dry_run else "changed"
    kept = "ours" if prefer == "ours" else "theirs"
    said = f"; {len(done.conflicts)} conflicts, {kept} stand" if done.conflicts else "; no conflict"
    say(f"{done.taken} facts of the update taken, {len(changed)} files {verb}{said}. Next: quiz check {ours}")
    return FINDINGS if done.conflicts else 0
