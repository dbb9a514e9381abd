"""What the checks share: the draft of a pack, its anchors, its voice, and places for problems."""

from __future__ import annotations

from functools import cached_property

from questions.anchoring import Anchors
from questions.facts import Fact
from questions.facts.base import FactBase
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.pack import Pack
from questions.problems import Place, Problem, Severity
from questions.reading import Reading
from questions.wording import Voice


class Scope:
    """One pack under check."""

    def __init__(self, reading: Reading, pack: Pack) -> None:
        self.reading = reading
        self.pack = pack
        self.known_ids = frozenset(pack.by_id) | reading.broken

    @cached_property
    def anchors(self) -> Anchors:
        """What the sources bear out."""
        return Anchors(self.pack)

    @cached_property
    def voice(self) -> Voice:
        """Says what the pack knows."""
        return Voice(self.pack)

    def place(self, fact: FactBase | None, *path: str | int) -> Place:
        """Return where a value of a fact (or of the head) stands."""
        return self.reading.place(fact.id if fact else None, *path)

    def problem(
        self,
        fact: FactBase | None,
        path: tuple[str | int, ...],
        code: str,
        message: str,
        *,
        text: str | None = None,
        mend: str = "",
        severity: Severity | None = None,
    ) -> Problem:
        """Make a problem with a value; its offending text is what the author wrote there."""
        place = self.place(fact, *path)
        shown = self.reading.text(fact.id if fact else None, *path) if text is None else text
        name = f"{fact.kind} {fact.id}: " if fact is not None and hasattr(fact, "kind") else ""
        return Problem.at(place, code, f"{name}{message}", text=shown, mend=mend, severity=severity)


def slot_path(fact: Fact, name: str) -> tuple[str | int, ...]:
    """Return where in its fact a slot is written: `members/greece` is ("members", 2)."""
    if name in fact.slots:
        return ("slots", name, "value")
    head, _, rest = name.partition("/")
    match head:
        case "members" if isinstance(fact, Membership):
            return ("members", fact.members.index(rest))
        case "participants":
            return ("participants", tuple(getattr(fact, "participants", ())).index(rest))
        case "rows" if isinstance(fact, Table):
            key, _, column = rest.rpartition("/")
            return ("rows", fact.row_keys.index(key), column)
        case "steps" if isinstance(fact, Sequence):
            return ("steps", [step.id for step in fact.steps].index(rest), "text")
        case "said":
            return ("gist",)
        case "answer":
            return ("answers",)
        case "members.count":
            return ("members",)
        case _:
            return (name,)


def field_path(field: str) -> tuple[str | int, ...]:
    """Return the path of a field as `free_texts` and `entity_refs` name it: `steps/0/text` is ("steps", 0, "text")."""
    return tuple(int(part) if part.isdigit() else part for part in field.split("/"))
