"""Sentences of an article with their offsets, by the kept splitter of the extra `draft`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.drafting.articles import Article
from questions.errors import UsageError

_LONGEST = 1200
"""Characters of a sentence; what is longer is a list or a wreck, and nothing is drafted from it."""
_CAPS_ONLY = frozenset(
    {"see also", "references", "external links", "further reading", "notes", "sources", "bibliography"}
)
_GLUE = re.compile(r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Sir|No|Nos|vs|c|ca|approx|Gen|Col|Lt|Sgt|Rev|Jr|Sr)\.)\s*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence."""

    text: str
    start: int
    section: str
    first: bool
    """Whether it opens its paragraph."""


def sentences(article: Article) -> Iterator[Sentence]:
    """Yield the sentences of paragraphs and list items.

    Raises:
        UsageError: If the extra is not installed; the message gives the command.
    """
    try:
        from sentencex import get_sentence_boundaries
    except ImportError:
        raise UsageError(
            "Drafting cuts sentences with sentencex, which is not installed: pip install 'factdeck[draft]'"
        ) from None
    for block in article.blocks:
        if block.kind not in {"paragraph", "item"} or block.section.lower() in _CAPS_ONLY:
            continue
        body = article.text[block.start : block.end]
        at, first, held = 0, True, ""
        for piece in get_sentence_boundaries("en", body):
            raw = str(piece["text"])
            found = body.find(raw, at) if raw else -1
            if found < 0:
                continue
            if held and _GLUE.search(held):
                raw = body[at - len(held) : found] + raw
                found = at - len(held)
            elif held.strip():
                yield from _cut(held, block.start + at - len(held), block.section, first)
                first = False
            held, at = raw, found + len(raw)
        if held.strip():
            yield from _cut(held, block.start + at - len(held), block.section, first)


def _cut(raw: str, start: int, section: str, first: bool) -> Iterator[Sentence]:
    lead = len(raw) - len(raw.lstrip())
    text = raw.strip()
    if len(text) <= _LONGEST and re.search(r"[^\W\d_]", text):
        yield Sentence(text, start + lead, section, first)
