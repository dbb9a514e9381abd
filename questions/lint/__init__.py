"""Item-writing rules, one function a rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from questions.items import Item
from questions.world import World


@dataclass(frozen=True, slots=True)
class Finding:
    """A rule that an item breaks."""

    rule: str
    severity: Literal["E", "W"]
    message: str


def errors(item: Item, world: World | None = None) -> tuple[Finding, ...]:
    """Return the E rules that an item breaks: such an item is never shown."""
    return ()
