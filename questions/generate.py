"""generate(pack, seed) -> items: every family asked about every fact, and every offer held against the item rules."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
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
    derive = Deriver(World(pack, seed), families=families, difficulty=difficulty, answers=answers)
    items: list[Item] = []
    refusals: list[Refusal] = []
    with uncollected():
        for fact in pack.facts:
            if facts is not None and fact.id not in facts:
                continue
            for made in derive.about(fact):
                if isinstance(made, Refusal):
                    refusals.append(made)
                else:
                    items.append(made)
    return Generation(tuple(items), tuple(refusals))


@contextmanager
def uncollected() -> Iterator[None]:
    """Stop the collector while much is made that stays: it would walk over it again and again and find nothing.

    It goes on afterwards where it was on before, after an error too.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


class Deriver:
    """Derives items fact by fact, so that a caller that has enough of them can stop."""

    def __init__(
        self,
        world: World,
        *,
        families: Collection[str] | None = None,
        difficulty: tuple[float, float] | None = None,
        answers: Mapping[Key, Seen] | None = None,
        fits: Callable[[Item], bool] | None = None,
    ) -> None:
        """Begin with no item made; arguments as `generate` and `offers`."""
        self._fits = fits
        self._world = world
        self._families = families
        self._difficulty = difficulty
        self._known = answers or {}
        self._seen: set[str] = set()
        self._load: Counter[str] = Counter()

    def about(self, fact: Fact) -> Iterator[Item | Refusal]:
        """Yield the items about a fact that were not made before, and refusals; at most `MOST_A_POINT` a point."""
        for made in offers(self._world, fact, self._families, self._fits):
            if isinstance(made, Refusal):
                yield made
                continue
            fullest = max((self._load[str(point)] for point in made.points), default=0)
            if made.id in self._seen or (len(made.points) == 1 and fullest >= MOST_A_POINT):
                continue
            self._seen.add(made.id)
            self._load.update(str(point) for point in made.points)
            if seen_by := self._known.get(key_of(made)):
                made = made.model_copy(update={"difficulty": observed(made, seen_by)})
            if self._difficulty is None or within(made, self._difficulty):
                yield made


def offers(
    world: World,
    fact: Fact,
    families: Collection[str] | None = None,
    fits: Callable[[Item], bool] | None = None,
) -> Iterator[Item | Refusal]:
    """Yield the lint-clean items about one fact, and refusals, those of the item rules too.

    Args:
        world: The pack and the seed.
        fact: The fact.
        families: Only these families.
        fits: Only items that this is true of; the others are not held against the item rules, which takes time.
    """
    for name, offer in FAMILIES.items():
        if (families is not None and name not in families) or name in fact.skip or not fact.asked:
            continue
        for made in offer(world, fact):
            if isinstance(made, Refusal):
                yield made
                continue
            if fits is not None and not fits(made):
                continue
            broken = errors(made, world)
            if broken:
                yield Refusal(name, broken[0].rule, fact.id, broken[0].message, made.points[0])
            else:
                yield made
