"""Ordering: letters in the order that is meant; each row gets its number, and nothing moves."""

from __future__ import annotations

from textual import events

from questions.responses import Ordered
from quiz.core.session import Question
from quiz.tui.theme import RIGHT, WRONG
from quiz.tui.widgets.answering.rows import Rows

_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


class OrderingInput(Rows):
    """Number the rows: press their letters (or click them, or space at the cursor) in the right order."""

    line = "press the letters in the right order · backspace takes one back · Enter hands in"
    space_is_free = False

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.order: list[int] = []

    def pick(self, row: int) -> None:
        """Give this row the next number, or take its number away again."""
        if row in self.order:
            self.order.remove(row)
        else:
            self.order.append(row)
        left = [at for at in range(len(self.texts())) if at not in self.order]
        if len(left) == 1:  # the last place needs no key
            self.order.append(left[0])
        self.refresh()

    def submit(self) -> None:
        """Hand in once every row has its number; before that Enter numbers the row at the cursor."""
        if len(self.order) == len(self.texts()):
            self.answer(Ordered(tuple(self.order)))
        else:
            self.pick(self.cursor)

    def lead(self, row: int) -> str:
        """Draw the row's number."""
        return f" {self.order.index(row) + 1}. " if row in self.order else " ·  "

    def on_key(self, event: events.Key) -> None:
        """Space numbers the row at the cursor, backspace takes the last number back, shift and arrows move a row."""
        if self.open and event.key in {"space", "backspace", "shift+up", "shift+down"}:
            if event.key == "space":
                self.pick(self.cursor)
            elif event.key == "backspace":
                if len(self.order) == len(self.texts()):
                    self.order.pop()  # the place that was filled by itself
                if self.order:
                    self.order.pop()
            else:
                self._move(-1 if event.key == "shift+up" else 1)
            self.refresh()
            event.stop()
            event.prevent_default()
            return
        super().on_key(event)

    def _move(self, step: int) -> None:
        if self.cursor not in self.order:
            return
        at = self.order.index(self.cursor)
        to = at + step
        if 0 <= to < len(self.order):
            self.order[at], self.order[to] = self.order[to], self.order[at]

    def verdict(self, row: int) -> tuple[str, str, str]:
        """Show each row's right place, and the one that was given."""
        assert self.feedback is not None
        place = self.feedback.right_order.index(row)
        given = self.order.index(row) if row in self.order else None
        if given == place:
            return RIGHT, ordinal(place + 1), "rows--correct"
        if given is None:
            return " ", ordinal(place + 1), ""
        return WRONG, f"{ordinal(place + 1)}, not {ordinal(given + 1)}", "rows--wrong"

    def take_back(self) -> None:
        """Forget the numbers."""
        self.order = []
        super().take_back()


def ordinal(number: int) -> str:
    """Return a place in a short row: 1st, 2nd, 3rd, 4th."""
    return f"{number}{_ENDINGS.get(number, 'th')}"
