"""Single choice, true/false and select-all."""

from __future__ import annotations

from textual import events

from questions.responses import Picked
from quiz.core.session import Question
from quiz.tui.widgets.answering.rows import Rows, signs


class ChoiceInput(Rows):
    """One of several: its letter, its number, a click, or the arrows and Enter."""

    line = "letter or number answers · arrows and Enter too · space: don't know"

    def pick(self, row: int) -> None:
        """Answer with this option."""
        self.picked = (row,)
        self.answer(Picked((row,)))

    picked: tuple[int, ...] = ()

    def verdict(self, row: int) -> tuple[str, str, str]:
        """Tick the right option; cross a wrong choice."""
        assert self.feedback is not None
        return signs(row in self.feedback.right_options, row in self.picked)

    def take_back(self) -> None:
        """Forget the choice."""
        self.picked = ()
        super().take_back()


class TrueFalseInput(ChoiceInput):
    """True or false: t and f work as well as the letters."""

    line = "t true · f false · space: don't know"

    def on_key(self, event: events.Key) -> None:
        """Take t and f, then what every list of rows takes."""
        if self.open and event.character in {"t", "T", "f", "F"}:
            self.cursor = 0 if event.character in {"t", "T"} else 1
            self.pick(self.cursor)
            event.stop()
            event.prevent_default()
            return
        super().on_key(event)


class SelectAllInput(Rows):
    """Any number of options: letters or space tick and untick, Enter hands in."""

    line = "letters or space tick · Enter hands in"
    space_is_free = False

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.picked: set[int] = set()

    def pick(self, row: int) -> None:
        """Tick or untick this option."""
        self.picked ^= {row}
        self.refresh()

    def submit(self) -> None:
        """Hand in what is ticked."""
        if self.picked:
            self.answer(Picked(tuple(sorted(self.picked))))
        else:
            self.notify("Tick at least one, or say that you don't know (ctrl-n).")

    def lead(self, row: int) -> str:
        """Draw a box, ticked or not."""
        return "[x] " if row in self.picked else "[ ] "

    def on_key(self, event: events.Key) -> None:
        """Space ticks the row at the cursor."""
        if self.open and event.key == "space":
            self.pick(self.cursor)
            event.stop()
            event.prevent_default()
            return
        super().on_key(event)

    def verdict(self, row: int) -> tuple[str, str, str]:
        """Tick what belongs, cross what was ticked wrongly, and say what was left out."""
        assert self.feedback is not None
        right = row in self.feedback.right_options
        sign, note, role = signs(right, row in self.picked)
        if right and row not in self.picked:
            note = "left out"
        return sign, note, role

    def take_back(self) -> None:
        """Forget the ticks."""
        self.picked = set()
        super().take_back()
