"""`which_office`: what was somebody's office at a time? Others are refuted by who held them then (F)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.facts import Fact
from questions.facts.tenure import Tenure
from questions.facts.values import OfficeRef
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "which_office"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among the seats of one country, each of the others known to have been another's then."""
    if not isinstance(fact, Tenure) or not world.pack.slot(fact, "office").point:
        return
    if fact.at is None:
        yield Refusal(
            NAME, "no-time", fact.id, "it lacks `at`, a time at which the holder is known to have held the office"
        )
        return
    mine = world.pack.offices[fact.office]
    wrong = []
    for office_id, office in world.pack.offices.items():
        if office_id == fact.office or office.of != mine.of or office.seats != 1:
            continue
        for other in world.tenures_by_office.get(office_id, ()):
            first, last = other.known
            if other.holder != fact.holder and first <= fact.at.earliest and fact.at.latest <= last:
                said = world.voice.value(fact.at, "in")
                why = f"{capitalise(said)}, {world.voice.office(office_id)} was {world.voice.entity(other.holder)}."
                certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
                wrong.append(Distractor(office.title, certificate, 0.7, OfficeRef(office_id)))
                break
    name, said = world.voice.entity(fact.holder, "poss"), world.voice.value(fact.at, "in")
    full, country = world.voice.entity(fact.holder), world.voice.entity(mine.of)
    stems = [
        f"What was {name} office {said}?",
        f"{capitalise(said)}, which office of {country} did {full} hold?",
        f"Which post did {full} hold in {country} {said}?"
        if not said.startswith("in ")
        else f"{capitalise(said)}, what was {name} post?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    explanation = world.voice.sentence(fact, "office") or ""
    ask = Ask(NAME, fact, world.points(fact, "office"), stems[at], explanation, wording=at)
    yield choice(world, ask, Key(mine.title, OfficeRef(fact.office)), wrong)
