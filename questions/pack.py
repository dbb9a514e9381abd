"""A pack: sources, entities, offices, relation types and facts. Pure data with look-ups; files are read elsewhere."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from pydantic import Field

from questions.facts import Fact
from questions.facts.base import Id, Text
from questions.facts.entity import Entity, Office, RelationType
from questions.facts.time import Date
from questions.facts.values import Slot
from questions.items import Point
from questions.model import Model


class PackSource(Model):
    """A document that facts cite. `content` is filled in by the reader from `file`."""

    title: Text
    short: Text | None = None
    """How it is called in feedback; default: the title."""
    file: str | None = None
    """Path beside the pack, UTF-8 text or Markdown."""
    content: str = ""
    url: str | None = None
    licence: str | None = None
    credit: str | None = None


class Pack(Model):
    """A validated pack."""

    id: Id
    title: Text
    version: Text
    language: Text = "en"
    licence: Text
    description: str = ""
    credits: str = ""
    as_of: Date
    """What the pack knows ends here: no invented option lies past it."""
    subjects: tuple[Id, ...] = ()
    """Entities that the whole pack is about, which give nothing away when they stand in a stem."""
    sources: dict[Id, PackSource] = Field(default_factory=dict)
    entities: dict[Id, Entity] = Field(default_factory=dict)
    offices: dict[Id, Office] = Field(default_factory=dict)
    relations: dict[Id, RelationType] = Field(default_factory=dict)
    facts: tuple[Fact, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        """Facts by id; the last one wins where `check` would have refused the pack."""
        return {fact.id: fact for fact in self.facts}

    @cached_property
    def places(self) -> Counter[tuple[str, str]]:
        """How many places in the line of an office a person is known to have, by (office id, holder id)."""
        return Counter((f.office, f.holder) for f in self.facts if f.kind == "tenure" and f.ordinal is not None)

    @cached_property
    def _slots(self) -> dict[str, tuple[Slot, ...]]:
        return {}

    def slots(self, fact: Fact) -> tuple[Slot, ...]:
        """Return the typed slots of a fact, computed once."""
        found = self._slots.get(fact.id)
        if found is None:
            found = self._slots[fact.id] = fact.all_slots(self)
        return found

    def slot(self, fact: Fact, name: str) -> Slot:
        """Return one slot of a fact.

        Raises:
            KeyError: If the fact has no such slot.
        """
        for slot in self.slots(fact):
            if slot.name == name:
                return slot
        raise KeyError(f"{fact.id}#{name}")

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """Everything that can be known from this pack, in the order of its facts."""
        return tuple(
            Point(fact=fact.id, slot=slot.name) for fact in self.facts for slot in self.slots(fact) if slot.point
        )
