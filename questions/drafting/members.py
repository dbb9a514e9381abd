"""Lists: "four states do not recognise it—Greece, Romania, Slovakia, and Spain"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import HEDGE, tidy
from questions.text.numbers import find_numbers

_BREAK = re.compile(r"\s*(?:—|–(?=\s)|(?<=\s)–|(?<=\s)--?(?=\s)|:(?=\s))\s*")
_AND = re.compile(r",?\s+(?:and|or|as well as)\s+")
_VERBAL = re.compile(r"\b(?:was|were|is|are|has|had|which|that|who|will|would)\b")


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield the list after a dash or colon, and whether its count agrees with the number that announces it."""
    text = sentence.text
    for match in _BREAK.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        members = _members(after)
        if not members or HEDGE.search(before):
            continue
        counts = [n for n in find_numbers(before) if not n.ordinal and n.value == len(members)]
        named = all(member[:1].isupper() for member in members)
        if not counts and not (named and len(members) >= 2 and re.search(r"\b\w+s\b", before)):
            continue
        group = tidy(before)
        slots = {"group": group, "members": members, "complete": bool(counts)}
        yield make(sentence, "membership", slots, flags=() if counts else ("no count says that the list is complete",))
        return


def _members(text: str) -> list[str]:
    """Return the members of an enumeration, or nothing if the text is none."""
    body = re.split(r"—|\s–\s|;|\.\s", text, maxsplit=1)[0].rstrip(". ")
    body = re.sub(r",?\s+(?:which|impeding|making|leaving|thus|thereby)\b.*$", "", body)
    joint = list(_AND.finditer(body))
    if not joint:
        return []
    head, tail = body[: joint[-1].start()], body[joint[-1].end() :]
    tail = tail.split(",")[0]
    parts = [part.strip() for part in [*head.split(","), tail]]
    if any(not part or len(part) > 70 or _VERBAL.search(part) for part in parts) or not 2 <= len(parts) <= 40:
        return []
    return parts
