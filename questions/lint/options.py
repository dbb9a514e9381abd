"""Rules about options."""

from __future__ import annotations

import itertools
import re
from decimal import Decimal

from questions.facts.time import Date
from questions.lint.rule import Subject, content_words, stemmed
from questions.text.folding import fold
from questions.text.numbers import find_numbers
from questions.text.typed_dates import parse_date

_ALL = re.compile(
    r"^(?:all|both|each|every one)\s+(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:above|following|others?|answers|options|preceding|these|of these|of them)\b|^all of these$",
    re.IGNORECASE,
)
_NONE = re.compile(
    r"^(?:none|neither|no one|nothing)\s*(?:of\s+)?(?:the\s+|these\s+|those\s+)?(?:above|following|others?|answers|options|preceding|these|them)?\.?$",
    re.IGNORECASE,
)
_COMPLEX = re.compile(
    r"^(?:both\s+)?(?:option\s+|answers?\s+)?\(?[a-eA-E1-5]\)?\s*(?:,|and|&|\+)\s*(?:\(?[a-eA-E1-5]\)?\s*(?:,|and|&)\s*)*\(?[a-eA-E1-5]\)?(?:\s+only)?$"
)
_NEGATIVE_TONE = re.compile(r"\b(?:not|never|no|none|without|refus\w+|reject\w+|nor)\b|n['’]t\b", re.IGNORECASE)
_LOOSE = frozenset({"define", "what_said", "cause"})


def all_of_above(subject: Subject) -> str | None:
    """No "all of the above"."""
    found = next((text for text in subject.texts if _ALL.match(text.strip())), None)
    return f"{found!r} is answered by knowing two options" if found else None


def none_of_above(subject: Subject) -> str | None:
    """No "none of the above"."""
    if re.search(r"\bhow (?:many|much)\b|\bwhat (?:part|share)\b", subject.stem, re.IGNORECASE):
        return None  # there "none" is an amount
    found = next((text for text in subject.texts if _NONE.match(text.strip()) and len(subject.texts) > 1), None)
    return f"{found!r} says nothing about what the learner knows" if found else None


def complex_choice(subject: Subject) -> str | None:
    """No "a and c"."""
    found = next((text for text in subject.texts if _COMPLEX.match(text.strip())), None)
    if not found or not any(char.isalpha() for char in found.replace("and", "").replace("only", "")):
        return None
    return f"{found!r} combines other options: ask for all that apply instead"


def key_length(subject: Subject) -> str | None:
    """The key is not over 1.25 times the next longest option, unless it is short."""
    if not subject.is_choice or len(subject.texts) < 2 or _values(subject.texts) is not None:
        return None
    key = subject.key_texts[0]
    longest = max((len(text) for text in subject.wrong_texts), default=0)
    if len(key) <= 1.25 * longest or (len(key.split()) < 3 and len(key) - longest < 8):
        return None
    return f"the right answer is the longest by far ({len(key)} characters, the next {longest}): lengthen another"


def key_length_strict(subject: Subject) -> str | None:
    """As key_length, for families whose options are names and clauses."""
    return None if subject.item.family in _LOOSE else key_length(subject)


def key_length_loose(subject: Subject) -> str | None:
    """As key_length, for families whose options are an author's sentences."""
    return key_length(subject) if subject.item.family in _LOOSE else None


def _values(texts: tuple[str, ...]) -> list[tuple[float, float]] | None:
    """Return the numeric or date values of options, as (low, high), or None if they are not all of one sort."""
    dates = [parse_date(text) if re.search(r"\d{4}", text) else None for text in texts]
    if all(isinstance(date, Date) for date in dates):
        return [(date.earliest, date.latest) for date in dates if isinstance(date, Date)]
    numbers = [_number(text) for text in texts]
    if all(number is not None for number in numbers):
        return [(float(number), float(number)) for number in numbers if number is not None]
    return None


def _number(text: str) -> Decimal | None:
    found = find_numbers(text)
    if len(found) != 1 or found[0].ordinal or found[0].start > 0 or not any(char.isdigit() for char in found[0].text):
        return None
    rest = text[found[0].end :].strip()
    return found[0].value if len(rest.split()) <= 3 else None


def order(subject: Subject) -> str | None:
    """Numeric and date options ascend; an ordering never starts sorted."""
    if subject.format == "ordering":
        key = getattr(subject.item, "key", ())
        return "the things are shown in the right order already" if tuple(key) == tuple(range(len(key))) else None
    if not subject.is_choice or subject.item.family in {"which_first", "compare", "read_table"}:
        return None
    values = _values(subject.texts)
    if values is None:
        return None
    if values not in (sorted(values), *([sorted(values, reverse=True)] if subject.foreign else [])):
        return "put numbers and dates in ascending order"
    units = {re.sub(r"[\d\s,.  ]", "", text).rstrip("s") for text in subject.texts}
    if len(units) > 1 and all(_number(text) is not None for text in subject.texts) and not _dates(subject.texts):
        return f"the options have different units: {', '.join(sorted(units))}"
    return None


def _dates(texts: tuple[str, ...]) -> bool:
    return any(isinstance(parse_date(text), Date) and re.search(r"[A-Za-z]", text) for text in texts)


def gap(subject: Subject) -> str | None:
    """Numeric and date options don't overlap."""
    if not subject.is_choice:
        return None
    values = _values(subject.texts)
    if values is None:
        return None
    ordered = sorted(values)
    for (low, high), (next_low, _) in itertools.pairwise(ordered):
        if next_low <= high or next_low == low:
            return "two options overlap"
    return None


def homogeneous(subject: Subject) -> str | None:
    """Options share their sort, their case and their end punctuation."""
    if not subject.is_choice or len(subject.texts) < 2:
        return None
    ends = {text.rstrip()[-1:] in ".!?" for text in subject.texts}
    if len(ends) > 1 and not any(re.search(r"\b\w{1,3}\.$", text) for text in subject.texts):
        return "some options end with a full stop and some do not"
    digits = [bool(re.match(r"[\d$€£]", text.strip())) for text in subject.texts]
    key_digit = [flag for flag, text in zip(digits, subject.texts, strict=True) if text in subject.key_texts]
    if key_digit and digits.count(key_digit[0]) == 1 and len(digits) > 2:
        return "the right answer is the only one of its sort"
    lower = [text[:1].islower() for text in subject.texts if text[:1].isalpha()]
    if len(lower) == len(subject.texts) and len(subject.texts) > 2:
        key_low = [text[:1].islower() for text in subject.key_texts]
        if lower.count(key_low[0]) == 1:
            return "the right answer is the only one that begins so (capital or small letter)"
    if re.search(r"\b(?:a|an)\s*(?:_{3,}\s*)?[:?]?$", subject.item.stem.strip()):
        return _article(subject)
    return None


def _article(subject: Subject) -> str | None:
    wants_vowel = bool(re.search(r"\ban\s*(?:_{3,}\s*)?[:?]?$", subject.item.stem.strip()))
    fits = [(text[:1].lower() in "aeiou") == wants_vowel for text in subject.texts]
    return None if all(fits) else "the article at the end of the stem does not fit each option"


def acronym(subject: Subject) -> str | None:
    """Initials of a term in the stem don't single out one option."""
    if not subject.is_choice or len(subject.texts) < 2:
        return None
    for term in re.findall(r"\b[A-Z]{2,}\b", subject.item.stem):
        fits = [_initials(text) == term for text in subject.texts]
        key_fits = [fit for fit, option in zip(fits, subject.item.options, strict=True) if option.correct]
        if fits.count(True) == 1 and any(key_fits):
            return f"only the right answer has the initials {term}"
    return None


def _initials(text: str) -> str:
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", text)
        if word.lower() not in {"of", "the", "for", "and", "in", "on", "to", "a", "de"}
    ]
    return "".join(word[0].upper() for word in words)


def clang(subject: Subject) -> str | None:
    """No content word stands in stem and key that all distractors lack; a typed answer shares no word with its stem."""
    stem_words = content_words(subject.item.stem) - subject.exempt
    if subject.format in {"typed", "cloze"}:
        if subject.item.family == "define" or getattr(subject.item, "expects", "text") != "text":
            return None  # the hint of a number names its unit, which the answer may repeat
        key = content_words(subject.item.answers[0]) - subject.exempt
        shared = {stemmed(word) for word in key} & {stemmed(word) for word in stem_words} - {
            stemmed(w) for w in subject.exempt
        }
        return f"the answer shares a word with the stem: {', '.join(sorted(shared))}" if shared else None
    if not subject.is_choice or subject.item.family in {"define", "read_table"}:
        return None
    key = content_words(subject.key_texts[0]) - subject.exempt
    others = set().union(*(content_words(text) for text in subject.wrong_texts)) if subject.wrong_texts else set()
    shared = (key & stem_words) - others
    return f"only the right answer repeats a word of the stem: {', '.join(sorted(shared))}" if shared else None


def convergence(subject: Subject) -> str | None:
    """In options made of several parts, the key does not hold the commonest value of every part."""
    if not subject.is_choice or len(subject.texts) < 4:
        return None
    parts = [re.split(r"\s*(?:,|;|\band\b| – )\s*", text) for text in subject.texts]
    width = len(parts[0])
    if width < 2 or any(len(part) != width for part in parts):
        return None
    key_at = next(at for at, option in enumerate(subject.item.options) if option.correct)
    for column in range(width):
        values = [fold(part[column]) for part in parts]
        most = max(values.count(value) for value in values)
        mine = values.count(values[key_at])
        if most < 2 or mine < most or sum(values.count(v) == most for v in set(values)) > 1:
            return None
    return "each part of the right answer is the commonest of its column"


def duplicate(subject: Subject) -> str | None:
    """No two options are equal, by marking's own folding and by value."""
    if subject.format not in {"single_choice", "select_all", "ordering", "true_false"}:
        return None
    folded = [fold(text) for text in subject.texts]
    for at, one in enumerate(folded):
        if one in folded[:at]:
            return f"two options are the same: {subject.texts[at]!r}"
    return None


def number_cue(subject: Subject) -> str | None:
    """A plural in the stem does not single out one option."""
    if not subject.is_choice or len(subject.texts) < 3 or _values(subject.texts) is not None:
        return None
    found = re.search(r"\b(?:which|what)\s+(?:two|three|four|\d)\b", subject.stem, re.IGNORECASE)
    several = re.search(r"\b(?:which|what)\s+(?:are|were)\b", subject.stem, re.IGNORECASE)
    if not found and not several:
        return None
    plural = [bool(re.search(r"\band\b|,", text)) or text.rstrip(".").endswith("s") for text in subject.texts]
    key = [flag for flag, option in zip(plural, subject.item.options, strict=True) if option.correct]
    return "only the right answer is a plural, as the stem asks" if plural.count(True) == 1 and key == [True] else None


def count(subject: Subject) -> str | None:
    """Three or four options; two only in true/false, which_first and compare."""
    if not subject.is_choice:
        return None
    n = len(subject.texts)
    if n < 2:
        return "one option is no choice"
    if n == 2 and subject.item.family not in {"which_first", "compare"}:
        return "two options: three or four say more"
    return f"{n} options: more than five are seldom read" if n > 5 else None


def polarity(subject: Subject) -> str | None:
    """The key is not the only option of its polarity."""
    if not subject.is_choice or len(subject.texts) < 3:
        return None
    tone = [bool(_NEGATIVE_TONE.search(text)) for text in subject.texts]
    key = next(flag for flag, option in zip(tone, subject.item.options, strict=True) if option.correct)
    return "the right answer is the only one of its polarity" if tone.count(key) == 1 else None
