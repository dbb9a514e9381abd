"""Compiled packs: never stale, safe to delete, and of no use is no harm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from questions.errors import PackError
from questions.reading import read_pack
from quiz.store.packs import Compiled, content_hash, installed_packs


@pytest.fixture
def pack(tmp_path: Path, mini: Path) -> Path:
    """A copy of the small pack that may be changed."""
    return Path(shutil.copytree(mini, tmp_path / "packs" / "mini"))


def test_packs_of_ones_own_replace_shipped_ones(tmp_path: Path, pack: Path) -> None:
    assert installed_packs(tmp_path)["mini"] == pack
    shipped = installed_packs(tmp_path)["kosovo-nato"]
    own = Path(shutil.copytree(pack, tmp_path / "packs" / "kosovo-nato"))
    assert installed_packs(tmp_path)["kosovo-nato"] == own != shipped
    (tmp_path / "packs" / "notes").mkdir()
    (tmp_path / "packs" / "readme.txt").touch()
    assert set(installed_packs(tmp_path)) == {"mini", "kosovo-nato"}


def test_any_change_of_what_a_pack_is_made_of_changes_its_hash(pack: Path) -> None:
    seen = {content_hash(pack)}
    for name in ("pack.yaml", "brief.md", "tables/polls.csv", "facts/history.yaml"):
        file = pack / name
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(content_hash(pack))
    (pack / "brief.md").rename(pack / "brief2.md")
    seen.add(content_hash(pack))
    (pack / "notes.bak").touch()
    seen.add(content_hash(pack))
    assert len(seen) == 6


def test_a_head_is_there_once_it_is_compiled_and_gone_when_the_pack_changes(tmp_path: Path, pack: Path) -> None:
    compiled = Compiled(tmp_path / "cache")
    assert compiled.head(pack) is None
    made = compiled.compile(pack)
    assert compiled.head(pack) == made
    assert made.id == "mini" and made.problem is None and len(made.points) > 50
    (pack / "pack.yaml").write_text("id: mini\n", encoding="utf-8")
    assert compiled.head(pack) is None
    assert "error" in (compiled.compile(pack).problem or "")


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
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("body", [b"", b"{}", b"\x00\xff", b'{"id": 1}'])
def test_a_damaged_cache_is_made_anew(tmp_path: Path, pack: Path, body: bytes) -> None:
    compiled = Compiled(tmp_path / "cache")
    compiled.compile(pack)
    for file in (tmp_path / "cache").iterdir():
        file.write_bytes(body)
    assert compiled.head(pack) is None
    assert compiled.pack(pack)[0] == read_pack(pack).pack
    assert compiled.head(pack) is not None


def test_without_a_cache_packs_are_read(tmp_path: Path, pack: Path) -> None:
    (tmp_path / "cache").touch()  # a file is where the folder should be
    compiled = Compiled(tmp_path / "cache")
    assert compiled.compile(pack).id == "mini"
    assert compiled.pack(pack)[0] == read_pack(pack).pack


def test_a_pack_with_errors_says_how_to_see_them(tmp_path: Path, pack: Path) -> None:
    (pack / "pack.yaml").write_text("id: mini\n", encoding="utf-8")
    with pytest.raises(PackError, match="quiz check"):
        Compiled(tmp_path / "cache").pack(pack)


def test_only_what_is_wanted_is_kept(tmp_path: Path, pack: Path) -> None:
    compiled = Compiled(tmp_path / "cache")
    compiled.compile(pack)
    compiled.prune({content_hash(pack)})
    assert compiled.head(pack) is not None
    compiled.prune(set())
    assert not list((tmp_path / "cache").iterdir())
