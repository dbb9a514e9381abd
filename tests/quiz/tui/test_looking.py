"""Facts, timeline, charts and statistics as they are used: keys and clicks in, screens out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from screens import assert_same_picture, study_of, text_of
from textual.screen import Screen

from questions.responses import DontKnow
from quiz.study import Study
from quiz.study.browsing import Browser
from quiz.study.overview import overview
from quiz.tui import looking
from quiz.tui.app import FactdeckApp
from quiz.tui.commands import Command
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.charts import ChartsScreen
from quiz.tui.screens.fact import FactScreen
from quiz.tui.screens.stats import StatsScreen
from quiz.tui.screens.timeline import TimelineScreen
from quiz.tui.widgets.factlist import FactList
from quiz.tui.widgets.figureview import FigureView

SIZE = (80, 24)
SCREENS: list[type[FactdeckScreen]] = [BrowseScreen, TimelineScreen, FactScreen, ChartsScreen, StatsScreen]
COMMANDS = [
    each
    for each in vars(looking).values()
    if isinstance(each, type) and issubclass(each, Command) and each is not Command
]


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        session = opened.play("mini", count=5, seed=1)
        while session.question is not None:
            session.answer(DontKnow(), 3000)
            session.next()
        yield opened


def browsing(study: Study) -> FactdeckApp:
    return FactdeckApp(study, None, lambda opened: BrowseScreen(Browser(opened, "mini")))


async def settle(app: FactdeckApp, pilot: Any) -> None:
    """Wait for what is looked up off the screen's thread."""
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda each: each.__name__)
def test_a_command_says_what_it_does(command: type[Command]) -> None:
    assert command.help().endswith(".") and len(command.help()) > 10
    assert 1 <= len(command.label.split()) <= 2 and command.key_name()


@pytest.mark.parametrize("screen", SCREENS, ids=lambda each: each.__name__)
def test_a_screen_has_an_action_for_each_command_and_no_key_twice(screen: type[FactdeckScreen]) -> None:
    assert screen.PURPOSE.endswith(".")
    keys = [key for command in screen.COMMANDS_HERE for key in command.key.split(",")]
    assert len(keys) == len(set(keys))
    for command in screen.COMMANDS_HERE:
        assert hasattr(screen, f"action_{command.action()}"), command


async def test_the_list_follows_every_letter_and_an_empty_one_says_what_clears_it(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        facts = app.screen.query_one(FactList)
        everything = facts.count
        await pilot.press("slash", *"trea")
        await pilot.pause()
        assert 0 < facts.count < everything
        assert "trea" in text_of(app).lower() and f"({facts.count} of {everything})" in text_of(app)
        await pilot.press(*"zzz")
        await pilot.pause()
        assert "No fact holds “treazzz”" in text_of(app) and "x clears" in text_of(app)
        await pilot.press("escape", "x")
        await pilot.pause()
        assert facts.count == everything and app.screen.focused is facts


async def test_filters_are_chosen_from_a_list_and_shown(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("f")
        await pilot.pause()
        assert "Show only" in text_of(app) and "learning" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        facts = app.screen.query_one(FactList)
        assert "memory: " in text_of(app) and facts.row is not None
        assert 0 < facts.count < 20 and facts.row.memory in text_of(app)


async def test_a_fact_shows_source_memory_answers_and_questions(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=(140, 50)) as pilot:
        await settle(app, pilot)
        answered = next(point.partition("#")[0] for _, point, cls in study.log.states("mini") if cls == "recall")
        facts = app.screen.query_one(FactList)
        facts.cursor = facts.listing.place(answered) or 0  # type: ignore[union-attr]
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
        assert isinstance(app.screen, FactScreen) and app.screen.fact == answered
        assert "«" in shown and "»" in shown and "don't know" in shown and "learning" in shown and "aimed at" in shown
        await pilot.press("i")
        await settle(app, pilot)
        assert "Questions (" in text_of(app)
        await pilot.press("home", "t")
        await pilot.pause()
        assert "days from now" in text_of(app)
        before = facts.cursor
        await pilot.press("right")
        assert facts.cursor == before + 1 and app.screen.fact != answered
        await pilot.press("left", "1")
        left = app.screen.fact
        assert left != answered
        await pilot.press("backspace", "escape")
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen) and facts.cursor == before


async def test_the_mouse_chooses_and_opens(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.click(FactList, offset=(10, 3))
        assert app.screen.query_one(FactList).cursor == 3 - 1  # below the frame
        await pilot.click(FactList, offset=(10, 3), times=2)
        await pilot.pause()
        assert isinstance(app.screen, FactScreen)


async def test_the_timeline_is_in_the_order_of_time(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("t")
        await settle(app, pilot)
        assert isinstance(app.screen, TimelineScreen)
        facts = app.screen.query_one(FactList)
        pages = [app.screen.browser.page(row.id) for row in (facts.at(n) for n in range(facts.count)) if row]
        firsts = [page.first for page in pages if page]
        assert len(firsts) == facts.count > 5 and firsts == sorted(firsts)  # type: ignore[type-var]
        assert "●" in text_of(app)


async def test_charts_have_their_numbers_one_key_away(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("c")
        await pilot.pause()
        assert isinstance(app.screen, ChartsScreen)
        figure = app.screen.figures[0]
        label = str(figure.rows[0][0])
        await pilot.press("t")
        await pilot.pause()
        assert figure.columns[0].name in text_of(app) and label in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
async def test_statistics_draw_every_figure_and_show_its_numbers(study: Study, size: tuple[int, int]) -> None:
    app = FactdeckApp(study, None, lambda opened: StatsScreen(overview(opened), ("mini", "kosovo-nato")))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        views = list(app.screen.query(FigureView))
        for view in views:
            await pilot.press("enter")
            await pilot.pause()
            assert view.figure.title in text_of(app) and app.screen.large is view  # type: ignore[attr-defined]
            assert (view.figure.says or view.figure.empty)[:20] in text_of(app)
            await pilot.press("t")
            await pilot.pause()
            assert not view.figure.rows or view.figure.columns[0].name[:5] in text_of(app)
            await pilot.press("t", "escape", "down")
        await pilot.press("p")
        await pilot.pause()
        assert "Maravel" in text_of(app)
        await pilot.press("p")
        await pilot.pause()
        assert "Nothing was answered yet" in text_of(app) or "No reviews yet" in text_of(app)


async def test_from_the_first_screen_and_back(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("s")
        await pilot.pause()
        assert isinstance(app.screen, StatsScreen)
        await pilot.press("escape")
        await pilot.press("b")
        await settle(app, pilot)
        assert isinstance(app.screen, BrowseScreen)
        await pilot.press("question_mark")
        await pilot.pause()
        assert "Show only facts of one kind" in text_of(app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert len(app.screen_stack) == 1


KEYS = [
    "up", "down", "left", "right", "enter", "escape", "slash", "f", "x", "t", "c", "i", "n", "p", "1", "2", "backspace",
    "tab", "space", "pagedown", "end", "home", "a", "question_mark", "ctrl+t",
]  # fmt: skip
OPENED: list[tuple[str, Callable[[Study], Screen[Any]]]] = [
    ("browse", lambda study: BrowseScreen(Browser(study, "mini"))),
    ("stats", lambda study: StatsScreen(overview(study), ("mini",))),
]


@pytest.mark.parametrize(("name", "screen"), OPENED, ids=lambda value: value if isinstance(value, str) else "")
async def test_random_keys_and_sizes_do_no_harm(
    study: Study, name: str, screen: Callable[[Study], Screen[Any]]
) -> None:
    random = Random(name)
    app = FactdeckApp(study, None, screen)
    async with app.run_test(size=(20, 5)) as pilot:
        for step in range(80):  # a sample; `tests/campaigns/keys.py` presses thousands
            key = random.choice([key for key in KEYS if key != "escape" or len(app.screen_stack) > 1])
            await pilot.press(key)
            if step % 10 == 9:
                await pilot.resize_terminal(*random.choice([(20, 5), (80, 24), (130, 40), (44, 12)]))
        await settle(app, pilot)
        assert app._exception is None and app.return_code in {None, 0}


async def test_how_browsing_looks(study: Study) -> None:
    app = browsing(study)
    async with app.run_test(size=SIZE) as pilot:
        await settle(app, pilot)
        await pilot.press("down", "down")
        await settle(app, pilot)
        assert_same_picture(app, "browse")
