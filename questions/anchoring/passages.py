"""Quotes in their sources: found, found twice, or the nearest passage to them."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
_KEY = 3
"""Words of a quote by which its place is looked up."""


class Passages:
    """The text of one source. Quotes match it but for runs of spaces, line breaks and the style of quotation marks."""

    def __init__(self, content: str) -> None:
        self.content = content
        words = content.translate(_MARKS).split()
        self.text = " ".join(words)
        self._words = words

    @cached_property
    def _starts(self) -> list[int]:
        """Offset in `text` of each word."""
        starts, at = [], 0
        for word in self._words:
            starts.append(at)
            at += len(word) + 1
        return starts

    @cached_property
    def _by_key(self) -> dict[tuple[str, ...], list[int]]:
        """Indexes of the words at which each run of three words begins: looking up 10,000 quotes stays linear."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for index in range(len(self._words) - _KEY + 1):
            found[tuple(self._words[index : index + _KEY])].append(index)
        return found

    def places(self, quote: str) -> list[int]:
        """Return the offsets in `text` at which a quote stands, at most two."""
        needle = " ".join(quote.translate(_MARKS).split())
        words = needle.split(" ")
        if len(words) < _KEY + 2:
            return self._search(needle)
        # The first and last word of a quote may be parts of words of the source; those between are whole.
        lead = len(words[0]) + 1
        found = []
        for index in self._by_key.get(tuple(words[1 : 1 + _KEY]), ()):
            start = self._starts[index] - lead
            if start >= 0 and self.text.startswith(needle, start):
                found.append(start)
        return found[:2]

    def _search(self, needle: str) -> list[int]:
        found: list[int] = []
        at = self.text.find(needle)
        while at >= 0 and len(found) < 2:
            whole = (at == 0 or not (self.text[at - 1].isalnum() and needle[0].isalnum())) and (
                at + len(needle) == len(self.text)
                or not (self.text[at + len(needle)].isalnum() and needle[-1].isalnum())
            )
            if whole:
                found.append(at)
            at = self.text.find(needle, at + 1)
        return found

    def offset(self, quote: str) -> int | None:
        """Return where a quote begins in `content`, or None if it does not stand there."""
        found = self.places(quote)
        if not found:
            return None
        before = self.text[: found[0]].count(" ")
        return self._content_starts[before] if before < len(self._content_starts) else None

    @cached_property
    def _content_starts(self) -> list[int]:
        """Offset in `content` of each word."""
        starts, at = [], 0
        content = self.content.translate(_MARKS)
        for word in self._words:
            at = content.index(word, at)
            starts.append(at)
            at += len(word)
        return starts

    def nearest(self, quote: str) -> str:
        """Return the passage of the source that is most like a quote, or "" if none is."""
        from rapidfuzz import fuzz

        if not self.text:
            return ""
        needle = " ".join(quote.translate(_MARKS).split())
        found = fuzz.partial_ratio_alignment(needle, self.text, score_cutoff=55)
        if found is None:
            return ""
        start = self.text.rfind(" ", 0, found.dest_start + 1) + 1
        end = self.text.find(" ", found.dest_end)
        return self.text[start : end if end >= 0 else len(self.text)]
