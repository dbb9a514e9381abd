"""Each command that there is, on each screen that offers it: found by walking the package, so that none is forgotten."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any

import pytest
from textual.app import App
from textual.screen import Screen
from textual.widgets import Label

import quiz.tui
from quiz.tui import commands
from quiz.tui.app import FactdeckApp
from quiz.tui.commands import Command
from quiz.tui.everywhere import EVERYWHERE
from quiz.tui.screens.base import FactdeckScreen

for module in pkgutil.walk_packages(quiz.tui.__path__, "quiz.tui."):
    importlib.import_module(module.name)


def below(kind: type[Any]) -> Iterator[type[Any]]:
    """Yield all classes of the program that derive from one."""
    for each in kind.__subclasses__():
        if each.__module__.startswith("quiz."):
            yield each
        yield from below(each)


COMMANDS = sorted(set(below(Command)), key=lambda each: (each.__module__, each.__name__))
SCREENS = sorted(
    {each for each in below(Screen) if getattr(each, "COMMANDS_HERE", ())},  # dialogs too
    key=lambda each: each.__name__,
)
GENERAL: tuple[type[Command], ...] = (commands.ChangeTheme, *EVERYWHERE)


def test_the_walk_finds_them() -> None:
    assert len(COMMANDS) >= 70 and len(SCREENS) >= 12


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.__name__)
def test_a_command_has_keys_a_label_help_and_a_screen(command: type[Command]) -> None:
    keys = command.key.split(",")
    assert keys and all(keys) and len(keys) == len(set(keys)) and command.key_name()
    assert 1 <= len(command.label.split()) <= 2
    assert command.help().endswith(".") and len(command.help()) > 10
    there = {each for screen in SCREENS for each in screen.COMMANDS_HERE}
    assert command in there or command in GENERAL


class Bare(App[None], inherit_bindings=False):
    """An app without keys of its own."""


def heard(kind: type[Any], told: list[str]) -> type[FactdeckScreen]:
    """Return a screen with another one's keys, whose actions only tell that they were called."""

    def teller(name: str) -> object:
        return lambda self: told.append(name)

    body = {
        "COMMANDS_HERE": kind.COMMANDS_HERE,
        "BINDINGS": kind.BINDINGS,
        "__module__": __name__,
        "compose": lambda self: iter([Label("keys")]),
        **{f"action_{each.action()}": teller(each.action()) for each in kind.COMMANDS_HERE},
    }
    return type("Heard", (FactdeckScreen,), body)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
async def test_each_key_of_a_screen_does_its_command(screen: type[Any]) -> None:
    offered = screen.COMMANDS_HERE
    keys = [key for command in offered for key in command.key.split(",")]
    assert len(keys) == len(set(keys))
    for command in offered:
        assert hasattr(screen, f"action_{command.action()}"), command
    if issubclass(screen, FactdeckScreen):
        assert screen.PURPOSE.endswith(".")
    told: list[str] = []
    app = Bare()
    async with app.run_test() as pilot:
        await app.push_screen(heard(screen, told)())
        for command in offered:
            for key in command.key.split(","):
                told.clear()
                await pilot.press(key)
                assert told == [command.action()], (command, key)


def test_what_works_everywhere_is_an_action_of_the_app_or_of_every_screen() -> None:
    for command in GENERAL:
        assert hasattr(FactdeckApp, f"action_{command.action()}") or hasattr(
            FactdeckScreen, f"action_{command.action()}"
        ), command
