"""`true_false`: a statement with a contrast, "X, not Y": true, or with the two swapped. Y is always proven wrong."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.asking import as_of, numeric_domain
from questions.building import Ask, Distractor, Offer, Refusal
from questions.clauses import Clause, Predicate
from questions.distractors import authored, counterparts, holders, holders_at, non_members, rivals
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.definition import Definition
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.relation import Relation
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot, Value, Words
from questions.items import Certificate, CertificateType
from questions.ladder import number_rungs
from questions.patterns import templates
from questions.text.folding import fold
from questions.wording import Swap
from questions.world import World

NAME = "true_false"

LONGEST = 30
"""Words of a statement, where a shorter pattern can be had."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield, for each slot that has a certified rival, a true statement and a false one.

    Half of a bank's statements are true because every slot gives one of each, and not because a coin fell well.
    """
    if isinstance(fact, Card | Sequence):
        return
    slots = [slot for slot in world.pack.slots(fact) if slot.point]
    if isinstance(fact, Table):
        slots.sort(key=lambda slot: world.rank(NAME, fact.id, slot.name))
    even = True
    for slot in slots:
        found = _rivals(world, fact, slot)
        if not found:
            if slot.functional:
                why = f"nothing is proven wrong for {slot.name}: another fact about one of its type, or `wrong`, unlocks it"
                yield Refusal(NAME, "no-rival", fact.id, why, world.points(fact, slot.name)[0])
            continue
        found.sort(key=lambda d: (-d.plausible - 0.3 * world.rank(NAME, fact.id, slot.name, d.text), d.text))
        if isinstance(fact, Table):  # has many cells: one statement each, every other one true
            yield _item(world, fact, slot, found[0], even)
            even = not even
            continue
        # Another rival in the second statement, where there is one, so that the first does not give it away.
        yield _item(world, fact, slot, found[0], True)
        yield _item(world, fact, slot, found[min(1, len(found) - 1)], False)


# What could be said instead


def _rivals(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    if isinstance(slot.value, Words):
        return [_worded(d) for d in authored(world, fact, slot.name)]
    if isinstance(fact, Membership):
        return _members(world, fact, slot)
    if not slot.functional:
        return []
    found = list(_nearest(world, fact, slot)) or list(rivals(world, fact, slot))
    sentence = f" {fold(world.voice.sentence(fact, slot.name) or '')} "
    found = [
        d for d in found if d.value is not None and _apart(slot.value, d.value) and f" {fold(d.text)} " not in sentence
    ]
    return found or _invented(world, fact, slot)


def _worded(distractor: Distractor) -> Distractor:
    return Distractor(distractor.text, distractor.certificate, distractor.plausible, Words(distractor.text))


def _members(world: World, fact: Membership, slot: Slot) -> list[Distractor]:
    if isinstance(slot.value, Amount):
        return _invented(world, fact, slot)
    return list(non_members(world, fact))


def _nearest(world: World, fact: Fact, slot: Slot) -> Iterator[Distractor]:
    """Yield holders of the same office, or others that stand in the same relation: what tempts most."""
    match fact:
        case Tenure() if slot.name == "holder":
            yield from (d for d in holders(world, fact) if d.plausible >= 0.5)
        case Relation():
            yield from counterparts(world, fact, slot)
        case Position() if slot.name == "speaker" and fact.role is not None and fact.when is not None:
            yield from holders_at(world, fact.role, fact.speaker, fact.when)


def _invented(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    if not isinstance(slot.value, Amount):
        return []
    rng = world.rng(NAME, "rung", fact.id, slot.name)
    larger = rng.unit() < 0.5
    domain = numeric_domain(fact, slot)
    found = [
        rung for side in (larger, not larger) for rung in number_rungs(slot.value, 1, side, [slot.value], domain, rng)
    ]
    why = world.voice.sentence(fact, slot.name) or world.voice.sentence(fact) or ""
    certificate = Certificate(type=CertificateType.ARITHMETIC, fact=None, why=why)
    return [Distractor(world.voice.option(rung), certificate, 0.5, rung) for rung in found]


def _apart(one: Value, other: Value) -> bool:
    if isinstance(one, Date) and isinstance(other, Date):
        return one.disjoint(other)
    return one != other


# Statements


def _item(world: World, fact: Fact, slot: Slot, rival: Distractor, truth: bool) -> Offer:
    assert rival.value is not None
    said, against = (slot.value, rival.value) if truth else (rival.value, slot.value)
    statements = list(_statements(world, fact, slot, said, against))
    points = world.points(fact, slot.name)
    if not statements:
        why = f"write `text`, a sentence in which {{{slot.name}}} stands exactly once"
        return Refusal(NAME, "no-sentence", fact.id, why, points[0])
    shown = [at for at, text in enumerate(statements) if len(text.split()) <= LONGEST] or [0]
    at = world.rng(NAME, "pattern", fact.id, slot.name, truth).choice(shown)
    explanation = world.voice.sentence(fact, slot.name) or world.voice.sentence(fact) or ""
    others: tuple[Fact, ...] = ()
    if rival.certificate.why and rival.certificate.why not in explanation:
        explanation = f"{explanation} {rival.certificate.why}"
        other = world.pack.by_id.get(rival.certificate.fact or "")
        others = (other,) if other is not None and other.id != fact.id else ()
    ask = Ask(NAME, fact, points, statements[at], explanation, others=others, wording=at)
    return building.true_false(world, ask, truth, rival.certificate)


def _statements(world: World, fact: Fact, slot: Slot, said: Value, against: Value) -> Iterator[str]:
    """Yield the statement in each of its patterns."""
    if isinstance(fact, Membership):
        yield from (as_of(world, fact, text) for text in _of_sets(world, fact, said, against))
        return
    if isinstance(fact, Cause):
        if fact.text:
            return  # the author's sentence says it otherwise, as a default one would not
        yield from (as_of(world, fact, text) for text in _of_causes(world, fact, said, against))
        return
    # A contrast of whole phrases reads badly, and an author's reason refutes the wrong one by itself.
    swap = Swap(slot.name, value=said, against=against if _short(fact, said) and _short(fact, against) else None)
    for template in templates(world, fact, slot.name):
        statement = world.voice.sentence(fact, slot.name, swap, template=template)
        if statement is not None:
            yield statement


def _short(fact: Fact, value: Value) -> bool:
    return not isinstance(value, Words) or isinstance(fact, Definition) or len(value.text.split()) <= 3


def _of_sets(world: World, fact: Membership, said: Value, against: Value) -> Iterator[str]:
    predicate = Predicate.parse(fact.predicate)
    if isinstance(said, EntityRef) and isinstance(against, EntityRef):
        one, other = world.voice.entity(said.id), world.voice.entity(against.id)
        yield f"it is {one}, not {other}, that {predicate.singular}."
        yield f"of {one} and {other}, only {one} {predicate.singular}."
        yield f"{one} is among the {fact.group} that {predicate.plural}, and {other} is not."
        return
    one, other = (world.voice.value(value, "words") for value in (said, against))
    yield f"{one} (not {other}) {fact.group} {predicate.plural}."
    yield f"the number of {fact.group} that {predicate.plural} is {one}, not {other}."
    yield f"there are {one}, not {other}, {fact.group} that {predicate.plural}."


def _of_causes(world: World, fact: Cause, said: Value, against: Value) -> Iterator[str]:
    effect = Clause.parse(fact.effect).statement
    one, other = (value.text.rstrip(".") if isinstance(value, Words) else "" for value in (said, against))
    lead = f"{fact.attribution}, " if fact.attribution else ""
    match fact.link:
        case "in_order_to":
            yield f"{lead}{effect} in order to {one}, not to {other}."
            yield f"{lead}the purpose for which {effect} was to {one}, not to {other}."
            yield f"{lead}it was to {one}, not to {other}, that {effect}."
        case _:
            yield f"{lead}{effect} because {one}, not because {other}."
            yield f"{lead}it was because {one}, not because {other}, that {effect}."
            yield f"{lead}the reason why {effect} is that {one}, not that {other}."
