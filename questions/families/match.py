"""`match`: join left sides with right sides, with one or two extras that belong to none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar, cast

from questions import building
from questions.building import Ask, Distractor, Offer, Refusal
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.relation import Relation
from questions.facts.tenure import Tenure
from questions.items import Certificate, CertificateType, Point
from questions.text.folding import fold
from questions.text.numbers import ordinal_word
from questions.wording import capitalise
from questions.world import World

NAME = "match"

ENOUGH = 8
"""Events from which partners are drawn without looking beyond the thread."""
LOOKED_AT = 24
"""Facts of its sort that are looked at: a pack may have thousands."""
F = TypeVar("F", Definition, Event, Relation, Tenure)
Side = tuple[Fact, Point, str, str]
"""(fact, point, left side, right side)."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a matching of this fact and others of its sort."""
    found = _sides(world, fact)
    if found is None:
        return
    stem, own, others = found
    others = [side for side in others if fold(side[3]) != fold(own[3]) and side[2] != own[2]]
    others.sort(key=lambda side: world.rank(NAME, fact.id, side[0].id))
    chosen, taken = [own], {fold(own[3])}
    for side in others:
        if fold(side[3]) not in taken:
            chosen.append(side)
            taken.add(fold(side[3]))
    if len(chosen) < 4:
        missing = 4 - len(chosen)
        yield Refusal(
            NAME, "too-few-pairs", fact.id, f"{missing} more of its sort unlock{'s' * (missing == 1)} matching"
        )
        return
    pairs = chosen[:4] if len(chosen) > 5 else chosen[:3]
    extras = []
    for side in chosen[len(pairs) : len(pairs) + 1 + (len(chosen) > 6)]:
        why = world.voice.sentence(side[0], side[1].slot) or f"{side[2]}: {side[3]}."
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=side[0].id, why=why)
        extras.append(Distractor(side[3], certificate))
    said = " ".join(world.voice.sentence(side[0], side[1].slot) or "" for side in pairs)
    facts = tuple(side[0] for side in pairs if side[0].id != fact.id)
    ask = Ask(NAME, fact, (), stem, said, others=facts)
    yield building.matching(world, ask, [(side[1], side[2], side[3]) for side in pairs], extras)


def _sides(world: World, fact: Fact) -> tuple[str, Side, list[Side]] | None:
    at = world.rng(NAME, fact.id).below(3)
    sides: list[Side]
    match fact:
        case Definition():
            term = "term" if fact.language is None else f"{fact.language} word"
            stems = (
                f"Match each {term} with its meaning.",
                f"Which meaning belongs to which {term}?",
                f"Join {term}s and meanings.",
            )
            sides = [
                (f, Point(fact=f.id, slot="meaning"), f.term, f.meaning)
                for f in _kin(world, fact)
                if _asked(world, f, "meaning") and (f.abbreviation, f.language) == (fact.abbreviation, fact.language)
            ]
        case Event() if fact.when is not None and not fact.recurs:
            stems = (
                "Match each event with its date.",
                "When did each of these happen?",
                "Join each event and its date.",
            )
            sides = [
                (
                    e,
                    Point(fact=e.id, slot="when"),
                    capitalise(e.parsed.statement),
                    capitalise(world.voice.value(e.when)),
                )
                for e in _events(world, fact)
                if _asked(world, e, "when") and e.when and not e.recurs and e.when.same_granularity(fact.when)
            ]
            sides = _disjoint(sides, fact)
        case Tenure() if fact.ordinal is not None:
            country = world.voice.entity(world.pack.offices[fact.office].of, "poss")
            title = world.pack.offices[fact.office].title
            stems = (
                f"Match each holder with their place among {country} {title}s.",
                f"Who came where in the line of {country} {title}s?",
                f"Join each name and its place among {country} {title}s.",
            )
            sides = [
                (t, Point(fact=t.id, slot="ordinal"), world.voice.entity(t.holder), capitalise(ordinal_word(t.ordinal)))
                for t in _kin(world, fact)
                if _asked(world, t, "ordinal") and t.ordinal
            ]
        case Relation() if (found := _related(world, fact)) is not None:
            stems, sides = found
        case _:
            return None
    own = next((side for side in sides if side[0].id == fact.id), None)
    return (stems[at], own, [side for side in sides if side[0].id != fact.id]) if own else None


def _kin(world: World, fact: F) -> list[F]:
    """Return a fact and some of its sort."""
    # The sorts of peers are kept by kind: what is beside a fact is of its class.
    found: list[Fact] = [fact, *(other for other in world.peers.of(fact, LOOKED_AT) if other.kind == fact.kind)]
    return cast("list[F]", found)


def _related(world: World, fact: Relation) -> tuple[tuple[str, str, str], list[Side]] | None:
    """Return pairs whose left side has one right side only; None where neither direction of the type is functional."""
    declared = world.pack.relations[fact.type]
    if not declared.functional_object and not declared.functional_subject:
        return None
    side = "object" if declared.functional_object else "subject"
    left, right = (declared.subject, declared.object) if side == "object" else (declared.object, declared.subject)
    sides: list[Side] = []
    for other in _kin(world, fact):
        if _asked(world, other, side):
            ends = (other.subject, other.object) if side == "object" else (other.object, other.subject)
            one, two = (world.entity(end).name for end in ends)
            sides.append((other, Point(fact=other.id, slot=side), one, two))
    whose = "their" if world.entity(fact.subject if side == "object" else fact.object).type == "person" else "its"
    stems = (
        f"Match each {left} with {whose} {right}.",
        f"Which {right} goes with which {left}?",
        f"Join each {left} and {whose} {right}.",
    )
    return stems, sides


def _events(world: World, fact: Event) -> list[Event]:
    """Return the dated events of its thread; those near it in time too, where the thread is small."""
    found = {event.id: event for event in _kin(world, fact)}
    if len(found) < ENOUGH:
        times = world.chronology
        near = [*times.earlier(fact, ENOUGH, anywhere=True), *times.later(fact, ENOUGH, anywhere=True)]
        found |= {event.id: event for event in sorted(near, key=lambda e: times.distance(fact, e))}
    return list(found.values())


def _asked(world: World, fact: Fact, slot: str) -> bool:
    return fact.asked and NAME not in fact.skip and any(s.name == slot and s.point for s in world.pack.slots(fact))


def _disjoint(sides: list[Side], fact: Event) -> list[Side]:
    """Keep events whose dates certainly differ from each other: each left side then has one right side."""
    kept: list[Side] = []
    ordered = sorted(sides, key=lambda side: side[0].id != fact.id)
    for side in ordered:
        mine = side[0].when if isinstance(side[0], Event) else None
        if mine and all(isinstance(k[0], Event) and k[0].when and mine.disjoint(k[0].when) for k in kept):
            kept.append(side)
    return kept
