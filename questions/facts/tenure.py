"""`tenure`: who held which office, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from questions.facts.base import FactBase, Id
from questions.facts.time import Date
from questions.facts.values import EntityRef, OfficeRef, Ordinal, Slot

if TYPE_CHECKING:
    from questions.pack import Pack


class Tenure(FactBase):
    """A person held an office: as the n-th, from - to, or known to have held it at a time."""

    kind: Literal["tenure"] = "tenure"
    holder: Id
    office: Id
    ordinal: int | None = Field(default=None, ge=1)
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    """Left out where unknown; `..` is not written: an office still held has no `to` and an `as_of`."""
    at: Date | None = None
    """A time at which the holder is known to have held it."""

    @model_validator(mode="after")
    def _bounds(self) -> Tenure:
        if self.from_ and self.to and self.to.latest < self.from_.earliest:
            raise ValueError(f"`to` {self.to.edtf} lies before `from` {self.from_.edtf}")
        return self

    @property
    def known(self) -> tuple[float, float]:
        """Days during which the holder certainly held the office, possibly empty (first > last)."""
        if self.from_ and self.to:
            return self.from_.latest, self.to.earliest
        if self.from_ and self.as_of:
            return self.from_.latest, self.as_of.earliest
        if self.at:
            return self.at.earliest, self.at.latest
        return float("inf"), float("-inf")

    @property
    def possible(self) -> tuple[float, float]:
        """Days outside of which the holder certainly did not hold it under this tenure."""
        first = self.from_.earliest if self.from_ else float("-inf")
        last = self.to.latest if self.to else float("inf")
        return first, last

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        office = pack.offices[self.office]
        # office + ordinal -> holder always; office + time -> holder only for one seat and a bounded tenure.
        timed = office.seats == 1 and (self.at is not None or self.from_ is not None)
        yield Slot("holder", EntityRef(self.holder), functional=self.ordinal is not None or timed)
        yield Slot("office", OfficeRef(self.office))
        if self.ordinal is not None:
            # Who came back has several places: then his name determines none of them.
            once = pack.places[self.office, self.holder] == 1
            yield Slot("ordinal", Ordinal(self.ordinal), functional=once)
        if self.from_ is not None:
            yield Slot("from", self.from_)
        if self.to is not None:
            yield Slot("to", self.to)
        if self.at is not None:
            yield Slot("at", self.at, point=False)

    def default_text(self, pack: Pack) -> str | None:
        if self.ordinal is not None:
            # {office:nth} words the office with this fact's ordinal: "Kosovo's first president".
            return "{holder} was {office:nth}."
        if self.at is not None:
            return "{at:in}, {holder} was {office}."
        if self.from_ is not None and self.to is not None:
            return "{holder} was {office} from {from} to {to}."
        if self.from_ is not None:
            return "{holder} became {office} {from:in}."
        return "{holder} has been {office}."

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "holder", self.holder
        yield from super().entity_refs()
