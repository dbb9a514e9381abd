"""`change`: by how much did a value rise or fall between two rows? Percentage points are not per cent."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Key, Offer, Refusal, choice, number
from questions.facts import Fact
from questions.facts.quantity import Quantity
from questions.facts.table import Column, Table
from questions.facts.time import Date
from questions.facts.values import Amount
from questions.world import World

NAME = "change"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a number for a change between two dated rows of one sort, or two values of one measure."""
    if isinstance(fact, Quantity):
        yield from _quantities(world, fact)
    if not isinstance(fact, Table):
        return
    if fact.column(fact.key).type != "date":
        yield Refusal(NAME, "undated", fact.id, "its rows are not named by dates")
        return
    for column in fact.columns:
        if column.type != "number" or column.compare == "none" or not column.asked or column.derive:
            continue
        for group in _groups(fact, column.name):
            if len(group) >= 2:
                yield from _items(world, fact, column, group)


def _groups(table: Table, column: str) -> list[list[str]]:
    found: dict[object, list[str]] = {}
    for row in table.row_keys:
        if (row, column) in table.cells:
            found.setdefault(table.cells.get((row, table.within)) if table.within else None, []).append(row)
    return list(found.values())


def _items(world: World, table: Table, column: Column, group: list[str]) -> Iterator[Offer]:
    def when(row: str) -> Date:
        cell = table.cells[row, table.key]
        assert isinstance(cell, Date)
        return cell

    rows = sorted(group, key=lambda row: world.rank(NAME, table.id, column.name, row))[:2]
    rows.sort(key=lambda row: when(row).earliest)
    first, last = (table.cells[row, column.name] for row in rows)
    assert isinstance(first, Amount) and isinstance(last, Amount)
    gap = last.value - first.value
    if gap == 0 or not when(rows[0]).before(when(rows[1])):
        return
    percent = column.unit in {"percent", "per cent", "%"}
    unit = "percentage points" if percent else column.unit
    value = Amount(abs(gap), unit, first.tolerance + last.tolerance)
    verb = "rise" if gap > 0 else "fall"
    a, b = (world.voice.row_name(table, row) for row in rows)
    much = f"how many {unit}" if unit else "how much"
    stems = [
        f"By {much} did the {column.label} {verb} between {a} and {b}?",
        f"From {a} to {b}, by {much} did the {column.label} {verb}?",
        f"The {column.label} {'rose' if gap > 0 else 'fell'} between {a} and {b}. By {much}?",
    ]
    at = world.rng(NAME, table.id, column.name, *rows).below(len(stems))
    said = " ".join(world.voice.sentence(table, f"rows/{row}/{column.name}") or "" for row in rows)
    said += f" That is a {verb} of {world.voice.value(value)}."
    points = world.points(table, *(f"rows/{row}/{column.name}" for row in rows))
    ask = Ask(NAME, table, points, stems[at], said, wording=at)
    yield choice(world, ask, Key(world.voice.option(value), value), [])
    at = (at + 1) % len(stems)
    yield number(world, Ask(NAME, table, points, stems[at], said, wording=at), value)


def _quantities(world: World, fact: Quantity) -> Iterator[Offer]:
    """Yield the change from an earlier value of the same measure of the same subject to this one."""
    if fact.as_of is None or not world.pack.slot(fact, "value").point:
        return
    earlier = [
        other
        for other in world.quantities_by_measure[fact.subject, fact.measure, fact.unit]
        if other.asked and other.as_of is not None and other.as_of.before(fact.as_of) and other.value != fact.value
    ]
    if not earlier:
        yield Refusal(NAME, "no-earlier-value", fact.id, "an earlier value of the same measure unlocks it")
        return
    first = max(earlier, key=lambda other: other.as_of.latest if other.as_of else 0)
    assert first.as_of is not None
    value = Amount(abs(fact.value - first.value), fact.unit, fact.tolerance + first.tolerance)
    verb = "rise" if fact.value > first.value else "fall"
    subject = world.voice.entity(fact.subject, "poss")
    a, b = world.voice.value(first.as_of), world.voice.value(fact.as_of)
    much = f"how many {fact.unit}" if fact.unit else "how much"
    stems = [
        f"By {much} did {subject} {fact.measure} {verb} between {a} and {b}?",
        f"Between {a} and {b}, by {much} did {subject} {fact.measure} {verb}?",
        f"From {a} to {b}, {subject} {fact.measure} {'rose' if verb == 'rise' else 'fell'}. By {much}?",
    ]
    at = world.rng(NAME, fact.id, first.id).below(len(stems))
    said = f"{world.voice.sentence(first, 'value')} {world.voice.sentence(fact, 'value')}"
    said += f" That is a {verb} of {world.voice.value(value)}."
    points = (*world.points(fact, "value"), *world.points(first, "value"))
    ask = Ask(NAME, fact, points, stems[at], said, others=(first,), wording=at)
    yield choice(world, ask, Key(world.voice.option(value), value), [])
    at = (at + 1) % len(stems)
    yield number(world, Ask(NAME, fact, points, stems[at], said, others=(first,), wording=at), value)
