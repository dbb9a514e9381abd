"""A round of questions: what is asked, what came of it. Pure; saving is an object that it is given."""

from __future__ import annotations

from collections.abc import Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from questions.items import Item
from questions.marking import mark
from questions.responses import Credit, DontKnow, Grade, Graded, Mark, Response, Wrote
from quiz.core.arranging import APART, key_texts, shown_texts, tells
from quiz.core.showing import Feedback, Question, feedback, right_answer, view


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
    """Id of the attempt, or of the entry that corrects it."""
    next_review: str
    moved: int = 0
    notice: str = ""
    """Why a point keeps being missed, and what helps; empty where it does not."""


class Recorder(Protocol):
    """Saves what happens. Each call returns only when what it did is durable."""

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer."""

    def override(self, saved: Saved, item: Item, response: Response, mark: Mark) -> Saved:
        """Save, by a new entry, that an answer was right although it was not marked so."""

    def undo(self, saved: Saved) -> None:
        """Take an answer, an override or a setting-aside back, by a new entry."""

    def set_aside(self, item: Item, *, for_good: bool) -> Saved:
        """Keep the points of an item out of what is asked: until tomorrow, or until they are resumed."""

    def report(self, item: Item, response: Response | None, text: str) -> None:
        """Write a note to the author about an item."""

    def preview(self, item: Item) -> Mapping[Grade, str]:
        """Say when an item would come back for each self-grade."""

    def next_due(self) -> str:
        """Say when the first of this round's points comes back."""


@dataclass(slots=True)
class Answered:
    """A question that was answered, as it stands now."""

    item: Item
    response: Response
    mark: Mark
    saved: Saved
    said: Feedback
    overridden: Saved | None = None
    """The entry by which the learner said that it was right."""

    @property
    def worth(self) -> Mark:
        """The mark that counts."""
        return corrected(self.mark) if self.overridden is not None else self.mark

    @property
    def moved(self) -> int:
        """Points that became known by it."""
        return (self.overridden or self.saved).moved


@dataclass(slots=True)
class _Aside:
    """A question that was set aside."""

    at: int
    item: Item
    saved: Saved
    was_open: bool
    """Whether it left the round unanswered."""


@dataclass
class Session:
    """A round. `question` is asked, `answer` marks and saves, `next` goes on."""

    title: str
    items: Sequence[Item]
    recorder: Recorder
    at: int = 0
    answered: list[Answered] = field(default_factory=list)
    _trail: list[Answered | _Aside] = field(default_factory=list)
    """What can be taken back, the latest last; an answer stands in it again for its override."""
    _texts: dict[str, str] = field(default_factory=dict)

    @property
    def item(self) -> Item | None:
        """The item asked now; None at the end."""
        try:
            return self.items[self.at]
        except IndexError:
            return None

    @property
    def question(self) -> Question | None:
        """What is asked now; None at the end."""
        return view(self.item) if self.item is not None else None

    @property
    def progress(self) -> Progress:
        """Where the round stands."""
        streak = 0
        for done in reversed(self.answered):
            if not done.worth.correct:
                break
            streak += 1
        marks = tuple(None if done.worth.verdict == "dont-know" else done.worth.score for done in self.answered)
        return Progress(self.title, min(self.at + 1, len(self.items)), len(self.items), streak, marks)

    def prepare(self) -> None:
        """Make the next question now, where it is not made yet: then `next` costs nothing."""
        if self.item is not None:
            self._text(self.item)
        try:
            self.items[self.at + 1]
        except IndexError:
            return

    def _text(self, item: Item) -> str:
        """Return all that an item shows, folded once."""
        found = self._texts.get(item.id)
        if found is None:
            found = self._texts[item.id] = shown_texts(item)
        return found

    # Answering

    def answer(self, response: Response, latency_ms: int) -> Feedback:
        """Mark an answer, save it, and say what it was worth.

        Args:
            response: What was given.
            latency_ms: Milliseconds from question to answer.

        Returns:
            The feedback; where `ask_again` is set, nothing was saved and the question stands.
        """
        item = self.item
        if item is None or self.is_answered:
            raise ValueError("there is no open question")
        marked = mark(item, response)
        if marked.ask_again:
            return Feedback(False, 0.0, marked.verdict, "", marked.reason, "", "", ask_again=True)
        saved = self.recorder.record(item, response, marked, latency_ms, self._given_away(item))
        said = feedback(item, response, marked, saved.next_review, saved.notice)
        done = Answered(item, response, marked, saved, said)
        self.answered.append(done)
        self._trail.append(done)
        return said

    def _given_away(self, item: Item) -> bool:
        keys = key_texts(item)
        recent = (done.item for done in self.answered[-APART:])
        return any(tells(self._text(shown), set(shown.facts), item, keys) for shown in recent)

    @property
    def is_answered(self) -> bool:
        """Whether the question asked now has its answer."""
        return len(self.answered) > self.at

    def reveal(self) -> str:
        """Return the answer of the flashcard that is asked now."""
        assert self.item is not None
        return self.item.answers[0]

    def preview(self) -> Mapping[Grade, str]:
        """Say when the item asked now would come back for each self-grade."""
        assert self.item is not None
        return self.recorder.preview(self.item)

    def next(self) -> None:
        """Go on to the next question."""
        if self.is_answered:
            self.at += 1

    # Correcting

    @property
    def can_override(self) -> bool:
        """Whether the last answer can be said to have been right after all."""
        if not self.is_answered:
            return False
        done = self.answered[-1]
        return not (done.worth.correct or isinstance(done.response, DontKnow | Graded))

    def override(self) -> Feedback:
        """Say that the last answer was right: the log is corrected by a new entry, the author is told what was typed."""
        if not self.can_override:
            raise ValueError("there is no answer to correct")
        done = self.answered[-1]
        done.overridden = self.recorder.override(done.saved, done.item, done.response, corrected(done.mark))
        self._trail.append(done)
        return self._said(done)

    @property
    def shown(self) -> Feedback | None:
        """The feedback of the question asked now, where it is answered."""
        return self._said(self.answered[self.at]) if self.is_answered else None

    @staticmethod
    def _said(done: Answered) -> Feedback:
        if done.overridden is None:
            return done.said
        said = feedback(done.item, done.response, done.worth, done.overridden.next_review)
        told = " The author is told of your wording." if isinstance(done.response, Wrote) else ""
        return replace(said, reason=f"Corrected: it counts as right.{told}")

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._trail)

    def undo(self) -> str:
        """Take the last thing back that was done in this round.

        Returns:
            What was taken back: `answer` (its question is asked again), `override` (its question stands there as it was
            marked) or `aside`.
        """
        done = self._trail[-1]
        override = None if isinstance(done, _Aside) else done.overridden
        self.recorder.undo(override or done.saved)  # first: where it fails, nothing was taken back
        self._trail.pop()
        if isinstance(done, _Aside):
            if done.was_open:
                self._editable().insert(done.at, done.item)
            self.at = done.at
            return "aside"
        if done.overridden is not None:
            done.overridden = None
            self.at = len(self.answered) - 1
            return "override"
        self.answered.pop()
        self.at = len(self.answered)
        return "answer"

    def set_aside(self, *, for_good: bool) -> None:
        """Don't ask the points of this question any more: until tomorrow, or until they are resumed.

        An open question leaves the round; one that is answered stays in it.
        """
        item = self.item
        if item is None:
            raise ValueError("there is no question to set aside")
        saved = self.recorder.set_aside(item, for_good=for_good)
        self._trail.append(_Aside(self.at, item, saved, was_open=not self.is_answered))
        if not self.is_answered:
            del self._editable()[self.at]

    def _editable(self) -> MutableSequence[Item]:
        if not isinstance(self.items, MutableSequence):
            self.items = list(self.items)
        return self.items

    def report(self, text: str) -> None:
        """Write a note to the author about the question on the screen, its answer with it."""
        item = self.item
        if item is None:
            raise ValueError("there is no question to report")
        self.recorder.report(item, self.answered[-1].response if self.is_answered else None, text)

    # Afterwards

    def results(self) -> Results:
        """Sum the round up."""
        families: dict[str, tuple[float, int]] = {}
        best = run = 0
        missed = []
        for done in self.answered:
            score, count = families.get(done.item.family, (0.0, 0))
            families[done.item.family] = (score + done.worth.score, count + 1)
            run = run + 1 if done.worth.correct else 0
            best = max(best, run)
            if not done.worth.correct:
                answer = done.item.explanation if done.item.format == "true_false" else right_answer(done.item)
                missed.append(Missed(done.item.stem, answer))
        return Results(
            score=sum(done.worth.score for done in self.answered),
            count=len(self.answered),
            best_streak=best,
            families=dict(sorted(families.items())),
            missed=tuple(missed),
            moved=sum(done.moved for done in self.answered),
            next_due=self.recorder.next_due() if self.answered else "",
        )

    @property
    def missed_items(self) -> tuple[Item, ...]:
        """The items that were not fully right."""
        return tuple(done.item for done in self.answered if not done.worth.correct)


def corrected(marked: Mark) -> Mark:
    """Return a mark as it is when the learner was right after all."""
    credits = tuple(Credit(credit.point, 1.0) for credit in marked.credits)
    return Mark(1.0, "overridden", "", credits)


__all__ = [
    "Answered",
    "Feedback",
    "Missed",
    "Progress",
    "Question",
    "Recorder",
    "Results",
    "Saved",
    "Session",
    "corrected",
    "feedback",
    "right_answer",
    "view",
]
