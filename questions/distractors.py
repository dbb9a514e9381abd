"""Wrong answers with their proofs (FACTS: F, R, C, T, A, N). Absence from the pack is never a proof.

Every function yields `Distractor`s; families choose among them by what they ask.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from decimal import Decimal

from questions.building import Distractor
from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.relation import Relation
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Ordinal, Slot, Value
from questions.items import Certificate, CertificateType
from questions.offices import around, certainly_out, term
from questions.scale import places
from questions.text.folding import fold
from questions.text.typed_dates import parse_date
from questions.text.typed_numbers import ParsedNumber, parse_number
from questions.wording import capitalise
from questions.world import World

MOST = 12
"""How many candidates are looked at where a pack may have thousands; those nearest in time or topic come first."""
MANY = 10 * MOST
"""How many are looked at for the few among them that begin with a certain letter."""
ECHO = 0.4
"""How much more a wrong name tempts that begins as the right one and the name that the question gives."""


def authored(world: World, fact: Fact, slot: str) -> Iterator[Distractor]:
    """Yield the author's own wrong answers for a slot, each with the author's reason (N).

    Where the slot is a date or a number they are read as such; one that can't be is left out. Where it is an entity, one
    that the pack declares under that name gets its value.
    """
    for wrong in fact.wrongs():
        if wrong.slot not in (None, slot):
            continue
        certificate = Certificate(type=CertificateType.NEGATIVE, fact=fact.id, why=wrong.why)
        right = next((s.value for s in world.pack.slots(fact) if s.name == slot), None)
        if isinstance(right, EntityRef):
            named = world.entity_named(wrong.text)
            yield Distractor(wrong.text, certificate, 0.9, EntityRef(named) if named else None)
        elif not isinstance(right, Date | Amount):
            yield Distractor(wrong.text, certificate, 0.9)
        elif (value := _read(wrong.text, right)) is not None:
            yield Distractor(world.voice.option(value), certificate, 0.9, value)


def capital(distractor: Distractor) -> Distractor:
    """Return a wrong answer with its first letter in upper case, as one option among others."""
    return replace(distractor, text=capitalise(distractor.text))


def _read(text: str, like: Date | Amount) -> Value | None:
    """Read an author's wrong date or number; None if it is not of the sort of the right one."""
    if isinstance(like, Date):
        date = parse_date(text)
        return date if isinstance(date, Date) and date.same_granularity(like) else None
    number = parse_number(text, like.unit)
    return Amount(number.value, like.unit, like.tolerance) if isinstance(number, ParsedNumber) else None


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
    for other, name, value in world.calendar.near(slot.value, fact.thread, MOST // 2):
        if other.id == fact.id:
            continue
        said = world.voice.value(value)
        if isinstance(other, Event):
            why = f"{capitalise(said)} is when {other.parsed.statement}."
        else:
            why = world.voice.reality(other, name)
            if said not in why:
                continue  # it would not say what the date really is
        near = 1 / (1 + abs(value.earliest - slot.value.earliest) / 365.25 / 3)
        topical = 0.25 if other.thread == fact.thread else 0.0
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        yield Distractor(world.voice.option(value), certificate, min(1.0, 0.2 + 0.55 * near + topical), value)


def on_its_side(world: World, fact: Fact, slot: Slot, when: Date, other: Date) -> bool:
    """Whether a wrong date lies, like the right one, after what the fact says came before it, and the reverse."""
    given = [s.value for s in world.pack.slots(fact) if isinstance(s.value, Date) and s.name != slot.name]
    return all(date.before(other) == date.before(when) and other.before(date) == when.before(date) for date in given)


def amounts(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield other numbers of the same unit and precision, of a like size, further off than both tolerances (A)."""
    assert isinstance(slot.value, Amount)
    for other, name, value in world.scale.near(fact, slot.name, slot.value, MOST):
        sizes = sorted((abs(value.value), abs(slot.value.value)))
        if sizes[1] > 8 * max(sizes[0], Decimal(1)):
            continue
        gap = abs(value.value - slot.value.value)
        if gap <= value.tolerance + slot.value.tolerance:
            continue
        why = world.voice.reality(other, name)
        near = float(1 / (1 + gap / max(abs(slot.value.value), Decimal(1))))
        certificate = Certificate(type=CertificateType.ARITHMETIC, fact=other.id, why=why)
        yield Distractor(world.voice.option(value), certificate, 0.3 + 0.6 * near, value)


def entities(
    world: World, fact: Fact, slot: Slot, *, at: tuple[float, float] | None = None, besides: Collection[str] = ()
) -> Iterator[Distractor]:
    """Yield other entities of the same type for a slot whose sentence determines it (F), the most alike first.

    Only entities that some fact says something of are taken, so that feedback can say what they really are.

    Args:
        world: The pack and seed.
        fact: The fact asked about.
        slot: Its entity slot.
        at: Days of the time asked about: entities that did not exist then are left out.
        besides: Further entities that are no wrong answers.
    """
    assert isinstance(slot.value, EntityRef)
    letter = echo(world, fact, slot)
    near = world.cast.near(slot.value.id, fact, MANY if letter else 2 * MOST)
    for at_place, (entity_id, alike) in enumerate(near):
        if entity_id in world.pack.subjects or entity_id in besides:
            continue
        echoes = letter is not None and initial(world.entity(entity_id).name) == letter
        if at_place >= 2 * MOST and not echoes:
            continue
        entity = world.entity(entity_id)
        if at and entity.existed and not (entity.existed.earliest <= at[0] and at[1] <= entity.existed.latest):
            continue
        about = next((pair for pair in world.facts_of_entity[entity_id] if pair[0].id != fact.id), None)
        if about is None:
            continue
        certificate = Certificate(
            type=CertificateType.FUNCTIONAL, fact=about[0].id, why=world.voice.reality(about[0], about[1])
        )
        value = EntityRef(entity_id)
        yield Distractor(world.voice.option(value), certificate, 0.3 + 0.5 * alike + ECHO * echoes, value)


def holders(world: World, tenure: Tenure) -> Iterator[Distractor]:
    """Yield others who held this office or another of the country, for a stem that determines its holder (F).

    What they held is said by their own tenure. For office + time `holders_at` proves more, by time (T).
    """
    seen = {tenure.holder}
    day = tenure.possible[0]
    country = world.pack.offices[tenure.office].of
    for office in (tenure.office, *(o for o in world.offices_by_body[country] if o != tenure.office)):
        for other in around(world, office, day, MOST // 2 if office == tenure.office else 1):
            if other.holder in seen:
                continue
            seen.add(other.holder)
            near = 0.9 if office == tenure.office else 0.4
            why = (world.voice.sentence(other) or "") if other.ordinal is not None else term(world, other)
            certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
            yield Distractor(world.voice.option(EntityRef(other.holder)), certificate, near, EntityRef(other.holder))


def holders_at(world: World, office: str, holder: str, at: Date) -> Iterator[Distractor]:
    """Yield other holders of a single-seat office all of whose own tenures certainly lie outside of a time (T)."""
    if world.pack.offices[office].seats != 1:
        return
    seen = {holder}
    for other in around(world, office, at.earliest, MOST // 2):
        if other.holder in seen or not certainly_out(world, other.holder, office, at):
            continue
        seen.add(other.holder)
        first, last = other.possible
        near = 0.5 + 0.45 / (1 + max(0.0, first - at.latest, at.earliest - last) / 1500)
        certificate = Certificate(type=CertificateType.TIME, fact=other.id, why=term(world, other))
        yield Distractor(world.voice.option(EntityRef(other.holder)), certificate, near, EntityRef(other.holder))


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


def counterparts(world: World, fact: Relation, slot: Slot) -> Iterator[Distractor]:
    """Yield what other relations of the type have on the side of a slot that is functional (F)."""
    assert isinstance(slot.value, EntityRef)
    letter = echo(world, fact, slot)
    for at, other in enumerate(world.peers.of(fact, MANY if letter else 2 * MOST)):
        assert isinstance(other, Relation)
        value = EntityRef(other.subject if slot.name == "subject" else other.object)
        if value == slot.value or value.id in world.pack.subjects:
            continue
        echoes = letter is not None and initial(world.entity(value.id).name) == letter
        if at >= 2 * MOST and not echoes:
            continue
        why = world.voice.sentence(other, slot.name) or ""
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        near = 0.5 + 0.15 * (other.thread == fact.thread) + ECHO * echoes if letter else 0.9
        yield Distractor(world.voice.option(value), certificate, near, value)


def echo(world: World, fact: Fact, slot: Slot) -> str | None:
    """Return the first letter that a name asked for shares with a name that its question gives; None if it shares none.

    Who does not know that Ca is calcium, or Algiers in Algeria, sees it where no other option begins so. These then should.
    """
    if not isinstance(slot.value, EntityRef):
        return None
    letter = initial(world.entity(slot.value.id).name)
    given = (other.value for other in world.pack.slots(fact) if other.name != slot.name)
    names = (initial(world.entity(value.id).name) for value in given if isinstance(value, EntityRef))
    return letter if letter in names else None


def initial(name: str) -> str:
    """Return the first letter of a name, folded."""
    return fold(name)[:1]


def cells(world: World, table: Table, slot: Slot, *, as_fine: bool = True) -> Iterator[Distractor]:
    """Yield other values of a cell's column (a row has one value in it), refuted by the row that they stand in.

    Numbers and dates near the right one tempt most: who has forgotten that tantalum is 73 does not believe in 3.

    Args:
        world: The pack and seed.
        table: The table.
        slot: Its cell.
        as_fine: Whether numbers must have as many decimal places, so that none stands out by how exact it is.
    """
    _, row, column = slot.name.split("/")
    seen: set[Value] = {slot.value}
    line = table.ordered(column)
    at = line.index(row)
    for gap in range(1, len(line)):
        if len(seen) > MANY // 2:
            return
        for other in (at - gap, at + gap):
            if not 0 <= other < len(line):
                continue
            value = table.cells[line[other], column]
            if value in seen or not _differs(slot.value, value, as_fine=as_fine):
                continue
            seen.add(value)
            amount = isinstance(value, Amount)
            near = 0.5 + 0.3 / (1 + len(seen) / 6) if amount or isinstance(value, Date) else 0.7
            why = world.voice.sentence(table, f"rows/{line[other]}/{column}") or ""
            proof = CertificateType.ARITHMETIC if amount else CertificateType.FUNCTIONAL
            yield Distractor(world.voice.option(value), Certificate(type=proof, fact=table.id, why=why), near, value)


def _differs(key: Value, other: Value, *, as_fine: bool) -> bool:
    """Whether a value of the same column is certainly another one and does not stand out by how exact it is."""
    if isinstance(key, Amount) and isinstance(other, Amount):
        apart = abs(key.value - other.value) > key.tolerance + other.tolerance
        return apart and (not as_fine or places(key.value) == places(other.value))
    if isinstance(key, Date) and isinstance(other, Date):
        return key.disjoint(other) and key.same_granularity(other)
    return key != other


def ordinals(world: World, tenure: Tenure) -> Iterator[Distractor]:
    """Yield other places in the line of an office, each known to be another's: a place has one holder (F)."""
    assert tenure.ordinal is not None
    holders_of = {t.ordinal: t for t in world.tenures_by_office.get(tenure.office, ()) if t.holder != tenure.holder}
    own = {t.ordinal for t in world.tenures_by_holder.get(tenure.holder, ()) if t.office == tenure.office}
    for n in range(max(1, tenure.ordinal - 3), tenure.ordinal + 4):
        other = holders_of.get(n)
        if n in own or other is None:
            continue  # a place that the pack gives to nobody may be his as well: he may have come back
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=world.voice.sentence(other) or "")
        near = 0.95 - 0.1 * abs(n - tenure.ordinal)
        yield Distractor(world.voice.option(Ordinal(n)), certificate, near, Ordinal(n))
