"""Text folded so that what a teacher would take for the same becomes equal."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_QUOTES = re.compile(r"['’‘`´]")
_NOT_WORD = re.compile(r"(?:[^\w%+#−]|(?<!\w)#)+")
_SIGN_BEFORE = re.compile(r"(?:^|(?<=[\s(]))[-−](?=\.?\d)|^[-−](?=\w)")
_SIGN_AFTER = re.compile(r"(?<!\w)([a-z]{1,2}|\w{1,5}\d)[-−](?=\s|$)")
_BEFORE_ARTICLE = frozenset(
    ["of", "in", "as", "is", "was", "to", "and", "with", "by", "for", "on", "at", "from", "or", "had", "has", "into", "not"]
)  # fmt: skip
_SPELT_OUT = str.maketrans(
    {"đ": "dj", "Đ": "Dj", "ø": "oe", "Ø": "Oe", "ö": "oe", "Ö": "Oe", "ü": "ue", "Ü": "Ue", "ä": "ae", "Ä": "Ae", "å": "aa",
     "Å": "Aa"}
)  # fmt: skip


@lru_cache(maxsize=262144)
def fold(text: str) -> str:
    """Return `text` in compatibility form, without case, accents, punctuation, articles and double spaces.

    Latin, Greek and Cyrillic letters are transliterated (đ, ł, ø, ß, Ж); scripts whose transliteration would lose which
    word it is (Chinese, Japanese, ...) stay as they are. Folding twice is folding once.
    """
    folded = _once(text)
    for _ in range(4):
        again = _once(folded)
        if again == folded:
            break
        folded = again
    return folded


def _once(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    if not plain.isascii():
        plain = _transliterated(plain).casefold()
    # A sign of a number, a formula or an ion stays (-5, −cos x, Cl⁻); a hyphen is a space.
    plain = _SIGN_AFTER.sub("\\1\ue000", _SIGN_BEFORE.sub("\ue000", _QUOTES.sub("", plain)))
    plain = plain.replace("−", " ").replace("\ue000", "−")
    words = _NOT_WORD.sub(" ", plain.replace("_", " ").replace("&", " and ")).split()
    kept: list[str] = []
    for at, word in enumerate(words):
        if word == "the":
            continue
        if word in {"a", "an"} and at + 1 < len(words) and (not kept or kept[-1] in _BEFORE_ARTICLE):
            continue  # elsewhere it is a letter: vitamin A, hepatitis A virus
        kept.append(word)
    return " ".join(kept or words)


def spellings(text: str) -> tuple[str, ...]:
    """Return the folded ways to write a text: Schröder is schroder and schroeder, Đinđić is dindic and djindjic."""
    plain = unicodedata.normalize("NFC", text)
    return tuple(dict.fromkeys((fold(plain), fold(plain.translate(_SPELT_OUT)))))


def _transliterated(text: str) -> str:
    from anyascii import anyascii

    bare = "".join(char for char in unicodedata.normalize("NFD", text.strip()) if not unicodedata.combining(char))
    if len(bare) == 1 and unicodedata.name(bare, "").startswith(("GREEK", "CYRILLIC")):
        return bare  # a letter by itself is that letter: η and ι would both be i
    out = []
    for char in unicodedata.normalize("NFD", text):
        if char.isascii() or char == "−":
            out.append(char)
        elif unicodedata.combining(char):
            continue
        elif unicodedata.category(char) == "So" and char not in "°№":
            out.append(" ")  # a picture is no word
        else:
            name = unicodedata.name(char, "")
            known = name.startswith(("LATIN", "CYRILLIC", "GREEK")) or not char.isalpha()
            out.append(anyascii(char) if known else char)
    return unicodedata.normalize("NFC", "".join(out))


def same(one: str, other: str) -> bool:
    """Whether two texts fold to the same."""
    return fold(one) == fold(other)
