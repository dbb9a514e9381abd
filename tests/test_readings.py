"""Readings of generated items, as a careful teacher reads them: which were read, what was wrong, what was mended.

One table a pack in `tests/readings/`, named after the pack. An item's id says what is asked and how, not in which words, so
that a mended item keeps its id where it is still asked. Items that were mended away are gone.
"""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from questions.families import FAMILIES
from questions.generate import generate
from questions.reading import load_pack

ROOT = Path(__file__).resolve().parent.parent
TABLES = sorted((ROOT / "tests" / "readings").glob("*.csv"))
FORMATS = {
    "single_choice", "select_all", "true_false", "typed", "number", "date", "cloze", "ordering", "matching", "flashcard",
}  # fmt: skip


class Row(NamedTuple):
    id: str
    seed: int
    family: str
    format: str
    verdict: str
    """good, or mended: it was found wanting, and either reads well now or is no longer offered."""
    wrong: str
    mend: str


def rows(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as file:
        return [Row(**{**line, "seed": int(line["seed"])}) for line in csv.DictReader(file)]  # type: ignore[arg-type]  # by name


def folder(table: Path) -> Path:
    return next(p for p in (ROOT / "seeds" / table.stem, ROOT / "tests" / "packs" / table.stem) if p.exists())


@cache
def ids(table: Path, seed: int) -> frozenset[str]:
    return frozenset(item.id for item in generate(load_pack(folder(table)), seed).items)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_a_reading_says_what_was_read_what_was_wrong_and_what_was_done(table: Path) -> None:
    read = rows(table)
    assert len({(row.id, row.seed) for row in read}) == len(read)
    for row in read:
        assert row.family in FAMILIES and row.id.startswith(f"{row.family}-"), row
        assert row.format in FORMATS, row
        assert row.verdict in {"good", "mended"}, row
        assert (len(row.wrong) > 10 and len(row.mend) > 5) == (row.verdict == "mended"), row
        assert row.verdict == "mended" or row.wrong == row.mend == "", row


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.stem)
def test_what_was_read_is_what_is_asked(table: Path) -> None:
    read = rows(table)
    good = [row for row in read if row.verdict == "good"]
    found = [row for row in good if row.id in ids(table, row.seed)]
    assert len(found) >= 0.5 * len(good), f"{len(found)} of {len(good)} are still asked: read the pack again"


def test_five_hundred_items_of_five_seeds_were_read_closely() -> None:
    read = [(table.stem, row) for table in TABLES for row in rows(table)]
    assert len(read) >= 500
    assert len({row.id for _, row in read}) >= 200
    assert len({row.seed for _, row in read}) >= 5
    assert len({row.family for _, row in read}) >= 0.9 * len(FAMILIES)
    seed_pack = Counter(row.verdict for name, row in read if name == "kosovo-nato")
    assert seed_pack["good"] >= 200 and seed_pack["mended"] >= 50
