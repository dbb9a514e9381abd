"""What a screen may know of an item before it is answered, and what it says afterwards. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from questions.items import (
    Cloze,
    DateItem,
    Item,
    Matching,
    Number,
    Ordering,
    SelectAll,
    SingleChoice,
    Source,
    TrueFalse,
)
from questions.responses import Graded, Mark, Picked, Response
from questions.text.units import unit_name


@dataclass(frozen=True, slots=True)
class Question:
    """What a screen may know of an item before it is answered: everything but the key."""

    id: str
    family: str
    format: str
    stem: str
    context: str | None
    options: tuple[str, ...]
    prompts: tuple[str, ...]
    hint: str
    """What is wanted, for an empty input: "month and year"."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """What comes back for an answer. Where `ask_again` is set nothing was marked or saved."""

    correct: bool
    score: float
    verdict: str
    headline: str
    reason: str
    right_answer: str
    explanation: str
    refutations: tuple[str, ...] = ()
    right_options: tuple[int, ...] = ()
    right_order: tuple[int, ...] = ()
    right_pairs: tuple[tuple[int, int], ...] = ()
    sources: tuple[Source, ...] = ()
    next_review: str = ""
    """In words: "tomorrow", "in 9 days"; empty where memory did not move."""
    notice: str = ""
    """What the learner should know of this point: why it keeps being missed, and what helps."""
    ask_again: bool = False


def view(item: Item) -> Question:
    """Return what a screen may know of an item."""
    prompts = item.prompts if isinstance(item, Matching) else ()
    return Question(
        id=item.id,
        family=item.family,
        format=item.format.value,
        stem=item.stem,
        context=item.context,
        options=tuple(option.text for option in item.options),
        prompts=prompts,
        hint=_hint(item),
    )


def _hint(item: Item) -> str:
    if isinstance(item, DateItem) or (isinstance(item, Cloze) and item.expects == "date"):
        from questions.facts.time import Date
        from questions.text.dates import precision_hint

        edtf = item.key if isinstance(item, DateItem) else str(item.value)
        return precision_hint(Date.parse(edtf)).strip("()")
    if isinstance(item, Number) and item.key.unit:
        unit = unit_name(item.key.unit)
        return f"a number, in {'per cent' if unit == 'percent' else item.key.unit}"
    return ""


def right_answer(item: Item) -> str:
    """Return the right answer as one line of text."""
    if isinstance(item, Ordering):
        return " → ".join(item.answers)
    return "; ".join(item.answers) if item.format in {"select_all", "matching"} else item.answers[0]


def feedback(item: Item, response: Response, marked: Mark, next_review: str = "", notice: str = "") -> Feedback:
    """Return the feedback for a marked answer: what is right, why the chosen option is not, and the source."""
    refutations: tuple[str, ...] = ()
    if isinstance(response, Picked) and item.format in {"single_choice", "select_all"}:
        wrong = [item.options[at] for at in response.indices if not item.options[at].correct]
        refutations = tuple(
            dict.fromkeys(
                option.feedback for option in wrong if option.feedback and option.feedback != item.explanation
            )
        )
    plainly = marked.verdict in {"exact", "dont-know"} or isinstance(response, Graded)
    plainly |= marked.verdict == "wrong" and item.format not in {"select_all", "ordering", "matching"}
    return Feedback(
        correct=marked.correct,
        score=marked.score,
        verdict=marked.verdict,
        headline=_headline(item, marked, response),
        reason="" if plainly else marked.reason,  # headline, explanation and refutations say it
        right_answer=right_answer(item),
        explanation=item.explanation,
        refutations=refutations,
        right_options=item.key if isinstance(item, SingleChoice | TrueFalse | SelectAll) else (),
        right_order=item.key if isinstance(item, Ordering) else (),
        right_pairs=item.key if isinstance(item, Matching) else (),
        sources=item.sources,
        next_review=next_review,
        notice=notice,
    )


def _headline(item: Item, marked: Mark, response: Response) -> str:
    if marked.verdict == "dont-know":
        if item.format in {"single_choice", "true_false", "select_all"}:
            return "Here is the answer."  # it is ticked where it stands
        return f"The answer: {right_answer(item)}." if item.format not in {"ordering", "matching"} else "Like this."
    if isinstance(response, Graded):
        return "You knew it." if marked.correct else "Not yet."
    if marked.correct:
        return "Right."
    return "Partly right." if marked.score > 0 else "Not quite."
