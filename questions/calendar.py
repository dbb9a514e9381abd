"""The dates that a pack's facts give, so that wrong dates can be real ones from near the right one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.position import Position
from questions.facts.statement import Statement
from questions.facts.status import Status
from questions.facts.time import Date
from questions.pack import Pack

Dated = tuple[Fact, str, Date]
"""(fact, slot name, date)."""

NEAR_DAYS = {"day": 400, "month": 1500, "year": 5500}
"""How far off, in days, a date of the pack may lie to be offered as a wrong one: beyond, an invented one tempts more."""


class Calendar:
    """Dates by granularity, each with the facts that give it."""

    def __init__(self, pack: Pack) -> None:
        self._facts: dict[str, list[Dated]] = defaultdict(list)
        self._topical: dict[tuple[str, str | None], Dated] = {}
        dates: dict[tuple[str, bool], dict[str, float]] = defaultdict(dict)
        for fact, slot, date in _dated(pack):
            self._facts[date.edtf].append((fact, slot, date))
            self._topical.setdefault((date.edtf, fact.thread), (fact, slot, date))
            dates[date.precision, date.approximate][date.edtf] = date.earliest
        self._sorted = {sort: sorted((day, edtf) for edtf, day in found.items()) for sort, found in dates.items()}

    def mentions(self, date: Date) -> int:
        """Return how many facts give a date."""
        return len(self._facts.get(date.edtf, ()))

    def near(self, date: Date, thread: str | None, n: int) -> Iterator[Dated]:
        """Yield up to `n` other dates on each side of one, nearest first, of its granularity and certainly not it.

        Args:
            date: The right date.
            thread: Facts of this thread speak for a date that several give.
            n: How many on each side.
        """
        line = self._sorted.get((date.precision, date.approximate), [])
        at = bisect_left(line, (date.earliest, date.edtf))
        for side in (line[max(0, at - n - 1) : at][::-1], line[at : at + n + 2]):
            found = 0
            for day, edtf in side:
                if abs(day - date.earliest) > NEAR_DAYS.get(date.precision, 4000) or found == n:
                    break
                fact = self._topical.get((edtf, thread)) or self._facts[edtf][0]
                if fact[2].disjoint(date):
                    found += 1
                    yield fact


def _dated(pack: Pack) -> Iterable[Dated]:
    """Yield the dates of what happened, was said, began or ended; dates of rows and of terms of office tempt nobody."""
    for fact in pack.facts:
        if isinstance(fact, Event | Position | Status | Statement):
            for slot in pack.slots(fact):
                if isinstance(slot.value, Date):
                    yield fact, slot.name, slot.value
