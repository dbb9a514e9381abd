"""Texts as words, for finding names and phrases in quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from questions.text.folding import fold

_WORD = re.compile(r"[^\W_]+(?:[.'’](?=[^\W_])[^\W_]+)*", re.UNICODE)
_POSSESSIVE = re.compile(r"['’]s?$")
_SENTENCE_END = re.compile(r"""(?:[.?!:;|]["”’)\]]*\s+|^\s*|["“‘(\[]\s*|\n\s*[-*|#>]*\s*)$""")


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text."""

    start: int
    end: int
    raw: str
    """As written, without a possessive ending."""
    folded: str
    opens: bool
    """Whether it opens a sentence, a quotation, a bracket or a table cell, where a capital says nothing."""

    @property
    def capital(self) -> bool:
        """Whether it is written with a capital."""
        return self.raw[:1].isupper()

    @property
    def initials(self) -> bool:
        """Whether it is written in capitals throughout: "KFOR", "UN"."""
        return len(self.raw) > 1 and self.raw.isupper()


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    return fold(word).replace(" ", "") or word.casefold()


@lru_cache(maxsize=16384)
def tokens(text: str) -> tuple[Token, ...]:
    """Return the words of a text, folded for case and accents, without possessive endings."""
    found = []
    for match in _WORD.finditer(text):
        raw = match[0]
        if len(raw) > 2 and raw.lower().endswith(("'s", "’s")):
            raw = raw[:-2]
        start = match.start()
        opens = bool(_SENTENCE_END.search(text, max(0, start - 12), start))
        found.append(Token(start, match.end(), raw, _folded(raw), opens))
    return tuple(found)


def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text."""
    return tuple(token.folded for token in tokens(text))


def stem(word: str) -> str:
    """Return a word without its plural ending; enough to hold "troops" and "troop" together."""
    if len(word) > 4 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 4 and word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def positions(needle: Sequence[str], hay: Sequence[str]) -> list[int]:
    """Return where `needle` stands in `hay`, as indexes of its first word."""
    size = len(needle)
    if not size:
        return []
    first = needle[0]
    needle = tuple(needle)
    return [at for at, word in enumerate(hay) if word == first and tuple(hay[at : at + size]) == needle]
