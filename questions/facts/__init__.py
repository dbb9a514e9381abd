"""The thirteen kinds of fact, as one discriminated union on `kind`. A new kind is one module and one line here."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, TypeAdapter

from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.quantity import Quantity
from questions.facts.relation import Relation
from questions.facts.sequence import Sequence
from questions.facts.statement import Statement
from questions.facts.status import Status
from questions.facts.table import Table
from questions.facts.tenure import Tenure

Fact = Annotated[
    Event
    | Tenure
    | Status
    | Position
    | Quantity
    | Membership
    | Statement
    | Relation
    | Definition
    | Table
    | Sequence
    | Cause
    | Card,
    Field(discriminator="kind"),
]

KINDS = {
    "event": Event,
    "tenure": Tenure,
    "status": Status,
    "position": Position,
    "quantity": Quantity,
    "membership": Membership,
    "statement": Statement,
    "relation": Relation,
    "definition": Definition,
    "table": Table,
    "sequence": Sequence,
    "cause": Cause,
    "card": Card,
}

FACT: TypeAdapter[Fact] = TypeAdapter(Fact)

__all__ = ["FACT", "KINDS", "Fact"]
