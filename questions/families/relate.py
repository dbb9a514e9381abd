"""`relate`: the other side of a typed pair, in each direction that is functional."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import entities
from questions.facts import Fact
from questions.facts.relation import Relation
from questions.facts.values import EntityRef
from questions.world import World

NAME = "relate"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a name to type for each determined side."""
    if not isinstance(fact, Relation):
        return
    for side in ("subject", "object"):
        slot = world.pack.slot(fact, side)
        if not slot.point:
            continue
        if not slot.functional:
            yield Refusal(NAME, "not-functional", fact.id, f"{fact.type} is not declared functional in its {side}")
            continue
        stems = _stems(world, fact, side)
        if not stems:
            yield Refusal(NAME, "no-question", fact.id, f"the relation type {fact.type} lacks ask_{side}")
            continue
        at = world.rng(NAME, fact.id, side).below(len(stems))
        explanation = world.voice.sentence(fact, side) or ""
        value = slot.value
        assert isinstance(value, EntityRef)
        points = world.points(fact, side)
        key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        yield choice(world, ask, key, list(entities(world, fact, slot)))
        at = (at + 1) % len(stems)
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        yield typed(world, ask, world.voice.accepted(value), world.entity(value.id).type)


def _stems(world: World, fact: Relation, side: str) -> list[str]:
    declared = world.pack.relations[fact.type]
    own = fact.ask.get(side)
    asks = (own,) if own else declared.ask_subject if side == "subject" else declared.ask_object
    return [as_of(world, fact, world.voice.fill(fact, ask)[0]) for ask in asks]
