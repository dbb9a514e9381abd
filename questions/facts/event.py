"""`event`: something that happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator

from questions.clauses import Clause
from questions.facts.base import FactBase, Id, Text
from questions.facts.time import Date
from questions.facts.values import EntityRef, Slot, Words
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack


class Edge(Model):
    """A declared order between two events, with the passage that says so (certificate R)."""

    event: Id
    quote: Text


class Event(FactBase):
    """Something that happened, at a date of any precision."""

    kind: Literal["event"] = "event"
    clause: Text
    """The sentence without its date, its verb marked `[past|base]`, `[was]` or `[were]`."""
    when: Date | None = None
    after: tuple[Edge, ...] = ()
    before: tuple[Edge, ...] = ()
    where: Id | None = None
    participants: tuple[Id, ...] = ()
    recurs: bool = False
    """It happened more than once, so that the clause does not determine the date."""

    @field_validator("clause")
    @classmethod
    def _marked(cls, value: str) -> str:
        Clause.parse(value)
        return value

    @property
    def parsed(self) -> Clause:
        """The clause, cut at its verb."""
        return Clause.parse(self.clause)

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        if self.when is not None:
            yield Slot("when", self.when, functional=not self.recurs)
        elif said := self._neighbours(pack):
            # What came before and after is all that can be known of its time.
            yield Slot("order", Words(said), anchored=False)
        if self.where is not None:
            yield Slot("where", EntityRef(self.where))
        for entity in self.participants:
            yield Slot(f"participants/{entity}", EntityRef(entity))

    def _neighbours(self, pack: Pack) -> str:
        """Return what it is declared to have come after and before: "after NATO began ... and before ..."."""
        said = []
        for word, edges in (("after", self.after), ("before", self.before)):
            others = [pack.by_id.get(edge.event) for edge in edges]
            said += [f"{word} {other.parsed.statement}" for other in others if isinstance(other, Event)]
        return " and ".join(said)

    def default_text(self, pack: Pack) -> str | None:
        if self.when is None:
            return f"{self.parsed.statement}."
        return f"{{when:in}}, {self.parsed.statement}."

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "clause", self.parsed.statement
        yield from super().free_texts()

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        if self.where:
            yield "where", self.where
        for index, entity in enumerate(self.participants):
            yield f"participants/{index}", entity
        yield from super().entity_refs()
