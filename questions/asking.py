"""Wordings that several families need: the plain question for a slot, as-of dates, clauses as options."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.base import FactBase
from questions.facts.card import Card
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.quantity import Quantity
from questions.facts.status import Status
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, Slot
from questions.text.articles import indefinite
from questions.wording import capitalise
from questions.world import World

UNITS = {"day": "on which day", "month": "in which month", "year": "in which year", "season": "in which season"}


def as_of(world: World, fact: FactBase, stem: str) -> str:
    """Return a stem that gives a volatile fact's as-of date, put first."""
    if not fact.volatile or fact.as_of is None:
        return capitalise(stem)
    said = world.voice.value(fact.as_of)
    if said in stem:
        return capitalise(stem)
    return f"As of {said}, {lower_question(stem)}"


def lower_question(stem: str) -> str:
    """Return a question fit to follow a comma."""
    first = stem.split(" ", 1)[0].lower().strip(",")
    opening = {
        "who", "what", "which", "how", "when", "in", "on", "of", "by", "about", "for", "where", "did", "until", "the",
        "to", "put", "as", "with", "why", "since", "at", "from", "name", "is", "are", "only", "three", "all", "tick",
    }  # fmt: skip
    return stem[:1].lower() + stem[1:] if first in opening else stem


def date_unit(when: Date) -> str | None:
    """Return "in which month" and the like, or None where a date is too coarse to be asked."""
    if when.approximate:
        return None
    if when.precision == "by":
        end = when.end
        inner = UNITS.get(end.precision) if end else None
        return inner.replace("in which", "by which").replace("on which", "by which") if inner else None
    return UNITS.get(when.precision)


def questions(world: World, fact: Fact, slot: Slot) -> Sequence[str]:
    """Return the ways to ask for a slot, the plainest first; none where no way reads well.

    The author's own question, where there is one, is the only way.
    """
    if slot.ask:
        return [as_of(world, fact, world.voice.fill(fact, slot.ask)[0])]
    found = _plain(world, fact, slot)
    return [as_of(world, fact, stem) for stem in found]


def _plain(world: World, fact: Fact, slot: Slot) -> list[str]:  # one branch a kind
    voice = world.voice
    match fact:
        case Event() if slot.name == "when" and fact.when is not None and (unit := date_unit(fact.when)):
            clause = fact.parsed
            return [
                f"{unit} {clause.question}?",
                f"{unit} was it that {clause.statement}?",
                f"{clause.statement}: {unit} was that?",
            ]
        case Tenure() if slot.name == "holder" and fact.ordinal is not None:
            office = voice.office(fact.office, "nth", fact.ordinal)
            return [f"who was {office}?", f"which person was {office}?", f"{office} was which person?"]
        case Status():
            return _status(world, fact, slot)
        case Definition() if slot.name == "meaning":
            if fact.abbreviation:
                return [
                    f"what does {fact.term} stand for?", f"what is {fact.term} short for?",
                    f"what is the full form of {fact.term}?",
                ]  # fmt: skip
            return [
                f"what does “{fact.term}” mean?", f"what is meant by “{fact.term}”?",
                f"which of these says what “{fact.term}” means?",
            ]  # fmt: skip
        case Definition() if slot.name == "term":
            if fact.abbreviation:
                return [f"what is the abbreviation for {fact.meaning}?", f"how is {fact.meaning} abbreviated?"]
            return [f"which term means this: {fact.meaning}?", f"what is the word for {fact.meaning}?"]
        case Quantity() if slot.name == "value":
            subject = voice.entity(fact.subject, "poss")
            unit_name = f", in {fact.unit}" if fact.unit else ""
            return [f"what was {subject} {fact.measure}{unit_name}?"]
        case Membership() if slot.name == "members.count":
            parsed = Predicate.parse(fact.predicate)
            return [
                f"how many {fact.group} {parsed.plural}?",
                f"what is the number of {fact.group} that {parsed.plural}?",
                f"of all {fact.group}, how many {parsed.plural}?",
            ]
        case Table() if slot.name.startswith("rows/"):
            asked = voice.cell_question(fact, slot.name)
            return [asked] if asked else []
        case Card():
            return [fact.prompt]
        case Position() if slot.name == "speaker" and slot.functional and fact.when is not None and fact.role:
            post = world.pack.offices[fact.role]
            said = f"{voice.value(fact.when, 'in')}, which {post.title} of {voice.entity(post.of)} {fact.said}?"
            return [said]
        case Position() if slot.name == "speaker" and slot.functional:
            return [f"{voice.value(fact.when, 'in')}, who {fact.said}?" if fact.when else f"who {fact.said}?"]
        case _:
            return []


def _status(world: World, fact: Status, slot: Slot) -> list[str]:
    voice = world.voice
    subject = voice.entity(fact.subject)
    body = f" {fact.preposition} {voice.entity(fact.body)}" if fact.body else ""
    what = f"{indefinite(fact.status)}{body}"
    if slot.name == "from" and fact.from_ is not None and (unit := date_unit(fact.from_)):
        return [
            f"{unit} did {subject} become {what}?",
            f"{unit} was it that {subject} became {what}?",
            f"since which {unit.rpartition(' ')[2]} has {subject} been {what}?"
            if fact.to is None
            else f"{subject} became {what} {unit}?",
        ]
    if slot.name == "to" and fact.to is not None and (unit := date_unit(fact.to)):
        return [f"until which {unit.rpartition(' ')[2]} was {subject} {what}?"]
    return []


def clause_option(event: Event) -> str:
    """Return an event as an option: its clause, as said."""
    return capitalise(event.parsed.statement)


def numeric_domain(fact: Fact, slot: Slot) -> tuple[Decimal | None, Decimal | None]:
    """Return the smallest and largest value that a number of this slot can have; None where it has no bound."""
    if isinstance(fact, Table):
        column = fact.column(slot.name.rsplit("/", 1)[1])
        low, high = column.minimum, column.maximum
    else:
        low = high = None
    if isinstance(slot.value, Amount) and slot.value.unit in {"percent", "per cent", "%"}:
        low, high = low if low is not None else Decimal(0), high if high is not None else Decimal(100)
    if isinstance(slot.value, Amount) and slot.value.unit == "percentage points":
        low, high = low if low is not None else Decimal(-100), high if high is not None else Decimal(100)
    return low, high
