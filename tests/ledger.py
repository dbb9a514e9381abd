"""What a source document holds that can be checked: its numbers, dates, names and quoted phrases, section by section.

The document of the first pack is not ours to copy, so it is not here. The ledger lists its tokens; where the document is
at hand, they are read from it again.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent


class Token(NamedTuple):
    """A checkable expression of the document, as it stands there."""

    section: str
    kind: str
    """date, number, name or quote."""
    text: str


_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_YEAR = r"(?:19|20)\d\d(?![\d,.]\d)"
_PATTERNS = {
    "quote": re.compile(r'"([^"]+)"'),
    "date": re.compile(
        rf"\b(\d{{1,2}} {_MONTH} {_YEAR}|{_MONTH}[–-]{_MONTH} {_YEAR}|{_MONTH} {_YEAR}|(?<![\d,.]){_YEAR})\b"
    ),
    "number": re.compile(
        r"(?<![\w.])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?%?"
        r"|\b(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth)\b)"
    ),
}
_WORD = r"(?:[A-Z]\.|[A-Z]\w+)(?!\w)"
_NAME = re.compile(rf"(?<!\w)({_WORD}(?:(?: | of the | of | for ){_WORD})*)")
_TITLES = re.compile(r"^(?:Prime Minister|Foreign Minister|Defense Minister|Ambassador)(?= )")
_OPENERS = frozenset({
    "After", "As", "Accession", "Before", "By", "Dates", "During", "Enlargement", "Every", "Following", "Foreign", "History",
    "However", "In", "Infobox", "International", "Lead", "Longstanding", "Map", "Membership", "Neutral", "On", "Opposed",
    "Pollster", "Positions", "Public", "Ref", "Sample", "See", "Since", "Support", "That", "The", "Under",
})  # fmt: skip
"""Ordinary words that open a sentence, a heading, a list entry or a column."""


def sections(document: str) -> Iterator[tuple[str, str]]:
    """Yield (heading, text) of a document whose headings stand between equals signs; the title's text is the lead."""
    heading, lines = "lead", list[str]()
    for line in document.splitlines():
        found = re.fullmatch(r"(=+) (.+) \1", line.strip())
        if found and len(found[1]) == 2:
            yield heading, "\n".join(lines)
            heading, lines = found[2], []
        else:
            lines.append(line.strip(" =") if found else line)
    yield heading, "\n".join(lines)


def tokens(document: str) -> Counter[Token]:
    """Count the numbers, dates, names and quoted phrases of a document."""
    found: Counter[Token] = Counter()
    for heading, text in sections(document):
        for kind, pattern in _PATTERNS.items():
            for match in pattern.finditer(text):
                found[Token(heading, kind, match[1].rstrip(" .,;"))] += 1
            text = pattern.sub(lambda match: "§" * len(match[0]), text)
        for name in names(text):
            found[Token(heading, "name", name)] += 1
    return found


def names(text: str) -> Iterator[str]:
    """Yield the runs of capitalised words, a sentence's ordinary first word and a person's title cut off."""
    text = text.replace("'s ", " § ")
    for match in _NAME.finditer(text):
        run = match[1]
        first, _, rest = run.partition(" ")
        if first in _OPENERS and re.search(r"(?:^|[.!?|\n]|- )\s*$", text[: match.start()]):
            run = rest.removeprefix("of ")
        title = _TITLES.match(run)
        if title:
            yield title[0]
            run = run[title.end() :].strip()
        if run:
            yield run


def digest(found: Iterable[tuple[Token, int]]) -> str:
    """Return a checksum of tokens with their counts, in any order."""
    lines = sorted(f"{token.section}\t{token.kind}\t{token.text}\t{count}" for token, count in found)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def source() -> str | None:
    """Return the document, if it is at hand: `FACTDECK_SOURCE` (a file or a folder), or ../shared/seeds."""
    at = Path(os.environ.get("FACTDECK_SOURCE") or ROOT.parent / "shared" / "seeds")
    files = sorted(at.glob("*.txt")) if at.is_dir() else [at] if at.is_file() else []
    return files[0].read_text(encoding="utf-8") if files else None


def shingles(text: str, length: int = 6) -> set[str]:
    """Return checksums of each run of six words: enough to find a copied passage, too little to restore the text."""
    found = re.findall(r"\w+(?:[.,]\d+)*", text.casefold())
    runs = (" ".join(found[at : at + length]) for at in range(len(found) - length + 1))
    return {hashlib.blake2b(run.encode(), digest_size=5).hexdigest() for run in runs}
