"""Whether a typed text is an answer, spelt the same, otherwise, or with a slip."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from questions.text.folding import fold, spellings
from questions.text.numbers import DIGIT_WORDS, ORDINALS, words_value

_ROMAN = re.compile(r"(?=[ivxlc]{2,})(?:xc|xl|l?x{0,3}|c{0,3})?(?:ix|iv|v?i{0,3})")


def forms(text: str) -> frozenset[str]:
    """Return what a text is compared by: its folded spellings without spaces, ordinals as numbers (third is 3rd)."""
    return frozenset("".join(map(_ordinal, words.split())) for words in (*spellings(text), _ordinals(text)))


def _ordinals(text: str) -> str:
    """Return the folded text; as digits if it is an ordinal of several words ("twenty-first")."""
    folded = fold(text)
    words = words_value(folded) if len(folded) < 60 else None
    return f"#{words[0]}" if words and words[1] else folded


def _ordinal(word: str) -> str:
    digits = re.fullmatch(r"(\d{1,9})(?:st|nd|rd|th)", word)
    if digits:
        return f"#{int(digits[1])}"
    return f"#{ORDINALS[word]}" if word in ORDINALS else word


def forgiven(text: str, answers: Sequence[str], rivals: Iterable[str]) -> str | None:
    """Return the answer that `text` is a forgivable misspelling of, or None.

    One edit (optimal string alignment) is forgiven from 4 letters, two for several words of 12 letters and more together;
    none in digits, initials, ordinals and Roman numerals, which must all be there; and the answer must be strictly nearer
    than the names of all rivals.
    """
    from rapidfuzz.distance import OSA

    best: tuple[int, str] | None = None
    for answer in answers:
        distance = min((_edits(given, answer) for given in spellings(text)), default=99)
        if distance < 99 and (best is None or distance < best[0]):
            best = (distance, answer)
    if best is None:
        return None
    given = fold(text)
    own = {word for answer in answers for word in (fold(answer), *fold(answer).split())}
    for rival in rivals:
        folded = fold(rival)
        words = {folded, *folded.split()} - own  # a bare surname may be what was meant
        if any(OSA.distance(given, word, score_cutoff=best[0]) <= best[0] for word in words):
            return None
    return best[1]


def _edits(given: str, answer: str) -> int:
    """Return the edits between a folded text and an answer; 99 if they are too many or in a word that bears none."""
    from rapidfuzz.distance import OSA

    fixed, loose = _parts(answer)
    words = given.split()
    for word in fixed:
        if word not in words:
            return 99
        words.remove(word)
    if any(_bears_no_slip(word) for word in words):
        return 99
    target = " ".join(loose)
    letters = sum(char.isalpha() for char in fold(answer))
    if sum(char.isalpha() for char in target) < 4:
        return 99
    allowed = 2 if letters >= 12 and " " in fold(answer) else 1
    rest = " ".join(words)
    distance = min(
        OSA.distance(rest, target, score_cutoff=allowed),
        OSA.distance(rest.replace(" ", ""), target.replace(" ", ""), score_cutoff=allowed),
    )
    return distance if distance <= allowed else 99


def _parts(answer: str) -> tuple[list[str], list[str]]:
    """Return an answer's words that bear no slip, and those that do, folded."""
    initials = {word for raw in answer.split() if _is_initials(raw) for word in fold(raw).split()}
    fixed: list[str] = []
    loose: list[str] = []
    for word in fold(answer).split():
        (fixed if word in initials or _bears_no_slip(word) else loose).append(word)
    return fixed, loose


def _bears_no_slip(word: str) -> bool:
    return (
        len(word) == 1
        or not word.isalpha()
        or word in ORDINALS
        or word in DIGIT_WORDS
        or _ROMAN.fullmatch(word) is not None
    )


def _is_initials(word: str) -> bool:
    letters = [char for char in word if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    return 2 <= capitals >= len(letters) - 1 and len(letters) <= 8
