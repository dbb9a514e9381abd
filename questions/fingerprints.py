"""What tells one answer from another: a short text for each typed value, kept with every answer in the log."""

from __future__ import annotations

from hashlib import blake2b
from typing import assert_never

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Value, Words
from questions.pack import Pack
from questions.text.folding import fold


def fingerprint(value: Value) -> str:
    """Return a short text that changes exactly where the right answer does.

    Names and aliases are no part of it (an entity is its id), nor are tolerances, nor case, accents and signs of words.
    """
    match value:
        case Date():
            told = f"date {value.edtf}"
        case EntityRef():
            told = f"entity {value.id}"
        case OfficeRef():
            told = f"office {value.id}"
        case Amount():
            told = f"amount {value.value.normalize():f} {value.unit or ''}"
        case Ordinal():
            told = f"ordinal {value.n}"
        case Words():
            told = f"words {fold(value.text)}"
        case _:
            assert_never(value)
    return blake2b(told.encode(), digest_size=6).hexdigest()


def of_point(pack: Pack, point: str) -> str | None:
    """Return the fingerprint of a point's value ("fact#slot"); None where the pack has no such point."""
    fact_id, _, name = point.partition("#")
    fact = pack.by_id.get(fact_id)
    if fact is None:
        return None
    return next((fingerprint(slot.value) for slot in pack.slots(fact) if slot.name == name), None)
