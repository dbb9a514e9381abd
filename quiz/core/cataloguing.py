"""The pages of a pack's facts: everything that browsing shows of them, made once when the pack is compiled."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from questions.anchoring.passages import Passages
from questions.facts import Fact
from questions.facts.table import Column as TableColumn
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef
from questions.pack import Pack
from questions.text.dates import say_date
from questions.wording import Voice, WordingError, capitalise
from quiz.core.figures import Column, Figure, Unit, Value
from quiz.core.pages import Page, Passage, SlotLine

CONTEXT = 700
"""Letters of a paragraph that are shown on each side of a quote."""

_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_PARAGRAPH = re.compile(r"(?:(?!^\s*$).+\n?)+", re.MULTILINE)
_WHEN = ("when", "from", "at")
"""Slots that say when a fact happened or began."""


def pages(pack: Pack) -> Iterator[Page]:
    """Yield the page of each fact, in the pack's order."""
    voice, contexts = Voice(pack), _Contexts(pack)
    for fact in pack.facts:
        yield _page(pack, fact, voice, contexts)


def _page(pack: Pack, fact: Fact, voice: Voice, contexts: _Contexts) -> Page:
    date = _when(pack, fact)
    first = last = None
    if date is not None:
        ends = [day for day in (date.earliest, date.latest) if abs(day) != float("inf")]
        first, last = min(ends, default=None), max(ends, default=None)
    about = dict.fromkeys(entity for _, entity in fact.entity_refs())
    for slot in pack.slots(fact):
        if isinstance(
            slot.value, OfficeRef
        ):  # who held the same office, and what else is told of what it is an office of
            about |= dict.fromkeys([f"office/{slot.value.id}", pack.offices[slot.value.id].of])
    known = [pack.entities[one] for one in about if one in pack.entities]
    return Page(
        id=fact.id,
        kind=fact.kind,
        sentence=_sentence(fact, voice),
        date=say_date(date) if date is not None else "",
        first=first,
        last=last,
        tags=tuple(dict.fromkeys([*fact.tags, *([fact.thread] if fact.thread else [])])),
        thread=fact.thread or "",
        asked=fact.asked,
        slots=tuple(_slots(pack, fact, voice)),
        passages=tuple(contexts.passage(each.source, each.quote) for each in fact.evidence),
        about=tuple(about),
        words=" ".join(name for entity in known for name in entity.names),
        figures=tuple(_figures(fact, voice)) if isinstance(fact, Table) else (),
    )


def _when(pack: Pack, fact: Fact) -> Date | None:
    for slot in pack.slots(fact):
        if slot.name in _WHEN and isinstance(slot.value, Date):
            return slot.value
    return None


def _sentence(fact: Fact, voice: Voice) -> str:
    if isinstance(fact, Table):
        return f"{capitalise(fact.title)} ({len(fact.rows)} rows)."
    try:
        return voice.sentence(fact) or fact.id
    except WordingError:
        return fact.id


def _slots(pack: Pack, fact: Fact, voice: Voice) -> Iterator[SlotLine]:
    for slot in pack.slots(fact):
        if isinstance(fact, Table) and not slot.point:
            continue  # the table itself shows them
        label = slot.name.partition("/")[0].rpartition(".")[2].replace("_", " ").rstrip("s" if "/" in slot.name else "")
        if isinstance(fact, Table) and slot.name.count("/") == 2:
            _, row, column = slot.name.split("/")
            label = f"{voice.row_name(fact, row)}, {fact.column(column).label}"
        yield SlotLine(slot.name, label, voice.value(slot.value, fact=fact), slot.point)


# Tables

_UNITS: dict[str, Unit] = {"number": "number", "date": "text", "entity": "text", "text": "text"}


def _figures(table: Table, voice: Voice) -> Iterator[Figure]:
    """Yield a chart for each column of numbers, and then the table itself."""
    title = capitalise(table.title)
    named = table.column(table.key)
    key = Column(named.label)
    dated = named.type == "date"
    keys = _order(table)
    for column in table.columns:
        cells = [(row, table.cells.get((row, column.name))) for row in keys]
        values = [
            (_said(table, row, named, voice), float(cell.value)) for row, cell in cells if isinstance(cell, Amount)
        ]
        if column.type == "number" and column.name != table.key and len(values) > 1:
            yield Figure(
                f"{table.id}/{column.name}", f"{title}: {column.label}", _extremes(values, column),
                "columns" if dated and len(values) <= 24 else "bars", (key, Column(_head(column), "number")), tuple(values),
            )  # fmt: skip
    yield Figure(
        f"{table.id}/table", title, f"{len(table.rows)} rows.", "table",
        tuple(Column(_head(column), _UNITS[column.type]) for column in table.columns),
        tuple(tuple(_said(table, row, column, voice) for column in table.columns) for row in table.row_keys),
    )  # fmt: skip


def _order(table: Table) -> list[str]:
    """Return the rows in the order of time, where the key is a date."""

    def place(row: str) -> float:
        value = table.cells[row, table.key]
        return value.earliest if isinstance(value, Date) else 0.0

    return sorted(table.row_keys, key=place)


def _head(column: TableColumn) -> str:
    return f"{column.label} ({column.unit})" if column.unit else column.label


def _extremes(values: list[tuple[Value, float]], column: TableColumn) -> str:
    least, most = min(values, key=lambda pair: pair[1]), max(values, key=lambda pair: pair[1])
    unit = f" {column.unit}" if column.unit else ""
    return f"From {least[1]:,g}{unit} ({least[0]}) to {most[1]:,g}{unit} ({most[0]})."


def _said(table: Table, row: str, column: TableColumn, voice: Voice) -> Value:
    value = table.cells.get((row, column.name))
    if value is None:
        return None
    if isinstance(value, Amount):
        return float(value.value)
    return voice.entity(value.id, "bare") if isinstance(value, EntityRef) else voice.value(value)


# Quotes in their paragraphs


class _Contexts:
    """Finds quotes in the paragraphs of a pack's sources."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self._texts: dict[str, Passages] = {}
        self._cuts: dict[str, tuple[list[int], list[str], list[str]]] = {}
        self._parts: dict[str, Passages] = {}
        self._found: dict[tuple[str, str], Passage] = {}

    def passage(self, source_id: str, quote: str) -> Passage:
        """Return a quote with what stands before and after it in its paragraph."""
        key = source_id, quote
        if key not in self._found:
            self._found[key] = self._passage(source_id, quote)
        return self._found[key]

    def _passage(self, source_id: str, quote: str) -> Passage:
        source = self.pack.sources.get(source_id)
        said = " ".join(quote.split())
        if source is None:
            return Passage(source_id, "", "", said, "")
        title = source.short or source.title
        if source_id not in self._texts:
            self._texts[source_id] = Passages(source.content)
            self._cuts[source_id] = _paragraphs(source.content)
        starts, texts, headings = self._cuts[source_id]
        at = self._texts[source_id].offset(quote)
        if at is None:
            return Passage(title, "", "", said, "")
        index = max(0, bisect_right(starts, at) - 1)
        paragraph = " ".join(texts[index].split())
        place = self._part(paragraph).places(quote)
        if not place:
            return Passage(title, headings[index], "", said, "")  # it runs over the end of its paragraph
        end = place[0] + len(said)
        return Passage(
            title,
            headings[index],
            _tail(paragraph[: place[0]]),
            paragraph[place[0] : end],
            _start(paragraph[end:]),
        )

    def _part(self, paragraph: str) -> Passages:
        if paragraph not in self._parts:
            self._parts[paragraph] = Passages(paragraph)
        return self._parts[paragraph]


def _paragraphs(content: str) -> tuple[list[int], list[str], list[str]]:
    """Return where paragraphs begin, their texts, and the heading that each stands under."""
    starts, texts, headings = [0], [""], [""]
    heading = ""
    for found in _PARAGRAPH.finditer(content):
        first = found[0].partition("\n")[0]
        skipped = 0
        if named := _HEADING.match(first):
            heading, skipped = named[1], len(first) + 1
        if text := found[0][skipped:].strip():
            starts.append(found.start() + skipped)
            texts.append(text if skipped else found[0])
            headings.append(heading)
    return starts, texts, headings


def _tail(text: str) -> str:
    return text if len(text) <= CONTEXT else "… " + text[-CONTEXT:].partition(" ")[2]


def _start(text: str) -> str:
    return text if len(text) <= CONTEXT else text[:CONTEXT].rpartition(" ")[0] + " …"
