"""The questions of a round, made one at a time: a round over thousands of points starts at once, and `next` waits for none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableSequence
from typing import Generic, Protocol, TypeVar, overload

from questions.items import Item
from quiz.core.arranging import Arranger


class Queued(Protocol):
    """What a queue is made of, as far as it matters here."""

    @property
    def pack(self) -> str:
        """Id of the pack that it is from."""


T = TypeVar("T", bound=Queued)

LOOK = 4
"""Points in the queue that are weighed for the next place: enough to keep what gives each other away apart."""
SHORT = 30
"""Points up to which a course is made at once, so that its length is known from the start: a fraction of a second."""
FORWARD = 3.0
"""What it costs to ask a point one place before its turn, in the units of `Arranger.cost`."""


class Course(MutableSequence[Item], Generic[T]):
    """Items made from a queue when they are asked for. Its length counts what is made and what waits."""

    def __init__(
        self,
        queue: Iterable[T],
        make: Callable[[T], Item | None],
        *,
        reserve: Iterable[T] = (),
        made: Iterable[tuple[str, Item]] = (),
    ) -> None:
        """Make a course; a short one at once, so that its length is exact.

        Args:
            queue: What to ask, the most urgent first.
            make: Gives the item for one entry; None where there is none, then the entry is left out.
            reserve: What is asked in place of entries that are left out.
            made: (pack, item) that come first: of a course that goes on, what was made for it before.
        """
        self._waiting = list(queue)
        self.entries = tuple(self._waiting)
        """What it was made from, so that it can be made again."""
        self._make = make
        self._window: list[tuple[str, Item]] = []
        self._made: list[Item] = []
        self._pack: dict[str, str] = {}
        self._asked: set[tuple[str, str]] = set()
        self._arranger = Arranger()
        for pack, item in made:
            self._take(pack, item)
        self._most = len(self._made) + len(self._waiting)
        first = self._waiting[: SHORT + 1]
        self._waiting += reserve
        self._waiting.reverse()  # the next one last: taken without moving the others
        if self._most <= SHORT:
            self._settle(first)

    def _settle(self, first: list[T]) -> None:
        """Make all items now, pack by pack, since each pack has to be opened."""
        make = self._make
        ready = {id(entry): make(entry) for entry in sorted(first, key=lambda entry: entry.pack)}
        self._make = lambda entry: ready[id(entry)] if id(entry) in ready else make(entry)
        while self._grow():
            pass
        self._make = make
        self._waiting, self._window = [], []

    def __len__(self) -> int:
        return min(self._most, len(self._made) + len(self._window) + len(self._waiting))

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return list(self)[index]
        if index < 0:
            index += len(self)
        while len(self._made) <= index and self._grow():
            pass
        return self._made[index]

    def _grow(self) -> bool:
        """Make one more item; return whether there was one."""
        if len(self._made) >= self._most:
            return False
        while self._waiting and len(self._window) < LOOK:
            entry = self._waiting.pop()
            item = self._make(entry)
            if item is not None:
                self._window.append((entry.pack, item))
        self._window = [(pack, item) for pack, item in self._window if not self._asked & _points(pack, item)]
        if not self._window:
            return self._grow() if self._waiting else False
        costs = [self._arranger.cost(item) + FORWARD * at for at, (_, item) in enumerate(self._window)]
        pack, best = self._window.pop(costs.index(min(costs)))
        self._take(pack, best)
        return True

    def _take(self, pack: str, item: Item) -> None:
        self._arranger.take(item)
        self._asked |= _points(pack, item)
        self._pack[item.id] = pack
        self._made.append(item)

    @property
    def made(self) -> list[Item]:
        """What was made so far."""
        return list(self._made)

    def pack_of(self, item: Item) -> str:
        """Return the id of the pack that a made item is from."""
        return self._pack[item.id]

    @overload
    def __setitem__(self, index: int, value: Item) -> None: ...

    @overload
    def __setitem__(self, index: slice, value: Iterable[Item]) -> None: ...

    def __setitem__(self, index: int | slice, value: Item | Iterable[Item]) -> None:
        raise TypeError("the questions of a course are made, not set")

    def __delitem__(self, index: int | slice) -> None:
        if not isinstance(index, slice):
            self[index]  # made, so that it can be taken out
        before = len(self._made)
        del self._made[index]
        self._most -= before - len(self._made)  # nothing is asked in place of what the learner took out

    def insert(self, index: int, value: Item) -> None:
        """Put an item back in its place."""
        self._made.insert(index, value)
        self._most += 1


def _points(pack: str, item: Item) -> set[tuple[str, str]]:
    return {(pack, str(point)) for point in item.points}
