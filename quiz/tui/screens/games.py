"""The menu of games, and what a custom round is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Input, OptionList, SelectionList, Static
from textual.widgets.option_list import Option
from textual.widgets.selection_list import Selection

from quiz.core.modes.catalogue import GAMES
from quiz.core.words import kind_in_words
from quiz.tui import commands, playing
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.core.modes.custom import Wanted

WIDE = 66
"""Columns from which a game's line of description stands beside its name."""


class Menu(OptionList):
    """A list of which no page is turned where there is no room for one line of it."""

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region.height and self.scrollable_content_region.width:
            super()._move_page(direction)


class GamesScreen(FactdeckScreen):
    """Choose a game."""

    PURPOSE = "Choose a game. Every answer counts for memory too, by half."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (playing.Choose, commands.DismissIt, commands.Help)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    GamesScreen #top { height: 1; padding: 0 2; color: $dim; }
    GamesScreen #body { height: 1fr; align-horizontal: center; padding: 1 2; }
    GamesScreen OptionList {
        width: 1fr; max-width: 96; height: auto; max-height: 100%; padding: 1 2; background: $background;
        border: round $border-blurred; border-title-color: $primary;
    }
    GamesScreen OptionList > .option-list--option-highlighted, GamesScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: bold;
    }
    GamesScreen OptionList:focus { border: round $border-blurred; background-tint: $background 0%; }
    """

    def __init__(self, pack: str, title: str, standings: Mapping[str, str]) -> None:
        super().__init__()
        self.pack, self.pack_title, self.standings = pack, title, standings

    def compose(self) -> ComposeResult:
        """Lay out the games."""
        yield Static(f"{self.pack_title} · play", id="top", markup=False)
        with Vertical(id="body"):
            games = Menu(id="games")
            games.border_title = "Games"
            yield games
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin at the first game."""
        self.draw()
        self.query_one(OptionList).focus()

    def on_resize(self, event: events.Resize) -> None:
        """Descriptions go where there is no room for them."""
        self.call_after_refresh(self.draw)

    def draw(self) -> None:
        """List the games, each with its personal best."""
        games = self.query_one(OptionList)
        at, width = games.highlighted or 0, min(96, self.size.width - 4) - 6
        games.clear_options()
        games.add_options(Option(self._line(number, width), id=game.name) for number, game in enumerate(GAMES, 1))
        games.highlighted = at

    def recolour(self) -> None:
        """List the games in the colours of now."""
        self.draw()

    def _line(self, number: int, width: int) -> Text:
        game = GAMES[number - 1]
        line = Text(f"{number}  ", style=self.app.theme_variables.get("primary", ""), no_wrap=True, overflow="ellipsis")
        line.append(game.title.ljust(17), style=f"bold {self.app.theme_variables.get('foreground', '')}")
        said = self.standings.get(game.name, "")
        dim = self.app.theme_variables.get("dim", "")
        if width >= WIDE:
            room = width - 20 - len(said) - 2
            about = game.about if len(game.about) <= room else game.about[: room - 1] + "…"
            line.append(about.ljust(room + 2), style=dim)
        line.append(said, style=self.app.theme_variables.get("due", ""))
        return line

    def on_key(self, event: events.Key) -> None:
        """A number plays its game."""
        char = event.character or ""
        if char.isascii() and char.isdigit() and 1 <= int(char) <= len(GAMES):
            event.stop()
            self.start(GAMES[int(char) - 1].name)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter and clicks play."""
        event.stop()
        self.start(str(event.option_id))

    def start(self, game: str) -> None:
        """Play a game, or ask first what a custom round is made of."""
        with self.telling():
            if game == "custom":
                self.app.push_screen(CustomScreen(self.pack, self.pack_title, *self.deck.study.choices(self.pack)))
            else:
                self.deck.play_game(self.pack, game)

    def action_choose(self) -> None:
        """Play what is at the cursor."""
        self.query_one(OptionList).action_select()

    def action_dismiss_it(self) -> None:
        """Go back."""
        self.dismiss()


DIFFICULTIES = ("any difficulty", "easy", "medium", "hard")


class CustomScreen(FactdeckScreen):
    """Choose what a round is made of."""

    PURPOSE = "Tick what the round is made of. Where nothing is ticked everything is."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (playing.Begin, commands.DismissIt, commands.Help)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    CustomScreen #top { height: 1; padding: 0 2; color: $dim; }
    CustomScreen #body { height: 1fr; align-horizontal: center; padding: 1 2; }
    CustomScreen #column { width: 1fr; max-width: 84; height: auto; }
    CustomScreen SelectionList, CustomScreen OptionList {
        height: auto; max-height: 9; border: round $border-blurred; border-title-color: $primary; padding: 0 1;
        background: $background;
    }
    CustomScreen SelectionList:focus, CustomScreen OptionList:focus {
        border: round $primary; background-tint: $background 0%;
    }
    CustomScreen OptionList > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none;
    }
    CustomScreen OptionList:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: bold;
    }
    CustomScreen SelectionList > .selection-list--button,
    CustomScreen SelectionList > .selection-list--button-highlighted,
    CustomScreen SelectionList:focus > .selection-list--button-highlighted {
        color: $panel; background: $panel; text-style: none;
    }
    CustomScreen SelectionList > .selection-list--button-selected,
    CustomScreen SelectionList > .selection-list--button-selected-highlighted,
    CustomScreen SelectionList:focus > .selection-list--button-selected-highlighted {
        color: $primary; background: $panel; text-style: bold;
    }
    CustomScreen Input { border: round $border-blurred; border-title-color: $primary; height: 3; background: $background; }
    CustomScreen Input:focus { border: round $primary; background-tint: $background 0%; }
    """

    def __init__(self, pack: str, title: str, families: Mapping[str, int], tags: Mapping[str, int]) -> None:
        super().__init__()
        self.pack, self.pack_title, self.families, self.tags = pack, title, families, tags

    def compose(self) -> ComposeResult:
        """Lay out families, tags, difficulty and number."""
        yield Static(f"{self.pack_title} · custom round", id="top", markup=False)
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            for name, title, found in (
                ("families", "Kinds of questions", self.families),
                ("tags", "Tags", self.tags),
            ):
                if found:
                    box: SelectionList[str] = SelectionList(
                        *(
                            Selection(Text(f"{kind_in_words(key) if name == 'families' else key}  {count}"), key)
                            for key, count in found.items()
                        ),
                        id=name,
                    )
                    box.border_title = title
                    yield box
            hard = Menu(*(Option(name, id=name) for name in DIFFICULTIES), id="difficulty")
            hard.border_title = "Difficulty"
            yield hard
            number = Input("10", type="integer", id="count", max_length=3, select_on_focus=True)
            number.border_title = "Questions"
            yield number
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with everything."""
        self.query_one("#difficulty", OptionList).highlighted = 0
        next(iter(self.query("SelectionList, OptionList"))).focus()

    def wanted(self) -> Wanted:
        """Return what is ticked."""
        from questions.difficulty import BANDS
        from quiz.core.modes.custom import Wanted

        ticked = {box.id: frozenset(map(str, box.selected)) for box in self.query(SelectionList)}
        at = self.query_one("#difficulty", OptionList).highlighted or 0
        return Wanted(
            families=ticked.get("families", frozenset()),
            tags=ticked.get("tags", frozenset()),
            difficulty=BANDS.get(DIFFICULTIES[at]),
        )

    def action_begin(self) -> None:
        """Play it."""
        text = self.query_one("#count", Input).value
        count = int(text) if text.isascii() and text.isdigit() else 0
        if not 1 <= count <= 500:
            self.notify("Between 1 and 500 questions, please.", timeout=6)
            return
        with self.telling():
            self.deck.play_game(self.pack, "custom", count=count, wanted=self.wanted())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the number begins too."""
        event.stop()
        self.action_begin()

    def action_dismiss_it(self) -> None:
        """Go back."""
        self.dismiss()
