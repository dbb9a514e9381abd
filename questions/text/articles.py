"""The indefinite article. Ours, because the library for it takes a second to import, more than all the rest together."""

from __future__ import annotations

import re

_SILENT_H = ("hour", "honest", "honour", "honor", "heir", "herb")
_LIKE_YOU = re.compile(
    r"^(?:uni(?!n|mp|mm|de|ss|nt)|eu|ewe|us[aeiu]|u[bktv][aeiou]|ura|ure|uro|ukr|uga|ufo|one\b|once\b|ouija)",
    re.IGNORECASE,
)
_SPELT_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SAID_WORDS = frozenset({"NATO", "UNESCO", "UNICEF", "NASA", "FIFA", "LASER", "RADAR", "SARS", "MERCOSUR", "FRONTEX"})


def indefinite(text: str) -> str:
    """Return `text` with "a" or "an" before it, by how its first word is said.

    Args:
        text: A noun phrase without article: "observer member", "IRI poll", "11th-hour deal", "UN body".
    """
    return f"{'an' if _begins_with_vowel(text) else 'a'} {text}"


def _begins_with_vowel(text: str) -> bool:
    found = re.match(r"[^\w]*([\w]+)", text)
    if not found:
        return False
    word = found[1]
    if word[0].isdigit():
        return word[0] == "8" or bool(re.match(r"(11|18)(?!\d)|(11|18)\d{3}(?!\d)", word))
    if len(word) > 1 and word.isupper() and word not in _SAID_WORDS:
        return word[0] in _SPELT_WITH_VOWEL
    if len(word) == 1:
        return word.upper() in _SPELT_WITH_VOWEL
    lower = word.lower()
    if lower.startswith(_SILENT_H):
        return True
    if _LIKE_YOU.match(lower):
        return False
    return lower[0] in "aeiouàáâäåæèéêëìíîïòóôöøùúûü"
