"""Rules about the options as such."""

from __future__ import annotations

import re

from questions.lint.quantities import read, same_value
from questions.lint.rule import Subject
from questions.text.folding import fold

_WHOLE = r"(?:above|following|others?|answers?|options?|choices?|statements?|preceding|listed|these|those|them)"
_ALL = re.compile(
    rf"(?:all|both|each|every\s?one|everything|any)(?:\s+of)?(?:\s+(?:the|these|those))?\s+{_WHOLE}(?:\s+(?:above|answers|options|statements))?"
    r"(?:\s+(?:are|is|apply|applies|hold)\b.*)?",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"none|nothing|neither|(?:none|neither|no\s+one|not\s+one|not\s+any|nothing|no)(?:\s+of)?(?:\s+(?:the|these|those))?\s+{_WHOLE}(?:\s+(?:above|two))?"
    r"(?:\s+(?:are|is|apply|applies|holds?)\b.*)?",
    re.IGNORECASE,
)
_NAME = r"(?:option\s+|answers?\s+)?\(?(?:[a-eA-E1-9]|I{1,3}|IV|VI{0,3})\)?"
_COMPLEX = re.compile(
    rf"(?:(?i:both|only|either)\s+)?{_NAME}(?:\s*(?:,|,?\s*\b(?:and|or)\b|&|\+)\s*{_NAME})+(?:\s+only)?"
)
_NUMBER_WORDS = {"two": 2, "three": 3, "four": 4, "five": 5}
_AMOUNT = re.compile(
    r"^(?:no|none|never|nothing|any|all|un\w+|infinit\w+|zero|half|twice|once|less|more|over|under|about|between|up|at|it|not)\b",
    re.IGNORECASE,
)
_TITLE = re.compile(r"\b(?:novel|book|film|movie|song|album|play|series|title|band|game|company)s?\b", re.IGNORECASE)


def all_of_above(subject: Subject) -> str | None:
    """No "all of the above"."""
    for text in subject.texts if len(subject.texts) > 1 else ():
        plain = text.strip(" .")
        counted = re.fullmatch(r"all\s+(two|three|four|five)", plain, re.IGNORECASE)
        others = counted and _NUMBER_WORDS[counted[1].lower()] == len(subject.texts) - 1
        if _ALL.fullmatch(plain) or others or plain.lower() == "both":
            return f"{text!r} is answered by knowing two options"
    return None


def none_of_above(subject: Subject) -> str | None:
    """No "none of the above"."""
    if re.search(r"\bhow (?:many|much)\b|\bwhat (?:part|share)\b", subject.stem, re.IGNORECASE):
        return None  # there "none" is an amount
    found = next((text for text in subject.texts if _NONE.fullmatch(text.strip(" ."))), None)
    return f"{found!r} says nothing about what the learner knows" if found and len(subject.texts) > 1 else None


def complex_choice(subject: Subject) -> str | None:
    """No "a and c", and no option that is made of others."""
    folded = {fold(text) for text in subject.texts}
    numbered = any(
        re.fullmatch(r"(?:only\s+)?\d(?:\s+only)?", text.strip(" ."), re.IGNORECASE) for text in subject.texts
    )
    numbered = numbered and any("only" in text.lower() for text in subject.texts)
    for text in subject.texts:
        plain = text.strip(" .")
        letters = any(char.isalpha() for char in re.sub(r"\b(?:and|or)\b", "", plain))
        if (letters or numbered) and _COMPLEX.fullmatch(plain):
            return f"{text!r} combines other options: ask for all that apply instead"
        parts = _parts(plain)
        if len(parts) > 1 and all(part in folded for part in parts):
            return f"{text!r} combines other options: ask for all that apply instead"
    return None


def _parts(text: str) -> list[str]:
    """Return the folded parts of an option that lists several things."""
    bare = re.sub(r"^(?:both|either)\s+", "", text.strip(" ."), flags=re.IGNORECASE)
    return [fold(part) for part in re.split(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or|&)\s+", bare) if part]


def homogeneous(subject: Subject) -> str | None:
    """Options share their sort, their case and their end punctuation."""
    if not subject.is_choice or len(subject.texts) < 2:
        return None
    ends = {text.rstrip()[-1:] in ".!?" for text in subject.texts}
    if len(ends) > 1 and not any(re.search(r"\b\w{1,3}\.$", text) for text in subject.texts):
        return "some options end with a full stop and some do not"
    if len(subject.texts) > 2:
        wrong = _sorts(subject) or _capitals(subject)
        if wrong:
            return wrong
    if re.search(r"\b(?:a|an)\s*(?:_{3,}\s*)?[:?]?$", subject.item.stem.strip()):
        return _article(subject)
    return None


def _sorts(subject: Subject) -> str | None:
    """Numbers and dates stand among their like; "no limit" and such are amounts too."""
    digits = [bool(re.match(r"[\d$€£]", text.strip())) for text in subject.texts]
    if _TITLE.search(subject.stem) or all(digits) or not any(digits):
        return None
    if any(not flag and (_AMOUNT.match(t) or read(t)) for flag, t in zip(digits, subject.texts, strict=True)):
        return None
    key = [flag for flag, option in zip(digits, subject.item.options, strict=True) if option.correct]
    if digits.count(key[0]) == 1:
        return "the right answer is the only one of its sort"
    measured = [read(text) for text, flag in zip(subject.texts, digits, strict=True) if flag]
    return "numbers or dates stand beside options of another sort" if all(measured) else None


def _capitals(subject: Subject) -> str | None:
    """The key is not the only option that begins with a capital, or with a small letter."""
    small = [_begins_small(text) for text in subject.texts]
    key = next(flag for flag, option in zip(small, subject.item.options, strict=True) if option.correct)
    if None in small or small.count(key) != 1:
        return None
    return "the right answer is the only one that begins so (capital or small letter)"


def _begins_small(text: str) -> bool | None:
    """Whether an option begins with a small letter; None where its spelling is its own (iPhone, de Gaulle, X-ray, DNA)."""
    first = text.strip().split()[0] if text.strip() else ""
    if not first[:1].isalpha() or first[1:] != first[1:].lower() or len(re.match(r"\w*", first)[0]) == 1:  # type: ignore[index]  # an empty match is a match
        return None
    small = first[:1].islower()
    return None if small and text != text.lower() else small


def _article(subject: Subject) -> str | None:
    wants_vowel = bool(re.search(r"\ban\s*(?:_{3,}\s*)?[:?]?$", subject.item.stem.strip()))
    fits = [(text[:1].lower() in "aeiou") == wants_vowel for text in subject.texts]
    return None if all(fits) else "the article at the end of the stem does not fit each option"


def duplicate(subject: Subject) -> str | None:
    """No two options are equal, by marking's own folding and by value, and none is part of another."""
    if subject.format not in {"single_choice", "select_all", "ordering", "true_false"}:
        return None
    texts = subject.texts
    folded = [fold(text) for text in texts]
    for at, one in enumerate(folded):
        if one in folded[:at]:
            return f"two options are the same: {texts[at]!r}"
        for before in range(at):
            if subject.format == "single_choice" and same_value(texts[before], texts[at]):
                return f"{texts[before]!r} and {texts[at]!r} are the same, or one is part of the other"
            lists = (_parts(texts[before]), _parts(texts[at]))
            if subject.is_choice and (one in lists[0] or folded[before] in lists[1]):
                return f"{texts[before]!r} and {texts[at]!r}: one is part of the other"
    return None


def count(subject: Subject) -> str | None:
    """Three or four options; two only in true/false, which_first and compare."""
    if not subject.is_choice:
        return None
    n = len(subject.texts)
    if n < 2:
        return "one option is no choice"
    if n == 2 and subject.item.family not in {"which_first", "compare"}:
        offered = all(f" {fold(text)} " in subject.folded_stem for text in subject.texts)  # "Which is larger, A or B?"
        return None if offered else "two options: three or four say more"
    return f"{n} options: more than four are seldom read" if n > 4 else None


__all__ = ["all_of_above", "complex_choice", "count", "duplicate", "homogeneous", "none_of_above"]
