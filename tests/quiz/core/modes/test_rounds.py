"""What is asked: lines that are true, steps that climb, pairs that are near, rounds of what is wanted."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.generate import generate
from questions.items import Item
from questions.marking import mark
from questions.pack import Pack
from questions.reading import read_pack
from questions.responses import Picked
from questions.rng import Rng
from questions.world import World
from quiz.core.kin import Trait, traits
from quiz.core.modes import confusables, custom, survival, timeline

ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(ROOT / "tests" / "packs" / "mini").pack
    assert found is not None
    return found


@pytest.fixture(scope="module")
def items(pack: Pack) -> tuple[Item, ...]:
    return generate(pack, 3).items


@pytest.mark.parametrize("seed", range(12))
def test_a_line_is_in_certain_order_and_its_gap_is_the_true_one(pack: Pack, seed: int) -> None:
    world = World(pack, seed)
    dealt = timeline.deal(world, Rng("timeline", seed))
    assert len(dealt) >= 4 and len({event.id for event in dealt}) == len(dealt)
    whole = timeline.line(world, dealt)
    assert all(world.chronology.before(one, other) for one, other in pairwise(whole))
    questions = timeline.questions(world, dealt)
    assert len(questions) == len(dealt) - 1
    for at, item in enumerate(questions, 1):
        there = timeline.line(world, dealt[:at])
        (key,) = item.key
        assert all(world.chronology.before(one, dealt[at]) for one in there[:key])
        assert all(world.chronology.before(dealt[at], one) for one in there[key:])
        assert len(item.options) == at + 1 and len((item.context or "").splitlines()) == at
        assert mark(item, Picked((key,))).correct
        for wrong in set(range(at + 1)) - {key}:
            assert not mark(item, Picked((wrong,))).correct
            assert item.options[wrong].feedback and item.options[wrong].feedback != item.explanation


def test_the_same_seed_deals_the_same_line(pack: Pack) -> None:
    lines = [[event.id for event in timeline.deal(World(pack, 1), Rng("line", seed))] for seed in (1, 1, 2)]
    assert lines[0] == lines[1] and lines[0] != lines[2]


def test_survival_climbs_by_steps_and_asks_no_point_twice(items: tuple[Item, ...]) -> None:
    chosen = survival.climbing(items, 30, Rng("climb"))
    steps = [chosen[at : at + survival.STEP] for at in range(0, len(chosen), survival.STEP)]
    for lower, higher in pairwise(steps):
        assert max(item.difficulty for item in lower) <= min(item.difficulty for item in higher)
    points = [str(point) for item in chosen for point in set(item.points)]
    assert len(points) == len(set(points)) and len(chosen) > 10


def test_what_was_mixed_up_is_paired_first(pack: Pack) -> None:
    found = traits(pack)
    names = sorted((trait.sort, point) for point, trait in found.items() if trait.name)
    one, other = next(
        (a, b)
        for (s, a), (t, b) in pairwise(names)
        if s == t and found[a].name != found[b].name and a.split("#")[0] != b.split("#")[0]
    )
    met = {one: {found[other].name: 3}}
    assert set(confusables.pairs(found, met, Rng("x"), 3)[0]) >= {one}
    assert confusables.pairs(found, met, Rng("x"), 0) == []


TRAITS = st.dictionaries(
    st.from_regex(r"[a-f]#[uv]", fullmatch=True),
    st.builds(Trait, st.sampled_from(["date", "number m"]), st.floats(1900, 2000), st.just("")),
    max_size=12,
)


@given(TRAITS, st.integers(0, 5), st.integers(0, 9))
def test_pairs_are_near_each_other_and_no_point_is_in_two(found: dict[str, Trait], count: int, seed: int) -> None:
    pairs = confusables.pairs(found, {}, Rng(seed), count)
    points = [point for pair in pairs for point in pair]
    assert len(pairs) <= count and len(points) == len(set(points))
    for one, other in pairs:
        assert found[one].near(found[other]) and one.split("#")[0] != other.split("#")[0]


def test_both_of_a_pair_are_asked(pack: Pack, items: tuple[Item, ...]) -> None:
    about: dict[str, list[Item]] = {}
    for item in items:
        if len(item.points) == 1:
            about.setdefault(str(item.points[0]), []).append(item)
    pairs = confusables.pairs({point: trait for point, trait in traits(pack).items() if point in about}, {}, Rng(1), 6)
    chosen = confusables.against(about, pairs, Rng(2))
    asked = [str(item.points[0]) for item in chosen]
    assert set(asked) == {point for pair in pairs for point in pair} and len(asked) == 2 * len(pairs)


@given(
    st.sets(st.sampled_from(["when", "cloze", "true_false", "order"])),
    st.sets(st.sampled_from(["typed", "cloze", "single_choice"])),
    st.sampled_from([None, (0.0, 0.3), (0.5, 1.0)]),
)
def test_a_custom_round_has_what_is_wanted_and_all_of_it(
    families: set[str], formats: set[str], difficulty: tuple[float, float] | None
) -> None:
    wanted = custom.Wanted(frozenset(families), frozenset(), frozenset(formats), difficulty)
    found = custom.fitting(ITEMS, {}, wanted)
    for item in ITEMS:
        fits = (not families or item.family in families) and (not formats or item.format.value in formats)
        if difficulty is not None:
            fits = fits and difficulty[0] <= item.difficulty and (item.difficulty < difficulty[1] or difficulty[1] == 1)
        assert (item in found) == fits
    assert wanted.said()


def test_a_tag_is_that_of_the_fact_asked_about(items: tuple[Item, ...]) -> None:
    fact = items[0].facts[0]
    found = custom.fitting(items, {fact: frozenset({"mine"})}, custom.Wanted(tags=frozenset({"mine"})))
    assert found and all(item.facts[0] == fact for item in found)


def _mini() -> Pack:
    found = read_pack(ROOT / "tests" / "packs" / "mini").pack
    assert found is not None
    return found


ITEMS = generate(_mini(), 5, families={"when", "cloze", "true_false", "order"}).items
