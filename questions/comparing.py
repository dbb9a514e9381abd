"""How rows of a table are compared in words: the higher share, the greater diameter; then for what is dated, now for what is."""

from __future__ import annotations

from questions.facts.table import Column, Table

_ON_A_SCALE = frozenset(
    ["height", "level", "lead", "mark", "number", "price", "rank", "rate", "score", "share", "temperature", "turnout"]
)
"""What is high or low; lengths, sizes and distances are great or small."""


def degree(column: Column, *, larger: bool, most: bool) -> str:
    """Return the comparative, or with `most` the superlative, that goes with what a column counts."""
    scaled = column.unit in {"per cent", "percent", "%", "percentage points"} or bool(
        _ON_A_SCALE & set(column.label.casefold().split())
    )
    great, small = ("high", "low") if scaled else ("great", "small")
    return (great if larger else small) + ("est" if most else "er")


def is_dated(table: Table) -> bool:
    """Whether the rows are times, so that what they show is over; planets are as they are."""
    return table.column(table.key).type == "date"
