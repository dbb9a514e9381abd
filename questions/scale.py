"""The numbers that a pack's facts give, so that wrong numbers can be real ones of about the right size."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from questions.facts import Fact
from questions.facts.values import Amount
from questions.pack import Pack

Number = tuple[Fact, str, Amount]
"""(fact, slot name, number)."""


class Scale:
    """Numbers that may be mistaken for each other, in order: those of a unit; those without one by what they count."""

    def __init__(self, pack: Pack) -> None:
        found: dict[tuple[str, ...], list[Number]] = defaultdict(list)
        for fact in pack.facts:
            for slot in pack.slots(fact):
                if isinstance(slot.value, Amount):
                    found[_sort(fact, slot.name, slot.value)].append((fact, slot.name, slot.value))
        self._lines = {
            sort: sorted(line, key=lambda number: (number[2].value, number[0].id, number[1]))
            for sort, line in found.items()
        }
        self._values = {sort: [number[2].value for number in line] for sort, line in self._lines.items()}

    def near(self, fact: Fact, slot: str, value: Amount, n: int) -> Iterator[Number]:
        """Yield up to `n` numbers on each side of one, none of them in the slot itself."""
        sort = _sort(fact, slot, value)
        line = self._lines.get(sort, [])
        at = bisect_left(self._values.get(sort, []), value.value)
        for number in line[max(0, at - n) : at + n + 1]:
            if (number[0].id, number[1]) != (fact.id, slot):
                yield number


def _sort(fact: Fact, slot: str, value: Amount) -> tuple[str, ...]:
    """Return what a number is one of; digits after the point belong to it, because they would set one option apart."""
    if value.unit is not None:
        return "unit", value.unit, str(places(value.value))
    return "slot", fact.kind, slot.rsplit("/", 1)[-1], str(places(value.value))


def places(value: Decimal) -> int:
    """Return how many digits a number has after the point."""
    exponent = value.normalize().as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
