"""`who_said`: who took a position? The date and a single-seat role decide, or the author's word that nobody else did."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import asked
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, typed
from questions.distractors import authored, entities, holders_at
from questions.facts import Fact
from questions.facts.position import Position
from questions.facts.values import EntityRef, Slot
from questions.offices import around, possibly
from questions.wording import capitalise
from questions.world import World

NAME = "who_said"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among holders of the role and a name to type."""
    if not isinstance(fact, Position):
        return
    slot = world.pack.slot(fact, "speaker")
    if not slot.point:
        return
    if not slot.functional:
        yield Refusal(
            NAME, "not-functional", fact.id,
            "others may have said so too: give its date and a single-seat `role`, or `only: true`",
        )  # fmt: skip
        return
    value = EntityRef(fact.speaker)
    accepted = world.voice.accepted(value)
    points = world.points(fact, "speaker")
    explanation = world.voice.sentence(fact, "speaker") or ""
    stems = asked(world, fact, slot) if slot.asks else _stems(world, fact)
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
    yield choice(world, ask, Key(world.voice.option(value), value, also=accepted), list(_others(world, fact, slot)))
    at = (at + 1) % len(stems)
    ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
    if not fact.only and (rival := _also_in_office(world, fact)):
        name = world.voice.entity(rival)
        yield ask.refuse("two-holders", f"{name} may have held the role at that time too: `only: true` unlocks typing")
        return
    yield typed(world, ask, accepted, world.entity(fact.speaker).type)


def _stems(world: World, fact: Position) -> list[str]:
    """Return the patterns: the date first, where it can't attach to a wrong verb, then the role."""
    when = f"{world.voice.value(fact.when, 'in')}, " if fact.when else ""
    if fact.role:
        office = world.pack.offices[fact.role]
        post = f"{office.title} of {world.voice.entity(office.of)}"
        return [
            capitalise(f"{when}which {post} {fact.said}?"),
            capitalise(f"{when}a {post} {fact.said}. Who was it?"),
            f"Who was the {post} who{f', {when}' if when else ' '}{fact.said}?",
        ]
    return [
        capitalise(f"{when}who {fact.said}?"),
        capitalise(f"{when}somebody {fact.said}. Who was it?"),
        f"Who was it who{f', {when}' if when else ' '}{fact.said}?",
    ]


def _others(world: World, fact: Position, slot: Slot) -> Iterator[Distractor]:
    """Yield those who held the role at other times (T); where nobody else said it, others of the pack too (F)."""
    yield from authored(world, fact, "speaker")
    if fact.role and fact.when and world.pack.offices[fact.role].seats == 1:
        yield from holders_at(world, fact.role, fact.speaker, fact.when)
    elif fact.only:
        at = (fact.when.earliest, fact.when.latest) if fact.when else None
        yield from entities(world, fact, slot, at=at)


def _also_in_office(world: World, fact: Position) -> str | None:
    """Return somebody else who may have held the role when this was said."""
    if fact.role is None or fact.when is None:
        return None
    for tenure in around(world, fact.role, fact.when.latest, 12):
        if tenure.holder != fact.speaker and possibly(tenure, fact.when):
            return tenure.holder
    return None
