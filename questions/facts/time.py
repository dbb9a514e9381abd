"""EDTF dates of any precision, with the bounds that decide what is certainly before what.

The library `edtf` reads every form; plain years, months and days, which are nearly all dates of a pack, take a path of
our own, because the library's grammar costs about 3 ms a parse.
"""

from __future__ import annotations

import calendar
import re
import warnings
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import core_schema

Precision = Literal["day", "month", "year", "season", "decade", "century", "interval", "by", "since"]

_PLAIN = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")
_ENDS = re.compile(r"^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?[~?%]?$")
INF = float("inf")


def days(year: int, month: int, day: int) -> int:
    """Return days since 1970-01-01 in the proleptic Gregorian calendar (H. Hinnant, "days_from_civil")."""
    year -= month <= 2
    era = year // 400
    of_era = year - era * 400
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468


@dataclass(frozen=True, slots=True)
class Date:
    """An immutable EDTF date: "1999", "1999-03", "1999-03-24", "1999~", "1998/1999", "../1998-06"."""

    edtf: str
    precision: Precision
    """`by` is ../X (at some time up to X), `since` is X/.. ."""
    earliest: float
    """First day that it may mean, in days since 1970-01-01; -inf where open. Uncertainty (~, ?) widens it."""
    latest: float
    """Last day that it may mean; inf where open."""
    strict_earliest: float
    strict_latest: float
    approximate: bool = False

    @classmethod
    def parse(cls, text: str) -> Date:
        """Read an EDTF date.

        Raises:
            ValueError: If `text` is no valid EDTF date; the message says what is expected.
        """
        return _parse(text.strip())

    @property
    def year(self) -> int | None:
        """The year, for plain dates and those with ~ or ?; 0 is 1 BC, -43 is 44 BC."""
        found = _ENDS.match(self.edtf)
        return int(found[1]) if found else None

    @property
    def month(self) -> int | None:
        """The month 1-12, where the precision is month or day."""
        found = _ENDS.match(self.edtf)
        return int(found[2]) if found and found[2] and self.precision in {"month", "day"} else None

    @property
    def day(self) -> int | None:
        """The day of the month, where the precision is day."""
        found = _ENDS.match(self.edtf)
        return int(found[3]) if found and found[3] else None

    @property
    def start(self) -> Date | None:
        """First end of an interval; the date itself for others; None where open."""
        return self._end(0)

    @property
    def end(self) -> Date | None:
        """Last end of an interval; the date itself for others; None where open."""
        return self._end(1)

    def _end(self, which: int) -> Date | None:
        if "/" not in self.edtf:
            return self
        part = self.edtf.split("/")[which]
        return None if part in {"", ".."} else Date.parse(part)

    def disjoint(self, other: Date) -> bool:
        """Whether the two certainly share no day."""
        return self.latest < other.earliest or other.latest < self.earliest

    def overlaps(self, other: Date) -> bool:
        """Whether the two may share a day."""
        return not self.disjoint(other)

    def before(self, other: Date) -> bool:
        """Whether this is certainly before the other."""
        return self.latest < other.earliest

    def contains(self, other: Date) -> bool:
        """Whether every day that the other may mean lies in this one."""
        return self.earliest <= other.earliest and other.latest <= self.latest

    def same_granularity(self, other: Date) -> bool:
        """Whether both name the same sort of time: two months, two years; exact ones or approximate ones."""
        return self.precision == other.precision and self.approximate == other.approximate

    def __str__(self) -> str:
        return self.edtf

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        def read(value: Any) -> Date:
            if isinstance(value, Date):
                return value
            if not isinstance(value, str):
                raise ValueError(f"{value!r} is not a date; write it as text in EDTF, like 1999-03")
            return _parse(value.strip())

        return core_schema.no_info_plain_validator_function(
            read,
            serialization=core_schema.plain_serializer_function_ser_schema(
                lambda date: date.edtf, return_schema=core_schema.str_schema()
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "description": "EDTF date: 1999, 1999-03, 1999-03-24, 1999~, 1998/1999, ../1998-06"}


@lru_cache(maxsize=65536)
def _parse(text: str) -> Date:
    plain = _PLAIN.match(text)
    if plain:
        first, last, precision = _plain_bounds(text, plain)
        return Date(text, precision, first, last, first, last)
    return _by_library(text)


def _plain_bounds(text: str, found: re.Match[str]) -> tuple[float, float, Precision]:
    year, month, day = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    if found[2] and 21 <= month <= 24 and not found[3]:
        date = _by_library(text)  # a season
        return date.earliest, date.latest, date.precision
    if found[2] and not 1 <= month <= 12:
        raise ValueError(f"{text!r} has no month {found[2]}; months are 01 to 12")
    if not found[2]:
        return days(year, 1, 1), days(year, 12, 31), "year"
    length = calendar.monthrange(year, month)[1] if year else 29
    if not found[3]:
        return days(year, month, 1), days(year, month, length), "month"
    if not 1 <= day <= length:
        raise ValueError(f"{text!r}: {calendar.month_name[month]} {year} has {length} days")
    return days(year, month, day), days(year, month, day), "day"


def _by_library(text: str) -> Date:
    with warnings.catch_warnings():
        # The library's grammar triggers a diagnostic of its own parser generator when it is first imported.
        warnings.simplefilter("ignore")
        import edtf
    shown = text if len(text) <= 40 else f"{text[:40]}..."
    wrong = f"{shown!r} is not a date in EDTF; write 1999, 1999-03, 1999-03-24, 1999~, 1998/1999 or ../1998-06"
    if not text or len(text) > 40 or text.startswith("/") or text.endswith("/"):
        raise ValueError(wrong)
    try:
        parsed = edtf.parse_edtf(text)
        bounds = [_days(bound) for bound in (parsed.lower_fuzzy(), parsed.upper_fuzzy())]
        strict = [_days(bound) for bound in (parsed.lower_strict(), parsed.upper_strict())]
    except Exception as error:  # the library raises many kinds, none of which a caller can tell apart usefully
        raise ValueError(wrong) from error
    if bounds[0] > bounds[1]:
        raise ValueError(f"{text!r} ends before it begins")
    fuzzy = any(mark in text for mark in "~?%")
    return Date(text, _precision(text), bounds[0], bounds[1], strict[0], strict[1], fuzzy)


def _days(bound: Any) -> float:
    if isinstance(bound, float | int):
        return float(bound)
    return float(days(bound.tm_year, bound.tm_mon, bound.tm_mday))


def _precision(text: str) -> Precision:
    if text.startswith("../"):
        return "by"
    if text.endswith("/.."):
        return "since"
    if "/" in text:
        return "interval"
    bare = text.strip("~?%")
    if re.fullmatch(r"-?\d{3}X", bare):
        return "decade"
    if re.fullmatch(r"-?\d{2}XX", bare):
        return "century"
    parts = bare.lstrip("-").split("-")
    if len(parts) == 2 and parts[1].isdigit() and int(parts[1]) > 12:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1]
