"""The app: small, it only knows which screen comes next."""

from __future__ import annotations

import gc
import os
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.dom import NoScreen
from textual.events import Key
from textual.widget import Widget

from quiz.tui.commands import bindings
from quiz.tui.everywhere import EVERYWHERE
from quiz.tui.theme import THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.actions import ActionParseResult
    from textual.command import Provider
    from textual.dom import DOMNode
    from textual.events import Event
    from textual.screen import Screen

    from quiz.core.modes.custom import Wanted
    from quiz.core.session import Session
    from quiz.core.settings import Settings
    from quiz.study import Study
    from quiz.study.mending import Changed
    from quiz.tui.screens.question import QuestionScreen

ROUND = 10
"""Questions of a round that is started from the home screen."""


def _palette() -> type[Provider]:
    """Return the palette's commands; imported when it is opened."""
    from quiz.tui.palette import Commands

    return Commands


def _collect() -> None:
    """Let the collector go on where a start has stopped it, but not over what the start made, which stays."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


class FactdeckApp(App[None]):
    """Factdeck in the terminal."""

    TITLE = "Factdeck"
    COMMANDS: ClassVar = {_palette}
    BINDINGS: ClassVar[list[BindingType]] = bindings(*EVERYWHERE)

    CSS = """
    Screen { background: $background; color: $foreground; }
    Footer { background: $background; }
    PackList > .packs--cursor { color: $primary; text-style: bold; }
    PackList > .packs--dim { color: $dim; }
    PackList > .packs--due { color: $due; }
    OptionList { min-width: 8; }  /* Textual can't lay out options in no width at all */
    VerticalScroll, FactList, OptionList {
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $border-blurred;
        scrollbar-background-hover: $background; scrollbar-color-hover: $dim;
        scrollbar-background-active: $background; scrollbar-color-active: $dim;
    }
    Toast { background: $panel; }
    Input > .input--placeholder, Input > .input--suggestion { color: $dim; }
    Input > .input--selection { background: $panel; color: $foreground; }
    Input:disabled { opacity: 1; text-opacity: 1; color: $foreground; }
    CommandPalette > .command-palette--help-text { color: $dim; text-style: none; }
    CommandPalette OptionList > .option-list--option-highlighted,
    CommandPalette:inline OptionList > .option-list--option-highlighted,
    CommandPalette OptionList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; }
    """

    def __init__(
        self,
        study: Study,
        session: Session | None = None,
        first_screen: Callable[[Study], Screen[Any]] | None = None,
    ) -> None:
        super().__init__()
        self.study = study
        self.first = session
        self.first_screen = first_screen
        for theme in THEMES.values():
            self.register_theme(theme)
        self.follow_settings()
        wanted = f"factdeck-{os.environ.get('FACTDECK_THEME')}"
        if wanted in THEMES:
            self.theme = wanted

    def get_default_screen(self) -> Any:
        """Start on the home screen: nothing is painted first that is not wanted."""
        if self.first_screen is not None:
            return self.first_screen(self.study)
        from quiz.tui.screens.home import HomeScreen

        return HomeScreen(self.study.home())

    def on_mount(self) -> None:
        """Go straight into a session that the command line asked for; collect garbage again once that is painted."""
        self.call_after_refresh(_collect)
        self.theme_changed_signal.subscribe(self, lambda _: self.recolour())
        if (first := self.first) is not None:
            self.after_changes(None, lambda: self.show(first))

    def show(self, session: Session) -> None:
        """Ask a session's questions."""
        if session.question is None:
            self.notify("There is nothing to ask here now.")
            return
        self.push_screen(self.screen_of(session))

    @staticmethod
    def screen_of(session: Session) -> QuestionScreen:
        """Return the screen that asks a session's questions."""
        from quiz.core.lesson import Lesson
        from quiz.core.modes.playing import GameSession
        from quiz.tui.screens.game import GameScreen
        from quiz.tui.screens.question import QuestionScreen

        if isinstance(session, GameSession):
            return GameScreen(session)
        if isinstance(session, Lesson):
            from quiz.tui.screens.lesson import LessonScreen

            return LessonScreen(session)
        return QuestionScreen(session)

    def games(self, pack_id: str, title: str) -> None:
        """Show the games that can be played with a pack."""
        from quiz.tui.screens.games import GamesScreen

        self.push_screen(GamesScreen(pack_id, title, self.study.game_standings(pack_id)))

    def play_game(
        self, pack_id: str, game: str, *, count: int | None = None, wanted: Wanted | None = None, instead: bool = False
    ) -> None:
        """Play a game.

        Args:
            pack_id: The pack.
            game: Name of the game.
            count: Questions, where the game has no number of its own.
            wanted: What a custom round is made of.
            instead: In place of the screen that stands there.
        """

        def start() -> None:
            screen = self.screen_of(self.study.play_game(pack_id, game, count=count, wanted=wanted))
            self.switch_screen(screen) if instead else self.push_screen(screen)

        self.after_changes(pack_id, start)

    def play(self, pack_id: str, count: int = ROUND) -> None:
        """Play a round of a pack."""
        self.after_changes(pack_id, lambda: self.show(self.study.play(pack_id, count=count)))

    def review(self, pack_id: str | None) -> None:
        """Review what is due."""
        self.after_changes(pack_id, lambda: self.show(self.study.review(pack_id)))

    def learn(self, pack_id: str) -> None:
        """Learn new points of a pack."""
        self.after_changes(pack_id, lambda: self.show(self.study.lesson(pack_id)))

    def after_changes(self, pack_id: str | None, start: Callable[[], None]) -> None:
        """Ask about each answer that its author changed since it was learned, once; then start."""
        self._ask_next(self.study.changed_answers(pack_id), start)

    def _ask_next(self, left: list[Changed], start: Callable[[], None]) -> None:
        if not left:
            start()
            return
        from quiz.tui.screens.changed import ChangedScreen

        def decided(relearn: bool | None) -> None:
            if relearn is not None:
                self.study.decide(left[0], relearn=relearn)
            self._ask_next(left[1:], start)

        self.push_screen(ChangedScreen(left[0], len(left) - 1), decided)

    def browse(self, pack: str) -> None:
        """Show a pack's facts."""
        from quiz.study.browsing import Browser
        from quiz.tui.screens.browse import BrowseScreen

        self.push_screen(BrowseScreen(Browser(self.study, pack)))

    def stats(self) -> None:
        """Show statistics of all packs; the screen goes on to single ones."""
        from quiz.study.overview import overview
        from quiz.tui.screens.stats import StatsScreen

        self.push_screen(StatsScreen(overview(self.study), tuple(sorted(self.study.packs()))))

    def follow_settings(self) -> None:
        """Look as the settings say."""
        display = self.study.settings.display
        self.theme = f"factdeck-{display.theme}"
        self.animation_level = "none" if display.reduced_motion else "full"

    def recolour(self) -> None:
        """Let every screen draw anew what holds colours of the theme before."""
        from quiz.tui.screens.base import OnTop

        for screen in self.screen_stack:
            if isinstance(screen, OnTop) and screen.is_mounted:
                screen.recolour()

    def change_settings(self, settings: Settings) -> None:
        """Save settings and follow them.

        Raises:
            FactdeckError: If they can't be saved.
        """
        self.study.save_settings(settings)
        self.follow_settings()

    def action_settings(self) -> None:
        """Show the settings."""
        from quiz.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen())

    def resume(self) -> None:
        """Go on with the half-played round, where it stood."""
        session = self.study.resume()
        if session is not None:
            self.show(session)
        else:
            self.notify("Nothing of that round is left to ask.")

    def go_home(self) -> None:
        """Return to the first screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do an action, unless its screen is gone, or is not laid out yet: keys come faster than screens."""
        if isinstance(default_namespace, Widget):
            try:
                screen = default_namespace.screen
            except NoScreen:
                return False
            if screen not in self.screen_stack or not screen.is_mounted:
                return False
        return await super().run_action(action, default_namespace, namespaces)

    async def on_event(self, event: Event) -> None:
        """Take keys of any keyboard: where nothing is typed, a letter stands for the key that it is on."""
        if isinstance(event, Key) and event.character and not event.character.isascii() and not self.typing:
            from quiz.core.layouts import latin

            char = latin(event.character)
            if char != event.character and char.isascii():
                event = Key(char, char)
        await super().on_event(event)

    @property
    def typing(self) -> bool:
        """Whether text is typed now, so that letters are letters."""
        from textual.widgets import Input, TextArea

        return isinstance(self.focused, Input | TextArea)

    def action_jump(self) -> None:
        """Show where keys can go."""
        from quiz.tui.screens.jump import JumpScreen, targets

        there = targets([one for one in self.screen.focus_chain if one.region.area])
        if isinstance(self.screen, JumpScreen):
            return
        if not there:
            self.notify("Nothing else here takes keys.", timeout=3)
            return

        def go(widget: Widget | None) -> None:
            if widget is not None and widget.is_attached:
                widget.focus()

        self.push_screen(JumpScreen(there), go)

    def action_copy_it(self) -> None:
        """Copy what is shown, by the terminal's own clipboard (OSC 52)."""
        from quiz.tui.screens.base import FactdeckScreen

        text = self.screen.get_selected_text()
        if not text and isinstance(self.screen, FactdeckScreen):
            text = self.screen.copyable()
        if text:
            self.copy_to_clipboard(text)
            self.notify("Copied.", timeout=2)
        else:
            self.notify("There is nothing to copy here.", timeout=3)

    def action_change_theme(self) -> None:
        """Switch to the next theme, for now; the settings keep one."""
        names = list(THEMES)
        self.theme = names[(names.index(self.theme) + 1) % len(names)]

    def action_command_palette(self) -> None:
        """Open the palette, unless it is open."""
        from quiz.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))
