"""Speed against Anki's engine, as ratios of one run: `python tests/benchmarks/anki_bench.py [POINTS ...]`.

Needs the extra `bench` (PyPI `anki`, AGPL: it runs in processes of its own and is no part of the program). Both sides keep
every answer with synchronous=FULL in the write-ahead log. Both run at once, each on a fresh copy of its data, and take turns
of ten answers and of one undo, so that a machine whose speed drifts slows both; while one works the other waits. Exit status
1 if a ratio is over its mark. No part of the suite.

The sync is most of an answer on both sides and depends on who else writes to the disk. TMPDIR=/dev/shm leaves it out: then
the ratio is one of work alone.

What is compared (one answered item): Anki's `get_queued_cards` + `get_card` + `build_answer` + `answer_card` against our
marking + state + log + choice of the next item, each with one sync of the write-ahead log (`strace -c` shows as many, and as
many pages written: about eleven an answer). Making an item's text is left out on both sides: ours is made while the learner
reads (`Session.prepare`) and here before the first answer, so that both loops run warm; Anki's card templates are not
rendered either. Ours is reported beside, and its packs and items count in our peak memory.
"""

from __future__ import annotations

import importlib.util
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE)]

from bench import Figure  # noqa: E402 - found beside this file
from turns import take_turns  # noqa: E402

SIZES = (1_000, 10_000, 100_000)
ATTEMPTS = 480_000
"""Past answers in the largest log, for statistics."""
TURNS = 3
ANSWERS = 300
"""Answers a turn and side."""

Result = dict[str, Any]


def run(script: str, *words: object) -> Result:
    """Run one side's script; return what it printed."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *map(str, words)], check=True, capture_output=True, text=True
    )
    found: Result = json.loads(done.stdout)
    return found


def sides(folder: Path, points: int, attempts: int) -> tuple[Path, Path]:
    """Make the data of both sides; return Anki's folder and ours."""
    theirs, ours = folder / f"anki-{points}", folder / f"ours-{points}"
    theirs.mkdir()
    run("anki_side.py", "make", theirs / "collection.anki2", points, attempts)
    run("our_side.py", "make", ours, points, attempts)
    return theirs, ours


def measure(folder: Path, theirs: Path, ours: Path) -> list[tuple[Result, Result]]:
    """Let both sides answer, a few questions each in turn, on fresh copies."""
    found = []
    for _ in range(TURNS):
        commands = []
        for side, script in ((theirs, "anki_side.py"), (ours, "our_side.py")):
            copy = folder / f"copy-{script}"
            shutil.rmtree(copy, ignore_errors=True)
            shutil.copytree(side, copy)
            where = copy / "collection.anki2" if script == "anki_side.py" else copy
            commands.append([sys.executable, str(HERE / script), "answer", str(where), str(ANSWERS)])
        their, our = take_turns(commands)
        found.append((their, our))
    return found


def quantile(values: list[float], share: float) -> float:
    """Return a quantile of a sample."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def figures(points: int, turns: list[tuple[Result, Result]]) -> list[Figure]:
    """Return the figures of one size."""
    last = points == SIZES[-1]

    def pooled(side: int, key: str) -> list[float]:
        return [value for pair in turns for value in pair[side][key]]

    def median(side: int, *keys: str) -> float:
        return statistics.median(sum(pair[side][key] for key in keys) for pair in turns)

    def figure(name: str, ours: float, theirs: float, mark: float | None, unit: str = "ms") -> Figure:
        scale = {"ms": 1000, "MB": 1e-6}[unit]
        detail = f"{ours * scale:.2f} {unit} against {theirs * scale:.2f}"
        return Figure(f"{points:>6} {name}", ours / theirs, "x", mark, detail)

    mine, their = pooled(1, "answers"), pooled(0, "answers")
    making = pooled(1, "making")
    start = ("import", "open", "first")
    return [
        figure("one answer, p50", quantile(mine, 0.5), quantile(their, 0.5), 1.0 if last else None),
        figure("one answer, p99", quantile(mine, 0.99), quantile(their, 0.99), 0.5 if last else None),
        figure("imports + open + first due", median(1, *start), median(0, *start), 0.3 if last else None),
        figure("undo", quantile(pooled(1, "undo"), 0.5), quantile(pooled(0, "undo"), 0.5), 1.0 if last else None),
        figure("peak memory", median(1, "peak"), median(0, "peak"), 0.6 if last else None, "MB"),
        Figure(
            f"{points:>6} making an item while it is read, p50", 1000 * quantile(making, 0.5), "ms", None,
            f"p99 {1000 * quantile(making, 0.99):.1f} ms, packs opened with it; {len(mine)} answers",
        ),
    ]  # fmt: skip


def main() -> int:
    """Measure the sizes named, or all, and print a line a figure."""
    if importlib.util.find_spec("anki") is None:
        sys.exit('this compares with Anki\'s engine: pip install "factdeck[bench]"')
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    missed = 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for points in sizes:
            attempts = ATTEMPTS if points == SIZES[-1] else 0
            theirs, ours = sides(folder, points, attempts)
            found = figures(points, measure(folder, theirs, ours))
            if attempts:
                sides_of = (("our_side.py", ours), ("anki_side.py", theirs / "collection.anki2"))
                both = take_turns([[sys.executable, str(HERE / script), "graphs", str(at)] for script, at in sides_of])
                mine, their = (statistics.median(side["graphs"]) for side in both)
                detail = f"{1000 * mine:.0f} ms against {1000 * their:.0f} ms of Anki's graphs, {attempts} answers"
                found.append(Figure(f"{points:>6} statistics", mine / their, "x", 0.2, detail))
            for figure in found:
                print(figure.line(), flush=True)
                missed += not figure.passed
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
