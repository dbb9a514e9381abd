"""Free texts: which of their numbers, dates, proper names and quoted phrases the quotes do not bear out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from questions.anchoring.expressions import Quotes, dates_in, number_key, numbers_in
from questions.anchoring.names import Names
from questions.anchoring.tokens import stem, tokens
from questions.facts.time import Date

_PLACEHOLDER = re.compile(r"\{([^{}:]*)[^{}]*\}")
_QUOTED = re.compile(r"“([^“”]+)”|\"([^\"]+)\"")
_COMMON_TEXT = "i january february march april may june july august september october november december"
_COMMON = frozenset(_COMMON_TEXT.split())
_UNCOUNTED = frozenset({"one", "first", "once"})


@dataclass(frozen=True, slots=True)
class Loose:
    """Something in a text that no quote bears out."""

    text: str
    what: str
    """`number`, `date`, `name`, `repeated name` or `quoted phrase`."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a fact's own slots say already, each anchored by itself."""

    entities: Collection[str] = ()
    dates: Collection[Date] = ()
    numbers: Collection[str] = ()
    """Values as plain decimals."""
    ordinals: Collection[int] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    """Entity ids by the slot that a placeholder names."""
    apart: Collection[str] = ()
    """Entities whose being named in the quotes does not count: the members of a set, for what it says of them."""


def loose_in(text: str, quotes: Quotes, names: Names, known: Known) -> Iterator[Loose]:
    """Yield what a text says and no quote bears out."""
    filled = [known.slots[name] for name in _PLACEHOLDER.findall(text) if name in known.slots]
    text = _PLACEHOLDER.sub(" , ", text)
    yield from _quoted(text, quotes)
    spans: list[tuple[int, int]] = []
    for found in dates_in(text):
        spans.append((found.start, found.end))
        if found.date in known.dates or quotes.hints_date(found.date):
            continue
        if (found.date.edtf, False) not in quotes.numbers and found.date.edtf not in known.numbers:
            yield Loose(found.text, "date")
    yield from _numbers(text, quotes, known, spans)
    yield from _names(text, quotes, names, known)
    yield from _repeated(text, filled, quotes, names)


def _repeated(text: str, filled: list[str], quotes: Quotes, names: Names) -> Iterator[Loose]:
    """Yield names that stand in a text more often than in the quotes, in the place of one that the quotes name.

    "Tarn and Tarn signed ...", where the quote says "Maravel and Tarn signed ...".
    """
    said = Counter(filled)
    quoted: Counter[str] = Counter()
    for mention in names.entities.find(text):
        said.update(mention.ids)
    for quote in quotes.texts:
        for mention in names.entities.find(quote):
            quoted.update(mention.ids)
    entities = names.pack.entities
    for entity, count in said.items():
        if 0 < quoted[entity] < count:
            kind = entities[entity].type
            if any(entities[other].type == kind for other in quoted.keys() - said.keys()):
                yield Loose(entities[entity].name, "repeated name")


def _quoted(text: str, quotes: Quotes) -> Iterator[Loose]:
    for match in _QUOTED.finditer(text):
        phrase = match[1] or match[2]
        if re.search(r"\w", phrase) and not quotes.expresses_words(phrase):  # “{term}” says nothing by itself
            yield Loose(phrase, "quoted phrase")


def _numbers(text: str, quotes: Quotes, known: Known, dated: list[tuple[int, int]]) -> Iterator[Loose]:
    for number in numbers_in(text):
        inside = any(start <= number.start < end for start, end in dated)
        if inside or number.text.casefold() in _UNCOUNTED:
            continue
        key = number_key(number)
        if (key, number.ordinal) in quotes.numbers:
            continue
        if int(number.value) in known.ordinals if number.ordinal else key in known.numbers:
            continue
        yield Loose(number.text, "number")


def _names(text: str, quotes: Quotes, names: Names, known: Known) -> Iterator[Loose]:
    found = tokens(text)
    quoted = frozenset[str]().union(*(names.entity_ids(quote) for quote in quotes.texts)) - set(known.apart)
    covered: set[int] = set()
    for mention in names.entities.find(text):
        covered.update(range(mention.first, mention.end))
        if not mention.ids & quoted and not mention.ids & set(known.entities):
            yield Loose(text[found[mention.first].start : found[mention.end - 1].end], "name")
    run: list[int] = []
    for index in range(len(found) + 1):
        if index < len(found) and index not in covered and _is_name(text, index):
            run.append(index)
            continue
        if run:
            missing = [i for i in run if found[i].folded not in quotes.words and not _plural(found[i].folded, quotes)]
            if missing:
                yield Loose(text[found[run[0]].start : found[run[-1]].end], "name")
            run = []


def _plural(word: str, quotes: Quotes) -> bool:
    return stem(word) in {stem(other) for other in quotes.words}


def _is_name(text: str, index: int) -> bool:
    token = tokens(text)[index]
    if token.folded in _COMMON or not token.raw[:1].isalpha():
        return False
    return token.initials or (token.capital and not token.opens)
