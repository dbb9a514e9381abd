"""`interval`: about how many years lay between two events? From the bounds of their dates; only for four years and more."""

from __future__ import annotations

import math
from collections.abc import Iterator
from decimal import Decimal

from questions.building import Ask, Key, Offer, Refusal, choice
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.values import Amount
from questions.world import World

NAME = "interval"
YEAR = 365.2425


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice of years between an event and an earlier one of its thread."""
    if not isinstance(fact, Event) or fact.when is None or not world.pack.slot(fact, "when").functional:
        return
    if not world.pack.slot(fact, "when").point or fact.when.precision not in {"day", "month", "year"}:
        return
    earlier = []
    for other in world.events_by_thread[fact.thread]:
        if other.id == fact.id or other.when is None or not other.asked or other.recurs:
            continue
        if other.when.precision in {"day", "month", "year"} and other.when.before(fact.when):
            least = (fact.when.earliest - other.when.latest) / YEAR
            most = (fact.when.latest - other.when.earliest) / YEAR
            if (least + most) / 2 >= 4 and most - least <= 2.01:
                earlier.append((other, least, most))
    if not earlier:
        yield Refusal(NAME, "too-near", fact.id, "no earlier event of its thread lies four years or more before it")
        return
    other, least, most = min(earlier, key=lambda entry: world.rank(NAME, fact.id, entry[0].id))
    years = math.floor((least + most) / 2 + 0.5)
    # Options lie beyond what the dates leave open, and beyond rounding.
    slack = Decimal(str(round(max(most - years, years - least) + 0.5, 2)))
    value = Amount(Decimal(years), "years", slack)
    a, b = fact.parsed, other.parsed
    stems = [
        f"About how many years after {b.statement} {a.question}?",
        f"About how many years lie between these: {b.statement}; {a.statement}?",
        f"{b.statement[0].upper()}{b.statement[1:]}. About how many years later {a.question}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    said = f"{world.voice.sentence(other, 'when')} {world.voice.sentence(fact, 'when')} That is about {years} years."
    points = (*world.points(fact, "when"), *world.points(other, "when"))
    ask = Ask(NAME, fact, points, stems[at], said, others=(other,), wording=at)
    yield choice(world, ask, Key(world.voice.option(value), value), [])
