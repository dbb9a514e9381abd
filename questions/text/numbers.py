"""Numbers in English text: found, read from answers, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from questions.text.units import singular, unit_name

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
DIGIT_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS) if word}

_SPACES = "    ’'"
_DIGITS = re.compile(
    r"(?<![\w.])[-−]?(?:\d{1,3}(?:[,    ]\d{3})+|\d+)(?:\.\d+)?(?P<tail>st|nd|rd|th)?"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|[kKmM](?![\w]))\b)?(?![\w])"
)
_WORD = "|".join(sorted([*DIGIT_WORDS, *_SCALES, *ORDINALS], key=len, reverse=True))
_SPELT = re.compile(rf"\b(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}))*\b", re.IGNORECASE)
_UNIT = re.compile(r"\s*(%|per\s?cent(?:age points?)?\b|percentage points?\b|[^\W\d_]+(?:[-’'][^\W\d_]+)*)")


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number in a text."""

    start: int
    end: int
    text: str
    value: Decimal
    unit: str | None
    """The word that follows, "percent" and "percentage points" normalised; None at the end of a sentence."""
    ordinal: bool = False


def find_numbers(text: str) -> list[FoundNumber]:
    """Return every number of a text in order: digits with separators, scales, words, ordinals."""
    found: list[FoundNumber] = []
    for match in _DIGITS.finditer(text):
        body = text[match.start() : match.start("tail")] if match["tail"] else match[0]
        if match["scale"]:
            body = text[match.start() : match.start("scale")]
        value = _plain(body) * _scale(match["scale"])
        found.append(_found(text, match.start(), match.end(), value, bool(match["tail"])))
    for match in _SPELT.finditer(text):
        value_ordinal = words_value(match[0])
        if value_ordinal is None or any(f.start <= match.start() < f.end for f in found):
            continue
        found.append(_found(text, match.start(), match.end(), Decimal(value_ordinal[0]), value_ordinal[1]))
    return sorted(found, key=lambda number: number.start)


def _found(text: str, start: int, end: int, value: Decimal, ordinal: bool) -> FoundNumber:
    after = _UNIT.match(text, end)
    unit = unit_name(after[1]) if after and not ordinal else None
    return FoundNumber(start, end, text[start:end], value, unit, ordinal)


def _plain(body: str) -> Decimal:
    return Decimal(re.sub(rf"[,{_SPACES}]", "", body.strip()).replace("−", "-"))


def _scale(word: str | None) -> int:
    if not word:
        return 1
    return {"k": 1000, "m": 10**6}.get(word.lower()) or _SCALES[word.lower()]


def words_value(text: str) -> tuple[int, bool] | None:
    """Return (value, whether ordinal) of a number in words, or None if `text` is none."""
    total, group, ordinal, any_word = 0, 0, False, False
    for word in re.split(r"[\s-]+", text.lower().strip()):
        if word == "and":
            continue
        if word in DIGIT_WORDS:
            group += DIGIT_WORDS[word]
        elif word in ORDINALS:
            group, ordinal = group + ORDINALS[word], True
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            return None
        any_word = True
    return (total + group, ordinal) if any_word else None


def say_number(value: Decimal, unit: str | None = None, *, form: str = "plain") -> str:
    """Say a number: "4,500 troops", "88.7 per cent", "four".

    Args:
        value: The number.
        unit: Its unit; "percent" and "%" become "per cent"; a plural of one is cut to its singular.
        form: `plain` digits, or `words` for whole numbers up to ninety-nine.
    """
    if form == "words" and value == value.to_integral_value() and 0 <= value < 100:
        said = number_words(int(value))
    else:
        said = f"{value:,f}" if value == value.to_integral_value() else f"{value:,}"
        if "." in said and value == value.to_integral_value():
            said = said.rstrip("0").rstrip(".")
    if unit is None:
        return said
    name = {"percent": "per cent", "%": "per cent"}.get(unit, unit)
    if abs(value) == 1:
        name = singular(name)
    return f"{said} {name}"


def number_words(n: int) -> str:
    """Return a whole number from 0 to 99 in words."""
    if n < 20:
        return _ONES[n]
    tens, ones = divmod(n, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def ordinal_word(n: int) -> str:
    """Return an ordinal: words up to twentieth, then 21st, 22nd, ..."""
    for word, value in ORDINALS.items():
        if value == n:
            return word
    tail = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{tail}"
