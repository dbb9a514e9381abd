"""Tables as tables: multi-row headers, rows that are notes or events, missing cells, columns that others determine."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from itertools import permutations

from questions.drafting.articles import Article, Block
from questions.drafting.candidate import MAX_QUOTE, Candidate
from questions.text.dates import find_dates

_RULE = re.compile(r"[\s:|+=-]+")
_MISSING = frozenset(
    {"", "—", "–", "-", "--", "n/a", "na", "?", "...", "…", "unknown", "not known", "none given", "no data"}
)
_NUMBER = re.compile(r"[-−+]?(?:\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d+)(?:\.\d+)?")
_REFS = re.compile(r"^(?:refs?|references?|sources?|notes?|citations?)\.?$", re.IGNORECASE)
_MOST = 400
"""Rows of a table that are read."""


@dataclass(slots=True)
class Line:
    """A row of a table in the text."""

    cells: list[str]
    start: int
    end: int


@dataclass(slots=True)
class Grid:
    """A table: column names, rows of cells (None is missing), and what stands between them."""

    columns: list[str]
    rows: list[list[str | None]]
    lines: list[Line]
    notes: list[Line]
    section: str
    disagrees: list[str] = field(default_factory=list)
    first: Line | None = None
    """The first row that holds data."""


def grids(article: Article) -> Iterator[Grid]:
    """Yield the tables of an article."""
    run: list[Block] = []
    for block in [*article.blocks, None]:
        if block is not None and block.kind == "row" and (not run or block.start <= run[-1].end + 2):
            run.append(block)
            continue
        if len(run) > 2 and (made := _grid(article, run[:_MOST])):
            yield made
        run = [block] if block is not None and block.kind == "row" else []


def _grid(article: Article, run: list[Block]) -> Grid | None:
    lines: list[Line] = []
    ruled = 0
    for block in run:
        raw = article.text[block.start : block.end]
        if _RULE.fullmatch(raw) and "-" in raw:
            ruled = ruled or len(lines)
            continue
        body = raw.strip().removeprefix("|").removesuffix("|")
        cells = [re.sub(r"''+|\*\*|\[\d+\]", "", cell).strip() for cell in body.split("|")][:60]
        lines.append(Line(cells, block.start + len(raw) - len(raw.lstrip()), block.start + len(raw.rstrip())))
    width = max((len(line.cells) for line in lines), default=0)
    for line in lines:
        line.cells += [""] * (width - len(line.cells))
    if width < 2 or len(lines) < 2:
        return None
    heads = max(ruled, _heads(lines, width)) if ruled else _heads(lines, width)
    names = _names([line.cells for line in lines[:heads]], width)
    rows, notes = [], []
    for line in lines[heads:]:
        given = [cell for cell in line.cells if cell]
        if width > 2 and len(given) <= (2 if width > 3 else 1) and not (len(given) == 2 and _valued(given[1])):
            notes.append(line)
        else:
            rows.append(line)
    kept = [
        at
        for at in range(width)
        if not _REFS.match(names[at]) and any(line.cells[at].lower() not in _MISSING for line in rows)
    ]
    values = [[_value(line.cells[at]) for at in kept] for line in rows]
    if not values or len(kept) < 2:
        return None
    grid = Grid([names[at] for at in kept], values, lines, notes, run[0].section, first=rows[0])
    _derive(grid)
    return grid


def _heads(lines: list[Line], width: int) -> int:
    """Return how many rows are headers: those before the first with a number or date, at least one."""
    for index, line in enumerate(lines[:4]):
        valued = sum(1 for cell in line.cells if _valued(cell))
        if index and valued * 3 >= sum(1 for cell in line.cells if cell):
            return index
    return 1


def _names(heads: list[list[str]], width: int) -> list[str]:
    """Join the header rows; a heading over several columns stands before each of theirs."""
    filled = []
    for level, head in enumerate(heads):
        out, last, spans = [], "", False
        below = heads[level + 1] if level + 1 < len(heads) else None
        for at in range(width):
            if head[at]:
                last = head[at]
                spans = below is not None and bool(below[at])  # a heading over several has a heading below it too
                out.append(last)
            else:
                spans = spans and below is not None and bool(below[at])
                out.append(last if spans else "")
        filled.append(out)
    names = [" ".join(dict.fromkeys(level[at] for level in filled if level[at])) for at in range(width)]
    return [" ".join(name.split()) or f"column {at + 1}" for at, name in enumerate(names)]


def _valued(cell: str) -> bool:
    """Return whether a cell holds a number or a date."""
    value = _value(cell)
    return value is not None and (value != " ".join(cell.split()) or (value[-1:].isdigit() and not value[:1].isalpha()))


def _value(cell: str) -> str | None:
    """Return a cell as a plain number or EDTF date where it is one, else its text; None where it is missing."""
    text = " ".join(cell.split())
    if text.lower() in _MISSING:
        return None
    bare = re.sub(r"\s*(?:%|per cent|percent)$|^[~$€£]", "", text).strip()
    if _NUMBER.fullmatch(bare) and not re.fullmatch(r"(?:1[5-9]|20)\d\d", bare):
        return re.sub(r"[,\s]", "", bare).replace("−", "-").removeprefix("+")
    found = find_dates(text)
    if len(found) == 1 and found[0].start == 0 and found[0].end == len(text):
        return found[0].date.edtf
    return text


def _decimal(value: str | None) -> Decimal | None:
    try:
        return Decimal(value) if value is not None and _NUMBER.fullmatch(value) else None
    except InvalidOperation:
        return None


def _derive(grid: Grid) -> None:
    """Report the rows in which a lead, total or change disagrees with the columns that it comes from."""
    numbers = [[_decimal(value) for value in row] for row in grid.rows]
    columns = range(len(grid.columns))
    numeric = [c for c in columns if sum(row[c] is not None for row in numbers) * 2 > len(numbers)]
    for target in numeric:
        word = grid.columns[target].lower()
        if re.search(r"\b(?:lead|margin|difference|change|gap|net|balance|surplus)\b", word):
            pairs = [(a, b) for a, b in permutations([c for c in numeric if c != target][:8], 2)]
            _best(grid, numbers, target, [((1, a), (-1, b)) for a, b in pairs])
        elif re.search(r"\b(?:total|sum|all|overall|combined)\b", word):
            others = [c for c in numeric if c < target][-6:]
            runs = [others[-n:] for n in range(2, len(others) + 1)]
            _best(grid, numbers, target, [tuple((1, c) for c in run) for run in runs])


def _best(
    grid: Grid, numbers: list[list[Decimal | None]], target: int, ways: list[tuple[tuple[int, int], ...]]
) -> None:
    """Take the derivation that most rows bear out, and report those that don't."""
    scored = []
    for way in ways:
        held, broken, missing = 0, [], []
        for index, row in enumerate(numbers):
            goal = row[target]
            terms = [(sign, row[c]) for sign, c in way]
            if goal is None:
                continue
            if any(term is None for _, term in terms):
                missing.append(index)
                continue
            total = sum((sign * term for sign, term in terms if term is not None), Decimal(0))
            if total == goal:
                held += 1
            else:
                broken.append((index, total))
        scored.append((held, -len(broken), way, broken, missing))
    if not scored:
        return
    held, _, way, broken, missing = max(scored, key=lambda one: one[:2])
    if held < 2 or held <= len(broken):
        return
    said = " ".join(f"{'+' if sign > 0 else '-'} {grid.columns[c]}" for sign, c in way).removeprefix("+ ")
    name = grid.columns[target]
    for index, total in broken:
        grid.disagrees.append(
            f"{grid.rows[index][0]}: {name} says {grid.rows[index][target]}, but {said} is {total.normalize():f}"
        )
    for index in missing:
        grid.disagrees.append(
            f"{grid.rows[index][0]}: {name} says {grid.rows[index][target]}, but an input of {said} is missing"
        )


def _told(grid: Grid) -> Line | None:
    """Return the headers and the first row as one passage, if a quote can hold them."""
    first = grid.first
    if first is None or first.end - grid.lines[0].start > MAX_QUOTE:
        return None
    return Line(first.cells, grid.lines[0].start, first.end)


def propose(article: Article) -> Iterator[Candidate]:
    """Yield each table, and the events that stand between its rows."""
    for grid in grids(article):
        line = _told(grid) or max(grid.lines, key=lambda one: (sum(1 for cell in one.cells if cell), -one.start))
        quote = article.text[line.start : line.end][:MAX_QUOTE]
        slots = {
            "title": grid.section, "columns": grid.columns, "rows": grid.rows,
            "notes": [": ".join(cell.strip("*_") for cell in note.cells if cell) for note in grid.notes],
        }  # fmt: skip
        yield Candidate("table", slots, quote, line.start, tuple(grid.disagrees), grid.section)
        for note in grid.notes:
            given = [cell for cell in note.cells if cell]
            if len(given) == 2 and (dates := find_dates(given[0])) and dates[0].text == given[0]:
                raw = article.text[note.start : note.end][:MAX_QUOTE]
                yield Candidate(
                    "event", {"clause": given[1], "when": dates[0].date.edtf}, raw, note.start,
                    ("a headline: write it as a clause in the past, its verb marked [past|base]",), grid.section,
                )  # fmt: skip
