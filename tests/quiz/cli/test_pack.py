"""`quiz pack diff` as a shell runs it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_each_fact_is_told_once_as_text_and_as_json(quiz: Callable[..., Any], mini: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    shutil.copytree(mini, new)
    facts = new / "facts" / "people.yaml"
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text.replace("- id: calder\n", "- id: ines-calder\n  was: [calder]\n", 1), encoding="utf-8")
    done = quiz("pack", "diff", mini, new)
    assert done.status == 0
    assert "renamed         ines-calder (was calder)" in done.out
    assert "1 renamed" in done.err
    rows = [json.loads(line) for line in quiz("pack", "diff", mini, new, "--json").out.splitlines()]
    assert {"change": "renamed", "fact": "ines-calder", "was": "calder", "points": [], "fields": []} in rows
    assert quiz("pack", "diff", mini, mini).out == ""


def test_what_is_no_pack_is_told(quiz: Callable[..., Any], mini: Path) -> None:
    done = quiz("pack", "diff", mini, "nowhere")
    assert done.status == 2 and "nowhere" in done.err and done.out == ""
