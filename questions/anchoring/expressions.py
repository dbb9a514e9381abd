"""What the quotes of a fact express: dates, numbers and words, as typed values."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from questions.anchoring.tokens import positions, stem, tokens, words
from questions.facts.time import Date
from questions.facts.values import Amount
from questions.text.dates import MONTHS, Found, find_dates
from questions.text.numbers import FoundNumber, find_numbers
from questions.text.units import unit_name

_MONTH = re.compile(rf"\b(?:(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?({'|'.join(MONTHS)})\b(?:\s+(\d{{1,2}})(?!\d))?")
_YEAR = re.compile(r"\d{4}")
_SYMBOLS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_UNIT_REACH = 4
"""Words after a number within which its unit stands: "4,500 NATO-led peacekeeping troops"."""


@lru_cache(maxsize=16384)
def dates_in(text: str) -> tuple[Found, ...]:
    """Return the dates of a text."""
    return tuple(find_dates(text))


@lru_cache(maxsize=16384)
def numbers_in(text: str) -> tuple[FoundNumber, ...]:
    """Return the numbers of a text that are no part of a date; bare years count as numbers too."""
    inside = [found for found in dates_in(text) if not _YEAR.fullmatch(found.text)]
    return tuple(
        number
        for number in find_numbers(text)
        if not any(found.start <= number.start and number.end <= found.end for found in inside)
    )


def plain_ends(date: Date) -> tuple[Date | None, Date | None]:
    """Return the two ends that an expression names: (since, until)."""
    if date.precision in {"interval", "by", "since"}:
        return date.start, date.end
    return date, date


@dataclass(frozen=True)
class Quotes:
    """The quotes of one fact, read as typed values."""

    texts: tuple[str, ...]

    @cached_property
    def dates(self) -> frozenset[str]:
        """EDTF of every date expressed, in its longest reading, and of those joined from two quotes."""
        return frozenset(found.date.edtf for text in self.texts for found in dates_in(text))

    @cached_property
    def date_values(self) -> tuple[Date, ...]:
        """Every date expressed."""
        return tuple(found.date for text in self.texts for found in dates_in(text))

    @cached_property
    def starts(self) -> frozenset[str]:
        """Dates at which something may begin: plain ones, "since" ones and the first ends of intervals."""
        return frozenset(end.edtf for date in self.date_values if (end := plain_ends(date)[0]) is not None)

    @cached_property
    def ends(self) -> frozenset[str]:
        """Dates at which something may end: plain ones, "until" and "by" ones and the last ends of intervals."""
        return frozenset(end.edtf for date in self.date_values if (end := plain_ends(date)[1]) is not None)

    @cached_property
    def _partial(self) -> frozenset[tuple[int, int | None]]:
        """(month, day) of the months that are named without a year."""
        found = set()
        for text in self.texts:
            spans = [(date.start, date.end) for date in dates_in(text)]
            for match in _MONTH.finditer(text):
                if not any(start <= match.start(2) < end for start, end in spans):
                    day = match[1] or match[3]
                    found.add((MONTHS.index(match[2]) + 1, int(day) if day else None))
        return frozenset(found)

    def expresses_date(self, date: Date, *, role: str = "") -> bool:
        """Return whether a date is expressed.

        Args:
            date: The date; the expression must be equal to it, neither coarser nor finer.
            role: `start`, `end` or `either` where an end of "from 1998 to 2006" or of "until 1989" counts as well.
        """
        if date.edtf in self.dates or self._joined(date):
            return True
        if role in {"start", "either"} and date.edtf in self.starts:
            return True
        if role in {"end", "either"} and date.edtf in self.ends:
            return True
        if date.precision == "interval" and date.start and date.end:
            return date.start.edtf in self.starts and date.end.edtf in self.ends
        return False

    def _joined(self, date: Date) -> bool:
        """Return whether a year in one place and a month (and day) in another join to the date."""
        if date.month is None or date.year is None or date.approximate:
            return False
        return f"{date.year:04d}" in self.dates and (date.month, date.day) in self._partial

    def hints_date(self, date: Date) -> bool:
        """Return whether a date is expressed, or a finer one that lies within it."""
        return self.expresses_date(date, role="either") or any(
            date.contains(other) and other.precision not in {"by", "since"} for other in self.date_values
        )

    def expresses_amount(self, amount: Amount) -> bool:
        """Return whether a number is expressed with its unit."""
        return any(
            number.value == amount.value and not number.ordinal and _has_unit(text, number, amount.unit)
            for text in self.texts
            for number in numbers_in(text)
        )

    @cached_property
    def numbers(self) -> frozenset[tuple[str, bool]]:
        """(value, whether ordinal) of every number expressed."""
        return frozenset((number_key(number), number.ordinal) for text in self.texts for number in numbers_in(text))

    def expresses_words(self, phrase: str, longer: Iterable[str] = (), *, alone: bool = False) -> bool:
        """Return whether a phrase stands in a quote, word by word.

        Args:
            phrase: The words; case, accents, punctuation and plural endings don't count.
            longer: Phrases of the same sort; inside of one of these the phrase does not count.
            alone: Whether it does not count after an adjective or noun either, as "member" in "associate member".
        """
        needle = _stems(phrase)
        for text in self.texts:
            hay = _stems(text)
            found = positions(needle, hay)
            if alone:
                found = [at for at in found if _begins_phrase(text, at)]
            if not found:
                continue
            taken = [
                (at, at + len(other))
                for other in map(_stems, longer)
                if len(other) > len(needle)
                for at in positions(other, hay)
            ]
            if any(not any(first <= at and at + len(needle) <= end for first, end in taken) for at in found):
                return True
        return False

    def covers_words(self, phrase: str) -> bool:
        """Return whether each content word of a phrase stands in the quotes, in any order and inflection."""
        wanted = {root(word) for word in words(phrase) if word not in STOP_WORDS}
        return wanted <= self._roots

    @cached_property
    def _roots(self) -> frozenset[str]:
        return frozenset(root(word) for text in self.texts for word in words(text))

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word of the quotes, folded."""
        return frozenset(word for text in self.texts for word in words(text))


def _begins_phrase(text: str, at: int) -> bool:
    """Return whether the word at an index can be the first of its noun phrase, by the word before it."""
    found = tokens(text)
    if at == 0 or found[at].opens:
        return True
    before = found[at - 1]
    if re.search(r"[^\s\w]", text[before.end : found[at].start]) or before.capital or before.raw[0].isdigit():
        return True
    word = before.folded
    verb = word in STOP_WORDS or word in {"became", "become", "becomes", "remains", "remained", "holds", "held", "got"}
    return verb or word.endswith(("ly", "ed"))


def number_key(number: FoundNumber) -> str:
    """Return a number's value as text that is equal for equal values."""
    return format(number.value.normalize(), "f")


@lru_cache(maxsize=16384)
def _stems(text: str) -> tuple[str, ...]:
    return tuple(stem(word) for word in words(text))


def _has_unit(text: str, number: FoundNumber, unit: str | None) -> bool:
    wanted = unit_name(unit)
    if wanted is None:
        return True
    found = number.unit or ""
    if wanted == "percent":
        return found == "percent"
    if wanted.startswith("percentage point"):
        return found.startswith("percentage point")
    heads: Sequence[str] = [stem(word) for word in words(wanted)]
    if found == "percent":
        return False
    symbol = _SYMBOLS.get(text[: number.start].rstrip()[-1:])
    if symbol and symbol in heads:
        return True
    near = tokens(text)
    after = [token for token in near if token.start >= number.end][:_UNIT_REACH]
    before = [token for token in near if token.end <= number.start][-2:]
    stop = re.search(r"[.;!?]\s|[|]", text[number.end :])
    limit = number.end + stop.start() if stop else len(text)
    around = [stem(token.folded) for token in after if token.start < limit] + [stem(token.folded) for token in before]
    return bool(heads) and heads[-1] in around


def root(word: str) -> str:
    """Return a word without its commonest endings, to hold "rejoined", "rejoins" and "rejoining" together."""
    for ending in ("ingly", "edly", "ing", "ed", "ly", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


_STOP_WORDS_TEXT = (
    "a an the and or but of to in on at by for from with as is are was were be been being it its this that these "
    "those he she they them his her their who whom whose which what when where how not no than then so into onto "
    "over under has have had do does did will would shall should can could may might must one ones some any each"
)
STOP_WORDS = frozenset(_STOP_WORDS_TEXT.split())
