"""Units as they are typed: which names mean the same, and which can be turned into each other."""

from __future__ import annotations

import re
from decimal import Decimal

_NAMES = {
    # name: (dimension, size in the dimension's own measure, how it is written)
    "percent": ("share", "1", "% percent per-cent pct"),
    "percentage points": ("points", "1", "percentage-points percentage-point percent-points points point pp"),
    "mm": ("length", "0.001", "mm millimetre millimetres millimeter millimeters"),
    "cm": ("length", "0.01", "cm centimetre centimetres centimeter centimeters"),
    "m": ("length", "1", "m metre metres meter meters"),
    "km": ("length", "1000", "km kms kilometre kilometres kilometer kilometers"),
    "mile": ("length", "1609.344", "mile miles mi"),
    "mg": ("mass", "0.001", "mg milligram milligrams milligramme milligrammes"),
    "g": ("mass", "1", "g gram grams gramme grammes"),
    "kg": ("mass", "1000", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
    "tonne": ("mass", "1000000", "t tonne tonnes"),
    "second": ("time", "1", "s sec secs second seconds"),
    "minute": ("time", "60", "min mins minute minutes"),
    "hour": ("time", "3600", "h hr hrs hour hours"),
    "day": ("time", "86400", "d day days"),
    "week": ("time", "604800", "week weeks wk wks"),
    "month": ("months", "1", "month months mth mths"),
    "year": ("months", "12", "y yr yrs year years"),
    "°C": ("°C", "1", "°c c degc degrees-celsius degree-celsius degrees-centigrade degrees-c deg-c celsius"),
    "°F": ("°F", "1", "°f f degf degrees-fahrenheit degree-fahrenheit degrees-f deg-f fahrenheit"),
    "K": ("K", "1", "k kelvin kelvins"),
    "dollar": ("dollar", "1", "$ usd us$ dollar dollars us-dollars us-dollar"),
    "euro": ("euro", "1", "€ eur euro euros"),
    "pound": ("pound", "1", "£ gbp pound pounds"),
}
_BY_NAME = {
    written.replace("-", " "): (name, dimension, Decimal(size))
    for name, (dimension, size, names) in _NAMES.items()
    for written in names.split()
}
_HEAD = re.compile(r"(.*?)(\s+(?:of|per|in|for|a|an)\s+|$)(.*)", re.DOTALL)
_SAME = frozenset({"species", "series", "means", "gas", "lens", "news"})
_MANY = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot"}


def unit_name(unit: str | None) -> str | None:
    """Return a unit's normal name: "percent" for %, per cent; "percentage points"; others in lower case."""
    plain = " ".join((unit or "").lower().split())
    known = _BY_NAME.get(plain.rstrip("."))
    return known[0] if known and known[0] in {"percent", "percentage points"} else plain or None


def singular(unit: str) -> str:
    """Return what a unit that is counted is counted by: "countries" is "country", "years of war" is "year of war"."""
    head, joint, tail = _HEAD.match(unit.strip()).groups()  # type: ignore[union-attr]  # every text matches
    before, space, last = head.rpartition(" ")
    return f"{before}{space}{_one(last)}{joint}{tail}"


def _one(word: str) -> str:
    if word.lower() in _MANY:
        return _MANY[word.lower()]
    if not word.isalpha() or len(word) < 3 or word.endswith(("ss", "us", "is")) or word.lower() in _SAME:
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") else word


def is_measure(unit: str) -> bool:
    """Whether a unit is one that is measured, and not a word for things that are counted."""
    return unit.lower() in _BY_NAME


def factor(given: str, wanted: str) -> Decimal | None:
    """Return what a number of `given` is multiplied by to be one of `wanted`: 12 from years to months, or None.

    None means that the two don't measure the same thing, or that one of them is not known.
    """
    one, other = _BY_NAME.get(given.lower()), _BY_NAME.get(wanted.lower())
    if one is None or other is None or one[1] != other[1]:
        return None
    return one[2] / other[2]
