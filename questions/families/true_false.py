"""`true_false`: a statement with a contrast, "X, not Y", true or with the two swapped. Y is always proven wrong."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.asking import numeric_domain
from questions.building import Ask, Distractor, Offer, Refusal
from questions.distractors import rivals
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.event import Event
from questions.facts.sequence import Sequence
from questions.facts.time import Date
from questions.facts.values import Amount, Slot, Value, Words
from questions.items import Certificate, CertificateType
from questions.ladder import number_rungs
from questions.wording import Swap, capitalise
from questions.world import World

NAME = "true_false"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a statement to judge for each slot that has a certified rival."""
    if isinstance(fact, Card | Sequence | Cause):
        return
    for slot in world.pack.slots(fact):
        # A contrast with an author's wrong answer is proven by its reason; others need the sentence to have one answer.
        reasoned = isinstance(slot.value, Words) and any(wrong.slot == slot.name for wrong in fact.wrongs())
        if not slot.point or not (slot.functional or reasoned) or "." in slot.name:
            continue
        found = _rivals(world, fact, slot)
        if not found:
            yield Refusal(NAME, "no-rival", fact.id, f"no other value of {slot.name} is proven wrong")
            continue
        best = max(found, key=lambda d: d.plausible + 0.5 * world.rank(NAME, fact.id, slot.name, d.text))
        yield _item(world, fact, slot, best)


def _rivals(world: World, fact: Fact, slot: Slot) -> list[Distractor]:
    found = [d for d in rivals(world, fact, slot) if d.value is not None and _apart(slot.value, d.value)]
    if not found and isinstance(slot.value, Amount):
        rng = world.rng(NAME, "rung", fact.id, slot.name)
        larger = rng.unit() < 0.5
        domain = numeric_domain(fact, slot)
        rungs = number_rungs(slot.value, 1, larger, [slot.value], domain, rng) or number_rungs(
            slot.value, 1, not larger, [slot.value], domain, rng
        )
        why = world.voice.sentence(fact, slot.name) or ""
        certificate = Certificate(type=CertificateType.ARITHMETIC, fact=None, why=why)
        found = [Distractor(world.voice.option(rung), certificate, 0.5, rung) for rung in rungs]
    if isinstance(slot.value, Words):
        found = [
            Distractor(d.text, d.certificate, d.plausible, Words(d.text))
            for d in rivals(world, fact, slot)
            if d.value is None
        ]
    return found


def _apart(one: Value, other: Value) -> bool:
    if isinstance(one, Date) and isinstance(other, Date):
        return one.disjoint(other)
    return one != other


def _item(world: World, fact: Fact, slot: Slot, rival: Distractor) -> Offer:
    assert rival.value is not None
    truth = world.rng(NAME, fact.id, slot.name).unit() < 0.5
    said, against = (slot.value, rival.value) if truth else (rival.value, slot.value)
    statement = None
    pattern = world.rng(NAME, "pattern", fact.id, slot.name).below(3)
    if isinstance(fact, Event) and slot.name == "when" and pattern < 2:
        clause = fact.parsed.statement
        given, other = world.voice.value(said, "in"), world.voice.value(against, "in")
        statement = (
            f"It was {given}, not {other}, that {clause}."
            if pattern == 0
            else f"{capitalise(clause)} {given}, not {other}."
        )
    if statement is None:
        statement = world.voice.sentence(fact, slot.name, Swap(slot.name, value=said, against=against))
    explanation = world.voice.sentence(fact, slot.name) or ""
    points = world.points(fact, slot.name)
    if statement is None:
        return Refusal(NAME, "no-sentence", fact.id, f"{slot.name} does not stand exactly once in a sentence of it")
    lead = ("", "", "True or false? ")[pattern]
    ask = Ask(NAME, fact, points, f"{lead}{statement}", explanation, wording=pattern)
    other_fact = world.pack.by_id.get(rival.certificate.fact or "")
    if rival.certificate.why and rival.certificate.why not in explanation:
        ask = Ask(
            NAME, fact, points, ask.stem, f"{explanation} {rival.certificate.why}", wording=pattern,
            others=(other_fact,) if other_fact is not None and other_fact.id != fact.id else (),
        )  # fmt: skip
    return building.true_false(world, ask, truth, rival.certificate)
