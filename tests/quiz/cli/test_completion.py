from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.cli.commands import run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script_for_both_names(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", shell]) == 0
    out = capsys.readouterr().out
    assert "_QUIZ_COMPLETE" in out and "factdeck" in out and " quiz" in out


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "tcsh"]) == 2
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_reads_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(["completion", "bash"])
    script = tmp_path / "quiz.bash"
    script.write_text(capsys.readouterr().out, encoding="utf-8")
    done = subprocess.run(["bash", "-n", str(script)], capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, done.stderr) == (0, "")


def test_commands_and_options_are_completed(quiz, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]  # a fixture
    asked = quiz(_QUIZ_COMPLETE="bash_complete", COMP_WORDS="quiz com", COMP_CWORD="1")
    assert "plain,completion" in asked.out
    asked = quiz(_QUIZ_COMPLETE="bash_complete", COMP_WORDS="quiz play --", COMP_CWORD="2")
    assert "plain,--count" in asked.out and "plain,--plain" in asked.out
    assert quiz(_QUIZ_COMPLETE="bash_complete", COMP_WORDS="quiz play kos", COMP_CWORD="2").out == "plain,kosovo-nato\n"
    asked = quiz(_QUIZ_COMPLETE="bash_complete", COMP_WORDS="quiz config set memory.ret", COMP_CWORD="3")
    assert asked.out == "plain,memory.retention\n"


@pytest.mark.skipif(shutil.which("bash") is None, reason="bash is not installed")
def test_bash_completes_with_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run(["completion", "bash"])
    program = tmp_path / "quiz"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m quiz.cli.main "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    script = f"""{capsys.readouterr().out}
COMP_WORDS=(quiz play kos) COMP_CWORD=2
_quiz_completion quiz kos play
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    env = {**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "PYTHONPATH": str(Path.cwd())}
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=300, env=env)
    assert (done.stdout, done.stderr) == ("kosovo-nato\n", "")


def test_help_has_examples_exit_codes_files_and_environment(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for title in ("Examples:", "Exit codes:", "Files:", "Environment:"):
        assert title in out
    assert "  FACTDECK_DATA     the data folder" in out
