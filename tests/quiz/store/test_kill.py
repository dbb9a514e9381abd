"""A sample of the campaign that kills a review at seeded moments."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

CAMPAIGN = Path(__file__).resolve().parents[2] / "campaigns" / "kill.py"


@pytest.mark.campaign
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and SIGKILL")
def test_no_kill_loses_an_acknowledged_answer() -> None:
    done = subprocess.run(
        [sys.executable, str(CAMPAIGN), "--points", "10", "--seed", "3"],
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "10 kills" in done.stdout and "0 left something wrong" in done.stdout
