"""What all tests share: their own data folder, no set clock, and the rule for peer programs."""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# The suite asks the same examples each time; `pytest --hypothesis-profile search` looks for new ones, ten times as many.
settings.register_profile("search", deadline=None, max_examples=1000)
settings.register_profile("suite", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("suite")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def _shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of shipped packs that holds the first one alone: the others would be compiled in each test, for nothing."""
    shelf = tmp_path_factory.mktemp("shelf")
    (shelf / "kosovo-nato").symlink_to(ROOT / "seeds" / "kosovo-nato", target_is_directory=True)
    return shelf


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, _shelf: Path) -> None:
    monkeypatch.setattr("quiz.paths.shipped_packs", lambda: _shelf)
    monkeypatch.setenv("FACTDECK_DATA", str(tmp_path / "data"))
    for name in ("FACTDECK_NOW", "FACTDECK_PROFILE", "FACTDECK_THEME", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def mini() -> Path:
    """The small pack that has a fact of every kind."""
    return ROOT / "tests" / "packs" / "mini"


@pytest.fixture
def seed_pack() -> Path:
    """The pack that comes with Factdeck."""
    return ROOT / "seeds" / "kosovo-nato"


def missing_peer(name: str) -> bool:
    """Whether neither a module nor a program of that name is there."""
    try:
        module = importlib.util.find_spec(name)
    except ModuleNotFoundError:  # of a dotted name the parent is imported
        module = None
    return module is None and shutil.which(name) is None


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("peer"):
        name, install = marker.args[0], marker.kwargs["install"]
        if missing_peer(name):
            message = f"needs {name}: {install}"
            if os.environ.get("FACTDECK_REQUIRE_PEERS") == "1":
                pytest.fail(message, pytrace=False)
            pytest.skip(message)
