"""Press seeded random keys on every screen, click anywhere and resize at any moment: `python tests/campaigns/keys.py --keys 10000`.

No key may raise, whatever it meets, and every answer whose mark was shown must stand in the log. The suite runs a sample.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from textual import events  # noqa: E402 - the checkout is on the path only now

from quiz.clock import Clock  # noqa: E402 - as above
from quiz.core.changing import rows  # noqa: E402 - as above
from quiz.study import Study  # noqa: E402 - as above
from quiz.study.recording import Recorder  # noqa: E402 - as above
from quiz.tui.app import FactdeckApp  # noqa: E402 - as above
from quiz.tui.screens.games import CustomScreen  # noqa: E402 - as above

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
KEYS = (
    *"abcdefghijklmnoprstuvwxyz0123456789/?,.-+ ",
    *"Aфשش日é",
    *("enter",) * 12,
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "tab", "shift+tab", "backspace", "delete"),
    *("escape", "space", "f1", "ctrl+n", "ctrl+r", "ctrl+b", "ctrl+s", "ctrl+t", "ctrl+p", "ctrl+o", "ctrl+y"),
    *("ctrl+underscore", "shift+up", "shift+down", "ctrl+f", "ctrl+z"),
)
SIZES = ((20, 5), (40, 12), (80, 24), (160, 45), (3, 2))
FORMATS = (
    "single_choice", "select_all", "true_false", "typed", "number", "date", "cloze", "ordering", "matching", "flashcard"
)  # fmt: skip


def starts() -> dict[str, Callable[[FactdeckApp], None]]:
    """Return how to get to each screen."""
    pack = "kosovo-nato"

    def settings_row(app: FactdeckApp) -> None:
        from quiz.tui.screens.settings import WriteScreen

        app.push_screen(WriteScreen(app.study.settings, rows(app.study.settings)[0]))

    def fact(app: FactdeckApp) -> None:
        app.browse(pack)
        app.post_message(events.Key("enter", "\r"))
        app.post_message(events.Key("enter", "\r"))

    def report(app: FactdeckApp) -> None:
        from quiz.tui.screens.report import ReportScreen

        app.push_screen(ReportScreen())

    def results(app: FactdeckApp) -> None:
        app.show(app.study.play(pack, count=1, seed=3))
        for key in ("ctrl+n", "enter"):
            app.post_message(events.Key(key, None))

    def reader(app: FactdeckApp) -> None:
        from quiz.tui.screens.reader import ReaderScreen

        app.push_screen(ReaderScreen("Text", app.study.texts(pack)))

    def formats(app: FactdeckApp) -> None:
        from questions.generate import generate

        session = app.study.play(pack, count=1, seed=1)
        items = generate(app.study.load(pack)[0], 1).items
        session.items = [next(item for item in items if item.format == name) for name in FORMATS] * 3
        app.show(session)

    def screen(module: str, name: str, *args: object) -> Callable[[FactdeckApp], None]:
        import importlib

        found = getattr(importlib.import_module(f"quiz.tui.screens.{module}"), name)
        return lambda app: app.push_screen(found(*args))

    def looked_up(name: str) -> Callable[[FactdeckApp], None]:
        def go(app: FactdeckApp) -> None:
            app.browse(pack)
            app.post_message(events.Key(name, name))

        return go

    games = {
        f"game {name}": lambda app, name=name: app.play_game(pack, name)
        for name in ("sprint", "survival", "timeline", "exam", "daily", "confusables")
    }
    return {
        "home": lambda app: None,
        "question": lambda app: app.play(pack, 40),
        "formats": formats,
        "learn": lambda app: app.learn(pack),
        "games": lambda app: app.games(pack, "Kosovo and NATO"),
        **games,
        "results": results,
        "browse": lambda app: app.browse(pack),
        "fact": fact,
        "stats": lambda app: app.stats(),
        "settings": lambda app: app.action_settings(),
        "setting": settings_row,
        "report": report,
        "custom": lambda app: app.push_screen(CustomScreen(pack, "Kosovo and NATO", *app.study.choices(pack))),
        "adding": screen("adding", "AddingScreen"),
        "timeline": looked_up("t"),
        "charts": looked_up("c"),
        "filters": looked_up("f"),
        "reader": reader,
        "palette": lambda app: app.action_command_palette(),
    }


@contextmanager
def noting(acknowledged: set[str]) -> Iterator[None]:
    """Note the id of each attempt whose saving returned, so that its mark may be shown."""
    record = Recorder.record

    def noted(self: Recorder, *args: object, **more: object) -> object:
        saved = record(self, *args, **more)  # type: ignore[arg-type]  # passed on as they come
        acknowledged.add(saved.attempt)
        return saved

    Recorder.record = noted  # type: ignore[method-assign, assignment]  # the same call, noted
    try:
        yield
    finally:
        Recorder.record = record  # type: ignore[method-assign]  # as it was


async def one(data: Path, name: str, keys: int, seed: int) -> tuple[int, list[str]]:
    """Press so many keys on a screen; return the number of answers and what went wrong."""
    choose = random.Random(f"{name} {seed}")
    acknowledged: set[str] = set()
    recent: list[str] = []
    os.environ["EDITOR"] = os.environ["VISUAL"] = "true"
    with Study.open(data, Clock(base=NOW, started=time.monotonic(), zone=UTC)) as study, noting(acknowledged):
        study.compile_packs()
        start = starts()[name]
        app = FactdeckApp(study)
        app.exit = lambda *_, **__: None  # type: ignore[method-assign, assignment]  # it goes on
        try:
            async with app.run_test(size=(80, 24), notifications=True) as pilot:
                for number in range(keys):
                    if number % 50 == 0:
                        app.go_home()
                        start(app)
                        await pilot.pause()
                    if choose.random() < 0.02:
                        size = choose.choice(SIZES)
                        recent.append(f"resize {size}")
                        await pilot.resize_terminal(*size)
                    if choose.random() < 0.1:
                        at = choose.randrange(app.size.width), choose.randrange(app.size.height)
                        recent.append(f"click {at}")
                        await pilot.click(offset=at)
                        continue
                    key = choose.choice(KEYS)
                    recent.append(key)
                    if len(key) == 1:
                        app.post_message(events.Key({" ": "space"}.get(key, key), key))
                    else:
                        app.post_message(events.Key(key, " " if key == "space" else "\r" if key == "enter" else None))
                    if choose.random() < 0.7:  # sometimes keys come faster than screens
                        await pilot.pause()
        except Exception as error:  # whatever was raised is what is looked for
            return len(acknowledged), [f"{type(error).__name__}: {error} after {' '.join(recent[-30:])}"]
        there = {row[0] for row in study.log.rows("SELECT id FROM attempt")}
        lost = acknowledged - there
    return len(acknowledged), [f"{len(lost)} answers are lost"] if lost else []


def run(keys: int, seed: int, only: list[str]) -> int:
    """Run the campaign; return the number of screens on which something went wrong."""
    wrong = 0
    for name in only or list(starts()):
        with tempfile.TemporaryDirectory() as folder:
            data = Path(folder) / "data"
            shutil.copytree(ROOT / "tests" / "packs" / "mini", data / "packs" / "mini")
            answers, problems = asyncio.run(one(data, name, keys, seed))
        print(f"{name}: {keys} keys, {answers} answers" + "".join(f"\n  {problem}" for problem in problems), flush=True)
        wrong += bool(problems)
    return wrong


def main() -> int:
    """Run the campaign; exit status 1 if something went wrong."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--screen", action="append", default=[], choices=list(starts()))
    wanted = parser.parse_args()
    return 1 if run(wanted.keys, wanted.seed, wanted.screen) else 0


if __name__ == "__main__":
    sys.exit(main())
