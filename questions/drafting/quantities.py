"""Counts and quantities: a number with its unit, what it is of, and the date at which it was so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.anchoring.expressions import STOP_WORDS
from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import HEDGE, cut_dates, dates_of, tidy
from questions.drafting.verbs import find_verb
from questions.text.dates import Found
from questions.text.numbers import FoundNumber, find_numbers

_NAMING = re.compile(
    r"\b(?:resolutions?|no\.?|number|nos\.?|room|article|page|flight|law|act|form|directive|decision|chapter|type|model|route|"
    r"platform|line|phase|class|section|platform|version|figure)\s+$",
    re.IGNORECASE,
)
_AS_OF = re.compile(r"\b(?:as of|by|in|at the end of|since)\s+$", re.IGNORECASE)
_UNITS = (
    r"(?P<unit>%|per\s?cent|percent(?:age points?)?|(?:km|m|cm|mm|kg|g|t|ha|kW|MW|GW|km/h|km/s)(?=\b)|"
    r"(?:(?:new|standard|square|cubic|light|nautical|metric|foot|US|full-time|small|large|peacekeeping|separate|different)\s+)?[a-z][a-z’'-]+)"
)
_UNIT = re.compile(rf"\s*-?{_UNITS}")
_TEXT_VAGUE = "out or and to of the in on at years-old times more less others other ones bis years year months month"
_VAGUE = frozenset(_TEXT_VAGUE.split())
_AGO = re.compile(r"^\s*\w+\s+(?:later|earlier|ago|before|after\w*|old)\b", re.IGNORECASE)


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield the quantities that the sentence states of its subject."""
    text = sentence.text
    if HEDGE.search(text) or len(text) > 600:
        return
    dates = dates_of(text)
    for number in find_numbers(text):
        if number.ordinal or any(d.start < number.end and number.start < d.end for d in dates):
            continue
        if not _counts(text, number):
            continue
        unit = _UNIT.match(text, number.end)
        if not unit or unit["unit"] in _VAGUE | STOP_WORDS or _AGO.match(text[number.end :]):
            continue
        as_of = next((d for d in dates if d.date.precision in {"year", "month", "day", "by"}), None)
        subject = _subject(text, number, dates)
        if subject is None:
            continue
        value = format(number.value.normalize(), "f")
        slots = {
            "subject": subject, "measure": unit["unit"], "value": value, "unit": unit["unit"],
            "as_of": as_of.date.edtf.removeprefix("../") if as_of else None,
        }  # fmt: skip
        yield make(sentence, "quantity", slots, span=(max(0, number.start - 200), min(len(text), number.end + 90)))


def _counts(text: str, number: FoundNumber) -> bool:
    """Return whether a number counts or measures, and neither names nor is one of a vague pair."""
    before = text[: number.start]
    if _NAMING.search(before) or before[-1:] in "-/$#" or before.count('"') % 2:
        return False
    if number.value < 100 and re.search(r"(?<!^)\b[A-ZÀ-Þ][\w-]*\s+$", before) and re.search(r"\S\s+\S+\s+$", before):
        return False  # "a Meridian 5 rocket": part of a name
    words = number.text[:1].isalpha()
    big = number.value >= 2
    return big and not (words and number.text.lower() in {"one", "hundred", "thousand", "million", "zero"})


def _subject(text: str, number: FoundNumber, dates: list[Found]) -> str | None:
    """Return what the quantity is of: the grammatical subject, or the name nearest before or in apposition."""
    close = re.search(
        r"\b(?:constituting|forming|of|in|from|by)\s+((?:the\s+)?[A-ZÀ-Þ][\w’'-]*(?:\s+[A-ZÀ-Þ][\w’'-]*)*)",
        text[number.end : number.end + 60],
    )
    verb = find_verb(text)
    plain = text[: verb[0]] if verb else text[: number.start]
    if number.start < len(plain) and close:
        return tidy(close[1])
    own = [d for d in dates if d.end <= len(plain)]
    subject = cut_dates(plain, own)
    if possessive := re.search(r"([A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*)*)['’]s?\s+$", text[: number.start]):
        return possessive[1]
    subject = re.sub(r"^(?:[^,]{0,60},\s+)+?(?=the |The |[A-Z])", "", re.sub(r"^As of,?\s*|^However,\s*", "", subject))
    present = re.match(
        r"(?P<s>.+?)\s+(?:is|are|has|have|remains|employs|owns|contains|weighs|holds|carries|measures)\b", subject
    )
    if present:
        subject = present["s"]
    return tidy(subject) if 1 < len(tidy(subject)) <= 80 else None
