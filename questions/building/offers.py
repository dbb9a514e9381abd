"""What a family offers: a question without its format yet, wrong answers with their proofs, and refusals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from questions.difficulty import estimate
from questions.facts.base import FactBase
from questions.facts.values import Value
from questions.items import AnswerClass, Certificate, Format, Item, Point
from questions.rng import digest
from questions.world import World

RECALL = frozenset({Format.TYPED, Format.NUMBER, Format.DATE, Format.CLOZE, Format.FLASHCARD})
"""Formats in which the answer is brought up unaided."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a family, or a lint rule, does not offer an item."""

    family: str
    rule: str
    """A short machine word: "no-distractors", "not-functional", or the name of a lint rule."""
    fact: str
    why: str
    """One sentence for the author, with the mend where there is one."""
    point: Point | None = None


Offer = Item | Refusal


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer with its proof."""

    text: str
    certificate: Certificate
    plausible: float = 0.5
    """0..1, higher is offered first."""
    value: Value | None = None
    """The typed value, where options are dates or numbers and must be put in order."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that a family wants to ask, before it has a format."""

    family: str
    fact: FactBase
    points: tuple[Point, ...]
    stem: str
    explanation: str
    """The answer as a sentence, and what else a learner should read after answering."""
    context: str | None = None
    others: tuple[FactBase, ...] = ()
    """Further facts that the item is made from."""
    wording: int = 0
    """Index of the sentence pattern, part of the item's identity."""

    def refuse(self, rule: str, why: str) -> Refusal:
        """Return a refusal of this question."""
        return Refusal(self.family, rule, self.fact.id, why, self.points[0] if self.points else None)


def item_id(ask: Ask, form: str, key: str) -> str:
    """Return an id that depends on what is asked and answered, and on no other fact."""
    points = ",".join(map(str, ask.points))
    # The contrast in a statement to judge is a distractor: it may change when another fact joins the pack.
    stem = ask.wording if form == "true_false" else ask.stem
    return f"{ask.family}-{digest(ask.family, form, points, stem, key):016x}"[: len(ask.family) + 13]


def shared(
    world: World, ask: Ask, form: Format, key: str, guess: float, familiar: float = 0.5, alike: float = 0.5
) -> dict[str, Any]:
    """Return the fields that items of all formats have.

    Args:
        world: The pack and seed.
        ask: The question.
        form: The format.
        key: What the id takes for the answer.
        guess: Probability that a blind answer is right.
        familiar: How well known the key is, 0..1 (see `questions.difficulty`).
        alike: How alike the options are, 0..1.
    """
    return {
        "id": item_id(ask, form.value, key),
        "family": ask.family,
        "class": AnswerClass.RECALL if form in RECALL else AnswerClass.RECOGNITION,
        "facts": tuple(dict.fromkeys([ask.fact.id, *(other.id for other in ask.others)])),
        "points": ask.points,
        "stem": ask.stem,
        "context": ask.context,
        "explanation": ask.explanation,
        "sources": world.sources(ask.fact, *ask.others),
        "guess": guess,
        "difficulty": estimate(form, guess, familiar, alike),
    }
