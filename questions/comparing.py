"""How rows of a table are compared in words: the higher share, the greater diameter; then for what is dated, now for what is."""

from __future__ import annotations

from questions.facts.table import Column, Table

_ON_A_SCALE = frozenset(
    ["height", "level", "lead", "mark", "number", "price", "rank", "rate", "score", "share", "temperature", "turnout"]
)
"""What is high or low; sizes and distances are great or small."""
_LASTING = frozenset(["duration", "period", "term", "time"])
"""What is long or short."""


def degree(column: Column, *, larger: bool, most: bool) -> str:
    """Return the comparative, or with `most` the superlative, that goes with what a column counts."""
    words = set(column.label.casefold().split())
    if column.unit in {"per cent", "percent", "%", "percentage points"} or words & _ON_A_SCALE:
        great, small = "high", "low"
    else:
        great, small = ("long", "short") if words & _LASTING else ("great", "small")
    return (great if larger else small) + ("est" if most else "er")


def is_dated(table: Table) -> bool:
    """Whether the rows are times, so that what they show is over; planets are as they are."""
    return table.column(table.key).type == "date"
