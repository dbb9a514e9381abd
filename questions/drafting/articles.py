"""Articles as blocks: headings, paragraphs, list items and tables, with offsets into the text that is quoted."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Literal

from questions.errors import UsageError

MAX_CHARS = 2_000_000
"""Longest article; a book is drafted chapter by chapter."""
Form = Literal["text", "markdown", "html"]

_HEADING = re.compile(r"^(?:(={1,6})\s*(?P<wiki>[^=\n]{1,300}?)\s*=+|(#{1,6})\s+(?P<md>[^\n]{1,300}?)\s*#*)\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"^\s*\|?[\s:|+=-]+\|?\s*$")
_REFERENCE = re.compile(r"\[\d{1,4}\]|\[citation needed\]")
_TEXT_BLOCKS = (
    "p div section article main header ul ol li table tr br hr h1 h2 h3 h4 h5 h6 blockquote dl dt dd figure "
    "figcaption aside nav caption title pre body html"
)
_BLOCKS = frozenset(_TEXT_BLOCKS.split())
_TEXT_HIDDEN = "script style head nav footer noscript template sup"
_HIDDEN = frozenset(_TEXT_HIDDEN.split())


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of an article."""

    kind: Literal["heading", "paragraph", "item", "row"]
    start: int
    end: int
    section: str


@dataclass(frozen=True, slots=True)
class Article:
    """The text that facts quote, and its blocks in order."""

    text: str
    title: str
    blocks: tuple[Block, ...]


class _Page(HTMLParser):
    """A page as text: a line a block, headings marked, rows of tables as pipe rows."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []
        self._cells: list[tuple[str, int, int]] | None = None
        self._spans: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._span = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _HIDDEN:
            self._hidden.append(tag)
        if self._hidden:
            return
        if tag == "table":
            self._spans = {}
        if tag == "tr":
            self._close_row()
            self._cells = []
        elif tag in {"td", "th"}:
            self._close_cell()
            if self._cells is None:
                self._cells = []
            self._cell = []
            got = dict(attrs)
            self._span = (_span(got.get("colspan")), _span(got.get("rowspan")))
        elif tag in _BLOCKS and self._cell is None:
            self.parts.append("\n")
            if re.fullmatch("h[1-6]", tag):
                self.parts.append(f"\n{'#' * int(tag[1])} ")
            elif tag == "li":
                self.parts.append("- ")
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if self._hidden:
            if tag in self._hidden:
                while self._hidden.pop() != tag:
                    pass
            return
        if tag in {"td", "th"}:
            self._close_cell()
        elif tag in {"tr", "table"}:
            self._close_row()
            if tag == "table":
                self.parts.append("\n\n")
        elif tag in _BLOCKS and self._cell is None:
            self.parts.append("\n\n" if tag != "li" else "\n")

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        flat = re.sub(r"\s+", " ", data)
        if self._cell is not None:
            self._cell.append(flat)
        elif self._cells is None or flat.strip():
            self.parts.append(flat)

    def _close_cell(self) -> None:
        if self._cell is not None and self._cells is not None:
            self._cells.append((" ".join("".join(self._cell).split()).replace("|", "/"), *self._span))
        self._cell = None

    def _close_row(self) -> None:
        self._close_cell()
        if self._cells is None:
            return
        row: list[str] = []
        later: dict[int, int] = {}
        waiting = list(self._cells)
        while (waiting or len(row) in self._spans) and len(row) < 60:
            at = len(row)
            if at in self._spans:
                row.append("")
                if self._spans[at] > 1:
                    later[at] = self._spans[at] - 1
                continue
            text, wide, tall = waiting.pop(0)
            for extra in range(wide):
                if tall > 1:
                    later[at + extra] = tall - 1
                row.append(text if extra == 0 else "")
        self._spans = later
        self._cells = None
        if row:
            self.parts.append("\n| " + " | ".join(row) + " |\n")

    def text(self) -> str:
        """Return the page's text."""
        self.close()
        self._close_row()
        lines = [" ".join(line.split()) for line in "".join(self.parts).split("\n")]
        return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).replace("|\n\n|", "|\n|").strip() + "\n"


def _span(value: str | None) -> int:
    return (
        min(50, int(value))
        if value and value.isascii() and value.isdigit() and 0 < len(value) < 4 and int(value)
        else 1
    )


def form_of(name: str, text: str) -> Form:
    """Return the form of an article by its name, else by its beginning."""
    suffix = name.rpartition(".")[2].lower()
    if suffix in {"html", "htm", "xhtml"} or re.match(r"\s*(?:<!doctype html|<html)", text[:200], re.IGNORECASE):
        return "html"
    return "markdown" if suffix in {"md", "markdown"} else "text"


def read_article(text: str, form: Form = "text") -> Article:
    """Cut an article into blocks.

    Args:
        text: The article, decoded.
        form: How it is marked up. A page becomes text first, and quotes are of that text.

    Raises:
        UsageError: If it is too long or has nothing to read.
    """
    if len(text) > MAX_CHARS:
        raise UsageError(f"The article has {len(text)} characters; at most {MAX_CHARS}. Draft it in parts.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", " ")
    if form == "html":
        page = _Page()
        try:
            page.feed(text)
            text = page.text()
        except (AssertionError, ValueError) as error:  # what the parser of pages raises on broken declarations
            raise UsageError(f"The page can't be read: {error}. Save it again, or as plain text.") from error
        text = html.unescape(text).replace("\u00a0", " ")
    if not text.strip():
        raise UsageError("The article is empty. Give a text of a sentence or more.")
    blocks = tuple(_blocks(text))
    title = next((text[b.start : b.end] for b in blocks if b.kind == "heading"), "")
    return Article(text, " ".join(title.strip("=# \n").split()), blocks)


def _blocks(text: str) -> Iterator[Block]:
    section, at = "", 0
    open_at: int | None = None
    end = 0
    for line in text.split("\n"):
        start, at = at, at + len(line) + 1
        bare = line.strip()
        heading = _HEADING.match(line)
        single = heading is not None or bare.startswith("|") or _ITEM.match(line) or not bare
        if single and open_at is not None:
            yield Block("paragraph", open_at, end, section)
            open_at = None
        if heading:
            section = (heading["wiki"] or heading["md"]).strip()
            yield Block("heading", start, start + len(line), section)
        elif bare.startswith("|"):
            yield Block("row", start, start + len(line), section)
        elif mark := _ITEM.match(line):
            yield Block("item", start + mark.end(), start + len(line), section)
        elif bare:
            open_at = start if open_at is None else open_at
            end = start + len(line)
    if open_at is not None:
        yield Block("paragraph", open_at, end, section)
