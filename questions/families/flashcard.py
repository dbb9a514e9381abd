"""`flashcard`: the plain question of a point that has one answer; the learner reveals and grades."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.asking import questions
from questions.building import Ask, Offer, Refusal
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.definition import Definition
from questions.facts.time import Date
from questions.text.dates import precision_hint
from questions.world import World

NAME = "flashcard"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a flashcard for each point that has a determined answer and a question."""
    for slot in world.pack.slots(fact):
        if not slot.point:
            continue
        if not slot.functional:
            yield Refusal(NAME, "not-functional", fact.id, f"its sentence does not determine {slot.name}")
            continue
        stems = questions(world, fact, slot)
        if not stems:
            yield Refusal(NAME, "no-question", fact.id, f"write `ask: {{{slot.name}: ...}}`, a whole question")
            continue
        at = world.rng(NAME, fact.id, slot.name).below(len(stems))
        stem = stems[at]
        if isinstance(slot.value, Date) and not slot.ask:
            stem = f"{stem} {precision_hint(slot.value)}"
        explanation = world.voice.sentence(fact, slot.name) or ""
        ask = Ask(NAME, fact, world.points(fact, slot.name), stem, explanation, wording=at)
        yield building.flashcard(world, ask, world.voice.option(slot.value), _also(fact, slot.name))


def _also(fact: Fact, slot: str) -> tuple[str, ...]:
    if isinstance(fact, Card):
        return fact.answers
    if isinstance(fact, Definition):
        return fact.also if slot == "meaning" else fact.short
    return ()
