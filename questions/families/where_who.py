"""`where_who`: where did it happen, or who took part? Only where the author asks: a clause seldom determines either."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.asking import as_of, asked, echoes
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import authored, entities
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.values import EntityRef, Slot
from questions.text.folding import fold
from questions.world import World

NAME = "where_who"

ENOUGH = 3
"""Wrong answers of the author's from which on no others are looked for: they tempt more than names of other facts do."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a name to type for a place, or for a participant that the author asks for."""
    names = [name for name, extra in fact.slots.items() if extra.type == "entity"]
    if isinstance(fact, Event):
        names += ["where"] if fact.where else []
        names += [f"participants/{entity}" for entity in fact.participants]
    for name in names:
        slot = world.pack.slot(fact, name)
        if slot.point and not _stems(world, fact, slot):
            why = f"write `ask: {{{name}: ...}}`, a whole question, if it has one answer"
            yield Refusal(NAME, "no-question", fact.id, why, world.points(fact, name)[0])
        elif slot.point:
            yield from _about(world, fact, slot)


def _about(world: World, fact: Fact, slot: Slot) -> Iterator[Offer]:
    assert isinstance(slot.value, EntityRef)
    # A place or participant of an event has no `functional` of its own: who writes its question vouches for one answer.
    decided = slot.functional or slot.name not in fact.slots
    explanation = world.voice.sentence(fact, slot.name) or ""
    stems = _stems(world, fact, slot)
    at = world.rng(NAME, fact.id, slot.name).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, slot.name), stems[at], explanation, wording=at)
    key = Key(world.voice.option(slot.value), slot.value, also=world.voice.accepted(slot.value))
    wrong = list(authored(world, fact, slot.name))
    if decided and len(wrong) < ENOUGH:
        named = fold(" ".join(stems))
        others = entities(world, fact, slot, at=_time(fact), besides=_inside(fact))
        wrong += [d for d in others if fold(d.text) not in named]  # what the question names is no answer to it
    yield choice(world, ask, key, wrong)
    if decided:
        at = (at + 1) % len(stems)
        ask = replace(ask, stem=stems[at], wording=at)
        yield typed(world, ask, world.voice.accepted(slot.value), world.entity(slot.value.id).type)


def _stems(world: World, fact: Fact, slot: Slot) -> list[str]:
    """Return the author's questions, and the author's sentence with the slot asked for where that has one answer."""
    found = asked(world, fact, slot)
    if slot.functional or found:
        found += [as_of(world, fact, stem) for stem in echoes(world, fact, slot)]
    return list(dict.fromkeys(found))


def _inside(fact: Fact) -> set[str]:
    """Return what the fact itself names: of several participants none is a wrong answer for another."""
    found = {extra.value for extra in fact.slots.values() if extra.type == "entity"}
    if isinstance(fact, Event):
        found |= {*fact.participants, *([fact.where] if fact.where else [])}
    return found


def _time(fact: Fact) -> tuple[float, float] | None:
    when = (fact.when if isinstance(fact, Event) else None) or fact.as_of
    return (when.earliest, when.latest) if when else None
