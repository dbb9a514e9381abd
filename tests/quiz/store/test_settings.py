from __future__ import annotations

import os
from pathlib import Path

import pytest

from questions.errors import StoreError, UsageError
from quiz.core.settings import MemorySettings, Settings
from quiz.store.settings import NAME, read_settings, write_settings

WANTED = Settings(memory=MemorySettings(retention=0.85))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert read_settings(tmp_path / "none") == Settings()


def test_settings_are_saved_beside_the_log(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_settings(folder, WANTED)
    assert read_settings(folder) == WANTED
    assert [path.name for path in folder.iterdir()] == [NAME]
    assert (folder / NAME).read_text(encoding="utf-8").startswith("# Settings of Factdeck.")


def test_a_file_with_errors_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("[memory]\nretention = 9\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"settings\.toml:2: memory\.retention"):
        write_settings(tmp_path, WANTED)
    assert (tmp_path / NAME).read_text(encoding="utf-8") == "[memory]\nretention = 9\n"


def test_a_file_that_is_no_text_is_said_with_its_line(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"# fine\n# caf\xe9\n")
    with pytest.raises(UsageError, match=r"settings\.toml:2: this is not UTF-8"):
        read_settings(tmp_path)


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_settings(tmp_path, WANTED)
    before = (tmp_path / NAME).read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreError, match="No space left"):
        write_settings(tmp_path, Settings())
    assert (tmp_path / NAME).read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [NAME]
