"""Rules about the stem."""

from __future__ import annotations

import re

from questions.facts.membership import Membership
from questions.facts.status import Status
from questions.lint.rule import Subject
from questions.text.dates import find_dates
from questions.text.folding import fold
from questions.text.numbers import ORDINALS

_NEGATION = re.compile(r"\b(?:not|never|except|least|neither|nor|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_HARMLESS = re.compile(r"\bat least\b|\bnot only\b|\bleast\s+\w+", re.IGNORECASE)
_ADDED = re.compile(
    r"\b(?:NOT|NEVER|EXCEPT|LEAST)\b|\b[Ee]xcept\b|\b(?:is|are|was|were)\s+(?:never|not)\b|\b(?:is|are|was|were)n['’]t\b|"
    r"\b(?:should|must|may|can|could)\s+(?:\w+\s+)?(?:never|not)\b|"
    r"\bleast\s+(?:likely|probable|suitable|appropriate|true|accurate|useful|important|common)\b|"
    r"\bnot\s+(?:true|correct|right|an?\s+example)\b|\bwith the exception of\b|"
    r"\b(?:[Ww]hich|[Ww]hat) of (?:the following|these)\b[^?]*\b(?:would|will|does)\s+(?:not|never)\s+be\b|"
    r"\b(?:statement|sentence|answer|option|claim)s?\b[^?]*\b(?:is|are)\s+(?:incorrect|false|untrue|wrong)\b"
)
_IMPERATIVE = re.compile(
    r"^(?:put|arrange|match|join|tick|choose|select|pick|name|complete|fill|sort|order|read|look|mark|find|give|identify|list|state|calculate|solve|"
    r"factori[sz]e|translate|simplify|explain|describe|convert|write|draw|label|rank|consider|determine|evaluate|estimate|define|"
    r"correct|spell|round|expand|differentiate|integrate|count|circle|underline|compare|predict|decide|use|work out|express)\b",
    re.IGNORECASE,
)
_HOLDERS = (
    "president|premier|chancellor|king|queen|monarch|pope|emperor|secretary|minister|prime minister|government|mayor|leader|head|"
    "chair\\w*|\\w*bishop|director|governor|holder|champion|owner|population|capital|members?|number|value|price|rate|law|version|record"
)
_UNBOUND = re.compile(
    r"\b(?:now|currently|recently|today|nowadays|these days|at present|presently|at the moment|this year|next year|last (?:year|month|week|season|summer|winter|decade|century))\b|"
    rf"\b(?:current|latest|incumbent|present)\s+(?:[\w-]+\s+)?(?:{_HOLDERS})\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|it|they|his|her|hers|its|their|theirs|him|them)\b", re.IGNORECASE)
_EXPLETIVE = re.compile(
    r"it\s+(?:take|takes|took|is|was|be|has|had|called|legal|possible|likely|cost|costs|mean|means|rains?|known|safe|true|hard|easy)\b",
    re.IGNORECASE,
)
_NO_NOUN = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "became", "become", "been", "before", "after", "by", "can", "caused",
    "causes", "could", "did", "do", "does", "during", "for", "from", "gave", "gives", "had", "has", "have", "helped",
    "how", "if", "in", "into", "is", "led", "let", "made", "make", "makes", "many", "may", "might", "much", "must",
    "not", "of", "on", "once", "or", "should", "since", "than", "that", "the", "then", "there", "to", "until", "was",
    "were", "what", "when", "where", "which", "while", "who", "whom", "whose", "why", "will", "with", "would",
    "drove",
])  # fmt: skip
_SAID = "said|stated|announced|promised|called|warned|declared|told|urged|claimed"  # any object may be followed by the other verb
_THAT = (
    "demanded|proposed|predicted|insisted|hoped|feared|suggested|wrote|argued|reported|admitted|denied|expected|thought"
)
_TRAILING = re.compile(
    rf"(?<=\w )(?:(?:{_SAID})\b|(?:{_THAT})\s+that\b).*\b(?:in|on|by)\s+(?:\w+\s+)*\d{{4}}\?$", re.IGNORECASE
)
_OPEN_WORD = re.compile(r"[a-z]+(?:ly|ous|ful|ive|able|ible|less|ed|ish|est)")
_NOUNS = frozenset([
    "family", "assembly", "monopoly", "anomaly", "reply", "supply", "ally", "belly", "jelly", "butterfly", "fly",
    "table", "vegetable", "variable", "cable", "syllable", "bible", "seed", "weed", "reed", "bed", "deed", "breed",
    "steed", "shed", "sled", "feed", "speed", "creed", "olive", "archive", "native", "motive", "executive",
    "initiative", "perspective", "locative", "adjective", "detective", "fish", "dish", "radish", "jellyfish",
    "crayfish", "finish", "forest", "chest", "nest", "test", "harvest", "interest", "west", "crest", "priest",
    "guest", "request", "protest", "conquest", "arrest", "rest", "vest", "cutlass", "crucible", "constable",
    "parable", "fable", "genitive", "dative", "infinitive", "accusative", "nominative", "additive", "preservative",
    "sedative", "laxative", "octave", "hive", "five",
])  # fmt: skip
_COMMON = frozenset([
    "long", "short", "big", "small", "great", "large", "tall", "high", "low", "old", "new", "young", "good", "bad",
    "best", "worst", "harsh", "hard", "easy", "strong", "weak", "rich", "poor", "fast", "slow", "early", "late",
    "important", "famous", "vital", "crucial", "major", "minor", "serious", "severe", "popular",
    "bitter", "sweet", "happy", "sad", "angry", "brave", "clear", "dark", "bright", "heavy", "deep", "wide",
    "narrow", "cheap", "costly", "fair", "unfair", "likely", "grave", "mild", "rapid", "sudden", "huge",
    "vast", "tiny", "fierce", "difficult", "different", "similar", "necessary", "essential", "critical",
    "constructive", "central", "quick", "very", "much", "often", "rarely",
])  # fmt: skip


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
    if subject.world is None and subject.foreign:
        found = _ADDED.search(re.sub(r"\bnot only\b", "", subject.asking))
        if found is None or re.match(r"(?:.*,\s*)?why\b", subject.asking, re.IGNORECASE):
            return None
        return f"the question is put in the negative ({found[0]!r}): ask for what is so"
    asking = _HARMLESS.sub("", subject.asking)
    found = _NEGATION.search(asking)
    if not found or subject.item.family == "odd_one_out" or _own_predicate(subject, asking):
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
    stem = subject.stem.strip()
    for found in _PRONOUN.finditer(stem):
        if not _EXPLETIVE.match(stem, found.start()) and not _has_noun(stem[: found.start()]):
            return f"{found[0]!r} stands before the noun that it means"
        if found[0].lower() != "it":
            return None
    return None


def _has_noun(before: str) -> bool:
    """Whether there is a word that a pronoun after it may mean: a noun, or "who" that does something."""
    words = re.findall(r"[^\W\d_]+|”", before)
    if words and words[0].lower() == "who" and not re.match(r"who\s+(?:is|was|are|were)\s*$", before, re.IGNORECASE):
        return True
    return any(word.lower() not in _NO_NOUN for word in words)


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
    if subject.item.options:
        named = [f" {fold(option)} " in stem for option in subject.texts]
        if all(named) or (subject.foreign and named.count(True) > 1):
            return None  # the stem says what there is to choose from: "Which is larger, Malta or Cyprus?"
    for text in texts:
        folded = fold(text)
        if folded and len(folded) > 1 and f" {folded} " in stem and not (folded.isdigit() and len(folded) < 3):
            return f"the key {text!r} stands in the stem"
    return None


def one_blank(subject: Subject) -> str | None:
    """One blank, only in cloze; the blanked words stand nowhere else in the sentence.

    A choice from elsewhere that has one blank passes for a cloze whose fillings are given.
    """
    blanks = len(re.findall(r"(?<!\w)_{3,}(?!\w)", subject.item.stem))
    if not subject.is_cloze():
        if blanks and not (subject.foreign and subject.item.options):
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
    """The blank has one defensible filling: no quoted words, no adjectives, adverbs and participles."""
    if not subject.is_cloze():
        return None
    if re.search(r"[“\"'‘]_{3,}[”\"'’]", subject.item.stem):
        return "quoted words could be many: blank something that the rest determines"
    key = subject.item.answers[0].strip()
    word = key.rsplit(maxsplit=1)[-1] if key else ""
    if getattr(subject.item, "expects", "text") != "text" or key.istitle() or word in ORDINALS:
        return None
    after_degree = re.search(r"\b(?:very|so|too|extremely|rather|quite)\s+_{3,}", subject.item.stem)
    if after_degree or word in _COMMON or (_OPEN_WORD.fullmatch(word) and word not in _NOUNS):
        return f"{key!r} is one of many words that fit: blank a name, a term, a number or a date"
    return None


__all__ = [
    "attachment", "dated", "leak", "length", "negative", "one_blank", "open_cloze", "pronoun", "question", "unbound_time",
]  # fmt: skip
