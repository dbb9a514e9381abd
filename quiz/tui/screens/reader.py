"""The text that a pack's facts are drawn from."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Markdown, Static

from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen


class ReaderScreen(FactdeckScreen):
    """Read a pack's sources."""

    PURPOSE = "The text that this pack's questions are drawn from. Arrows and page keys scroll."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (commands.CloseText, commands.Help)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    ReaderScreen #top { height: 1; padding: 0 2; color: $dim; }
    ReaderScreen #body { height: 1fr; align-horizontal: center; padding: 0 2; }
    ReaderScreen Markdown { width: 1fr; max-width: 80; padding: 1 0; }
    """

    def __init__(self, title: str, texts: tuple[str, ...]) -> None:
        super().__init__()
        self.pack_title = title
        self.texts = texts

    def compose(self) -> ComposeResult:
        """Lay out the texts, one under the other."""
        yield Static(f"{self.pack_title} · the text", id="top", markup=False)
        with VerticalScroll(id="body"):
            for text in self.texts:
                yield Markdown(text, open_links=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#body").focus()

    def action_close_text(self) -> None:
        """Go back."""
        self.dismiss()
