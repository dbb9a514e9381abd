"""Entities and offices: declared once in a pack, referred to by id."""

from __future__ import annotations

from typing import Any

from pydantic import Field, field_validator

from questions.facts.base import Id, Text
from questions.facts.time import Date
from questions.model import Model


class Entity(Model):
    """A person, country, organisation, place, treaty, ...; the type is the author's word."""

    type: Id
    name: Text
    short: Text | None = None
    """Short form used after the first mention and accepted as an answer: "KFOR"."""
    aliases: tuple[Text, ...] = ()
    """Other accepted names. A bare surname counts by itself when it is unique in the pack."""
    the: bool = False
    """Whether the name takes "the" in a sentence ("the United Nations")."""
    plural: bool = False
    """Whether the name takes a plural verb ("the Kosovo Serbs were")."""
    possessive: Text | None = None
    """Where irregular; else name + 's."""
    adjective: Text | None = None
    """"Kosovar", "Serbian"."""
    existed: Date | None = None
    """Lifespan or time of existence, an EDTF interval, where known."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the preferred one first, without repeats."""
        return tuple(dict.fromkeys([self.name, *([self.short] if self.short else []), *self.aliases]))


class Office(Model):
    """A post that people hold: "president" of Kosovo."""

    title: Text
    """The role alone, in lower case where English has it so: "president", "prime minister"."""
    of: Id
    """Entity id of the body or country."""
    seats: int | None = Field(default=None, ge=1)
    """How many hold it at one time, where known; 1 makes "who held it at t" answerable."""
    said: Text | None = None
    """How it is said with its country, where "Kosovo's president" is not good: "the United States' president"."""
    aliases: tuple[Text, ...] = ()


class RelationType(Model):
    """A kind of typed pair and how it is worded."""

    text: Text
    """Sentence over {subject} and {object}: "{subject} is the capital of {object}."."""
    subject: Text
    """What subjects are called: "capital"."""
    object: Text
    """What objects are called: "country"."""
    functional_subject: bool = False
    """For a given object there is one subject only."""
    functional_object: bool = False
    """For a given subject there is one object only."""
    ask_subject: tuple[Text, ...] = ()
    """Questions for the subject, over {object}: "What is the capital of {object}?"; one, or a list of wordings."""
    ask_object: tuple[Text, ...] = ()
    """Questions for the object, over {subject}: "Of which country is {subject} the capital?"."""

    @field_validator("ask_subject", "ask_object", mode="before")
    @classmethod
    def _one_or_several(cls, value: Any) -> Any:
        return (value,) if isinstance(value, str) else value
