"""What became of a pack's facts from one version to the next, seen by someone who learned the old one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from questions.facts import Fact
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Slot, Words
from questions.fingerprints import fingerprint
from questions.pack import Pack


class Change(StrEnum):
    """What became of a fact. Memory is kept in every case."""

    ADDED = "added"
    REMOVED = "removed"
    """Its log is kept and counts again if the fact comes back."""
    RENAMED = "renamed"
    """Its memory follows it to the new id, by the new fact's `was:`."""
    ANSWER = "answer changed"
    """Whoever learned the old answer is asked once: keep or relearn."""
    COSMETIC = "cosmetic"
    """Wording, evidence, aliases: memory is not touched."""


@dataclass(frozen=True, slots=True)
class PointChange:
    """What became of one point: a value where there is one."""

    slot: str
    old: str | None
    new: str | None


@dataclass(frozen=True, slots=True)
class FactChange:
    """What became of one fact; a renamed fact may have another change too."""

    change: Change
    fact: str
    """Its id now; of a removed fact the one it had."""
    was: str | None = None
    points: tuple[PointChange, ...] = ()
    fields: tuple[str, ...] = ()
    """Fields that differ, where the change is cosmetic."""


def changes(old: Pack, new: Pack) -> Iterator[FactChange]:
    """Yield what became of each fact that is not as it was, in the order of the new pack; removed facts come last."""
    claimed: set[str] = set()
    for fact in new.facts:
        before = former(old, new, fact)
        if before is None:
            yield FactChange(Change.ADDED, fact.id)
            continue
        claimed.add(before.id)
        if before.id != fact.id:
            yield FactChange(Change.RENAMED, fact.id, before.id)
        yield from _content(old, before, new, fact)
    for fact in old.facts:
        if fact.id not in claimed:
            yield FactChange(Change.REMOVED, fact.id)


def former(old: Pack, new: Pack, fact: Fact) -> Fact | None:
    """Return what a fact of the new pack was in the old one: of the same id, or of an id that it had before."""
    for name in (fact.id, *reversed(fact.was)):
        if name in old.by_id and (name == fact.id or name not in new.by_id):
            return old.by_id[name]
    return None


def _content(old: Pack, before: Fact, new: Pack, fact: Fact) -> Iterator[FactChange]:
    was, now = _points(old, before), _points(new, fact)
    differ = tuple(
        PointChange(slot, _told(old, was.get(slot)), _told(new, now.get(slot)))
        for slot in dict.fromkeys((*was, *now))
        if _print(was.get(slot)) != _print(now.get(slot))
    )
    if differ:
        yield FactChange(Change.ANSWER, fact.id, points=differ)
        return
    left, right = _fields(before), _fields(fact)
    fields = tuple(name for name in sorted({*left, *right}) if left.get(name) != right.get(name))
    if fields:
        yield FactChange(Change.COSMETIC, fact.id, fields=fields)


def _points(pack: Pack, fact: Fact) -> dict[str, Slot]:
    return {slot.name: slot for slot in pack.slots(fact) if slot.point}


def _fields(fact: Fact) -> dict[str, Any]:
    return fact.model_dump(mode="json", exclude={"id", "was"})


def _print(slot: Slot | None) -> str | None:
    return None if slot is None else fingerprint(slot.value)


def _told(pack: Pack, slot: Slot | None) -> str | None:
    if slot is None:
        return None
    value = slot.value
    match value:
        case Date():
            return value.edtf
        case EntityRef():
            return pack.entities[value.id].name if value.id in pack.entities else value.id
        case OfficeRef():
            return value.id
        case Amount():
            return f"{value.value:f}" + (f" {value.unit}" if value.unit else "")
        case Ordinal():
            return str(value.n)
        case Words():
            return value.text


def renames(pack: Pack) -> list[tuple[str, str]]:
    """Return (former id, id) of each fact that had other ids before, in the order in which it had them."""
    return [(name, fact.id) for fact in pack.facts for name in fact.was]
