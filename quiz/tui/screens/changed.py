"""An answer that its author changed after it was learned: asked about once."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Static

from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog

if TYPE_CHECKING:
    from quiz.study.mending import Changed


class ChangedScreen(Dialog[bool | None]):
    """Whether to relearn a point; None asks another time."""

    DEFAULT_CSS = """
    ChangedScreen { align: center middle; }
    ChangedScreen > Vertical {
        width: 72; max-width: 96%; height: auto; background: $background; padding: 1 2;
        border: round $border; border-title-color: $primary;
    }
    ChangedScreen Static { margin: 0 0 1 0; }
    ChangedScreen #answer { color: $correct; text-style: bold; padding: 0 2; }
    """

    PURPOSE = "An answer that you learned is another now. Keep what you know, or relearn it."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Keep,
        commands.Relearn,
        commands.DismissIt,
        commands.Help,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, changed: Changed, left: int) -> None:
        super().__init__()
        self.changed = changed
        self.left = left

    def compose(self) -> ComposeResult:
        """Lay out question and new answer."""
        with Vertical() as box:
            box.border_title = "The answer has changed"
            yield Static("You learned this, and its author gives another answer now:", markup=False)
            yield Static(self.changed.stem, markup=False)
            yield Static(self.changed.answer, id="answer", markup=False)
            more = f" {self.left} more follow." if self.left else ""
            yield Static(f"k keeps what you know · r relearns it from the beginning.{more}", markup=False)
        yield Footer(show_command_palette=False)

    def action_keep(self) -> None:
        """Keep."""
        self.dismiss(False)

    def action_relearn(self) -> None:
        """Relearn."""
        self.dismiss(True)

    def action_dismiss_it(self) -> None:
        """Ask another time."""
        self.dismiss(None)
