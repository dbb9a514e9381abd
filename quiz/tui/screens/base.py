"""What every screen has: help made of its commands, and the theme key."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, ClassVar, Generic

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen, ScreenResultType

from questions.errors import FactdeckError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.everywhere import EVERYWHERE

if TYPE_CHECKING:
    from quiz.tui.app import FactdeckApp


class OnTop(Screen[ScreenResultType], Generic[ScreenResultType]):
    """A screen that only closes itself: keys come faster than screens, and a second Enter is on its way when it closes.

    Its keys, footer and help come from its commands.
    """

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = ()

    PURPOSE: ClassVar[str] = ""
    """What this screen is for, in one line."""

    def recolour(self) -> None:
        """Draw anew what holds colours of its own: another theme was chosen."""

    def action_help(self) -> None:
        """Show what can be done here."""
        from quiz.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.PURPOSE, (*self.COMMANDS_HERE, commands.ChangeTheme, *EVERYWHERE)))

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close it, unless it is closed: Textual would close whichever screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Dialog(OnTop[ScreenResultType], ModalScreen[ScreenResultType], Generic[ScreenResultType]):
    """A screen over another one, with an answer."""


class FactdeckScreen(OnTop[None]):
    """A screen that fills the terminal, and that knows the app."""

    @property
    def deck(self) -> FactdeckApp:
        """The app, typed."""
        from quiz.tui.app import FactdeckApp

        assert isinstance(self.app, FactdeckApp)
        return self.app

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell the learner of what goes wrong inside (a full disk, a pack that was just broken); the screen stays."""
        try:
            yield
        except FactdeckError as error:
            self.notify(str(error), title="That did not work", severity="error", timeout=20)

    def leave(self) -> None:
        """Go back to the screen below; where this is the first one, leave the app."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    def copyable(self) -> str:
        """Return what is copied here; empty for nothing."""
        return ""

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()
