"""Kill a review at seeded moments and see that no acknowledged answer is lost: `python tests/campaigns/kill.py`.

A child process opens the data folder, answers, takes back, sets aside, and says what was saved only after the call has
returned. It is killed with SIGKILL: after a random number of acknowledgements and a random delay, so also while it opens or makes the log.
Then every acknowledged answer must be there, every undo stand, and `verify` accept the log. The suite runs a sample.
"""

from __future__ import annotations

import argparse
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from questions.items import Item  # noqa: E402 - the checkout is on the path only now
from questions.responses import DontKnow, Picked, Response, Wrote  # noqa: E402 - the checkout is on the path only now
from questions.world import World  # noqa: E402 - as above
from quiz.clock import Clock  # noqa: E402 - as above
from quiz.core.memory.model import Memory  # noqa: E402 - as above
from quiz.store.database import NAME  # noqa: E402 - as above
from quiz.store.log import Log  # noqa: E402 - as above
from quiz.store.verify import verify  # noqa: E402 - as above
from quiz.study import Study, rounds  # noqa: E402 - as above

START = datetime(2026, 11, 24, 9, tzinfo=UTC)
ROUND = 10
"""Answers that a child gives if it is not killed."""
SEEDS = 7
"""Different rounds."""
RENEWED = 40
"""A new log after so many kills, so that its making is interrupted too."""


def remember_questions(data: Path) -> None:
    """Make the questions of all rounds once, before the children part: making them is slow and saves nothing."""
    make = rounds.pool
    made: dict[object, list[Item]] = {}

    def once(world: World, count: int, fits: Callable[[Item], bool], **more: Any) -> list[Item]:
        key = (world.pack.id, world.seed, count, repr(sorted(more.items())))  # every round here is mixed: all fits
        if key not in made:
            made[key] = make(world, count, fits, **more)
        return made[key]

    rounds.pool = once  # type: ignore[assignment]  # the same function, with a memory
    with Study.open(data, Clock(base=START, started=time.monotonic(), zone=UTC)) as study:
        for seed in range(SEEDS):
            study.play("mini", count=ROUND, seed=seed)


def child(data: Path, seed: int, out: int) -> None:
    """Answer a round and tell what was saved."""
    choose = random.Random(seed)
    clock = Clock(base=START + timedelta(days=seed % 60), started=time.monotonic(), zone=UTC)

    def tell(what: str, name: str) -> None:
        os.write(out, f"{what} {name}\n".encode())

    with Study.open(data, clock) as study:
        tell("open", "log")
        session = study.play("mini", count=ROUND, seed=seed % SEEDS)
        while (item := session.item) is not None:
            known = choose.random() < 0.7
            response: Response = DontKnow()
            if known and item.format in {"single_choice", "true_false"}:
                response = Picked((0,))
            elif known and item.format in {"typed", "cloze"}:
                response = Wrote("Something")
            if session.answer(response, 900).ask_again:
                session.answer(DontKnow(), 900)
            name = session.answered[-1].saved.attempt
            tell("answer", name)
            if choose.random() < 0.2:
                session.undo()
                tell("undo", name)
            session.next()
        study.log.rebuild(study.model)
        tell("rebuild", "states")


def one(data: Path, seed: int) -> tuple[str, list[tuple[str, str]]]:
    """Run a child, kill it at its moment; return when that was and what it had told."""
    choose = random.Random(seed)
    after, delay = choose.randrange(ROUND + 3), choose.expovariate(1 / 0.004)
    if after == 0:
        delay *= 5  # opening takes longer than an answer
    read, write = os.pipe()
    process = os.fork()
    if process == 0:
        os.close(read)
        status = 1
        try:
            child(data, seed, write)
            status = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(write)
    told = b""
    while told.count(b"\n") < after and (some := os.read(read, 4096)):
        told += some
    time.sleep(delay)
    os.kill(process, signal.SIGKILL)
    while select.select([read], [], [], 5)[0] and (some := os.read(read, 65536)):
        told += some
    os.close(read)
    _, status = os.waitpid(process, 0)
    if not os.WIFSIGNALED(status) and os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"seed {seed}: the child failed by itself")
    lines = [tuple(line.split(" ", 1)) for line in told.decode().splitlines()]
    where = f"after {lines[-1][0]}" if lines else "while opening"
    return where if os.WIFSIGNALED(status) else "too late", lines  # type: ignore[return-value]  # pairs


def problems(data: Path, told: list[tuple[str, str]]) -> list[str]:
    """Return what is wrong with the log after a kill."""
    if not (data / NAME).exists():
        return ["the log is gone"] if told else []
    log = Log(data / NAME)
    there = {row[0] for row in log.rows("SELECT id FROM attempt")}
    void = {row[0] for row in log.rows("SELECT id FROM void")}
    log.close()
    found = [f"answer {name} is lost" for what, name in told if what == "answer" and name not in there]
    found += [f"undo of {name} is lost" for what, name in told if what == "undo" and name not in void]
    return found + [finding.text for finding in verify(data / NAME, Memory())]


def run(points: int, seed: int) -> int:
    """Kill so many times; return how many kills left something wrong."""
    wrong = 0
    moments: Counter[str] = Counter()
    acknowledged: list[tuple[str, str]] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(ROOT / "tests" / "packs" / "mini", data / "packs" / "mini")
        remember_questions(data)
        for number in range(points):
            if number % RENEWED == 0:
                shutil.rmtree(data, ignore_errors=True)
                shutil.copytree(ROOT / "tests" / "packs" / "mini", data / "packs" / "mini")
                acknowledged = []
            moment, told = one(data, seed * 1_000_003 + number)
            moments[moment] += 1
            acknowledged += told
            for problem in problems(data, acknowledged):
                print(f"seed {seed}, kill {number} ({moment}): {problem}")
                wrong += 1
                break
    answers = sum(count for _, count in moments.items())
    print(f"{answers} kills: " + ", ".join(f"{count} {moment}" for moment, count in moments.most_common()))
    print(f"{wrong} left something wrong")
    return wrong


def main() -> int:
    """Run the campaign; exit status 1 if a kill left something wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--points", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    if not hasattr(os, "fork"):
        print("this campaign needs fork and SIGKILL: a POSIX system", file=sys.stderr)
        return 2
    return 1 if run(wanted.points, wanted.seed) else 0


if __name__ == "__main__":
    sys.exit(main())
