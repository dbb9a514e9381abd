from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.clock import local_day
from quiz.core.memory.fsrs6 import Fsrs6
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, NEVER, RECALL, Answer, State
from quiz.core.queue import (
    Point,
    Today,
    apart,
    cram,
    fact_of,
    for_exam,
    forecast,
    limited,
    plan,
    risk,
    shuffled_new,
    spread,
    turns,
)
from quiz.core.settings import QueueSettings

TODAY = date(2026, 11, 24).toordinal()
NOW = (TODAY - date(1970, 1, 1).toordinal()) * DAY + DAY // 2
SETTINGS = QueueSettings(apart=3)
FSRS = Fsrs6()


def point(name: str, ago: float = 10, stability: float = 5, pack: str = "p", due: int = TODAY) -> Point:
    return Point(pack, name, State(stability, 5.0, NOW - round(ago * DAY), TODAY - round(ago), due, 1, 0, 1))


POINTS = st.lists(
    st.builds(
        point,
        name=st.builds("{}#{}".format, st.sampled_from("abcdefgh"), st.sampled_from("xyz")),
        ago=st.floats(0, 300),
        stability=st.floats(0.1, 300),
        pack=st.sampled_from(("p", "q")),
    ),
    max_size=30,
    unique_by=lambda row: (row.pack, row.point),
)
NEW = st.lists(
    st.builds(Point, pack=st.sampled_from(("p", "q")), point=st.builds("n{}#x".format, st.integers(0, 99))),
    max_size=30,
    unique_by=lambda row: (row.pack, row.point),
)


@given(
    POINTS, NEW, st.integers(0, 25), st.integers(0, 25), st.integers(0, 12), st.integers(0, 12), st.sampled_from((0, 2, 9))
)  # fmt: skip
def test_a_session_keeps_its_limits_and_takes_the_most_urgent(
    due: list[Point], new: list[Point], reviews: int, fresh: int, did: int, met: int, minutes: int
) -> None:
    settings = QueueSettings(new_per_day=fresh, reviews_per_day=reviews, minutes=minutes)
    session = plan(due, new, Today(met, did, 12.0), settings, NOW)
    assert len(session) == len(set(map(id, session)))
    old = [row for row in session if row.state is not None]
    asked = {(row.pack, row.point) for row in old}
    assert len(old) <= max(0, reviews - did)
    assert len(session) - len(old) <= max(0, fresh - met)
    if minutes:
        assert len(session) * 12 <= minutes * 60
    left = [row for row in due if (row.pack, row.point) not in asked]
    if old and left:
        assert min(risk(row, NOW) for row in old) >= max(risk(row, NOW) for row in left)
    taken = [row for row in session if row.state is None]
    assert {row.point for row in taken} <= {row.point for row in new}
    assert session == plan(list(reversed(due)), new, Today(met, did, 12.0), settings, NOW)


def test_new_points_come_between_the_reviews_of_the_second_half() -> None:
    due = [point(f"f{n}#x", ago=50 - n) for n in range(10)]
    new = [Point("p", f"n{n}#x") for n in range(5)]
    kinds = "".join("r" if row.state else "n" for row in plan(due, new, Today(), SETTINGS, NOW))
    assert kinds == "rrrrrrnrnrnrnrn"


def test_without_interleaving_packs_come_one_after_the_other() -> None:
    due = [point(f"f{n}#x", ago=50 - n, pack="pq"[n % 2]) for n in range(10)]
    mixed = plan(due, [], Today(), SETTINGS, NOW)
    assert [row.pack for row in mixed[:4]] == ["p", "q", "p", "q"]
    blocks = plan(due, [], Today(), QueueSettings(interleave=False), NOW)
    assert [row.pack for row in blocks] == ["p"] * 5 + ["q"] * 5


@given(POINTS)
def test_packs_take_turns_by_their_numbers(rows: list[Point]) -> None:
    mixed = turns(rows)
    sizes = Counter(row.pack for row in rows)
    for pack, size in sizes.items():
        assert [row for row in mixed if row.pack == pack] == [row for row in rows if row.pack == pack]
        for cut in range(len(mixed)):
            share = sum(row.pack == pack for row in mixed[:cut]) - cut * size / len(rows)
            assert abs(share) <= 1


@given(POINTS, st.integers(0, 6))
def test_siblings_are_as_far_apart_as_can_be(rows: list[Point], distance: int) -> None:
    out = apart(rows, distance)
    assert Counter(map(id, out)) == Counter(map(id, rows))
    kin = Counter((row.pack, fact_of(row.point)) for row in rows)
    if not rows or len(kin) <= distance or max(kin.values()) > 1:
        return
    assert out == rows


def test_siblings_and_confusables_are_kept_apart() -> None:
    rows = [point(name) for name in ("a#x", "a#y", "b#x", "c#x", "d#x", "e#x")]
    assert [row.point for row in apart(rows, 3)] == ["a#x", "b#x", "c#x", "d#x", "a#y", "e#x"]

    def alike(pack: str, one: str, other: str) -> bool:
        return {one, other} == {"b#x", "c#x"}

    order = [row.point for row in apart(rows, 3, alike)]
    assert abs(order.index("b#x") - order.index("c#x")) > 3
    assert abs(order.index("a#x") - order.index("a#y")) > 3


def test_where_there_is_nothing_between_siblings_they_still_are_asked() -> None:
    assert [row.point for row in apart([point("a#x"), point("a#y")], 5)] == ["a#x", "a#y"]


def test_cramming_takes_the_weakest_first() -> None:
    rows = [point("a#x", 1, 50), point("b#x", 100, 2), Point("p", "c#x"), point("d#x", 30, 10)]
    assert [row.point for row in cram(rows, NOW, 3, FSRS)] == ["c#x", "b#x", "d#x"]


def test_an_exam_asks_for_what_will_not_hold_until_then() -> None:
    exam = NOW + 20 * DAY
    strong, weak, new = point("a#x", 1, 200), point("b#x", 1, 3), Point("p", "c#x")
    just_seen = point("d#x", 0.1, 3)
    found, today = for_exam([strong, weak, new, just_seen], NOW, exam, 0.9, FSRS, days_left=21)
    assert [row.point for row in found] == ["c#x", "b#x"]
    assert today == 1
    assert for_exam([point(f"n{n}#x", 5, 3) for n in range(30)], NOW, exam, 0.9, FSRS, days_left=2)[1] == 15
    assert for_exam([strong], NOW, exam, 0.9, FSRS, days_left=1) == ([], 0)


@given(POINTS, st.integers(1, 10), st.dictionaries(st.integers(TODAY + 1, TODAY + 40), st.integers(0, 12), max_size=20))
def test_a_backlog_is_spread_without_losing_anything(due: list[Point], per_day: int, later: dict[int, int]) -> None:
    laid = spread(due, later, TODAY, per_day, NOW)
    assert sum(laid.before) == sum(laid.after) == len(due) + sum(later.values())
    assert len(laid.until) + laid.after[0] == len(due)
    for ahead, load in enumerate(laid.after):
        assert load <= max(per_day, laid.before[ahead] if ahead else 0)
    waits = {(row.pack, row.point): laid.until.get((row.pack, row.point), TODAY) for row in due}
    ranked = sorted(due, key=lambda row: -risk(row, NOW))
    for one, other in itertools.pairwise(ranked):
        if risk(one, NOW) > risk(other, NOW):
            assert waits[one.pack, one.point] <= waits[other.pack, other.point]


def test_what_cannot_be_spread_comes_on_the_last_day() -> None:
    laid = spread([point(f"f{n}#x") for n in range(10)], {}, TODAY, 1, NOW, most=3)
    assert laid.after == (1, 1, 8)


def test_a_forecast_counts_what_is_overdue_today_and_nothing_at_rest() -> None:
    states = [point("a#x", due=TODAY + days).state for days in (-5, 0, 2, 9)]
    rest = point("a#x", due=NEVER).state
    assert forecast([state for state in (*states, rest) if state], TODAY, 4) == [2, 0, 1, 0]


def test_new_points_come_fact_by_fact_in_a_seeded_order() -> None:
    points = [Point("p", f"{fact}#{slot}") for fact in "abcdefgh" for slot in ("x", "y")]
    order = [row.point for row in shuffled_new(points, 1)]
    assert sorted(order) == sorted(row.point for row in points)
    assert len({fact_of(name) for name in order[:8]}) == 8
    assert all(order.index(f"{fact}#x") < order.index(f"{fact}#y") for fact in "abcdefgh")
    assert order == [row.point for row in shuffled_new(points, 1)] != [row.point for row in shuffled_new(points, 2)]


def test_what_is_said_for_a_session_goes_before_the_settings() -> None:
    assert limited(SETTINGS, new=3, minutes=5) == QueueSettings(apart=3, new_per_day=3, minutes=5)
    assert limited(SETTINGS) == SETTINGS


BOUNDS = {"min_value": datetime(2020, 1, 1), "max_value": datetime(2030, 1, 1)}  # noqa: DTZ001 - hypothesis adds the zone
ZONES = ("UTC", "Europe/Belgrade", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "Australia/Lord_Howe")


@pytest.mark.parametrize("zone", ZONES)
@given(
    at=st.datetimes(timezones=st.just(UTC), **BOUNDS),
    rollover=st.integers(0, 23),
    share=st.sampled_from((0.0, 1.0)),
)
def test_what_is_due_is_due_from_the_rollover_of_its_day_in_any_zone(
    zone: str, at: datetime, rollover: int, share: float
) -> None:
    """A point answered on one of the learner's days is never due on that day, and due through the whole of a later one."""
    where = ZoneInfo(zone)

    def day(moment: datetime) -> int:
        return local_day(moment, where, rollover).toordinal()

    micros = (at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)
    answered = Answer(micros, day(at), RECALL, 0.0, 1.0, None, (("f#x", share),))
    due = min(state.due for state in Memory().answer({}, answered).values())
    assert due > day(at)
    # Every hour until then, over changes of the clock too: the days never go back, and the due day comes.
    hours = [day(at + timedelta(hours=hour)) for hour in range(24 * (due - day(at) + 2))]
    assert hours == sorted(hours)
    assert set(range(day(at), due + 1)) <= set(hours)
