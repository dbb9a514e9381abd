"""The families of sets: `which_member`, `odd_one_out`, `select_all`, `how_many`."""

from __future__ import annotations

from typing import Any

import pytest
from worlds import choices, formats, items, patterns, proofs, refused, stems, world_of, wrong

NAMES = ("Alpha", "Bravo", "Carol", "Delta", "Fanta", "Gamma", "Hotel")
LANDS = {f"l{at}": {"type": "country", "name": name} for at, name in enumerate(NAMES)}
UNIVERSE: dict[str, Any] = {
    "id": "all", "kind": "membership", "group": "lands", "group_one": "land", "members": list(LANDS),
    "predicate": "[is|are] in the south", "complete": "true", "asked": "false",
}  # fmt: skip


def club(members: int = 4, **more: Any) -> dict[str, Any]:
    return {
        "id": "club", "kind": "membership", "group": "lands", "group_one": "land", "members": list(LANDS)[:members],
        "predicate": "[grows|grow] rice", "negated": "[grows|grow] no rice", "complete": "true", "universe": "all",
        "near": ["l6"], **more,
    }  # fmt: skip


MORE: dict[str, Any] = {"entities": LANDS, "offices": {}}
INSIDE, OUTSIDE = set(NAMES[:4]), set(NAMES[4:])


@pytest.mark.parametrize("family", ["which_member", "odd_one_out", "select_all", "how_many"])
def test_each_asks_in_three_patterns(family: str) -> None:
    assert patterns(stems(family, "club", club(), UNIVERSE, seeds=20, **MORE)) >= 3


def test_which_member_offers_one_member_and_certain_non_members() -> None:
    for seed in range(6):
        for item in choices(items(world_of(club(), UNIVERSE, seed=seed, **MORE), "which_member", "club")):
            assert item.answers[0] in INSIDE and set(wrong(item)) <= OUTSIDE
            assert proofs(item) == {"complete"}


def test_odd_one_out_sets_off_its_turn_and_its_key_is_the_outsider() -> None:
    for seed in range(6):
        for item in choices(items(world_of(club(), UNIVERSE, seed=seed, **MORE), "odd_one_out", "club")):
            assert item.answers[0] in OUTSIDE and set(wrong(item)) <= INSIDE
            assert "GROWS" in item.stem or "odd one out" in item.stem


def test_a_second_set_with_another_odd_one_forbids_the_question() -> None:
    rival = {
        **club(),
        "id": "rival",
        "members": ["l1", "l2", "l3", "l4", "l5", "l6"],
        "predicate": "[is|are] on the coast",
    }
    for seed in range(6):
        for item in items(world_of(club(), rival, UNIVERSE, seed=seed, **MORE), "odd_one_out", "club"):
            shown = {option.text for option in item.options}
            assert len(shown & {"Bravo", "Carol", "Delta", "Fanta", "Gamma", "Hotel"}) != 3


def test_select_all_has_a_point_for_each_right_option() -> None:
    item = items(world_of(club(), UNIVERSE, **MORE), "select_all", "club")[0]
    assert set(item.answers) <= INSIDE and set(wrong(item)) <= OUTSIDE
    assert [point.slot for point in item.points] == [f"members/l{NAMES.index(text)}" for text in item.answers]


def test_how_many_never_offers_more_than_there_are() -> None:
    for seed in range(10):
        made = items(world_of(club(), UNIVERSE, seed=seed, **MORE), "how_many", "club")
        assert formats(made) <= {"single_choice", "number"}
        for item in choices(made):
            assert all(1 <= int(option.text) <= 7 for option in item.options)


def test_open_sets_are_refused_with_the_mend() -> None:
    world = world_of(club(complete="false"), UNIVERSE, **MORE)
    assert "`complete: true`" in refused(world, "which_member", "club")["open-set"]
    assert "say so if the source lists them all" in refused(world, "how_many", "club")["open-set"]
    assert "there are 4 and 0" in refused(world, "select_all", "club")["open-set"]
    assert "a certain non-member" in refused(world, "odd_one_out", "club")["too-few-members"]
    small = world_of(club(2), UNIVERSE, **MORE)
    assert "three members" in refused(small, "odd_one_out", "club")["too-few-members"]
