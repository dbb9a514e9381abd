"""A learner's first days, in a real pseudo-terminal, with the clock moved from outside: keys, mouse, undo, a crash, quitting."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from terminal import Terminal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal of this kind")

QUIZ = (sys.executable, "-m", "quiz.cli.main")
ENTER, SPACE, ESCAPE = "\r", " ", "\x1b"
OPTION = re.compile(r"^\s+(?:[✓✗▸] )?([a-f])   (\S.*?)\s*$")


class Learner:
    """One learner's data and clock."""

    def __init__(self, data: Path) -> None:
        self.env = {
            **os.environ,
            "FACTDECK_DATA": str(data),
            "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
            "PYTHONUTF8": "1",
        }

    def at(self, now: str) -> None:
        """Move the clock."""
        self.env["FACTDECK_NOW"] = now

    def opens(self, *args: str) -> Terminal:
        """Open the app."""
        return Terminal((*QUIZ, *args), self.env)

    def log(self) -> list[dict[str, object]]:
        """Return the answers that the log holds."""
        done = subprocess.run(
            (*QUIZ, "data", "log"), env=self.env, capture_output=True, text=True, check=True, timeout=300
        )
        return [json.loads(line) for line in done.stdout.splitlines()]


def learn(app: Terminal) -> int:
    """Read and answer until the lesson is over: right where the answer was shown before; return the answers."""
    known: set[str] = set()
    answered = 0
    for _ in range(80):
        shown = app.wait("Enter go on", "don't know", "Enter more", "results", gone="Enter next")
        if shown not in {"Enter go on", "don't know"}:
            return answered
        if shown != "don't know":
            app.press(ENTER)
            continue
        offered = [found[2] for found in map(OPTION.match, app.lines) if found]
        right = next((text for text in offered if text in known), None)
        if right is not None:
            app.click(re.compile(rf"^\s+(?:▸ )?[a-f]   ({re.escape(right)})"))
        else:
            app.press(SPACE)
        app.wait("Enter next")
        known |= {line.partition("✓ ")[2][4:].strip() for line in app.lines if "✓ " in line}
        answered += 1
        app.press(ENTER)
    raise AssertionError(f"the lesson never ended:\n{app.text}")


def answer_with_the_mouse(app: Terminal) -> None:
    """Take the first option, or say "don't know" where an answer has more parts; both by clicks."""
    app.click(re.compile(r"^\W+a   (\S)"))
    if "Enter next" not in app.text:
        app.click("don't know")
    app.wait("Enter next")


def test_first_days(tmp_path: Path) -> None:
    learner = Learner(tmp_path / "data")
    learner.at("2026-11-25T09:00")
    with learner.opens() as app:
        app.wait("learn your first five facts")
        app.press(ENTER)
        app.wait("read 1 of 3")
        learned = learn(app)
        assert "Enter home" in app.text
        app.press(ENTER)
        app.wait("nothing due today")
        app.wait("5 learning")
        app.wait("Thu █ 5", "Thu 5")  # what comes back is drawn last
        app.press("q")
        assert app.finish() == 0
    assert 5 <= learned == len(learner.log())

    with learner.opens("play", "kosovo-nato", "--count", "10", "--seed", "4", "--mode", "recognition") as app:
        for number in range(1, 11):
            app.wait(f"{number} of 10", gone="Enter next")
            answer_with_the_mouse(app)
            app.click("Enter next")
        app.wait("of 10 right")
        app.press("q")
        assert app.finish() == 0
    played = learned + 10
    assert len(learner.log()) == played

    learner.at("2026-12-05T18:30")
    with learner.opens() as app:
        app.wait("due today")
        app.wait("review 2")  # the five learned and what was missed in the round
        app.press(ENTER)
        app.wait("1 of ")
        answer_with_the_mouse(app)
        assert "Next review" in app.text
        app.press("u")  # taken back: the question is open again
        app.wait("don't know", gone="Enter next")
        app.press(SPACE)
        app.wait("Here is the answer")
        app.press(ENTER)
        app.wait("2 of ", gone="Enter next")
        answer_with_the_mouse(app)
        app.kill()  # as a power cut would, with the second answer's mark on the screen
    rows = learner.log()[played:]
    assert [(row["kind"], row["undone"]) for row in rows] == [("review", 1), ("review", 0), ("review", 0)]
    assert rows[1]["verdict"] == "dont-know" and rows[1]["item"] == rows[0]["item"] != rows[2]["item"]

    with learner.opens() as app:
        app.wait("after 2 answers")
        app.press(ENTER)
        app.wait("3 of ")
        app.press(SPACE)
        app.wait("Enter next")
        app.press(ESCAPE)
        app.wait("Enter home")
        app.press(ENTER)
        app.wait("due today")
        app.press("q")
        assert app.finish() == 0
    assert len(learner.log()) == played + 4
