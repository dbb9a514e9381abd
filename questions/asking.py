"""Wordings that several families need: the plain question for a slot, as-of dates, clauses as options."""

from __future__ import annotations

import collections.abc
import re
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
from questions.facts.sequence import Sequence
from questions.facts.status import Status
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Slot, Value
from questions.text.articles import indefinite
from questions.text.numbers import ordinal_word
from questions.text.plurals import plural
from questions.wording import capitalise, template_fields
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
        "to", "put", "give", "as", "with", "why", "since", "at", "from", "name", "is", "are", "only", "three", "all", "tick",
        "a", "an", "after", "before", "between", "during", "under", "both", "whom", "whose", "does", "do", "was", "were",
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


def questions(world: World, fact: Fact, slot: Slot) -> collections.abc.Sequence[str]:
    """Return the ways to ask for a slot, the plainest first; none where no way reads well.

    Where the author has written questions, these are the ways, and the author's own sentence with the slot asked for.
    """
    echoed = [as_of(world, fact, stem) for stem in echoes(world, fact, slot)]
    if slot.asks:
        return [*dict.fromkeys([*asked(world, fact, slot), *echoed])]
    found = [as_of(world, fact, stem) for stem in _plain(world, fact, slot)]
    return [*dict.fromkeys([*found, *echoed])] if found else []


def asked(world: World, fact: Fact, slot: Slot) -> list[str]:
    """Return the author's own questions for a slot."""
    return [as_of(world, fact, world.voice.fill(fact, ask)[0]) for ask in slot.asks]


def echoes(world: World, fact: Fact, slot: Slot) -> list[str]:
    """Return the author's sentence with the slot asked for in its place: "Kosovo applied to which programme?".

    Only where the slot opens or ends the sentence, so that it can't be misread, and where its answer has a noun.
    """
    template = (fact.text or "").strip()
    field = f"{{{slot.name}}}"
    if template.count(field) != 1 or fact.attribution or isinstance(fact, Table):
        return []
    before, after = (part.strip() for part in template.split(field))
    filled = world.voice.fill(fact, before)[0]
    if after == ".":
        noun = _noun(world, slot.value, subject=False)
        return [f"{filled} {noun}?"] if noun and noun.rpartition(" ")[2] not in filled.split() else []
    led = _LEADING_DATE.fullmatch(before)
    noun = _noun(world, slot.value, subject=True)
    if (
        (led or not before)
        and noun
        and isinstance(slot.value, EntityRef)
        and after[:1].isalpha()
        and after.endswith(".")
    ):
        return [f"{filled}{' ' * bool(filled)}{noun} {world.voice.fill(fact, after[:-1])[0]}?"]
    return []


_LEADING_DATE = re.compile(r"\{\w+:in\},")


def _noun(world: World, value: Value, *, subject: bool) -> str | None:
    """Return what asks for a value in its place in a sentence: "which country", "whom", "how many troops"."""
    match value:
        case EntityRef():
            sort = world.entity(value.id).type
            if sort == "person":
                return "who" if subject else "whom"
            return f"which {sort.replace('-', ' ')}"
        case Amount() if value.unit:
            return f"how many {value.unit}"
        case Date(precision="year" | "month" | "day"):
            return f"which {value.precision}"
        case _:
            return None


def _plain(world: World, fact: Fact, slot: Slot) -> list[str]:  # one branch a kind
    voice = world.voice
    match fact:
        case Event() if slot.name == "when" and fact.when is not None and (unit := date_unit(fact.when)):
            clause = fact.parsed
            return [
                f"{unit} {clause.question}?",
                f"{unit} was it that {clause.statement}?",
                f"{clause.statement}. {capitalise(unit)} was that?",
            ]
        case Tenure() if slot.name == "holder" and fact.ordinal is not None:
            office = voice.office(fact.office, "nth", fact.ordinal)
            line = f"{voice.entity(world.pack.offices[fact.office].of, 'poss')} {plural(voice.office(fact.office, 'title'))}"
            return [
                f"who was {office}?",
                f"which of {line} was the {ordinal_word(fact.ordinal)}?",
                f"give the name of {office}.",
            ]
        case Tenure() if slot.name == "holder" and slot.functional:
            return _holder(world, fact)
        case Tenure() if slot.name == "ordinal":
            post = world.pack.offices[fact.office]
            line, who = f"{voice.entity(post.of, 'poss')} {plural(post.title)}", voice.entity(fact.holder)
            return [
                f"in which place does {who} come among {line}?",
                f"in the line of {line}, which place has {who}?",
                f"which place in the line of {line} is {voice.entity(fact.holder, 'poss')}?",
            ]
        case Status():
            return _status(world, fact, slot)
        case Definition() if slot.name == "meaning":
            if fact.abbreviation:
                return [
                    f"what does {fact.term} stand for?", f"what is {fact.term} short for?",
                    f"what is the full form of {fact.term}?",
                ]  # fmt: skip
            if fact.language is not None:
                return _translated(world, fact)
            return [
                f"what does “{fact.term}” mean?", f"what is meant by “{fact.term}”?",
                f"what is the meaning of “{fact.term}”?",
            ]  # fmt: skip
        case Definition() if slot.name == "term":
            if fact.abbreviation:
                return [
                    f"what is the abbreviation for “{fact.meaning}”?", f"how is “{fact.meaning}” abbreviated?",
                    f"by which abbreviation is “{fact.meaning}” known?",
                ]  # fmt: skip
            if fact.language is not None:
                return [
                    f"what is “{fact.meaning}” in {fact.language}?", f"which {fact.language} {fact.sort} means “{fact.meaning}”?",
                    f"how do you say “{fact.meaning}” in {fact.language}?",
                ]  # fmt: skip
            return [
                f"which term means “{fact.meaning}”?", f"what is the word for {fact.meaning}?",
                f"what do you call {fact.meaning}?",
            ]  # fmt: skip
        case Quantity() if slot.name == "value":
            return _quantity(world, fact)
        case Membership() if slot.name == "members.count":
            parsed = Predicate.parse(fact.predicate)
            universe = world.membership(fact.universe) if fact.universe else None
            whole = f"the {len(universe.members)}" if universe and universe.complete else "all"
            return [
                f"how many {fact.group} {parsed.plural}?",
                f"what is the number of {fact.group} that {parsed.plural}?",
                f"of {whole} {fact.group}, how many {parsed.plural}?",
            ]
        case Table() if slot.name.startswith("rows/"):
            asked = voice.cell_question(fact, slot.name)
            return [asked] if asked else _cell(world, fact, slot)
        case Sequence():
            return _step(fact, slot)
        case Card():
            return [fact.prompt]
        case Position() if slot.name == "speaker" and slot.functional and fact.when is not None and fact.role:
            post = world.pack.offices[fact.role]
            said = f"{voice.value(fact.when, 'in')}, which {post.title} of {voice.entity(post.of)} {fact.said}?"
            return [said]
        case Position() if slot.name == "when" and slot.functional and fact.when and (unit := date_unit(fact.when)):
            who = f"{voice.office(fact.role)} {voice.entity(fact.speaker)}" if fact.role else voice.entity(fact.speaker)
            return [f"{unit} was it that {who} {fact.said}?", f"{who} {fact.said}. {capitalise(unit)} was that?"]
        case Position() if slot.name == "speaker" and slot.functional:
            return [f"{voice.value(fact.when, 'in')}, who {fact.said}?" if fact.when else f"who {fact.said}?"]
        case _:
            return []


LANGUAGES = {"en": "English", "de": "German", "fr": "French", "es": "Spanish"}


def _translated(world: World, fact: Definition) -> list[str]:
    """Return the ways to ask what a foreign word means."""
    own = LANGUAGES.get(world.pack.language.partition("-")[0])
    return [
        f"what does the {fact.language} {fact.sort} “{fact.term}” mean?",
        f"what is the {fact.language} {fact.sort} “{fact.term}” in {own}?"
        if own
        else f"what is meant by “{fact.term}”?",
        f"what is the meaning of the {fact.language} {fact.sort} “{fact.term}”?",
    ]


def _holder(world: World, fact: Tenure) -> list[str]:
    """Return questions for the holder by time; none where the sentence gives none."""
    voice, office = world.voice, world.voice.office(fact.office)
    if fact.at is not None:
        time = voice.value(fact.at, "in")
    elif fact.from_ is not None and fact.to is not None:
        time = f"from {voice.value(fact.from_)} to {voice.value(fact.to)}"
    else:
        return []
    return [f"who was {office} {time}?", f"{time}, who was {office}?", f"give the name of {office} {time}."]


def _quantity(world: World, fact: Quantity) -> list[str]:
    voice = world.voice
    subject, owner = voice.entity(fact.subject), voice.entity(fact.subject, "poss")
    unit = f", in {fact.unit}" if fact.unit else ""
    many = f"how many {fact.unit}" if fact.unit else "how much"
    # A value that does not change any more is dated by the question; one that does by its "As of".
    when = f"{voice.value(fact.as_of, 'in')}, " if fact.as_of and not fact.volatile else ""
    return [
        f"{when}what was {owner} {fact.measure}{unit}?",
        f"{when}what was the {fact.measure} of {subject}{unit}?",
        f"{when}the {fact.measure} of {subject} was {many}?",
    ]


def _cell(world: World, table: Table, slot: Slot) -> list[str]:
    """Return the usual questions for a cell: over its row's name, its date, or what the row is about."""
    _, key, column = slot.name.split("/")
    declared = table.column(column)
    if table.row and any(name == column for name, _ in template_fields(table.row)):
        return []  # the row's name would say it
    named = table.cells[key, table.key]
    unit = declared.unit if declared.unit and declared.unit not in declared.label else None
    tail = f", in {unit}" if unit else ""
    if table.row or isinstance(named, Date):
        row = world.voice.row_name(table, key)
        place = f"in {row}" if table.row else world.voice.value(named, "in")
        return [
            f"{place}, what was the {declared.label}{tail}?",
            f"what was the {declared.label} {place}{tail}?",
            f"what did the {declared.label} amount to {place}{tail}?"
            if declared.type == "number"
            else f"give the {declared.label} {place}{tail}.",
        ]
    row = world.voice.value(named)
    return [
        f"what is the {declared.label} of {row}{tail}?",
        f"which {declared.label} belongs to {row}{tail}?",
        f"give the {declared.label} of {row}{tail}.",
    ]


def _step(fact: Sequence, slot: Slot) -> list[str]:
    at = next(n for n, step in enumerate(fact.steps) if slot.name == f"steps/{step.id}")
    if not at:
        return [
            f"what is the first {fact.step_one} of {fact.title}?",
            f"with which {fact.step_one} does {fact.title} begin?",
            f"which {fact.step_one} opens {fact.title}?",
        ]
    before = fact.steps[at - 1].text
    return [
        f"in {fact.title}, which {fact.step_one} comes right after “{before}”?",
        f"after “{before}”, which {fact.step_one} of {fact.title} is next?",
        f"which {fact.step_one} of {fact.title} is the {ordinal_word(at + 1)}?",
    ]


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
        return [
            f"until which {unit.rpartition(' ')[2]} was {subject} {what}?",
            f"{unit} did {subject} cease to be {what}?",
            f"{subject} was {what}. Until which {unit.rpartition(' ')[2]}?",
        ]
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
