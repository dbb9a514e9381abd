"""Lettered rows: what choices, select-all, ordering and matching have in common."""

from __future__ import annotations

import string

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import reactive

from quiz.tui.theme import RIGHT, WRONG
from quiz.tui.widgets.answering.base import AnswerInput
from quiz.tui.widgets.scrolling import show_lines

LETTERS = string.ascii_lowercase


class Rows(AnswerInput, can_focus=True):
    """A list of lettered rows with a cursor; subclasses say what picking a row does."""

    DEFAULT_CSS = """
    Rows { height: auto; width: 1fr; }
    """

    COMPONENT_CLASSES = {"rows--letter", "rows--cursor", "rows--correct", "rows--wrong", "rows--note", "rows--picked"}

    names = LETTERS
    """What the rows are called, one character each."""

    cursor = reactive(0, init=False)

    def texts(self) -> tuple[str, ...]:
        """Return the text of each row."""
        return self.question.options

    def pick(self, row: int) -> None:
        """Do what picking a row does."""
        raise NotImplementedError

    def submit(self) -> None:
        """Do what Enter does: pick the row at the cursor, unless the format has a better use."""
        self.pick(self.cursor)

    def lead(self, row: int) -> str:
        """Return a mark of four cells before a row while it can be picked ("    ", " 1  ", " ●  ")."""
        return "    "

    def verdict(self, row: int) -> tuple[str, str, str]:
        """Return (sign, note, component class) of a row once it is marked."""
        raise NotImplementedError

    # Drawing

    def _wrapped(self, width: int) -> list[tuple[int, Text]]:
        lines: list[tuple[int, Text]] = []
        for row, text in enumerate(self.texts()):
            for line in self._row(row, text, width):
                lines.append((row, line))
        return lines

    def _row(self, row: int, text: str, width: int) -> list[Text]:
        sign, note, role = self.verdict(row) if self.feedback else (self.lead(row), "", "")
        letter = self.names[row] if row < len(self.names) else " "
        at_cursor = self.feedback is None and row == self.cursor and self.has_focus
        style = self._style(role or ("rows--cursor" if at_cursor else ""))
        head = Text(f"{sign:<4}" if not self.feedback else f"  {sign} ", style=style)
        head.append(f"{letter}   ", style=self._style(role or "rows--letter"))
        body = Text(text, style=style)
        if note:
            body.append(f"   {note}", style=self._style(role or "rows--note"))
        room = max(8, width - 8)
        wrapped = body.wrap(self.app.console, room)
        out = []
        for at, part in enumerate(wrapped):
            line = head.copy() if at == 0 else Text(" " * 8, style=style)
            line.append_text(part)
            if at_cursor:
                line.append(" " * max(0, width - cell_len(line.plain)), style=style)
            out.append(line)
        return out

    def _style(self, component: str) -> Style:
        return self.get_component_rich_style(component, partial=True) if component else Style.null()

    def render(self) -> Text:
        """Draw all rows."""
        return Text("\n").join(line for _, line in self._wrapped(self.size.width or 60))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the rows take."""
        return len(self._wrapped(width))

    # Keys and mouse

    def on_key(self, event: events.Key) -> None:
        """Letters and digits pick, arrows move, Enter submits."""
        if not self.open:
            return
        rows = len(self.texts())
        char = (event.character or "").lower()
        if event.key in {"up", "down"}:
            self.cursor = (self.cursor + (1 if event.key == "down" else -1)) % rows
        elif event.key == "enter":
            self.submit()
        elif len(char) == 1 and char in LETTERS[:rows]:
            self.cursor = LETTERS.index(char)
            self.pick(self.cursor)
        elif char.isascii() and char.isdigit() and 1 <= int(char) <= rows:
            self.cursor = int(char) - 1
            self.pick(self.cursor)
        else:
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """A click picks the row under it."""
        lines = self._wrapped(self.size.width)
        if self.open and 0 <= event.y < len(lines):
            self.cursor = lines[event.y][0]
            self.pick(self.cursor)

    def watch_cursor(self) -> None:
        """Redraw where the cursor went, and keep it in sight on low screens."""
        self.refresh()
        if self.is_attached and self.size.width:
            lines = [at for at, (row, _) in enumerate(self._wrapped(self.size.width)) if row == self.cursor]
            if lines:
                show_lines(self, lines[0], lines[-1])

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()


def signs(right: bool, chosen: bool) -> tuple[str, str, str]:
    """Return (sign, note, class) of an option: right ones get a tick, a wrong choice a cross."""
    if right:
        return RIGHT, "your answer" if chosen else "", "rows--correct"
    if chosen:
        return WRONG, "your answer", "rows--wrong"
    return " ", "", ""
