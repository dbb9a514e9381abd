"""The packs that come with Factdeck, as a first run finds them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz import paths
from quiz.store.packs import FIRST, installed_packs

SHIPPED = paths.shipped_packs  # before a test leaves the first alone


def test_all_are_found_and_the_first_stays_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "shipped_packs", SHIPPED)
    own = tmp_path / "packs" / "aviation"
    own.mkdir(parents=True)
    (own / "pack.yaml").touch()
    names = list(installed_packs(tmp_path))
    assert names[:2] == [FIRST, "aviation"]
    assert names[2:] == sorted(path.parent.name for path in SHIPPED().glob("*/pack.yaml") if path.parent.name != FIRST)
