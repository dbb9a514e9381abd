"""What is let through: the quote stands once, word for word, and bears out every slot (FACTS.md, anchoring).

It holds for whoever proposes, rules or a language model.
"""

from __future__ import annotations

import re

from questions.anchoring.expressions import Quotes
from questions.anchoring.tokens import tokens, words
from questions.drafting.candidate import MAX_QUOTE, Candidate
from questions.errors import FactdeckError
from questions.facts.time import Date
from questions.text.numbers import find_numbers

_STATEMENT = "identifier year names share of manner predicate condition goal matter other subject majority minority"
SLOTS: dict[str, frozenset[str]] = {
    "event": frozenset({"clause", "when", "where", "participants"}),
    "tenure": frozenset({"holder", "office", "of", "ordinal", "from", "to", "at"}),
    "status": frozenset({"subject", "body", "status", "from", "to", "negated", "as_of"}),
    "position": frozenset({"speaker", "role", "of", "said", "when", "words"}),
    "quantity": frozenset({"subject", "measure", "value", "unit", "as_of"}),
    "membership": frozenset({"group", "members", "complete", "as_of"}),
    "definition": frozenset({"term", "meaning"}),
    "cause": frozenset({"cause", "effect", "link"}),
    "relation": frozenset({"type", "subject", "object"}),
    "statement": frozenset(_STATEMENT.split()),
    "table": frozenset({"title", "columns", "rows", "notes"}),
}
_DATES = {"when": "", "from": "start", "to": "end", "at": "either", "as_of": "either"}
_EXEMPT = frozenset({"complete", "negated", "link", "title", "notes", "columns", "rows", "type"})
_VERBATIM = frozenset(
    {"holder", "speaker", "office", "role", "of", "term", "meaning", "words", "body", "status", "members", "unit"}
)
_NEEDED = {
    "event": ("clause",), "tenure": ("holder",), "status": ("subject", "status"), "position": ("speaker", "said"),
    "quantity": ("subject", "value"), "membership": ("group", "members"), "definition": ("term", "meaning"),
    "cause": ("cause", "effect"), "relation": ("subject", "object"), "statement": (), "table": ("columns", "rows"),
}  # fmt: skip


def refusal(candidate: Candidate, text: str) -> str | None:
    """Return why a candidate is refused, or None.

    Args:
        candidate: What is proposed.
        text: The article.
    """
    if candidate.kind not in SLOTS:
        return f"there is no kind {candidate.kind!r} to draft"
    if not candidate.quote.strip() or len(candidate.quote) > MAX_QUOTE:
        return f"a quote has from 1 to {MAX_QUOTE} characters, this one {len(candidate.quote)}"
    if text[candidate.start : candidate.end] != candidate.quote:
        return "the quote does not stand at its place in the article"
    if text.count(candidate.quote) != 1:
        return "the quote stands more than once in the article"
    unknown = sorted(set(candidate.slots) - SLOTS[candidate.kind])
    if unknown:
        return f"a {candidate.kind} has no slot {unknown[0]!r}"
    lacking = [name for name in _NEEDED[candidate.kind] if not candidate.slots.get(name)]
    if lacking:
        return f"the slot {lacking[0]!r} is empty"
    if candidate.kind == "table":
        return None if candidate.origin == "rules" else "tables are read by rules alone"
    quotes = Quotes((candidate.quote,))
    for name, value in candidate.slots.items():
        for one in value if isinstance(value, list | tuple) else (value,):
            if isinstance(one, dict | list | tuple) or len(str(one)) > 600:
                return f"the slot {name!r} is no short text"
            why = None if name in _EXEMPT else _loose(name, str(one), quotes)
            if why:
                return f"the slot {name!r} is not anchored: the quote does not say {why}"
    return None


def _loose(name: str, value: str, quotes: Quotes) -> str | None:
    if name in _DATES:
        try:
            date = Date.parse(value)
        except (ValueError, FactdeckError):
            return f"{value!r}, which is no EDTF date"
        return None if quotes.expresses_date(date, role=_DATES[name]) else value
    if name == "ordinal":
        return None if (value, True) in quotes.numbers else f"ordinal {value}"
    if name == "value":
        return None if any(key == value for key, _ in quotes.numbers) else value
    if name in {"status", "office", "role"}:
        return None if quotes.covers_words(value) else repr(value)
    if name in _VERBATIM:
        return None if quotes.expresses_words(value) else repr(value)
    return _free(value, quotes)


def _free(value: str, quotes: Quotes) -> str | None:
    """Return the first number or proper name of a free text that the quote lacks."""
    plain = re.sub(r"\[([^\[\]|]*)(?:\|[^\[\]]*)?\]", r"\1", value)
    for token in tokens(plain):
        if token.capital and token.folded not in quotes.words:
            return repr(token.raw)
    known = {key for key, _ in quotes.numbers}
    for number in find_numbers(plain):
        if format(number.value.normalize(), "f") not in known and not set(words(number.text)) <= quotes.words:
            return repr(number.text)
    return None
