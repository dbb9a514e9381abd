"""How likely a blind answer has one point right, which is more than having the whole item right."""

from __future__ import annotations

import math

from questions.items import Item, Ordering, SelectAll


def blind_chance(item: Item) -> float:
    """Return the probability, 0..1, that a blind answer gives a point of an item its full share.

    An item's own `guess` is about the whole of it: 1/n of n options, 1/k for each pair of a matching, 0 for what is typed.
    Where points are credited one by one a point can be right though the whole is not: of a select-all each option is a coin
    of its own, and counts where more right ones than wrong ones were picked; of n things in random order the k-th is in no inverted pair in (k-1)! (n-k)! of n! cases; taken here is
    the mean over k.
    """
    if isinstance(item, SelectAll) and len(item.points) == len(item.key):
        return _picked(len(item.key), len(item.options) - len(item.key))
    if isinstance(item, Ordering):
        n = len(item.key)
        return sum(math.factorial(k) * math.factorial(n - 1 - k) for k in range(n)) / math.factorial(n) / n
    return item.guess


def _picked(right: int, wrong: int) -> float:
    """Return the chance that one of `right` options is picked, and more of them than of `wrong` others."""
    ways = sum(
        math.comb(right - 1, also) * math.comb(wrong, astray)
        for also in range(right)
        for astray in range(min(wrong, also) + 1)
    )
    return float(ways / 2 ** (right + wrong))
