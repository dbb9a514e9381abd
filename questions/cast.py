"""Who and what a pack's facts name, so that wrong names can be of the same sort, matter and kind of fact."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from questions.facts import Fact
from questions.facts.relation import Relation
from questions.text.folding import fold

if TYPE_CHECKING:
    from questions.world import World

LONGEST = 5
"""Words of a name that is looked for in quotes."""
CROWD = 8
"""Entities in one quote beyond which it is a list, and being in it says nothing."""
CLOSENESS = (1.0, 0.7, 0.4, 0.1)
"""How much an entity tempts that shares thread and kind of fact, kind, thread, or only the type."""


class Cast:
    """The entities that facts say something of, by how they resemble each other."""

    def __init__(self, world: World) -> None:
        self._world = world
        members: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for entity_id, pairs in world.facts_of_entity.items():
            sort = world.entity(entity_id).type if entity_id in world.pack.entities else ""
            for fact, _ in pairs:
                for key in _keys(sort, fact):
                    members[key].add(entity_id)
        self._together = {
            entity_id: sorted((world.rank("cast", other), other) for other in others)
            for entity_id, others in _together(world).items()
        }
        self._ranked = {
            key: sorted((world.rank("cast", entity_id), entity_id) for entity_id in found)
            for key, found in members.items()
        }

    def near(self, entity_id: str, fact: Fact, n: int) -> Iterator[tuple[str, float]]:
        """Yield up to `n` other entities of the type of one, the most alike first, and how alike they are (0..1).

        What the text mentions in one breath with it comes first. Then each fact begins elsewhere in the list, so that not
        all questions offer the same few names.
        """
        start = self._world.rank("cast", fact.id)
        seen = {entity_id}
        sort = self._world.entity(entity_id).type
        beside = self._together.get(entity_id, ())
        at = bisect_left(beside, (start, ""))
        for _, other in [*beside[at : at + n // 2], *beside[: min(at, n // 2)]][: n // 2]:
            seen.add(other)
            yield other, CLOSENESS[0]
        for key, closeness in zip(_keys(sort, fact), CLOSENESS, strict=True):
            line = self._ranked.get(key, ())
            at = bisect_left(line, (start, ""))
            for _, other in [*line[at : at + n], *line[: min(at, n)]]:
                if other not in seen:
                    seen.add(other)
                    yield other, closeness
                    if len(seen) > n:
                        return


def _together(world: World) -> dict[str, set[str]]:
    """Return, by entity, those of its type that one quote of the pack's sources mentions beside it."""
    found: dict[str, set[str]] = defaultdict(set)
    longest = max((len(name.split()) for name in world.entities_by_name), default=0)
    for quote in {evidence.quote for fact in world.pack.facts for evidence in fact.evidence}:
        words = fold(quote).split()
        named: set[str] = set()
        for at in range(len(words)):
            for size in range(1, min(longest, LONGEST) + 1):
                named.update(world.entities_by_name.get(" ".join(words[at : at + size]), ()))
        if len(named) <= CROWD:
            sorts = {entity_id: world.entity(entity_id).type for entity_id in named}
            for entity_id, sort in sorts.items():
                found[entity_id].update(other for other in named if sorts[other] == sort and other != entity_id)
    return found


def _keys(sort: str, fact: Fact) -> tuple[tuple[str, ...], ...]:
    kind = fact.type if isinstance(fact, Relation) else fact.kind
    thread = fact.thread or f"only {fact.id}"  # facts without a thread share no matter
    return (sort, thread, kind), (sort, "", kind), (sort, thread, ""), (sort, "", "")
