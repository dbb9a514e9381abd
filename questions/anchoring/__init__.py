"""Anchoring: does the source say what the fact says?

**The rule, for authors.** A slot is anchored when the quotes of its fact, taken together, hold an expression of the
same typed value.

- *Dates* by EDTF equality: "March 1999" anchors 1999-03, and neither 1999 nor 1999-03-24. "by June 1998" anchors
  ../1998-06, "between 1998 and 1999" anchors 1998/1999, "around 1999" anchors 1999~. A month in one place and its
  year in another join. For `from`, `to`, `valid_from`, `valid_to` and extra slots an end counts as well: "from 1998
  to 2006", "until 1989", "by 2030". `as_of` may also stand in the preamble of a cited source (before its first `##`
  heading), or be the pack's own `as_of`.
- *Numbers* by value, however written (20,000 = 20 000 = twenty thousand), with their unit within four words after
  the number or two before it; % = per cent = percent, which is not percentage points.
- *Entities* by name, short form, alias, possessive or adjective, persons also by a surname that is theirs alone. A
  name inside of a longer name of another entity does not count ("Kosovo Force" does not anchor Kosovo).
- *Offices* by title and country. Where the title stands with a country ("Kosovo's first president", "President
  Osmani of Kosovo"), it must be the right one; else the country may stand anywhere in the quotes.
- *Ordinals* as words or with their ending: first, 1st.
- *Words* verbatim, but for case, punctuation and plural endings. A status is not part of a longer one: "associate
  member" does not anchor the status "member". Steps and meanings that are no abbreviations may be paraphrased: each
  of their content words must stand in the quotes, in any inflection.
- *Free texts* (clause, said, gist, ask, text, cause, effect, title, ...): each number, date, proper name and
  "quoted phrase" in them is expressed in the quotes or by another slot of the fact. A date may be coarser there
  than in the quotes. Proper names are names of entities, and words with a capital that don't open a sentence.
- *Tables*: each row is compared as a whole with the row of the source that has the same key. Quote the caption, the
  header or a row. If a quote stands in a Markdown table, or one follows it before the next heading, its columns are
  found by their headers (give a column the header's words as name or label), and each cell must be equal; a dash is
  a missing cell. Without a table, a list item or a sentence of the quote's section must give the cells in the order
  of the columns. `text` cells stand there word by word.

Exempt: `stance`, `complete`, `seats`, ids, and what is computed (counts, derived columns).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from questions.anchoring.expressions import STOP_WORDS, Quotes, root
from questions.anchoring.names import Names
from questions.anchoring.passages import Passages
from questions.anchoring.rows import Grid, Mismatch, RowMatcher, grids, units
from questions.anchoring.texts import Known, Loose, loose_in
from questions.anchoring.tokens import words
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.status import Status
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Slot, Words
from questions.pack import Pack

__all__ = ["Anchors", "Loose", "Mismatch", "Passages"]

_ROLES = {"from": "start", "valid_from": "start", "to": "end", "valid_to": "end"}
_OF_MEMBERS = frozenset({"predicate", "negated", "group", "group_one"})
_EDGE_STEM = 6
"""Letters by which "authorised" and "authorisation" are taken for one thing."""
_HEADING = re.compile(r"^#{1,6}\s", re.MULTILINE)


class Anchors:
    """Decides for one pack what its sources bear out."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.names = Names(pack)
        self._passages: dict[str, Passages] = {}
        self._grids: dict[str, list[tuple[int, int, Grid]]] = {}
        self._preambles: dict[str, Quotes] = {}

    def passages(self, source: str) -> Passages:
        """Return a source's text, prepared for finding quotes in it."""
        found = self._passages.get(source)
        if found is None:
            found = self._passages[source] = Passages(self.pack.sources[source].content)
        return found

    def quotes(self, fact: Fact) -> Quotes:
        """Return the quotes of a fact, those of its order edges included."""
        texts = [evidence.quote for evidence in fact.evidence]
        if isinstance(fact, Event):
            texts += [edge.quote for edge in (*fact.after, *fact.before)]
        return Quotes(tuple(dict.fromkeys(texts)))

    # Slots

    def missing(self, fact: Fact, slot: Slot, quotes: Quotes) -> str | None:
        """Return what the quotes would have to say for a slot, or None if they say it."""
        match slot.value:
            case Date():
                return self._date(fact, slot, slot.value, quotes)
            case Amount() as amount:
                unit = f" {amount.unit}" if amount.unit else ""
                return None if quotes.expresses_amount(amount) else f"the number {amount.value}{unit}"
            case EntityRef(entity):
                named = any(entity in self.names.entity_ids(text) for text in quotes.texts)
                return None if named else f"{self.pack.entities[entity].name} by any of its names"
            case OfficeRef(office):
                return self._office(office, quotes)
            case Ordinal(n):
                return None if (str(n), True) in quotes.numbers else f"the ordinal {n} in words"
            case Words() as value:
                return self._words(fact, slot, value, quotes)

    def _date(self, fact: Fact, slot: Slot, date: Date, quotes: Quotes) -> str | None:
        name = slot.name
        role = _ROLES.get(name, "either" if name in fact.slots or name == "as_of" else "")
        if quotes.expresses_date(date, role=role):
            return None
        if name == "as_of":
            known = [
                self.preamble(evidence.source) for evidence in fact.evidence if evidence.source in self.pack.sources
            ]
            if date == self.pack.as_of or any(quotes.expresses_date(date, role="either") for quotes in known):
                return None
        return f"the date {date.edtf}, at this precision"

    def preamble(self, source: str) -> Quotes:
        """Return what stands in a source before its first second-level heading."""
        found = self._preambles.get(source)
        if found is None:
            content = self.pack.sources[source].content
            end = content.find("\n## ")
            lines = content[: end if end >= 0 else 600].split("\n")
            found = self._preambles[source] = Quotes(tuple(line for line in lines if line.strip()))
        return found

    def _office(self, office_id: str, quotes: Quotes) -> str | None:
        office = self.pack.offices[office_id]
        answers = [self.names.names_office(office_id, text) for text in quotes.texts]
        if True in answers:
            return None
        country = any(office.of in self.names.entity_ids(text) for text in quotes.texts)
        if None in answers and country:
            return None
        of = self.pack.entities[office.of].name if office.of in self.pack.entities else office.of
        return f"the office {office.title!r} of {of}"

    def _words(self, fact: Fact, slot: Slot, value: Words, quotes: Quotes) -> str | None:
        free = isinstance(fact, Sequence) or (
            isinstance(fact, Definition) and slot.name == "meaning" and not value.verbatim
        )
        longer = self._statuses if isinstance(fact, Status) else ()
        alone = isinstance(fact, Status) and slot.name == "status"
        if quotes.expresses_words(value.text, longer, alone=alone) or (free and quotes.covers_words(value.text)):
            return None
        return f"the words {value.text!r}"

    @cached_property
    def _statuses(self) -> frozenset[str]:
        return frozenset(fact.status for fact in self.pack.facts if isinstance(fact, Status))

    # Free texts

    def loose(self, fact: Fact, field: str, text: str, quotes: Quotes) -> Iterator[Loose]:
        """Yield the numbers, dates, names and quoted phrases of a text that nothing bears out.

        Args:
            fact: The fact.
            field: Which of its fields the text is.
            text: The text.
            quotes: The fact's quotes.
        """
        if fact.attribution:  # "According to Wikipedia's article" says who says so, and not what is said
            text = re.sub(re.escape(fact.attribution), "", text, flags=re.IGNORECASE)
        return loose_in(text, quotes, self.names, self._known(fact, field))

    def _known(self, fact: Fact, field: str) -> Known:
        slots = self.pack.slots(fact)
        if isinstance(fact, Table):
            slots = tuple(slot for slot in slots if slot.name.count("/") < 2)
        elif isinstance(fact, Membership) and field in _OF_MEMBERS:
            # What members do is not done to themselves: "Greece does not recognise Greece".
            slots = tuple(slot for slot in slots if not slot.name.startswith("members/"))
        values = [slot.value for slot in slots if slot.anchored]
        offices = [self.pack.offices[value.id].of for value in values if isinstance(value, OfficeRef)]
        numbers = {format(value.value.normalize(), "f") for value in values if isinstance(value, Amount)}
        if isinstance(fact, Membership):
            numbers.add(str(len(fact.members)))
        dates = {value for value in values if isinstance(value, Date)}
        dates |= {date for date in (fact.as_of, fact.valid_from, fact.valid_to) if date is not None}
        return Known(
            entities=frozenset([*(value.id for value in values if isinstance(value, EntityRef)), *offices]),
            dates=frozenset(dates),
            numbers=frozenset(numbers),
            ordinals=frozenset(value.n for value in values if isinstance(value, Ordinal)),
            slots={slot.name: slot.value.id for slot in slots if isinstance(slot.value, EntityRef)},
            apart=fact.members if isinstance(fact, Membership) and field in _OF_MEMBERS else (),
        )

    # Order edges

    def edge_names(self, quote: str, other: Event) -> bool:
        """Return whether the quote of an order edge says anything of the other event: a content word or an entity."""
        said, clause = (
            {root(word)[:_EDGE_STEM] for word in words(text) if word not in STOP_WORDS and len(word) > 2}
            for text in (quote, other.parsed.statement)
        )
        return bool(said & clause) or bool(self.names.entity_ids(quote) & self.names.entity_ids(other.parsed.statement))

    # Tables

    def rows(self, table: Table) -> Iterator[Mismatch]:
        """Yield the rows of a table that its source does not bear out."""
        matcher = RowMatcher(table, self.names)
        best: list[Mismatch] | None = None
        for grid in self._grids_of(table):
            found = list(matcher.against_grid(grid))
            if best is None or len(found) < len(best):
                best = found
        if best is None:
            best = list(matcher.against_text([unit for section in self._sections_of(table) for unit in units(section)]))
        yield from best

    def _grids_of(self, table: Table) -> Iterator[Grid]:
        """Yield the Markdown tables that hold a quote of the fact or follow one within its section."""
        for source, content, at in self._places(table):
            if source not in self._grids:
                self._grids[source] = grids(content)
            heading = _HEADING.search(content, at)
            limit = heading.start() if heading else len(content)
            for start, end, grid in self._grids[source]:
                if start <= at < end or at <= start < limit:
                    yield grid
                    break

    def _sections_of(self, table: Table) -> Iterator[str]:
        for _, content, at in self._places(table):
            starts = [found.start() for found in _HEADING.finditer(content) if found.start() <= at]
            after = _HEADING.search(content, at + 1)
            yield content[starts[-1] if starts else 0 : after.start() if after else len(content)]

    def _places(self, table: Table) -> Iterator[tuple[str, str, int]]:
        """Yield (source, its text, offset of the quote) for each quote that is found."""
        for evidence in table.evidence:
            if evidence.source in self.pack.sources:
                at = self.passages(evidence.source).offset(evidence.quote)
                if at is not None:
                    yield evidence.source, self.pack.sources[evidence.source].content, at
