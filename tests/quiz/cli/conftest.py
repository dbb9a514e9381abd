"""The commands as a shell runs them: a process each, with no terminal."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
QUIZ = (sys.executable, "-m", "quiz.cli.main")


@dataclass(frozen=True)
class Done:
    """What a process left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def environment() -> dict[str, str]:
    """The environment of a process that finds this checkout from any folder."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


@pytest.fixture
def quiz_command() -> tuple[str, ...]:
    """How this checkout's `quiz` is started."""
    return QUIZ


@pytest.fixture
def quiz(tmp_path: Path, environment: dict[str, str]) -> Callable[..., Done]:
    """Run `quiz` with arguments, from an empty folder, and return its status and streams; a traceback fails the test."""

    def run(*args: str | Path, **more: str) -> Done:
        done = subprocess.run(
            [*QUIZ, *map(str, args)],
            cwd=tmp_path,
            env={**environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Done(done.returncode, done.stdout, done.stderr)

    return run
