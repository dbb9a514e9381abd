"""`read_table`: a question about a table that is shown, the asked cell and all that it could be computed from hidden.

What is read off the screen scores and never moves memory.
"""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.comparing import degree, is_dated
from questions.facts import Fact
from questions.facts.table import Column, Table
from questions.facts.values import Amount
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "read_table"
MOST_ROWS = 8


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield, for each number column, which row has its largest and its smallest value."""
    if not isinstance(fact, Table):
        return
    for column in fact.columns:
        if column.type != "number" or column.derive or column.compare == "none" or not column.asked:
            continue
        rows = [key for key in fact.row_keys if (key, column.name) in fact.cells][:MOST_ROWS]
        if len(rows) < 3:
            yield Refusal(NAME, "too-few-rows", fact.id, f"column {column.name!r} has fewer than three values to read")
            continue
        for largest in (True, False):
            yield _extreme(world, fact, column, rows, largest)


def _extreme(world: World, table: Table, column: Column, rows: list[str], largest: bool) -> Offer:
    def value(row: str) -> Amount:
        cell = table.cells[row, column.name]
        assert isinstance(cell, Amount)
        return cell

    ranked = sorted(rows, key=lambda row: value(row).value, reverse=largest)
    best, word = ranked[0], degree(column, larger=largest, most=True)
    stems = [
        f"Look at the table. Which {table.row_one} shows the {word} {column.label}?",
        f"According to this table, which {table.row_one} had the {word} {column.label}?",
        f"Read the table: in which {table.row_one} was the {column.label} at its {word}?",
    ]
    if not is_dated(table):
        stems = [
            f"Look at the table. Which {table.row_one} has the {word} {column.label}?",
            f"According to this table, which {table.row_one} has the {word} {column.label}?",
            f"Read the table: for which {table.row_one} is the {column.label} {word}?",
        ]
    at = world.rng(NAME, table.id, column.name, largest).below(len(stems))
    points = world.points(table, *(f"rows/{row}/{column.name}" for row in rows))
    said = world.voice.sentence(table, f"rows/{best}/{column.name}") or ""
    ask = Ask(NAME, table, points, stems[at], said, context=_drawn(world, table, column, rows), wording=at)
    gap = abs(value(best).value - value(ranked[1]).value)
    if gap <= value(best).tolerance + value(ranked[1]).tolerance:
        return ask.refuse("tie", f"no single row has the {word} value of {column.name!r}")
    wrong = []
    for row in ranked[1:]:
        why = world.voice.sentence(table, f"rows/{row}/{column.name}") or ""
        certificate = Certificate(type=CertificateType.ARITHMETIC, fact=table.id, why=why)
        cell = table.cells[row, table.key]
        wrong.append(Distractor(capitalise(world.voice.value(cell)), certificate, 0.6))
    return choice(world, ask, Key(capitalise(world.voice.value(table.cells[best, table.key]))), wrong)


def _drawn(world: World, table: Table, column: Column, rows: list[str]) -> str:
    """Draw key column and asked column as text; other columns could give the answer away by arithmetic."""
    key = table.column(table.key)
    header = (capitalise(key.label), capitalise(column.label))
    body = [
        (world.voice.value(table.cells[row, table.key]), world.voice.value(table.cells[row, column.name]))
        for row in rows
    ]
    width = max(len(text) for text, _ in (header, *body))
    lines = [f"{left:<{width}}   {right}" for left, right in (header, *body)]
    return "\n".join([f"{table.title[0].upper()}{table.title[1:]}", "", *lines])
