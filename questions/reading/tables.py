"""Tables before their validation: rows joined in from CSV, and every bad cell reported at its own place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation

from questions.facts.table import row_key
from questions.facts.time import Date
from questions.problems import Problem
from questions.reading.csvtree import parse_csv
from questions.reading.files import Files
from questions.reading.friendly import did_you_mean
from questions.reading.nodes import Branch, Leaf, Node, Table, is_omitted


def join_csv(fact: Table, files: Files, name: str) -> list[Problem]:
    """Replace `csv: tables/x.csv` by the rows of that file, in place. Returns the problems found."""
    named = fact.entries.get("csv")
    if not isinstance(named, Leaf) or is_omitted(named):
        return []
    if "rows" in fact.entries and not is_omitted(fact.entries["rows"]):
        return [Problem.at(fact.keys["rows"], "P212", f"{name} has both `rows` and `csv`", mend="keep one of them")]
    path = files.named(named.text, named.place)
    text = files.text(path, named.place) if path is not None else None
    if path is None or text is None:
        return []
    rows, header, problems = parse_csv(text, files.label(path), files.limits)
    known = [column["name"] for column in _columns(fact)]
    for cell in header:
        if known and cell.text.strip() not in known:
            problems.append(
                Problem.at(
                    cell.place,
                    "P214",
                    f"{name} has no column {cell.text.strip()!r}",
                    text=cell.text,
                    mend=did_you_mean(cell.text, known, f"its columns are {', '.join(known)}"),
                )
            )
    for row in rows.items:
        assert isinstance(row, Table)
        for cell in header:
            if known and cell.text.strip() not in known:
                row.entries.pop(cell.text.strip(), None)
    fact.entries["rows"] = rows
    fact.keys["rows"] = named.place
    return problems


def check_rows(fact: Table, name: str) -> list[Problem]:
    """Return every problem with the cells of a table, each at its place."""
    rows = fact.entries.get("rows")
    if not isinstance(rows, Branch):
        return []
    columns = {column["name"]: column for column in _columns(fact)}
    key = fact.entries.get("key")
    key_name = key.text if isinstance(key, Leaf) else ""
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for row in rows.items:
        if isinstance(row, Table):
            problems.extend(_row(row, columns, key_name, name, seen))
    return problems


def _row(
    row: Table, columns: Mapping[str, Mapping[str, str]], key: str, name: str, seen: dict[str, int]
) -> Iterator[Problem]:
    cell = row.entries.get(key)
    text = cell.text.strip() if isinstance(cell, Leaf) else ""
    if key in columns and not text:
        yield Problem.at(
            row.place, "P215", f"a row of {name} has no {key!r}, which names the rows", mend=f"fill in {key}"
        )
    if text:
        slug = row_key(text)
        if slug in seen and cell is not None:
            yield Problem.at(
                cell.place,
                "P215",
                f"two rows of {name} share the key {text!r} (first in line {seen[slug]})",
                text=text,
                mend="make the keys differ, or drop one row",
            )
        seen.setdefault(slug, row.place.line)
    for column_name, value in row.entries.items():
        column = columns.get(column_name)
        if column is None:
            yield Problem.at(
                row.keys[column_name],
                "P214",
                f"{name} has no column {column_name!r}",
                text=column_name,
                mend=did_you_mean(column_name, columns, f"its columns are {', '.join(columns)}"),
            )
        elif isinstance(value, Leaf):
            yield from _cell(value, column, name)


def _cell(cell: Leaf, column: Mapping[str, str], name: str) -> Iterator[Problem]:
    text = cell.text.strip()
    if not text:
        return
    if "derive" in column:
        yield Problem.at(
            cell.place,
            "P213",
            f"column {column['name']!r} of {name} is derived ({column['derive']}), so its cells are computed",
            text=text,
            mend="empty this cell",
        )
    elif column.get("type") == "number":
        try:
            Decimal(text)
        except InvalidOperation:
            yield Problem.at(
                cell.place,
                "P206",
                f"column {column['name']!r} of {name}: {text!r} is not a number",
                text=text,
                mend="write plain digits, as in 1100 or 88.7; leave a missing cell empty",
            )
    elif column.get("type") == "date":
        try:
            Date.parse(text)
        except ValueError as error:
            yield Problem.at(
                cell.place,
                "P205",
                f"column {column['name']!r} of {name}: {error}",
                text=text,
                mend="write 1999, 1999-03 or 1999-03-24; leave a missing cell empty",
            )


def _columns(fact: Table) -> list[dict[str, str]]:
    """Return the declared columns, as far as they can be made out."""
    columns = fact.entries.get("columns")
    found: list[dict[str, str]] = []
    for column in columns.items if isinstance(columns, Branch) else ():
        if isinstance(column, Table):
            texts = {key: _text(value) for key, value in column.entries.items() if _text(value)}
            if "name" in texts:
                found.append(texts)
    return found


def _text(node: Node) -> str:
    return node.text.strip() if isinstance(node, Leaf) else ""
