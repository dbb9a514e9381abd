"""CSV -> rows of cells with places, since the `csv` module does not tell where a cell begins."""

from __future__ import annotations

from questions.problems import Place, Problem
from questions.reading.limits import Limits
from questions.reading.nodes import Branch, Leaf, Table


def parse_csv(text: str, path: str, limits: Limits) -> tuple[Branch, list[Leaf], list[Problem]]:
    """Parse a CSV file whose first row names the columns.

    Args:
        text: The file, with line feeds at the ends of lines.
        path: How it is called in problems.
        limits: Limits on the number of rows.

    Returns:
        The rows as mappings from column name to cell, the header cells, and the problems found.
    """
    problems: list[Problem] = []
    records = [record for record in _records(text, path, problems) if any(cell.text.strip() for cell in record)]
    rows = Branch(Place(path))
    if not records:
        problems.append(Problem.at(Place(path), "P113", "the table is empty", mend="begin with a row of column names"))
        return rows, [], problems
    header = records[0]
    names = [cell.text.strip() for cell in header]
    if len(names) == 1 and (";" in names[0] or "\t" in names[0]):
        problems.append(
            Problem.at(
                header[0].place,
                "P113",
                "the cells are not separated by commas",
                text=names[0],
                mend="export the table as comma-separated CSV",
            )
        )
        return rows, [], problems
    for index, cell in enumerate(header):
        if names[index] in names[:index]:
            problems.append(
                Problem.at(
                    cell.place,
                    "P108",
                    f"two columns are called {names[index]!r}",
                    text=cell.text,
                    mend="rename one of them",
                )
            )
    if len(records) - 1 > limits.rows:
        problems.append(
            Problem.at(
                Place(path),
                "P102",
                f"the table has more than {limits.rows:,} rows",
                mend="split it into several tables",
            )
        )
        records = records[: limits.rows + 1]
    for record in records[1:]:
        if len(record) != len(header):
            problems.append(
                Problem.at(
                    record[0].place,
                    "P113",
                    f"this row has {len(record)} cells, the header has {len(header)}",
                    text=", ".join(cell.text for cell in record),
                    mend='give it one cell for each column; quote cells with commas: "1,100"',
                )
            )
            continue
        row = Table(record[0].place)
        for name, cell in zip(names, record, strict=True):
            row.entries.setdefault(name, cell)
            row.keys.setdefault(name, cell.place)
        rows.items.append(row)
    return rows, header, problems


def _records(text: str, path: str, problems: list[Problem]) -> list[list[Leaf]]:
    """Cut CSV (RFC 4180) into records."""
    records: list[list[Leaf]] = []
    record: list[Leaf] = []
    at, line, start = 0, 1, 0
    while at <= len(text):
        place = Place(path, line, at - start + 1)
        if at < len(text) and text[at] == '"':
            end, value = _quoted(text, at)
            if end < 0:
                problems.append(
                    Problem.at(
                        place,
                        "P113",
                        "this quoted cell is never closed",
                        text=text[at : at + 60],
                        mend='close it with "',
                    )
                )
                break
            line += text.count("\n", at, end)
            newline = text.rfind("\n", at, end)
            start = newline + 1 if newline >= 0 else start
            stray = end
            while end < len(text) and text[end] not in ",\n":
                end += 1
            if text[stray:end].strip():
                problems.append(
                    Problem.at(
                        place,
                        "P113",
                        "text stands after the closing quote of this cell",
                        text=text[at:end],
                        mend='write "" for a quote inside of a quoted cell',
                    )
                )
        else:
            end = _plain_end(text, at)
            value = text[at:end].strip()
        record.append(Leaf(place, value, True))
        if end >= len(text) or text[end] == "\n":
            records.append(record)
            record = []
            line += 1
            start = end + 1
        at = end + 1
    return records


def _plain_end(text: str, at: int) -> int:
    comma, newline = text.find(",", at), text.find("\n", at)
    ends = [end for end in (comma, newline) if end >= 0]
    return min(ends, default=len(text))


def _quoted(text: str, at: int) -> tuple[int, str]:
    """Return the end of the quoted cell that begins at `at` (-1 if it has none) and its value."""
    out: list[str] = []
    at += 1
    while True:
        end = text.find('"', at)
        if end < 0:
            return -1, ""
        out.append(text[at:end])
        if text[end + 1 : end + 2] != '"':
            return end + 1, "".join(out)
        out.append('"')
        at = end + 2
