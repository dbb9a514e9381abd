"""Choose what a list of facts is filtered by."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from quiz.core.browsing import MEMORIES, Wanted
from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog

if TYPE_CHECKING:
    from quiz.study.browsing import Browser

CHOSEN, FREE = "●", "○"


class FilterScreen(Dialog[Wanted | None]):
    """Kinds, states of memory and tags, one of each."""

    DEFAULT_CSS = """
    FilterScreen { align: center middle; }
    FilterScreen > Vertical {
        width: 56; max-width: 96%; height: auto; max-height: 90%; border: round $border; border-title-color: $primary;
        border-subtitle-color: $dim; background: $background; padding: 0 1;
    }
    FilterScreen OptionList { height: auto; max-height: 100%; border: none; background: $background; padding: 0; }
    FilterScreen OptionList:focus { border: none; background: $background; }
    FilterScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: bold;
    }
    FilterScreen OptionList > .option-list--option-disabled { color: $primary; text-style: bold; }
    """
    PURPOSE = "What the list is narrowed to: one state of memory, one kind and one tag."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (looking.Back, looking.ClearAll, commands.Help)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, browser: Browser, wanted: Wanted) -> None:
        super().__init__()
        self.browser, self.wanted = browser, wanted

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical() as box:
            box.border_title = "Show only"
            box.border_subtitle = "Enter chooses"
            yield OptionList(*self._options(), markup=False)
        yield Footer(show_command_palette=False)

    def _options(self) -> list[Option]:
        counts = self.browser.catalogue.memory_counts()
        memories = [(name, counts[name]) for name in MEMORIES if counts.get(name)]
        found: list[Option] = []
        for field, title, rows in (
            ("memory", "Memory", memories),
            ("kind", "Kind", self.browser.facets.kinds),
            ("tag", "Tag", self.browser.facets.tags),
        ):
            if rows:
                found.append(Option(title, disabled=True))
            for name, count in rows:
                sign = CHOSEN if getattr(self.wanted, field) == name else FREE
                found.append(Option(Text(f" {sign} {name}  ({count:,})"), id=f"{field}/{name}"))
        return found

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Filter by what was chosen; what was chosen before is let go."""
        event.stop()
        field, _, name = (event.option.id or "").partition("/")
        match field:
            case "kind":
                self.dismiss(replace(self.wanted, kind="" if self.wanted.kind == name else name))
            case "tag":
                self.dismiss(replace(self.wanted, tag="" if self.wanted.tag == name else name))
            case _:
                self.dismiss(replace(self.wanted, memory="" if self.wanted.memory == name else name))

    def action_clear_all(self) -> None:
        """Filter by nothing."""
        self.dismiss(Wanted())

    def action_back(self) -> None:
        """Leave everything as it was."""
        self.dismiss(None)
