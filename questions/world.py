"""What families see: a pack with its look-ups, a voice to say it, and seeded choice. Built once a pack and seed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import TypeVar

from questions.anchoring.passages import Passages
from questions.calendar import Calendar
from questions.cast import Cast
from questions.chronology import Chronology
from questions.facts import Fact
from questions.facts.base import FactBase
from questions.facts.definition import Definition
from questions.facts.entity import Entity
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.quantity import Quantity
from questions.facts.relation import Relation
from questions.facts.status import Status
from questions.facts.tenure import Tenure
from questions.facts.values import EntityRef
from questions.items import Point, Source
from questions.pack import Pack
from questions.peers import Peers
from questions.rng import Rng, digest
from questions.scale import Scale
from questions.text.folding import fold
from questions.wording import Voice

F = TypeVar("F", bound=FactBase)

_HEADING = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$", re.MULTILINE)


class World:
    """A pack as the generator sees it."""

    def __init__(self, pack: Pack, seed: int = 0) -> None:
        self.pack = pack
        self.seed = seed
        self.voice = Voice(pack)
        self.rivals: dict[tuple[str, frozenset[str]], tuple[str, ...]] = {}
        """By type and accepted names, the other names that a misspelling of these may be nearer to."""
        self.false_claims: dict[str, object] = {}
        """By fact id, what `questions.claims` made of it: its sentence with one value put wrong, or None."""

    def rng(self, *parts: object) -> Rng:
        """Return a generator for one choice, keyed by what it is for."""
        return Rng(self.pack.id, self.seed, *parts)

    def rank(self, *parts: object) -> float:
        """Return a stable number in [0, 1) for one candidate of a choice.

        Choosing the candidates that rank lowest, instead of drawing from a list, keeps a choice as it was when an
        unrelated candidate joins the list.
        """
        return digest(self.pack.id, self.seed, *parts) / 2**64

    # Look-ups. Each is built on first use, in one pass.

    @cached_property
    def _by_kind(self) -> dict[type, list[Fact]]:
        found: dict[type, list[Fact]] = defaultdict(list)
        for fact in self.pack.facts:
            found[type(fact)].append(fact)
        return found

    def of_kind(self, kind: type[F]) -> list[F]:
        """Return all facts of a kind, universe facts too, in pack order."""
        return self._by_kind.get(kind, [])  # type: ignore[return-value]  # keyed by the very type

    @cached_property
    def events_by_thread(self) -> dict[str | None, list[Event]]:
        """Dated events by thread, in pack order."""
        found: dict[str | None, list[Event]] = defaultdict(list)
        for event in self.of_kind(Event):
            if event.when is not None:
                found[event.thread].append(event)
        return found

    @cached_property
    def _terms(self) -> dict[str, dict[str, str]]:
        """The terms and the meanings of all definitions, other spellings too, by their folded forms."""
        found: dict[str, dict[str, str]] = {"term": {}, "meaning": {}}
        for one in self.of_kind(Definition):
            for slot, texts in (("term", (one.term, *one.short)), ("meaning", (one.meaning, *one.also))):
                for text in texts:
                    found[slot].setdefault(fold(text), text)
        return found

    def near_terms(self, slot: str, own: Sequence[str]) -> tuple[str, ...]:
        """Return terms or meanings of others that lie as near to one's own as a misspelling of it may (see `marking`)."""
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        folded = {fold(text) for text in own}
        near: set[str] = set()
        for answer in folded:
            most = 4 if " " in answer else 2
            found = process.extract(
                answer, list(self._terms[slot]), scorer=OSA.distance, processor=None, score_cutoff=most, limit=None
            )
            near.update(form for form, _, _ in found)
        return tuple(sorted(self._terms[slot][form] for form in near - folded))

    @cached_property
    def chronology(self) -> Chronology:
        """What certainly came before what, and what lies near it in time."""
        return Chronology(self.of_kind(Event))

    @cached_property
    def calendar(self) -> Calendar:
        """The dates that facts give."""
        return Calendar(self.pack)

    @cached_property
    def cast(self) -> Cast:
        """The entities that facts name, by how they resemble each other."""
        return Cast(self)

    @cached_property
    def scale(self) -> Scale:
        """The numbers that facts give."""
        return Scale(self.pack)

    @cached_property
    def peers(self) -> Peers:
        """Facts of one sort, from which partners are taken."""
        return Peers(self)

    @cached_property
    def offices_by_body(self) -> dict[str, list[str]]:
        """Office ids by the entity that they are offices of."""
        found: dict[str, list[str]] = defaultdict(list)
        for office_id, office in self.pack.offices.items():
            found[office.of].append(office_id)
        return found

    @cached_property
    def statuses_by_body(self) -> dict[tuple[str, str | None], list[Status]]:
        """Statuses, universe facts too, by subject and body, in the order in which they may have begun."""
        found: dict[tuple[str, str | None], list[Status]] = defaultdict(list)
        for status in sorted(self.of_kind(Status), key=lambda s: s.from_.earliest if s.from_ else float("-inf")):
            found[status.subject, status.body].append(status)
        return found

    @cached_property
    def tenures_by_office(self) -> dict[str, list[Tenure]]:
        """Tenures, universe facts too, by office, in the order in which they may have begun."""
        found: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in sorted(self.of_kind(Tenure), key=lambda tenure: tenure.possible):
            found[tenure.office].append(tenure)
        return found

    @cached_property
    def tenures_by_holder(self) -> dict[str, list[Tenure]]:
        """Tenures, universe facts too, by person."""
        found: dict[str, list[Tenure]] = defaultdict(list)
        for tenure in self.of_kind(Tenure):
            found[tenure.holder].append(tenure)
        return found

    @cached_property
    def quantities_by_measure(self) -> dict[tuple[str, str, str | None], list[Quantity]]:
        """Quantities that may be compared: by subject, measure and unit."""
        found: dict[tuple[str, str, str | None], list[Quantity]] = defaultdict(list)
        for quantity in self.of_kind(Quantity):
            found[quantity.subject, quantity.measure, quantity.unit].append(quantity)
        return found

    @cached_property
    def relations_by_type(self) -> dict[str, list[Relation]]:
        """Relations, universe facts too, by relation type."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.of_kind(Relation):
            found[relation.type].append(relation)
        return found

    @cached_property
    def entities_by_type(self) -> dict[str, list[str]]:
        """Entity ids by type, in pack order."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity_id, entity in self.pack.entities.items():
            found[entity.type].append(entity_id)
        return found

    @cached_property
    def entities_by_name(self) -> dict[str, list[str]]:
        """Entity ids by folded name."""
        found: dict[str, list[str]] = defaultdict(list)
        for entity_id, entity in self.pack.entities.items():
            for name in entity.names:
                found[fold(name)].append(entity_id)
        return found

    @cached_property
    def facts_of_entity(self) -> dict[str, list[tuple[Fact, str]]]:
        """(fact, slot name) pairs in which an entity is a value, the facts that are asked first."""
        found: dict[str, list[tuple[Fact, str]]] = defaultdict(list)
        for fact in sorted(self.pack.facts, key=lambda fact: not fact.asked):
            for slot in self.pack.slots(fact):
                if isinstance(slot.value, EntityRef):
                    found[slot.value.id].append((fact, slot.name))
        return found

    def membership(self, fact_id: str) -> Membership | None:
        """Return a membership by id, or None."""
        fact = self.pack.by_id.get(fact_id)
        return fact if isinstance(fact, Membership) else None

    def entity(self, entity_id: str) -> Entity:
        """Return an entity."""
        return self.pack.entities[entity_id]

    def entity_names(self, entity_type: str) -> tuple[str, ...]:
        """Return the names of every entity of a type, sorted, without repeats."""
        return self._names.get(entity_type, ())

    def entity_named(self, name: str) -> str | None:
        """Return the id of the entity that goes by a name, or None."""
        return self._ids.get(fold(name))

    @cached_property
    def _ids(self) -> dict[str, str]:
        return {fold(name): entity_id for entity_id, entity in self.pack.entities.items() for name in entity.names}

    @cached_property
    def _names(self) -> dict[str, tuple[str, ...]]:
        return {
            sort: tuple(sorted({name for entity in entities for name in self.pack.entities[entity].names}))
            for sort, entities in self.entities_by_type.items()
        }

    @cached_property
    def spellings(self) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
        """Folded names and single words of names by entity type, each beside the name that it belongs to."""
        found = {}
        for sort, names in self._names.items():
            pairs = [(form, name) for name in names for form in dict.fromkeys([fold(name), *fold(name).split()])]
            found[sort] = tuple(form for form, _ in pairs), tuple(name for _, name in pairs)
        return found

    # What an item says about itself

    def points(self, fact: FactBase, *slots: str) -> tuple[Point, ...]:
        """Return points of one fact."""
        return tuple(Point(fact=fact.id, slot=slot) for slot in slots)

    def sources(self, *facts: FactBase) -> tuple[Source, ...]:
        """Return where facts are borne out: title, section and quote, without repeats."""
        found: dict[tuple[str, str], Source] = {}
        for fact in facts:
            for evidence in fact.evidence:
                source = self.pack.sources.get(evidence.source)
                if source is None:
                    continue
                section = self._section(evidence.source, evidence.quote)
                found.setdefault(
                    (evidence.source, evidence.quote),
                    Source(title=source.short or source.title, section=section, quote=evidence.quote),
                )
        return tuple(found.values())

    def _section(self, source_id: str, quote: str) -> str | None:
        if source_id not in self._passages:
            self._passages[source_id] = Passages(self.pack.sources[source_id].content)
        at = self._passages[source_id].offset(quote)  # a quote may run over the line breaks of its source
        if at is None:
            return None
        before = [heading for heading in self._headings(source_id) if heading[0] <= at]
        return before[-1][1] if before else None

    def _headings(self, source_id: str) -> list[tuple[int, str]]:
        cache = self._heading_cache
        if source_id not in cache:
            content = self.pack.sources[source_id].content
            cache[source_id] = [(found.start(), found[2]) for found in _HEADING.finditer(content) if len(found[1]) > 1]
        return cache[source_id]

    @cached_property
    def _passages(self) -> dict[str, Passages]:
        return {}

    @cached_property
    def _heading_cache(self) -> dict[str, list[tuple[int, str]]]:
        return {}
