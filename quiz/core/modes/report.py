"""The report at the end of an exam: every question with what was given and what is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from questions.items import Item, Matching
from questions.responses import DontKnow, Graded, Matched, Ordered, Picked, Response, Wrote
from quiz.core.session import Answered
from quiz.core.showing import right_answer


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the report."""

    stem: str
    said: str
    """What was given, in words; empty for "don't know"."""
    answer: str
    score: float
    known: bool


def lines(answered: Iterable[Answered]) -> list[Line]:
    """Return the report's lines, in the order of asking."""
    return [
        Line(
            done.item.stem,
            said(done.item, done.response),
            done.item.explanation if done.item.format == "true_false" else right_answer(done.item),
            done.worth.score,
            not isinstance(done.response, DontKnow),
        )
        for done in answered
    ]


def said(item: Item, response: Response) -> str:
    """Return what was given, in words."""
    match response:
        case Picked(indices):
            return "; ".join(item.options[at].text for at in indices) or "none of them"
        case Wrote(text):
            return text
        case Ordered(order):
            return " → ".join(item.options[at].text for at in order)
        case Matched(pairs):
            assert isinstance(item, Matching)
            return "; ".join(f"{item.prompts[left]} – {item.options[right].text}" for left, right in pairs)
        case Graded(grade):
            return grade.name.lower()
        case DontKnow():
            return ""
