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
