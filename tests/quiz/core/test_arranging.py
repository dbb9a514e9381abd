"""The order of a round, on real packs and on random pools."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.generate import generate
from questions.items import Item
from questions.reading import load_pack
from questions.rng import Rng
from quiz.core.arranging import APART, Arranger, arrange, gives_away, key_texts, order
from tests.rawpack import plain

ROOT = Path(__file__).resolve().parents[3]
PACKS = {
    **{name: ROOT / "tests" / "packs" / name for name in ("mini", "planets", "south-america")},
    "kosovo-nato": ROOT / "seeds" / "kosovo-nato",
}


@cache
def items(name: str) -> tuple[Item, ...]:
    return generate(load_pack(PACKS[name]), 5).items


def states_the_key(shown: Item, later: Item) -> bool:
    """Whether a text of one item has the key of another in it, word for word; counted again, without the arranger."""
    if later.format in {"true_false", "ordering", "matching", "select_all"}:
        return any(point.fact in shown.facts for point in later.points)
    texts = [shown.stem, shown.context or "", shown.explanation, *(option.feedback for option in shown.options)]
    texts += [source.quote for source in shown.sources]
    return any(f" {plain(later.answers[0])} " in f" {plain(text)} " for text in texts)


@pytest.mark.parametrize("count", [10, 20, 35, 50])
@pytest.mark.parametrize("name", sorted(PACKS))
def test_rounds_of_real_packs_give_nothing_away(name: str, count: int) -> None:
    for seed in range(3):
        chosen = arrange(items(name), count, Rng("round", seed))
        assert len(chosen) == count
        for at, item in enumerate(chosen):
            before = chosen[max(0, at - APART) : at]
            told = [shown.stem for shown in before if states_the_key(shown, item)]
            assert told == [], (item.stem, item.answers)


@pytest.mark.parametrize("name", sorted(PACKS))
def test_rounds_mix_families_and_formats(name: str) -> None:
    for seed in range(3):
        chosen = arrange(items(name), 20, Rng("round", seed))
        assert max(Counter(item.family for item in chosen).values()) <= 4
        assert max(Counter(item.format for item in chosen).values()) <= 10
        assert len({item.family for item in chosen}) >= 8
        assert all(one.family != other.family or other.family != third.family for one, other, third in
                   zip(chosen, chosen[1:], chosen[2:], strict=False))  # fmt: skip


POOL = st.lists(st.integers(0, 10_000), min_size=1, max_size=60, unique=True)


def pool_of(picks: list[int]) -> list[Item]:
    """Return items by number: neighbours in the list are often about one fact."""
    made = items("mini")
    return list({made[pick % len(made)].id: made[pick % len(made)] for pick in picks}.values())


@given(POOL, st.integers(0, 50), st.integers(0, 99))
@settings(max_examples=60)
def test_a_round_asks_no_point_twice_and_gives_away_only_what_it_must(picks: list[int], count: int, seed: int) -> None:
    pool = pool_of(picks)
    chosen = arrange(pool, count, Rng(seed))
    assert len(chosen) <= count
    asked = [point for item in chosen for point in item.points]
    assert len(set(asked)) == len(asked)
    assert {item.id for item in chosen} <= {item.id for item in pool}
    for at, item in enumerate(chosen):
        before = chosen[max(0, at - APART) : at]
        if any(gives_away(shown, item) for shown in before):
            taken = {point for done in chosen[:at] for point in done.points}
            free = [other for other in pool if not taken & set(other.points)]
            assert all(any(gives_away(shown, other) for shown in before) for other in free)
    left = [item for item in pool if not {*asked} & set(item.points)]
    assert len(chosen) == count or left == []


@given(POOL)
@settings(max_examples=60)
def test_items_in_order_are_all_there_and_no_point_comes_twice_in_a_row(picks: list[int]) -> None:
    pool = pool_of(picks)
    ordered = order(pool)
    assert sorted(item.id for item in ordered) == sorted(item.id for item in pool)
    most = max(Counter(point for item in pool for point in item.points).values())
    if 2 * most <= len(pool) and all(len(item.points) == 1 for item in pool):
        assert all(set(one.points).isdisjoint(other.points) for one, other in pairwise(ordered))


def _about_one_point(n: int) -> list[Item]:
    by_point: dict[object, list[Item]] = {}
    for item in items("mini"):
        by_point.setdefault(item.points, []).append(item)
    return max(by_point.values(), key=len)[:n]


def test_one_point_asked_often_is_spread_over_the_round() -> None:
    often = _about_one_point(4)
    point = often[0].points[0]
    others = [item for item in items("mini") if point not in item.points][:3]
    ordered = order([*often, *others])
    assert [point in item.points for item in ordered] == [True, False] * 3 + [True]


def test_the_same_seed_gives_the_same_round() -> None:
    one, other = (arrange(items("planets"), 15, Rng("round", 4)) for _ in range(2))
    assert one == other
    assert arrange(items("planets"), 15, Rng("round", 5)) != one


def test_an_alias_of_the_key_gives_it_away_and_a_short_form_does_not() -> None:
    typed = next(item for item in items("planets") if item.format == "typed" and "Galileo" in item.answers)
    assert " galileo " in key_texts(typed)
    counted = next(item for item in items("planets") if item.family == "interval" and item.format == "number")
    assert all(len(text.strip()) > 3 for text in key_texts(counted)[1:])
    shown = next(i for i in items("planets") if "Galileo Galilei discovered" in i.stem and typed.points != i.points)
    assert gives_away(shown, typed)


def test_what_was_shown_long_ago_is_forgotten() -> None:
    first = next(item for item in items("mini") if item.format == "typed")
    others = [item for item in items("mini") if not gives_away(item, first) and item.points != first.points]
    arranger = Arranger()
    arranger.take(first)
    assert not arranger.follows(first)
    for item in others[: APART - 1]:
        arranger.take(item)
        assert not arranger.follows(first)
    arranger.take(others[APART])
    assert arranger.follows(first)
