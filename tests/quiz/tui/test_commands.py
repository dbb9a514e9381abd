"""Commands: help, keys and actions come from one class each, and every screen can do what it lists."""

from __future__ import annotations

import inspect

import pytest

from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.reader import ReaderScreen
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.theme import THEMES

ALL = [
    each
    for _, each in inspect.getmembers(commands, inspect.isclass)
    if issubclass(each, Command) and each is not Command
]
SCREENS: list[type[FactdeckScreen]] = [HomeScreen, QuestionScreen, ReaderScreen, ResultsScreen]


@pytest.mark.parametrize("command", ALL, ids=lambda each: each.__name__)
def test_a_command_says_what_it_does(command: type[Command]) -> None:
    assert command.help().endswith(".") and len(command.help()) > 10
    assert 1 <= len(command.label.split()) <= 2
    assert command.key_name() and "+" not in command.key_name()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
def test_a_screen_has_an_action_for_each_command_and_no_key_twice(screen: type[FactdeckScreen]) -> None:
    assert screen.PURPOSE.endswith(".")
    keys = [key for command in screen.COMMANDS_HERE for key in command.key.split(",")]
    assert len(keys) == len(set(keys))
    for command in screen.COMMANDS_HERE:
        assert hasattr(screen, f"action_{command.action()}"), command


def luminance(colour: str) -> float:
    """Return the relative luminance of #rrggbb (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", THEMES)
def test_text_of_every_role_stands_out(name: str) -> None:
    theme = THEMES[name]
    roles = {role: theme.variables[role] for role in ("correct", "wrong", "due", "dim")}
    for role, colour in {**roles, "foreground": theme.foreground, "primary": theme.primary}.items():
        for ground in (theme.background, theme.panel):
            light, dark = sorted((luminance(str(colour)), luminance(str(ground))), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= 4.5, (role, ground)
