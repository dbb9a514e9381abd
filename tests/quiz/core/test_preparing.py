"""Questions made one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.generate import generate
from questions.items import Item
from questions.reading import read_pack
from quiz.core.preparing import LOOK, SHORT, Course

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Wanted:
    pack: str
    at: int


@pytest.fixture(scope="module")
def items() -> list[Item]:
    pack = read_pack(ROOT / "tests" / "packs" / "mini").pack
    assert pack is not None
    return list(generate(pack, 1).items)


@given(picks=st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 200) | st.none()), max_size=30))
def test_every_point_is_asked_once_a_pack_and_what_has_no_item_is_left_out(
    items: list[Item], picks: list[tuple[str, int | None]]
) -> None:
    wanted = [Wanted(pack, -1 if at is None else at % len(items)) for pack, at in picks]
    course = Course(wanted, lambda one: None if one.at < 0 else items[one.at])
    assert len(course) <= len(wanted)
    asked = list(course)
    assert len(course) == len(asked)
    points = [(course.pack_of(item), str(point)) for item in asked for point in item.points]
    covered = {(one.pack, str(point)) for one in wanted if one.at >= 0 for point in items[one.at].points}
    if len({item.id for item in asked}) == len(asked):  # one item of both packs is told apart by nothing
        assert len(points) == len(set(points))
        assert set(points) <= covered
    first = {(one.pack, items[one.at].id) for one in wanted if one.at >= 0}
    left_out = first - {(course.pack_of(item), item.id) for item in asked}
    if len({name for _, name in first}) == len(first):
        by_id = {item.id: item for item in items}
        assert all(any((pack, str(p)) in points for p in by_id[name].points) for pack, name in left_out)


def test_no_more_is_made_than_is_looked_at(items: list[Item]) -> None:
    singles = {str(item.points[0]): item for item in items if len(item.points) == 1}
    made: list[int] = []

    def make(one: Wanted) -> Item:
        made.append(one.at)
        return list(singles.values())[one.at]

    course = Course([Wanted("a", at) for at in range(SHORT + 10)], make)
    assert made == []
    course[0]
    assert made == list(range(LOOK))
    course[1]
    assert made == list(range(LOOK + 1))
    with pytest.raises(IndexError):
        course[SHORT + 10]
    assert len(course) == SHORT + 10


def test_a_question_taken_out_can_be_put_back(items: list[Item]) -> None:
    singles = list({str(item.points[0]): item for item in items if len(item.points) == 1}.values())
    course = Course([Wanted("a", at) for at in range(6)], lambda one: singles[one.at])
    whole = list(Course([Wanted("a", at) for at in range(6)], lambda one: singles[one.at]))
    first = course[0]
    del course[0]
    assert len(course) == 5 and course[0] is not first
    course.insert(0, first)
    assert list(course) == whole


def test_what_has_no_item_is_stood_in_for_from_the_reserve(items: list[Item]) -> None:
    singles = list({str(item.points[0]): item for item in items if len(item.points) == 1}.values())

    def make(one: Wanted) -> Item | None:
        return None if one.at < 0 else singles[one.at]

    queue = [Wanted("a", 0), Wanted("a", -1), Wanted("a", 1)]
    course = Course(queue, make, reserve=[Wanted("a", 2), Wanted("a", 3)])
    assert len(course) == 3 and {item.id for item in course} == {singles[at].id for at in range(3)}
    long = Course([*queue, *(Wanted("a", at) for at in range(4, SHORT + 4))], make, reserve=[Wanted("a", SHORT + 5)])
    assert len(long) == SHORT + 3 == len(list(long)) == len(long)
