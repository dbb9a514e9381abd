"""Numbers as learners type them: "20 000", "4.5 thousand", "minus five", "½", "12 pp"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from questions.text.numbers import DIGIT_WORDS, ORDINALS
from questions.text.units import factor, is_measure, singular, unit_name

Problem = Literal["not-a-number", "wrong-unit", "other-unit"]

_SCALES = {
    "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "k": 10**3, "m": 10**6,
    "mln": 10**6, "mio": 10**6, "bn": 10**9, "dozen": 12,
}  # fmt: skip
_SPELT_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SIGNS = str.maketrans({"−": "-", "–": "-", "—": "-", "‐": "-", "‑": "-", "’": "'", "⁄": "/", "_": " "})
_HEDGE = re.compile(r"^(?:about|around|circa|ca\.|c\.|approximately|approx\.?|roughly|some|nearly|almost|exactly|~)\s*")
_CURRENCY = re.compile(r"^(us\$|[$€£])\s*")
_DIGITS = re.compile(r"(?P<body>\d[\d,.' ]*\d|\d|\.\d+)(?:\s*/\s*(?P<under>\d+))?")
_SCALE = re.compile(rf"\s*({'|'.join(_SCALES)})\b\.?")
_UNIT = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+){0,5}")
_JOINS = frozenset({"or", "and", "to", "minus", "plus", "not", "more", "less", "between", "from", "than", "maybe"})


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """A learner's number, in the unit that is asked for."""

    value: Decimal
    unit: str | None
    """The unit that was typed, or None."""
    other: Decimal | None = None
    """What else it may mean: "4.500" is 4500 to many."""


@dataclass(frozen=True, slots=True)
class _Read:
    value: Decimal
    rest: str
    other: Decimal | None = None


def parse_number(text: str, unit: str | None = None) -> ParsedNumber | Problem:
    """Read an answer as a number.

    Args:
        text: What was typed.
        unit: The unit asked for; an answer may name it, name one that can be turned into it, or leave it out.

    Returns:
        The number, in the unit asked for; or `wrong-unit` for another measure; or `other-unit` for another word than that
        asked for ("soldiers" for troops), which may mean the same; or `not-a-number`, also for two numbers and for ranges.
    """
    plain = _normal(text)
    if plain is None:
        return "not-a-number"
    plain = _HEDGE.sub("", plain)
    sign, plain = _sign(plain)
    money = _CURRENCY.match(plain)
    if money:
        more, plain = _sign(plain[money.end() :])
        sign *= more
    read = _from_digits(plain, unit) or _from_words(plain)
    if read is None:
        return "not-a-number"
    given = " ".join(filter(None, [money[1] if money else "", read.rest.strip(" .")]))
    found = _in_unit(read, given, unit)
    if isinstance(found, str):
        return found
    other = None if found.other is None else sign * found.other
    return ParsedNumber(sign * found.value, unit_name(given), other)


def _normal(text: str) -> str | None:
    """Return the text in plain ASCII digits and signs; None for raised digits, which are no part of a number."""
    out = []
    for char in text:
        if unicodedata.category(char) == "No":
            if "⁄" not in (fraction := unicodedata.normalize("NFKC", char)):
                return None
            out.append(f" {fraction}")
        elif char.isdecimal():
            out.append(str(unicodedata.decimal(char)))
        else:
            out.append(char)
    plain = unicodedata.normalize("NFKC", "".join(out)).casefold().translate(_SIGNS)
    return " ".join(plain.split()).strip(' !?"“”«»').rstrip(' ."“”«»')


def _sign(text: str) -> tuple[int, str]:
    found = re.match(r"(?:-|minus\b|negative\b)\s*", text)
    if found:
        return -1, text[found.end() :]
    return 1, text[1:] if re.match(r"\+\s?\d", text) else text


def _from_digits(text: str, unit: str | None) -> _Read | None:
    match = _DIGITS.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if match["under"]:
        value = _fraction(match["body"], int(match["under"]))
        return None if value is None else _Read(value, rest)
    readings = _readings(match["body"])
    if not readings or re.match(r"[\d/]|[.,]\d|\.?e[-+]?\d", rest):
        return None
    tail = re.match(r"(?:st|nd|rd|th)\b", rest)
    rest = rest[tail.end() :] if tail else rest
    scale = _SCALE.match(rest)
    times = 1
    if scale and not (unit and factor(scale[1], unit)):  # "1000 m" in metres is no thousand million
        times, rest = _SCALES[scale[1]], rest[scale.end() :]
    value, *others = (reading * times for reading in readings)
    return _Read(value, rest, others[0] if others else None)


def _fraction(body: str, under: int) -> Decimal | None:
    """Return "1" over 2, or "4 1" over 2 as four and a half."""
    match = re.fullmatch(r"(?:(\d+) )?(\d+)", body)
    if match is None or under == 0:
        return None
    return Decimal(match[1] or 0) + Decimal(match[2]) / Decimal(under)


def _readings(body: str) -> list[Decimal]:
    """Return what digits with separators may mean, the English reading first; nothing if they are no number."""
    grouped = r"\d{1,3}(?:%s\d{3})+"
    if re.fullmatch(r"\d*\.?\d+|\d+,\d+", body) or re.fullmatch(r"\d+", body):
        plain = Decimal(body.replace(",", "."))
        thousands = Decimal(re.sub(r"[,.]", "", body)) if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", body) else None
        if thousands is None:
            return [plain]
        return [thousands] if "," in body else [plain, thousands]
    for group, point in ((",", r"\."), (r"\.", ","), ("[' ]", "[.,]")):
        if re.fullmatch(grouped % group + rf"(?:{point}\d+)?", body):
            whole, _, part = re.sub(group, "", body).replace(",", ".").partition(".")
            return [Decimal(f"{whole}.{part or 0}")]
    return []


def _from_words(text: str) -> _Read | None:
    words = re.findall(r"[a-z]+|[^a-z\s-]+", text)
    words = [word for word in words if word != ","]
    for end in range(len(words), 0, -1):
        value = _spelt(words[:end])
        if value is not None:
            return _Read(value, " ".join(words[end:]))
        if end > 40:
            return None
    return None


def _spelt(words: list[str]) -> Decimal | None:
    """Return the value of number words that make one number: "four thousand five hundred", "a dozen", "nought"."""
    if not words:
        return None
    if "point" in words:
        at = words.index("point")
        whole = _spelt(words[:at])
        parts = [DIGIT_WORDS.get(word, 99) for word in words[at + 1 :]]
        if whole is None or not parts or any(part > 9 for part in parts):
            return None
        return whole + Decimal(f"0.{''.join(map(str, parts))}")
    if words in (["none"], ["nought"], ["nil"]):
        return Decimal(0)
    if words[-1] == "dozen":
        many = Decimal(1) if words[:-1] in ([], ["a"]) else _spelt(words[:-1])
        return None if many is None else 12 * many
    total, last_scale, group = 0, 10**15, []
    for word in words:
        if word not in _SPELT_SCALES:
            group.append(word)
            continue
        below = _below_thousand(group, 0)
        if below is None or _SPELT_SCALES[word] >= last_scale:
            return None
        total, last_scale, group = total + below * _SPELT_SCALES[word], _SPELT_SCALES[word], []
    if group in (["a"], ["an"]):
        return None
    if group or not total:
        rest = _below_thousand(group, total)
        if rest is None or rest >= last_scale:
            return None
        total += rest
    return Decimal(total)


def _below_thousand(words: list[str], before: int) -> int | None:
    """Return the value of words without thousand and above; up to ninety-nine hundred."""
    if before and words[:1] == ["and"]:
        words = words[1:]
    if not words:
        return None
    if "hundred" in words:
        at = words.index("hundred")
        many = _below_hundred(words[:at] or ["one"])
        rest = words[at + 1 :]
        rest = rest[1:] if rest[:1] == ["and"] else rest
        under = _below_hundred(rest) if rest else 0
        return None if not many or under is None else many * 100 + under
    return _below_hundred(words)


def _below_hundred(words: list[str]) -> int | None:
    if words in (["a"], ["an"]):
        return 1
    values = [DIGIT_WORDS.get(word, ORDINALS.get(word)) for word in words]
    match values:
        case [int(one)]:
            return one
        case [int(tens), int(ones)] if tens >= 20 and tens % 10 == 0 and 0 < ones < 10:
            return tens + ones
        case _:
            return None


def _in_unit(read: _Read, given: str, wanted: str | None) -> _Read | Problem:
    """Return the number in the unit wanted."""
    wanted = wanted.lower() if wanted else None
    head, _, tail = (wanted or "").partition(" ")
    if head in _SPELT_SCALES:  # "5" of "million euros" may be typed "5 million euros"
        scale = _SPELT_SCALES[head]
        wanted = tail or None
        if read.value >= scale:
            read = _Read(read.value / scale, read.rest)
    if not given:
        return read
    if given.split()[0] in _JOINS or set(given.split()) & {"or"} or not (is_measure(given) or _UNIT.fullmatch(given)):
        return "not-a-number"
    if wanted is None:
        return read
    times = factor(given, wanted)
    if times is not None:
        return _Read(read.value * times, "", None if read.other is None else read.other * times)
    if is_measure(given) or is_measure(wanted):
        longer = is_measure(wanted) and any(factor(" ".join(given.split()[:n]), wanted) == 1 for n in (1, 2))
        return read if longer else "wrong-unit"  # "12 per cent of respondents"
    return read if _head(wanted) in map(singular, given.split()) else "other-unit"


def _head(unit: str) -> str:
    """Return the word of a unit that is counted: "member" of "NATO members", "year" of "years of war"."""
    return singular(re.split(r"\s+(?:of|per|in|for)\s+", unit)[0]).split()[-1]


__all__ = ["ParsedNumber", "Problem", "parse_number"]
