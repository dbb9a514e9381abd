"""Line mode as a process: learn, play and review days later, from a script and without a terminal."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from screens import ROOT

REPOSITORY = ROOT.parent


@pytest.fixture
def talk(tmp_path: Path, quiz_command: tuple[str, ...], environment: dict[str, str]) -> object:
    """Run `quiz` with lines on standard input; return what it said."""

    def run(lines: str, *args: str, now: str = "2026-11-24T09:00:00+00:00") -> str:
        done = subprocess.run(
            [*quiz_command, "--data", str(tmp_path / "d"), *args],
            input=lines,
            cwd=tmp_path,
            env={**environment, "FACTDECK_NOW": now},
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        assert done.returncode == 0 and "Traceback" not in done.stderr, done.stderr
        assert "\x1b" not in done.stdout
        return done.stdout

    return run


def test_learn_play_and_review_days_later(talk) -> None:  # type: ignore[no-untyped-def]  # a fixture's function
    menu = talk("?\np 1\n" + "/d\n\n" * 2 + "/e\nu\nx 9\nr 9\nq\n", "--plain")
    assert "Kosovo" in menu and "not started" in menu and "Question 1 of 10." in menu
    assert "0 of 2 right." in menu and "There is no such pack" in menu
    assert menu.count("Your packs:") == 3  # told anew where it changed: after the round and after taking back
    learned = talk("\n" + "/d\n\n" * 3 + "/e\n", "learn", "--plain", "--count", "3")
    assert "To learn:\n1. " in learned and "0 of 3 right." in learned
    later = talk("/d\n", "review", "--plain", now="2026-12-04T09:00:00+00:00")
    assert "Question 1 of 4." in later  # three that were learned, and one that was played and stands
    played = talk("/d\n\n/d\n\n", "play", "--plain", "--count", "2", "--seed", "1")
    assert "of 2 right." in played


def test_a_changed_answer_is_asked_about_before_a_review_of_all_packs(talk, mini: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    pack = tmp_path / "d" / "packs" / "mini"
    shutil.copytree(mini, pack)
    talk("/d\n\n" * 80, "review", "mini", "--new", "80", "--plain")
    for file in pack.rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("20,000", "21,500").replace("20000", "21500"), encoding="utf-8")
    later = "2026-11-30T09:00:00+00:00"
    for args in (("review", "mini", "--plain"), ("play", "mini", "--plain"), ("--plain",)):
        out = talk("a\n\n" if args == ("--plain",) else "\n", *args, now=later)
        assert "its author gives another answer now" in out and "21,500" in out, args
    assert "its author gives another" in talk("r\n" * 9, "review", "--plain", now=later)
    assert "its author gives another" not in talk("", "review", "--plain", now=later)  # once
