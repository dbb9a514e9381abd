"""Typed numbers, as a teacher would mark them. The cases come from the rules of marking, not from the code."""

from __future__ import annotations

import pytest
from itemsmith import number

from questions.marking import mark
from questions.responses import Wrote

RIGHT = [
    # value, unit, tolerance, typed
    ("20000", None, "0", "20000"), ("20000", None, "0", "20,000"), ("20000", None, "0", '"20,000"'), ("20000", "troops", "0", "“20,000 troops”."), ("20000", None, "0", "20 000"),
    ("20000", None, "0", "20\u00a0000"), ("20000", None, "0", "20\u202f000"), ("20000", None, "0", "20’000"),
    ("20000", None, "0", "20'000"), ("20000", None, "0", "twenty thousand"), ("20000", None, "0", "Twenty Thousand"),
    ("20000", None, "0", "20 thousand"), ("20000", None, "0", "20k"), ("20000", None, "0", "20K"), ("20000", None, "0", " 20000. "),
    ("20000", "troops", "0", "20,000 troops"), ("20000", "troops", "0", "20,000"), ("20000", "troops", "0", "about 20,000"),
    ("20000", "troops", "0", "20 thousand troops"), ("20000", "troops", "0", "20,000 Troops."),
    ("4500", "troops", "0", "4.5 thousand"), ("4500", "troops", "0", "4,5 thousand"), ("4500", "troops", "0", "4.5k"),
    ("4500", "troops", "0", "four thousand five hundred"), ("4500", "troops", "0", "four thousand, five hundred"),
    ("4500", "troops", "0", "forty-five hundred"), ("4500", "troops", "0", "4500 troop"),
    ("1000000", None, "0", "1,000,000"), ("1000000", None, "0", "1.000.000"), ("1000000", None, "0", "1 000 000"),
    ("1000000", None, "0", "a million"), ("1000000", None, "0", "1 million"), ("1000000", None, "0", "one million"),
    ("1200000", None, "0", "1.2 million"), ("1200000", None, "0", "1,2 million"), ("1200000", None, "0", "1.2m"),
    ("2000000000", None, "0", "2 billion"), ("2000000000", None, "0", "2bn"), ("1234.5", None, "0", "1,234.5"),
    ("1234.5", None, "0", "1.234,5"), ("1234.5", None, "0", "1 234,5"),
    ("88.7", "per cent", "0", "88.7"), ("88.7", "per cent", "0", "88.7%"), ("88.7", "per cent", "0", "88,7 %"),
    ("88.7", "per cent", "0", "88.70 percent"), ("88.7", "per cent", "0", "88.7 per cent"), ("88.7", "%", "0", "88.7 per cent"),
    ("50", "per cent", "0", "fifty percent"), ("50", "per cent", "0", "50 pct"),
    ("12", "percentage points", "0", "12"), ("12", "percentage points", "0", "12 percentage points"),
    ("12", "percentage points", "0", "12 pp"), ("12", "percentage points", "0", "twelve points"),
    ("-5", "°C", "0", "-5"), ("-5", "°C", "0", "−5"), ("-5", "°C", "0", "–5 °C"), ("-5", "°C", "0", "minus 5"),
    ("-5", "°C", "0", "minus five"), ("-5", "°C", "0", "negative five"), ("-5", "°C", "0", "-5°C"),
    ("-5", "°C", "0", "-5 degrees Celsius"), ("0", None, "0", "0"), ("0", None, "0", "zero"), ("0", None, "0", "-0"),
    ("0", None, "0", "none"), ("0.5", None, "0", ".5"), ("0.5", None, "0", "0,5"), ("0.5", None, "0", "½"), ("0.5", None, "0", "1/2"),
    ("0.5", None, "0", "0.50"), ("4.125", None, "0", "4.125"), ("3.141", None, "0", "3.141"), ("4", None, "0", "four"),
    ("21", None, "0", "twenty-one"), ("21", None, "0", "twenty one"), ("105", None, "0", "one hundred and five"),
    ("100", None, "0", "a hundred"), ("100", None, "0", "one hundred"), ("12", None, "0", "a dozen"), ("12", None, "0", "１２"),
    ("1999", None, "0", "1999"), ("1.5", "km", "0", "1.5 kilometres"), ("1.5", "km", "0", "1.5 kilometers"), ("20", "km", "0", "20km"),
    ("3", "years", "0", "three years"), ("3", "years", "0", "3 yrs"), ("1", "year", "0", "one year"), ("5", "dollars", "0", "$5"),
    ("5", "euros", "0", "€5"), ("5", "euros", "0", "5 €"), ("5", "euros", "0", "5 EUR"),
    ("1000", "m", "0", "1000 metres"), ("7", "members", "0", "7 members"), ("28", "countries", "0", "twenty-eight countries"),
    ("1", "country", "0", "1 country"), ("2", "countries", "0", "2 country"),
    # tolerance, both ends included
    ("100", None, "5", "95"), ("100", None, "5", "105"), ("100", None, "5", "100"), ("100", None, "0.5", "100.5"),
    ("20000", "troops", "500", "19,500"), ("1999", None, "1", "2000"),
]  # fmt: skip

WRONG = [
    ("20000", None, "0", "2000"), ("20000", None, "0", "200000"), ("20000", None, "0", "20001"), ("20000", None, "0", "-20000"),
    ("20000", None, "0", "20"), ("20000", None, "0", "two thousand"), ("20000", None, "0", "20 million"),
    ("88.7", "per cent", "0", "88.6"), ("88.7", "per cent", "0", "887"), ("88.7", "per cent", "0", "88"), ("50", "per cent", "0", "0.5"),
    ("-5", "°C", "0", "5"), ("5", "°C", "0", "-5"), ("4.5", None, "0", "45"), ("0.5", None, "0", "5"),
    ("100", None, "5", "94.9"), ("100", None, "5", "105.1"), ("1234.5", None, "0", "12345"), ("21", None, "0", "twenty"),
    ("4500", "troops", "0", "four thousand"), ("4500", "troops", "0", "five hundred"), ("1000000", None, "0", "a thousand"),
    ("99", None, "0", "1.234"), ("7", None, "0", "9" * 5000),
    ("7", None, "0", "0.0000000000000000000000000001"),
]  # fmt: skip

AGAIN = [
    # no number, two numbers, or one that may be read in two ways of which one is right
    ("20000", None, "0", ""), ("20000", None, "0", "  "), ("20000", None, "0", "many"), ("20000", None, "0", "a lot of troops"),
    ("20000", None, "0", "20.000"), ("4500", None, "0", "4.500"), ("4500", "troops", "0", "4.500 troops"),
    ("4500", None, "0", "4000-5000"), ("4500", None, "0", "4,500 or 20,000"), ("4500", None, "0", "between 4000 and 5000"),
    ("4", None, "0", "NaN"), ("4", None, "0", "inf"), ("4", None, "0", "infinity"), ("4", None, "0", "--4"), ("4", None, "0", "4/0"),
    ("4", None, "0", "😀"), ("4", None, "0", "."), ("4", None, "0", ","), ("4", None, "0", "%"), ("4", None, "0", "-"),
    ("12", None, "0", "1 2"), ("4500", "troops", "0", "4500 soldiers"), ("4500", "troops", "0", "4500 tanks"),
    ("32", "NATO members", "0", "32 states"), ("7", None, "0", "1e999999999"), ("7", None, "0", "-1e-999999999"), ("1234", None, "0", "12 34"),
]  # fmt: skip

NOT_RIGHT = [
    # another unit: wrong or asked again, never right
    ("12", "percentage points", "0", "12%"), ("12", "percentage points", "0", "12 per cent"),
    ("12", "per cent", "0", "12 percentage points"), ("12", "per cent", "0", "12 pp"), ("4500", "troops", "0", "4500 km"),
    ("20", "km", "0", "20 miles"), ("20", "km", "0", "20 m"), ("5", "dollars", "0", "€5"), ("5", "euros", "0", "$5"), ("-5", "°C", "0", "-5 °F"),
    ("3", "years", "0", "3 months"), ("20000", None, "0", "20,00"), ("20000", None, "0", "20,0000"), ("20000", None, "0", "2,0000"),
    ("200000", None, "0", "20,000,0"), ("5", "million", "0", "5 thousand"), ("4", None, "0", "4,"*3),
]  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "tolerance", "text"), RIGHT)
def test_right(value: str, unit: str | None, tolerance: str, text: str) -> None:
    got = mark(number(value, unit, tolerance), Wrote(text))
    assert got.correct, got
    assert got.reason


@pytest.mark.parametrize(("value", "unit", "tolerance", "text"), WRONG)
def test_wrong(value: str, unit: str | None, tolerance: str, text: str) -> None:
    got = mark(number(value, unit, tolerance), Wrote(text))
    assert got.score == 0, got
    assert not got.ask_again
    assert got.reason
    assert len(got.reason) < 300


@pytest.mark.parametrize(("value", "unit", "tolerance", "text"), AGAIN)
def test_asked_again(value: str, unit: str | None, tolerance: str, text: str) -> None:
    got = mark(number(value, unit, tolerance), Wrote(text))
    assert got.ask_again, got
    assert not got.credits
    assert got.reason


@pytest.mark.parametrize(("value", "unit", "tolerance", "text"), NOT_RIGHT)
def test_never_right(value: str, unit: str | None, tolerance: str, text: str) -> None:
    got = mark(number(value, unit, tolerance), Wrote(text))
    assert got.score == 0, got
    assert got.reason


def test_a_wrong_unit_is_named() -> None:
    got = mark(number("12", "percentage points"), Wrote("12 per cent"))
    assert "percentage points" in got.reason


def test_the_reason_says_what_was_right() -> None:
    assert "20,000 troops" in mark(number("20000", "troops"), Wrote("17")).reason
