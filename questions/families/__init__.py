"""The question families: one module a family, unaware of each other. A new family is one module and one line here.

A family is a module with `NAME` and `offer(world, fact)`, which yields items about the fact and refusals that say why
it offers none; it yields nothing for kinds of fact that it has nothing to do with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.building import Offer
from questions.facts import Fact
from questions.families import when
from questions.world import World

FAMILIES: dict[str, Callable[[World, Fact], Iterator[Offer]]] = {
    when.NAME: when.offer,
}
