"""Plurals of the nouns that packs name things by: "poll", "country", "minister of foreign affairs"."""

from __future__ import annotations

import re

_IRREGULAR = {
    "man": "men", "woman": "women", "child": "children", "person": "people", "foot": "feet", "tooth": "teeth",
    "mouse": "mice", "goose": "geese", "crisis": "crises", "thesis": "theses", "analysis": "analyses",
    "criterion": "criteria", "phenomenon": "phenomena", "datum": "data", "series": "series", "species": "species",
    "half": "halves", "life": "lives", "leaf": "leaves", "knife": "knives", "wife": "wives", "hero": "heroes",
    "potato": "potatoes", "tomato": "tomatoes", "echo": "echoes", "veto": "vetoes", "basis": "bases", "axis": "axes",
}  # fmt: skip
_GENERAL = re.compile(
    r"^(.*\b(?:secretary|attorney|governor|director|consul|solicitor|surgeon|inspector|auditor|court))([ -](?:general|martial))$",
    re.IGNORECASE,
)
"""Heads that their adjective follows: secretaries general. A major general is a general."""
_TAIL = re.compile(r"^(.*?)(\s+(?:of|in|for|to|at|from|with|on|by)\s.*)$")


def plural(noun: str) -> str:
    """Return the plural of a noun phrase: its head is the last word before the first preposition.

    Args:
        noun: A singular noun phrase without article: "poll", "country", "member of parliament".
    """
    found = _TAIL.match(noun) or _GENERAL.match(noun)
    if found:
        return plural(found[1]) + found[2]
    start, space, head = noun.rpartition(" ")
    return f"{start}{space}{_word(head)}"


def _word(word: str) -> str:
    lower = word.lower()
    for one, many in _IRREGULAR.items():
        if lower == one or (len(one) > 3 and lower.endswith(one)):
            return word[: len(word) - len(one)] + _like(word[len(word) - len(one) :], many)
    if re.search(r"(?:s|x|z|ch|sh)$", lower):
        return f"{word}es"
    if re.search(r"[^aeiou]y$", lower) and not word[0].isupper():
        return f"{word[:-1]}ies"
    return f"{word}s"


def _like(model: str, text: str) -> str:
    """Return `text` with a capital where `model` has one."""
    return text[:1].upper() + text[1:] if model[:1].isupper() else text
