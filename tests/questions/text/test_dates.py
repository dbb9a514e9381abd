"""Dates in prose: found in their longest reading, and said."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import DATES

from questions.facts.time import Date
from questions.text.dates import find_dates, precision_hint, say_date
from questions.text.typed_dates import parse_date

FOUND = [
    ("In March 1999 NATO began.", ["1999-03"]), ("on 24 February 2022", ["2022-02-24"]), ("February 24, 2022, was", ["2022-02-24"]),
    ("from 1998 to 1999", ["1998/1999"]), ("between June and July 1999", ["1999-06/1999-07"]), ("by June 1998", ["../1998-06"]),
    ("since 2012", ["2012/.."]), ("about 1450", ["1450~"]), ("in the 1990s", ["199X"]), ("in spring 1999", ["1999-21"]),
    ("Resolution 1244 of 10 June 1999", ["1999-06-10"]), ("1,999 men", []), ("1999 per cent", []), ("on 1999-03-24", ["1999-03-24"]),
    ("In 1989 and in 1999", ["1989", "1999"]), ("nothing", []), ("the 32 February 1999", ["1999-02"]),
    ("24th of February 2022", ["2022-02-24"]), ("Sept. 2001", ["2001-09"]), ("May 1999", ["1999-05"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[str]) -> None:
    found = find_dates(text)
    assert [date.date.edtf for date in found] == expected
    assert all(text[date.start : date.end] == date.text for date in found)


SAID = [
    ("1999", "1999", "in 1999"), ("1999-03", "March 1999", "in March 1999"), ("2022-02-24", "24 February 2022", "on 24 February 2022"),
    ("../1998-06", "June 1998", "by June 1998"), ("2012/..", "2012", "since 2012"), ("1998/1999", "1998 to 1999", "between 1998 and 1999"),
    ("1999-06/1999-07", "June and July 1999", "in June and July 1999"), ("1999-03/1999-06", "March to June 1999", "from March to June 1999"),
    ("1450~", "about 1450", "around 1450"), ("199X", "the 1990s", "in the 1990s"), ("18XX", "the 1800s", "in the 1800s"),
    ("1999-21", "spring 1999", "in spring 1999"), ("-0043", "44 BC", "in 44 BC"), ("-0043-03-15", "15 March 44 BC", "on 15 March 44 BC"),
    ("0000", "1 BC", "in 1 BC"), ("0476", "476", "in 476"),
]  # fmt: skip


@pytest.mark.parametrize(("edtf", "plain", "placed"), SAID)
def test_said(edtf: str, plain: str, placed: str) -> None:
    date = Date.parse(edtf)
    assert say_date(date) == plain
    assert say_date(date, form="in") == placed


@pytest.mark.parametrize(
    ("edtf", "hint"),
    [("1999", "(year)"), ("1999-03", "(month and year)"), ("1999-03-24", "(day, month and year)"), ("../1998-06", "(month and year)"),
     ("1999~", "(year)"), ("1999-21", "(season and year)"), ("199X", "(decade)"), ("18XX", "(century)")],
)  # fmt: skip
def test_hint_names_the_precision(edtf: str, hint: str) -> None:
    assert precision_hint(Date.parse(edtf)) == hint


@given(DATES)
def test_what_is_said_is_read_as_the_same(edtf: str) -> None:
    date = Date.parse(edtf)
    assert parse_date(say_date(date, form="in") if date.precision in {"by", "since"} else say_date(date)) == date
