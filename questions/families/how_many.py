"""`how_many`: how many belong to a complete set?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions.asking import questions
from questions.building import Ask, Key, Offer, Refusal, choice, number
from questions.distractors import amounts
from questions.facts import Fact
from questions.facts.membership import Membership
from questions.facts.values import Amount
from questions.world import World

NAME = "how_many"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a number to type for the size of a set."""
    if not isinstance(fact, Membership):
        return
    if not fact.complete:
        if fact.asked:
            why = "the set is not `complete`, so that its size is not known: say so if the source lists them all"
            yield Refusal(NAME, "open-set", fact.id, why)
        return
    slot = world.pack.slot(fact, "members.count")
    if not slot.point:
        return
    assert isinstance(slot.value, Amount)
    stems = questions(world, fact, slot)
    points = world.points(fact, slot.name)
    explanation = world.voice.sentence(fact) or ""
    at = world.rng(NAME, fact.id).below(len(stems))
    key = Key(world.voice.option(slot.value), slot.value)
    wrong = list(amounts(world, fact, slot))
    universe = world.membership(fact.universe) if fact.universe else None
    largest = Decimal(len(universe.members)) if universe else None
    yield choice(world, Ask(NAME, fact, points, stems[at], explanation, wording=at), key, wrong, domain=(None, largest))
    at = (at + 1) % len(stems)
    yield number(world, Ask(NAME, fact, points, stems[at], explanation, wording=at), slot.value)
