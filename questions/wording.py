"""How facts are said: names, values and whole sentences, with one slot replaced, blanked or contrasted.

A sentence template is text with `{slot}` or `{slot:form}`. Forms:

- dates: plain ("March 1999"), `in` ("in March 1999", "on 24 February 2022", "by June 1998")
- entities: plain (with "the" where the name takes it), `bare`, `short`, `poss` ("Kosovo's"), `adj` ("Kosovar")
- offices: plain ("Kosovo's president"), `title` ("president"), `nth` ("Kosovo's first president", from the fact's ordinal)
- amounts: plain ("4,500 troops"), `number` ("4,500"), `words` ("four")
- ordinals: plain ("first")
- words: plain, `a` ("an observer member"), `quote` (“vital”)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property

from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.definition import Definition
from questions.facts.entity import Entity
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Value, Words
from questions.pack import Pack
from questions.text.articles import indefinite
from questions.text.dates import say_date
from questions.text.numbers import ordinal_word, say_number

BLANK = "____"

_FIELD = re.compile(r"\{([A-Za-z_][A-Za-z0-9_./-]*)(?::([a-z]+))?\}")
_LOWERABLE = frozenset(
    [
        "in",
        "on",
        "by",
        "as",
        "the",
        "a",
        "an",
        "from",
        "between",
        "during",
        "after",
        "before",
        "since",
        "until",
        "about",
        "around",
        "at",
        "when",
        "it",
        "its",
        "that",
        "this",
        "there",
        "they",
        "he",
        "she",
        "his",
        "her",
        "no",
    ]
)
_FORMS = {
    Date: {"", "in"},
    EntityRef: {"", "bare", "short", "poss", "adj"},
    OfficeRef: {"", "title", "nth"},
    Amount: {"", "number", "words"},
    Ordinal: {""},
    Words: {"", "a", "quote"},
}


class WordingError(ValueError):
    """A template that can't be filled: an unknown slot or a form that its type lacks."""


@dataclass(frozen=True, slots=True)
class Swap:
    """What to do with one slot of a sentence instead of saying its value."""

    slot: str
    blank: bool = False
    value: Value | None = None
    """Say this value instead."""
    against: Value | None = None
    """Say the value (or `value`) and add that it is not this one: "in March 1999 (not June 1999)", "4,500 (not 20,000)
    troops"; where the sentence turns on the slot, "It was in March 1999, not in June 1999, that ..."."""


def join_words(words: tuple[str, ...] | list[str], conjunction: str = "and") -> str:
    """Join words as English does: "a", "a and b", "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {conjunction} {words[-1]}"


def capitalise(text: str) -> str:
    """Return `text` with its first letter in upper case, opening quotes skipped."""
    if text.startswith(BLANK):
        return text
    for at, char in enumerate(text):
        if char.isalpha():
            return text[:at] + char.upper() + text[at + 1 :]
        if char.isdigit():
            return text
    return text


def lower_start(text: str) -> str:
    """Return a sentence fit to follow a comma: its first word in lower case where that is no name."""
    first, _, rest = text.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _LOWERABLE else text


def possessive(name: str) -> str:
    """Return the possessive of a name: "Kosovo's", "the United States'"."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


class Voice:
    """Says what a pack knows."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack

    # Names and values

    def entity(self, entity_id: str, form: str = "") -> str:
        """Return how an entity is said in running text."""
        entity = self.pack.entities[entity_id]
        article = "the " if entity.the else ""
        match form:
            case "bare":
                return entity.name
            case "short":
                return entity.short or entity.name
            case "poss":
                return entity.possessive or possessive(article + entity.name)
            case "adj":
                if not entity.adjective:
                    raise WordingError(f"entity {entity_id!r} has no adjective; give it one, or write the name")
                return entity.adjective
            case _:
                return article + entity.name

    def office(self, office_id: str, form: str = "", ordinal: int | None = None) -> str:
        """Return how an office is said: "Kosovo's president", "Kosovo's first president"."""
        office = self.pack.offices[office_id]
        if form == "title":
            return office.title
        of = self.entity(office.of, "poss")
        if form == "nth" and ordinal is not None:
            return f"{of} {ordinal_word(ordinal)} {office.title}"
        return office.said or f"{of} {office.title}"

    def value(self, value: Value, form: str = "", *, fact: Fact | None = None) -> str:
        """Return how a value is said in a sentence.

        Raises:
            WordingError: If the form is not one of the value's type.
        """
        if form not in _FORMS[type(value)]:
            known = ", ".join(sorted(f for f in _FORMS[type(value)] if f)) or "no forms"
            raise WordingError(f"there is no form {form!r} of this type of slot ({known})")
        match value:
            case Date():
                return say_date(value, form=form or "plain")
            case EntityRef():
                return self.entity(value.id, form)
            case OfficeRef():
                return self.office(value.id, form, fact.ordinal if isinstance(fact, Tenure) else None)
            case Amount():
                if form == "words":
                    return say_number(value.value, None, form="words")
                return say_number(value.value, None if form == "number" else value.unit)
            case Ordinal():
                return ordinal_word(value.n)
            case Words():
                match form:
                    case "a":
                        return indefinite(value.text)
                    case "quote":
                        return f"“{value.text}”"
                    case _:
                        return value.text

    def option(self, value: Value) -> str:
        """Return a value as one option among others: names without article, first letter as it is in a sentence."""
        return self.entity(value.id, "bare") if isinstance(value, EntityRef) else self.value(value)

    def accepted(self, value: Value) -> tuple[str, ...]:
        """Return every text that counts as this value, the preferred one first."""
        match value:
            case EntityRef():
                return tuple(dict.fromkeys([*self._entity(value.id).names, *self._surname(value.id)]))
            case OfficeRef():
                office = self.pack.offices[value.id]
                titled = f"{office.title} of {self.entity(office.of)}"
                return tuple(dict.fromkeys([self.office(value.id), titled, office.title, *office.aliases]))
            case Amount():
                plain = format(value.value.normalize(), "f")
                return tuple(dict.fromkeys([self.value(value), self.value(value, "number"), plain]))
            case _:
                return (self.value(value),)

    def _entity(self, entity_id: str) -> Entity:
        return self.pack.entities[entity_id]

    def _surname(self, entity_id: str) -> list[str]:
        return [self._surnames[entity_id]] if entity_id in self._surnames else []

    @cached_property
    def _surnames(self) -> dict[str, str]:
        """Bare surnames of persons that are unique in the pack, by entity id."""
        last: dict[str, list[str]] = {}
        for entity_id, entity in self.pack.entities.items():
            if entity.type == "person" and " " in entity.name:
                last.setdefault(entity.name.split()[-1].casefold(), []).append(entity_id)
        return {ids[0]: self.pack.entities[ids[0]].name.split()[-1] for ids in last.values() if len(ids) == 1}

    # Sentences

    def template(self, fact: Fact, slot: str | None = None) -> str | None:
        """Return the sentence template that says `slot` of a fact, or None where only the author could write one."""
        if isinstance(fact, Table):
            return self._cell_template(fact, slot) if slot else None
        if isinstance(fact, Membership) and slot and slot.startswith("members/"):
            singular = Predicate.parse(fact.predicate).singular
            return f"{{{slot}}} {singular}."
        usual = fact.text or fact.default_text(self.pack)
        if slot is not None and usual is not None and all(name != slot for name, _ in template_fields(usual)):
            return fact.text_for(slot) or usual
        return usual

    def _cell_template(self, table: Table, slot: str) -> str | None:
        _, key, column = slot.split("/")
        declared = table.column(column)
        row = table.rows[table.row_keys.index(key)]

        def field(found: re.Match[str]) -> str:
            name, form = found[1], f":{found[2]}" if found[2] else ""
            if name == "value" or name == column:
                return f"{{{slot}{form}}}"
            if not row.get(name, "").strip() and not table.column(name).derive:
                raise WordingError(f"row {key!r} has no {name!r}")
            return f"{{rows/{key}/{name}{form}}}"

        try:
            if declared.text:
                return _FIELD.sub(field, declared.text)
            if table.row:
                return _FIELD.sub(field, f"in {table.row}, the {declared.label} was {{value}}.")
        except (WordingError, KeyError):
            return None
        form = (
            ":number" if declared.unit and declared.unit in declared.label else ""
        )  # "the number of lighthouses is 7"
        if table.column(table.key).type == "date":
            return f"{{rows/{key}/{table.key}:in}}, the {declared.label} was {{{slot}{form}}}."
        return f"the {declared.label} of {{rows/{key}/{table.key}}} is {{{slot}{form}}}."

    def cell_question(self, table: Table, slot: str) -> str | None:
        """Return the author's question for a cell, filled in from its row, or None."""
        _, key, column = slot.split("/")
        declared = table.column(column)
        return self.over_row(table, key, declared.ask) if declared.ask else None

    def row_name(self, table: Table, key: str) -> str:
        """Return how a row is said: "the IRI poll of May 2024"."""
        said = self.over_row(table, key, table.row) if table.row else None
        return said or self.value(table.cells[key, table.key])

    def over_row(self, table: Table, key: str, template: str) -> str | None:
        """Fill a template over the columns of one row; None if a cell that it needs is missing."""
        out = []
        for literal, name, form in _pieces(template):
            out.append(literal)
            if name is not None:
                value = table.cells.get((key, name))
                if value is None:
                    return None
                out.append(self.value(value, form))
        return "".join(out)

    def sentence(
        self, fact: Fact, slot: str | None = None, swap: Swap | None = None, *, template: str | None = None
    ) -> str | None:
        """Say a fact as one sentence.

        Args:
            fact: The fact.
            slot: For tables and sets, the cell or member that the sentence is about; for others any slot or None.
            swap: What to do with one slot instead of saying its value.
            template: Say it in this sentence over its slots instead of the usual one.

        Returns:
            The sentence, or None if the kind has no sentence for it, or a swapped slot does not stand in it exactly once.
        """
        special = self._special(fact, slot) if template is None else None
        if special is not None and swap is not None:
            return None
        template = template or ("" if special is not None else self.template(fact, slot))
        if template is None:
            return None
        try:
            text, used = (special, 0) if special is not None else self.fill(fact, template, swap)
        except WordingError:
            if swap is None:
                raise
            return None  # what is said instead lacks the form that the sentence needs
        if swap is not None and used != 1:
            return None
        text = _tidy(text)
        if fact.volatile and fact.as_of is not None and "{as_of" not in template:
            text = f"As of {self.value(fact.as_of)}, {lower_start(text)}"
        if fact.attribution:
            text = f"{capitalise(fact.attribution)}, {lower_start(text)}"
        return capitalise(text)

    def _special(self, fact: Fact, slot: str | None) -> str | None:
        if isinstance(fact, Membership) and not (slot or "").startswith("members/"):
            if fact.text and slot is None:
                return None
            names = join_words([self.entity(member) for member in fact.members])
            if not fact.complete:
                return f"{names} {Predicate.parse(fact.predicate).plural}."
            count = say_number_words(len(fact.members))
            noun = fact.group_one if len(fact.members) == 1 else fact.group
            parsed = Predicate.parse(fact.predicate)
            verb = parsed.singular if len(fact.members) == 1 else parsed.plural
            return f"{count} {noun} {verb}: {names}."
        if isinstance(fact, Sequence):
            steps = [step.text for step in fact.steps]
            return f"The {fact.step_one}s of {fact.title}, in order: {'; '.join(steps)}."
        if isinstance(fact, Card) and not fact.text:
            return f"{fact.prompt} {capitalise(fact.answer)}{'' if fact.answer.endswith('.') else '.'}"
        return None

    def fill(self, fact: Fact, template: str, swap: Swap | None = None) -> tuple[str, int]:
        """Fill a template from a fact's slots.

        Returns:
            The text, and how often the swapped slot stands in it.

        Raises:
            WordingError: If the template names an unknown slot or form.
        """
        values = self.values(fact)
        out: list[str] = []
        used = 0
        pieces = list(_pieces(template))
        quoted = False
        for at, (literal, name, form) in enumerate(pieces):
            out.append(literal.removeprefix("”") if quoted else literal)
            quoted = False
            if name is None:
                continue
            if name not in values:
                raise WordingError(f"there is no slot {name!r} in this {fact.kind}; it has {', '.join(values)}")
            if swap is not None and name == swap.slot:
                used += 1
                following = pieces[at + 1][0]
                quoted = swap.against is not None and literal.endswith("“") and following.startswith("”")
                out.append(self._swapped(fact, values[name], form, swap, following))
            else:
                out.append(self.value(values[name], form, fact=fact))
        return "".join(out), used

    def values(self, fact: Fact) -> Mapping[str, Value]:
        """Return the values that a template of this fact may name."""
        found: dict[str, Value] = {slot.name: slot.value for slot in self.pack.slots(fact)}
        if fact.as_of is not None:
            found.setdefault("as_of", fact.as_of)
        for name in ("valid_from", "valid_to"):
            date = getattr(fact, name)
            if date is not None:
                found.setdefault(name, date)
        return found

    def _swapped(self, fact: Fact, value: Value, form: str, swap: Swap, following: str) -> str:
        if swap.blank:
            said = self.value(value, form, fact=fact)
            plain = self.value(value, "" if form in {"in", "poss"} else form, fact=fact)
            # What belongs to the sentence and not to the answer stays outside of the blank: prepositions, 's, articles, units.
            bare = self.option(value) if isinstance(value, EntityRef) and not form else plain
            if isinstance(value, Amount) and not form:
                bare = self.value(value, "number")
            return said.replace(bare, BLANK, 1) if bare in said else BLANK
        shown = swap.value if swap.value is not None else value
        said = self.value(shown, form, fact=fact)
        if swap.against is None:
            return said
        if isinstance(shown, Amount) and shown.unit and not form:
            number = self.value(shown, "number")
            return said.replace(number, f"{number} (not {self.value(swap.against, 'number')})", 1)
        return self._contrast(fact, said, swap.against, form, following)

    def _contrast(self, fact: Fact, said: str, against: Value, form: str, following: str) -> str:
        """Add that it is not the other: between commas where the sentence turns on it, else in parentheses."""
        turns = following.startswith((" that ", " who "))
        other = self.value(against, form, fact=fact)
        if following.startswith("”"):  # the contrast stands outside of the quotation marks, in its own
            said, other, following = f"{said}”", f"“{other}”", following[1:]
        if turns or following in {"", "."}:
            return f"{said}, not {other}{',' if turns else ''}"
        return f"{said} (not {self.value(against, fact=fact) if form == 'in' else other})"

    def reality(self, fact: Fact, slot: str) -> str:
        """Say what the value of a slot really belongs to, for a learner who took it for something else."""
        said = self.sentence(fact, slot)
        if said is not None:
            return said
        return f"{self.option(self.pack.slot(fact, slot).value)} belongs to another fact."

    def term_pair(self, fact: Definition) -> str:
        """Return "KFOR: Kosovo Force"."""
        return f"{fact.term}: {fact.meaning}"


def say_number_words(n: int) -> str:
    """Return small whole numbers as words."""
    return say_number(Decimal(n), None, form="words")


def template_fields(template: str) -> list[tuple[str, str]]:
    """Return the (slot, form) pairs that a template names."""
    return [(name, form) for _, name, form in _pieces(template) if name is not None]


@cache
def _compiled(template: str) -> tuple[tuple[str, str | None, str], ...]:
    pieces: list[tuple[str, str | None, str]] = []
    at = 0
    for found in _FIELD.finditer(template):
        pieces.append((template[at : found.start()], found[1], found[2] or ""))
        at = found.end()
    pieces.append((template[at:], None, ""))
    return tuple(pieces)


def _pieces(template: str) -> Iterator[tuple[str, str | None, str]]:
    """Yield (literal before, slot name or None at the end, form)."""
    yield from _compiled(template)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s+([,.;:?!])", r"\1", text)
    text = re.sub(r"\.\.$", ".", text)
    return text if text.endswith((".", "?", "!", ".”", '."')) else f"{text}."
