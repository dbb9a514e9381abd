"""`compare`: which of two rows, or of all that are comparable, has the larger value? Within one pollster, say."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, choice
from questions.comparing import degree, is_dated
from questions.facts import Fact
from questions.facts.table import ROW, Column, Table
from questions.facts.values import Amount
from questions.items import Certificate, CertificateType, Point, SingleChoice
from questions.text.plurals import plural
from questions.wording import capitalise
from questions.world import World

NAME = "compare"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield comparisons of a column's rows: the largest, the smallest, the larger of two."""
    if not isinstance(fact, Table):
        return
    for column in fact.columns:
        if column.type != "number" or column.compare == "none" or not column.asked:
            continue
        for group in groups(fact, column.name):
            if len(group) < 2:
                continue
            yield _pair(world, fact, column, group)
            if len(group) >= 3:
                for largest in (True, False):
                    yield _extreme(world, fact, column, group, largest)


def groups(table: Table, column: str) -> list[list[str]]:
    """Return rows that may be compared: those with a value, cut by the `within` column."""
    found: dict[object, list[str]] = {}
    for row in table.row_keys:
        if (row, column) in table.cells:
            sort = table.cells.get((row, table.within)) if table.within else None
            found.setdefault(sort, []).append(row)
    return list(found.values())


def _value(table: Table, row: str, column: str) -> Amount:
    cell = table.cells[row, column]
    assert isinstance(cell, Amount)
    return cell


def _rows(table: Table) -> str:
    """Return what the rows are, "polls ", where the author says it: nobody is asked about rows."""
    return "" if table.row_one == ROW else f"{plural(table.row_one)} "


def _pair(world: World, table: Table, column: Column, group: list[str]) -> Offer:
    drawn = sorted(group, key=lambda row: world.rank(NAME, table.id, column.name, row))
    names = {row: world.voice.row_name(table, row) for row in drawn}
    alike = (pair for pair in itertools.combinations(drawn, 2) if _as_long(*(names[row] for row in pair)))
    rows = list(next(alike, (drawn[0], drawn[1])))
    rows.sort(key=lambda row: _value(table, row, column.name).value)
    small, large = rows
    larger = world.rng(NAME, table.id, column.name, *sorted(rows)).unit() < 0.5
    key, other = (large, small) if larger else (small, large)
    word = degree(column, larger=larger, most=False)
    many = _rows(table)
    stems = [
        f"In which of these two was the {column.label} {word}?",
        f"The {column.label} was {word} in which of these two?",
        f"Which of these two {many}shows the {word} {column.label}?",
    ]
    if not is_dated(table):
        stems = [
            f"Which of these two {many}has the {word} {column.label}?",
            f"Of these two{many and f' {many.strip()}'}, which has the {word} {column.label}?",
            f"One of these two {many}has a {word} {column.label} than the other. Which one?",
        ]
    return _item(world, table, column, [key, other], stems, least=2)


def _as_long(one: str, other: str) -> bool:
    """Whether neither of two names sticks out by its length."""
    short, long = sorted((len(one), len(other)))
    return long <= 1.25 * short or long - short < 6


def _extreme(world: World, table: Table, column: Column, group: list[str], largest: bool) -> Offer:
    ranked = sorted(group, key=lambda row: _value(table, row, column.name).value, reverse=largest)
    word = degree(column, larger=largest, most=True)
    many = _rows(table)
    stems = [
        f"In which of these was the {column.label} {word}?",
        f"The {column.label} was {word} in which of these?",
        f"Which of these {many}shows the {word} {column.label}?",
    ]
    if not is_dated(table):
        stems = [
            f"Which of these {many}has the {word} {column.label}?",
            f"Of these{many and f' {many.strip()}'}, which has the {word} {column.label}?",
            f"One of these {many}has the {word} {column.label} of all. Which one?",
        ]
    return _item(world, table, column, ranked[:4], stems, least=3)


def _item(world: World, table: Table, column: Column, rows: list[str], stems: list[str], *, least: int) -> Offer:
    at = world.rng(NAME, "stem", table.id, column.name, *rows).below(len(stems))
    points = world.points(table, *(f"rows/{row}/{column.name}" for row in sorted(rows)))
    said = {row: world.voice.sentence(table, f"rows/{row}/{column.name}") or "" for row in rows}
    ask = Ask(NAME, table, points, stems[at], " ".join(said.values()), wording=at)
    first = _value(table, rows[0], column.name)
    wrong = []
    for row in rows[1:]:
        cell = _value(table, row, column.name)
        if abs(cell.value - first.value) <= cell.tolerance + first.tolerance:
            return ask.refuse("tie", f"two rows of {column.name!r} have about the same value")
        certificate = Certificate(type=CertificateType.ARITHMETIC, fact=table.id, why=said[row])
        wrong.append(Distractor(capitalise(world.voice.row_name(table, row)), certificate, 0.6))
    key = Key(capitalise(world.voice.row_name(table, rows[0])), feedback=said[rows[0]])
    offered = choice(world, ask, key, wrong, wanted=len(rows), least=least)
    if not isinstance(offered, SingleChoice):
        return offered
    of = {
        capitalise(world.voice.row_name(table, row)): Point(fact=table.id, slot=f"rows/{row}/{column.name}")
        for row in rows
    }
    compared = tuple(of[option.text] for option in offered.options)
    return offered.model_copy(update={"compared": compared})
