"""Where a pack is to be taken from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, Static

from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog


class AddingScreen(Dialog[str]):
    """Ask for the folder or file of a pack."""

    DEFAULT_CSS = """
    AddingScreen { align: center middle; }
    AddingScreen > Vertical {
        width: 76; max-width: 96%; height: auto; border: round $border; border-title-color: $primary;
        background: $background; padding: 1 2;
    }
    AddingScreen Input { border: round $border-blurred; background: $background; height: 3; }
    """
    PURPOSE = "Where the pack is that you want to add."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (commands.DismissIt, commands.HelpTyping)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def compose(self) -> ComposeResult:
        """Lay out the question."""
        with Vertical() as box:
            box.border_title = "Add a pack"
            yield Static(
                "The folder that holds its pack.yaml, or one YAML file. Paste it here, or drop it on the window.\n"
            )
            yield Input(placeholder="~/packs/capitals", id="where")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the path be typed at once."""
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the path back."""
        event.stop()
        self.dismiss(event.value)

    def action_dismiss_it(self) -> None:
        """Go back."""
        self.dismiss(None)
