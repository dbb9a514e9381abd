"""Which entities and offices a text names.

A name inside of a longer name does not count: "Kosovo Force" names the force and not the country.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from questions.anchoring.tokens import Token, stem, tokens
from questions.facts.entity import Entity
from questions.pack import Pack


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text, by the indexes of its words."""

    first: int
    end: int
    """Index after its last word."""
    ids: frozenset[str]
    """The entities (or offices) that it may denote; more than one where they share a name."""


@dataclass(frozen=True, slots=True)
class _Form:
    words: tuple[str, ...]
    cases: tuple[str, ...]
    """For each word: how it is written ("a" any case, "C" with a capital, "U" in capitals)."""
    id: str


def _case(token: Token) -> str:
    if token.initials:
        return "U"
    return "C" if token.capital else "a"


class PhraseIndex:
    """Finds the longest known phrases in texts, left to right."""

    def __init__(self, phrases: Iterable[tuple[str, str]], *, plural: bool = False, anycase: bool = False) -> None:
        """Index (phrase, id) pairs.

        Args:
            phrases: What to find and what it denotes.
            plural: Whether plural endings are ignored.
            anycase: Whether capitals are ignored; else a capital in the phrase asks for one in the text.
        """
        self._plural = plural
        self._anycase = anycase
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        for phrase, denoted in dict.fromkeys(phrases):
            found = tokens(phrase)
            if len(found) > 1 and found[0].folded == "the":
                found = found[1:]  # else "the League" would swallow the begin of "the League Assembly"
            if not found:
                continue
            cases = tuple("a" if anycase else _case(token) for token in found)
            form = _Form(tuple(self._word(token) for token in found), cases, denoted)
            self._by_first[form.words[0]].append(form)
        for forms in self._by_first.values():
            forms.sort(key=lambda form: -len(form.words))
        self._cache: dict[str, tuple[Mention, ...]] = {}

    def _word(self, token: Token) -> str:
        return stem(token.folded) if self._plural else token.folded

    def find(self, text: str) -> tuple[Mention, ...]:
        """Return the phrases that stand in a text, longest first at each place, without overlaps."""
        known = self._cache.get(text)
        if known is None:
            if len(self._cache) > 50_000:
                self._cache.clear()
            known = self._cache[text] = tuple(self._find(tokens(text)))
        return known

    def _find(self, found: Sequence[Token]) -> Iterable[Mention]:
        text_words = [self._word(token) for token in found]
        at = 0
        while at < len(found):
            size, ids = 0, set()
            for form in self._by_first.get(text_words[at], ()):
                if len(form.words) < size:
                    break
                if self._matches(form, found, text_words, at):
                    size = len(form.words)
                    ids.add(form.id)
            if size:
                yield Mention(at, at + size, frozenset(ids))
            at += size or 1

    def _matches(self, form: _Form, found: Sequence[Token], text_words: Sequence[str], at: int) -> bool:
        size = len(form.words)
        if tuple(text_words[at : at + size]) != form.words:
            return False
        for case, token in zip(form.cases, found[at : at + size], strict=True):
            if (case == "U" and not token.initials) or (case == "C" and not token.capital):
                return False
        return True


def surnames(entities: dict[str, Entity]) -> dict[str, str]:
    """Return the bare surnames that belong to one person of the pack only, by entity id."""
    last: dict[str, list[str]] = defaultdict(list)
    for entity_id, entity in entities.items():
        if entity.type == "person" and " " in entity.name:
            last[entity.name.split()[-1].casefold()].append(entity_id)
    return {ids[0]: entities[ids[0]].name.split()[-1] for ids in last.values() if len(ids) == 1}


class Names:
    """The names of a pack's entities and offices."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        bare = surnames(pack.entities)
        phrases = []
        for entity_id, entity in pack.entities.items():
            forms = [*entity.names, entity.possessive, entity.adjective, bare.get(entity_id)]
            phrases += [(form, entity_id) for form in forms if form]
            if entity.adjective:
                phrases.append((f"{entity.adjective}s", entity_id))
        self.entities = PhraseIndex(phrases)
        titles = [
            (title, office_id)
            for office_id, office in pack.offices.items()
            for title in (office.title, office.said, *office.aliases)
            if title
        ]
        self.offices = PhraseIndex(titles, plural=True, anycase=True)

    def entity_ids(self, text: str) -> frozenset[str]:
        """Return the entities that a text names."""
        return frozenset().union(*(mention.ids for mention in self.entities.find(text)))

    def names_office(self, office_id: str, text: str) -> bool | None:
        """Return whether a text names an office.

        Returns:
            True if it gives the office's title with its country; None if it gives the title and leaves the country open
            (another quote may name it); False if it does not give the title, or only that of other countries.
        """
        office = self.pack.offices[office_id]
        named = [mention for mention in self.offices.find(text) if office_id in mention.ids]
        if not named:
            return False
        if office.said and any(self._says(text, mention, office.said) for mention in named):
            return True
        countries = [self._country(text, mention) for mention in named]
        if any(ids and office.of in ids for ids in countries):
            return True
        return None if any(ids is None for ids in countries) else False

    def _says(self, text: str, mention: Mention, phrase: str) -> bool:
        return mention.end - mention.first == len(tokens(phrase)) and " " in phrase

    def _country(self, text: str, title: Mention) -> frozenset[str] | None:
        """Return whose a title is: "Kosovo's first president", "President Osmani of Kosovo"; None if left open."""
        found = tokens(text)
        named = {mention.end: mention for mention in self.entities.find(text)}
        starts = {mention.first: mention for mention in self.entities.find(text)}
        before = title.first
        if before not in named and before >= 1 and found[before - 1].folded in _BETWEEN:
            before -= 1
        if before in named and not self._is_person(named[before]):
            return named[before].ids
        after = title.end
        if after in starts and self._is_person(starts[after]):
            after = starts[after].end
        if after < len(found) and found[after].folded in {"of", "in"}:
            after += 1
            if after < len(found) and found[after].folded == "the":
                after += 1
            if after in starts:
                return starts[after].ids
        return None

    def _is_person(self, mention: Mention) -> bool:
        return any(self.pack.entities[entity].type == "person" for entity in mention.ids)


_BETWEEN_TEXT = (
    "first second third fourth fifth sixth seventh eighth ninth tenth former then next new acting last current "
    "deputy 1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th"
)
_BETWEEN = frozenset(_BETWEEN_TEXT.split())
