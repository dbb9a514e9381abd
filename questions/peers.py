"""Facts of one sort: the partners of a matching, the other terms of a glossary, values of one measure.

From several thousand of a sort each fact takes the few that follow it on a circle in seeded order. So a choice costs
the same in a pack of any size, and another fact of the sort changes only what stands next to it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.position import Position
from questions.facts.quantity import Quantity
from questions.facts.relation import Relation
from questions.facts.tenure import Tenure

if TYPE_CHECKING:
    from questions.world import World

Sort = tuple[object, ...]


class Peers:
    """The facts of a pack, universe facts too, by their sorts."""

    def __init__(self, world: World) -> None:
        self._world = world
        found: dict[Sort, list[tuple[float, str]]] = defaultdict(list)
        for fact in world.pack.facts:
            for sort in sorts(fact):
                found[sort].append((world.rank("peers", fact.id), fact.id))
            if fact.asked:
                for sort in (("thread", fact.thread), ("asked",)):
                    found[sort].append((world.rank("peers", fact.id), fact.id))
        self._circles = {sort: sorted(members) for sort, members in found.items()}

    def of(self, fact: Fact, n: int) -> Iterator[Fact]:
        """Yield up to `n` other facts of the sorts of one, those of its closest sort first."""
        seen = {fact.id}
        for sort in sorts(fact):
            circle = self._circles[sort]
            at = bisect_right(circle, (self._world.rank("peers", fact.id), fact.id))
            for _, other in (circle[at : at + n] + circle[: min(at, n)])[:n]:
                if len(seen) > n:
                    return
                if other not in seen:
                    seen.add(other)
                    yield self._world.pack.by_id[other]

    def beside(self, fact: Fact, n: int) -> Iterator[Fact]:
        """Yield up to `n` other asked facts, whatever their kinds: those of its thread, in a small thread then others."""
        seen = {fact.id}
        for sort in (("thread", fact.thread), ("asked",)):
            circle = self._circles.get(sort, [])
            at = bisect_right(circle, (self._world.rank("peers", fact.id), fact.id))
            for _, other in circle[at : at + n] + circle[: min(at, n)]:
                if other not in seen and len(seen) <= n:
                    seen.add(other)
                    yield self._world.pack.by_id[other]


def sorts(fact: Fact) -> tuple[Sort, ...]:
    """Return the sorts that a fact is of, the narrowest first; none for kinds that are never put side by side."""
    match fact:
        case Definition():
            kind = ("definition", fact.abbreviation, fact.language)
            return (*kind, fact.thread), kind
        case Relation():
            return ("relation", fact.type, fact.thread), ("relation", fact.type)
        case Quantity():
            return (("quantity", fact.measure, fact.unit),)
        case Tenure() if fact.ordinal is not None:
            return (("tenure", fact.office),)
        case Event() if fact.when is not None:
            return (("event", fact.thread, fact.when.precision),)
        case Position():
            return (("position", fact.thread),)
        case _:
            return ()
