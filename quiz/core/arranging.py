"""The order of a round: items that give each other away apart, families mixed, no point twice in a row."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from questions.items import Item
from questions.rng import Rng
from questions.text.folding import fold

APART = 8
"""Items that lie, at least, between an item and a text that states its key."""


_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?!\w)")
_JUDGED_AS_A_WHOLE = frozenset({"true_false", "ordering", "matching", "select_all"})
GIVEN_AWAY = 1000.0
"""What it costs to ask for what was just shown."""
AGAIN = 2000.0
"""What it costs to ask for the same point twice in a row."""


def key_texts(item: Item) -> tuple[str, ...]:
    """Return every folded text that states an item's key, padded for whole-word search.

    Short alternatives ("6" beside "6 years") stand in too many texts to tell anything; the preferred one always counts.
    """
    if item.format in _JUDGED_AS_A_WHOLE:
        return ()
    folded = [fold(answer) for answer in item.answers]
    return tuple(f" {text} " for at, text in enumerate(folded) if text and (at == 0 or len(text) > 3))


def shown_texts(item: Item) -> str:
    """Return all that an item may show, stem and every feedback, folded and padded."""
    parts = [item.stem, item.context or "", item.explanation, *(option.feedback for option in item.options)]
    parts += [source.quote for source in item.sources]
    # "Bolívar's army" states the key Bolívar too.
    parts += [bare for part in parts if (bare := _POSSESSIVE.sub("", part)) != part]
    return f" {' '.join(fold(part) for part in parts)} "


def gives_away(shown: Item, later: Item) -> bool:
    """Whether what `shown` shows states the key of `later`.

    The key of an order, a set, a matching or a statement to judge is no text: there it is enough that both are about the
    same fact.
    """
    return tells(shown_texts(shown), set(shown.facts), later, key_texts(later))


def tells(texts: str, facts: set[str], later: Item, keys: tuple[str, ...]) -> bool:
    """Whether shown texts (`shown_texts`) about some facts state the key of `later`, whose `key_texts` are given."""
    if later.format in _JUDGED_AS_A_WHOLE:
        return any(point.fact in facts for point in later.points)
    return any(key in texts for key in keys)


class Arranger:
    """Chooses the next item of a round, knowing what was shown."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._items: list[Item] = []
        self._lately = ""
        self._about: set[str] = set()
        self._families: Counter[str] = Counter()
        self._formats: Counter[str] = Counter()
        self._facts: Counter[str] = Counter()
        self._keys: dict[str, tuple[str, ...]] = {}

    def follows(self, item: Item) -> bool:
        """Whether an item may come next: nothing shown lately states its key, and it is about another point."""
        return self.cost(item) < GIVEN_AWAY

    def cost(self, item: Item) -> float:
        """Return how badly an item fits next: `GIVEN_AWAY` and more where its key was just shown."""
        keys = self._keys.get(item.id)
        if keys is None:
            keys = self._keys[item.id] = key_texts(item)
        cost = GIVEN_AWAY * tells(self._lately, self._about, item, keys)
        if self._items and set(item.points) & set(self._items[-1].points):
            cost += AGAIN
        cost += 40.0 * sum(self._facts[fact] for fact in item.facts[:1])
        cost += 4.0 * self._families[item.family] + 2.0 * self._formats[item.format]
        if self._items and self._items[-1].family == item.family:
            cost += 6.0
        return cost

    def take(self, item: Item) -> None:
        """Note that an item comes next."""
        self._items.append(item)
        self._texts.append(shown_texts(item))
        self._lately = "\n".join(self._texts[-APART:])
        self._about = {fact for done in self._items[-APART:] for fact in done.facts}
        self._families[item.family] += 1
        self._formats[item.format] += 1
        self._facts.update(item.facts[:1])


def arrange(pool: Sequence[Item], count: int, rng: Rng, *, look: int = 60) -> list[Item]:
    """Choose and order the items of a round.

    Args:
        pool: All items that may be asked.
        count: How many are wanted.
        rng: Decides among what fits equally well.
        look: How many random candidates are weighed for each place; where none of them may follow, all others are.

    Returns:
        Up to `count` items, no point asked by two of them.
    """
    left = rng.shuffled(pool)
    arranger = Arranger()
    chosen: list[Item] = []
    asked: set[str] = set()
    while left and len(chosen) < count:
        left = [item for item in left if not asked & {str(point) for point in item.points}]
        if not left:
            break
        best = _best(arranger, left, look)
        arranger.take(best)
        chosen.append(best)
        asked |= {str(point) for point in best.points}
    return chosen


def _best(arranger: Arranger, candidates: Sequence[Item], look: int) -> Item:
    best = min(candidates[:look], key=arranger.cost)
    if not arranger.follows(best):
        best = next((item for item in candidates[look:] if arranger.follows(item)), best)
    return best


def order(items: Iterable[Item]) -> list[Item]:
    """Order given items, all of them, so that they give each other away as little as can be.

    No point is asked twice in a row unless more than half of the items ask for it.
    """
    left = list(items)
    arranger = Arranger()
    out: list[Item] = []
    while left:
        best = min(_pressing(left, out), key=arranger.cost)
        left.remove(best)
        arranger.take(best)
        out.append(best)
    return _spread(out)


def _pressing(left: list[Item], out: list[Item]) -> list[Item]:
    """Return the items of a point that must come now because it has half of all that are left; else all of them."""
    counts = Counter(point for item in left for point in item.points)
    point, most = counts.most_common(1)[0] if counts else (None, 0)
    last = set(out[-1].points) if out else set()
    if point is None or point in last or 2 * most <= len(left):
        return left
    return [item for item in left if point in item.points]


def _spread(items: list[Item]) -> list[Item]:
    """Move each item that follows one about the same point to where it follows and precedes others, if there is one."""
    out = list(items)
    for at in range(1, len(out)):
        if not _same_point(out[at - 1], out[at]):
            continue
        item = out.pop(at)
        places = range(len(out) + 1)
        fits = (
            n
            for n in places
            if not (n and _same_point(out[n - 1], item)) and not (n < len(out) and _same_point(item, out[n]))
        )
        out.insert(next(fits, at), item)
    return out


def _same_point(one: Item, other: Item) -> bool:
    return bool(set(one.points) & set(other.points))
