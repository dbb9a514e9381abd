"""What a statement could say instead of the truth: one proven wrong value of a slot, the most tempting first."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import numeric_domain
from questions.building import Distractor
from questions.distractors import (
    MOST,
    authored,
    cells,
    counterparts,
    holders,
    holders_at,
    non_members,
    on_its_side,
    ordinals,
    rivals,
)
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.relation import Relation
from questions.facts.status import Status
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot, Value, Words
from questions.items import Certificate, CertificateType
from questions.ladder import date_rungs, number_rungs
from questions.text.folding import fold
from questions.wording import template_fields
from questions.world import World

NAME = "contrast"


def contrasts(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    """Return wrong values of a slot, each with its typed value; none where nothing is proven wrong."""
    found = [d for d in _found(world, fact, slot) if _sayable(world, fact, slot, d.value)]
    found.sort(key=lambda d: (-d.plausible - 0.3 * world.rank(NAME, fact.id, slot.name, d.text), d.text))
    return found


def _sayable(world: World, fact: Fact, slot: Slot, value: Value | None) -> bool:
    """Whether a value has the form in which the fact's sentence says the slot."""
    needs_adjective = f"{{{slot.name}:adj}}" in (fact.text or "")
    return not needs_adjective or not isinstance(value, EntityRef) or world.entity(value.id).adjective is not None


def _found(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    if isinstance(slot.value, Words) and not isinstance(fact, Table):
        return [_worded(d) for d in (*authored(world, fact, slot.name), *_wordings(world, fact, slot))]
    if isinstance(fact, Membership):
        return _invented(world, fact, slot) if isinstance(slot.value, Amount) else list(non_members(world, fact))
    if not slot.functional or (isinstance(slot.value, Date) and slot.value.precision in {"by", "since"}):
        return []  # "by June 1998" is true of any later date as well
    if isinstance(slot.value, EntityRef) and (tempting := _tempting(world, fact, slot, slot.value)):
        return tempting
    sentence = f" {fold(world.voice.sentence(fact, slot.name) or '')} "
    found = [
        d
        for d in list(_nearest(world, fact, slot)) or rivals(world, fact, slot)
        if d.value is not None and _apart(world, fact, slot, d.value) and f" {fold(d.text)} " not in sentence
    ]
    return found or _invented(world, fact, slot)


def _worded(distractor: Distractor) -> Distractor:
    return Distractor(distractor.text, distractor.certificate, distractor.plausible, Words(distractor.text))


def _tempting(world: World, fact: Fact, slot: Slot, right: EntityRef) -> list[Distractor]:
    """Return the author's own wrong names, which tempt more than names of other facts do.

    A name that the pack does not declare has no article or adjective: only persons go without.
    """
    found = list(authored(world, fact, slot.name))
    plain = (slot.name, "") in template_fields(world.voice.template(fact, slot.name) or "")
    if world.entity(right.id).type == "person" and plain:
        return [d if d.value is not None else _worded(d) for d in found]
    return [d for d in found if d.value is not None]


def _apart(world: World, fact: Fact, slot: Slot, other: Value) -> bool:
    if isinstance(slot.value, Date) and isinstance(other, Date):
        return slot.value.disjoint(other) and on_its_side(world, fact, slot, slot.value, other)
    return slot.value != other


def _nearest(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield what tempts most: holders of the same office, others in the same relation, cells of the same column."""
    match fact:
        case Table():
            yield from cells(world, fact, slot)
        case Tenure() if slot.name == "ordinal":
            yield from ordinals(world, fact)
        case Tenure() if slot.name == "holder":
            yield from (d for d in holders(world, fact) if d.plausible >= 0.5)
        case Relation():
            yield from counterparts(world, fact, slot)
        case Position() if slot.name == "speaker" and fact.role is not None and fact.when is not None:
            yield from holders_at(world, fact.role, fact.speaker, fact.when)


def _wordings(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield statuses that began at other times, and terms of other meanings."""
    match fact:
        case Status() if slot.name == "status" and fact.from_ is not None and fact.exclusive:
            for other in world.statuses_by_body[fact.subject, fact.body][:MOST]:
                if other.negated or not other.exclusive or other.status == fact.status or other.from_ is None:
                    continue
                if other.from_.disjoint(fact.from_):
                    why = world.voice.sentence(other, "status") or ""
                    yield Distractor(other.status, Certificate(type=CertificateType.TIME, fact=other.id, why=why), 0.95)
        case Definition() if slot.name == "term" and not fact.abbreviation:
            for peer in world.peers.of(fact, MOST):
                if isinstance(peer, Definition) and peer.meaning != fact.meaning and _frame(peer) == _frame(fact):
                    why = world.voice.sentence(peer, "meaning") or ""
                    certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=peer.id, why=why)
                    yield Distractor(peer.term, certificate, 0.6)


def _frame(definition: Definition) -> str:
    """Return what stands before the meaning: "a {term} is", which a term without article or in the plural does not fit."""
    return (definition.text or "").partition("{meaning}")[0]


def _invented(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    """Return a number or date below and one above the right one, where the pack has none that tempts."""
    rng = world.rng(NAME, "rung", fact.id, slot.name)
    larger = rng.unit() < 0.5
    sides = (larger, not larger)
    found: list[Value] = []
    match slot.value:
        case Amount():
            domain = numeric_domain(fact, slot)
            found += [rung for side in sides for rung in number_rungs(slot.value, 1, side, [slot.value], domain, rng)]
        case Date(precision="year" | "month" | "day"):
            limit, right = world.pack.as_of, slot.value

            def fits(other: Date) -> bool:
                return on_its_side(world, fact, slot, right, other)

            found += [
                rung for side in sides for rung in date_rungs(slot.value, 1, side, [slot.value], limit, rng, fits)
            ]
        case _:
            pass  # names, words and coarse dates have no ladder
    why = world.voice.sentence(fact, slot.name) or world.voice.sentence(fact) or ""
    proof = CertificateType.ARITHMETIC if isinstance(slot.value, Amount) else CertificateType.FUNCTIONAL
    certificate = Certificate(type=proof, fact=None, why=why)
    return [Distractor(world.voice.option(rung), certificate, 0.5, rung) for rung in found]
