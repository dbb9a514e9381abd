"""`who_held`: who was the n-th holder of an office, or who held it at a time?"""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import questions
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import holders, holders_at
from questions.facts import Fact
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import EntityRef
from questions.world import World

NAME = "who_held"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a name to type, by ordinal and by a year within the tenure."""
    if not isinstance(fact, Tenure):
        return
    slot = world.pack.slot(fact, "holder")
    if not slot.point:
        return
    if not slot.functional:
        yield Refusal(
            NAME, "not-functional", fact.id,
            "neither an ordinal nor a bounded tenure of a single-seat office determines the holder",
        )  # fmt: skip
        return
    points = world.points(fact, "holder")
    value = EntityRef(fact.holder)
    key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
    explanation = world.voice.sentence(fact, "holder") or ""
    person = world.entity(fact.holder).type
    if fact.ordinal is not None or slot.ask:
        stems = questions(world, fact, slot)
        at = world.rng(NAME, fact.id).below(len(stems))
        wrong = list(holders(world, fact))
        yield choice(world, Ask(NAME, fact, points, stems[at], explanation, wording=at), key, wrong)
        at = (at + 1) % len(stems)
        ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
        yield typed(world, ask, world.voice.accepted(value), person)
    when = certain_time(world, fact)
    if when is None:
        return
    office = world.voice.office(fact.office)
    said = world.voice.value(when, "in")
    stems = [
        f"Who was {office} {said}?",
        f"{said[0].upper()}{said[1:]}, who was {office}?",
        f"Which person held office as {office} {said}?",
    ]
    at = world.rng(NAME, fact.id, "at").below(len(stems))
    truth = f"{said[0].upper()}{said[1:]}, {world.voice.entity(fact.holder)} was {office}."
    wrong = list(holders_at(world, fact, when))
    yield choice(world, Ask(NAME, fact, points, stems[at], truth, wording=at), key, wrong)
    at = (at + 1) % len(stems)
    yield typed(world, Ask(NAME, fact, points, stems[at], truth, wording=at), world.voice.accepted(value), person)


def certain_time(world: World, tenure: Tenure) -> Date | None:
    """Return a time at which the holder certainly held a single-seat office: `at`, or a whole year within the tenure."""
    if world.pack.offices[tenure.office].seats != 1:
        return None
    if tenure.at is not None:
        return tenure.at
    if tenure.from_ is None or tenure.from_.year is None:
        return None
    first, last = tenure.known
    years = []
    for year in range(tenure.from_.year, tenure.from_.year + 80):
        whole = Date.parse(f"{year:04d}")
        if whole.earliest >= first and whole.latest <= last:
            years.append(whole)
        elif whole.earliest > last:
            break
    return world.rng(NAME, tenure.id, "year").choice(years) if years else None
