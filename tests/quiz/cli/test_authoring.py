"""An author's commands as a shell runs them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_the_commands_begin_add_to_and_format_a_pack(quiz: Callable[..., Any], tmp_path: Path) -> None:
    where = tmp_path / "my-pack"
    assert quiz("pack", "new", where, "--title", "Mine").status == 0
    assert quiz("check", where).status == 0
    more = ("--set", "clause=Apollo 13 [turned|turn] back", "--set", "when=1970-04")
    quote = "quote=Apollo 13 turned back in\nApril 1970"
    done = quiz("pack", "add", "event", where, *more, "--set", quote)
    assert (done.status, done.out) == (0, ""), done.out
    assert "apollo-13-turned-back" in done.err or "apollo-13" in done.err
    done = quiz("pack", "add", "event", where, *more, "--set", "quote=Apollo 13 was lost")
    assert done.status == 1 and "Nothing was written" in done.err
    assert quiz("check", where).status == 0
    assert quiz("pack", "fmt", where).status == 0
    assert quiz("pack", "fmt", where, "--check").status == 0
    assert quiz("pack", "add", "nothing-of-the-kind", where).status == 2
    assert quiz("pack", "new").status == 2


def test_reports_and_merges_are_printed_with_places(quiz: Callable[..., Any], mini: Path, tmp_path: Path) -> None:
    notes = tmp_path / "notes.jsonl"
    notes.write_text('{"kind": "report", "point": "calder#holder", "text": "odd"}\n', encoding="utf-8")
    done = quiz("pack", "reports", mini, notes)
    assert done.status == 0 and "people.yaml:" in done.out and "calder: odd" in done.out
    notes.write_text("nonsense", encoding="utf-8")
    assert quiz("pack", "reports", mini, notes).status == 2
    done = quiz("pack", "merge", mini, mini, mini)
    assert done.status == 0 and "0 facts" in done.err and "no conflict" in done.err
