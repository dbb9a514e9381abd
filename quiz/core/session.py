"""A round of questions: what is asked, what came of it. Pure; saving is a function that it is given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

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
from questions.marking import mark
from questions.responses import Graded, Mark, Picked, Response
from questions.text.units import unit_name
from quiz.core.arranging import APART, key_text, shown_texts


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
    ask_again: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a round stands."""

    title: str
    number: int
    """From 1; the question on the screen."""
    total: int
    streak: int
    marks: tuple[float | None, ...]
    """Score of each answer so far; None for "don't know"."""


@dataclass(frozen=True, slots=True)
class Missed:
    """A question that was not fully right."""

    stem: str
    answer: str


@dataclass(frozen=True, slots=True)
class Results:
    """How a round went."""

    score: float
    count: int
    best_streak: int
    families: dict[str, tuple[float, int]]
    missed: tuple[Missed, ...]
    moved: int = 0
    """Points that became known in this round."""
    next_due: str = ""
    """When the first of these points comes back, in words."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving an answer tells."""

    attempt: str
    next_review: str
    moved: int = 0


class Recorder(Protocol):
    """Saves answers. `record` returns only when the answer is durable."""

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer."""

    def retract(self, attempt: str) -> None:
        """Take an answer back, by a new entry."""

    def next_due(self) -> str:
        """Say when the first of this round's points comes back."""


@dataclass(slots=True)
class _Answered:
    item: Item
    mark: Mark
    saved: Saved


@dataclass
class Session:
    """A round. `question` is asked, `answer` marks and saves, `next` goes on."""

    title: str
    items: Sequence[Item]
    recorder: Recorder
    say_extra: Callable[[Item], str] | None = None
    at: int = 0
    answered: list[_Answered] = field(default_factory=list)

    @property
    def item(self) -> Item | None:
        """The item asked now; None at the end."""
        return self.items[self.at] if self.at < len(self.items) else None

    @property
    def question(self) -> Question | None:
        """What is asked now; None at the end."""
        return view(self.item) if self.item is not None else None

    @property
    def progress(self) -> Progress:
        """Where the round stands."""
        streak = 0
        for done in reversed(self.answered):
            if not done.mark.correct:
                break
            streak += 1
        marks = tuple(None if done.mark.verdict == "dont-know" else done.mark.score for done in self.answered)
        return Progress(self.title, min(self.at + 1, len(self.items)), len(self.items), streak, marks)

    def answer(self, response: Response, latency_ms: int) -> Feedback:
        """Mark an answer, save it, and say what it was worth.

        Args:
            response: What was given.
            latency_ms: Milliseconds from question to answer.

        Returns:
            The feedback; where `ask_again` is set, nothing was saved and the question stands.
        """
        item = self.item
        if item is None or len(self.answered) > self.at:
            raise ValueError("there is no open question")
        marked = mark(item, response)
        if marked.ask_again:
            return Feedback(False, 0.0, marked.verdict, "", marked.reason, "", "", ask_again=True)
        saved = self.recorder.record(item, response, marked, latency_ms, self._given_away(item))
        self.answered.append(_Answered(item, marked, saved))
        return feedback(item, response, marked, saved)

    def _given_away(self, item: Item) -> bool:
        key = key_text(item)
        recent = self.answered[-APART:]
        return bool(key) and any(key in shown_texts(done.item) for done in recent)

    def reveal(self) -> str:
        """Return the answer of the flashcard that is asked now."""
        assert self.item is not None
        return self.item.answers[0]

    def next(self) -> None:
        """Go on to the next question."""
        if len(self.answered) > self.at:
            self.at += 1

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self.answered)

    def undo(self) -> None:
        """Take the last answer back; its question is asked again."""
        done = self.answered.pop()
        self.recorder.retract(done.saved.attempt)
        self.at = len(self.answered)

    def results(self) -> Results:
        """Sum the round up."""
        families: dict[str, tuple[float, int]] = {}
        best = run = 0
        missed = []
        for done in self.answered:
            score, count = families.get(done.item.family, (0.0, 0))
            families[done.item.family] = (score + done.mark.score, count + 1)
            run = run + 1 if done.mark.correct else 0
            best = max(best, run)
            if not done.mark.correct:
                answer = done.item.explanation if done.item.format == "true_false" else right_answer(done.item)
                missed.append(Missed(done.item.stem, answer))
        return Results(
            score=sum(done.mark.score for done in self.answered),
            count=len(self.answered),
            best_streak=best,
            families=dict(sorted(families.items())),
            missed=tuple(missed),
            moved=sum(done.saved.moved for done in self.answered),
            next_due=self.recorder.next_due() if self.answered else "",
        )

    @property
    def missed_items(self) -> tuple[Item, ...]:
        """The items that were not fully right."""
        return tuple(done.item for done in self.answered if not done.mark.correct)


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


def feedback(item: Item, response: Response, marked: Mark, saved: Saved) -> Feedback:
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
        next_review=saved.next_review,
    )


def _headline(item: Item, marked: Mark, response: Response) -> str:
    if marked.verdict == "dont-know":
        return f"The answer: {right_answer(item)}." if item.format not in {"ordering", "matching"} else "Like this."
    if isinstance(response, Graded):
        return "You knew it." if marked.correct else "Not yet."
    if marked.correct:
        return "Right."
    return "Partly right." if marked.score > 0 else "Not quite."
