"""A growing line of events: the gap that an event belongs into is chosen, with keys or the mouse."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual import events

from quiz.tui.widgets.answering.choice import ChoiceInput
from quiz.tui.widgets.answering.rows import LETTERS

BETWEEN = "\t"
"""Between date and event, a line of the context an event of the line."""


class LineInput(ChoiceInput):
    """Gaps between events: a gap's letter, a click, or the arrows and Enter."""

    line = "arrows move the gap, Enter puts it there · letters and clicks too · space: don't know"

    def things(self) -> list[tuple[str, str]]:
        """Return date and event of each thing in the line."""
        found = [line.partition(BETWEEN) for line in (self.question.context or "").splitlines()]
        return [(date, event) for date, _, event in found]

    def _wrapped(self, width: int) -> list[tuple[int, Text]]:
        there = self.things()
        dates = max((cell_len(date) for date, _ in there), default=0)
        lines: list[tuple[int, Text]] = []
        for gap in range(len(there) + 1):
            lines.append((gap, self._gap(gap, width)))
            if gap < len(there):
                lines += [(gap, line) for line in self._event(*there[gap], dates, width)]
        return lines

    def _event(self, date: str, event: str, dates: int, width: int) -> list[Text]:
        wrapped = Text(event).wrap(self.app.console, max(12, width - dates - 9))
        out = []
        for at, part in enumerate(wrapped):
            line = Text()
            line.append("    ●  " if at == 0 else "    │  ", style=self._style("rows--letter"))
            line.append(f"{date if at == 0 else '':<{dates}}  ", style=self._style("rows--note"))
            line.append_text(part)
            out.append(line)
        return out

    def _gap(self, gap: int, width: int) -> Text:
        name = LETTERS[gap] if gap < len(LETTERS) else " "
        if self.feedback is not None:
            sign, note, role = self.verdict(gap)
            style = self._style(role)
            line = Text(f"  {sign} │" if role else "    │", style=style or self._style("rows--note"))
            line.append(f"  {'here it belongs' if sign == '✓' else 'not here'}" if role else "", style=style)
            if note:
                line.append(f"   {note}", style=style)
            return line
        if gap == self.cursor and self.has_focus:
            style = self._style("rows--cursor")
            line = Text(f"{name} ▸ ├─ here?", style=style)
            line.append(" " * max(0, width - cell_len(line.plain)), style=style)
            return line
        line = Text(f"{name}", style=self._style("rows--letter"))
        line.append("   │", style=self._style("rows--note"))
        return line

    def on_click(self, event: events.Click) -> None:
        """A click on a gap chooses it; on an event, the gap that is nearer is not guessed at."""
        lines = self._wrapped(self.size.width)
        if not self.open or not 0 <= event.y < len(lines):
            return
        gap = lines[event.y][0]
        if event.y == 0 or lines[event.y - 1][0] != gap:  # the first line of a gap's own
            self.cursor = gap
            self.pick(gap)
