"""Wrong answers held against a second opinion: every item of four packs, five seeds each, proven again from plain data."""

from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from questions.generate import generate
from questions.pack import Pack
from questions.printing import item_json
from questions.reading import read_pack
from tests.rawpack import RawPack
from tests.secondopinion import complaints

ROOT = Path(__file__).resolve().parents[2]
PACKS = {
    **{name: ROOT / "tests" / "packs" / name for name in ("mini", "planets", "south-america")},
    "kosovo-nato": ROOT / "seeds" / "kosovo-nato",
}
Json = dict[str, Any]


@cache
def load(name: str) -> Pack:
    reading = read_pack(PACKS[name])
    assert reading.pack is not None, [str(problem) for problem in reading.problems]
    return reading.pack


@cache
def raw(name: str) -> RawPack:
    return RawPack(load(name).model_dump(mode="json", by_alias=True))


@cache
def items(name: str, seed: int) -> list[Json]:
    return [json.loads(item_json(item)) for item in generate(load(name), seed).items]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("name", sorted(PACKS))
def test_every_wrong_answer_is_proven_wrong_again(name: str, seed: int) -> None:
    made = items(name, seed)
    assert len(made) > 200
    found = [(item["id"], item["stem"], said) for item in made for said in complaints(raw(name), item)]
    assert found == []


# The second opinion has to notice what it is there for.


def _of(name: str, family: str, form: str = "single_choice") -> Json:
    found = [item for item in items(name, 1) if (item["family"], item["format"]) == (family, form)]
    assert found, f"{name} has no {family} as {form}"
    return copy.deepcopy(found[0])


def _complains(name: str, item: Json) -> bool:
    return next(complaints(raw(name), item), None) is not None


@pytest.mark.parametrize(
    "family",
    [
        "when",
        "what_then",
        "between",
        "value_as_of",
        "which_member",
        "odd_one_out",
        "how_many",
        "relate",
        "recall_table",
    ],
)
def test_it_notices_a_key_that_changes_places_with_a_wrong_answer(family: str) -> None:
    item = _of("mini", family)
    assert not _complains("mini", item)
    right = next(option for option in item["options"] if option["correct"])
    wrong = next(option for option in item["options"] if not option["correct"])
    right["text"], wrong["text"] = wrong["text"], right["text"]
    assert _complains("mini", item)


@pytest.mark.parametrize("name, family", [("mini", "when"), ("planets", "recall_table"), ("mini", "who_held")])
def test_it_notices_a_certificate_of_the_wrong_sort(name: str, family: str) -> None:
    item = _of(name, family)
    next(option for option in item["options"] if not option["correct"])["certificate"]["type"] = "complete"
    assert _complains(name, item)


def test_it_notices_feedback_about_something_else() -> None:
    item = _of("mini", "relate")
    wrong = next(option for option in item["options"] if not option["correct"])
    wrong["feedback"] = wrong["certificate"]["why"] = "Somebody did something somewhere."
    assert _complains("mini", item)


def test_it_notices_a_statement_that_is_judged_the_other_way_round() -> None:
    for item in items("mini", 1):
        if item["format"] == "true_false":
            said = copy.deepcopy(item)
            said["key"] = [1 - item["key"][0]]
            for option in said["options"]:
                option["correct"] = not option["correct"]
            certificate = next(o["certificate"] for o in item["options"] if o["certificate"])
            for option in said["options"]:
                option["certificate"] = None if option["correct"] else certificate
            assert _complains("mini", said), item["stem"]


def test_it_notices_a_wrong_order_and_a_wrong_pair() -> None:
    item = _of("mini", "order", "ordering")
    item["key"] = item["key"][::-1]
    assert _complains("mini", item)
    item = _of("planets", "match", "matching")
    (one, right), (other, left) = item["key"][:2]
    item["key"][:2] = [[one, left], [other, right]]
    assert _complains("planets", item)
