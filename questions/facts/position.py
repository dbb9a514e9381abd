"""`position`: who said or promised what, and when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from questions.facts.base import FactBase, Id, Text, Wrong
from questions.facts.time import Date
from questions.facts.values import EntityRef, OfficeRef, Slot, Words
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack


class Denial(Model):
    """A wrong gist that an author holds against this position, and why it is wrong (certificate N)."""

    gist: Text
    why: Text


class Position(FactBase):
    """A person or office took a position, in a verb phrase that follows the speaker: 'called joining NATO "vital"'."""

    kind: Literal["position"] = "position"
    speaker: Id
    """Entity id of the person."""
    said: Text
    """Past-tense verb phrase; with the speaker in front and the date first it is the whole sentence."""
    when: Date | None = None
    role: Id | None = None
    """Office held at the time."""
    words: Text | None = None
    """Quoted words, verbatim in the evidence."""
    gist: Text | None = None
    """What was said as an option to choose, parallel to the gists of `denies`: "that joining NATO was vital"."""
    denies: tuple[Denial, ...] = ()
    about: tuple[Id, ...] = ()
    stance: Literal["for", "against", "neutral"] | None = None
    only: bool = False
    """Nobody else among the pack's people said this at that time: the speaker is determined."""

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        seats = pack.offices[self.role].seats if self.role else None
        decided = self.only or (self.when is not None and seats == 1)
        yield Slot("speaker", EntityRef(self.speaker), functional=decided)
        if self.gist is not None:
            yield Slot("said", Words(self.gist), point=bool(self.denies), anchored=False)
        if self.when is not None:
            # The same may have been said at other times: the sentence does not determine its date.
            yield Slot("when", self.when, functional=self.only)
        if self.role is not None:
            yield Slot("role", OfficeRef(self.role), point=False)
        if self.words is not None:
            yield Slot("words", Words(self.words, verbatim=True), point=False)

    def default_text(self, pack: Pack) -> str | None:
        who = "{role} {speaker}" if self.role else "{speaker}"
        return f"{{when:in}}, {who} {self.said}." if self.when else f"{who} {self.said}."

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "said", self.said
        if self.gist:
            yield "gist", self.gist
        yield from super().free_texts()

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        yield "speaker", self.speaker
        for index, entity in enumerate(self.about):
            yield f"about/{index}", entity
        yield from super().entity_refs()

    def wrongs(self) -> Iterator[Wrong]:
        for denial in self.denies:
            yield Wrong(text=denial.gist, why=denial.why, slot="said")
        yield from super().wrongs()
