"""`quiz pack watch`: the workbench."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.study import Study


@click.command("watch")
@click.argument("pack", type=click.Path(exists=True))
def watch(pack: str) -> int:
    """Open PACK on the workbench: what is wrong, each fact's questions with their proofs, and why others are not asked.

    Save in your editor, and what changed shows at once. Questions can be played (nothing is remembered), families and slots
    vetoed, facts marked as reviewed.
    """
    from quiz.cli.app import run_app

    def show(study: Study) -> Screen[Any]:
        from quiz.authoring.bench import Bench
        from quiz.tui.screens.workbench import WorkbenchScreen

        return WorkbenchScreen(Bench(Path(pack)))

    with tempfile.TemporaryDirectory(prefix="factdeck-", ignore_cleanup_errors=True) as room:
        return run_app(data=room, show=show, command="pack watch")
