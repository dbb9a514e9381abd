"""`quantity`: how much or how many, at a time."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from questions.facts.base import FactBase, Id, Text
from questions.facts.values import Amount, EntityRef, Slot

if TYPE_CHECKING:
    from questions.pack import Pack


class Quantity(FactBase):
    """A measured or counted value: "KFOR had 4,500 troops as of 2024"."""

    kind: Literal["quantity"] = "quantity"
    subject: Id
    measure: Text
    """What is measured, as a noun phrase: "strength". Quantities are comparable when measure and unit agree."""
    value: Decimal
    unit: Text | None = None
    """Plural where it is counted: "troops", "per cent", "months"."""
    tolerance: Decimal = Field(default=Decimal(0), ge=0)

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        yield Slot("subject", EntityRef(self.subject), point=False)
        yield Slot("value", Amount(self.value, self.unit, self.tolerance), functional=True)
        if self.as_of is not None:
            yield Slot("as_of", self.as_of, point=False)

    def default_text(self, pack: Pack) -> str | None:
        when = "as of {as_of}, " if self.as_of else ""
        return f"{when}the {self.measure} of {{subject}} was {{value}}."

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "measure", self.measure
        yield from super().free_texts()

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "subject", self.subject
        yield from super().entity_refs()
