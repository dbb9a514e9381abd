"""Items on demand: one fact at a time, from the few packs that are in use."""

from __future__ import annotations

import gc
from collections import OrderedDict
from typing import TYPE_CHECKING

from questions.fingerprints import of_point
from questions.generate import offers
from questions.items import BaseItem
from questions.world import World
from quiz.core.ladder import Rung, choose, rung
from quiz.core.memory.state import RECALL, RECOGNITION

if TYPE_CHECKING:
    from questions.items import Item
    from questions.pack import Pack
    from quiz.study.study import Study

OPEN = 2_500
"""Facts of the packs that are kept in memory at once, and that take turns in a review; two packs at least."""
FACTS = 12
"""Facts whose items are kept: what is weighed for the next place."""
UNASKED = frozenset({"read_table"})
"""Families that no review asks: what is read off a shown table is not remembered."""


class Maker:
    """Makes the items of one round."""

    def __init__(self, study: Study, seed: int) -> None:
        """Make a maker.

        Args:
            study: The learner's data.
            seed: Same packs, states and seed give the same items.
        """
        self._study = study
        self.seed = seed
        self._worlds: OrderedDict[str, World] = OrderedDict()
        self._items: OrderedDict[tuple[str, str], list[Item]] = OrderedDict()
        self._answers: dict[str, dict[str, str]] = {}
        self.hashes: dict[str, str] = {}
        """Content hash of each pack that was used."""

    def use(self, pack: Pack, content_hash: str) -> None:
        """Take a pack that is loaded already, installed or not."""
        self.hashes[pack.id] = content_hash
        self._worlds[pack.id] = World(pack, self.seed)

    def world(self, pack_id: str) -> World:
        """Return what families see of a pack.

        Raises:
            UsageError, PackError: As `Study.load`.
        """
        world = self._worlds.get(pack_id)
        if world is None:
            # Room is made first, for one of their usual size: while a pack is opened it is not one more than may stay.
            self._close_others(len(self._worlds) and self._facts() // len(self._worlds))
            pack, self.hashes[pack_id] = self._study.load(pack_id)
            world = self._worlds[pack_id] = World(pack, self.seed)
            self._close_others()
        self._worlds.move_to_end(pack_id)
        return world

    def _facts(self) -> int:
        return sum(len(world.pack.facts) for world in self._worlds.values())

    def _close_others(self, coming: int = 0) -> None:
        """Let go of the packs that were not used for the longest time; `coming` are the facts of one that is opened next."""
        before = len(self._worlds)
        while len(self._worlds) + bool(coming) > 2 and self._facts() + coming > OPEN:
            gone, _ = self._worlds.popitem(last=False)
            self._study.forget(gone)
            self._items = OrderedDict((key, made) for key, made in self._items.items() if key[0] != gone)
        if len(self._worlds) < before:
            gc.collect()  # a pack and its look-ups refer to each other: megabytes, which would wait for the next full pass

    def items(self, pack_id: str, fact_id: str) -> list[Item]:
        """Return the items about a fact that a review may ask; none where the pack has it no more."""
        key = (pack_id, fact_id)
        found = self._items.get(key)
        if found is None:
            world = self.world(pack_id)
            fact = world.pack.by_id.get(fact_id)
            made = [] if fact is None else list(offers(world, fact))
            found = [one for one in made if isinstance(one, BaseItem) and one.family not in UNASKED]
            self._items[key] = found
            while len(self._items) > FACTS:
                self._items.popitem(last=False)
        self._items.move_to_end(key)
        return found

    def item(self, pack_id: str, point: str, wanted: Rung | None = None) -> Item | None:
        """Return the item for a point, as its memory and the ladder say; None where the pack has none.

        Args:
            pack_id: The pack.
            point: "fact#slot".
            wanted: The rung, where it is not the one that follows from the point's states.
        """
        fact_id = point.partition("#")[0]
        states = self._study.log.states_of_fact(pack_id, fact_id)
        recognition, recall = states.get((point, RECOGNITION)), states.get((point, RECALL))
        reps = sum(state.reps for state in (recognition, recall) if state is not None)
        about = [one for one in self.items(pack_id, fact_id) if any(str(each) == point for each in one.points)]
        step = wanted or rung(recognition, recall, self._study.settings.ladder)
        chosen = choose(about, step, reps, self.seed, point)
        if chosen is not None:
            self.fingerprints(pack_id, chosen)
        return chosen

    def fingerprints(self, pack_id: str, item: Item) -> dict[str, str]:
        """Return the fingerprint of the value of each point of an item; noted when it was made, so that none is read anew."""
        found = self._answers.get(item.id)
        if found is None:
            found = self._answers[item.id] = _answers(self.world(pack_id).pack, item)
        return found


def _answers(pack: Pack, item: Item) -> dict[str, str]:
    found = {str(point): of_point(pack, str(point)) for point in item.points}
    return {point: value for point, value in found.items() if value is not None}
