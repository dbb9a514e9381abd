"""Statistics: how it goes, in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.widgets import Static

from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.gallery import GalleryScreen
from quiz.tui.widgets.figureview import FigureView

if TYPE_CHECKING:
    from quiz.core.overview import Overview


class StatsScreen(GalleryScreen):
    """A learner's statistics."""

    PURPOSE = "How it goes. t shows every chart as its numbers, Enter one chart alone, p one pack. Arrows go on, page keys scroll."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        looking.Numbers,
        looking.Enlarge,
        looking.OnePack,
        looking.NextChart,
        looking.PreviousChart,
        commands.Help,
        looking.Back,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    def __init__(self, told: Overview, packs: tuple[str, ...] = ()) -> None:
        super().__init__(_title(told), told.figures)
        self.choices: tuple[str | None, ...] = (None, *packs)
        self.chosen = 0

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        return len(self.choices) > 1 if action == "one_pack" else True

    def action_one_pack(self) -> None:
        """Go on to the next pack, and after the last to all."""
        from quiz.study.overview import overview

        with self.telling():
            self.chosen = (self.chosen + 1) % len(self.choices)
            told = overview(self.deck.study, self.choices[self.chosen])
            self.figures = told.figures
            self.query_one("#top", Static).update(_title(told))
            for view, figure in zip(self.query(FigureView), told.figures, strict=True):
                view.show(figure)


def _title(told: Overview) -> str:
    return f"Statistics · {told.title} · {told.day.day} {told.day:%B %Y}"
