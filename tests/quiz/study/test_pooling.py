"""What a game is chosen from: enough, no more than needed, and all of it where little fits."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest

from questions.generate import generate
from questions.items import Item
from questions.lint import errors
from questions.lint.rule import Finding
from questions.pack import Pack
from questions.reading import read_pack
from questions.world import World
from quiz.core.modes import sprint
from quiz.study.pooling import pool


@pytest.fixture(scope="module")
def pack() -> Pack:
    found = read_pack(Path(__file__).resolve().parents[2] / "packs" / "mini").pack
    assert found is not None
    return found


def test_a_short_game_draws_enough_points_and_leaves_facts_alone(pack: Pack) -> None:
    made = pool(World(pack, 3), 5, lambda item: True)
    points = {item.points[0] for item in made if len(item.points) == 1}
    assert len(points) >= 25
    assert {item.facts[0] for item in made} < {fact.id for fact in pack.facts if fact.asked}


def test_the_same_pack_and_seed_give_the_same_items_and_another_seed_others(pack: Pack) -> None:
    one, again, other = ([item.id for item in pool(World(pack, seed), 5, lambda item: True)] for seed in (3, 3, 4))
    assert one == again
    assert set(one) != set(other)


def test_where_little_fits_the_whole_pack_is_asked(pack: Pack) -> None:
    def fits(item: Item) -> bool:
        return item.family == "when"

    made = pool(World(pack, 3), 5, fits)
    assert {item.id for item in made} == {item.id for item in generate(pack, 3).items if fits(item)}


def test_what_a_game_cannot_ask_is_not_held_against_the_item_rules(pack: Pack) -> None:
    held: list[str] = []

    def errors_of(item: Item, world: World) -> tuple[Finding, ...]:
        held.append(item.format.value)
        return errors(item, world)

    with mock.patch("questions.generate.errors", errors_of):
        made = pool(World(pack, 3), 5, lambda item: item.format.value == "true_false")
    assert set(held) == {"true_false"} and len(held) >= len(made) >= 5
    every = pool(World(pack, 3), 5, lambda item: True)
    assert {item.id for item in every if item.format.value == "true_false"} <= {item.id for item in made}


def test_the_families_that_a_sprint_leaves_out_make_nothing_for_it() -> None:
    pack = read_pack(Path(__file__).resolve().parents[2] / "packs" / "south-america").pack
    assert pack is not None
    items = generate(pack, 3, families=sprint.SLOWER).items
    assert {item.family for item in items} == sprint.SLOWER
    assert not {item.format.value for item in items} & sprint.FORMATS


def test_nothing_is_made_of_facts_that_were_not_asked_for(pack: Pack) -> None:
    wanted = {fact.id for fact in pack.facts if fact.asked and fact.kind == "event"}
    made = pool(World(pack, 3), 500, lambda item: True, facts=wanted)
    assert {item.facts[0] for item in made} == wanted & {item.facts[0] for item in generate(pack, 3).items}
