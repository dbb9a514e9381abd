"""Rounds go on where they stood: after a crash, after undo, for every sort of round; and not where that would be wrong."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of

from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Wrote
from quiz.core.modes.playing import GameSession
from quiz.core.session import Session
from quiz.store.rounds import FOLDER, read_lines
from quiz.study import Study
from quiz.study.recording import response_json
from quiz.study.resuming import response_of

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def begin(study: Study, session: Session, answers: int) -> Session:
    """Answer some questions of a kept round."""
    study.keep(session)
    for _ in range(answers):
        session.answer(DontKnow(), 10)
        session.next()
    return session


SORTS = ["round", "lesson", "survival", "timeline", "exam", "daily", "confusables", "review"]


@pytest.mark.parametrize("sort", SORTS)
def test_a_round_goes_on_at_the_question_where_it_stood(study: Study, tmp_path: Path, mini: Path, sort: str) -> None:
    session: Session
    if sort == "round":
        session = study.play("mini", count=5, seed=1)
    elif sort == "lesson":
        session = study.lesson("mini", count=4)
    elif sort == "review":
        begin(study, study.play("mini", count=8, seed=1), 8)
        study.let_go()
        session = study.review("mini", cram=True, limit=40)
    else:
        session = study.play_game("mini", sort, seed=2, count=5)
    answers = 1 if sort == "confusables" else 2
    begin(study, session, answers)
    wanted, progress = session.item, session.progress
    assert wanted is not None
    study.log.close()
    with study_of(tmp_path / "data", mini) as after:
        half = after.home().half
        assert half is not None and half.answered == answers and half.title == session.title
        again = after.resume()
        assert again is not None and type(again) is type(session)
        assert again.item is not None and again.item.id == wanted.id and again.item == wanted
        assert again.progress.marks == progress.marks and again.progress.number == progress.number
        assert abs(again.progress.total - progress.total) <= (1 if sort == "review" else 0)
        if isinstance(again, GameSession):
            assert isinstance(session, GameSession)
            assert again.points == session.points and again.rules == session.rules
        again.answer(DontKnow(), 10)
        assert len({row["session"] for row in after.log.attempt_rows()} - {None}) == (2 if sort == "review" else 1)
        after.finished(again)
        assert after.home().half is None and after.resume() is None


def test_what_was_answered_before_can_be_taken_back_after(study: Study) -> None:
    session = begin(study, study.play("mini", count=4, seed=1), 2)
    again = study.resume()
    assert again is not None and again.can_undo
    again.undo()
    assert again.item == session.items[1]
    assert sum(bool(row["undone"]) for row in study.log.attempt_rows()) == 1
    again.answer(DontKnow(), 10)
    third = study.resume()
    assert third is not None and len(third.answered) == 2 and third.item == session.items[2]


def test_a_torn_line_costs_nothing_but_itself(study: Study) -> None:
    session = begin(study, study.play("mini", count=4, seed=1), 2)
    (path,) = (study.data / FOLDER).iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    again = study.resume()
    assert again is not None and again.item == session.items[2] and len(again.items) == 3
    path.write_bytes(b"\xff\x00 no head\n" + whole)
    assert study.home().half is None and not path.exists() and read_lines(path) == []


def test_a_round_of_a_pack_that_was_changed_is_not_offered(study: Study) -> None:
    begin(study, study.play("mini", count=4, seed=1), 2)
    file = study.path("mini") / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "\n# changed\n", encoding="utf-8")
    assert study.home().half is None and study.resume() is None
    assert study.log.attempts() == 2


def test_nothing_is_offered_before_an_answer_after_the_end_and_for_a_sprint(study: Study) -> None:
    session = study.play("mini", count=2, seed=1)
    study.keep(session)
    assert study.home().half is None
    begin(study, session, 2)
    assert study.resume() is None  # nothing is left to ask
    begin(study, study.play_game("mini", "sprint", seed=1), 1)
    assert study.home().half is None
    begin(study, study.play("mini", count=3, seed=2), 1)
    study.let_go()
    assert study.home().half is None


def test_what_was_set_aside_is_not_asked_again(study: Study) -> None:
    session = begin(study, study.play("mini", count=5, seed=1), 1)
    gone = session.item
    session.set_aside(for_good=False)
    session.answer(DontKnow(), 5)
    again = study.resume()
    assert gone is not None and again is not None
    assert gone.id not in {item.id for item in again.items} and len(again.answered) == 2


@pytest.mark.parametrize(
    "response",
    [Picked((0, 2)), Wrote("a “b”"), Ordered((1, 0)), Matched(((0, 1), (1, 0))), Graded(Grade.HARD), DontKnow()],
)
def test_responses_come_back_from_the_log_as_they_were(response: object) -> None:
    import json

    assert response_of(json.loads(json.dumps(response_json(response)))) == response  # type: ignore[arg-type]
    assert response_of({"type": "sung"}) is None


ANSI = re.compile(rb"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>]")


class Terminal:
    """A process in a pseudo-terminal."""

    def __init__(self, data: Path, *args: str) -> None:
        self.seen = b""
        self.pid, self.fd = pty.fork()
        if self.pid == 0:  # pragma: no cover - the child
            os.environ.update(
                FACTDECK_DATA=str(data), PYTHONPATH=str(ROOT), TERM="xterm-256color", COLUMNS="80", LINES="24"
            )
            os.execv(sys.executable, [sys.executable, "-m", "quiz.cli.main", *args])

    def wait(self, text: str, seconds: float = 60) -> None:
        """Wait until a text was drawn."""
        end = time.monotonic() + seconds
        while text.encode() not in ANSI.sub(b"", self.seen):
            assert time.monotonic() < end, ANSI.sub(b"", self.seen)[-2000:].decode("utf-8", "replace")
            if select.select([self.fd], [], [], 0.2)[0]:
                self.seen += os.read(self.fd, 65536)

    def press(self, keys: bytes) -> None:
        """Press keys; what was drawn before no longer counts."""
        self.seen = b""
        os.write(self.fd, keys)

    def kill(self) -> None:
        """Kill it as a crash would."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)


@pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of Unix")
def test_a_killed_process_goes_on_with_enter_where_it_stood(tmp_path: Path, mini: Path) -> None:
    data = tmp_path / "data"
    shutil.copytree(mini, data / "packs" / "mini")
    first = Terminal(data, "play", "mini", "--count", "5", "--seed", "1")
    try:
        first.wait("1 of 5")
        first.press(b"\x0e")
        first.wait("Next review")
        first.press(b"\r")
        first.wait("2 of 5")
        first.press(b"\x0e")
        first.wait("Next review")
    finally:
        first.kill()  # while the second feedback is on the screen
    second = Terminal(data)
    try:
        second.wait("after 2 answers")
        second.press(b"\r")
        second.wait("3 of 5")
    finally:
        second.kill()
