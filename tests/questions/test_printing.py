"""Items as lines of JSON."""

from __future__ import annotations

import json

import pytest
from itemsmith import choice, cloze, date, flashcard, matching, number, ordering, select_all, true_false, typed

from questions.items import ITEM, Item
from questions.printing import FIELDS, item_json

ITEMS: list[Item] = [
    choice(["Thaçi “H.”", "b\nc"]), true_false(False), select_all(["a", "b", "c"], (0, 2)), typed(["Łódź"], ["Kraków"]),
    number("4500", "troops", "50"), date("1999-03"), cloze("March 1999", expects="date", value="1999-03"),
    ordering(["a", "b", "c"], (2, 0, 1)), matching(["a"], ["x", "y"], ((0, 1),)), flashcard(),
]  # fmt: skip


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.format.value)
def test_an_item_is_one_line_that_is_read_back_as_the_same(item: Item) -> None:
    line = item_json(item)
    assert "\n" not in line
    assert ITEM.validate_json(line) == item
    names = list(json.loads(line))
    known = [name for name in FIELDS if name in names]
    assert names[: len(known)] == known  # in the documented order, those of one format alone after them
    assert item.answers[0].replace("\n", "\\n") in line  # letters stand as they are
