"""Every screen of the app in a state worth looking at: for pictures (`tests/looks.py`) and for what must hold on all."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from learners import answer_all, open_at
from screens import ROOT, session_of, study_of
from textual.pilot import Pilot

from questions.responses import DontKnow
from quiz.core.changing import rows
from quiz.study import Study
from quiz.tui.app import FactdeckApp

MINI, SEED = ROOT / "packs" / "mini", ROOT.parent / "seeds" / "kosovo-nato"
FORMATS = (
    "single_choice", "select_all", "true_false", "typed", "number", "date", "cloze", "ordering", "matching", "flashcard"
)  # fmt: skip
GAMES = ("sprint", "survival", "timeline", "exam", "daily", "confusables")

Go = Callable[[FactdeckApp, Pilot[None]], Awaitable[None]]


@dataclass(frozen=True)
class Scene:
    """How to get to a screen from the first one."""

    go: Go
    learner: str = "learned"
    """`new` has answered nothing, `learned` has three weeks behind, `empty` has hidden all packs."""


async def settle(app: FactdeckApp, pilot: Pilot[None]) -> None:
    """Wait for what is looked up off the screen's thread, and for what is painted then."""
    await pilot.pause()
    await app.workers.wait_for_complete([one for one in app.workers if one.group != "_wait"])
    await pilot.pause()


def learner(folder: Path, kind: str) -> Study:
    """Return a study of the two packs, with what a learner of that kind did before `screens.NOW`."""
    if kind == "learned":
        study_of(folder, MINI).close()
        for days in (20, 17, 16, 10, 9, 4, 1):
            with open_at(folder, -days) as study:
                for session in (study.review("mini"), study.learn("mini", new=4), study.learn("kosovo-nato", new=3)):
                    answer_all(session)
                session = study.play("kosovo-nato", count=3, seed=days)
                while session.question is not None:
                    session.answer(DontKnow(), 3000)
                    session.next()
    study = study_of(folder, MINI)
    if kind == "empty":
        for path in study.packs().values():
            study.hide_pack(path)
    return study


async def _press(app: FactdeckApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(app, pilot)


def _keys(*keys: str, learner: str = "learned") -> Scene:
    async def go(app: FactdeckApp, pilot: Pilot[None]) -> None:
        await _press(app, pilot, *keys)

    return Scene(go, learner)


async def _ask(app: FactdeckApp, pilot: Pilot[None], name: str, *keys: str) -> None:
    app.show(session_of(app.study, "kosovo-nato" if name == "matching" else "mini", name))
    await settle(app, pilot)
    await _press(app, pilot, *keys)


async def _game(app: FactdeckApp, pilot: Pilot[None], name: str, *keys: str) -> None:
    app.play_game("kosovo-nato", name)
    await settle(app, pilot)
    await _press(app, pilot, *keys)


async def _missed(app: FactdeckApp, pilot: Pilot[None]) -> None:
    session = session_of(app.study, "mini", "single_choice", "single_choice", "typed")
    items = session.items
    app.show(session)
    await settle(app, pilot)
    wrong = next(at for at in range(len(items[0].options)) if at not in items[0].key)  # type: ignore[operator]
    await _press(app, pilot, "abcdef"[wrong])


async def _results(app: FactdeckApp, pilot: Pilot[None]) -> None:
    await _missed(app, pilot)
    await _press(app, pilot, "enter", "ctrl+n", "enter", "escape")


async def _exam_report(app: FactdeckApp, pilot: Pilot[None]) -> None:
    await _game(app, pilot, "exam", "ctrl+n", "ctrl+n", "ctrl+n", "escape")


async def _screen(app: FactdeckApp, pilot: Pilot[None], make: Callable[[FactdeckApp], Any]) -> None:
    app.push_screen(make(app))
    await settle(app, pilot)


def _setting(app: FactdeckApp) -> Any:
    from quiz.tui.screens.settings import WriteScreen

    return WriteScreen(app.study.settings, rows(app.study.settings)[0])


def _changed(app: FactdeckApp) -> Any:
    from quiz.study.mending import Changed
    from quiz.tui.screens.changed import ChangedScreen

    return ChangedScreen(Changed("mini", "a#when", "", "In which year was the harbour of Maravel opened?", "1931"), 2)


async def _large(app: FactdeckApp, pilot: Pilot[None]) -> None:
    from quiz.core.changing import with_value

    app.change_settings(with_value(app.study.settings, "display.large_stems", "true"))
    try:
        await _ask(app, pilot, "single_choice")
    finally:
        app.study.save_settings(with_value(app.study.settings, "display.large_stems", None))


def _browse(*keys: str) -> Scene:
    async def go(app: FactdeckApp, pilot: Pilot[None]) -> None:
        app.browse("mini")
        await settle(app, pilot)
        await _press(app, pilot, *keys)

    return Scene(go)


SCENES: dict[str, Scene] = {
    "home-first": _keys(learner="new"),
    "home-empty": _keys(learner="empty"),
    "home": _keys(),
    "home-help": _keys("question_mark"),
    "home-half": Scene(lambda app, pilot: _press(app, pilot, "enter", "ctrl+n", "enter", "ctrl+n", "enter", "escape")),
    "passages": _keys("enter", learner="new"),
    "lesson": _keys("enter", *("enter",) * 5, learner="new"),
    **{f"{name}-asked": Scene(partial(_ask, name=name)) for name in FORMATS},  # type: ignore[dict-item]
    **{
        f"{name}-unknown": Scene(lambda app, pilot, name=name: _ask(app, pilot, name, "ctrl+n"))  # type: ignore[misc]
        for name in FORMATS
    },
    "flashcard-revealed": Scene(lambda app, pilot: _ask(app, pilot, "flashcard", "enter")),
    "wrong": Scene(_missed),
    "large": Scene(_large),
    "report": Scene(lambda app, pilot: _ask(app, pilot, "typed", "ctrl+n", "r")),
    "question-help": Scene(lambda app, pilot: _ask(app, pilot, "single_choice", "f1")),
    "results": Scene(_results),
    "games": _keys("p"),
    "custom": _keys("p", "8"),
    **{f"game-{name}": Scene(partial(_game, name=name)) for name in GAMES},  # type: ignore[dict-item]
    "timeline-told": Scene(lambda app, pilot: _game(app, pilot, "timeline", "ctrl+n")),
    "exam-report": Scene(_exam_report),
    "survival-report": Scene(lambda app, pilot: _game(app, pilot, "survival", *("ctrl+n", "enter") * 3)),
    "browse": _browse("down", "down"),
    "browse-search": _browse("slash", "t", "r", "e", "a"),
    "browse-none": _browse("slash", "z", "z", "z", "q"),
    "browse-filter": _browse("f"),
    "fact": _browse("enter"),
    "fact-questions": _browse("enter", "i"),
    "timeline": _browse("t"),
    "charts": _browse("c"),
    "charts-table": _browse("c", "t"),
    "stats": _keys("s"),
    "stats-one": _keys("s", "enter"),
    "stats-table": _keys("s", "t"),
    "stats-none": _keys("s", learner="new"),
    "settings": _keys("comma"),
    "setting": Scene(lambda app, pilot: _screen(app, pilot, _setting)),
    "setting-wrong": Scene(lambda app, pilot: _wrong_setting(app, pilot)),
    "reader": _keys("t"),
    "palette": _keys("ctrl+p"),
    "palette-found": _keys("ctrl+p", "s", "t", "a"),
    "jump": Scene(lambda app, pilot: _press(app, pilot, "p", "8", "ctrl+o")),
    "add-pack": _keys("plus"),
    "changed": Scene(lambda app, pilot: _screen(app, pilot, _changed)),
    "told": _keys("u"),
}


async def _wrong_setting(app: FactdeckApp, pilot: Pilot[None]) -> None:
    await _screen(app, pilot, _setting)
    await _press(app, pilot, "x", "enter")
