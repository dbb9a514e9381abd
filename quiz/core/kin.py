"""Which points are easily mixed up: values of one type that lie near each other, and what this learner did mix up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal
from questions.text.folding import fold

if TYPE_CHECKING:
    from questions.pack import Pack

NEAR_YEARS = 2.0
"""Dates at most so far apart are near."""
NEAR_SHARE = 0.15
"""Numbers of a unit that differ by at most this share of the larger one are near."""


@dataclass(frozen=True, slots=True)
class Trait:
    """What of a point's value can be mixed up."""

    sort: str
    """Only values of one sort are: dates, numbers of a unit, entities of a type."""
    place: float | None
    """On the line of dates (years) or numbers; None for names."""
    name: str
    """Folded; for names."""

    def near(self, other: Trait) -> bool:
        """Whether two values are of one sort and near each other; two names, where they share a word or the first letters."""
        if self.sort != other.sort:
            return False
        if self.place is not None and other.place is not None:
            gap = abs(self.place - other.place)
            if self.sort == "date":
                return gap <= NEAR_YEARS
            return gap <= NEAR_SHARE * max(abs(self.place), abs(other.place))
        mine, theirs = self.name.split(), other.name.split()
        return bool(set(mine) & set(theirs)) or (self.name[:3] == other.name[:3] and self.name != "")


def traits(pack: Pack) -> dict[str, Trait]:
    """Return the trait of each point of a pack whose value has one."""
    entities = pack.entities
    found: dict[str, Trait] = {}
    for fact in pack.facts:
        for slot in fact.all_slots(pack):
            if not slot.point:
                continue
            value = slot.value
            trait = None
            if isinstance(value, Date) and value.year is not None:
                trait = Trait("date", value.year + ((value.month or 6) - 1) / 12, "")
            elif isinstance(value, Amount):
                trait = Trait(f"number {value.unit or ''}", float(value.value), "")
            elif isinstance(value, Ordinal):
                trait = Trait("ordinal", float(value.n), "")
            elif isinstance(value, OfficeRef):
                trait = Trait("office", None, fold(value.id))
            elif isinstance(value, EntityRef) and value.id in entities:
                entity = entities[value.id]
                trait = Trait(f"entity {entity.type}", None, fold(entity.name))
            if trait is not None:
                found[f"{fact.id}#{slot.name}"] = trait
    return found


class Kin:
    """What is kept apart in a queue: call it as `queue.Alike`."""

    def __init__(
        self,
        traits_of: Mapping[str, Mapping[str, Trait]],
        confused: Mapping[str, Mapping[str, Iterable[str]]] | None = None,
    ) -> None:
        """Make it.

        Args:
            traits_of: For each pack, `traits`.
            confused: For each pack, what this learner said in place of the right answer of a point: texts.
        """
        self._traits = traits_of
        self._said = {
            pack: {point: {fold(text) for text in texts} for point, texts in points.items()}
            for pack, points in (confused or {}).items()
        }

    def __call__(self, pack: str, one: str, other: str) -> bool:
        """Whether two points of a pack are easily mixed up."""
        of = self._traits.get(pack, {})
        mine, theirs = of.get(one), of.get(other)
        if mine is None or theirs is None:
            return False
        if mine.near(theirs):
            return True
        said = self._said.get(pack, {})
        return bool(
            (theirs.name and theirs.name in said.get(one, ())) or (mine.name and mine.name in said.get(other, ()))
        )
