"""The command palette: the commands of the screen below, those that work now, found by any part of their names or help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from textual.command import Command as PaletteCommand
from textual.command import CommandList, DiscoveryHit, Hit, Hits, Provider
from textual.command import CommandPalette as TextualPalette

from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.everywhere import EVERYWHERE, CommandPalette
from quiz.tui.screens.base import FactdeckScreen


class Commands(Provider):
    """What can be done where the palette was opened."""

    def _there(self) -> Iterator[tuple[type[Command], bool]]:
        """Yield each command that works now, and whether it is the screen's own."""
        screen = self.screen
        if isinstance(screen, FactdeckScreen):
            for command in screen.COMMANDS_HERE:
                if screen.check_action(command.action(), ()):
                    yield command, True
        general: tuple[type[Command], ...] = (commands.ChangeTheme, *EVERYWHERE)
        for command in general:
            if command is not CommandPalette:
                yield command, False

    def _hits(self) -> Iterator[tuple[str, Callable[[], Any], str]]:
        for command, own in self._there():
            on = self.screen if own else self.app
            run = partial(self.app.run_action, command.action(), on)
            name = command.label[0].upper() + command.label[1:]
            yield f"{name} ({command.key_name()})", run, command.help()

    async def discover(self) -> Hits:
        """Yield all commands, before anything is typed."""
        for name, run, help_text in self._hits():
            yield DiscoveryHit(name, run, help=help_text)

    async def search(self, query: str) -> Hits:
        """Yield the commands that match in name or help, a match in the name first."""
        matcher = self.matcher(query)
        for name, run, help_text in self._hits():
            score = max(matcher.match(name), 0.5 * matcher.match(help_text))
            if score > 0:
                yield Hit(score, matcher.highlight(name), run, text=name, help=help_text)


class Palette(TextualPalette):
    """The palette; one that was closed while it was searching shows nothing any more."""

    def on_mount(self) -> None:
        """Another theme closes it: its list keeps the colours that it was made in."""
        self.app.theme_changed_signal.subscribe(self, lambda _: self.close())

    def close(self) -> None:
        """Go back to the screen below."""
        if self.is_current:
            self._cancel_gather_commands()
            self.dismiss()

    def _refresh_command_list(
        self, command_list: CommandList, commands: list[PaletteCommand], clear_current: bool
    ) -> None:
        if command_list.is_attached:  # else its widgets are gone, and Textual would look for them
            super()._refresh_command_list(command_list, commands, clear_current)
