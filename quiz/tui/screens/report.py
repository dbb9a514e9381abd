"""A note to the author about a question."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Static

from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog


class ReportScreen(Dialog[str | None]):
    """Ask what is wrong; an empty note is one too."""

    DEFAULT_CSS = """
    ReportScreen { align: center middle; }
    ReportScreen > Vertical {
        width: 72; max-width: 96%; height: auto; background: $background; padding: 1 2;
        border: round $border; border-title-color: $primary;
    }
    ReportScreen Input { margin: 1 0 0 0; border: round $border; background: $background; height: 3; }
    """

    PURPOSE = "A note to the author about this question; your answer goes with it."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (commands.DismissIt, commands.HelpTyping)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def compose(self) -> ComposeResult:
        """Lay out one line to type in."""
        with Vertical() as box:
            box.border_title = "Report"
            yield Static(
                "What is wrong with this question? Enter sends, with your answer; esc leaves it.", markup=False
            )
            yield Input(placeholder="it may stay empty", max_length=1000)
        yield Footer(show_command_palette=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Send it."""
        event.stop()
        self.dismiss(event.value.strip())

    def action_dismiss_it(self) -> None:
        """Send nothing."""
        self.dismiss(None)
