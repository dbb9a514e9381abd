"""`when`: at what date did something happen? Needs a slot that is a date and that its sentence determines."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import date_unit, questions
from questions.building import Ask, Key, Offer, Refusal, choice, date
from questions.distractors import authored, dates
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.table import Table
from questions.facts.time import Date
from questions.text.dates import precision_hint
from questions.world import World

NAME = "when"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a date to type for each determined date of a fact."""
    if isinstance(fact, Table):
        return
    if isinstance(fact, Event) and fact.when is None:
        yield Refusal(NAME, "no-date", fact.id, "the event has no date")
    for slot in world.pack.slots(fact):
        if not slot.point or not isinstance(slot.value, Date):
            continue
        when = slot.value
        if not slot.functional:
            yield Refusal(NAME, "not-functional", fact.id, f"its sentence does not determine {slot.name}")
            continue
        stems = questions(world, fact, slot)
        if not stems or date_unit(when) is None:
            yield Refusal(NAME, "coarse-date", fact.id, f"{when.edtf} names no single day, month or year")
            continue
        explanation = world.voice.sentence(fact, slot.name) or ""
        points = world.points(fact, slot.name)
        at = world.rng(NAME, fact.id, slot.name).below(len(stems))
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        wrong = [*dates(world, fact, slot), *authored(world, fact, slot.name)]
        yield choice(world, ask, Key(world.voice.option(when), when), [d for d in wrong if d.value is not None])
        at = (at + 1) % len(stems)
        stem = f"{stems[at]} {precision_hint(when)}"
        yield date(world, Ask(NAME, fact, points, stem, explanation, wording=at), when)
