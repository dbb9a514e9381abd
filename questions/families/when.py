"""`when`: at what date did something happen? Needs a fact whose sentence determines a date."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Key, Offer, Refusal, choice, date
from questions.distractors import dates
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.time import Date
from questions.facts.values import Slot
from questions.text.dates import precision_hint
from questions.world import World

NAME = "when"

_UNITS = {"day": "On which day", "month": "In which month", "year": "In which year"}


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a typed date for the date of an event."""
    if not isinstance(fact, Event) or not fact.asked:
        return
    if fact.when is None:
        yield Refusal(NAME, "no-date", fact.id, "the event has no date")
        return
    slot = world.pack.slot(fact, "when")
    if not slot.point:
        return
    if not slot.functional:
        yield Refusal(NAME, "not-functional", fact.id, "it recurs, so that its sentence does not determine the date")
        return
    if fact.when.precision not in _UNITS or fact.when.approximate:
        yield Refusal(NAME, "coarse-date", fact.id, f"{fact.when.edtf} names no single year, month or day")
        return
    explanation = world.voice.sentence(fact) or ""
    stems = _stems(fact, slot, fact.when)
    points = world.points(fact, "when")
    wording = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, points, stems[wording], explanation, wording=wording)
    key = Key(world.voice.option(fact.when), fact.when)
    yield choice(world, ask, key, list(dates(world, fact, slot)))
    wording = (wording + 1) % len(stems)
    hint = precision_hint(fact.when)
    yield date(world, Ask(NAME, fact, points, f"{stems[wording]} {hint}", explanation, wording=wording), fact.when)


def _stems(fact: Event, slot: Slot, when: Date) -> list[str]:
    if slot.ask:
        return [slot.ask]
    unit = _UNITS[when.precision]
    clause = fact.parsed
    return [
        f"{unit} {clause.question}?",
        f"{unit} was it that {clause.statement}?",
        f"What is the date of this event: {clause.statement}?",
    ]
