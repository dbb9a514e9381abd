from __future__ import annotations

import statistics
from itertools import combinations, permutations, product

import pytest
from itemsmith import choice, flashcard, matching, ordering, select_all, true_false, typed

from questions.items import Item
from questions.marking import mark
from questions.responses import Matched, Ordered, Picked, Response
from quiz.core.blind import blind_chance

TEXTS = ["a", "b", "c", "d", "e", "f"]


def by_enumeration(item: Item, responses: list[Response]) -> float:
    """Share of full credits over all responses that could be given blindly."""
    return statistics.fmean(credit.share == 1 for response in responses for credit in mark(item, response).credits)


@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_things_in_random_order(n: int) -> None:
    item = ordering(TEXTS[:n], tuple(range(n)))
    every: list[Response] = [Ordered(order) for order in permutations(range(n))]
    assert blind_chance(item) == pytest.approx(by_enumeration(item, every))


@pytest.mark.parametrize(("options", "right"), [(4, 2), (5, 2), (6, 4), (4, 3)])
def test_each_option_of_a_select_all_is_a_coin(options: int, right: int) -> None:
    item = select_all(TEXTS[:options], tuple(range(right)))
    every: list[Response] = [
        Picked(picked) for size in range(options + 1) for picked in combinations(range(options), size)
    ]
    assert blind_chance(item) == pytest.approx(by_enumeration(item, every))
    assert 2**-options < blind_chance(item) <= 0.5


def test_pairs_of_a_matching() -> None:
    item = matching(["A", "B"], ["x", "y", "z"], ((0, 1), (1, 0))).model_copy(update={"guess": 1 / 3})
    every: list[Response] = [Matched(tuple(enumerate(rights))) for rights in product(range(3), repeat=2)]
    assert blind_chance(item) == pytest.approx(by_enumeration(item, every))


def test_others_are_as_the_item_says() -> None:
    assert blind_chance(choice(TEXTS[:4]).model_copy(update={"guess": 0.25})) == 0.25
    assert blind_chance(true_false(True).model_copy(update={"guess": 0.5})) == 0.5
    assert blind_chance(typed(["x"])) == blind_chance(flashcard()) == 0.0
