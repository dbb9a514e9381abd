"""`who_held`: who was the n-th holder of an office, who held it at a time, and which in number was somebody?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions.asking import asked, questions
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, typed
from questions.distractors import holders, holders_at
from questions.facts import Fact
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import EntityRef, Ordinal, Slot
from questions.items import Certificate, CertificateType
from questions.offices import around, seated, whole_times
from questions.wording import capitalise, possessive
from questions.world import World

NAME = "who_held"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a name to type, by ordinal and by a time within the tenure, and a choice of ordinals."""
    if not isinstance(fact, Tenure):
        return
    slot = world.pack.slot(fact, "holder")
    times = whole_times(fact) if world.pack.offices[fact.office].seats == 1 else []
    if slot.point and fact.ordinal is None and not times:
        yield Refusal(
            NAME, "not-functional", fact.id,
            "give an `ordinal`, or `from` and `to` (or `as_of`) of an office with `seats: 1`",
        )  # fmt: skip
    elif slot.point:
        if fact.ordinal is not None or slot.ask:
            yield from _nth(world, fact, slot)
        if times and (fact.ordinal is not None or not slot.ask):
            yield from _at(world, fact, world.rng(NAME, fact.id, "time").below(len(times)))
    if fact.ordinal is not None and world.pack.slot(fact, "ordinal").point:
        yield from _ordinal(world, fact, world.pack.slot(fact, "ordinal"))


def _nth(world: World, fact: Tenure, slot: Slot) -> Iterator[Offer]:
    explanation = world.voice.sentence(fact, "holder") or ""
    yield from _both(world, fact, questions(world, fact, slot), explanation, list(holders(world, fact)), "nth")


def _at(world: World, fact: Tenure, index: int) -> Iterator[Offer]:
    when = whole_times(fact)[index]
    office, said = world.voice.office(fact.office), world.voice.value(when, "in")
    country = world.voice.entity(world.pack.offices[fact.office].of)
    stems = [
        f"Who was {office} {said}?",
        f"{capitalise(said)}, who was {office}?",
        f"Who held the office of {world.pack.offices[fact.office].title} of {country} {said}?",
    ]
    truth = f"{capitalise(said)}, {world.voice.entity(fact.holder)} was {office}."
    wrong = list(holders_at(world, fact.office, fact.holder, when))
    if len(wrong) < 3:
        wrong += _beside(world, fact, when)
    yield from _both(world, fact, stems, truth, wrong, "at")


def _beside(world: World, fact: Tenure, when: Date) -> Iterator[Distractor]:
    """Yield who held other offices of the country then: the one seat asked for was taken, so that they are wrong (F)."""
    for office in world.offices_by_body[world.pack.offices[fact.office].of]:
        other = seated(world, office, when) if office != fact.office else None
        if other is not None and other.holder != fact.holder:
            said = capitalise(world.voice.value(when, "in"))
            why = f"{said}, {world.voice.entity(other.holder)} was {world.voice.office(office)}."
            certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
            yield Distractor(world.voice.option(EntityRef(other.holder)), certificate, 0.4, EntityRef(other.holder))


def _both(
    world: World, fact: Tenure, stems: Sequence[str], truth: str, wrong: list[Distractor], which: str
) -> Iterator[Offer]:
    value = EntityRef(fact.holder)
    points = world.points(fact, "holder")
    accepted = world.voice.accepted(value)
    at = world.rng(NAME, fact.id, which).below(len(stems))
    ask = Ask(NAME, fact, points, stems[at], truth, wording=at)
    yield choice(world, ask, Key(world.voice.option(value), value, also=accepted), wrong)
    at = (at + 1) % len(stems)
    ask = Ask(NAME, fact, points, stems[at], truth, wording=at)
    yield typed(world, ask, accepted, world.entity(fact.holder).type)


def _ordinal(world: World, fact: Tenure, slot: Slot) -> Iterator[Offer]:
    """Yield a choice of ordinals, each other one known to be another person's (F)."""
    assert fact.ordinal is not None
    mine = world.tenures_by_holder[fact.holder]
    own = {t.ordinal for t in mine if t.office == fact.office}
    wrong = {}
    for other in around(world, fact.office, fact.possible[0], 8):
        if other.ordinal is None or other.ordinal in own or other.holder == fact.holder:
            continue
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=world.voice.sentence(other) or "")
        near = 1 / abs(other.ordinal - fact.ordinal)
        value = Ordinal(other.ordinal)
        wrong[other.ordinal] = Distractor(capitalise(world.voice.option(value)), certificate, 0.4 + 0.5 * near, value)
    office = world.pack.offices[fact.office]
    name, country = world.voice.entity(fact.holder), world.voice.entity(office.of, "poss")
    line = f"the line of {country} {office.title}s"
    said = [
        f"Which {office.title} of {world.voice.entity(office.of)} was {name}, counted from the first?",
        f"Where does {name} come in {line}?",
        f"In {line}, which place is {possessive(name)}?",
    ]
    stems = asked(world, fact, slot) if slot.asks else said
    at = world.rng(NAME, fact.id, "ordinal").below(len(stems))
    truth = world.voice.sentence(fact, "ordinal") or ""
    ask = Ask(NAME, fact, world.points(fact, "ordinal"), stems[at], truth, wording=at)
    if len(wrong) < 2:
        yield ask.refuse("too-few-distractors", f"{2 - len(wrong)} more holder(s) with an `ordinal` unlock it")
        return
    value = Ordinal(fact.ordinal)
    yield choice(world, ask, Key(capitalise(world.voice.option(value)), value), list(wrong.values()))
