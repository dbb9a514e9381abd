"""What a new version of a pack changes for whoever learned the old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from questions.changes import Change, FactChange, PointChange, changes, renames
from questions.pack import Pack
from questions.reading import read_pack


@pytest.fixture
def pack(mini: Path) -> Pack:
    found = read_pack(mini).pack
    assert found is not None
    return found


def edited(pack: Pack, fact: str, change: Callable[[dict[str, Any]], object]) -> Pack:
    raw = pack.model_dump(by_alias=True, exclude_unset=True)
    row = next(each for each in raw["facts"] if each["id"] == fact)
    change(row)
    raw["facts"] = [each for each in raw["facts"] if each]
    return Pack.model_validate(raw)


def test_a_pack_is_as_it_is(pack: Pack) -> None:
    assert list(changes(pack, pack)) == []
    assert renames(pack) == []


def test_wording_evidence_and_notes_are_cosmetic(pack: Pack) -> None:
    new = edited(pack, "calder", lambda row: row.update(note="A remark.", tags=["x"]))
    assert list(changes(pack, new)) == [FactChange(Change.COSMETIC, "calder", fields=("note", "tags"))]


def test_a_changed_value_is_told_by_its_point(pack: Pack) -> None:
    new = edited(pack, "calder", lambda row: row.update({"from": "1999"}))
    (found,) = changes(pack, new)
    assert (found.change, found.fact) == (Change.ANSWER, "calder")
    assert PointChange("from", "1998", "1999") in found.points


def test_facts_come_go_and_are_renamed(pack: Pack) -> None:
    gone = edited(pack, "calder", lambda row: row.clear())
    assert list(changes(pack, gone)) == [FactChange(Change.REMOVED, "calder")]
    assert list(changes(gone, pack)) == [FactChange(Change.ADDED, "calder")]
    renamed = edited(pack, "calder", lambda row: row.update(id="ines-calder", was=["calder"]))
    assert list(changes(pack, renamed)) == [FactChange(Change.RENAMED, "ines-calder", "calder")]
    assert renames(renamed) == [("calder", "ines-calder")]
    both = edited(pack, "calder", lambda row: row.update({"id": "ines-calder", "was": ["calder"], "from": "1999"}))
    assert [one.change for one in changes(pack, both)] == [Change.RENAMED, Change.ANSWER]


def test_a_former_id_that_lives_on_is_no_rename(pack: Pack) -> None:
    new = edited(pack, "reyne", lambda row: row.update(id="other", was=["calder"]))
    assert [(one.change, one.fact) for one in changes(pack, new)] == [
        (Change.ADDED, "other"),
        (Change.REMOVED, "reyne"),
    ]
