"""Flashcards: think, reveal, grade yourself."""

from __future__ import annotations

from collections.abc import Mapping

from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.message import Message

from questions.responses import Grade, Graded
from quiz.core.session import Question
from quiz.tui.widgets.answering.rows import Rows

GRADES = (
    (Grade.AGAIN, "again", "I did not know it"),
    (Grade.HARD, "hard", "I knew it, with an effort"),
    (Grade.GOOD, "good", "I knew it"),
    (Grade.EASY, "easy", "I knew it at once"),
)


class FlashcardInput(Rows):
    """Enter reveals the answer; 1 to 4 grade."""

    line = "think of the answer first"
    names = "1234"
    space_is_free = False

    class Revealed(Message):
        """The learner wants to see the answer."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.shown_answer: str | None = None
        self.grade: int | None = None
        self.previews: Mapping[Grade, str] = {}

    def texts(self) -> tuple[str, ...]:
        """Return the grades, and when each brings the card back, once the answer is shown."""
        return tuple(
            f"{word}: {meaning}" + (f" · {self.previews[grade]}" if grade in self.previews else "")
            for grade, word, meaning in GRADES
        )

    def reveal(self, answer: str, previews: Mapping[Grade, str] | None = None) -> None:
        """Show the answer and ask for a grade.

        Args:
            answer: The answer.
            previews: When each grade brings the card back, in words.
        """
        self.shown_answer = answer
        self.previews = previews or {}
        self.cursor = 2
        self.line = "1 again · 2 hard · 3 good · 4 easy"
        self.refresh(layout=True)

    def pick(self, row: int) -> None:
        """Grade, once the answer is shown."""
        if self.shown_answer is None:
            self.post_message(self.Revealed())
        else:
            self.grade = row
            self.answer(Graded(GRADES[row][0]))

    def on_key(self, event: events.Key) -> None:
        """Before the answer is shown, Enter and space show it."""
        if self.open and self.shown_answer is None:
            if event.key in {"enter", "space"}:
                self.post_message(self.Revealed())
                event.stop()
                event.prevent_default()
            return
        super().on_key(event)

    def verdict(self, row: int) -> tuple[str, str, str]:
        """Mark the grade that was given."""
        given = row == self.grade
        return "•" if given else " ", "your grade" if given else "", "rows--picked" if given else "rows--note"

    def _wrapped(self, width: int) -> list[tuple[int, Text]]:
        if self.shown_answer is None:
            if not self.open:
                return []  # it was not known: the feedback tells it
            return [(0, Text("    Press Enter to see the answer.", style=self._style("rows--note")))]
        head = Text(self.shown_answer, style=self._style("rows--correct"))
        answer = [Text("    ") + part for part in head.wrap(self.app.console, max(8, width - 4))]
        return [*((2, line) for line in [*answer, Text("")]), *super()._wrapped(width)]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines are drawn."""
        return len(self._wrapped(width))

    def take_back(self) -> None:
        """Hide the answer again."""
        self.shown_answer = None
        self.grade = None
        super().take_back()
