"""`cause`: reasons, consequences and purposes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import field_validator

from questions.clauses import Clause
from questions.facts.base import FactBase, Text
from questions.facts.values import Slot, Words

if TYPE_CHECKING:
    from questions.pack import Pack


class Cause(FactBase):
    """Why something happened, what it led to, or what it was for."""

    kind: Literal["cause"] = "cause"
    cause: Text
    """For because / led_to a clause ("Milošević agreed to withdraw his forces"); for in_order_to a verb phrase after
    "to" ("halt the ethnic cleansing")."""
    effect: Text
    """A clause whose verb is marked `[past|base]`, so that "Why did ...?" can be asked of it."""
    link: Literal["because", "led_to", "in_order_to"] = "because"

    @field_validator("effect")
    @classmethod
    def _marked(cls, value: str) -> str:
        Clause.parse(value)
        return value

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        asked = {wrong.slot or "cause" for wrong in self.wrong}
        yield Slot("cause", Words(self.cause), point="cause" in asked, anchored=False)
        yield Slot("effect", Words(Clause.parse(self.effect).statement), point="effect" in asked, anchored=False)

    def default_text(self, pack: Pack) -> str | None:
        effect = Clause.parse(self.effect).statement
        match self.link:
            case "because":
                return f"{effect} because {self.cause}."
            case "led_to":
                return f"{self.cause}, and so {effect}."
            case "in_order_to":
                return f"{effect} in order to {self.cause}."

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "cause", self.cause
        yield "effect", Clause.parse(self.effect).statement
        yield from super().free_texts()

    def usual_wrong(self) -> str | None:
        return "cause"
