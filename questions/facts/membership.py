"""`membership`: which entities belong to a set."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator, model_validator

from questions.clauses import Predicate
from questions.facts.base import FactBase, Id, Text
from questions.facts.values import Amount, EntityRef, Slot

if TYPE_CHECKING:
    from questions.pack import Pack


class Membership(FactBase):
    """A set given by what its members do: the NATO members that do not recognise Kosovo."""

    kind: Literal["membership"] = "membership"
    group: Text
    """Plural noun phrase for the larger group that members are drawn from: "NATO members"."""
    group_one: Text
    """Its singular: "NATO member"."""
    members: tuple[Id, ...]
    predicate: Text
    """What members do, its verb marked `[singular|plural]`: "[does|do] not recognise Kosovo"."""
    negated: Text | None = None
    """What the others do: "[recognises|recognise] Kosovo"."""
    complete: bool = False
    """Whether `members` lists every member within the universe."""
    universe: Id | None = None
    """Id of the membership fact whose members are all that could be in this set; with `complete` it certifies C."""
    near: tuple[Id, ...] = ()
    """Plausible non-members, offered first as distractors (certified like all others)."""

    @field_validator("predicate", "negated")
    @classmethod
    def _marked(cls, value: str | None) -> str | None:
        if value is not None:
            Predicate.parse(value)
        return value

    @model_validator(mode="after")
    def _distinct(self) -> Membership:
        if not self.members:
            raise ValueError("a membership needs at least one member")
        twice = sorted({m for m in self.members if self.members.count(m) > 1})
        if twice:
            raise ValueError(f"members listed twice: {', '.join(twice)}")
        return self

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        for member in self.members:
            yield Slot(f"members/{member}", EntityRef(member))
        if self.complete:
            # "Select all" asks for the set as a whole; the count of a complete set is known by counting.
            yield Slot("members.count", Amount(Decimal(len(self.members)), None), functional=True, anchored=False)

    def default_text(self, pack: Pack) -> str | None:
        return None

    def free_texts(self) -> Iterator[tuple[str, str]]:
        parsed = Predicate.parse(self.predicate)
        yield "predicate", parsed.plural
        if self.negated:
            yield "negated", Predicate.parse(self.negated).plural
        yield "group", self.group
        yield from super().free_texts()

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        for index, entity in enumerate(self.members):
            yield f"members/{index}", entity
        for index, entity in enumerate(self.near):
            yield f"near/{index}", entity
        yield from super().entity_refs()
