"""Rules about the stem."""

from __future__ import annotations

import re

from questions.facts.membership import Membership
from questions.facts.status import Status
from questions.lint.rule import Subject
from questions.text.dates import find_dates
from questions.text.folding import fold

_NEGATION = re.compile(r"\b(?:not|never|except|least|neither|nor|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_HARMLESS = re.compile(r"\bat least\b|\bleast\s+\w+", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"^(?:put|arrange|match|join|tick|choose|select|pick|name|complete|fill|sort|order|read|look|mark|find|give|identify|list|state|calculate|solve)\b",
    re.IGNORECASE,
)
_UNBOUND = re.compile(
    r"\b(?:now|currently|recently|today|nowadays|these days|at present|presently|this year|last year)\b", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:he|she|it|they|his|her|their|him|them)\b", re.IGNORECASE)
_TRAILING = re.compile(
    r"(?<=\w )(?:said|stated|announced|promised|called|warned|declared|told|urged|claimed)\b.*\b(?:in|on|by)\s+(?:\w+\s+)*\d{4}\?$",
    re.IGNORECASE,
)


def question(subject: Subject) -> str | None:
    """A choice stem asks, ends with a colon, or opens with an imperative."""
    if subject.format not in {"single_choice", "select_all", "ordering", "matching"}:
        return None
    stem = subject.item.stem.strip()
    asks = stem.endswith(("?", ":")) or "?" in subject.stem
    if asks or any(_IMPERATIVE.match(part) for part in re.split(r"(?<=[.!?:])\s+|,\s+", stem)):
        return None
    return "the stem does not ask: end it with a question mark or a colon, or open with an imperative"


def length(subject: Subject) -> str | None:
    """At most 30 words."""
    words = len(subject.item.stem.split())
    return f"the stem has {words} words; 30 are enough" if words > 30 else None


def negative(subject: Subject) -> str | None:
    """No added negation in the asking sentence; what belongs to the fact's own predicate may stay."""
    if subject.format in {"true_false", "cloze", "flashcard"} and not subject.foreign:
        return None
    if subject.format == "true_false":
        return None
    asking = _HARMLESS.sub("", subject.asking)
    found = _NEGATION.search(asking)
    if not found or subject.item.family == "odd_one_out" or _own_predicate(subject, asking):
        return None
    if found[0].isupper() and subject.foreign and len(found[0]) > 1 and "not" not in found[0].lower():
        return None
    return f"the question is put in the negative ({found[0]!r}): ask for what is so"


def _own_predicate(subject: Subject, asking: str) -> bool:
    """Whether the negation stands in the fact's own words."""
    if subject.world is None:
        return bool(
            re.search(r"\b(?:does|do|did|is|are|was|were|has|have|had|will|would|could|should)\s+not\s+\w+", asking)
        ) and not (re.search(r"\b(?:which|what|who)\b[^?]*\b(?:is|are|was|were)\s+not\b", asking, re.IGNORECASE))
    for fact_id in subject.item.facts:
        fact = subject.world.pack.by_id.get(fact_id)
        if fact is None:
            continue
        own = " ".join(text for _, text in fact.free_texts())
        if isinstance(fact, Membership):
            own += f" {fact.predicate} {fact.negated or ''}"
        if _NEGATION.search(own) or (isinstance(fact, Status) and fact.negated):
            return True
    return False


def dated(subject: Subject) -> str | None:
    """A volatile fact's stem gives its as-of date."""
    if subject.world is None or not subject.item.facts:
        return None
    fact = subject.world.pack.by_id.get(subject.item.facts[0])
    if fact is None or not fact.volatile or fact.as_of is None:
        return None
    said = subject.world.voice.value(fact.as_of)
    if said in subject.item.stem or said in (subject.item.context or ""):
        return None
    if subject.item.family == "which_statement" and all(said in text for text in subject.key_texts):
        return None
    return f"the value changes: the stem must say as of when ({said})"


def unbound_time(subject: Subject) -> str | None:
    """No now, currently, recently, today outside quotations."""
    found = _UNBOUND.search(subject.stem)
    return f"{found[0]!r} has no date: say when" if found else None


def pronoun(subject: Subject) -> str | None:
    """A pronoun stands only after its noun."""
    found = _PRONOUN.match(subject.stem.strip())
    if found and found[0].lower() == "it" and re.match(r"it (?:is|was) ", subject.stem, re.IGNORECASE):
        return None
    return f"{found[0]!r} stands before the noun that it means" if found else None


def attachment(subject: Subject) -> str | None:
    """A date in the stem can't attach to the wrong verb: it stands first where there are two verbs."""
    if subject.format in {"true_false", "cloze", "flashcard"} or subject.item.family in {"what_then", "value_as_of"}:
        return None
    stem = subject.stem.strip()
    if not _TRAILING.search(stem):
        return None
    dates = find_dates(stem)
    if not dates or stem.lower().startswith(("in ", "on ", "by ", "as of", "between", "from ", "who was the")):
        return None
    return "the date may belong to either verb: put it first"


def leak(subject: Subject) -> str | None:
    """Neither the key nor an alias stands in the stem."""
    if subject.format in {"true_false", "ordering", "matching", "select_all"} or subject.item.family == "read_table":
        return None
    texts = subject.key_texts if subject.item.options else subject.item.answers
    stem = subject.folded_stem
    if subject.item.family == "define" and not subject.item.options:
        texts = texts[:1]
    for text in texts:
        folded = fold(text)
        if folded and len(folded) > 1 and f" {folded} " in stem and not (folded.isdigit() and len(folded) < 3):
            return f"the key {text!r} stands in the stem"
    return None


def one_blank(subject: Subject) -> str | None:
    """One blank, only in cloze; the blanked words stand nowhere else in the sentence."""
    blanks = len(re.findall(r"_{3,}", subject.item.stem))
    if not subject.is_cloze():
        if blanks and not subject.foreign:
            return "only a cloze has a blank"
        return None if blanks <= 1 else "one blank is enough"
    if blanks != 1:
        return f"a cloze has one blank, this has {blanks}"
    key = fold(subject.item.answers[0])
    rest = f" {fold(re.sub(r'_{3,}', ' ', subject.item.stem))} "
    return (
        f"the blanked words {subject.item.answers[0]!r} stand elsewhere in the sentence" if f" {key} " in rest else None
    )


def open_cloze(subject: Subject) -> str | None:
    """The blank has one defensible filling: no quoted words."""
    if not subject.is_cloze():
        return None
    if re.search(r"[“\"'‘]_{3,}[”\"'’]", subject.item.stem):
        return "quoted words could be many: blank something that the rest determines"
    return None


__all__ = [
    "attachment", "dated", "leak", "length", "negative", "one_blank", "open_cloze", "pronoun", "question", "unbound_time",
]  # fmt: skip
