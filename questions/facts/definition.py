"""`definition`: a term and what it means."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from questions.facts.base import FactBase, Text
from questions.facts.values import Slot, Words

if TYPE_CHECKING:
    from questions.pack import Pack


class Definition(FactBase):
    """A term or abbreviation and its meaning, asked in either direction."""

    kind: Literal["definition"] = "definition"
    term: Text
    meaning: Text
    """The expansion of an abbreviation, or the meaning of a word as a noun phrase."""
    abbreviation: bool = False
    """Whether `meaning` spells `term` out: "What does KFOR stand for?"."""
    language: Text | None = None
    """For vocabulary: the language of `term`, as it is called in that of the pack: "Greek"."""
    short: tuple[Text, ...] = ()
    """Other accepted short forms of the term; of a foreign word its other spellings, in Latin letters, say."""
    also: tuple[Text, ...] = ()
    """Other accepted wordings of the meaning."""

    @property
    def sort(self) -> str:
        """What a term of another language is called."""
        return "expression" if " " in self.term.strip() else "word"

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        yield Slot("term", Words(self.term, verbatim=True), functional=True)
        yield Slot(
            "meaning", Words(self.meaning, verbatim=self.abbreviation or self.language is not None), functional=True
        )

    def default_text(self, pack: Pack) -> str | None:
        if self.language is not None:
            return f"the {self.language} {self.sort} “{{term}}” means “{{meaning}}”."
        return "{term} stands for {meaning}." if self.abbreviation else "{term} means {meaning}."

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "meaning", self.meaning
        yield from super().free_texts()

    def usual_wrong(self) -> str | None:
        return "meaning"
