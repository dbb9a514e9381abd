"""The app: small, it only knows which screen comes next."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import BindingType

from quiz.tui.theme import THEMES

if TYPE_CHECKING:
    from quiz.core.session import Session
    from quiz.study import Study

ROUND = 10
"""Questions of a round that is started from the home screen."""


class FactdeckApp(App[None]):
    """Factdeck in the terminal."""

    TITLE = "Factdeck"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    CSS = """
    Screen { background: $background; color: $foreground; }
    Footer { background: $background; }
    PackList > .packs--cursor { color: $primary; text-style: bold; }
    PackList > .packs--dim { color: $dim; }
    PackList > .packs--due { color: $due; }
    VerticalScroll {
        scrollbar-size-vertical: 1; scrollbar-background: $background; scrollbar-color: $border-blurred;
        scrollbar-background-hover: $background; scrollbar-color-hover: $dim;
        scrollbar-background-active: $background; scrollbar-color-active: $dim;
    }
    Toast { background: $panel; }
    """

    def __init__(self, study: Study, session: Session | None = None) -> None:
        super().__init__()
        self.study = study
        self.first = session
        for theme in THEMES.values():
            self.register_theme(theme)
        wanted = f"factdeck-{os.environ.get('FACTDECK_THEME', 'dark')}"
        self.theme = wanted if wanted in THEMES else "factdeck-dark"

    def get_default_screen(self) -> Any:
        """Start on the home screen: nothing is painted first that is not wanted."""
        from quiz.tui.screens.home import HomeScreen

        return HomeScreen(self.study.home())

    def on_mount(self) -> None:
        """Go straight into a session that the command line asked for."""
        if self.first is not None:
            self.show(self.first)

    def show(self, session: Session) -> None:
        """Ask a session's questions."""
        from quiz.tui.screens.question import QuestionScreen

        if session.question is None:
            self.notify("There is nothing to ask here now.")
            return
        self.push_screen(QuestionScreen(session))

    def play(self, pack_id: str, count: int = ROUND) -> None:
        """Play a round of a pack."""
        self.show(self.study.play(pack_id, count=count))

    def review(self, pack_id: str | None) -> None:
        """Review what is due."""
        self.show(self.study.review(pack_id))

    def go_home(self) -> None:
        """Return to the first screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_change_theme(self) -> None:
        """Switch between dark and light."""
        self.theme = "factdeck-light" if self.theme == "factdeck-dark" else "factdeck-dark"
