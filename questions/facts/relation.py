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
        yield Slot("subject", EntityRef(self.subject), functional=declared.functional_subject, ask=declared.ask_subject)
        yield Slot("object", EntityRef(self.object), functional=declared.functional_object, ask=declared.ask_object)

    def default_text(self, pack: Pack) -> str | None:
        return pack.relations[self.type].text

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "subject", self.subject
        yield "object", self.object
        yield from super().entity_refs()
