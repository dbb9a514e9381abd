"""`who_said`: who took a position? The date and a single-seat role decide, or the author's word that nobody else did."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import questions
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, typed
from questions.distractors import entities, term
from questions.facts import Fact
from questions.facts.position import Position
from questions.facts.tenure import Tenure
from questions.facts.values import EntityRef
from questions.items import Certificate, CertificateType
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
    key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
    points = world.points(fact, "speaker")
    explanation = world.voice.sentence(fact, "speaker") or ""
    stems = list(questions(world, fact, slot))
    if not slot.ask and fact.when is not None and fact.role:
        office = world.pack.offices[fact.role]
        said = capitalise(world.voice.value(fact.when, "in"))
        stems += [
            f"{said}, a {office.title} of {world.voice.entity(office.of)} {fact.said}. Who was it?",
            f"Who was the {office.title} of {world.voice.entity(office.of)} who, {said[0].lower()}{said[1:]}, {fact.said}?",
        ]
    at = world.rng(NAME, fact.id).below(len(stems))
    wrong = list(_others(world, fact))
    yield choice(world, Ask(NAME, fact, points, stems[at], explanation, wording=at), key, wrong)
    at = (at + 1) % len(stems)
    ask = Ask(NAME, fact, points, stems[at], explanation, wording=at)
    yield typed(world, ask, world.voice.accepted(value), world.entity(fact.speaker).type)


def _others(world: World, fact: Position) -> Iterator[Distractor]:
    if fact.role and fact.when and world.pack.offices[fact.role].seats == 1:
        mine = world.tenures_by_office.get(fact.role, ())
        for other in mine:
            if other.holder == fact.speaker:
                continue
            if all(_certainly_out(again, fact) for again in mine if again.holder == other.holder):
                certificate = Certificate(type=CertificateType.TIME, fact=other.id, why=term(world, other))
                yield Distractor(world.voice.option(EntityRef(other.holder)), certificate, 0.8, EntityRef(other.holder))
    elif fact.only:
        yield from entities(world, fact, world.pack.slot(fact, "speaker"))


def _certainly_out(tenure: Tenure, fact: Position) -> bool:
    assert fact.when is not None
    if tenure.from_ is None and tenure.to is None:
        return False
    first, last = tenure.possible
    return last < fact.when.earliest or fact.when.latest < first
