"""Rules about options that are numbers, dates and spans of them."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from questions.facts.time import Date
from questions.lint.rule import Subject
from questions.text.typed_dates import parse_date
from questions.text.typed_numbers import ParsedNumber, parse_number
from questions.text.units import factor, singular

_SPAN = re.compile(r"(\d[\d.,]*)\s*(?:–|-|to)\s*(\d[\d.,]*)\s*([^\d–-]*)")
_YEAR = re.compile(r"\d{4}|\d\s*(?:bc|ce|ad)\b|\bad\s*\d|\d0s\b", re.IGNORECASE)
_ORDINAL = re.compile(
    r"\d(?:st|nd|rd|th)\b|\b(?:fir|seco|thi)(?:st|nd|rd)\b|\b\w+(?<!mon)(?<!nor)(?<!sou)th\b", re.IGNORECASE
)
_NO_SPAN = re.compile(r"\b(?:score\w*|result|ratio|odds|match|beat|won|lost|drew)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quantity:
    """The bounds of one option, and what it is counted in: a unit, or the precision of a date."""

    low: float
    high: float
    unit: str
    is_date: bool = False


@lru_cache(maxsize=65536)  # several rules read the same options
def read(text: str, *, spans: bool = True) -> Quantity | None:
    """Read an option as a date, a number or a span of numbers."""
    if _YEAR.search(text):
        date = parse_date(text)
        if isinstance(date, Date):
            return Quantity(date.earliest, date.latest, date.precision, is_date=True)
    span = _SPAN.fullmatch(text.strip()) if spans else None
    if span:
        low, high = parse_number(span[1]), parse_number(span[2])
        if isinstance(low, ParsedNumber) and isinstance(high, ParsedNumber) and low.value < high.value:
            return Quantity(float(low.value), float(high.value), _unit(span[3]))
        return None
    if len(text.split()) > 5 or _ORDINAL.search(text):
        return None
    number = parse_number(text)
    if not isinstance(number, ParsedNumber):
        return None
    return Quantity(float(number.value), float(number.value), _unit(number.unit or ""))


def _unit(text: str) -> str:
    plain = " ".join(text.strip(" .").lower().split())
    return singular(plain) if plain else ""


def quantities(subject: Subject) -> list[Quantity] | None:
    """Return what the options amount to, or None if they are not all numbers or all dates."""
    spans = not _NO_SPAN.search(subject.item.stem)
    found = [read(text, spans=spans) for text in subject.texts]
    known = [quantity for quantity in found if quantity is not None]
    if len(known) < len(found) or len({quantity.is_date for quantity in known}) != 1:
        return None
    return known


def order(subject: Subject) -> str | None:
    """Numeric and date options ascend, in one unit or precision; an ordering never starts sorted."""
    if subject.format == "ordering":
        key = getattr(subject.item, "key", ())
        return "the things are shown in the right order already" if tuple(key) == tuple(range(len(key))) else None
    if not subject.is_choice or subject.item.family in {"which_first", "compare", "read_table"}:
        return None
    found = quantities(subject)
    if found is None or _only_units_differ(found):
        return None
    units = {quantity.unit for quantity in found if quantity.is_date or quantity.low}  # "none" needs no unit
    if len(units) > 1 and (found[0].is_date or "" not in units):
        named = ", ".join(sorted(units))
        return (
            f"the options are {'dates of different precision' if found[0].is_date else 'in different units'}: {named}"
        )
    values = [(quantity.low, quantity.high) for quantity in found]
    return None if values == sorted(values) else "put numbers and dates in ascending order"


def _only_units_differ(found: list[Quantity]) -> bool:
    """Whether the question is of the unit: 8 seconds, 8 minutes, 8 hours."""
    return len({quantity.low for quantity in found}) == 1 and len({quantity.unit for quantity in found}) == len(found)


def gap(subject: Subject) -> str | None:
    """Numeric and date options don't overlap, nor touch."""
    if not subject.is_choice:
        return None
    found = quantities(subject)
    if found is None or _only_units_differ(found):
        return None
    ordered = sorted((quantity.low, quantity.high) for quantity in found)
    for (low, high), (next_low, _) in itertools.pairwise(ordered):
        if next_low <= high or next_low == low:
            return "two options overlap"
    return None


def same_value(one: str, other: str) -> bool:
    """Whether two options amount to the same: 20 and twenty, 60 minutes and 1 hour; or a date is part of the other."""
    first, second = read(one), read(other)
    if first is None or second is None or first.is_date != second.is_date:
        return False
    if first.is_date:
        inside = first.low <= second.low and second.high <= first.high
        return inside or (second.low <= first.low and first.high <= second.high)
    times = factor(first.unit, second.unit) if first.unit != second.unit else 1
    if times is None:
        return not (first.unit and second.unit) and (first.low, first.high) == (second.low, second.high)
    return (first.low * float(times), first.high * float(times)) == (second.low, second.high)


__all__ = ["Quantity", "gap", "order", "quantities", "read", "same_value"]
