"""Invented dates and numbers: on their side, apart, as round as the key, within bounds."""

from __future__ import annotations

import itertools
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from questions.facts.time import Date
from questions.facts.values import Amount
from questions.ladder import date_rungs, number_rungs
from questions.rng import Rng

LIMIT = Date.parse("2024")
DATES = st.one_of(
    st.integers(1000, 2024).map(str),
    st.builds("{}-{:02d}".format, st.integers(1000, 2024), st.integers(1, 12)),
    st.builds("{}-{:02d}-{:02d}".format, st.integers(1000, 2024), st.integers(1, 12), st.integers(1, 28)),
).map(Date.parse)


@given(DATES, st.integers(1, 3), st.booleans(), st.integers(0, 20))
def test_dates_lie_on_their_side_apart_and_within_what_is_known(key: Date, n: int, later: bool, seed: int) -> None:
    rungs = date_rungs(key, n, later, [key], LIMIT, Rng(seed))
    assert len(rungs) <= n
    for rung in rungs:
        assert key.before(rung) if later else rung.before(key)
        assert rung.same_granularity(key) and rung.latest <= LIMIT.latest
    assert all(one.disjoint(other) for one, other in itertools.combinations(rungs, 2))
    assert date_rungs(key, n, later, [key], LIMIT, Rng(seed)) == rungs
    if not later:
        assert len(rungs) == n


def test_dates_fit_into_what_room_there_is() -> None:
    for seed in range(30):
        assert len(date_rungs(Date.parse("2021"), 3, True, [], LIMIT, Rng(seed))) == 3
        assert date_rungs(Date.parse("2024"), 1, True, [], LIMIT, Rng(seed)) == []
        near = date_rungs(
            Date.parse("2016"), 3, False, [], LIMIT, Rng(seed), lambda date: date.earliest > Date.parse("2014").latest
        )
        assert [date.edtf for date in near] in (["2015"], [])


def test_what_has_no_plain_calendar_has_no_ladder() -> None:
    for text in ("1999~", "1998/2001", "../1998-06"):
        assert date_rungs(Date.parse(text), 2, True, [], LIMIT, Rng(0)) == []


@given(
    st.decimals(0, 100_000, places=1),
    st.integers(1, 3),
    st.booleans(),
    st.decimals(0, 5, places=1),
    st.integers(0, 20),
)
def test_numbers_lie_on_their_side_apart_and_within_their_domain(
    value: Decimal, n: int, larger: bool, slack: Decimal, seed: int
) -> None:
    key = Amount(value, "per cent", slack)
    domain = (Decimal(0), Decimal(100)) if value <= 100 else (None, None)
    rungs = number_rungs(key, n, larger, [key], domain, Rng(seed))
    assert len(rungs) <= n
    for rung in rungs:
        assert (rung.value > value) == larger and abs(rung.value - value) > 2 * slack
        assert rung.value >= 0 and (domain[1] is None or rung.value <= domain[1])
        assert rung.unit == key.unit
    assert all(abs(a.value - b.value) > 2 * slack for a, b in itertools.combinations(rungs, 2))


def test_numbers_are_as_round_as_the_key() -> None:
    for seed in range(20):
        for larger in (True, False):
            assert all(
                rung.value % 500 == 0
                for rung in number_rungs(Amount(Decimal(4500)), 3, larger, [], (None, None), Rng(seed))
            )
            assert all(
                rung.value % 1 == 0
                for rung in number_rungs(Amount(Decimal(10)), 3, larger, [], (None, None), Rng(seed))
            )


def test_three_rungs_find_room_under_a_hundred_per_cent() -> None:
    key = Amount(Decimal("94.2"), "per cent")
    for seed in range(20):
        rungs = number_rungs(key, 3, True, [], (Decimal(0), Decimal(100)), Rng(seed))
        assert len(rungs) == 3 and all(rung.value < 100 for rung in rungs)
