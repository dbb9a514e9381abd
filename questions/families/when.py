"""`when`: at what date did something happen? Needs a slot that is a date and that its sentence determines."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import date_unit, questions
from questions.building import Ask, Key, Offer, Refusal, choice, date
from questions.distractors import authored, dates, on_its_side
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Slot
from questions.text.dates import precision_hint
from questions.world import World

NAME = "when"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a date to type for each determined date of a fact."""
    if isinstance(fact, Table):
        return
    if isinstance(fact, Event) and fact.when is None:
        yield Refusal(NAME, "no-date", fact.id, "the event has no date; `after` and `before` let it be put in order")
    for slot in world.pack.slots(fact):
        if slot.point and isinstance(slot.value, Date):
            yield from _about(world, fact, slot, slot.value)


def _about(world: World, fact: Fact, slot: Slot, when: Date) -> Iterator[Offer]:
    points = world.points(fact, slot.name)

    def refuse(rule: str, why: str) -> Refusal:
        return Refusal(NAME, rule, fact.id, why, points[0])

    if not slot.functional:
        mend = "the author's `functional: confirmed`" if slot.name in fact.slots else "its veto in `skip`"
        yield refuse("not-functional", f"its sentence does not determine {slot.name}, which needs {mend}")
        return
    if date_unit(when) is None:
        yield refuse("coarse-date", f"{when.edtf} names no single day, month or year")
        return
    if when.precision == "by" and not slot.ask:
        yield refuse("open-date", f"{when.edtf} leaves open when: any later date is true as well")
        return
    stems = questions(world, fact, slot)
    if not stems:
        yield refuse("no-question", f"write `ask: {{{slot.name}: ...}}`, a whole question for this date")
        return
    explanation = world.voice.sentence(fact, slot.name) or ""
    at = world.rng(NAME, fact.id, slot.name).below(len(stems))
    ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
    wrong = [*dates(world, fact, slot), *authored(world, fact, slot.name)]

    def fits(other: Date) -> bool:
        return on_its_side(world, fact, slot, when, other)

    wrong = [d for d in wrong if isinstance(d.value, Date) and fits(d.value)]
    yield choice(world, ask, Key(world.voice.option(when), when), wrong, fits=fits)
    at = (at + 1) % len(stems)
    hint = precision_hint(when)
    stem = stems[at] if hint.strip("()") in stems[at] else f"{stems[at]} {hint}"
    yield date(world, Ask(NAME, fact, points, stem, explanation, wording=at), when)
