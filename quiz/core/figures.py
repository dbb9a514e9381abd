"""Figures: a title, what it says in words, and its numbers. Screens draw them, `--json` and tables print them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Value = str | int | float | None
"""A cell: a text, a number, or None where there is none."""

Shape = Literal["heat", "lines", "columns", "bars", "table"]
"""How a figure is drawn: a calendar of shades, curves, upright or lying bars, or as its numbers alone.

The first column names what a row is about (the x of lines and columns). `heat` reads (day, number), `columns` and `bars`
the first number of a row, `lines` all of them.
"""

Unit = Literal["text", "day", "count", "share", "days", "minutes", "seconds", "number"]
"""What a column holds: `day` is an ordinal of `date.toordinal()`, `share` 0..1, `days` a length in days."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a figure's numbers."""

    name: str
    unit: Unit = "text"


@dataclass(frozen=True, slots=True)
class Figure:
    """One thing that numbers say."""

    name: str
    """For programs: `retention`, `forecast`, ..."""
    title: str
    says: str
    """What it comes to, in a sentence."""
    shape: Shape
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    guide: float | None = None
    """A value that the others are held against, drawn as a line across."""
    empty: str = "Nothing to show yet."
    """What to say where there are no rows, and what would bring some."""


def cell(value: Value, unit: Unit) -> str:
    """Return a cell as people read it: "86 %", "24 Nov 2026", "1.4 years", "–" for none."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return value
    match unit:
        case "day":
            day = date.fromordinal(int(value))
            return f"{day.day} {day:%b %Y}"
        case "share":
            return f"{100 * value:.0f} %"
        case "days":
            return length(float(value))
        case "minutes" | "seconds":
            return f"{value:,.1f}"
        case "number":
            return f"{value:,.1f}".removesuffix(".0")
        case "count" | "text":
            return f"{value:,}"


def length(days: float) -> str:
    """Return a length of time in the unit that suits it: "9 hours", "12 days", "4 months", "1.4 years"."""
    for least, size, name in ((365, 365.25, "year"), (60, 30.44, "month"), (1, 1.0, "day")):
        if days >= least:
            number = days / size
            said = f"{number:.1f}".removesuffix(".0") if name == "year" or number < 3 else f"{number:.0f}"
            return f"{said} {name}{'' if said == '1' else 's'}"
    hours = round(24 * days)
    return f"{hours} hour{'' if hours == 1 else 's'}" if hours else "under an hour"


def table(figure: Figure) -> list[list[str]]:
    """Return a figure's numbers as text, its head first."""
    head = [column.name for column in figure.columns]
    return [
        head,
        *([cell(value, col.unit) for value, col in zip(row, figure.columns, strict=True)] for row in figure.rows),
    ]


def as_json(figure: Figure) -> dict[str, object]:
    """Return a figure for programs: days as ISO dates, shares as numbers from 0 to 1, rows as objects."""
    return {
        "name": figure.name,
        "title": figure.title,
        "says": figure.says,
        "guide": figure.guide,
        "units": {column.name: column.unit for column in figure.columns},
        "rows": [
            {
                column.name: date.fromordinal(int(value)).isoformat()
                if column.unit == "day" and isinstance(value, int | float)
                else value
                for value, column in zip(row, figure.columns, strict=True)
            }
            for row in figure.rows
        ],
    }


def numbers(figure: Figure, at: int) -> Sequence[float]:
    """Return one column's numbers, 0 where there is none."""
    return [float(value) if isinstance(value := row[at], int | float) else 0.0 for row in figure.rows]
