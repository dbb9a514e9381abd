"""The order of a round: items that give each other away apart, families mixed, no point twice in a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from questions.items import Item
from questions.rng import Rng
from questions.text.folding import fold

APART = 8
"""Items that lie, at least, between an item and a text that states its key."""


def key_text(item: Item) -> str:
    """Return the folded key of an item, padded for whole-word search; empty where it gives nothing away."""
    if item.format in {"true_false", "ordering", "matching", "select_all"}:
        return ""
    folded = fold(item.answers[0])
    return f" {folded} " if len(folded) > 1 else ""


def shown_texts(item: Item) -> str:
    """Return all that an item may show, stem and every feedback, folded and padded."""
    parts = [item.stem, item.context or "", item.explanation, *(option.feedback for option in item.options)]
    parts += [source.quote for source in item.sources]
    return f" {' '.join(fold(part) for part in parts)} "


def gives_away(shown: Item, later: Item) -> bool:
    """Whether what `shown` shows states the key of `later`."""
    key = key_text(later)
    return bool(key) and key in shown_texts(shown)


class Arranger:
    """Chooses the next item of a round, knowing what was shown."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._items: list[Item] = []
        self._families: Counter[str] = Counter()
        self._formats: Counter[str] = Counter()
        self._facts: Counter[str] = Counter()

    def cost(self, item: Item) -> float:
        """Return how badly an item fits next: 0 well, 100 and more where its key was just shown."""
        key = key_text(item)
        recent = self._texts[-APART:]
        cost = 100.0 * any(key in text for text in recent) if key else 0.0
        if self._items and set(item.points) & set(self._items[-1].points):
            cost += 200.0
        cost += 40.0 * sum(self._facts[fact] for fact in item.facts[:1])
        cost += 4.0 * self._families[item.family] + 2.0 * self._formats[item.format]
        if self._items and self._items[-1].family == item.family:
            cost += 6.0
        return cost

    def take(self, item: Item) -> None:
        """Note that an item comes next."""
        self._items.append(item)
        self._texts.append(shown_texts(item))
        self._families[item.family] += 1
        self._formats[item.format] += 1
        self._facts.update(item.facts[:1])


def arrange(pool: Sequence[Item], count: int, rng: Rng, *, look: int = 60) -> list[Item]:
    """Choose and order the items of a round.

    Args:
        pool: All items that may be asked.
        count: How many are wanted.
        rng: Decides among what fits equally well.
        look: How many random candidates are weighed for each place.

    Returns:
        Up to `count` items, no point asked by two of them.
    """
    left = rng.shuffled(pool)
    arranger = Arranger()
    chosen: list[Item] = []
    asked: set[str] = set()
    while left and len(chosen) < count:
        fresh = [item for item in left if not asked & {str(point) for point in item.points}]
        if not fresh:
            break
        best = min(fresh[:look], key=arranger.cost)
        arranger.take(best)
        chosen.append(best)
        asked |= {str(point) for point in best.points}
        left = [item for item in fresh if item is not best]
    return chosen


def order(items: Iterable[Item]) -> list[Item]:
    """Order given items, all of them, so that they give each other away as little as can be."""
    left = list(items)
    arranger = Arranger()
    out: list[Item] = []
    while left:
        best = min(left[:60], key=arranger.cost)
        left.remove(best)
        arranger.take(best)
        out.append(best)
    return out
