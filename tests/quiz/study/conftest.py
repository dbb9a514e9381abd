"""A data folder with the small pack."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def data(tmp_path: Path, mini: Path) -> Path:
    """A data folder in which the small pack is installed."""
    shutil.copytree(mini, tmp_path / "data" / "packs" / "mini")
    return tmp_path / "data"
