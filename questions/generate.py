"""generate(pack, seed) -> items: every family asked about every fact, and every offer held against the item rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from questions.building import Refusal
from questions.difficulty import Key, Seen, key_of, observed, within
from questions.facts import Fact
from questions.families import FAMILIES
from questions.items import Item
from questions.lint import errors
from questions.pack import Pack
from questions.world import World

MOST_A_POINT = 12
"""Items a point and seed, at the most."""


@dataclass(frozen=True, slots=True)
class Generation:
    """What came of a pack and a seed."""

    items: tuple[Item, ...]
    refusals: tuple[Refusal, ...]

    def refused(self) -> dict[tuple[str, str], int]:
        """Return how often each (family, rule) refused."""
        return dict(sorted(Counter((refusal.family, refusal.rule) for refusal in self.refusals).items()))


def generate(
    pack: Pack,
    seed: int = 0,
    *,
    families: Collection[str] | None = None,
    facts: Collection[str] | None = None,
    difficulty: tuple[float, float] | None = None,
    answers: Mapping[Key, Seen] | None = None,
) -> Generation:
    """Derive the items of a pack.

    Args:
        pack: A checked pack.
        seed: Any whole number; the same pack and seed give the same items everywhere.
        families: Only these families.
        facts: Only facts of these ids.
        difficulty: Only items whose difficulty lies in this range (see `questions.difficulty`).
        answers: What learners made of the items: where there are answers they take the estimate's place.

    Returns:
        Items in the order of facts and families, and why the others were not offered.
    """
    world = World(pack, seed)
    items: list[Item] = []
    known = answers or {}
    refusals: list[Refusal] = []
    seen: set[str] = set()
    load: Counter[str] = Counter()
    for fact in pack.facts:
        if facts is not None and fact.id not in facts:
            continue
        for made in offers(world, fact, families):
            if isinstance(made, Refusal):
                refusals.append(made)
                continue
            fullest = max((load[str(point)] for point in made.points), default=0)
            if made.id in seen or (len(made.points) == 1 and fullest >= MOST_A_POINT):
                continue
            seen.add(made.id)
            load.update(str(point) for point in made.points)
            if seen_by := known.get(key_of(made)):
                made = made.model_copy(update={"difficulty": observed(made, seen_by)})
            if difficulty is None or within(made, difficulty):
                items.append(made)
    return Generation(tuple(items), tuple(refusals))


def offers(world: World, fact: Fact, families: Collection[str] | None = None) -> Iterator[Item | Refusal]:
    """Yield the lint-clean items about one fact, and refusals, those of the item rules too."""
    for name, offer in FAMILIES.items():
        if (families is not None and name not in families) or name in fact.skip or not fact.asked:
            continue
        for made in offer(world, fact):
            if isinstance(made, Refusal):
                yield made
                continue
            broken = errors(made, world)
            if broken:
                yield Refusal(name, broken[0].rule, fact.id, broken[0].message, made.points[0])
            else:
                yield made
