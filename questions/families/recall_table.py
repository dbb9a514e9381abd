"""`recall_table`: a cell of a table, asked without the table."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import numeric_domain, questions
from questions.building import (
    Ask,
    Distractor,
    Key,
    Offer,
    Refusal,
    choice,
    date,
    number,
    typed,
)
from questions.distractors import entities
from questions.facts import Fact
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot, Value
from questions.items import Certificate, CertificateType
from questions.world import World

NAME = "recall_table"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice and a recall item for each cell whose column has a question."""
    if not isinstance(fact, Table):
        return
    refused: set[str] = set()
    for slot in world.pack.slots(fact):
        if not slot.point:
            continue
        _, row, column = slot.name.split("/")
        stems = questions(world, fact, slot)
        if not stems:
            if column not in refused:
                refused.add(column)
                yield Refusal(
                    NAME, "no-question", fact.id, f"column {column!r} has no `ask`, a whole question over its row"
                )
            continue
        explanation = world.voice.sentence(fact, slot.name) or ""
        at = world.rng(NAME, fact.id, slot.name).below(len(stems))
        ask = Ask(NAME, fact, world.points(fact, slot.name), stems[at], explanation, wording=at)
        key = Key(world.voice.option(slot.value), slot.value, also=world.voice.accepted(slot.value))
        yield choice(world, ask, key, list(_column(world, fact, slot, row, column)), domain=numeric_domain(fact, slot))
        match slot.value:
            case Amount():
                yield number(world, ask, slot.value)
            case Date():
                yield date(world, ask, slot.value)
            case EntityRef():
                yield typed(world, ask, world.voice.accepted(slot.value), world.entity(slot.value.id).type)
            case _:
                pass  # free text in a cell could be said in other words


def _column(world: World, table: Table, slot: Slot, row: str, column: str) -> Iterator[Distractor]:
    """Yield other values of the column (a cell of a row has one value), refuted by the row that they stand in."""
    seen: set[Value] = {slot.value}
    for (other, name), value in table.cells.items():
        if name != column or other == row or value in seen or not _differs(slot.value, value):
            continue
        seen.add(value)
        why = world.voice.sentence(table, f"rows/{other}/{column}") or ""
        amount = isinstance(value, Amount)
        certificate = Certificate(
            type=CertificateType.ARITHMETIC if amount else CertificateType.FUNCTIONAL, fact=table.id, why=why
        )
        yield Distractor(world.voice.option(value), certificate, 0.7, value)
    if isinstance(slot.value, EntityRef) and len(seen) < 4:
        yield from (d for d in entities(world, table, slot) if d.value not in seen)


def _differs(one: Value, other: Value) -> bool:
    if isinstance(one, Amount) and isinstance(other, Amount):
        return abs(one.value - other.value) > one.tolerance + other.tolerance
    if isinstance(one, Date) and isinstance(other, Date):
        return one.disjoint(other) and one.same_granularity(other)
    return one != other
