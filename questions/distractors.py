"""Wrong answers with their proofs (FACTS: F, R, C, T, A, N). Absence from the pack is never a proof.

Every function yields `Distractor`s; families choose among them by what they ask.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions.building import Distractor
from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NEAR_DAYS = {"day": 400, "month": 1500, "year": 5500}
"""How far off, in days, a date of the pack may lie to be offered as a wrong one."""


def authored(world: World, fact: Fact, slot: str) -> Iterator[Distractor]:
    """Yield the author's own wrong answers for a slot, each with the author's reason (N)."""
    for wrong in fact.wrongs():
        if wrong.slot in (None, slot):
            yield Distractor(wrong.text, Certificate(type=CertificateType.NEGATIVE, fact=fact.id, why=wrong.why), 0.9)


def rivals(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield wrong values of a slot that the sentence determines (F), plus the author's own (N).

    What a value "really is" is said by the fact that it comes from.
    """
    yield from authored(world, fact, slot.name)
    if not slot.functional:
        return
    match slot.value:
        case Date():
            yield from dates(world, fact, slot)
        case Amount():
            yield from amounts(world, fact, slot)
        case EntityRef():
            yield from entities(world, fact, slot)
        case _:
            return


def dates(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield dates of other facts, of the same granularity and disjoint from the right one (F)."""
    assert isinstance(slot.value, Date)
    seen: set[str] = set()
    for other, value in _dated(world, fact):
        if value.edtf in seen or not value.same_granularity(slot.value) or not value.disjoint(slot.value):
            continue
        if abs(value.earliest - slot.value.earliest) > NEAR_DAYS.get(value.precision, 4000):
            continue  # too far off to tempt: a ladder around the key does better
        seen.add(value.edtf)
        said = world.voice.value(value)
        why = (
            f"{capitalise(said)} is when {other.parsed.statement}."
            if isinstance(other, Event)
            else world.voice.sentence(other) or ""
        )
        near = 1 / (1 + abs(value.earliest - slot.value.earliest) / 365.25 / 3)
        topical = 0.25 if other.thread == fact.thread else 0.0
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        yield Distractor(world.voice.option(value), certificate, min(1.0, 0.2 + 0.55 * near + topical), value)


def _dated(world: World, fact: Fact) -> Iterator[tuple[Fact, Date]]:
    for thread in dict.fromkeys([fact.thread, *world.events_by_thread]):
        for event in world.events_by_thread.get(thread, ()):
            if event.id != fact.id and event.when is not None:
                yield event, event.when


def amounts(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield other numbers of the same unit and precision, further off than both tolerances (A)."""
    assert isinstance(slot.value, Amount)
    for other, name, value in _amounts(world, slot.value):
        if other.id == fact.id and name == slot.name:
            continue
        if not _comparable(fact, slot.name, slot.value, other, name, value):
            continue
        gap = abs(value.value - slot.value.value)
        if gap <= value.tolerance + slot.value.tolerance or _places(value.value) != _places(slot.value.value):
            continue
        why = world.voice.reality(other, name)
        near = float(1 / (1 + gap / max(abs(slot.value.value), Decimal(1))))
        certificate = Certificate(type=CertificateType.ARITHMETIC, fact=other.id, why=why)
        yield Distractor(world.voice.option(value), certificate, 0.3 + 0.6 * near, value)


def _amounts(world: World, like: Amount) -> Iterator[tuple[Fact, str, Amount]]:
    yield from world.amounts_by_unit.get(like.unit, ())


def _comparable(fact: Fact, name: str, value: Amount, other: Fact, other_name: str, other_value: Amount) -> bool:
    """Whether a number of another slot tempts: of a like size, and of a like sort where no unit says what it counts."""
    sizes = sorted((abs(value.value), abs(other_value.value)))
    if sizes[1] > 8 * max(sizes[0], Decimal(1)):
        return False
    if value.unit is not None:
        return True
    return fact.kind == other.kind and name.rsplit("/", 1)[-1] == other_name.rsplit("/", 1)[-1]


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0


def entities(
    world: World, fact: Fact, slot: Slot, *, at: tuple[float, float] | None = None, known_only: bool = True
) -> Iterator[Distractor]:
    """Yield other entities of the same type for a slot whose sentence determines it (F).

    Args:
        world: The pack and seed.
        fact: The fact asked about.
        slot: Its entity slot.
        at: Days of the time asked about: entities that did not exist then are left out.
        known_only: Only entities that some fact says something of, so that feedback can say what they really are.
    """
    assert isinstance(slot.value, EntityRef)
    key = world.entity(slot.value.id)
    for entity_id in world.entities_by_type.get(key.type, ()):
        if entity_id == slot.value.id or entity_id in world.pack.subjects:
            continue
        entity = world.entity(entity_id)
        if at and entity.existed and not (entity.existed.earliest <= at[0] and at[1] <= entity.existed.latest):
            continue
        about = next((pair for pair in world.facts_of_entity.get(entity_id, ()) if pair[0].id != fact.id), None)
        if about is None and known_only:
            continue
        why = world.voice.reality(*about) if about else world.voice.sentence(fact, slot.name) or ""
        near = 0.8 if about and about[0].kind == fact.kind else 0.4
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=about[0].id if about else None, why=why)
        yield Distractor(world.voice.option(EntityRef(entity_id)), certificate, near, EntityRef(entity_id))


def holders(world: World, tenure: Tenure) -> Iterator[Distractor]:
    """Yield other holders of offices of the same country, for a stem that gives office and ordinal (F).

    For office + time the caller uses `holders_at`, which proves by time (T).
    """
    office = world.pack.offices[tenure.office]
    for other in world.of_kind(Tenure):
        if other.holder == tenure.holder or world.pack.offices[other.office].of != office.of:
            continue
        if other.office == tenure.office and (other.ordinal is None or other.ordinal == tenure.ordinal):
            continue
        same = other.office == tenure.office
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=world.voice.sentence(other) or "")
        yield Distractor(
            world.voice.option(EntityRef(other.holder)), certificate, 0.9 if same else 0.4, EntityRef(other.holder)
        )


def holders_at(world: World, tenure: Tenure, at: Date) -> Iterator[Distractor]:
    """Yield other holders of a single-seat office whose own tenures certainly lie outside of a time (T)."""
    if world.pack.offices[tenure.office].seats != 1:
        return
    for other in world.tenures_by_office.get(tenure.office, ()):
        if other.holder == tenure.holder:
            continue
        if any(
            _may_hold(again, at) for again in world.tenures_by_office[tenure.office] if again.holder == other.holder
        ):
            continue
        certificate = Certificate(type=CertificateType.TIME, fact=other.id, why=term(world, other))
        yield Distractor(world.voice.option(EntityRef(other.holder)), certificate, 0.8, EntityRef(other.holder))


def term(world: World, tenure: Tenure) -> str:
    """Say when somebody held an office: what refutes that they held it at another time."""
    voice = world.voice
    who, office = capitalise(voice.entity(tenure.holder)), voice.office(tenure.office)
    if tenure.from_ and tenure.to:
        return f"{who} was {office} from {voice.value(tenure.from_)} to {voice.value(tenure.to)}."
    if tenure.from_:
        return f"{who} became {office} {voice.value(tenure.from_, 'in')}."
    if tenure.to:
        return f"{who} was {office} until {voice.value(tenure.to)}."
    return voice.sentence(tenure) or ""


def _may_hold(tenure: Tenure, at: Date) -> bool:
    if not tenure.from_ and not tenure.to:
        return True  # unbounded: nothing is proven
    first, last = tenure.possible
    return first <= at.latest and at.earliest <= last


def non_members(world: World, membership: Membership) -> Iterator[Distractor]:
    """Yield entities that are in the set's universe and not in the set, where the set is complete (C)."""
    if not membership.complete or membership.universe is None:
        return
    universe = world.membership(membership.universe)
    if universe is None:
        return
    negated = Predicate.parse(membership.negated).singular if membership.negated else None
    inside = set(membership.members)
    for entity_id in universe.members:
        if entity_id in inside:
            continue
        said = world.voice.entity(entity_id)
        why = f"{capitalise(said)} {negated}." if negated else f"{capitalise(said)} is not one of them."
        certificate = Certificate(type=CertificateType.COMPLETE, fact=membership.id, why=why)
        near = 0.9 if entity_id in membership.near else 0.4
        yield Distractor(world.voice.option(EntityRef(entity_id)), certificate, near, EntityRef(entity_id))
