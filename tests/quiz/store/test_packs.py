"""Packs, compiled once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from questions.reading import read_pack
from quiz.store.packs import Compiled


@pytest.mark.parametrize("name", ["mini", "kosovo-nato"])
def test_a_compiled_pack_is_the_pack_itself_and_needs_no_yaml(
    tmp_path: Path, mini: Path, seed_pack: Path, name: str
) -> None:
    path = tmp_path / name
    shutil.copytree({"mini": mini, "kosovo-nato": seed_pack}[name], path)
    compiled = Compiled(tmp_path / "cache")
    compiled.compile(path)
    pack, _ = compiled.pack(path)
    assert pack == read_pack(path).pack
    code = (
        "import sys; from pathlib import Path; from quiz.store.packs import Compiled\n"
        "pack, _ = Compiled(Path(sys.argv[1])).pack(Path(sys.argv[2]))\n"
        "assert pack.facts and not {'yaml', 'questions.reading'} & set(sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "cache"), str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
