"""`table`: a key column, typed columns, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from questions.facts.base import FactBase, Text
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot, Value, Words, plain_number
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]

_TERM = re.compile(r"\s*([+-])?\s*([a-z][a-z0-9_]*)\s*")
_CHECK = re.compile(
    r"^\s*(?P<columns>[a-z][a-z0-9_]*(?:\s*\+\s*[a-z][a-z0-9_]*)+)\s+sums to\s+(?P<total>-?[\d.]+)"
    r"(?:\s*\+-\s*(?P<slack>[\d.]+))?\s*$"
)


ROW = "row"
"""What a row is called whose author does not say what it is."""


class Column(Model):
    """A typed column and how its cells are asked."""

    name: Name
    type: Literal["text", "entity", "number", "date"] = "text"
    label: Text
    """As a noun phrase, used in headers and sentences: "share of respondents in favour of joining NATO"."""
    unit: Text | None = None
    tolerance: Decimal = Field(default=Decimal(0), ge=0)
    ask: Text | None = None
    """Full question over the columns of its row: "In the poll of {conducted}, what share was opposed?"."""
    text: Text | None = None
    """Full sentence over the columns of its row, for cloze and true/false."""
    derive: Text | None = None
    """Sum and difference of other columns: "support - opposed". Computed, never typed in."""
    asked: bool = True
    """Whether its cells are points."""
    compare: Literal["largest", "none"] | None = None
    """`none`: comparing the rows of this column makes no sense."""
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    """Domain of a number, for invented options: 0 and 100 for a share."""

    @model_validator(mode="after")
    def _sensible(self) -> Column:
        if self.derive is not None:
            if self.type != "number":
                raise ValueError(f"the derived column {self.name!r} must have type: number")
            parse_derivation(self.derive)
        return self


class Check(Model):
    """A declared check over each row: `support + opposed + neutral sums to 100 +- 1.5`."""

    columns: tuple[str, ...]
    total: Decimal
    slack: Decimal = Decimal(0)

    @classmethod
    def parse(cls, text: str) -> Check:
        """Read a check.

        Raises:
            ValueError: If `text` is not of the form `a + b sums to 100 +- 1`.
        """
        found = _CHECK.match(text)
        if not found:
            raise ValueError(f"{text!r} is no check; write 'support + opposed + neutral sums to 100 +- 1.5'")
        columns = tuple(part.strip() for part in found["columns"].split("+"))
        return cls(columns=columns, total=Decimal(found["total"]), slack=Decimal(found["slack"] or 0))


def parse_derivation(text: str) -> tuple[tuple[int, str], ...]:
    """Return the signed columns of a derivation: "support - opposed" is ((1, "support"), (-1, "opposed")).

    Raises:
        ValueError: If `text` is anything but columns joined by + and -.
    """
    terms: list[tuple[int, str]] = []
    at = 0
    while at < len(text):
        found = _TERM.match(text, at)
        if not found or (terms and not found[1]):
            raise ValueError(f"{text!r} is no derivation; join columns with + and -, as in 'support - opposed'")
        terms.append((-1 if found[1] == "-" else 1, found[2]))
        at = found.end()
    return tuple(terms)


class Table(FactBase):
    """Polls, rankings, elements, accession dates: cells, extremes, changes, rank."""

    kind: Literal["table"] = "table"
    title: Text
    """What the table shows, as a noun phrase."""
    key: Name
    """Name of the column whose cells name the rows."""
    columns: Annotated[tuple[Column, ...], Field(min_length=2)]
    rows: tuple[Mapping[str, str], ...] = ()
    """One mapping of column name to cell text a row; an empty cell is missing. From `csv` where that is given."""
    csv: str | None = None
    """Path of a CSV file beside the pack, whose header names the columns."""
    row: Text | None = None
    """How a row is said, over its columns: "the IRI poll of {conducted}"; default: its key cell."""
    row_one: Text = ROW
    """What one row is called: "poll", "element"."""
    within: Name | None = None
    """Rows are compared only where this column agrees: polls of one pollster."""
    checks: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _consistent(self) -> Table:
        names = [column.name for column in self.columns]
        if len(set(names)) < len(names):
            raise ValueError("two columns share a name")
        known = set(names)
        for field, name in (("key", self.key), ("within", self.within)):
            if name is not None and name not in known:
                raise ValueError(f"`{field}` names the unknown column {name!r}; the columns are {', '.join(names)}")
        for check in self.checks:
            for name in Check.parse(check).columns:
                if name not in known:
                    raise ValueError(f"the check {check!r} names the unknown column {name!r}")
        for column in self.columns:
            for _, name in parse_derivation(column.derive) if column.derive else ():
                if name not in known:
                    raise ValueError(f"the derivation of {column.name!r} names the unknown column {name!r}")
        self._check_rows(known)
        return self

    def _check_rows(self, known: set[str]) -> None:
        derived = {column.name for column in self.columns if column.derive}
        keys: set[str] = set()
        for number, row in enumerate(self.rows, start=1):
            unknown = sorted(set(row) - known)
            if unknown:
                raise ValueError(f"row {number} has the unknown column {unknown[0]!r}")
            typed = sorted(name for name in derived & set(row) if row[name].strip())
            if typed:
                raise ValueError(f"row {number} types in the derived column {typed[0]!r}; leave it out, it is computed")
            if not row.get(self.key, "").strip():
                raise ValueError(f"row {number} has no {self.key!r}, which names the rows")
            slug = row_key(row[self.key])
            if slug in keys:
                raise ValueError(f"row {number}: two rows share the key {row[self.key]!r}")
            keys.add(slug)
            for column in self.columns:
                try:
                    self._cell(row, column)
                except ValueError as error:
                    raise ValueError(f"row {number} ({row[self.key]}), column {column.name!r}: {error}") from None

    def column(self, name: str) -> Column:
        """Return the column of that name.

        Raises:
            KeyError: If there is none.
        """
        return self._by_name[name]

    @cached_property
    def _by_name(self) -> dict[str, Column]:
        return {column.name: column for column in self.columns}

    @cached_property
    def row_keys(self) -> tuple[str, ...]:
        """The key of each row, in order: the part of a point's name that never is an index."""
        return tuple(row_key(row[self.key]) for row in self.rows)

    @cached_property
    def cells(self) -> dict[tuple[str, str], Value]:
        """Every cell that is there, derived ones too, by (row key, column name)."""
        found: dict[tuple[str, str], Value] = {}
        for key, row in zip(self.row_keys, self.rows, strict=True):
            for column in self.columns:
                value = self._cell(row, column)
                if value is not None:
                    found[key, column.name] = value
        return found

    def ordered(self, column: str) -> list[str]:
        """Return the keys of the rows that have a value in a column: by its numbers or dates, else in their order."""
        return self._ordered[column]

    @cached_property
    def _ordered(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {column.name: [] for column in self.columns}
        for key, name in self.cells:
            found[name].append(key)
        for name, keys in found.items():
            if self.column(name).type in {"number", "date"}:
                keys.sort(key=lambda key: _place(self.cells[key, name]))
        return found

    def _cell(self, row: Mapping[str, str], column: Column) -> Value | None:
        if column.derive:
            return self._derived(row, column)
        text = row.get(column.name, "").strip()
        if not text:
            return None
        match column.type:
            case "number":
                return Amount(plain_number(text), column.unit, column.tolerance)
            case "date":
                return Date.parse(text)
            case "entity":
                return EntityRef(text)
            case "text":
                return Words(text)

    def _derived(self, row: Mapping[str, str], column: Column) -> Amount | None:
        total = Decimal(0)
        for sign, name in parse_derivation(column.derive or ""):
            text = row.get(name, "").strip()
            if not text:
                return None  # a derivation with a missing input is missing
            try:
                total += sign * plain_number(text)
            except ValueError:
                raise ValueError(f"it is computed from {name!r}, whose cell {text!r} is not a number") from None
        return Amount(total, column.unit, column.tolerance)

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        for (key, name), value in self.cells.items():
            column = self._by_name[name]
            yield Slot(
                f"rows/{key}/{name}",
                value,
                functional=name != self.key,
                anchored=column.derive is None,
                point=name != self.key and column.asked,
            )

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "title", self.title
        yield from super().free_texts()

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        for index, row in enumerate(self.rows):
            for column in self.columns:
                if column.type == "entity" and row.get(column.name, "").strip():
                    yield f"rows/{index}/{column.name}", row[column.name].strip()
        yield from super().entity_refs()


def _place(value: Value) -> float:
    return value.earliest if isinstance(value, Date) else float(value.value) if isinstance(value, Amount) else 0.0


def row_key(text: str) -> str:
    """Return a row's key as it stands in point names: lower case, runs of other characters folded to hyphens."""
    return re.sub(r"[^\w]+", "-", text.strip().casefold()).strip("-")
