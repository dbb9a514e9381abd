"""Catalogues: the facts of one compiled pack in a SQLite file with a full-text index, for lists that page from it.

A catalogue is a cache like the compiled pack beside it: keyed by the content's hash, made when the pack is compiled, never
changed. What a learner remembers is joined from the log, which is attached read-only.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from questions.errors import StoreError
from quiz.core.browsing import Facets, Row, Wanted

if TYPE_CHECKING:
    from quiz.core.figures import Figure
    from quiz.core.pages import Page

SCHEMA = """
CREATE TABLE pack (id TEXT NOT NULL, title TEXT NOT NULL) STRICT;
CREATE TABLE fact (
    n INTEGER PRIMARY KEY,            -- place in the pack, from 1
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    sentence TEXT NOT NULL,
    date TEXT NOT NULL,               -- as it is said
    first REAL,                       -- days since 1970-01-01
    last REAL,
    thread TEXT NOT NULL,
    points INTEGER NOT NULL,
    page TEXT NOT NULL                -- JSON
) STRICT;
CREATE INDEX fact_time ON fact (first, last, n) WHERE first IS NOT NULL;
CREATE INDEX fact_kind ON fact (kind);
CREATE INDEX fact_thread ON fact (thread, n) WHERE thread <> '';
CREATE TABLE tag (tag TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (tag, n)) STRICT, WITHOUT ROWID;
CREATE TABLE about (entity TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (entity, n)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (
    sentence, said, quotes, content = '', tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
);
"""

RANKED = 400
"""The best matches come first up to so many; of more, none is better than the others in a way that a person would see."""

_WORD = re.compile(r"[^\W_]+")
_ROW = "f.n, f.id, f.kind, f.sentence, f.date, coalesce(s.memory, iif(?, 'new', ''))"


def build(folder: Path, name: str, pack: tuple[str, str], pages: Iterable[Page]) -> Path | None:
    """Write a catalogue, whole or not at all.

    Args:
        folder: The folder of compiled packs.
        name: The catalogue's file name.
        pack: Its id and title.
        pages: The facts, in the pack's order.

    Returns:
        The file; None where the folder can't be written.
    """
    temporary = ""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=name, suffix=".tmp")
        os.close(handle)
        db = sqlite3.connect(temporary, isolation_level=None)
        try:
            # Nothing of it is lost that can't be made again: no journal, no waiting for the disk.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.executescript(SCHEMA)
            db.execute("BEGIN")
            db.execute("INSERT INTO pack (id, title) VALUES (?,?)", pack)
            for n, page in enumerate(pages, start=1):
                _write(db, n, page)
            db.execute("INSERT INTO words (words) VALUES ('optimize')")
            db.execute("COMMIT")
        finally:
            db.close()
        Path(temporary).replace(folder / name)
    except (OSError, sqlite3.Error):
        Path(temporary).unlink(missing_ok=True) if temporary else None
        return None
    return folder / name


def _write(db: sqlite3.Connection, n: int, page: Page) -> None:
    db.execute(
        "INSERT INTO fact (n, id, kind, sentence, date, first, last, thread, points, page) VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            n, page.id, page.kind, page.sentence, page.date, page.first, page.last, page.thread,
            sum(slot.point for slot in page.slots), json.dumps(asdict(page), ensure_ascii=False, separators=(",", ":")),
        ),
    )  # fmt: skip
    db.executemany("INSERT OR IGNORE INTO tag (tag, n) VALUES (?,?)", [(tag, n) for tag in page.tags])
    db.executemany("INSERT OR IGNORE INTO about (entity, n) VALUES (?,?)", [(entity, n) for entity in page.about])
    said = " ".join([page.words, page.id, page.kind, *page.tags, *(slot.value for slot in page.slots)])
    quotes = " ".join(passage.quote for passage in page.passages)
    db.execute("INSERT INTO words (rowid, sentence, said, quotes) VALUES (?,?,?,?)", (n, page.sentence, said, quotes))


def query_of(text: str) -> str:
    """Return a full-text query for what a person typed: every word must be there, the last one may be only begun.

    What is typed is taken as words and never as SQLite's query language, so that no input is an error.
    """
    found = _WORD.findall(text)
    if not found:
        return ""
    begun = text[-1:].isspace()
    words = [f'"{word}"' for word in found]
    return " AND ".join(words if begun else [*words[:-1], words[-1] + " *"])


class Catalogue:
    """One open catalogue."""

    def __init__(self, file: Path, log: Path) -> None:
        """Open a catalogue.

        Args:
            file: What `build` wrote.
            log: The learner's log.

        Raises:
            StoreError: If one of the files can't be read.
        """
        self.file = file
        self.stood = False
        """Whether what the learner remembers has been joined."""
        self._lists = 0
        try:
            self.db = sqlite3.connect(
                f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False
            )
            self.db.execute("PRAGMA temp_store = MEMORY")
            self.db.execute("ATTACH ? AS log", (f"{log.absolute().as_uri()}?mode=ro",))
            self.pack, self.title = self.db.execute("SELECT id, title FROM pack").fetchone()
            self.db.execute("CREATE TEMP TABLE standing (n INTEGER PRIMARY KEY, memory TEXT NOT NULL)")
        except sqlite3.Error as error:
            raise StoreError(f"{file}: {error}; delete the folder {file.parent}, it is made again") from error

    def close(self) -> None:
        """Close the file."""
        self.db.close()

    def stand(self, day: int, known: float) -> None:
        """Join what the learner remembers; lists show it and can be filtered by it from then on.

        Args:
            day: Ordinal of the learner's day.
            known: Days of stability from which a point counts as known.
        """
        self.db.execute("DELETE FROM temp.standing")
        # The innermost query reads the states in the order of their key; nothing is sorted.
        self.db.execute(
            "INSERT INTO temp.standing (n, memory) SELECT f.n, CASE WHEN p.due <= ? THEN 'due'"
            " WHEN p.known >= f.points AND f.points > 0 THEN 'known' ELSE 'learning' END FROM ("
            "  SELECT substr(point, 1, instr(point, '#') - 1) AS fact, sum(stability >= ?) AS known, min(due) AS due FROM ("
            "   SELECT point, max(stability) AS stability, min(due) AS due FROM log.state WHERE pack = ? GROUP BY point)"
            "  GROUP BY fact) p CROSS JOIN fact f ON f.id = p.fact",
            (day, known, self.pack),
        )
        self._stand_aside(day)
        self.db.execute(
            "INSERT OR REPLACE INTO temp.standing (n, memory) SELECT n, 'not asked' FROM fact WHERE points = 0"
        )
        self.stood = True

    def _stand_aside(self, day: int) -> None:
        """Correct the facts of which a point is buried or suspended: they are due only where another point is."""
        away: dict[str, set[str]] = {}
        for (point,) in self.db.execute("SELECT point FROM log.flag WHERE pack = ? AND until > ?", (self.pack, day)):
            away.setdefault(point.partition("#")[0], set()).add(point)
        for fact, points in away.items():
            rest = self.db.execute(
                "SELECT point, due FROM log.state WHERE pack = ? AND point >= ? AND point < ?",
                (self.pack, f"{fact}#", f"{fact}$"),
            ).fetchall()
            if not any(due <= day and point not in points for point, due in rest):
                self.db.execute(
                    "INSERT OR REPLACE INTO temp.standing (n, memory) SELECT n, 'set aside' FROM fact WHERE id = ?",
                    (fact,),
                )

    # Lists

    def listing(self) -> Listing:
        """Return a new list of all facts."""
        self._lists += 1
        return Listing(self, self._lists)

    def facets(self) -> Facets:
        """Return what lists can be filtered by."""
        rows = self.db.execute
        return Facets(
            tuple(rows("SELECT kind, count(*) FROM fact GROUP BY kind ORDER BY count(*) DESC, kind").fetchall()),
            tuple(rows("SELECT tag, count(*) FROM tag GROUP BY tag ORDER BY tag").fetchall()),
            rows("SELECT count(*) FROM fact WHERE first IS NOT NULL").fetchone()[0],
            tuple(row[0] for row in rows("SELECT id FROM fact WHERE kind = 'table' ORDER BY n")),
        )

    def memory_counts(self) -> dict[str, int]:
        """Return how many facts are in each state of memory; empty until it was joined."""
        if not self.stood:
            return {}
        counts = dict(self.db.execute("SELECT memory, count(*) FROM temp.standing GROUP BY memory").fetchall())
        total = self.db.execute("SELECT count(*) FROM fact").fetchone()[0]
        return {**counts, "new": total - sum(counts.values())}

    # One fact

    def page(self, fact: str) -> Page | None:
        """Return a fact's page; None where there is no such fact."""
        row = self.db.execute("SELECT page FROM fact WHERE id = ?", (fact,)).fetchone()
        return _page_of(json.loads(row[0])) if row else None

    def sentences(self, facts: Sequence[str]) -> dict[str, str]:
        """Return the sentences of some facts by id."""
        found = {}
        for fact in facts:
            row = self.db.execute("SELECT sentence FROM fact WHERE id = ?", (fact,)).fetchone()
            if row:
                found[fact] = row[0]
        return found

    def neighbours(self, fact: str, limit: int = 9) -> list[Row]:
        """Return the facts that have most to do with one: the same entities first, then near it in its thread."""
        here = self.db.execute("SELECT n, thread FROM fact WHERE id = ?", (fact,)).fetchone()
        if here is None:
            return []
        n, thread = here
        rows = self.db.execute(
            # An entity that half the pack names says nothing: each counts by how few facts share it.
            "SELECT m.n, sum(m.weight) AS near FROM ("
            "  SELECT b.n, 1.0 / (SELECT count(*) FROM about c WHERE c.entity = a.entity) AS weight"
            "  FROM about a JOIN about b ON b.entity = a.entity AND b.n <> a.n WHERE a.n = ?"
            "  UNION ALL SELECT * FROM (SELECT n, 0.3 / abs(n - ?) FROM fact"
            "   WHERE thread = ? AND thread <> '' AND n BETWEEN ? - 40 AND ? + 40 AND n <> ?)"
            ") m GROUP BY m.n ORDER BY near DESC, m.n LIMIT ?",
            (n, n, thread, n, n, n, limit),
        ).fetchall()
        return self.rows([row[0] for row in rows])

    def rows(self, places: Sequence[int]) -> list[Row]:
        """Return the rows of facts by their place in the pack, in that order."""
        marks = ",".join("?" * len(places))
        sql = f"SELECT {_ROW} FROM fact f LEFT JOIN temp.standing s ON s.n = f.n WHERE f.n IN ({marks})"
        found = {row[0]: Row(*row) for row in self.db.execute(sql, (self.stood, *places))}
        return [found[n] for n in places if n in found]


class Listing:
    """A list of facts that fit what is wanted: their places are kept in the database, and rows are read by the page."""

    def __init__(self, catalogue: Catalogue, number: int) -> None:
        self.catalogue = catalogue
        self.db = catalogue.db
        self._table = f"temp.list_{number}"
        self.db.execute(f"CREATE TEMP TABLE list_{number} (at INTEGER PRIMARY KEY, n INTEGER NOT NULL)")
        self.wanted = Wanted()
        self._all = True
        self.count: int = self.db.execute("SELECT count(*) FROM fact").fetchone()[0]
        """How many facts it holds."""

    def want(self, wanted: Wanted) -> None:
        """Hold other facts."""
        self.wanted = wanted
        query = query_of(wanted.text)
        ranked = bool(query) and self._matches(query) <= RANKED
        self._all = not (query or wanted.kind or wanted.tag or wanted.memory or wanted.dated)
        if self._all:
            self.count = self.db.execute("SELECT count(*) FROM fact").fetchone()[0]
            return
        parts: list[str] = []
        values: list[object] = []
        source, order, n = "fact f", "f.n", "f.n"
        if query:
            source, n = "words", "words.rowid"
            order = "bm25(words, 4.0, 2.0, 1.0), words.rowid" if ranked else "words.rowid"
            parts.append("words MATCH ?")
            values.append(query)
        if query and (wanted.kind or wanted.dated):
            source += " CROSS JOIN fact f ON f.n = words.rowid"
        if wanted.kind:
            parts.append("f.kind = ?")
            values.append(wanted.kind)
        if wanted.tag:
            parts.append(f"{n} IN (SELECT n FROM tag WHERE tag = ?)")
            values.append(wanted.tag)
        if wanted.memory:
            source += f" LEFT JOIN temp.standing s ON s.n = {n}"
            parts.append("coalesce(s.memory, 'new') = ?")
            values.append(wanted.memory)
        if wanted.dated:
            parts.append("f.first IS NOT NULL")
            order = "f.first, f.last, f.n"
        self.db.execute(f"DELETE FROM {self._table}")
        # With no row in the table, ids count from 1 again, in the order of the query.
        self.count = self.db.execute(
            f"INSERT INTO {self._table} (n) SELECT {n} FROM {source} WHERE {' AND '.join(parts)} ORDER BY {order}",
            values,
        ).rowcount

    def _matches(self, query: str) -> int:
        sql = "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)"
        return int(self.db.execute(sql, (query, RANKED + 1)).fetchone()[0])

    def page(self, start: int, count: int) -> list[Row]:
        """Return `count` rows from `start`, counted from 0; fewer at the end."""
        source = "fact f" if self._all else f"{self._table} l CROSS JOIN fact f ON f.n = l.n"
        at = "f.n" if self._all else "l.at"
        sql = (
            f"SELECT {_ROW} FROM {source} LEFT JOIN temp.standing s ON s.n = f.n"
            f" WHERE {at} > ? AND {at} <= ? ORDER BY {at}"
        )
        return [Row(*row) for row in self.db.execute(sql, (self.catalogue.stood, start, start + count))]

    def place(self, fact: str) -> int | None:
        """Return where a fact stands in the list, from 0; None where it does not."""
        row = self.db.execute("SELECT n FROM fact WHERE id = ?", (fact,)).fetchone()
        if row is None:
            return None
        if self._all:
            return int(row[0]) - 1
        found = self.db.execute(f"SELECT at FROM {self._table} WHERE n = ?", (row[0],)).fetchone()
        return int(found[0]) - 1 if found else None


def _page_of(raw: dict[str, object]) -> Page:
    """Read what `asdict` made of a page."""
    from quiz.core.pages import Page, Passage, SlotLine

    data: dict[str, list[dict[str, object]]] = raw  # type: ignore[assignment]  # its nested lists, which are read first
    nested = {
        "slots": tuple(SlotLine(**slot) for slot in data["slots"]),  # type: ignore[arg-type]  # as it was written
        "passages": tuple(Passage(**one) for one in data["passages"]),  # type: ignore[arg-type]  # JSON is untyped
        "figures": tuple(_figure_of(one) for one in data["figures"]),
        "tags": tuple(data["tags"]),
        "about": tuple(data["about"]),
    }
    return Page(**{**raw, **nested})  # type: ignore[arg-type]  # as it was written


def _figure_of(raw: dict[str, object]) -> Figure:
    from quiz.core.figures import Column, Figure

    columns = tuple(Column(**one) for one in raw["columns"])  # type: ignore[attr-defined]  # JSON is untyped
    rows = tuple(tuple(row) for row in raw["rows"])  # type: ignore[attr-defined]  # JSON is untyped
    return Figure(**{**raw, "columns": columns, "rows": rows})  # type: ignore[arg-type]  # JSON is untyped
