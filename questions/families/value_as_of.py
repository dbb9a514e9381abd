"""`value_as_of`: how much or how many, at a time?"""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import numeric_domain, questions
from questions.building import Ask, Key, Offer, Refusal, choice, number
from questions.distractors import amounts, authored
from questions.facts import Fact
from questions.facts.membership import Membership
from questions.facts.table import Table
from questions.facts.values import Amount
from questions.world import World

NAME = "value_as_of"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a number to type for each determined number of a fact (sets and tables have their own families)."""
    if isinstance(fact, Membership | Table):
        return
    for slot in world.pack.slots(fact):
        if not slot.point or not isinstance(slot.value, Amount):
            continue
        if not slot.functional:
            why = (
                f"its sentence does not determine {slot.name}: `functional: confirmed` if no other number would be true"
            )
            yield Refusal(NAME, "not-functional", fact.id, why, world.points(fact, slot.name)[0])
            continue
        stems = questions(world, fact, slot)
        if not stems:
            why = f"write `ask: {{{slot.name}: ...}}`, a whole question"
            yield Refusal(NAME, "no-question", fact.id, why, world.points(fact, slot.name)[0])
            continue
        points = world.points(fact, slot.name)
        explanation = world.voice.sentence(fact, slot.name) or ""
        at = world.rng(NAME, fact.id, slot.name).below(len(stems))
        wrong = [*amounts(world, fact, slot), *authored(world, fact, slot.name)]
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        key = Key(world.voice.option(slot.value), slot.value)
        known = [d for d in wrong if d.value is not None]
        yield choice(world, ask, key, known, domain=numeric_domain(fact, slot))
        at = (at + 1) % len(stems)
        yield number(world, Ask(NAME, fact, points, stems[at], explanation, wording=at), slot.value)
