"""Tables: each row against the row of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from questions.anchoring.expressions import dates_in, numbers_in
from questions.anchoring.names import Names
from questions.anchoring.tokens import positions, tokens, words
from questions.facts.table import Column, Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Value, Words

_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_EMPTY = frozenset({"", "-", "–", "—", "n/a", "na", "?"})
_ITEM = re.compile(r"^\s*(?:[-*+]|\d+[.)])\s+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


@dataclass(frozen=True, slots=True)
class Grid:
    """A Markdown table of a source."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A row or column that the source does not bear out."""

    row: int | None
    """Index of the row; None for a column."""
    column: str | None
    message: str
    source: str = ""
    """The source's row, as it stands there."""


def cells_of(line: str) -> tuple[str, ...]:
    """Cut a line of a Markdown table."""
    return tuple(cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip().strip("|")))


def grids(content: str) -> list[tuple[int, int, Grid]]:
    """Return the Markdown tables of a text, each with the offsets of its begin and end."""
    found: list[tuple[int, int, Grid]] = []
    block: list[str] = []
    at = start = 0
    for line in [*content.split("\n"), ""]:
        if line.lstrip().startswith("|"):
            start = at if not block else start
            block.append(line)
        elif block:
            rows = [cells_of(row) for row in block if not _RULE.match(row)]
            if rows:
                found.append((start, at, Grid(rows[0], tuple(rows[1:]))))
            block = []
        at += len(line) + 1
    return found


def units(section: str) -> list[str]:
    """Return what may be a row of a text without a table: its list items, and the sentences of its paragraphs."""
    blocks: list[tuple[bool, str]] = []
    fresh = True
    for line in section.split("\n"):
        if not line.strip() or line.lstrip().startswith(("#", "|")):
            fresh = True
            continue
        item = bool(_ITEM.match(line))
        if item or fresh:
            blocks.append((item, _ITEM.sub("", line).strip()))
        else:
            blocks[-1] = (blocks[-1][0], f"{blocks[-1][1]} {line.strip()}")
        fresh = False
    return [unit for item, block in blocks for unit in ([block] if item else _SENTENCE.split(block))]


class RowMatcher:
    """Compares the rows of a fact with what its source says."""

    def __init__(self, table: Table, names: Names) -> None:
        self.table = table
        self.names = names
        self.columns = [column for column in table.columns if not column.derive]

    def against_grid(self, grid: Grid) -> Iterator[Mismatch]:
        """Yield the mismatches with a Markdown table, whose columns are found by their headers."""
        places: dict[str, int] = {}
        for column in self.columns:
            place = self._header(column, grid.header)
            if place is None:
                said = ", ".join(grid.header)
                yield Mismatch(None, column.name, f"no column of the source's table is called so (it has: {said})")
            else:
                places[column.name] = place
        if len(places) < len(self.columns):
            return
        for index, key in enumerate(self.table.row_keys):
            yield from self._row(index, key, grid, places)

    def _header(self, column: Column, header: Sequence[str]) -> int | None:
        folded = [words(cell) for cell in header]
        name, label = words(column.name.replace("_", " ")), words(column.label)
        tests = (
            lambda cell: cell == name,
            lambda cell: cell == label,
            lambda cell: bool(cell) and bool(positions(name, cell)),
            lambda cell: bool(cell) and set(cell) <= set(label),
        )
        for test in tests:
            fits = [place for place, cell in enumerate(folded) if test(cell)]
            if len(fits) == 1:
                return fits[0]
        return None

    def _row(self, index: int, key: str, grid: Grid, places: dict[str, int]) -> Iterator[Mismatch]:
        values = {column.name: self.table.cells.get((key, column.name)) for column in self.columns}
        key_value = values[self.table.key]
        same_key = [row for row in grid.rows if self._equal(key_value, self._cell(row, places[self.table.key]))]
        if not same_key:
            yield Mismatch(index, self.table.key, "the source's table has no row with this key")
            return
        best: list[str] | None = None
        shown = ""
        for row in same_key:
            wrong = [
                name
                for name, value in values.items()
                if value is not None and not self._equal(value, self._cell(row, places[name]))
            ]
            if not wrong:
                return
            if best is None or len(wrong) < len(best):
                best, shown = wrong, " | ".join(row)
        for name in best or ():
            yield Mismatch(index, name, "the source's row has another value here", shown)

    @staticmethod
    def _cell(row: Sequence[str], place: int) -> str:
        return row[place] if place < len(row) else ""

    def _equal(self, value: Value | None, cell: str) -> bool:
        if value is None or cell.strip().casefold() in _EMPTY:
            return False
        if isinstance(value, Words):
            return words(value.text) == words(cell)
        found = self._find(value, cell)
        if isinstance(value, Amount):
            return len(numbers_in(cell)) == 1 and bool(found)
        return bool(found)

    def _find(self, value: Value, text: str) -> list[tuple[int, int]]:
        """Return where a text expresses a value, as offsets."""
        match value:
            case Date():
                return [(found.start, found.end) for found in dates_in(text) if found.date.edtf == value.edtf]
            case Amount():
                return [(n.start, n.end) for n in numbers_in(text) if n.value == value.value and not n.ordinal]
            case EntityRef():
                all_words = tokens(text)
                return [
                    (all_words[mention.first].start, all_words[mention.end - 1].end)
                    for mention in self.names.entities.find(text)
                    if value.id in mention.ids
                ]
            case Words():
                all_words = tokens(text)
                needle = words(value.text)
                starts = positions(needle, [token.folded for token in all_words])
                return [(all_words[at].start, all_words[at + len(needle) - 1].end) for at in starts]
            case _:
                return []

    def against_text(self, found: Sequence[str]) -> Iterator[Mismatch]:
        """Yield the rows that no list item or sentence gives, cell by cell in the order of the columns."""
        for index, key in enumerate(self.table.row_keys):
            values = [self.table.cells.get((key, column.name)) for column in self.columns]
            key_value = self.table.cells[key, self.table.key]
            naming = [unit for unit in found if self._find(key_value, unit)]
            if any(self._in_order([value for value in values if value is not None], unit) for unit in naming):
                continue
            if not naming:
                yield Mismatch(index, self.table.key, "no list item or sentence of the source names this key")
                continue
            said = list(zip(self.columns, values, strict=True))
            lacking = [
                ([column.name for column, value in said if value is not None and not self._find(value, unit)], unit)
                for unit in naming
            ]
            wrong, nearest = min(lacking, key=lambda pair: (len(pair[0]), len(pair[1])))
            yield Mismatch(
                index,
                wrong[0] if wrong else self.table.key,
                "the source gives another value" if wrong else "the source gives these cells in another order",
                nearest,
            )

    def _in_order(self, values: Sequence[Value], text: str) -> bool:
        at = 0
        for value in values:
            after = [end for start, end in self._find(value, text) if start >= at]
            if not after:
                return False
            at = min(after)
        return True
