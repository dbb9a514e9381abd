"""What a game is chosen from: facts are drawn and asked about until there is choice enough, not the whole pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.building import Refusal
from questions.generate import Deriver, uncollected
from questions.rng import Rng

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from questions.difficulty import Key, Seen
    from questions.items import Item, Point
    from questions.world import World

SPARE = 40
"""Points beyond those that a game asks: what it chooses from, so that families mix and nothing gives an answer away.

Fewer for long games, which mix by themselves."""


def pool(
    world: World,
    count: int,
    fits: Callable[[Item], bool],
    *,
    facts: Collection[str] | None = None,
    families: Collection[str] | None = None,
    difficulty: tuple[float, float] | None = None,
    answers: Mapping[Key, Seen] | None = None,
) -> list[Item]:
    """Return items that a game may ask, about `count` points and some to choose from, or all that there are.

    A whole pack takes a second to ask about; this takes as long as the game needs.

    Args:
        world: The pack and the seed; the same ones give the same items.
        count: Questions of the game.
        fits: Whether the game may ask an item.
        facts: Only facts of these ids.
        families: Only these families.
        difficulty: Only items whose difficulty lies in this range.
        answers: As in `questions.generate.generate`.
    """
    early = fits if answers is None else None  # answers change difficulties, which `fits` may ask for, at the end only
    derive = Deriver(world, families=families, difficulty=difficulty, answers=answers, fits=early)
    found: list[Item] = []
    reached: set[Point] = set()
    with uncollected():
        for fact in Rng("facts", world.pack.id, world.seed).shuffled(world.pack.facts):
            if facts is not None and fact.id not in facts:
                continue
            for made in derive.about(fact):
                if not isinstance(made, Refusal) and fits(made):
                    found.append(made)
                    reached.update(made.points if len(made.points) == 1 else ())
            if len(reached) >= count + max(SPARE - count // 4, 20):
                break
    return found
