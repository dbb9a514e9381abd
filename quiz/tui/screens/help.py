"""Help, derived from the commands of the screen below."""

from __future__ import annotations

from typing import ClassVar

from rich.table import Table
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog


class HelpScreen(Dialog[None]):
    """What can be done on the screen below, key by key."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll {
        width: 76; max-width: 96%; height: auto; max-height: 90%;
        border: round $border; border-title-color: $primary; background: $background; padding: 1 2;
    }
    """

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (commands.Close,)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, purpose: str, here: tuple[type[Command], ...], extra: str = "") -> None:
        super().__init__()
        self.purpose = purpose
        self.here = here
        self.extra = extra

    def compose(self) -> ComposeResult:
        """Lay out purpose and keys."""
        with VerticalScroll() as box:
            box.border_title = "Help"
            yield Static(self.purpose + "\n", markup=False)
            if self.extra:
                yield Static(self.extra + "\n", markup=False)
            yield Static(self._keys())
        yield Footer(show_command_palette=False)

    def _keys(self) -> Table:
        table = Table.grid(padding=(0, 2))
        table.add_column(no_wrap=True, style="bold")
        table.add_column()
        for command in self.here:
            table.add_row(command.key_name(), command.help())
        return table

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(None)
