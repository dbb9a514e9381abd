"""`card`: the classic flashcard, for what the other kinds cannot say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import model_validator

from questions.facts.base import FactBase, Text, Wrong
from questions.facts.values import Slot, Words
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack


class Choice(Model):
    """An authored option; a wrong one says why."""

    text: Text
    correct: bool = False
    why: Text | None = None

    @model_validator(mode="after")
    def _reasoned(self) -> Choice:
        if not self.correct and not self.why:
            raise ValueError(f"the wrong choice {self.text!r} needs `why`, the reason that it is wrong")
        return self


class Card(FactBase):
    """A prompt with its answer(s), or with authored choices."""

    kind: Literal["card"] = "card"
    prompt: Text
    answers: tuple[Text, ...] = ()
    """Accepted answers, the preferred one first."""
    choices: tuple[Choice, ...] = ()
    typed: bool = False
    """Whether the answer is short and sure enough to be typed."""

    @model_validator(mode="after")
    def _answerable(self) -> Card:
        if not self.answers and not any(choice.correct for choice in self.choices):
            raise ValueError("a card needs `answers`, or `choices` of which one is correct")
        return self

    @property
    def answer(self) -> str:
        """The preferred answer."""
        return self.answers[0] if self.answers else next(choice.text for choice in self.choices if choice.correct)

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        yield Slot("answer", Words(self.answer), functional=True, anchored=False, asks=(self.prompt,))

    def free_texts(self) -> Iterator[tuple[str, str]]:
        yield "prompt", self.prompt
        for index, answer in enumerate(self.answers):
            yield f"answers/{index}", answer
        yield from super().free_texts()

    def wrongs(self) -> Iterator[Wrong]:
        for choice in self.choices:
            if not choice.correct:
                yield Wrong(text=choice.text, why=choice.why or "", slot="answer")
        yield from super().wrongs()
