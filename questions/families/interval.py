"""`interval`: about how many years lay between two events? From the bounds of their dates; only for four years and more."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, number
from questions.chronology import partners, placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.values import Amount
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "interval"
YEAR = 365.2425
LEAST = 4
"""Years below which "about" would blur the answer."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice of years, and a number to type, between an event and an earlier one of its thread."""
    if not isinstance(fact, Event) or fact.when is None or fact.recurs or not world.pack.slot(fact, "when").point:
        return
    near = partners(world, fact, 8)
    gaps = [(other, gap) for other in near if (gap := _gap(other, fact)) is not None]
    fresh = [(other, gap) for other, gap in gaps if fact.id in _ends(world, other)]
    if gaps and not fresh:
        yield Refusal(
            NAME, "much-asked", fact.id, f"what it could be counted from, {gaps[0][0].id}, serves others already"
        )
        return
    if not gaps:
        yield Refusal(
            NAME, "too-near", fact.id, f"a dated event of its thread {LEAST} or more years earlier would unlock it"
        )
        return
    other, value = min(fresh, key=lambda pair: world.rank(NAME, fact.id, pair[0].id))
    years = int(value.value)
    a, b = fact.parsed, other.parsed
    stems = [
        f"About how many years after {b.statement} {a.question}?",
        f"{capitalise(b.statement)}. About how many years later {a.question}?",
        f"About how many years lie between these two: {b.statement}; {a.statement}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    said = f"{placed(world, other)} {placed(world, fact)} That makes about {years} years."
    points = (*world.points(fact, "when"), *world.points(other, "when"))
    ask = Ask(NAME, fact, points, stems[at], said, others=(other,), wording=at)
    wrong = list(_others(world, fact, other, near))
    yield choice(world, ask, Key(world.voice.option(value), value), wrong)
    at = (at + 1) % len(stems)
    yield number(world, Ask(NAME, fact, points, stems[at], said, others=(other,), wording=at), value)


def _others(world: World, fact: Event, start: Event, near: list[Event]) -> Iterator[Distractor]:
    """Yield how long after the same start other things happened."""
    for other in near:
        gap = _gap(start, other)
        if gap is not None and other.id not in {fact.id, start.id}:
            why = f"About {gap.value} years after {start.parsed.statement}, {other.parsed.statement}."
            certificate = Certificate(type=CertificateType.ARITHMETIC, fact=other.id, why=why)
            yield Distractor(world.voice.option(gap), certificate, 0.7, gap)


def _ends(world: World, start: Event) -> list[str]:
    """Return the two events that are counted from a start: more would ask nearly the same over and over."""
    later = [e.id for e in partners(world, start, 8) if e.when and not e.recurs and _gap(start, e) is not None]
    return sorted(later, key=lambda event: world.rank(NAME, start.id, event))[:2]


def _gap(one: Event, other: Event) -> Amount | None:
    """Return the whole years from one event to a later one, with what dates and rounding leave open; None if too few."""
    first, last = one.when, other.when
    plain = {"day", "month", "year"}
    if first is None or last is None or {first.precision, last.precision} - plain or not first.before(last):
        return None
    least = (last.earliest - first.latest) / YEAR
    most = (last.latest - first.earliest) / YEAR
    if (least + most) / 2 < LEAST or most - least > 2.01:
        return None
    years = math.floor((least + most) / 2 + 0.5)
    slack = Decimal(str(round(max(most - years, years - least) + 0.5, 2)))
    return Amount(Decimal(years), "years", slack)
