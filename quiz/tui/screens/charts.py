"""Tables of a pack as charts, each with its numbers one key away."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.gallery import GalleryScreen

if TYPE_CHECKING:
    from quiz.study.browsing import Browser


class ChartsScreen(GalleryScreen):
    """The tables of a pack."""

    PURPOSE = "The tables of this pack as charts. t shows their numbers, Enter one chart alone. Arrows go on, page keys scroll."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        looking.Numbers,
        looking.Enlarge,
        looking.NextChart,
        looking.PreviousChart,
        commands.Help,
        looking.Back,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    def __init__(self, browser: Browser) -> None:
        figures = tuple(figure for page in browser.tables() for figure in page.figures)
        super().__init__(f"{browser.title} · charts", figures)

    def compose(self) -> ComposeResult:
        """Lay out the charts; say so where there are none."""
        yield from super().compose()
        if not self.figures:
            yield Static("This pack has no tables.", id="empty")
