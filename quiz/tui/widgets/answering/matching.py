"""Matching: each left side gets the letter of its right side."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.geometry import Size

from questions.responses import Matched
from quiz.core.session import Question
from quiz.tui.theme import RIGHT, WRONG
from quiz.tui.widgets.answering.rows import LETTERS, Rows


class MatchingInput(Rows):
    """Up and down choose a left side; a letter gives it a right side; Enter hands in."""

    line = "arrows choose a line · a letter joins it · Enter hands in"
    space_is_free = False

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.given: dict[int, int] = {}

    def texts(self) -> tuple[str, ...]:
        """Return the left sides: these are what the cursor walks over."""
        return self.question.prompts

    def pick(self, row: int) -> None:
        """Go to this line."""
        self.cursor = row

    def submit(self) -> None:
        """Hand in once every line is joined; before that go to the next open line."""
        left = [at for at in range(len(self.question.prompts)) if at not in self.given]
        if left:
            self.cursor = left[0]
            self.notify(f"{len(left)} still to join, or say that you don't know (ctrl-n).")
        else:
            self.answer(Matched(tuple(sorted(self.given.items()))))

    def join(self, option: int) -> None:
        """Join the line at the cursor with a right side, and go on to the next open line."""
        for line in [line for line, used in self.given.items() if used == option]:
            del self.given[line]
        self.given[self.cursor] = option
        lines = len(self.question.prompts)
        ahead = [(self.cursor + step) % lines for step in range(1, lines)]
        self.cursor = next((line for line in ahead if line not in self.given), self.cursor)
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        """Letters join; digits go to a line; backspace parts; the rest is as for all rows."""
        if not self.open:
            return
        char = (event.character or "").lower()
        if len(char) == 1 and char in LETTERS[: len(self.question.options)]:
            self.join(LETTERS.index(char))
        elif event.key == "backspace":
            self.given.pop(self.cursor, None)
            self.refresh()
        elif event.key == "space":
            pass
        elif char.isascii() and char.isdigit() and 1 <= int(char) <= len(self.question.prompts):
            self.cursor = int(char) - 1
        else:
            super().on_key(event)
            return
        event.stop()
        event.prevent_default()

    def on_click(self, event: events.Click) -> None:
        """Click a line, then its right side."""
        lines = self._lines(self.size.width)
        if self.open and 0 <= event.y < len(lines):
            side, at, _ = lines[event.y]
            if side == "left":
                self.cursor = at
            elif side == "right":
                self.join(at)

    def _lines(self, width: int) -> list[tuple[str, int, Text]]:
        lines: list[tuple[str, int, Text]] = []
        right = dict(self.feedback.right_pairs) if self.feedback else {}
        for at, prompt in enumerate(self.question.prompts):
            given = self.given.get(at)
            if self.feedback:
                ok = given is not None and given == right.get(at)
                role = "rows--correct" if ok else "rows--wrong" if given is not None else ""
                sign = RIGHT if ok else WRONG if given is not None else " "
                said = self.question.options[right[at]] if at in right else ""
                note = "" if ok or given is None else f"   (you: {LETTERS[given]})"
                text = f"  {sign} {at + 1}   {prompt}  →  {LETTERS[right[at]]}  {said}{note}"
                style = self._style(role)
            else:
                mark = LETTERS[given] if given is not None else "·"
                text = f"  {mark} {at + 1}   {prompt}"
                at_cursor = at == self.cursor and self.has_focus
                text += " " * max(0, width - cell_len(text)) if at_cursor else ""
                style = self._style("rows--cursor" if at_cursor else "")
            for part in Text(text, style=style).wrap(self.app.console, max(10, width)):
                lines.append(("left", at, part))
        if self.feedback:
            return lines
        lines.append(("", 0, Text("")))
        used = set(self.given.values())
        for at, option in enumerate(self.question.options):
            row = Text(f"    {LETTERS[at]}   ")
            row.stylize(self._style("rows--letter"))
            row.append(option, style=self._style("rows--note" if at in used else ""))
            for part in row.wrap(self.app.console, max(10, width)):
                lines.append(("right", at, part))
        return lines

    def render(self) -> Text:
        """Draw the lines and below them the right sides."""
        return Text("\n").join(line for _, _, line in self._lines(self.size.width or 60))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines are drawn: once it is marked, the right sides stand beside their left ones."""
        return len(self._lines(width))

    def take_back(self) -> None:
        """Forget the joins."""
        self.given = {}
        super().take_back()
