"""`where_who`: where did it happen, or who took part? Only where the author asks: a clause seldom determines either."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import authored, entities
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.values import EntityRef
from questions.world import World

NAME = "where_who"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a name to type for a place, or for a participant that the author asks for."""
    if isinstance(fact, Event):
        names = ["where"] if fact.where else []
        names += [f"participants/{entity}" for entity in fact.participants]
    else:
        names = []
    names += [n for n, extra in fact.slots.items() if extra.type == "entity"]
    for name in names:
        slot = world.pack.slot(fact, name)
        if not slot.point:
            continue
        if not slot.ask:
            yield Refusal(NAME, "no-question", fact.id, f"write `ask: {{{name}: ...}}` if the sentence has one answer")
            continue
        assert isinstance(slot.value, EntityRef)
        stem = as_of(world, fact, world.voice.fill(fact, slot.ask)[0])
        explanation = world.voice.sentence(fact, name) or ""
        ask = Ask(NAME, fact, world.points(fact, name), stem, explanation)
        key = Key(world.voice.option(slot.value), slot.value, also=world.voice.accepted(slot.value))
        wrong = list(authored(world, fact, name))
        if slot.functional:
            wrong += entities(world, fact, slot)
        yield choice(world, ask, key, wrong)
        if slot.functional:
            yield typed(world, ask, world.voice.accepted(slot.value), world.entity(slot.value.id).type)
