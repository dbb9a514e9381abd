"""What facts of all kinds share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints, model_validator

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Ordinal, Slot, Value, Words, plain_number
from questions.model import Model

if TYPE_CHECKING:
    from questions.pack import Pack

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
"""A stable id: lower-case letters, digits and single hyphens."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]


def _one_or_several(value: Any) -> Any:
    return (value,) if isinstance(value, str) else value


Wordings = Annotated[tuple[Text, ...], BeforeValidator(_one_or_several), Field(min_length=1)]
"""One text, or a list of several that say the same in other sentences."""


class Evidence(Model):
    """A passage of a source that bears the fact out."""

    source: Id
    quote: Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]


class Wrong(Model):
    """A wrong answer with the author's own reason (certificate N)."""

    text: Text
    why: Text
    slot: str | None = None
    """The slot that it is a wrong value of; None where the fact has one asked slot."""


class ExtraSlot(Model):
    """A typed slot that the author adds: "by 2022", "as well as the EU", resolution 1244."""

    type: Literal["date", "number", "entity", "words", "ordinal"]
    value: Text
    also: tuple[Text, ...] = ()
    """Other answers of a slot of words that are as good when typed: "1244" for "Resolution 1244"."""
    unit: str | None = None
    tolerance: Decimal = Decimal(0)
    ask: Wordings | None = None
    functional: Literal["confirmed"] | None = None
    """`confirmed`: the author has read the false variant and says that one value alone makes the sentence true."""
    wrong: tuple[Wrong, ...] = ()

    @model_validator(mode="after")
    def _typed(self) -> ExtraSlot:
        self.typed()
        if self.also and self.type != "words":
            raise ValueError(
                "`also` is for slots of words; an entity has `aliases`, numbers and dates are read in any form"
            )
        return self

    def typed(self) -> Value:
        """Return the value in its type.

        Raises:
            ValueError: If `value` is not of `type`.
        """
        match self.type:
            case "date":
                return Date.parse(self.value)
            case "number":
                return Amount(plain_number(self.value), self.unit, self.tolerance)
            case "entity":
                return EntityRef(self.value)
            case "ordinal":
                if not (self.value.isascii() and self.value.isdigit()) or int(self.value) < 1:
                    raise ValueError(f"{self.value!r} is not an ordinal; write a whole number from 1")
                return Ordinal(int(self.value))
            case "words":
                return Words(self.value, verbatim=True)


class FactBase(Model):
    """The fields that every fact has; each kind adds its slots."""

    id: Id
    text: Text | None = None
    """Sentence template over the slots, `{slot}` or `{slot:form}`; the kind's default where left out."""
    evidence: tuple[Evidence, ...] = Field(default=(), min_length=0)
    as_of: Date | None = None
    valid_from: Date | None = None
    valid_to: Date | None = None
    volatile: bool = False
    """The value will change: every question about it says "As of ..."."""
    slots: dict[str, ExtraSlot] = Field(default_factory=dict)
    ask: dict[str, Wordings] = Field(default_factory=dict)
    """The author's own question for a slot, or several, where the default reads badly."""
    skip: tuple[str, ...] = ()
    """Families or slots that the author vetoes."""
    wrong: tuple[Wrong, ...] = ()
    """The author's own wrong answers, each with its reason; `slot` may be left out where the kind has a usual one."""
    asked: bool = True
    """False for universe facts, which only refute distractors."""
    reviewed: bool = False
    tags: tuple[str, ...] = ()
    was: tuple[Id, ...] = ()
    """Ids that this fact had before."""
    attribution: Text | None = None
    """"according to ...", for what is disputed."""
    thread: Id | None = None
    """Facts of one thread are compared and ordered with each other."""
    note: Text | None = None

    @model_validator(mode="after")
    def _check_base(self) -> FactBase:
        if self.volatile and self.as_of is None:
            raise ValueError("a volatile fact needs `as_of`, the date at which its value was so")
        if self.valid_from and self.valid_to and self.valid_to.latest < self.valid_from.earliest:
            raise ValueError(f"valid_to {self.valid_to.edtf} lies before valid_from {self.valid_from.edtf}")
        return self

    # What a kind tells the rest of the house. Everything that differs by kind is behind these five.

    def own_slots(self, pack: Pack) -> Iterator[Slot]:
        """Yield the kind's own slots, in reading order."""
        raise NotImplementedError  # pragma: no cover

    def default_text(self, pack: Pack) -> str | None:
        """Return the kind's sentence template, or None if only the author can write one."""
        return None

    def text_for(self, slot: str) -> str | None:
        """Return the sentence template for a slot that the usual sentence leaves out, or None."""
        return None

    def free_texts(self) -> Iterator[tuple[str, str]]:
        """Yield (field, text) for each text of the author's in which numbers, dates and names must be anchored."""
        if self.text:
            yield "text", self.text
        for slot, questions in self.ask.items():
            for index, question in enumerate(questions):
                yield f"ask/{slot}/{index}" if len(questions) > 1 else f"ask/{slot}", question

    def entity_refs(self) -> Iterator[tuple[str, str]]:
        """Yield (field, entity id) for each entity that the fact names."""
        for name, extra in self.slots.items():
            if extra.type == "entity":
                yield f"slots/{name}", extra.value

    def wrongs(self) -> Iterator[Wrong]:
        """Yield the author's own wrong answers, each with its slot."""
        for wrong in self.wrong:
            yield wrong if wrong.slot else wrong.model_copy(update={"slot": self.usual_wrong()})
        for name, extra in self.slots.items():
            for wrong in extra.wrong:
                yield wrong.model_copy(update={"slot": name})

    def usual_wrong(self) -> str | None:
        """Return the slot that wrong answers without a slot belong to."""
        return next(iter(self.slots), None)

    # What follows from them.

    def all_slots(self, pack: Pack) -> tuple[Slot, ...]:
        """Return own and extra slots, the author's `ask` applied and `skip` honoured (a skipped slot is no point)."""
        found = list(self.own_slots(pack))
        for name, extra in self.slots.items():
            found.append(
                Slot(
                    name,
                    extra.typed(),
                    functional=extra.functional == "confirmed",
                    point=extra.functional == "confirmed"
                    or bool(extra.wrong)
                    or any(wrong.slot == name for wrong in self.wrongs()),
                    asks=extra.ask or (),
                )
            )
        out = []
        for slot in found:
            vetoed = slot.name in self.skip or slot.name.partition("/")[0] in self.skip
            out.append(
                Slot(
                    slot.name,
                    slot.value,
                    functional=slot.functional,
                    anchored=slot.anchored,
                    point=slot.point and self.asked and not vetoed,
                    asks=self.ask.get(slot.name, slot.asks),
                )
            )
        return tuple(out)
