"""The rule for peer programs: a test that lacks its peer is skipped with the install command, and fails where CI asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent

CASE = """
import pytest

@pytest.mark.peer({name!r}, install="pip install the-peer")
def test_compares():
    assert True
"""


def run(folder: Path, name: str, *, required: bool) -> tuple[int, str]:
    """Run a test that wants the peer `name`, under the conftest of these tests; return exit status and output."""
    (folder / "conftest.py").write_text((TESTS / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "test_case.py").write_text(CASE.format(name=name), encoding="utf-8")
    (folder / "pytest.ini").write_text("[pytest]\nmarkers =\n    peer\n", encoding="utf-8")
    env = {key: value for key, value in os.environ.items() if key != "FACTDECK_REQUIRE_PEERS"}
    if required:
        env["FACTDECK_REQUIRE_PEERS"] = "1"
    command = [sys.executable, "-m", "pytest", "-rs", "-p", "no:cacheprovider", str(folder)]
    done = subprocess.run(command, cwd=folder, env=env, capture_output=True, encoding="utf-8", timeout=300, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize(
    ("name", "required", "status", "says"),
    [
        ("no_such_peer_of_factdeck", False, 0, "needs no_such_peer_of_factdeck: pip install the-peer"),
        ("no_such_peer_of_factdeck", True, 1, "needs no_such_peer_of_factdeck: pip install the-peer"),
        ("no_such_peer.of_factdeck", False, 0, "1 skipped"),
        ("json", True, 0, "1 passed"),  # a module
        ("python3" if os.name == "posix" else "cmd", True, 0, "1 passed"),  # a program
    ],
)
def test_a_missing_peer(tmp_path: Path, name: str, required: bool, status: int, says: str) -> None:
    exit_status, output = run(tmp_path, name, required=required)
    assert exit_status == status, output
    assert says in output


def test_every_test_has_a_data_folder_of_its_own(tmp_path: Path) -> None:
    assert Path(os.environ["FACTDECK_DATA"]).is_relative_to(tmp_path)
    assert "FACTDECK_NOW" not in os.environ
