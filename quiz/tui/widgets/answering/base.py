"""What every answering widget does: take keys and clicks, post a response, and show how it was marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widget import Widget

if TYPE_CHECKING:
    from questions.responses import Response
    from quiz.core.session import Feedback, Question


class AnswerInput(Widget):
    """Takes one answer in one format. It never knows the key: signs are drawn from the feedback."""

    class Answered(Message):
        """The learner has answered."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    line = ""
    """One line that says what to do."""

    space_is_free = True
    """Whether the space bar has no use of its own here, so that it can mean "don't know"."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.feedback: Feedback | None = None

    @property
    def open(self) -> bool:
        """Whether an answer is still wanted."""
        return self.feedback is None

    def answer(self, response: Response) -> None:
        """Post a response, once."""
        if self.open:
            self.post_message(self.Answered(response))

    def show(self, feedback: Feedback) -> None:
        """Draw how the answer was marked; nothing moves."""
        self.feedback = feedback
        self.refresh(layout=True)

    def take_back(self) -> None:
        """Be ready for another answer to the same question."""
        self.feedback = None
        self.refresh(layout=True)
