"""`relate`: the other side of a typed pair, in each direction that is functional."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import authored, counterparts, entities
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
            why = f"several may be right: set `functional_{side}` of the relation type {fact.type!r} if only one can be"
            yield Refusal(NAME, "not-functional", fact.id, why, world.points(fact, side)[0])
            continue
        stems = _stems(world, fact, side)
        if not stems:
            why = f"write `ask_{side}` of the relation type {fact.type!r}, whole questions"
            yield Refusal(NAME, "no-question", fact.id, why, world.points(fact, side)[0])
            continue
        at = world.rng(NAME, fact.id, side).below(len(stems))
        explanation = world.voice.sentence(fact, side) or ""
        value = slot.value
        assert isinstance(value, EntityRef)
        points = world.points(fact, side)
        key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        wrong = [*authored(world, fact, side), *counterparts(world, fact, slot)]
        if len({d.text for d in wrong}) < 3:
            wrong += entities(world, fact, slot)
        yield choice(world, ask, key, wrong)
        at = (at + 1) % len(stems)
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        yield typed(world, ask, world.voice.accepted(value), world.entity(value.id).type)


def _stems(world: World, fact: Relation, side: str) -> list[str]:
    declared = world.pack.relations[fact.type]
    own = fact.ask.get(side)
    asks: list[str] = list(own or (declared.ask_subject if side == "subject" else declared.ask_object))
    if not own and declared.text.endswith(f" {{{side}}}."):
        # The side that ends the sentence can be asked for in its place: "Port Sele is the capital of which country?"
        label = declared.subject if side == "subject" else declared.object
        if label.rpartition(" ")[2] not in declared.text.split():  # not "The symbol of gold is which symbol?"
            asks.append(f"{declared.text.removesuffix(f'{{{side}}}.')}which {label}?")
    return [as_of(world, fact, world.voice.fill(fact, ask)[0]) for ask in asks]
