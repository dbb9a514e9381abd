"""A pack as plain data, read again from scratch: values of slots, declared dependencies, order of events, terms of office.

Nothing here imports the generator. What it shares with it is the bounds of EDTF dates (`questions.facts.time`), which have
tests of their own.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from questions.facts.time import Date

Raw = dict[str, Any]
INF = float("inf")
_MONTHS = [
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
]
_SMALL = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
COUNTS = {word: n for n, word in enumerate(_SMALL)}
COUNTS |= {f"{tens} {_SMALL[n]}" if n else tens: 10 * at + n for at, tens in enumerate(_TENS, 2) for n in range(10)}
COUNTS |= {word.replace(" ", "-"): n for word, n in COUNTS.items()}
"""Number words from zero to ninety-nine."""
_NTH = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"]
_NTH += ["twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"]
_DATE = re.compile(rf"(?:(\d{{1,2}}) )?(?:({'|'.join(_MONTHS)}) )?\b(\d{{3,4}})\b(?!,\d)", re.IGNORECASE)
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Value:
    """What a slot says: one of date, number, ordinal, entity, office, words."""

    sort: str
    text: str
    date: Date | None = None
    number: Decimal = Decimal(0)
    tolerance: Decimal = Decimal(0)


@lru_cache(maxsize=100_000)
def plain(text: str) -> str:
    """Fold a text to its bare words: case, accents, punctuation and a leading article do not count."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in bare if not unicodedata.combining(c)).casefold()
    bare = " ".join(re.sub(r"[^\w]+", " ", bare).split())
    return re.sub(r"^(the|a|an) (?=\w)", "", bare)


def dates_in(text: str) -> list[Date]:
    """Find plain dates in an English text."""
    found = []
    for day, month, year in _DATE.findall(text):
        edtf = year.zfill(4)
        if month:
            edtf += f"-{_MONTHS.index(month.lower()) + 1:02d}" + (f"-{int(day):02d}" if day else "")
        found.append(Date.parse(edtf))
    return found


def span_of(text: str) -> tuple[float, float] | None:
    """Return the days that a date, worded in English, covers; None if it is no date."""
    found = dates_in(text)
    if not found:
        return None
    low = plain(text)
    if low.startswith(("by ", "until ")):
        return -INF, found[0].latest
    if low.startswith("since "):
        return found[0].earliest, INF
    if low.startswith(("about ", "around ", "probably ")):
        return found[0].earliest - 366, found[0].latest + 366
    return found[0].earliest, found[-1].latest


def number_of(text: str) -> Decimal | None:
    """Return the first number of a text, in digits or as a word below a hundred."""
    found = _NUMBER.search(text)
    if found:
        return Decimal(found[0].replace(",", ""))
    words = plain(text).split()
    for said in (" ".join(words[:2]), *words[:1]):
        if said in COUNTS:
            return Decimal(COUNTS[said])
    return None


def ordinal_of(text: str) -> int | None:
    """Return the place that an ordinal names."""
    word = plain(text)
    if word in _NTH[1:]:
        return _NTH.index(word)
    digits = re.match(r"\d+", word)
    return int(digits[0]) if digits else None


class RawPack:
    """Look-ups over a pack's plain data."""

    def __init__(self, raw: Raw) -> None:
        self.raw = raw
        self.facts: dict[str, Raw] = {fact["id"]: fact for fact in raw["facts"]}
        self.events = {key: fact for key, fact in self.facts.items() if fact["kind"] == "event"}
        self._names: dict[str, set[str]] = {}
        for key, entity in raw["entities"].items():
            for name in (entity["name"], entity["short"], entity["adjective"], *entity["aliases"]):
                if name:
                    self._names.setdefault(plain(name), set()).add(key)
        self._before = self._closure()

    def of_kind(self, kind: str) -> list[Raw]:
        """Return the facts of a kind."""
        return [fact for fact in self.facts.values() if fact["kind"] == kind]

    def entities_called(self, text: str) -> set[str]:
        """Return the entities that a text may be a name of."""
        return self._names.get(plain(text), set())

    def names(self, entity: str) -> set[str]:
        """Return the folded names of an entity."""
        return {name for name, keys in self._names.items() if entity in keys}

    # Values

    def value(self, fact: Raw, slot: str) -> Value | None:
        """Return what a slot says, or None if the fact has no such slot."""
        if slot in fact["slots"]:
            extra = fact["slots"][slot]
            return self._typed(extra["type"], extra["value"], extra.get("tolerance"))
        head, _, rest = slot.partition("/")
        match fact["kind"], head:
            case _, "when" | "from" | "to" | "at":
                return self._typed("date", fact[slot]) if fact.get(slot) else None
            case "event", "where":
                return self._typed("entity", fact["where"])
            case "event", "order":
                return Value("words", "")
            case _, "participants" | "members":
                return self._typed("entity", rest)
            case "membership", "members.count":
                return self._typed("number", str(len(fact["members"])))
            case "tenure", "holder" | "office" | "ordinal":
                sort = {"holder": "entity", "office": "office", "ordinal": "ordinal"}[head]
                return self._typed(sort, str(fact[slot]))
            case "position", "speaker":
                return self._typed("entity", fact["speaker"])
            case "position", "said":
                return self._typed("words", fact["gist"] or "")
            case "quantity", "value":
                return self._typed("number", fact["value"], fact.get("tolerance"))
            case "relation", "subject" | "object":
                return self._typed("entity", fact[slot])
            case "definition", "term" | "meaning":
                return self._typed("words", fact[slot])
            case "status", "status":
                return self._typed("words", fact["status"])
            case "sequence", "steps":
                return self._typed("words", next(step["text"] for step in fact["steps"] if step["id"] == rest))
            case "cause", "cause" | "effect":
                return self._typed("words", fact[slot])
            case "card", "answer":
                given = fact["answers"] or [choice["text"] for choice in fact["choices"] if choice["correct"]]
                return self._typed("words", given[0])
            case "table", "rows":
                row, _, column = rest.partition("/")
                return self.cell(fact, row, column)
        return None

    def _typed(self, sort: str, text: str, tolerance: str | None = None) -> Value:
        match sort:
            case "date":
                return Value("date", text, date=Date.parse(str(text)))
            case "number":
                return Value("number", text, number=Decimal(text), tolerance=Decimal(tolerance or 0))
            case "ordinal":
                return Value("ordinal", text, number=Decimal(text))
            case _:
                return Value(sort, text)

    def rows(self, table: Raw) -> dict[str, Raw]:
        """Return the rows of a table by their key."""
        return {re.sub(r"[^\w]+", "-", row[table["key"]].strip().casefold()).strip("-"): row for row in table["rows"]}

    def cell(self, table: Raw, row: str, name: str) -> Value | None:
        """Return a cell, computed where its column is derived; None where it or an input is missing."""
        cells = self.rows(table).get(row)
        column = next((column for column in table["columns"] if column["name"] == name), None)
        if cells is None or column is None:
            return None
        if column.get("derive"):
            total = Decimal(0)
            for sign, part in re.findall(r"([+-]?)\s*([a-z]\w*)", column["derive"]):
                text = (cells.get(part) or "").strip()
                if not text:
                    return None
                total += -Decimal(text) if sign == "-" else Decimal(text)
            return Value("number", str(total), number=total, tolerance=Decimal(column.get("tolerance") or 0))
        text = (cells.get(name) or "").strip()
        sort = "words" if column["type"] == "text" else column["type"]
        return self._typed(sort, text, column.get("tolerance")) if text else None

    def equal(self, value: Value, text: str) -> bool | None:
        """Whether a text says a value; None where the text can't be read as one of its sort."""
        match value.sort:
            case "date":
                span = span_of(text)
                assert value.date is not None
                if span is None:
                    return None
                if value.date.precision in {"by", "since"}:  # "by June 1998" is asked as "by which month?"
                    end = value.date.latest if value.date.precision == "by" else value.date.earliest
                    return end in span
                if value.date.approximate:  # "around 1837": the year that is named
                    return [date.edtf for date in dates_in(text)] == [value.date.edtf.rstrip("~?%")]
                return span == (value.date.strict_earliest, value.date.strict_latest) or span == (
                    value.date.earliest,
                    value.date.latest,
                )
            case "number":
                number = number_of(text)
                return None if number is None else abs(number - value.number) <= value.tolerance
            case "ordinal":
                place = ordinal_of(text)
                return None if place is None else place == value.number
            case "entity":
                called = self.entities_called(text)
                return None if not called else value.text in called
            case "office":
                office = self.raw["offices"][value.text]
                return plain(text) in {plain(name) for name in (office["title"], *office["aliases"])}
            case _:
                return plain(text) == plain(value.text)

    # Order of events

    def _closure(self) -> set[tuple[str, str]]:
        """Return the pairs of events of which the first certainly came before the second (FACTS: T, R)."""
        before = set()
        for key, event in self.events.items():
            before |= {(edge["event"], key) for edge in event["after"]}
            before |= {(key, edge["event"]) for edge in event["before"]}
            for other, later in self.events.items():
                dated = event["when"] and later["when"]
                if dated and Date.parse(event["when"]).latest < Date.parse(later["when"]).earliest:
                    before.add((key, other))
        for middle in self.events:
            firsts = [one for one, other in before if other == middle]
            lasts = [other for one, other in before if one == middle]
            before |= {(one, other) for one in firsts for other in lasts}
        return before

    def before(self, one: str, other: str) -> bool:
        """Whether the first event certainly came before the second."""
        return (one, other) in self._before

    def outside(self, event: str, date: Date) -> set[str]:
        """Return the certificates for an event's not having happened at a time."""
        proofs = set()
        when = self.events[event]["when"]
        if when and Date.parse(when).disjoint(date):
            proofs.add("time")
        for other, fact in self.events.items():
            if fact["when"]:
                at = Date.parse(fact["when"])
                if (self.before(other, event) and at.earliest > date.latest) or (
                    self.before(event, other) and at.latest < date.earliest
                ):
                    proofs.add("order")
        return proofs

    def events_said(self, text: str) -> list[str]:
        """Return the events whose clause a text is."""
        return [key for key, fact in self.events.items() if plain(statement(fact["clause"])) == plain(text)]

    # Offices

    def possible(self, tenure: Raw) -> tuple[float, float]:
        """Return the days outside of which somebody certainly did not hold an office."""
        first = Date.parse(tenure["from"]).earliest if tenure["from"] else -INF
        last = Date.parse(tenure["to"]).latest if tenure["to"] else INF
        return first, last

    def certain(self, tenure: Raw) -> tuple[float, float]:
        """Return the days on all of which somebody certainly held an office."""
        if tenure["from"] and (tenure["to"] or tenure["as_of"]):
            return Date.parse(tenure["from"]).latest, Date.parse(tenure["to"] or tenure["as_of"]).earliest
        if tenure["at"]:
            at = Date.parse(tenure["at"])
            if at.precision == "day":
                return at.earliest, at.latest
        return INF, -INF

    def tenures(self, office: str, holder: str | None = None) -> list[Raw]:
        """Return the tenures of an office, or one person's."""
        return [t for t in self.of_kind("tenure") if t["office"] == office and holder in {None, t["holder"]}]

    def never_then(self, office: str, holder: str, date: Date) -> bool:
        """Whether somebody is known to have held an office, and all of his tenures lie outside of a time."""
        mine = self.tenures(office, holder)
        spans = [self.possible(tenure) for tenure in mine]
        return bool(mine) and all(last < date.earliest or date.latest < first for first, last in spans)

    def seated(self, office: str, date: Date) -> str | None:
        """Return who certainly held a single-seat office during the whole of a time."""
        if self.raw["offices"][office]["seats"] != 1:
            return None
        for tenure in self.tenures(office):
            first, last = self.certain(tenure)
            if first <= date.earliest and date.latest <= last:
                return str(tenure["holder"])
        return None


def statement(clause: str) -> str:
    """Return a clause as a statement in the past: `[began|begin]` is "began"."""
    return re.sub(r"\[([^|\]]*)(?:\|[^\]]*)?\]", r"\1", clause)
