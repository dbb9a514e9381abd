from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from fsrs import Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.memory.intervals import choose_day, fuzz_range
from quiz.core.settings import MemorySettings

SETTINGS = MemorySettings()
PLAIN = replace(SETTINGS, fuzz=False)
MONDAY = date(2026, 11, 23).toordinal()

DAYS = st.floats(0.01, 5000)
DAY = st.integers(730_000, 760_000)


@given(DAYS)
def test_the_fuzz_stays_near_and_short_intervals_are_left_alone(days: float) -> None:
    low, high = fuzz_range(days, SETTINGS)
    assert 1 <= low <= high <= SETTINGS.maximum_interval
    if days < 2.5:
        assert low == high == max(1, round(days))
    elif days < SETTINGS.maximum_interval:
        assert low <= round(days) <= high
        assert high - low <= 2 * (2 + 0.15 * days)
    assert fuzz_range(days, PLAIN) == (max(1, min(3650, round(days))),) * 2


@pytest.mark.parametrize("days", [3, 5, 9, 15, 40, 200])
def test_the_fuzz_is_that_of_the_published_scheduler(days: int) -> None:
    """Every interval that the library's random fuzz gives lies in our range, and its ends are met."""
    library = Scheduler(enable_fuzzing=True)
    low, high = fuzz_range(days, SETTINGS)
    seen = {library._get_fuzzed_interval(interval=timedelta(days=days)).days for _ in range(3000)}
    # Its draw reaches one day past its own upper end; ours does not.
    assert low == min(seen)
    assert high <= max(seen) <= high + 1


@given(DAYS, DAY, st.sets(st.integers(1, 40), max_size=12), st.integers(1, 50), st.lists(st.sampled_from((0.0, 0.5, 1.0)), min_size=7, max_size=7))  # fmt: skip
def test_a_day_is_chosen_the_same_each_time_and_apart_where_there_is_room(
    days: float, day: int, near: set[int], reps: int, easy: list[float]
) -> None:
    low, high = fuzz_range(days, SETTINGS)
    taken = {day + low + offset - 20 for offset in near}
    settings = replace(SETTINGS, easy_days=tuple(easy))
    due = choose_day("f#x", reps, day, days, taken, settings)
    assert due == choose_day("f#x", reps, day, days, frozenset(taken), settings)
    late = max(high, min(SETTINGS.maximum_interval, high + max(2, high // 2)))
    window = set(range(day + low, day + late + 1))
    taking = {there for there in window if easy[date.fromordinal(there).weekday()] > 0} or window
    if any(easy) and taking == window and not any(easy[date.fromordinal(there).weekday()] for there in window):
        assert (
            late < due - day <= late + 6 and easy[date.fromordinal(due).weekday()] > 0
        )  # the first day that takes any
        return
    assert due in taking  # a share of 0 takes none
    if taking - taken:
        assert due not in taken
    if set(range(day + low, day + high + 1)) - taken and all(share == 1 for share in easy):
        assert due - day <= high  # within the fuzz first


def test_points_of_one_interval_are_spread_by_their_names_and_repetitions() -> None:
    found = Counter(choose_day(f"f{n}#x", 3, MONDAY, 30.0, (), SETTINGS) - MONDAY for n in range(400))
    low, high = fuzz_range(30.0, SETTINGS)
    assert set(found) == set(range(low, high + 1))
    assert max(found.values()) < 3 * min(found.values())
    assert len({choose_day("f#x", reps, MONDAY, 30.0, (), SETTINGS) for reps in range(20)}) > 2


def test_easy_days_take_less() -> None:
    weekend_off = replace(SETTINGS, easy_days=(1, 1, 1, 1, 1, 0.5, 0))
    found = Counter(
        date.fromordinal(choose_day(f"f{n}#x", 3, MONDAY + n % 7, 20.0, (), weekend_off)).weekday() for n in range(700)
    )
    assert found[6] == 0
    assert 0 < found[5] < 0.75 * found[2]
    normal = Counter(
        date.fromordinal(choose_day(f"f{n}#x", 3, MONDAY + n % 7, 20.0, (), SETTINGS)).weekday() for n in range(700)
    )
    assert min(normal.values()) > 60


def test_a_day_that_takes_none_takes_none_however_short_the_interval_and_whatever_else_is_due() -> None:
    sunday_off = replace(SETTINGS, easy_days=(1, 1, 1, 1, 1, 1, 0))
    saturday = MONDAY + 5
    assert choose_day("f#x", 1, saturday, 0.3, {saturday + 2, saturday + 3}, sunday_off) == saturday + 2
    long_weekend_off = replace(SETTINGS, easy_days=(1, 1, 1, 1, 0, 0, 0))
    assert choose_day("f#x", 1, MONDAY + 3, 0.3, (), long_weekend_off) == MONDAY + 7
    never = replace(SETTINGS, easy_days=(0,) * 7)  # nothing is gained by waiting
    assert choose_day("f#x", 1, MONDAY, 0.3, (), never) == MONDAY + 1


def test_an_interval_of_a_day_may_move_to_the_day_after_next_at_most_two() -> None:
    taken = {MONDAY + 1, MONDAY + 2, MONDAY + 3}
    assert choose_day("f#x", 1, MONDAY, 0.3, {MONDAY + 1}, SETTINGS) == MONDAY + 2
    assert choose_day("f#x", 1, MONDAY, 0.3, taken, SETTINGS) == MONDAY + 1  # no room: better in time than late
