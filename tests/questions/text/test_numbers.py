"""Numbers in prose: found with their unit, and said."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.text.numbers import find_numbers, number_words, ordinal_word, say_number, words_value
from questions.text.typed_numbers import ParsedNumber, parse_number

FOUND = [
    ("KFOR had 4,500 troops.", [("4500", "troops")]), ("20 000 men and 20,000 women", [("20000", "men"), ("20000", "women")]),
    ("twenty thousand soldiers", [("20000", "soldiers")]), ("88.7 per cent of them", [("88.7", "percent")]),
    ("a lead of 12 percentage points", [("12", "percentage points")]), ("1.2 million people", [("1200000", "people")]),
    ("It fell to -5 overnight", [("-5", "overnight")]), ("the third president", [("3", None)]), ("the 21st century", [("21", None)]),
    ("no numbers here", []), ("Room A4 and B52s", []), ("one hundred and five days", [("105", "days")]),
    ("It is 50%.", [("50", "percent")]), ("four", [("4", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found_with_value_and_unit(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_numbers(text)
    assert [(number.value, number.unit) for number in found] == [(Decimal(value), unit) for value, unit in expected]
    assert all(text[number.start : number.end] == number.text for number in found)


SAID = [
    ("4500", "troops", "4,500 troops"), ("88.7", "percent", "88.7 per cent"), ("50", "%", "50 per cent"), ("1", "troops", "1 troop"),
    ("1", "countries", "1 country"), ("1", "per cent", "1 per cent"), ("1", "percentage points", "1 percentage point"),
    ("0", None, "0"), ("-5", "°C", "-5 °C"), ("1000000", None, "1,000,000"), ("4500.0", None, "4,500"), ("1E+3", None, "1,000"),
    ("1", "classes", "1 class"), ("1", "people", "1 person"), ("2", "people", "2 people"), ("1", "years", "1 year"),
    ("1", "m/s", "1 m/s"), ("1", "NATO members", "1 NATO member"), ("1", "years of war", "1 year of war"), ("1.5", "years", "1.5 years"),
]  # fmt: skip


@pytest.mark.parametrize(("value", "unit", "said"), SAID)
def test_said(value: str, unit: str | None, said: str) -> None:
    assert say_number(Decimal(value), unit) == said


def test_said_in_words() -> None:
    assert say_number(Decimal(4), "members", form="words") == "four members"
    assert say_number(Decimal(21), form="words") == "twenty-one"
    assert say_number(Decimal("4.5"), form="words") == "4.5"
    assert say_number(Decimal(100), form="words") == "100"


@pytest.mark.parametrize(
    ("n", "word"),
    [(1, "first"), (3, "third"), (12, "twelfth"), (20, "twentieth"), (21, "21st"), (22, "22nd"), (23, "23rd"), (24, "24th"),
     (101, "101st"), (111, "111th"), (112, "112th"), (113, "113th")],
)  # fmt: skip
def test_ordinals(n: int, word: str) -> None:
    assert ordinal_word(n) == word


@given(st.integers(0, 99))
def test_words_are_read_back(n: int) -> None:
    assert words_value(number_words(n)) == (n, False)
    assert parse_number(number_words(n)) == ParsedNumber(Decimal(n), None)


@given(st.decimals(-(10**8), 10**8, places=2), st.sampled_from([None, "troops", "per cent", "km", "°C", "countries"]))
def test_what_is_said_is_read_as_the_same(value: Decimal, unit: str | None) -> None:
    read = parse_number(say_number(value, unit), unit)
    assert isinstance(read, ParsedNumber)
    assert read.value == value


@given(st.integers(0, 10**12 - 1))
def test_large_numbers_in_words(n: int) -> None:
    words = []
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (1, "")):
        part = n // scale % 1000
        hundreds, rest = divmod(part, 100)
        words += [f"{number_words(hundreds)} hundred"] * bool(hundreds)
        words += [number_words(rest)] * bool(rest) + [name] * bool(part)
    assert parse_number(" ".join(words) or "zero") == ParsedNumber(Decimal(n), None)
