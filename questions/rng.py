"""Seeded choice, the same on every machine and Python version.

Only `random.Random.random()` is promised by Python to give the same sequence for a seed for ever, so everything here is
made of it. Every choice has its own generator, keyed by what it is for: a choice made elsewhere never disturbs it.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


def digest(*parts: object) -> int:
    """Return a 64-bit number for `parts` that depends on nothing but their text."""
    joined = "\x1f".join(str(part) for part in parts)
    return int.from_bytes(hashlib.blake2b(joined.encode(), digest_size=8).digest(), "big")


class Rng:
    """A seeded source of choices."""

    def __init__(self, *parts: object) -> None:
        self._random = random.Random(digest(*parts))  # noqa: S311 - choices of a quiz, not secrets

    def unit(self) -> float:
        """Return a number in [0, 1)."""
        return self._random.random()

    def below(self, n: int) -> int:
        """Return a whole number in [0, n)."""
        return min(int(self._random.random() * n), n - 1)

    def choice(self, options: Sequence[T]) -> T:
        """Return one of `options`, which must not be empty."""
        return options[self.below(len(options))]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        """Return a new list of `options` in random order (Fisher-Yates)."""
        out = list(options)
        for at in range(len(out) - 1, 0, -1):
            other = self.below(at + 1)
            out[at], out[other] = out[other], out[at]
        return out

    def sample(self, options: Sequence[T], n: int) -> list[T]:
        """Return up to `n` of `options`, without repeats, in random order."""
        return self.shuffled(options)[:n]
