"""One answering widget a format, and the registry of them."""

from __future__ import annotations

from quiz.core.session import Question
from quiz.tui.widgets.answering.base import AnswerInput
from quiz.tui.widgets.answering.choice import ChoiceInput, SelectAllInput, TrueFalseInput
from quiz.tui.widgets.answering.flashcard import FlashcardInput
from quiz.tui.widgets.answering.line import LineInput
from quiz.tui.widgets.answering.matching import MatchingInput
from quiz.tui.widgets.answering.ordering import OrderingInput
from quiz.tui.widgets.answering.text import TextAnswerInput

ANSWERING: dict[str, type[AnswerInput]] = {
    "single_choice": ChoiceInput,
    "true_false": TrueFalseInput,
    "select_all": SelectAllInput,
    "typed": TextAnswerInput,
    "number": TextAnswerInput,
    "date": TextAnswerInput,
    "cloze": TextAnswerInput,
    "ordering": OrderingInput,
    "matching": MatchingInput,
    "flashcard": FlashcardInput,
}


OF_FAMILY: dict[str, type[AnswerInput]] = {"timeline": LineInput}
"""Families whose context and options are drawn as one."""


def answering(question: Question) -> AnswerInput:
    """Return a fresh widget for a question's format, or for its family where that has its own."""
    return OF_FAMILY.get(question.family, ANSWERING[question.format])(question)


def draws_context(question: Question) -> bool:
    """Whether the widget draws the question's context itself."""
    return question.family in OF_FAMILY
