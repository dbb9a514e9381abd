"""`statement`: a sentence with typed slots, for what no other kind says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from questions.facts.base import FactBase
from questions.facts.values import Slot

if TYPE_CHECKING:
    from questions.pack import Pack


class Statement(FactBase):
    """A sentence: identifiers (resolution 1244), conditions, negative or universal claims, goal years."""

    kind: Literal["statement"] = "statement"

    @model_validator(mode="after")
    def _whole(self) -> Statement:
        if not self.text:
            raise ValueError("a statement needs `text`, a sentence with its slots in braces: 'Resolution {number} ...'")
        for wrong in self.wrong:
            if wrong.slot is not None and wrong.slot not in self.slots:
                raise ValueError(f"wrong answer {wrong.text!r} names the unknown slot {wrong.slot!r}")
            if wrong.slot is None and len(self.slots) != 1:
                raise ValueError(f"wrong answer {wrong.text!r} must name its slot: the statement has {len(self.slots)}")
        return self

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        return iter(())
