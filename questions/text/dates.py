"""Dates in English text: found, read from answers, and said. All of it is ours; only values are EDTF."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.facts.time import Date

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
MONTH_NUMBER = {name.lower(): n for n, name in enumerate(MONTHS, start=1)}
MONTH_NUMBER |= {name.lower()[:3]: n for n, name in enumerate(MONTHS, start=1)} | {"sept": 9}
_M = "(?:" + "|".join(sorted({*MONTH_NUMBER}, key=len, reverse=True)) + r")\.?"
_Y = r"(?:1\d{3}|20\d{2}|21\d{2})"
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_DASH = r"\s*(?:–|-|—|to|and|until)\s*"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("iso", rf"\b({_Y})-(\d\d)(?:-(\d\d))?\b"),
        ("day-month", rf"\b({_DAY})\s+(?:of\s+)?({_M})\s*,?\s+({_Y})\b"),
        ("month-day", rf"\b({_M})\s+({_DAY})\s*,\s*({_Y})\b"),
        ("months", rf"\b({_M})(?:\s+({_Y}))?(?:\s*–\s*|\s*-\s*|\s+(?:to|and)\s+)({_M})\s+({_Y})\b"),
        ("month", rf"\b({_M}),?\s+(?:of\s+)?({_Y})\b"),
        ("season", rf"\b(spring|summer|autumn|fall|winter)\s+(?:of\s+)?({_Y})\b"),
        ("years", rf"\b({_Y})(?:\s*–\s*|\s*-\s*|\s+(?:to|and)\s+)({_Y})\b"),
        ("year", rf"(?<![\d.,#/-])\b({_Y})\b(?!\s*(?:%|per\s?cent|,\d{{3}}|\.\d))"),
    )
)
_DECADE = re.compile(r"\b(1\d{2}|20\d|21\d)0s\b")
_BEFORE = re.compile(
    r"\b(by|until|since|about|around|circa|c\.|approximately)\s+(?:the\s+)?(?:end\s+of\s+)?$", re.IGNORECASE
)
_NAMED = re.compile(
    r"\b(?:resolutions?|no\.?|number|nos\.?|room|article|page|flight|law|act|form|directive|decision|chapter)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text."""

    start: int
    end: int
    text: str
    date: Date


def find_dates(text: str) -> list[Found]:
    """Return every date of a text in order, each in its longest reading.

    Words before it ("by", "since", "about") take part in the value: "by June 1998" is ../1998-06. A number that names a
    thing ("Resolution 1244") is no year.
    """
    found: list[Found] = []
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(f.start < match.end() and match.start() < f.end for f in found):
                continue
            if name == "year" and _NAMED.search(text[: match.start()]):
                continue
            edtf = _value(name, match)
            if edtf is not None and (made := _with_word(text, match.start(), match.end(), edtf)):
                found.append(made)
    for match in _DECADE.finditer(text):
        found.append(Found(match.start(), match.end(), match[0], Date.parse(f"{match[1]}X")))
    return sorted(found, key=lambda f: f.start)


def _value(name: str, match: re.Match[str]) -> str | None:
    match name:
        case "iso":
            return "-".join(part for part in match.groups() if part)
        case "day-month":
            return _ymd(match[3], match[2], match[1])
        case "month-day":
            return _ymd(match[3], match[1], match[2])
        case "months":
            return f"{match[2] or match[4]}-{_month(match[1]):02d}/{match[4]}-{_month(match[3]):02d}"
        case "month":
            return f"{match[2]}-{_month(match[1]):02d}"
        case "season":
            return f"{match[2]}-{SEASONS[match[1].lower()]}"
        case "years":
            return f"{match[1]}/{match[2]}" if match[1] < match[2] else None
        case _:
            return match[1]


def _month(name: str) -> int:
    return MONTH_NUMBER[name.lower().rstrip(".")]


def _ymd(year: str, month: str, day: str) -> str:
    return f"{year}-{_month(month):02d}-{int(re.sub(r'[a-z]+$', '', day, flags=re.IGNORECASE)):02d}"


def _with_word(text: str, start: int, end: int, edtf: str) -> Found | None:
    before = _BEFORE.search(text[:start])
    word = before[1].lower() if before else ""
    plain = edtf
    if "/" not in edtf:
        if word in {"by", "until"}:
            edtf = f"../{edtf}"
        elif word == "since":
            edtf = f"{edtf}/.."
        elif word:
            edtf = f"{edtf}~"
    try:
        if before and edtf != plain:
            return Found(before.start(), end, text[before.start() : end], Date.parse(edtf))
        return Found(start, end, text[start:end], Date.parse(plain))
    except ValueError:
        return None


def _plain(date: Date) -> str:
    """Say one end: "March 1999", "24 March 1999", "1999", "spring 1999", "the 1990s"."""
    if date.precision == "decade":
        return f"the {date.edtf.strip('~?%')[:3]}0s"
    if date.precision == "century":
        return f"the {int(date.edtf[:2])}00s"
    if date.precision == "season":
        name = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}.get(int(date.edtf.strip("~?%").split("-")[1]))
        return f"{name or 'some time'} {date.year or date.edtf[:4]}"
    year = date.year
    if year is None:
        return date.edtf
    parts = [str(date.day)] if date.day else []
    parts += [MONTHS[date.month - 1]] if date.month else []
    return " ".join([*parts, str(year) if year > 0 else f"{1 - year} BC"])  # EDTF has a year 0, which is 1 BC


def say_date(date: Date, *, form: str = "plain") -> str:
    """Say a date.

    Args:
        date: Any date.
        form: `plain` ("March 1999", "1998 to 1999") or `in`, with the preposition that fits ("in March 1999", "on 24
            February 2022", "by June 1998", "between 1998 and 1999", "since 2012").
    """
    match date.precision:
        case "by" | "since":
            end = date.end if date.precision == "by" else date.start
            said = _plain(end) if end else date.edtf
            return said if form == "plain" else f"{date.precision} {said}"
        case "interval":
            start, end = date.start, date.end
            if start is None or end is None:
                return date.edtf
            first, last = _plain(start), _plain(end)
            if start.month and end.month and start.year == end.year and not start.day:
                first = MONTHS[start.month - 1]
                joined = f"{first} and {last}" if end.month - start.month == 1 else f"{first} to {last}"
                return joined if form == "plain" else f"in {joined}" if " and " in joined else f"from {joined}"
            return f"{first} to {last}" if form == "plain" else f"between {first} and {last}"
        case _:
            said = _plain(date)
            if date.approximate:
                return f"about {said}" if form == "plain" else f"around {said}"
            if form == "plain":
                return said
            return f"on {said}" if date.precision == "day" else f"in {said}"


_HINTS = {
    "day": "(day, month and year)", "month": "(month and year)", "season": "(season and year)", "decade": "(decade)",
    "century": "(century)",
}  # fmt: skip


def precision_hint(date: Date) -> str:
    """Return what an answer must name: "(year)", "(month and year)", "(day, month and year)"."""
    end = date.end if date.precision in {"by", "interval"} else date.start
    exact = end or date
    return _HINTS.get(exact.precision, "(year)")
