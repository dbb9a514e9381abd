"""`sequence`: ordered steps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, model_validator

from questions.facts.base import FactBase, Id, Text
from questions.facts.values import Slot, Words
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack


class Step(Model):
    """One step; its id never changes when its wording or place does."""

    id: Id
    text: Text
    """A noun phrase or a clause, parallel to the other steps."""


class Sequence(FactBase):
    """A procedure or a series of stages, in order."""

    kind: Literal["sequence"] = "sequence"
    title: Text
    """What the steps are of, as a noun phrase: "mitosis", "NATO accession"."""
    step_one: Text = "step"
    """What one step is called: "step", "stage", "phase"."""
    steps: Annotated[tuple[Step, ...], Field(min_length=3)]

    @model_validator(mode="after")
    def _distinct(self) -> Sequence:
        ids = [step.id for step in self.steps]
        if len(set(ids)) < len(ids):
            raise ValueError("two steps share an id")
        return self

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        for step in self.steps:
            yield Slot(f"steps/{step.id}", Words(step.text), functional=True)

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "title", self.title
        for index, step in enumerate(self.steps):
            yield f"steps/{index}/text", step.text
        yield from super().free_texts()
