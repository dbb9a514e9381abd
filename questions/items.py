"""Items: concrete questions about points. A frozen union, one class a format.

An item is derived, never stored as truth. Its JSON form is what `quiz items` prints and what `quiz schema items`
documents. Screens get an item through `Item.view()`-like helpers of `quiz.core.session`; they never read `key`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from questions.model import Model


class Format(StrEnum):
    """How an item is answered."""

    SINGLE_CHOICE = "single_choice"
    SELECT_ALL = "select_all"
    TRUE_FALSE = "true_false"
    TYPED = "typed"
    NUMBER = "number"
    DATE = "date"
    CLOZE = "cloze"
    ORDERING = "ordering"
    MATCHING = "matching"
    FLASHCARD = "flashcard"


class AnswerClass(StrEnum):
    """Which memory an answer draws on: seeing the answer among others, or bringing it up unaided."""

    RECOGNITION = "recognition"
    RECALL = "recall"


class CertificateType(StrEnum):
    """Why a distractor is false (FACTS: F, R, C, T, A, N)."""

    FUNCTIONAL = "functional"
    ORDER = "order"
    COMPLETE = "complete"
    TIME = "time"
    ARITHMETIC = "arithmetic"
    NEGATIVE = "negative"


class Point(Model):
    """One thing to know, and what memory is kept for: a slot of a fact."""

    fact: str
    slot: str

    def __str__(self) -> str:
        return f"{self.fact}#{self.slot}"


class Certificate(Model):
    """A machine-checkable reason why an option is wrong."""

    type: CertificateType
    fact: str | None = None
    """The fact that refutes the option; None for an invented rung, which the item's own fact refutes."""
    why: str
    """One short sentence for the learner: what the option really is, or what the truth is."""


class Option(Model):
    """One option of a choice, one thing to put in order, or one right-hand side of a matching."""

    text: str
    correct: bool
    feedback: str
    """Shown to a learner who chose it; for a wrong option it says what the option really is."""
    certificate: Certificate | None = None
    """None exactly for correct options (and for every option of an ordering)."""


class Source(Model):
    """A place that bears a fact out."""

    title: str
    section: str | None = None
    quote: str


class NumberKey(Model):
    """The right number."""

    value: str
    """A decimal, in plain digits with a point: "4500", "88.7"."""
    unit: str | None = None
    tolerance: str = "0"
    """Half-width of what still counts as right, in the same unit."""


class BaseItem(Model):
    """What items of all formats share."""

    id: str
    family: str
    answer_class: AnswerClass = Field(alias="class")
    facts: tuple[str, ...]
    points: tuple[Point, ...]
    stem: str
    context: str | None = None
    """Text or a table to show with the stem."""
    options: tuple[Option, ...] = ()
    answers: tuple[str, ...]
    """Every accepted text, the preferred one first (for choices: the texts of the right options)."""
    guess: float = Field(ge=0, le=1)
    """Probability that a blind answer is right."""
    explanation: str
    sources: tuple[Source, ...]
    difficulty: float = Field(ge=0, le=1)


class SingleChoice(BaseItem):
    """One right option among several."""

    format: Literal[Format.SINGLE_CHOICE] = Format.SINGLE_CHOICE
    key: tuple[int, ...]
    """Exactly one index into `options`."""
    compared: tuple[Point, ...] = ()
    """Where options are compared with each other: `compared[i]` is the point that `options[i]` stands for."""


class SelectAll(BaseItem):
    """Any number of right options."""

    format: Literal[Format.SELECT_ALL] = Format.SELECT_ALL
    key: tuple[int, ...]
    """Indices into `options`, ascending. `points[i]` belongs to the i-th right option, where each has its own point."""


class TrueFalse(BaseItem):
    """A statement to judge. Its options are always "True", "False", in this order."""

    format: Literal[Format.TRUE_FALSE] = Format.TRUE_FALSE
    key: tuple[int, ...]
    """(0,) for a true statement, (1,) for a false one."""


class Typed(BaseItem):
    """A word or name to type."""

    format: Literal[Format.TYPED] = Format.TYPED
    key: str
    entity_type: str | None = None
    """The type of the entity asked for: its rivals are what a misspelling must not be nearer to."""
    rivals: tuple[str, ...] = ()
    """Names of other entities of that type; a forgiven misspelling must be strictly nearer to the key than to these."""


class Number(BaseItem):
    """A number to type."""

    format: Literal[Format.NUMBER] = Format.NUMBER
    key: NumberKey


class DateItem(BaseItem):
    """A date to type, at the precision of the key."""

    format: Literal[Format.DATE] = Format.DATE
    key: str
    """EDTF."""


class Cloze(BaseItem):
    """A sentence with one blank, `____`."""

    format: Literal[Format.CLOZE] = Format.CLOZE
    key: str
    """The blanked words."""
    expects: Literal["text", "number", "date"] = "text"
    value: str | NumberKey | None = None
    """The typed value behind the words: EDTF for a date, a NumberKey for a number, None for text."""
    entity_type: str | None = None
    rivals: tuple[str, ...] = ()


class Ordering(BaseItem):
    """Things to put in order. `points[i]` belongs to `options[i]`."""

    format: Literal[Format.ORDERING] = Format.ORDERING
    key: tuple[int, ...]
    """Indices into `options` in the right order: a permutation."""


class Matching(BaseItem):
    """Left sides to join with right sides. `points[i]` belongs to `prompts[i]`."""

    format: Literal[Format.MATCHING] = Format.MATCHING
    prompts: tuple[str, ...]
    key: tuple[tuple[int, int], ...]
    """(index into `prompts`, index into `options`); options in no pair are the extras."""


class Flashcard(BaseItem):
    """A prompt, an answer to reveal, and a self-grade."""

    format: Literal[Format.FLASHCARD] = Format.FLASHCARD
    key: str


Item = Annotated[
    SingleChoice | SelectAll | TrueFalse | Typed | Number | DateItem | Cloze | Ordering | Matching | Flashcard,
    Field(discriminator="format"),
]

ITEM: TypeAdapter[Item] = TypeAdapter(Item)
