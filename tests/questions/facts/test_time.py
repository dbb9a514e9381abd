"""EDTF dates: their bounds, what is certainly before what, and what is refused."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from strategies import DATES

from questions.facts.time import INF, Date, days


def day(text: str) -> int:
    """Return the days since 1970 of an ISO date, by the standard library."""
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days


BOUNDS = [
    ("1999", "year", "1999-01-01", "1999-12-31"), ("1999-03", "month", "1999-03-01", "1999-03-31"),
    ("2000-02", "month", "2000-02-01", "2000-02-29"), ("1900-02", "month", "1900-02-01", "1900-02-28"),
    ("1999-03-24", "day", "1999-03-24", "1999-03-24"), ("2024-02-29", "day", "2024-02-29", "2024-02-29"),
    ("199X", "decade", "1990-01-01", "1999-12-31"), ("18XX", "century", "1800-01-01", "1899-12-31"),
    ("1998/1999", "interval", "1998-01-01", "1999-12-31"), ("1998-11/1999-03", "interval", "1998-11-01", "1999-03-31"),
    ("1999-06-10/1999-06-12", "interval", "1999-06-10", "1999-06-12"), ("0476", "year", "0476-01-01", "0476-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "precision", "first", "last"), BOUNDS)
def test_bounds_are_first_and_last_day(text: str, precision: str, first: str, last: str) -> None:
    date = Date.parse(text)
    assert (date.precision, date.earliest, date.latest) == (precision, day(first), day(last))
    assert (date.strict_earliest, date.strict_latest) == (date.earliest, date.latest)
    assert not date.approximate
    assert str(date) == text


def test_open_ends() -> None:
    by, since = Date.parse("../1998-06"), Date.parse("2012/..")
    assert (by.precision, by.earliest, by.latest) == ("by", -INF, day("1998-06-30"))
    assert (since.precision, since.earliest, since.latest) == ("since", day("2012-01-01"), INF)
    assert by.start is None and by.end == Date.parse("1998-06")
    assert since.end is None and since.start == Date.parse("2012")


@pytest.mark.parametrize("text", ["1999~", "1999?", "1999%", "1999-03~"])
def test_uncertainty_widens_the_bounds_and_not_the_strict_ones(text: str) -> None:
    date, plain = Date.parse(text), Date.parse(text[:-1])
    assert date.approximate
    assert date.earliest < plain.earliest and plain.latest < date.latest
    assert (date.strict_earliest, date.strict_latest) == (plain.earliest, plain.latest)
    assert (date.precision, date.year, date.month) == (plain.precision, plain.year, plain.month)


def test_years_before_christ_count_from_0() -> None:
    ides = Date.parse("-0043-03-15")  # 44 BC
    assert (ides.precision, ides.year, ides.month, ides.day) == ("day", -43, 3, 15)
    assert ides.before(Date.parse("0001"))
    assert Date.parse("-0099").before(Date.parse("-0043"))
    assert Date.parse("0000").latest + 1 == Date.parse("0001").earliest


PARTS = [
    ("1999", (1999, None, None)), ("1999-03", (1999, 3, None)), ("1999-03-24", (1999, 3, 24)),
    ("1998/1999", (None, None, None)), ("199X", (None, None, None)), ("1999-21", (1999, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_parts(text: str, parts: tuple[int | None, ...]) -> None:
    date = Date.parse(text)
    assert (date.year, date.month, date.day) == parts


BEFORE = [
    ("1998", "1999"), ("1999-02", "1999-03"), ("1999-03-23", "1999-03-24"), ("1998-12-31", "1999"), ("199X", "2000"),
    ("../1998-06", "1998-07"), ("1998", "1999/.."), ("1998/1999", "2000-01-01"),
]  # fmt: skip
UNSURE = [
    ("1999", "1999-03"), ("1999-03", "1999-03-24"), ("1999~", "2000"), ("../1998-06", "1998"), ("1998/1999", "1999"),
    ("1999", "1998/.."), ("1999-21", "1999-04"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), BEFORE)
def test_certainly_before(one: str, other: str) -> None:
    first, second = Date.parse(one), Date.parse(other)
    assert first.before(second) and not second.before(first)
    assert first.disjoint(second) and second.disjoint(first) and not first.overlaps(second)


@pytest.mark.parametrize(("one", "other"), UNSURE)
def test_what_may_share_a_day_is_not_in_order(one: str, other: str) -> None:
    first, second = Date.parse(one), Date.parse(other)
    assert not first.before(second) and not second.before(first)
    assert first.overlaps(second)


def test_containment_and_granularity() -> None:
    assert Date.parse("1999").contains(Date.parse("1999-03"))
    assert not Date.parse("1999-03").contains(Date.parse("1999"))
    assert Date.parse("1999").same_granularity(Date.parse("2001"))
    assert not Date.parse("1999").same_granularity(Date.parse("1999~"))
    assert not Date.parse("1999").same_granularity(Date.parse("1999-03"))


REFUSED = [
    "", " ", "soon", "99", "1999-13", "1999-00", "1999-02-30", "1999-04-31", "2023-02-29", "24.3.1999", "3/1999",
    "March 1999", "1999/1998", "1999-03/1999-02", "/", "1999/", "/1999", "1999//2000", "1999-3", "19990324x", "9" * 1000,
    "1999-03-24T10:00",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_with_what_is_expected(text: str) -> None:
    with pytest.raises(ValueError) as caught:
        Date.parse(text)
    assert any(word in str(caught.value) for word in ("EDTF", "months are", "days", "ends before"))
    assert len(str(caught.value)) < 300


def test_as_a_field_of_a_model() -> None:
    adapter = TypeAdapter(Date)
    date = adapter.validate_python("1999-03")
    assert adapter.dump_python(date) == "1999-03"
    assert adapter.validate_json(adapter.dump_json(date)) == date
    for wrong in (1999, 1999.5, None, ["1999"]):
        with pytest.raises(ValidationError, match="write it as text"):
            adapter.validate_python(wrong)


@given(st.dates())
def test_days_agree_with_the_calendar(date: datetime.date) -> None:
    assert days(date.year, date.month, date.day) == (date - datetime.date(1970, 1, 1)).days


@given(DATES, DATES, DATES)
def test_before_is_a_strict_order(a: str, b: str, c: str) -> None:
    one, two, three = map(Date.parse, (a, b, c))
    assert not one.before(one)
    assert not (one.before(two) and two.before(one))
    assert not (one.before(two) and two.before(three)) or one.before(three)
    assert one.disjoint(two) is (one.before(two) or two.before(one))
    assert one.contains(one)
    assert not (one.contains(two) and two.disjoint(one))
