"""`relation`: a typed pair."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from questions.facts.base import FactBase, Id
from questions.facts.values import EntityRef, Slot

if TYPE_CHECKING:
    from questions.pack import Pack


class Relation(FactBase):
    """A pair of entities under a relation type that the pack declares."""

    kind: Literal["relation"] = "relation"
    type: Id
    subject: Id
    object: Id

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        declared = pack.relations[self.type]
        for name, entity, functional, asks in (
            ("subject", self.subject, declared.functional_subject, declared.ask_subject),
            ("object", self.object, declared.functional_object, declared.ask_object),
        ):
            yield Slot(name, EntityRef(entity), functional=functional, asks=asks)

    def default_text(self, pack: Pack) -> str | None:
        return pack.relations[self.type].text

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "subject", self.subject
        yield "object", self.object
        yield from super().entity_refs()
