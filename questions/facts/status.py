"""`status`: what standing a subject has or had towards a body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from questions.facts.base import FactBase, Id, Text
from questions.facts.time import Date
from questions.facts.values import EntityRef, Slot, Words

if TYPE_CHECKING:
    from questions.pack import Pack


class Status(FactBase):
    """A subject's standing: observer of, not a member of, application pending since, autonomous until."""

    kind: Literal["status"] = "status"
    subject: Id
    body: Id | None = None
    status: Text
    """A noun phrase without article: "observer member", "member", "autonomous province"."""
    preposition: Text = "of"
    """What joins status and body."""
    from_: Date | None = Field(default=None, alias="from")
    to: Date | None = None
    negated: bool = False
    exclusive: bool = True
    """Whether the subject can have one status towards this body at a time; statuses at other times then refute (T)."""

    @model_validator(mode="after")
    def _bounds(self) -> Status:
        if self.from_ and self.to and self.to.latest < self.from_.earliest:
            raise ValueError(f"`to` {self.to.edtf} lies before `from` {self.from_.edtf}")
        return self

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        yield Slot("subject", EntityRef(self.subject), point=False)
        if self.body is not None:
            yield Slot("body", EntityRef(self.body), point=False)
        # A negation says what something is not, which leaves open what it is: no value of `status` is determined.
        yield Slot("status", Words(self.status), functional=not self.negated, point=not self.negated)
        if self.from_ is not None:
            yield Slot("from", self.from_, functional=True)
        if self.to is not None:
            yield Slot("to", self.to, functional=True)

    def default_text(self, pack: Pack) -> str | None:
        body = f" {self.preposition} {{body}}" if self.body else ""
        if self.negated:
            return f"{{subject}} is not {{status:a}}{body}."
        if self.from_ is not None:
            return f"{{subject}} became {{status:a}}{body} {{from:in}}."
        if self.to is not None:
            return f"{{subject}} was {{status:a}}{body} until {{to}}."
        return f"{{subject}} is {{status:a}}{body}."

    def text_for(self, slot: str) -> str | None:
        body = f" {self.preposition} {{body}}" if self.body else ""
        if slot == "to":
            return f"{{subject}} was {{status:a}}{body} until {{to}}."
        return f"{{subject}} became {{status:a}}{body} {{from:in}}." if slot == "from" else None

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "status", self.status
        yield from super().free_texts()

    def usual_wrong(self) -> str | None:
        return "status"

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "subject", self.subject
        if self.body:
            yield "body", self.body
        yield from super().entity_refs()
