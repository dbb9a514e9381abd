"""Abbreviations in parentheses: "Kosovo Force (KFOR)", "BBC (British Broadcasting Corporation)"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence

_SHORT = re.compile(
    r"\(\s*(?:or |the |hereafter |abbreviated )?[\"“']?([A-Z][A-Za-z0-9&.-]{1,11})[\"”']?\s*(?:[,;][^()]{0,80})?\)"
)
_LONG = re.compile(r"\b([A-Z][A-Z0-9&]{1,9})\s+\(([A-Z][^()]{4,90})\)")
_TEXT_SMALL = "of the and for in on to a an de la du des et & at with"
_SMALL = frozenset(_TEXT_SMALL.split())


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield each short form with the words that it stands for."""
    text = sentence.text
    for match in _SHORT.finditer(text):
        short = match[1].rstrip(".")
        if sum(letter.isupper() for letter in short) < 2:
            continue
        start = _expansion(text[: match.start()].rstrip(), short)
        if start is not None:
            meaning = text[start : match.start()].strip()
            yield make(sentence, "definition", {"term": short, "meaning": meaning}, span=(start, match.end()))
    for match in _LONG.finditer(text):
        if _spells(match[2].split(), match[1]):
            yield make(sentence, "definition", {"term": match[1], "meaning": match[2].strip()}, span=match.span())


def _expansion(before: str, short: str) -> int | None:
    """Return where the words begin whose initials (small words aside) give a short form."""
    starts = [match.start() for match in re.finditer(r"[^\s-]+", before[-160:])]
    base = max(0, len(before) - 160)
    for start in reversed(starts[-12:]):
        first = before[base + start :].split()[0]
        if first.lower() in _SMALL or not (first[:1].isupper() or first.lower()[:1] == short.lower()[:1]):
            continue
        words = re.findall(r"[^\s-]+", before[base + start :])
        if _spells(words, short):
            return base + start
    return None


def _spells(words: list[str], short: str) -> bool:
    """Return whether the letters of a short form stand in the words in order, each word but small ones giving its first."""
    letters = re.sub(r"[^a-z0-9]", "", short.lower())
    if not words or not letters or words[0][:1].lower() != letters[0]:
        return False
    big = [word.lower() for word in words if word.lower() not in _SMALL]
    for candidates in (big, [word.lower() for word in words]):
        at = 0
        for index, word in enumerate(candidates):
            if at >= len(letters) or word[:1] != letters[at]:
                break
            at += 1
            last = index == len(candidates) - 1
            if last:  # the last word may give several: Kosovo FORce
                for letter in word[1:]:
                    if at < len(letters) and letter == letters[at]:
                        at += 1
        else:
            if at == len(letters):
                return True
    return False
