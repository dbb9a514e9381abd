"""Typed answers: words, numbers, dates and clozes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Input, Static

from questions.responses import Wrote
from quiz.core.session import Question
from quiz.tui.theme import RIGHT, WRONG
from quiz.tui.widgets.answering.base import AnswerInput

if TYPE_CHECKING:
    from quiz.core.session import Feedback

_HINTS = {"number": "a number", "date": "a date", "cloze": "the missing words", "typed": "your answer"}


class TextAnswerInput(AnswerInput):
    """A line to type in; Enter hands in."""

    DEFAULT_CSS = """
    TextAnswerInput { height: auto; width: 1fr; padding: 0 4; }
    TextAnswerInput Input { border: round $border-blurred; background: $background; height: 3; }
    TextAnswerInput Input:focus { border: round $border; background-tint: $background 0%; }
    TextAnswerInput .mark { height: auto; display: none; padding: 0 1; }
    TextAnswerInput .mark.-on { display: block; }
    TextAnswerInput .mark.-right { color: $correct; }
    TextAnswerInput .mark.-wrong { color: $wrong; }
    """

    line = "type and press Enter"
    space_is_free = False

    def compose(self) -> ComposeResult:
        """Lay out the input and the line for its mark."""
        yield Input(placeholder=self.question.hint or _HINTS.get(self.question.format, ""), max_length=500)
        yield Static("", classes="mark", markup=False)

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.can_focus = False

    def focus(self, scroll_visible: bool = True) -> TextAnswerInput:
        """Focus the input."""
        self.call_after_refresh(lambda: self.query_one(Input).focus(scroll_visible))
        return self

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand in what was typed."""
        event.stop()
        if event.value.strip():
            self.answer(Wrote(event.value))
        else:
            self.notify("Type an answer, or say that you don't know (ctrl-n).")

    def show(self, feedback: Feedback) -> None:
        """Lock the input and put the verdict below it."""
        super().show(feedback)
        written = self.query_one(Input)
        written.disabled = True
        mark = self.query_one(".mark", Static)
        if feedback.verdict == "dont-know":
            return  # the feedback names the answer
        sign = RIGHT if feedback.correct else WRONG
        mark.update(f"{sign} {feedback.right_answer}")
        mark.add_class("-on", "-right" if feedback.correct else "-wrong")

    def take_back(self) -> None:
        """Let the same line be typed again."""
        super().take_back()
        written = self.query_one(Input)
        written.disabled = False
        self.query_one(".mark", Static).remove_class("-on", "-right", "-wrong")
        written.focus()
