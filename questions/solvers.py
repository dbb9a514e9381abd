"""Blind solvers: they see stem and options, never the facts. What they score above chance is what test-craft is worth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from questions.items import Item, SingleChoice
from questions.lint.rule import content_words
from questions.text.folding import fold
from questions.text.numbers import find_numbers

Solver = Callable[[Item, "Answers"], list[int]]
"""(item, what it may have learned) to the options that it can't decide between; all of them when it has no idea."""


@dataclass(frozen=True, slots=True)
class Score:
    """What a solver scored over a bank."""

    name: str
    score: float
    """Share of right answers, 0..1; a tie among n options counts 1/n of a right one."""
    chance: float
    """What blind guessing scores on the same items."""
    items: int
    """Items on which it had an opinion."""


class Answers:
    """How often each text was a key, with the point of an item left out when it is asked about."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._keys: Counter[str] = Counter()
        self._own: dict[str, Counter[str]] = defaultdict(Counter)
        for item in items:
            for option in item.options:
                if option.correct:
                    text = fold(option.text)
                    self._keys[text] += 1
                    for point in item.points:
                        self._own[str(point)][text] += 1

    def count(self, item: Item, text: str) -> int:
        """Return how often a text was the key of items about other points."""
        folded = fold(text)
        own = max((self._own[str(point)][folded] for point in item.points), default=0)
        return self._keys[folded] - own


def _best(values: Sequence[float]) -> list[int]:
    top = max(values)
    return [at for at, value in enumerate(values) if value == top]


def longest(item: Item, _: Answers) -> list[int]:
    """Pick the longest option."""
    return _best([len(option.text) for option in item.options])


def shortest(item: Item, _: Answers) -> list[int]:
    """Pick the shortest option."""
    return _best([-len(option.text) for option in item.options])


def overlap(item: Item, _: Answers) -> list[int]:
    """Pick the option that shares most words with the stem."""
    stem = content_words(item.stem)
    return _best([len(content_words(option.text) & stem) for option in item.options])


def middle(item: Item, _: Answers) -> list[int]:
    """Pick a middle number."""
    numbers = [find_numbers(option.text) for option in item.options]
    if not all(len(found) == 1 for found in numbers):
        return list(range(len(item.options)))
    order = sorted(range(len(numbers)), key=lambda at: numbers[at][0].value)
    n = len(order)
    return [order[n // 2]] if n % 2 else [order[n // 2 - 1], order[n // 2]]


def first(item: Item, _: Answers) -> list[int]:
    """Pick the first option."""
    return [0]


def last(item: Item, _: Answers) -> list[int]:
    """Pick the last option."""
    return [len(item.options) - 1]


def commonest(item: Item, answers: Answers) -> list[int]:
    """Pick the option that was the key of other points most often."""
    return _best([answers.count(item, option.text) for option in item.options])


SOLVERS: dict[str, Solver] = {
    "longest": longest,
    "shortest": shortest,
    "overlap": overlap,
    "middle number": middle,
    "first": first,
    "last": last,
    "commonest answer": commonest,
}


def solve(items: Sequence[Item]) -> list[Score]:
    """Let every solver answer all single choices of a bank."""
    choices = [item for item in items if isinstance(item, SingleChoice)]
    answers = Answers(choices)
    scores = []
    for name, solver in SOLVERS.items():
        right = chance = 0.0
        opinions = 0
        for item in choices:
            picked = solver(item, answers)
            opinions += len(picked) < len(item.options)
            right += len(set(picked) & set(item.key)) / len(picked)
            chance += 1 / len(item.options)
        n = max(1, len(choices))
        scores.append(Score(name, right / n, chance / n, opinions))
    return scores
