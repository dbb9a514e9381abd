"""`which_office`: what was somebody's office at a time? Others are refuted by who held them then (F)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.facts import Fact
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import OfficeRef
from questions.items import Certificate, CertificateType
from questions.offices import seated, whole_times
from questions.wording import capitalise
from questions.world import World

NAME = "which_office"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among the seats of one country, each of the others known to have been another's then."""
    if not isinstance(fact, Tenure) or not world.pack.slot(fact, "office").point:
        return
    times = list(dict.fromkeys([*([fact.at] if fact.at else []), *whole_times(fact)]))
    if not times:
        yield Refusal(
            NAME, "no-time", fact.id, "give `at`, a time at which the office was certainly held, or its bounds"
        )
        return
    # The time at which most other seats are known to have been taken; the seed chooses among equals.
    times.sort(key=lambda time: world.rank(NAME, fact.id, time))
    when, wrong = max(
        ((time, _others(world, fact, time)) for time in times[:12]), key=lambda pair: min(3, len(pair[1]))
    )
    if len(wrong) < 2:
        missing = 2 - len(wrong)
        yield Refusal(
            NAME, "too-few-seats", fact.id,
            f"{missing} more office(s) of the country with `seats: 1`, held by another all that time, unlock it",
        )  # fmt: skip
        return
    mine = world.pack.offices[fact.office]
    name, said = world.voice.entity(fact.holder, "poss"), world.voice.value(when, "in")
    full, country = world.voice.entity(fact.holder), world.voice.entity(mine.of)
    stems = [
        f"What was {name} office in {country} {said}?"
        if not said.startswith("in ")
        else f"What was {name} office {said}?",
        f"{capitalise(said)}, which office of {country} did {full} hold?",
        f"{capitalise(said)}, {full} held an office of {country}. Which one?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    truth = f"{capitalise(said)}, {full} was {world.voice.office(fact.office)}."
    ask = Ask(NAME, fact, world.points(fact, "office"), stems[at], truth, wording=at)
    yield choice(world, ask, Key(capitalise(mine.title), OfficeRef(fact.office)), wrong)


def _others(world: World, fact: Tenure, when: Date) -> list[Distractor]:
    """Return the offices of the country whose one seat certainly was another's all that time."""
    mine = world.pack.offices[fact.office]
    found = []
    for office_id in world.offices_by_body[mine.of]:
        office = world.pack.offices[office_id]
        if office_id == fact.office or office.seats != 1 or office.title == mine.title:
            continue
        other = seated(world, office_id, when)
        if other is None or other.holder == fact.holder:
            continue
        said = capitalise(world.voice.value(when, "in"))
        why = f"{said}, {world.voice.office(office_id)} was {world.voice.entity(other.holder)}."
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        found.append(Distractor(capitalise(office.title), certificate, 0.7, OfficeRef(office_id)))
    return found
