"""Dates as learners type them: "24th of Feb. 2022", "March '99", "3/4/1999", "44 BC", "between 1998 and 1999"."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from questions.facts.time import Date
from questions.text.dates import MONTH_NUMBER, MONTHS, SEASONS, find_dates

_LEAD = re.compile(r"^(?:it was |that was )?(?:(?:in|on|during|at|the year|year|ad) )+")
_ABOUT = re.compile(r"^(?:about|around|circa|ca\.?|c\.|c|approximately|roughly|~) ?(?=\d|[a-z'])")
_WEEKDAY = re.compile(r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,? ?")
_ERA = re.compile(r" ?(?<![a-z])(?:(bce?|b\. ?c\b\.?(?: ?e\b\.?)?)|ce|ad|a\. ?d\b\.?)(?![a-z])")
_DECADE = re.compile(r"(?:the )?(\d{3})0'?s")
_JOINED = re.compile(r"(?:between (.+) and (.+)|from (.+?) (?:to|until|till) (.+)|(.+?) ?(?:-| to | until ) ?(.+))")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "´": "'", "–": "-", "—": "-", "−": "-", "‐": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """An answer that may be day-month or month-day."""

    readings: tuple[Date, Date]


def parse_date(text: str, century: int | None = None) -> Date | Ambiguous | None:
    """Read an answer as a date.

    Args:
        text: What was typed.
        century: The first two digits that a two-digit year is given ("March '99" is 1999-03 for 19); without it a
            two-digit year is no date.

    Returns:
        The date; both readings of "04/05/2020"; or None if it is no date.
    """
    typed = " ".join(unicodedata.normalize("NFKC", text).translate(_QUOTES).split())
    if not typed or len(typed) > 100:
        return None
    plain = re.sub(r"\([^()]*\)$", "", typed.casefold()).strip(' .!?,"“”«»')
    plain = _LEAD.sub("", plain)
    about = _ABOUT.match(plain)
    plain = _mended_month(_WEEKDAY.sub("", plain[about.end() :] if about else plain))
    one = _single(plain, century)
    if one is not None:
        approximate = _try(f"{one.edtf}~") if about and isinstance(one, Date) else None
        return approximate or one
    joined = _interval(plain, century)
    if joined is not None:
        return joined
    found = find_dates(plain)  # "by June 1998", "since 2012", "June and July 1999"
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(plain):
        return found[0].date
    return _try(typed) if re.search(r"[/~X]", typed) and len(typed) < 25 else None


def _single(text: str, century: int | None) -> Date | Ambiguous | None:
    decade = _DECADE.fullmatch(text)
    if decade:
        return _try(f"{decade[1]}X")
    era = _ERA.search(text)
    if era:
        text = f"{text[: era.start()]} {text[era.end() :]}".strip()
    before_christ = bool(era and era[1])
    if re.fullmatch(r"\d{1,4}", text) and (era or len(text) > 2):
        return _date(before_christ, int(text))
    if re.fullmatch(r"'\d\d", text):
        return None if century is None else _date(False, century * 100 + int(text[1:]))
    return _numeric(text, century) or _in_words(text, century, before_christ, bool(era))


def _date(before_christ: bool, year: int, month: int = 0, day: int = 0) -> Date | None:
    edtf = f"-{year - 1:04d}" if before_christ and year > 1 else f"{0 if before_christ else year:04d}"
    edtf += f"-{month:02d}" if month else ""
    return _try(edtf + f"-{day:02d}" if day else edtf)


def _full_year(text: str, century: int | None) -> int | None:
    digits = text.lstrip("'")
    if len(digits) == 4:
        return int(digits)
    return century * 100 + int(digits) if len(digits) == 2 and century is not None else None


def _numeric(text: str, century: int | None) -> Date | Ambiguous | None:
    match = re.fullmatch(r"(\d{1,2}) ?[./-] ?(\d{4})", text)
    if match:
        return _date(False, int(match[2]), int(match[1])) if 1 <= int(match[1]) <= 12 else None
    match = re.fullmatch(r"(\d{4}) ?[./-] ?(\d{1,2})(?: ?[./-] ?(\d{1,2}))?", text)
    if match and int(match[2]) <= 12:  # "1998-99" are two years
        return _date(False, int(match[1]), int(match[2]), int(match[3] or 0)) if int(match[2]) else None
    match = re.fullmatch(r"(\d{1,2}) ?([./-]) ?(\d{1,2}) ?[./-] ?('?\d{2}|\d{4})", text)
    year = _full_year(match[4], century) if match else None
    if match is None or year is None:
        return None
    first, second = int(match[1]), int(match[3])
    if not first or not second:
        return None
    day_first = _date(False, year, second, first)
    if match[2] == ".":  # 24.3.1999 is day first wherever it is written so
        return day_first
    month_first = _date(False, year, first, second)
    if day_first and month_first and day_first != month_first:
        return Ambiguous((day_first, month_first))
    return day_first or month_first


def _in_words(text: str, century: int | None, before_christ: bool, era: bool) -> Date | None:
    """Read a month or season in letters with a year, and perhaps a day, in any order."""
    tokens = [token for token in re.split(r"[ ,.-]+", text) if token not in {"", "of", "the", "in"}]
    names = [token for token in tokens if token in MONTH_NUMBER or token in SEASONS]
    numbers = [token for token in tokens if re.fullmatch(r"'?\d{1,4}|\d{1,2}(?:st|nd|rd|th)", token)]
    if len(names) != 1 or len(names) + len(numbers) != len(tokens) or len(numbers) not in {1, 2}:
        return None
    shape = [re.sub(r"\D", "", number) for number in numbers]
    at = next((n for n, token in enumerate(numbers) if len(shape[n]) > 2 or token.startswith("'")), None)
    if at is None and (len(numbers) == 2 or era or int(shape[0]) > 31):
        at = len(numbers) - 1  # "24 Feb 22", "March 99", "15 March 44 BC"
    if at is None:
        return None
    year = int(shape[at]) if len(shape[at]) > 2 or era else _full_year(numbers[at], century)
    day = next((int(digits) for n, digits in enumerate(shape) if n != at), None)
    if year is None or day == 0 or (day is not None and len(str(day)) > 2):
        return None
    if names[0] in SEASONS:
        return None if day else _try(f"{year:04d}-{SEASONS[names[0]]}")
    return _date(before_christ, year, MONTH_NUMBER[names[0]], day or 0)


def _interval(text: str, century: int | None) -> Date | None:
    joined = _JOINED.fullmatch(text)
    if joined is None:
        return None
    first, last = (part.strip() for part in joined.groups() if part is not None)
    start = _single(first, century)
    if isinstance(start, Date) and start.year is not None and re.fullmatch(r"'?\d\d", last):
        last = f"{start.year // 100:02d}{last.strip(chr(39))}"  # 1998-99
    end = _single(last, century)
    if not isinstance(start, Date) or not isinstance(end, Date):
        return None
    return _try(f"{start.edtf}/{end.edtf}")


def _mended_month(text: str) -> str:
    """Put right a month's name that is one edit off, where it is near to one month only."""
    from rapidfuzz.distance import OSA

    from questions.text.folding import fold

    words = []
    for word in text.split(" "):
        bare = word.strip(",.")
        folded = fold(bare)
        if folded.isalpha() and len(folded) >= 4 and folded not in MONTH_NUMBER:
            near = [name for name in MONTHS if OSA.distance(folded, name.lower(), score_cutoff=1) <= 1]
            word = word.replace(bare, near[0].lower()) if len(near) == 1 else word
        words.append(word)
    return " ".join(words)


def _try(text: str) -> Date | None:
    try:
        return Date.parse(text)
    except ValueError:
        return None
