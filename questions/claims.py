"""Whole sentences to tell apart: what a fact says, and the same with one value put wrong, each wrong one proven."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from questions.chronology import gives_away
from questions.clauses import Clause
from questions.contrasts import contrasts
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.facts.values import Slot, Value, Words
from questions.items import Certificate, CertificateType
from questions.patterns import templates
from questions.rng import digest
from questions.wording import Swap, capitalise, lower_start
from questions.world import World

LONGEST = 28
"""Words of a sentence that is one option among others."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A sentence about one slot of a fact."""

    fact: Fact
    slot: str
    text: str
    certificate: Certificate | None = None
    """Why it is false; None for what is so."""


def claimed(world: World, fact: Fact) -> Iterator[Slot]:
    """Yield the slots of a fact that a sentence can be made of, in an order of its own."""
    if isinstance(fact, Card | Sequence | Table):
        return
    slots = [slot for slot in world.pack.slots(fact) if slot.point]
    # The same for every seed: a sentence says all its slots, and must not be the answer now of this point, now of that.
    yield from sorted(slots, key=lambda slot: digest("claim", fact.id, slot.name))


def true_claim(world: World, fact: Fact) -> Claim | None:
    """Return what a fact says of one of its slots; None where no sentence says it in a few words."""
    for slot in claimed(world, fact):
        if isinstance(fact, Event) and slot.name == "order":
            text = _placed(fact, world)
        else:
            text = _said(world, fact, slot, slot.value)
        if text is not None:
            return Claim(fact, slot.name, text)
    return None


def false_claim(world: World, fact: Fact) -> Claim | None:
    """Return a sentence of a fact with one value put wrong; None where nothing is proven wrong. Made once a world."""
    if fact.id not in world.false_claims:
        world.false_claims[fact.id] = _false(world, fact)
    found = world.false_claims[fact.id]
    assert found is None or isinstance(found, Claim)
    return found


def _false(world: World, fact: Fact) -> Claim | None:
    if {"true_false", "which_statement"} & {*fact.skip}:
        return None  # its author wants it told as it was, and not otherwise
    for slot in sorted(claimed(world, fact), key=lambda slot: world.rank("claim", fact.id, slot.name)):
        for rival in contrasts(world, fact, slot)[:3]:
            assert rival.value is not None
            text = _said(world, fact, slot, rival.value)
            if text is not None:
                return Claim(fact, slot.name, text, _proof(world, fact, slot, rival.certificate))
        if isinstance(fact, Event) and slot.name == "order" and (said := _placed(fact, world, wrong=True)):
            why = world.voice.sentence(fact, "order") or ""
            certificate = Certificate(type=CertificateType.ORDER, fact=fact.id, why=_placed(fact, world) or why)
            return Claim(fact, slot.name, said, certificate)
    return None


def _proof(world: World, fact: Fact, slot: Slot, found: Certificate) -> Certificate:
    """Return the proof of a false sentence: what refutes it is what its own fact says, or the author's reason."""
    if found.type in {CertificateType.NEGATIVE, CertificateType.COMPLETE, CertificateType.TIME}:
        return found
    return found.model_copy(update={"fact": fact.id, "why": world.voice.sentence(fact, slot.name) or found.why})


def _placed(event: Event, world: World, *, wrong: bool = False) -> str | None:
    """Say an event that has no date after or before another, as it was or the other way round."""
    for word, other_way, edges in (("after", "before", event.after), ("before", "after", event.before)):
        for edge in edges:
            other = world.pack.by_id.get(edge.event)
            if isinstance(other, Event) and not gives_away(event, other):
                text = f"{event.parsed.statement} {other_way if wrong else word} {other.parsed.statement}."
                if len(text.split()) <= LONGEST:
                    return capitalise(text)
    return None


def _said(world: World, fact: Fact, slot: Slot, value: Value) -> str | None:
    """Return a short sentence of a fact with a value in a slot."""
    found = [text for text in _sentences(world, fact, slot, value) if len(text.split()) <= LONGEST]
    return world.rng("claim", fact.id, slot.name).choice(found) if found else None


def _sentences(world: World, fact: Fact, slot: Slot, value: Value) -> Iterator[str]:
    if isinstance(fact, Cause) and not fact.text:
        yield from _causes(fact, slot, value)
        return
    if isinstance(fact, Membership) and not slot.name.startswith("members/"):
        return  # "four members do so: ..." would list them
    for template in templates(world, fact, slot.name):
        text = world.voice.sentence(fact, slot.name, Swap(slot.name, value=value), template=template)
        if text is not None:
            yield text


def _causes(fact: Cause, slot: Slot, value: Value) -> Iterator[str]:
    assert isinstance(value, Words)
    said = value.text.rstrip(".")
    effect = Clause.parse(fact.effect).statement if slot.name == "cause" else said
    cause = said if slot.name == "cause" else fact.cause.rstrip(".")
    word = "in order to" if fact.link == "in_order_to" else "because"
    turned = "to" if fact.link == "in_order_to" else "because"
    for text in (f"{effect} {word} {cause}.", f"it was {turned} {cause} that {effect}."):
        yield capitalise(f"{fact.attribution}, {lower_start(text)}" if fact.attribution else text)
