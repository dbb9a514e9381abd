"""A large table and its symbols: what would give an answer away is shared by the wrong ones."""

from __future__ import annotations

import csv
from functools import cache

from ledger import ROOT

from questions.facts.relation import Relation
from questions.generate import generate
from questions.items import Item, SingleChoice
from questions.reading import load_pack
from questions.text.folding import fold

FOLDER = ROOT / "seeds" / "elements"
PACK = load_pack(FOLDER)


@cache
def choices(family: str) -> dict[str, SingleChoice]:
    made: tuple[Item, ...] = tuple(generate(PACK, 0).items)
    return {
        f"{item.points[0].fact}#{item.points[0].slot}": item
        for item in made
        if isinstance(item, SingleChoice) and item.family == family
    }


def test_there_are_118_and_numbers_and_symbols_are_each_there_once() -> None:
    with (FOLDER / "tables" / "numbers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    symbols = {fact.object: fact.subject for fact in PACK.facts if isinstance(fact, Relation)}
    assert [int(row["number"]) for row in rows] == list(range(1, 119))
    assert list(symbols) == [row["element"] for row in rows]
    assert len({PACK.entities[symbol].name for symbol in symbols.values()}) == 118


def test_where_a_symbol_begins_like_its_element_so_do_wrong_ones() -> None:
    lonely = []
    begin = [fold(PACK.entities[fact.subject].name)[0] for fact in PACK.facts if isinstance(fact, Relation)]
    for point, item in choices("relate").items():
        fact = PACK.by_id[point.partition("#")[0]]
        assert isinstance(fact, Relation)
        letter = fold(PACK.entities[fact.object].name)[0]
        if fold(PACK.entities[fact.subject].name)[0] == letter and begin.count(letter) >= 4:
            alike = sum(fold(option.text)[0] == letter for option in item.options)
            lonely += [point] if alike < 2 else []
    assert lonely == []


def test_wrong_numbers_lie_near_the_right_one() -> None:
    far = 0
    asked = choices("recall_table")
    for item in asked.values():
        numbers = [int(option.text) for option in item.options]
        far += max(numbers) - min(numbers) > 60
    assert len(asked) > 80 and far <= len(asked) / 20


def test_noble_gases_hold_together() -> None:
    groups = [item for point, item in choices("which_member").items() if point.startswith("noble-gases#")]
    assert groups
    for item in groups:
        assert not {"helium", "neon", "argon", "krypton", "xenon", "radon"} & {
            option.text for option in item.options if not option.correct
        }
