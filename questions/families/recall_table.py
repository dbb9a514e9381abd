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
from questions.distractors import cells, entities
from questions.facts import Fact
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot
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
        column = slot.name.rpartition("/")[2]
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
        yield choice(world, ask, key, list(_column(world, fact, slot)), domain=numeric_domain(fact, slot))
        match slot.value:
            case Amount():
                yield number(world, ask, slot.value)
            case Date():
                yield date(world, ask, slot.value)
            case EntityRef():
                yield typed(world, ask, world.voice.accepted(slot.value), world.entity(slot.value.id).type)
            case _:
                pass  # free text in a cell could be said in other words


def _column(world: World, table: Table, slot: Slot) -> Iterator[Distractor]:
    """Yield other values of the column; where there are few, other entities of the type."""
    found = list(cells(world, table, slot, as_fine=False))
    yield from found
    if isinstance(slot.value, EntityRef) and len(found) < 3:
        had = {distractor.value for distractor in found}
        yield from (d for d in entities(world, table, slot) if d.value not in had)
