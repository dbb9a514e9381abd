"""Settings: every one a row; arrows change it, Enter types it, and what is wrong is said below."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from questions.errors import FactdeckError
from quiz.core.changing import Row, rows, said, stepped, with_value
from quiz.core.settings import Settings
from quiz.tui import commands, everywhere, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog, FactdeckScreen

TITLES = {
    "queue": "A day's questions",
    "display": "How it looks",
    "day": "Your day",
    "ladder": "Formats",
    "leeches": "What keeps slipping",
    "memory": "Memory",
    "exams": "Exams",
}
"""Sections in the order in which they are shown: what is changed often comes first."""


LABEL = 46
"""Cells for what a setting means."""


class SettingsList(OptionList, inherit_bindings=False):
    """A list whose Enter is the screen's, so that the footer says what it does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "up", show=False),
        Binding("down", "cursor_down", "down", show=False),
        Binding("home", "first", "first", show=False),
        Binding("end", "last", "last", show=False),
        Binding("pageup", "page_up", "page up", show=False),
        Binding("pagedown", "page_down", "page down", show=False),
    ]


class SettingsScreen(FactdeckScreen):
    """What can be set."""

    PURPOSE = (
        "What can be set. Changes are saved at once, in settings.toml of your data folder; quiz config does the same."
    )
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        everywhere.Write,
        everywhere.Less,
        everywhere.More,
        everywhere.Reset,
        looking.Back,
        commands.Help,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    SettingsScreen #top { height: 1; padding: 0 2; color: $dim; }
    SettingsScreen #body { height: 1fr; align-horizontal: center; padding: 1 2 0 2; }
    SettingsScreen #column { width: 1fr; max-width: 104; height: 1fr; }
    SettingsScreen OptionList { height: 1fr; border: round $border-blurred; border-title-color: $primary; padding: 0 1; background: $background; }
    SettingsScreen OptionList:focus { border: round $border; background: $background; background-tint: $background 0%; }
    SettingsScreen OptionList > .option-list--option-highlighted, SettingsScreen OptionList:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    SettingsScreen OptionList > .option-list--option-disabled { color: $primary; text-style: none; }
    SettingsScreen #about { height: 3; padding: 0 2; color: $dim; }
    """

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, Row] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list and what the chosen setting means."""
        yield Static("Factdeck · settings", id="top", markup=False)
        with Vertical(id="body"), Vertical(id="column"):
            choices = SettingsList()
            choices.border_title = "Settings"
            yield choices
            yield Static("", id="about", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill the list and go to its first setting."""
        self.draw()
        self.choices.focus()
        self.choices.action_first()

    @property
    def choices(self) -> SettingsList:
        """The list."""
        return self.query_one(SettingsList)

    @property
    def chosen(self) -> Row | None:
        """The setting at the cursor."""
        option = self.choices.highlighted_option
        return self.rows.get(option.id or "") if option is not None else None

    def draw(self) -> None:
        """Draw all settings; the cursor stays."""
        at = self.choices.highlighted
        found = rows(self.deck.study.settings)
        self.rows = {row.name: row for row in found}
        options: list[Option] = []
        for section, title in TITLES.items():
            there = [row for row in found if row.name.startswith(f"{section}.")]
            if there:
                options.append(Option(("" if not options else "\n") + title, disabled=True))
                options += [Option(self._line(row), id=row.name) for row in there]
        self.choices.clear_options()
        self.choices.add_options(options)
        self.choices.highlighted = at
        self.say()

    def recolour(self) -> None:
        """Draw the settings in the colours of now."""
        self.draw()

    def _line(self, row: Row) -> Text:
        changed = row.default is not None and row.value != row.default
        name = row.meaning if row.meaning else row.name
        line = Text(f"{'•' if changed else ' '} ")
        value = _shown(row)
        line.append(f"{name:<{LABEL}}  ", style="bold" if changed else "")
        line.append(value, style=self.app.theme_variables.get("primary", ""))
        return line

    def say(self) -> None:
        """Say what the chosen setting is called, and what it may be."""
        row = self.chosen
        about = f"{row.name} = {said(row.value)}\n{row.range}" if row is not None else ""
        self.query_one("#about", Static).update(about)
        self.refresh_bindings()

    def on_option_list_option_highlighted(self) -> None:
        """Say what is at the cursor."""
        self.say()

    def on_option_list_option_selected(self) -> None:
        """A click types the value."""
        self.action_write()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        row = self.chosen if self.is_mounted else None
        if action in {"less", "more"}:
            return row is not None and stepped(row, 1) is not None
        if action == "reset":
            return row is not None and row.value != row.default
        return True

    def set_to(self, name: str, text: str | None) -> bool:
        """Set a setting; tell what is wrong with it and return False where it can't be."""
        with self.telling():
            self.deck.change_settings(with_value(self.deck.study.settings, name, text))
            self.draw()
            return True
        return False

    def _step(self, by: int) -> None:
        row = self.chosen
        text = stepped(row, by) if row is not None else None
        if row is not None and text is not None and text != said(row.value):
            self.set_to(row.name, text)

    def action_less(self) -> None:
        """Go a step down."""
        self._step(-1)

    def action_more(self) -> None:
        """Go a step up."""
        self._step(1)

    def action_reset(self) -> None:
        """Go back to the default."""
        if row := self.chosen:
            self.set_to(row.name, None)

    def action_back(self) -> None:
        """Go back."""
        self.leave()

    def action_write(self) -> None:
        """Type the value."""
        row = self.chosen
        if row is None:
            return
        if isinstance(row.value, bool):
            self._step(1)
            return
        settings, name = self.deck.study.settings, row.name

        def written(text: str | None) -> None:
            if text is not None:
                self.set_to(name, text)

        self.app.push_screen(WriteScreen(settings, row), written)


class WriteScreen(Dialog[str | None]):
    """Type one value; it is checked before it is taken."""

    DEFAULT_CSS = """
    WriteScreen { align: center middle; }
    WriteScreen > Vertical {
        width: 76; max-width: 96%; height: auto; background: $background; padding: 1 2;
        border: round $border; border-title-color: $primary;
    }
    WriteScreen Input { margin: 1 0 0 0; border: round $border; background: $background; height: 3; }
    WriteScreen #wrong { color: $wrong; height: auto; }
    """

    PURPOSE = "One setting. What you type is checked before it is taken; Enter takes it."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (commands.DismissIt, commands.HelpTyping)
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE)

    def __init__(self, settings: Settings, row: Row) -> None:
        super().__init__()
        self.settings = settings
        self.row = row

    def compose(self) -> ComposeResult:
        """Lay out range, one line to type in, and the place for what is wrong."""
        with Vertical() as box:
            box.border_title = self.row.meaning or self.row.name
            yield Static(f"{self.row.name}: {self.row.range}", markup=False)
            text = self.row.value if isinstance(self.row.value, str) else said(self.row.value)
            yield Input(text, max_length=1000)
            yield Static("", id="wrong", markup=False)
        yield Footer(show_command_palette=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take it, or say what is wrong."""
        event.stop()
        try:
            with_value(self.settings, self.row.name, event.value.strip())
        except FactdeckError as error:
            self.query_one("#wrong", Static).update(f"✗ {error}")
        else:
            self.dismiss(event.value.strip())

    def action_dismiss_it(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)


def _shown(row: Row) -> str:
    """Return a value as people read it."""
    match row.value:
        case bool():
            return "yes" if row.value else "no"
        case str():
            return row.value
        case tuple() if len(row.value) > 7:
            fitted = "fitted" if row.value != row.default else "as published"
            return f"{len(row.value)} numbers, {fitted}"
        case _:
            return said(row.value)
