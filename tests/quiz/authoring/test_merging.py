"""Three-way merges of packs: what either side changed is there, what both changed is told, comments stay."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from learners import open_at
from packsmith import MINI, add, copy_mini, edit

from questions.errors import FactdeckError
from questions.reading import read_pack
from quiz.authoring import editing
from quiz.authoring.merging import merge
from quiz.authoring.threeway import merge_lines, merge_values


def versions(tmp_path: Path) -> tuple[Path, Path, Path]:
    folders = []
    for name in ("base", "ours", "theirs"):
        (tmp_path / name).mkdir()
        folders.append(copy_mini(tmp_path / name))
    return folders[0], folders[1], folders[2]


FIRST = next(iter(editing.facts_of(editing.read(MINI / "facts/history.yaml"), "x")))
assert isinstance(FIRST, dict)
ID = str(FIRST["id"])


def set_in(pack: Path, **values: str) -> None:
    path = pack / "facts/history.yaml"
    editing.write(path, editing.set_fields(editing.read(path), "x", ID, values))


def fact_in(text: str | None) -> dict[str, object]:
    return next(fact for fact in editing.facts_of(text or "", "x") if isinstance(fact, dict) and fact["id"] == ID)  # type: ignore[return-value]  # as plain


def test_changes_of_both_sides_to_one_fact_are_joined_and_comments_stay(tmp_path: Path) -> None:
    base, ours, theirs = versions(tmp_path)
    add(ours, "facts/history.yaml", "# our remark\n")
    set_in(ours, note="ours")
    set_in(theirs, tags="theirs")
    edit(theirs, "pack.yaml", "title: ", "title: New ")
    add(theirs, "facts/words.yaml", "\n# theirs\n- id: new-one\n  kind: card\n  prompt: Why?\n  answers: [because]\n")
    done = merge(base, ours, theirs)
    assert done.conflicts == [] and done.taken == 2
    fact = fact_in(done.files["facts/history.yaml"])
    assert fact["note"] == "ours" and fact["tags"] == "theirs"
    assert "# our remark" in str(done.files["facts/history.yaml"])
    assert "# theirs\n- id: new-one" in str(done.files["facts/words.yaml"])
    assert "title: New " in str(done.files["pack.yaml"])


@pytest.mark.parametrize("prefer", ["ours", "theirs"])
def test_what_both_changed_is_a_conflict_with_its_place(tmp_path: Path, prefer: str) -> None:
    base, ours, theirs = versions(tmp_path)
    set_in(ours, note="ours")
    set_in(theirs, note="theirs")
    done = merge(base, ours, theirs, prefer)  # type: ignore[arg-type]  # of the two
    (conflict,) = done.conflicts
    assert (conflict.ours, conflict.theirs, conflict.what) == ("ours", "theirs", f"fact {ID}: note")
    text = editing.read(ours / "facts/history.yaml").split("\n")
    assert f"id: {ID}" in text[conflict.line - 1]
    assert fact_in(done.files["facts/history.yaml"])["note"] == prefer


def test_a_fact_taken_out_on_one_side(tmp_path: Path) -> None:
    base, ours, theirs = versions(tmp_path)
    path = theirs / "facts/history.yaml"
    editing.write(path, editing.take_out(editing.read(path), "x", ID))
    done = merge(base, ours, theirs)
    assert done.files["facts/history.yaml"] == editing.read(path) and not done.conflicts
    set_in(ours, note="ours")
    done = merge(base, ours, theirs)
    assert len(done.conflicts) == 1 and fact_in(done.files["facts/history.yaml"])["note"] == "ours"


def test_a_renamed_fact_is_followed(tmp_path: Path) -> None:
    base, ours, theirs = versions(tmp_path)
    set_in(ours, note="ours")
    path = theirs / "facts/history.yaml"
    text = editing.set_fields(editing.read(path), "x", ID, {"was": [ID]})
    editing.write(path, text.replace(f"- id: {ID}\n", "- id: new-name\n"))
    done = merge(base, ours, theirs)
    fact = next(f for f in editing.facts_of(str(done.files["facts/history.yaml"]), "x") if f["id"] == "new-name")  # type: ignore[index,call-overload]
    assert fact["note"] == "ours" and fact["was"] == [ID] and not done.conflicts  # type: ignore[index,call-overload]


LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "d\n"]), max_size=8).map("".join)


@given(LINES, LINES)
def test_lines_changed_on_one_side_only_are_that_side(base: str, changed: str) -> None:
    assert merge_lines(base, changed, base, "ours") == (changed, 0)
    assert merge_lines(base, base, changed, "ours") == (changed, 0)
    assert merge_lines(base, changed, changed, "ours") == (changed, 0)


@given(LINES, LINES, LINES)
def test_a_conflict_of_lines_gives_what_one_prefers_and_is_counted_the_same(base: str, ours: str, theirs: str) -> None:
    mine, count = merge_lines(base, ours, theirs, "ours")
    _, other = merge_lines(base, ours, theirs, "theirs")
    assert count == other
    assert all(line in base + ours + theirs for line in mine.splitlines())


TREES = st.recursive(
    st.sampled_from(["a", "b"]),
    lambda inner: st.dictionaries(st.sampled_from(["x", "y"]), inner) | st.lists(st.sampled_from(["1", "2", "3"])),
    max_leaves=6,
)


@given(TREES, TREES)
def test_values_changed_on_one_side_only_are_that_side(base: object, changed: object) -> None:
    assert merge_values(base, changed, base, (), "ours") == (changed, [])  # type: ignore[arg-type]
    assert merge_values(base, base, changed, (), "ours") == (changed, [])  # type: ignore[arg-type]


@settings(max_examples=25)
@given(data=st.data())
def test_mutated_packs_are_merged_or_refused_with_our_own_error(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    base, ours, theirs = versions(tmp_path_factory.mktemp("merge"))
    for pack in (ours, theirs):
        name = data.draw(st.sampled_from(["pack.yaml", "facts/history.yaml"]))
        text = (pack / name).read_text(encoding="utf-8")
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 40))
        new = data.draw(st.sampled_from(["", "x", "\n", ": ", "- ", "{", "\t", "é", "# "]))
        (pack / name).write_text(text[:at] + new + text[at + cut :], encoding="utf-8")
    try:
        done = merge(base, ours, theirs)
    except FactdeckError:
        return
    assert all(isinstance(text, str) for text in done.files.values())


def test_an_update_keeps_what_was_changed_in_the_pack_that_is_there(tmp_path: Path) -> None:
    _, first, second = versions(tmp_path)
    data = tmp_path / "data"
    with open_at(data) as study:
        study.add_pack(str(first))
    there = data / "packs" / read_pack(first).require().id
    set_in(there, note="the teacher's")
    edit(second, "pack.yaml", "title: ", "title: New ")
    with open_at(data) as study:
        said = study.add_pack(str(second))
    assert "Your own changes were kept" in said
    merged = read_pack(there).require()
    assert merged.by_id[ID].note == "the teacher's" and merged.title.startswith("New ")
    shutil.rmtree(data)
