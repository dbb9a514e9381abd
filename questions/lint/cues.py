"""Rules about what gives the key away to somebody who does not know it."""

from __future__ import annotations

import re

from questions.lint.quantities import quantities, read
from questions.lint.rule import Subject, content_words, stemmed
from questions.text.folding import fold
from questions.text.numbers import DIGIT_WORDS

_LOOSE = frozenset({"define", "what_said", "cause"})
_EXPANDS = re.compile(r"\b(?:stands?\s+for|means?|full\s+(?:name|form)|abbreviat\w+|short\s+for)\b", re.IGNORECASE)
_DEMONYM = frozenset(["an", "ans", "ian", "ians", "n", "ns", "ese", "ish", "i", "is", "ic", "er", "ers"])
_OF_PEOPLE = frozenset(["n", "en", "land", "ey", "ia", "a", "stan", "istan"])
_NOT_PLURAL = re.compile(
    r"(?:ss|us|is|’s|'s|series|species|means|news|ics|gas|lens|canvas|atlas|pancreas|bias)$", re.IGNORECASE
)
_TYPES = {
    "mountain": "mount mt mountain peak ben", "mount": "mount mt mountain", "lake": "lake loch lough", "river": "river",
    "sea": "sea", "ocean": "ocean", "island": "island isle", "desert": "desert", "gulf": "gulf", "bay": "bay",
    "canal": "canal", "strait": "strait straits", "treaty": "treaty", "war": "war", "battle": "battle", "act": "act",
}  # fmt: skip
_NEGATIVE = re.compile(
    r"\b(?:not|never|no|none|without|nor|cannot|refus\w+|reject\w*|block\w*|oppos\w+|veto\w*|condemn\w*|den(?:y|ied|ies)|"
    r"bann?(?:ed|s)?|(?:is|are|was|were|voted|vote)\s+against|forb[ai]\w+|prohibit\w*)\b|n['’]t\b",
    re.IGNORECASE,
)
_POSITIVE = re.compile(
    r"\b(?:pass(?:ed|es)?|approv\w+|support\w*|welcom\w+|accept\w*|favou?r\w*|allow\w*|adopt\w*|endors\w+|permit\w*|agreed)\b",
    re.IGNORECASE,
)


def key_length(subject: Subject) -> str | None:
    """The key is not over 1.25 times the next longest option, unless it is short."""
    if not subject.is_choice or len(subject.texts) < 2 or quantities(subject) is not None or _same_but_dates(subject):
        return None
    key = subject.key_texts[0]
    longest = max((len(text) for text in subject.wrong_texts), default=0)
    if len(key) <= 1.25 * longest or (len(key.split()) < 3 and len(key) - longest < 8):
        return None
    return f"the right answer is the longest by far ({len(key)} characters, the next {longest}): lengthen another"


def _same_but_dates(subject: Subject) -> bool:
    """Whether options differ in their dates alone: "the poll of May 2024"; how long a month's name is says nothing."""
    words = [text.split() for text in subject.texts]
    shared = next((n for n, column in enumerate(zip(*words, strict=False)) if len(set(column)) > 1), 0)
    rests = [read(" ".join(text[shared:])) for text in words]
    return shared > 0 and all(rest is not None and rest.is_date for rest in rests)


def key_length_strict(subject: Subject) -> str | None:
    """As key_length, for families whose options are names and clauses."""
    return None if subject.item.family in _LOOSE else key_length(subject)


def key_length_loose(subject: Subject) -> str | None:
    """As key_length, for families whose options are an author's sentences."""
    return key_length(subject) if subject.item.family in _LOOSE else None


def _only_the_key(subject: Subject, flags: list[bool]) -> bool:
    """Whether the key is the one option with a flag."""
    return flags.count(True) == 1 and all(
        flag == option.correct for flag, option in zip(flags, subject.item.options, strict=True)
    )


def acronym(subject: Subject) -> str | None:
    """Initials of a term in the stem don't single out one option."""
    if not subject.is_choice or len(subject.texts) < 2:
        return None
    for term in re.findall(r"\b[A-Z]{2,}\b", subject.item.stem):
        fits = [_initials(text) == term for text in subject.texts]
        if _EXPANDS.search(subject.stem):  # DNA: Deoxyribonucleic acid
            fits = [fit or _spells(term, text) for fit, text in zip(fits, subject.texts, strict=True)]
        if _only_the_key(subject, fits):
            return f"only the right answer has the initials {term}"
    return None


def _initials(text: str) -> str:
    words = [
        word
        for word in re.findall(r"[^\W\d_]+", text)
        if word.lower() not in {"of", "the", "for", "and", "in", "on", "to", "a", "de"}
    ]
    return "".join(word[0].upper() for word in words)


def _spells(term: str, text: str) -> bool:
    """Whether a text begins with the first letter of an initialism and has the others in order."""
    letters = iter(fold(text).replace(" ", ""))
    first = next(letters, "")
    return first == term[0].lower() and all(letter in letters for letter in term[1:].lower())


def clang(subject: Subject) -> str | None:
    """No content word stands in stem and key that all distractors lack; a typed answer shares no word with its stem."""
    stem_words = _telling(subject.item.stem) - subject.exempt
    if subject.format in {"typed", "cloze"}:
        return _typed_clang(subject, stem_words)
    if not subject.is_choice or subject.item.family in {"define", "read_table"} or _offers_options(subject):
        return None
    key = _telling(subject.key_texts[0]) - subject.exempt
    others = [_telling(text) for text in subject.wrong_texts]
    lacking = {stemmed(word).rstrip("s") for words in others for word in words}
    shared = {word for word in key & stem_words if stemmed(word).rstrip("s") not in lacking}
    if not shared or (subject.foreign and any(words & stem_words for words in others)):
        return None  # where another option repeats a word of the stem as well, the key is not singled out
    return f"only the right answer repeats a word of the stem: {', '.join(sorted(shared))}"


def _telling(text: str) -> set[str]:
    return content_words(text) - set(DIGIT_WORDS)


def _offers_options(subject: Subject) -> bool:
    """Whether the stem itself names what there is to choose from ("Which is larger, Malta or Cyprus?")."""
    named = [f" {fold(text)} " in subject.folded_stem for text in subject.texts]
    return named.count(True) >= (2 if subject.foreign else len(named))


def _typed_clang(subject: Subject, stem_words: set[str]) -> str | None:
    if subject.item.family == "define" or getattr(subject.item, "expects", "text") != "text":
        return None  # the hint of a number names its unit, which the answer may repeat
    key = content_words(subject.item.answers[0]) - subject.exempt
    exempt = {stemmed(word) for word in subject.exempt}
    capitals = {fold(word) for word in re.findall(r"\b[A-ZÀ-Ž]\w+", subject.item.stem)}
    shared = {word for word in stem_words if stemmed(word) not in exempt and any(_akin(word, k, capitals) for k in key)}
    return f"the answer shares a word with the stem: {', '.join(sorted(shared))}" if shared else None


def _akin(word: str, key: str, capitals: set[str]) -> bool:
    """Whether a word of the stem is the key's own, its plural, or its people or adjective (Albanians, Cuban)."""
    if word.rstrip("s") == key.rstrip("s"):
        return True
    root = key.rstrip("aeiouy") if key[-1:] in "aeiouy" else key
    ends = {word[len(stump) :] for stump in (key, root) if word.startswith(stump)}
    if len(root) >= 3 and len(key) >= 4 and word in capitals and ends & _DEMONYM:
        return True
    people = word[:-1] if word.endswith("s") else ""  # Swedes, Serbs, Finns
    return len(people) >= 4 and word in capitals and key.startswith(people) and key[len(people) :] in _OF_PEOPLE


def convergence(subject: Subject) -> str | None:
    """In options made of several parts, the key does not hold the commonest value of every part."""
    if not subject.is_choice or len(subject.texts) < 3 or quantities(subject) is not None:
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


def number_cue(subject: Subject) -> str | None:
    """A plural or a word for a sort of thing in the stem does not single out one option."""
    if not subject.is_choice or len(subject.texts) < 3 or quantities(subject) is not None:
        return None
    asked = re.search(
        r"\b(?:which|what)\s+(?:(?P<several>two|three|four|five|\d|are|were)|(?P<noun>[^\W\d_]+))\b(?!['’])",
        subject.stem,
        re.IGNORECASE,
    )
    if asked is None:
        return None
    noun = (asked["noun"] or "").lower()
    if asked["several"] or (noun.endswith("s") and noun not in {"is", "was", "does", "has"} and _plural(noun)):
        plural = [bool(re.search(r"\band\b|,", text)) or _plural(text) for text in subject.texts]
        return "only the right answer is a plural, as the stem asks" if _only_the_key(subject, plural) else None
    names = set(_TYPES.get(noun, "").split())
    of_type = [bool(names & set(fold(text).split())) for text in subject.texts]
    return f"only the right answer is by its name a {noun}" if _only_the_key(subject, of_type) else None


def _plural(text: str) -> bool:
    last = re.split(r"\s+(?:of|in|on|for|with|from)\s+", text.strip(" ."))[0]
    return last.endswith("s") and not _NOT_PLURAL.search(last)


def is_negative(text: str) -> bool:
    """Whether a text denies, refuses or forbids."""
    return bool(_NEGATIVE.search(text))


def polarity(subject: Subject) -> str | None:
    """The key is not the only option of its polarity or tone."""
    if not subject.is_choice or len(subject.texts) < 3:
        return None
    negative = [is_negative(text) for text in subject.texts]
    positive = [not no and bool(_POSITIVE.search(text)) for no, text in zip(negative, subject.texts, strict=True)]
    only_positive = _only_the_key(subject, positive) and negative.count(True) == len(negative) - 1
    only = _only_the_key(subject, negative) or only_positive
    return "the right answer is the only one of its polarity" if only else None
