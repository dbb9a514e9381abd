"""A lesson: small batches, each read first and then asked; what was missed is asked again at the end of its batch. Pure."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence, Sequence
from dataclasses import dataclass, field
from typing import overload

from questions.items import Item
from quiz.core.session import Answered, Session

BATCH = 3
"""Facts that are read together: as many as are still in mind when the last of them is asked."""
AGAIN = 2
"""How often a question comes again at the end of its batch, while it is missed."""


@dataclass(frozen=True, slots=True)
class Step:
    """One question of a lesson."""

    batch: int
    question: int
    """Counted over all batches, from 0."""
    turn: int
    """0 the first time, n for the n-th repetition."""


def sizes(count: int, batch: int = BATCH) -> tuple[int, ...]:
    """Return how many facts each batch has: as even as can be, none larger than `batch`."""
    batches = -(-count // batch)
    return tuple(count // batches + (at < count % batches) for at in range(batches)) if count > 0 else ()


def steps(
    batches: Sequence[int], marks: Sequence[bool], dropped: Mapping[int, int] | None = None
) -> tuple[list[Step], list[Step]]:
    """Return the steps that the answers so far were given to, and those that follow if all of them are right.

    Args:
        batches: Questions of each batch.
        marks: Whether each answer so far was right.
        dropped: Question to the number of answers after which it was set aside: it is not asked from then on.
    """
    done: list[Step] = []
    ahead: list[Step] = []
    first = 0
    for batch, size in enumerate(batches):
        queue = deque(Step(batch, question, 0) for question in range(first, first + size))
        first += size
        while queue:
            step = queue.popleft()
            if dropped is not None and dropped.get(step.question, len(marks) + 1) <= len(done):
                continue
            if len(done) == len(marks):
                ahead.append(step)
                continue
            done.append(step)
            if not marks[len(done) - 1] and step.turn < AGAIN:
                queue.append(Step(batch, step.question, step.turn + 1))
    return done, ahead


class LessonItems(MutableSequence[Item]):
    """The questions of a lesson, as far as the answers so far decide them."""

    def __init__(self, firsts: Sequence[Item], again: Callable[[Item, int], Item]) -> None:
        """Make them.

        Args:
            firsts: The question about each fact, batch after batch.
            again: Gives the question for a repetition, in other words where there are some.
        """
        self.firsts = list(firsts)
        self.batches = sizes(len(self.firsts))
        self.dropped: dict[int, int] = {}
        self.answered: Sequence[Answered] = ()
        """Those of the session, once it is there."""
        self._again = again
        self._made: dict[Step, Item] = {}

    def ahead(self) -> list[Step]:
        """Return the steps that follow if every answer from now on is right."""
        return steps(self.batches, [done.worth.correct for done in self.answered], self.dropped)[1]

    def item(self, step: Step) -> Item:
        """Return the item of a step."""
        first = self.firsts[step.question]
        if step.turn == 0:
            return first
        if step not in self._made:
            self._made[step] = self._again(first, step.turn)
        return self._made[step]

    def __len__(self) -> int:
        return len(self.answered) + len(self.ahead())

    def __iter__(self) -> Iterator[Item]:
        return iter([*(done.item for done in self.answered), *(self.item(step) for step in self.ahead())])

    @overload
    def __getitem__(self, index: int) -> Item: ...

    @overload
    def __getitem__(self, index: slice) -> list[Item]: ...

    def __getitem__(self, index: int | slice) -> Item | list[Item]:
        if isinstance(index, slice):
            return list(self)[index]
        if index < 0:
            index += len(self)
        if index < len(self.answered):
            return self.answered[index].item
        return self.item(self.ahead()[index - len(self.answered)])

    @overload
    def __setitem__(self, index: int, value: Item) -> None: ...

    @overload
    def __setitem__(self, index: slice, value: Iterable[Item]) -> None: ...

    def __setitem__(self, index: int | slice, value: Item | Iterable[Item]) -> None:
        raise TypeError("the questions of a lesson follow from its answers")

    def __delitem__(self, index: int | slice) -> None:
        """Set an open question aside."""
        assert isinstance(index, int)
        step = self.ahead()[index - len(self.answered)]
        self.dropped[step.question] = len(self.answered)

    def insert(self, index: int, value: Item) -> None:
        """Ask again what was set aside last."""
        if self.dropped:
            self.dropped.popitem()


@dataclass(kw_only=True)
class Lesson(Session):
    """A round of new facts."""

    passages: Mapping[str, tuple[object, ...]] = field(default_factory=dict)
    """What is read about each fact before it is asked; drawn by the screen."""

    def __post_init__(self) -> None:
        assert isinstance(self.items, LessonItems)
        self.items.answered = self.answered

    @property
    def reading(self) -> tuple[int, tuple[str, ...]] | None:
        """The batch that is to be read now, and its facts; None in the middle of a batch and at the end."""
        assert isinstance(self.items, LessonItems)
        if self.is_answered:
            return None
        batches = self.items.batches
        done, ahead = steps(batches, [one.worth.correct for one in self.answered], self.items.dropped)
        if not ahead or any(step.batch == ahead[0].batch for step in done):
            return None
        batch = ahead[0].batch
        first = sum(batches[:batch])
        facts = [self.items.firsts[at].facts[0] for at in range(first, first + batches[batch])]
        return batch, tuple(dict.fromkeys(facts))
