"""Numbers in English text: found, read from answers, and said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal

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
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_WORDS = {word: n for n, word in enumerate(_ONES)} | {word: 10 * n for n, word in enumerate(_TENS) if word}

_SPACES = "    ’'"
_DIGITS = re.compile(
    r"(?<![\w.])[-−]?(?:\d{1,3}(?:[,    ]\d{3})+|\d+)(?:\.\d+)?(?P<tail>st|nd|rd|th)?"
    r"(?:\s?(?P<scale>hundred|thousand|million|billion|[kKmM](?![\w]))\b)?(?![\w])"
)
_WORD = "|".join(sorted([*_WORDS, *_SCALES, *_ORDINALS], key=len, reverse=True))
_SPELT = re.compile(rf"\b(?:{_WORD})(?:(?:[\s-]|\sand\s)(?:{_WORD}))*\b", re.IGNORECASE)
_UNIT = re.compile(r"\s*(%|per\s?cent(?:age points?)?\b|percentage points?\b|[^\W\d_]+(?:[-’'][^\W\d_]+)*)")

_PERCENT = {"%", "percent", "per cent", "pct"}
_POINTS = {"percentage points", "percentage point", "percent points", "points", "pp", "pp."}


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


def unit_name(unit: str | None) -> str | None:
    """Return a unit's normal name: "percent" for %, per cent; "percentage points"; others in lower case."""
    if unit is None:
        return None
    plain = " ".join(unit.lower().split())
    if plain in _PERCENT:
        return "percent"
    if plain in _POINTS:
        return "percentage points"
    return plain or None


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
        if word in _WORDS:
            group += _WORDS[word]
        elif word in _ORDINALS:
            group, ordinal = group + _ORDINALS[word], True
        elif word == "hundred":
            group = (group or 1) * 100
        elif word in _SCALES:
            total, group = total + (group or 1) * _SCALES[word], 0
        else:
            return None
        any_word = True
    return (total + group, ordinal) if any_word else None


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A learner's number."""

    value: Decimal
    unit: str | None


Problem = Literal["not-a-number", "ambiguous", "wrong-unit"]


def parse_number(text: str, unit: str | None = None) -> ParsedNumber | Problem:
    """Read an answer as a number.

    Args:
        text: What was typed.
        unit: The unit asked for; an answer may name it or leave it out.

    Returns:
        The number; or `ambiguous` for "4.500", which some write for 4500; or `wrong-unit`; or `not-a-number`.
    """
    plain = " ".join(text.strip().lower().replace("−", "-").split())
    plain = re.sub(r"^(about|around|circa|c\.|approximately|roughly|some|nearly|~)\s*", "", plain).strip(" .!")
    match = re.match(
        r"^([+-]?)((?:\d[\d,.'’_ \u2009\u202f\u00a0]*)?\d)\s*(k|m|hundred|thousand|million|billion|bn)?\b", plain
    )
    if match:
        number = _digits(match[2].replace("_", ""))
        rest = plain[match.end() :].strip()
        if isinstance(number, str):
            return "ambiguous"
        scale = {"k": 1000, "m": 10**6, "bn": 10**9}.get(match[3] or "") or _SCALES.get(match[3] or "", 1)
        value = number * scale * (-1 if match[1] == "-" else 1)
    else:
        spelt = re.match(rf"^(minus )?((?:{_WORD}|and|[\s-])+)", plain)
        read = words_value(spelt[2].strip(" -")) if spelt else None
        if spelt is None or read is None:
            return "not-a-number"
        value, rest = Decimal(read[0]) * (-1 if spelt[1] else 1), plain[spelt.end() :].strip()
    return _with_unit(value, rest, unit)


def _with_unit(value: Decimal, rest: str, unit: str | None) -> ParsedNumber | Problem:
    given, wanted = unit_name(rest.strip(" .") or None), unit_name(unit)
    if given is not None and given not in {wanted, "th", "st", "nd", "rd"}:
        special = {"percent", "percentage points"}
        if (given in special or wanted in special) and not (
            given.endswith("of respondents") or (wanted and given.startswith(wanted))
        ):
            return "wrong-unit"
        if (
            wanted is not None
            and given.rstrip("s") != wanted.rstrip("s")
            and len(given.split()) == 1
            and wanted.split()[-1].rstrip("s") != given.rstrip("s")
        ):
            return "wrong-unit"
        if not re.fullmatch(r"[^\W\d_]+(?:[ '’-][^\W\d_]+){0,4}", given):
            return "not-a-number"
    return ParsedNumber(value, given)


def _digits(text: str) -> Decimal | Literal["ambiguous"]:
    body = re.sub(rf"(?<=\d)[{_SPACES}](?=\d{{3}}(?!\d))", "", text)
    if re.search(rf"[{_SPACES}]", body):
        body = re.sub(rf"[{_SPACES}]", "", body)
    commas, points = body.count(","), body.count(".")
    if commas and points:
        decimal = "." if body.rfind(".") > body.rfind(",") else ","
        body = body.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    elif commas > 1 or (commas == 1 and re.search(r",\d{3}$", body)):
        body = body.replace(",", "")
    elif commas == 1:
        body = body.replace(",", ".")
    elif points > 1:
        body = body.replace(".", "")
    elif points == 1 and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", body):
        return "ambiguous"
    try:
        return Decimal(body)
    except InvalidOperation:
        return "ambiguous"


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
    if abs(value) == 1 and name.endswith("s") and not name.endswith("ss") and len(name) > 2:
        name = name[:-1]
    return f"{said} {name}"


def number_words(n: int) -> str:
    """Return a whole number from 0 to 99 in words."""
    if n < 20:
        return _ONES[n]
    tens, ones = divmod(n, 10)
    return _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def ordinal_word(n: int) -> str:
    """Return an ordinal: words up to twentieth, then 21st, 22nd, ..."""
    for word, value in _ORDINALS.items():
        if value == n:
            return word
    tail = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{tail}"
