"""Spreadsheets -> rows of text: CSV in any usual dialect and encoding, and .xlsx without formulas, macros or links."""

from __future__ import annotations

import csv
import io
import re
import warnings
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from questions.errors import UsageError

LARGEST = 16_000_000
"""Bytes of a file."""
UNPACKED = 128_000_000
"""Bytes that the parts of an .xlsx may unpack to."""
_DATE = re.compile(r"(\d{1,2})([./])(\d{1,2})\2(\d{4})", re.ASCII)
ROWS, COLUMNS, CELL = 20_000, 200, 4_000
INSTALL = "pip install 'factdeck[xlsx]'"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as read: its header, its rows as texts, and the line of each row in its file."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_sheet(path: Path, sheet: str | None = None) -> Sheet:
    """Read a spreadsheet whose first row with words names the columns.

    Args:
        path: A .csv, .tsv, .txt or .xlsx file.
        sheet: Of an .xlsx, the sheet's name; the first where left out.

    Raises:
        UsageError: If it can't be read, is too large, or has no header.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise UsageError(f"{path}: larger than {LARGEST:,} bytes; split it")
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: can't be read ({error.strerror})") from error
    raw = _xlsx(data, path, sheet) if data[:4] == b"PK\x03\x04" or path.suffix.lower() == ".xlsx" else _csv(data, path)
    return _table(raw, path)


def _table(raw: list[list[str]], path: Path) -> Sheet:
    filled = [(number, row) for number, row in enumerate(raw, start=1) if any(row)]
    if not filled:
        raise UsageError(f"{path}: the table is empty; begin with a row of column names")
    number, head = filled[0]
    while head and not head[-1]:
        head = head[:-1]
    if "" in head:
        raise UsageError(f"{path}:{number}: column {head.index('') + 1} has no name")
    double = [name for index, name in enumerate(head) if name in head[:index]]
    if double:
        raise UsageError(f"{path}:{number}: two columns are called {double[0]!r}; rename one")
    if len(filled) - 1 > ROWS or len(head) > COLUMNS:
        raise UsageError(f"{path}: more than {ROWS:,} rows or {COLUMNS} columns; split it")
    width = len(head)
    for number, row in filled[1:]:
        if any(row[width:]):
            raise UsageError(
                f"{path}:{number}: this row has more cells than there are columns; quote cells with commas"
            )
        if any(len(cell) > CELL for cell in row):
            raise UsageError(f"{path}:{number}: a cell has more than {CELL:,} characters")
    rows = tuple(tuple(_date(cell) for cell in (row + [""] * width)[:width]) for _, row in filled[1:])
    return Sheet(tuple(head), rows, tuple(number for number, _ in filled[1:]))


def _date(text: str) -> str:
    """Return a date of the forms 24.3.1999 and 24/3/1999 as 1999-03-24; one that may be read in two ways stays as it is."""
    found = _DATE.fullmatch(text)
    if not found:
        return text
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    day, month = (first, second) if found[2] == "." or first > 12 else (second, first)
    if found[2] == "/" and first <= 12 and second <= 12 and first != second:
        return text
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return text


def _decoded(data: bytes, path: Path) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "cp1252", "latin-1"]  # what spreadsheets of today and of yesterday write
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise UsageError(f"{path}: this is no text; save the sheet as CSV in UTF-8, or as .xlsx")


def _csv(data: bytes, path: Path) -> list[list[str]]:
    text = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n")
    first, _, rest = text.partition("\n")
    if first.lower().startswith("sep=") and len(first) == 5:  # Excel's own hint
        separator, text = first[4], "\n" + rest
    else:
        separator = _separator(text)
    if separator == '"' or separator.isalnum() or separator in "\n ":
        raise UsageError(f"{path}:1: {separator!r} can't separate cells; use a comma or a semicolon")
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text), delimiter=separator, strict=True)
    try:
        for row in reader:
            while (
                len(rows) < reader.line_num - 1 and len(rows) <= ROWS + 1000
            ):  # keeps line numbers across quoted breaks
                rows.append([])
            rows.append([" ".join(cell.split()) for cell in row])
            if len(rows) > 2 * ROWS:
                raise UsageError(f"{path}: more than {ROWS:,} rows; split it")
    except csv.Error as error:
        raise UsageError(f"{path}:{reader.line_num}: this is no CSV ({error})") from error
    return rows


def _separator(text: str) -> str:
    """Return what separates the cells of the header: what stands in it most often outside of quotes."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    counts = dict.fromkeys(",;\t|", 0)
    quoted = False
    for char in header:
        if char == '"':
            quoted = not quoted
        elif not quoted and char in counts:
            counts[char] += 1
    return max(counts, key=lambda char: counts[char]) if any(counts.values()) else ","


def _xlsx(data: bytes, path: Path, sheet: str | None) -> list[list[str]]:
    try:
        import openpyxl
    except ImportError:
        raise UsageError(f"{path}: reading .xlsx needs one more package: {INSTALL}") from None
    _safe(data, path)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and links that are not read here
        return _rows_of(openpyxl, data, path, sheet)


def _rows_of(openpyxl: Any, data: bytes, path: Path, sheet: str | None) -> list[list[str]]:
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        names = book.sheetnames
        if sheet is not None and sheet not in names:
            raise UsageError(f"{path}: there is no sheet {sheet!r}; it has {', '.join(names)}")
        tab = book[sheet] if sheet is not None else book.worksheets[0]
        rows: list[list[str]] = []
        for row in tab.iter_rows(max_row=2 * ROWS + 1, max_col=COLUMNS + 1, values_only=True):
            rows.append([_cell(value) for value in row])
            if len(rows) > 2 * ROWS:
                raise UsageError(f"{path}: more than {ROWS:,} rows; split it")
    except UsageError:
        raise
    except Exception as error:  # openpyxl raises whatever broken XML makes it trip over
        raise UsageError(
            f"{path}: this is no sound .xlsx ({type(error).__name__}); save it again, or as CSV"
        ) from error
    return rows


def _safe(data: bytes, path: Path) -> None:
    """Refuse archives that unpack to much, and XML that declares entities.

    Raises:
        UsageError: For those.
    """
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                with archive.open(info) as part:  # what it really unpacks to; what its header says may be a lie
                    first = True
                    while chunk := part.read(1 << 20):
                        total += len(chunk)
                        if total > UNPACKED:
                            raise UsageError(f"{path}: unpacks to more than {UNPACKED:,} bytes; that is no table")
                        if first and b"<!DOCTYPE" in chunk[:4096]:
                            raise UsageError(f"{path}: declares entities of its own, which no spreadsheet needs")
                        first = False
    except (zipfile.BadZipFile, NotImplementedError, OSError, RuntimeError, EOFError, ValueError, MemoryError) as error:
        raise UsageError(f"{path}: this is no sound .xlsx ({error}); save it again, or as CSV") from error
    except Exception as error:  # zlib.error and kin have no common parent
        raise UsageError(f"{path}: this is no sound .xlsx ({error}); save it again, or as CSV") from error


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return " ".join(str(value).split())
