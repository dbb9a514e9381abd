"""Speed, as ratios against a floor or a peer measured in the same run: `python tests/benchmarks/bench.py [NAME ...]`.

Medians of several runs that take turns, so that a machine whose speed drifts slows both sides. Exit status 1 if a ratio is
over its mark. Nothing here is part of the suite: a busy machine must not make a test fail.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from questions.pack import Pack
    from quiz.study import Study

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]


# An installed program has its compiled modules beside it; a checkout gets them on the first run, unless this forbids it.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


@dataclass(frozen=True)
class Figure:
    """One measured figure beside its mark."""

    name: str
    value: float
    unit: str
    mark: float | None
    """At most this; None for what is only reported."""
    detail: str

    @property
    def passed(self) -> bool:
        """Whether the mark is kept."""
        return self.mark is None or self.value <= self.mark

    def line(self) -> str:
        """Return the figure as one line."""
        mark = "" if self.mark is None else f"  (at most {self.mark:g}: {'kept' if self.passed else 'MISSED'})"
        return f"{self.name:<46} {self.value:8.3f} {self.unit}{mark}   {self.detail}"


def turns(first: Callable[[], float], second: Callable[[], float], runs: int = 9) -> tuple[float, float, float]:
    """Return medians of both and of the ratio, run in turns after one warm-up each."""
    first(), second()
    pairs = [(first(), second()) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def timed(call: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def process(*command: str) -> Callable[[], float]:
    """Return a measurement of a whole process."""
    return lambda: timed(lambda: subprocess.run(command, check=True, capture_output=True))


def quiz() -> str:
    """Return the installed command of this environment."""
    found = Path(sysconfig.get_path("scripts")) / ("quiz.exe" if sys.platform == "win32" else "quiz")
    if not found.exists():
        sys.exit("factdeck is not installed in this environment: pip install -e .")
    return str(found)


def bench_version() -> list[Figure]:
    """`quiz --version` against an interpreter that does nothing."""
    ours, floor, ratio = turns(process(quiz(), "--version"), process(sys.executable, "-c", "pass"), 25)
    detail = f"{1000 * ours:.0f} ms against {1000 * floor:.0f} ms of python -c pass"
    return [Figure("quiz --version", ratio, "x", 3.0, detail)]


def bench_home() -> list[Figure]:
    """The first painted home screen against a bare Textual app, in the same pseudo-terminal."""
    if sys.platform == "win32":
        print("home: needs a POSIX pseudo-terminal", file=sys.stderr)
        return []
    from terminal import first_paint

    bare = Path(__file__).with_name("bare_app.py")
    with tempfile.TemporaryDirectory() as folder:
        first_paint([quiz()], "points to know", {"FACTDECK_DATA": folder})  # compiles the packs, once
        ours, floor, ratio = turns(
            lambda: first_paint([quiz()], "points to know", {"FACTDECK_DATA": folder}),
            lambda: first_paint([sys.executable, str(bare)], "bare and ready", {}),
            15,
        )
    detail = f"{1000 * ours:.0f} ms against {1000 * floor:.0f} ms of a bare Textual app"
    return [Figure("first painted home", ratio, "x", 1.4, detail), _full_home()]


def _full_home() -> Figure:
    """The first painted home with 20 packs and a log of 100k answers."""
    from synthetic import history_of, pack_of
    from terminal import first_paint

    from quiz.clock import Clock
    from quiz.store.rows import attempt_row, micros
    from quiz.study import Study

    bare = Path(__file__).with_name("bare_app.py")
    with tempfile.TemporaryDirectory() as folder:
        packs = [pack_of(500).model_copy(update={"id": f"pack-{n:02}", "title": f"Pack {n:02}"}) for n in range(19)]
        for pack in packs:
            _write(pack, Path(folder) / "packs" / f"{pack.id}.yaml")
        with Study.open(Path(folder), Clock.from_environment()) as study:
            study.compile_packs()
            now = micros(study.clock.now())
            for pack in packs[:10]:
                past = history_of(pack, 10_000, 300, now)
                study.log.merge(
                    (("attempt", attempt_row(replace(one, id=f"{one.id}{pack.id[-2:]}"), "[]", "")) for one in past),
                    study.model,
                )
            study.log.prepare(study.model)
            assert study.log.attempts() == 100_000 and len(study.packs()) == 20
        ours, floor, ratio = turns(
            lambda: first_paint([quiz()], "Pack 03", {"FACTDECK_DATA": folder}),
            lambda: first_paint([sys.executable, str(bare)], "bare and ready", {}),
            15,
        )
    detail = f"{1000 * ours:.0f} ms against {1000 * floor:.0f} ms of a bare Textual app"
    return Figure("first painted home, 20 packs, 100k answers", ratio, "x", 1.3, detail)


def _write(pack: Pack, path: Path) -> None:
    """Write a pack as a file that can be installed."""
    import yaml

    path.parent.mkdir(exist_ok=True)
    raw = json.loads(pack.model_dump_json(by_alias=True, exclude_unset=True))
    path.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")


def bench_play() -> list[Figure]:
    """From a key to the painted feedback and to the next question, against a bare Textual screen of the same widgets."""
    if sys.platform == "win32":
        print("play: needs a POSIX pseudo-terminal", file=sys.stderr)
        return []
    from terminal import keys

    floor_screen = [sys.executable, str(Path(__file__).with_name("bare_question.py"))]
    pressed = ["\x0e", "\r"] * 60
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        command = [quiz(), "play", "kosovo-nato", "--count", "80", "--seed", "1"]
        there = keys(command, " of ", {"FACTDECK_DATA": folder}, pressed)
        least = keys(floor_screen, "Bare", {}, pressed)
    for name, first, mark in (("key to feedback", 0, None), ("key to the next question", 1, 2.0)):
        ours, floor = sorted(there[first::2]), sorted(least[first::2])
        p95, base = (found[int(len(found) * 0.95)] for found in (ours, floor))
        middle = f"p50 {1000 * statistics.median(ours):.1f} ms against {1000 * statistics.median(floor):.1f} ms"
        figures.append(
            Figure(f"{name}, p95", p95 / base, "x", mark, f"{middle}, p95 of the floor {1000 * base:.1f} ms")
        )
        figures.append(Figure(f"{name}, p95", 1000 * p95, "ms", 30.0, "a real pseudo-terminal of 100 x 30"))
    return figures


def bench_games() -> list[Figure]:
    """How long the questions of each game of the shipped pack take to make, once the pack is open."""
    from quiz.clock import Clock
    from quiz.core.modes.catalogue import GAMES
    from quiz.study import Study

    figures = []
    with tempfile.TemporaryDirectory() as folder, Study.open(Path(folder), Clock.from_environment()) as study:
        study.compile_packs()
        study.play("kosovo-nato", seed=0)
        for game in GAMES:
            took = [
                timed(lambda: study.play_game("kosovo-nato", game.name, seed=seed))  # noqa: B023 - called at once
                for seed in range(1, 8)
            ]
            detail = f"the longest of {len(took)}: {1000 * max(took):.0f} ms"
            figures.append(Figure(f"start of {game.name}", 1000 * statistics.median(took), "ms", 300.0, detail))
    return figures


def bench_generate() -> list[Figure]:
    """Items of the shipped pack, of synthetic packs of 1k and 10k facts, and one item on demand."""
    from synthetic import pack_of

    from questions.generate import generate, offers
    from questions.items import BaseItem
    from questions.reading import read_pack
    from questions.world import World

    seed_pack = read_pack(ROOT / "seeds" / "kosovo-nato").pack
    assert seed_pack is not None
    generate(seed_pack, 0)
    shipped = statistics.median(timed(lambda: generate(seed_pack, 1)) for _ in range(5))
    small, large = pack_of(1_000), pack_of(10_000)
    generate(small, 0)
    # 1k is timed right before and after 10k, so that drift cancels.
    ratios, seconds = [], []
    for seed in (1, 2, 3):
        before = timed(lambda: generate(small, seed))  # noqa: B023 - called at once
        long = timed(lambda: generate(large, seed))  # noqa: B023
        after = timed(lambda: generate(small, seed + 10))  # noqa: B023
        ratios.append(long / ((before + after) / 2))
        seconds.append(long)
    world = World(large, 5)
    list(offers(world, large.facts[0]))
    demand = []
    for at in range(0, 10_000, 97):
        fact = large.facts[at]
        demand.append(timed(lambda: next((m for m in offers(world, fact) if isinstance(m, BaseItem)), None)))  # noqa: B023
    demand.sort()
    detail = f"p99 {1000 * demand[int(len(demand) * 0.99)]:.2f} ms over {len(demand)} facts of a 10k pack"
    return [
        Figure("generate the shipped pack", shipped, "s", 1.0, f"{len(generate(seed_pack, 1).items)} items"),
        Figure(
            "generate 10k facts / 1k facts",
            statistics.median(ratios),
            "x",
            12.0,
            f"{statistics.median(seconds):.1f} s for 10k",
        ),
        Figure("one item on demand, 10k facts, p50", 1000 * statistics.median(demand), "ms", 5.0, detail),
    ]


def bench_open() -> list[Figure]:
    """A compiled pack of 10k facts against validating the same facts, and against parsing them as YAML."""
    import yaml
    from synthetic import pack_of

    from questions.pack import Pack
    from quiz.store.packs import Compiled

    pack = pack_of(10_000)
    facts = pack.model_dump_json(by_alias=True).encode()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source = folder / "big.yaml"
        raw = json.loads(pack.model_dump_json(by_alias=True, exclude_unset=True))
        source.write_text(yaml.safe_dump(raw, allow_unicode=True), encoding="utf-8")
        compiled = Compiled(folder / "cache")
        compiled.compile(source)
        ours, floor, ratio = turns(
            lambda: timed(lambda: compiled.pack(source)), lambda: timed(lambda: Pack.model_validate_json(facts)), 5
        )
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        parse = timed(lambda: yaml.load(source.read_text(encoding="utf-8"), Loader=loader))
    return [
        Figure(
            "open compiled 10k / validate its JSON",
            ratio,
            "x",
            1.5,
            f"{1000 * ours:.0f} ms against {1000 * floor:.0f} ms",
        ),
        Figure("open compiled 10k / parse its YAML", ours / parse, "x", 0.05, f"YAML takes {parse:.1f} s"),
    ]


def bench_browse() -> list[Figure]:
    """Browsing 10k facts: the first paint against a bare Textual app, keys and filters against a bare list."""
    if sys.platform == "win32":
        print("browse: needs a POSIX pseudo-terminal", file=sys.stderr)
        return []
    from synthetic import history_of, pack_of
    from terminal import first_paint, keys

    from quiz.clock import Clock
    from quiz.store.rows import attempt_row, micros
    from quiz.study import Study

    pack = pack_of(10_000)
    here = Path(__file__).parent
    bare, floor_list = [sys.executable, str(here / "bare_app.py")], [sys.executable, str(here / "bare_list.py")]
    figures = []
    with tempfile.TemporaryDirectory() as folder:
        _write(pack, Path(folder) / "packs" / "synthetic.yaml")
        env = {"FACTDECK_DATA": folder}
        with Study.open(Path(folder), Clock.from_environment()) as study:
            study.compile_packs()
            now = micros(study.clock.now())
            past = (("attempt", attempt_row(one, "[]", "")) for one in history_of(pack, 100_000, 300, now))
            study.log.merge(past, study.model)
            figures.append(_overview_figure(study))
        ours = [quiz(), "browse", "synthetic"]
        mine, floor, ratio = turns(
            lambda: first_paint(ours, "district 0", env), lambda: first_paint(bare, "bare and ready", {}), 15
        )
        detail = f"{1000 * mine:.0f} ms against {1000 * floor:.0f} ms of a bare Textual app"
        figures.append(Figure("first painted list of 10k facts", ratio, "x", 1.5, detail))
        down, page, up = "\x1b[B", "\x1b[6~", "\x1b[A"
        moves = [*[down] * 40, *[page] * 20, *[up] * 20]
        typed = [*"mayor", *["\x7f"] * 5, *"bridge of d", *["\x7f"] * 11, *"the", *["\x7f"] * 3, *"t", "\x7f"]
        for name, pressed in (
            ("key in the list of 10k facts", moves),
            ("letter of a search of 10k facts", ["/", *typed]),
        ):
            there = sorted(keys(ours, "district 0", env, pressed))
            least = sorted(keys(floor_list, "line 1", {}, pressed))
            p95, base = there[int(len(there) * 0.95)], least[int(len(least) * 0.95)]
            middle = f"p50 {1000 * statistics.median(there):.1f} ms against {1000 * statistics.median(least):.1f} ms"
            detail = f"{middle}, p95 of the bare list {1000 * base:.1f} ms"
            figures.append(Figure(f"{name}, p95", 1000 * p95, "ms", 30.0, detail))
    return figures


def _overview_figure(study: Study) -> Figure:
    from quiz.study.overview import overview

    overview(study)
    spent = statistics.median(timed(lambda: overview(study)) for _ in range(9))
    return Figure("all statistics of 100k answers", 1000 * spent, "ms", 200.0, "figures and texts, from the log's sums")


def bench_watch() -> list[Figure]:
    """The workbench on 1k facts: from a save in the author's editor to the screen that shows it."""
    import asyncio

    from quiz.authoring import editing, emitting
    from quiz.authoring.bench import Bench
    from quiz.clock import Clock
    from quiz.study import Study
    from quiz.tui.app import FactdeckApp
    from quiz.tui.screens.workbench import WorkbenchScreen

    waits: list[float] = []

    async def saves(folder: Path) -> None:
        pack = folder / "pack"
        shutil.copytree(ROOT / "seeds" / "kosovo-nato", pack)
        facts = [
            fact for fact in editing.facts_of(editing.read(pack / "facts/history.yaml"), "x") if isinstance(fact, dict)
        ]
        for part in range(8):
            lines: list[str] = []
            for copy in range(3):
                for fact in facts:
                    kept = {key: value for key, value in fact.items() if key not in {"after", "before", "was"}}
                    lines += emitting.fact({**kept, "id": f"{fact['id']}-{part}-{copy}"})
            (pack / f"facts/more-{part}.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
        bench = Bench(pack)
        with Study.open(folder / "data", Clock()) as study:
            app = FactdeckApp(study, None, lambda _: WorkbenchScreen(bench))
            async with app.run_test(size=(120, 40)) as pilot:
                screen = app.screen
                assert isinstance(screen, WorkbenchScreen)
                while not screen.shown:
                    await pilot.pause(0.05)
                for turn in range(10):
                    path = pack / "facts/more-3.yaml"
                    text = path.read_text(encoding="utf-8")
                    seen, began = screen.shown, time.perf_counter()
                    path.write_text(text.replace("1999", "1998", 1) + f"# {turn}\n", encoding="utf-8")
                    while screen.shown == seen:
                        await asyncio.sleep(0.005)
                    waits.append(time.perf_counter() - began)
                assert bench.pack is not None and len(bench.pack.facts) >= 1000

    with tempfile.TemporaryDirectory() as name:
        asyncio.run(saves(Path(name)))
    middle = sorted(waits)[len(waits) // 2]
    note = f"longest of {len(waits)} {1000 * max(waits):.0f} ms, the wait for the next look included"
    return [Figure("a save shows on the workbench, 1k facts", 1000 * middle, "ms", 300, note)]


BENCHES = {
    "version": bench_version,
    "home": bench_home,
    "play": bench_play,
    "games": bench_games,
    "generate": bench_generate,
    "open": bench_open,
    "browse": bench_browse,
    "watch": bench_watch,
}


def main() -> int:
    """Run the named benchmarks, or all, and print a line a figure."""
    names = sys.argv[1:] or list(BENCHES)
    if {"-h", "--help"} & set(names):
        print(__doc__)
        for name, bench in BENCHES.items():
            print(f"{name:<10} {(bench.__doc__ or '').splitlines()[0]}")
        return 0
    unknown = [name for name in names if name not in BENCHES]
    if unknown:
        sys.exit(f"no benchmark {unknown[0]!r}; there are {', '.join(BENCHES)}")
    missed = 0
    for name in names:
        for figure in BENCHES[name]():
            print(figure.line(), flush=True)
            missed += not figure.passed
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
