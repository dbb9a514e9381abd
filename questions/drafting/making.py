"""Candidates of a sentence."""

from __future__ import annotations

from typing import Any

from questions.drafting.candidate import MAX_QUOTE, Candidate
from questions.drafting.sentences import Sentence
from questions.drafting.spans import RELATIVE


def make(
    sentence: Sentence,
    kind: str,
    slots: dict[str, Any],
    *,
    span: tuple[int, int] | None = None,
    flags: tuple[str, ...] = (),
) -> Candidate:
    """Make a candidate that quotes its sentence, or the part that bears it out where the sentence is too long.

    Args:
        sentence: The sentence.
        kind: Kind of the fact.
        slots: Its slots; None is left out.
        span: What of the sentence must be quoted, for long ones.
        flags: What the author must look at.
    """
    start, end = 0, len(sentence.text)
    if end > MAX_QUOTE and span is not None:
        start, end = span
        end = min(end, start + MAX_QUOTE)
    found = RELATIVE.search(sentence.text)
    if found and kind in {"event", "position", "status", "quantity"}:
        flags = (*flags, f"relative date, not resolved: {found[0]!r}")
    quote = sentence.text[start:end].strip()
    lead = len(sentence.text[start:end]) - len(sentence.text[start:end].lstrip())
    kept = {name: value for name, value in slots.items() if value is not None}
    return Candidate(kind, kept, quote, sentence.start + start + lead, flags, sentence.section)
