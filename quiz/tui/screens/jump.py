"""Jump mode: a letter at each part of the screen below that takes keys."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Static

from quiz.core.layouts import latin
from quiz.tui import commands
from quiz.tui.commands import bindings
from quiz.tui.screens.base import Dialog

LETTERS = "asdfghjklqwertyuiopzxcvbnm"
"""The keys under the fingers first."""


class JumpScreen(Dialog[Widget | None]):
    """Letters over the screen below."""

    DEFAULT_CSS = """
    JumpScreen { background: $background 30%; layers: labels; }
    JumpScreen Static { layer: labels; width: 3; height: 1; background: $primary; color: $background; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(commands.DismissIt)

    def __init__(self, targets: dict[str, Widget]) -> None:
        super().__init__()
        self.targets = targets

    def compose(self) -> ComposeResult:
        """Lay out the letters."""
        for letter, widget in self.targets.items():
            label = Static(f" {letter} ", markup=False)
            label.absolute_offset = Offset(max(0, widget.region.x), max(0, widget.region.y))
            yield label

    def on_key(self, event: events.Key) -> None:
        """A letter goes there; any other key goes back."""
        if event.key == "escape":
            return
        event.stop()
        self.dismiss(self.targets.get(latin(event.character or "").lower()))

    def action_dismiss_it(self) -> None:
        """Stay where it was."""
        self.dismiss(None)


def targets(screen_chain: list[Widget]) -> dict[str, Widget]:
    """Return what can be jumped to, by letter."""
    return dict(zip(LETTERS, screen_chain, strict=False))
