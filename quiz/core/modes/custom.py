"""Custom: a round of what is wanted, by family, tag, format and difficulty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from questions.difficulty import within
from questions.items import Item
from quiz.core.words import kind_in_words, way_in_words


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is wanted; what is left empty is not asked about."""

    families: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    """Tags or threads of facts."""
    formats: frozenset[str] = frozenset()
    difficulty: tuple[float, float] | None = None
    """Range of expected wrong answers, 0..1."""

    def said(self) -> str:
        """Say it in words, for messages."""
        kinds, ways = map(kind_in_words, sorted(self.families)), map(way_in_words, sorted(self.formats))
        parts = [", ".join(group) for group in (kinds, sorted(self.tags), ways)]
        if self.difficulty is not None:
            parts.append(f"{self.difficulty[0]:.0%} to {self.difficulty[1]:.0%} of wrong answers expected")
        return " · ".join(part for part in parts if part) or "everything"


def fitting(items: Sequence[Item], tags: Mapping[str, frozenset[str]], wanted: Wanted) -> list[Item]:
    """Return the items that are wanted, in their order.

    Args:
        items: All items.
        tags: Tags of each fact.
        wanted: Any of the families, any of the tags, any of the formats, and within the range.
    """
    return [
        item
        for item in items
        if (not wanted.families or item.family in wanted.families)
        and (not wanted.formats or item.format.value in wanted.formats)
        and (not wanted.tags or any(tags.get(fact, frozenset()) & wanted.tags for fact in item.facts[:1]))
        and (wanted.difficulty is None or within(item, wanted.difficulty))
    ]
