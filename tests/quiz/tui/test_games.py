"""Games as they are played: keys and clicks in, screens out."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of, text_of

from quiz.core.modes.catalogue import GAMES
from quiz.study import Study
from quiz.study.games import results
from quiz.tui import playing
from quiz.tui.app import FactdeckApp
from quiz.tui.commands import Command
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.screens.game import GameResultsScreen, GameScreen
from quiz.tui.screens.games import CustomScreen, GamesScreen
from quiz.tui.screens.question import QuestionScreen

SIZE = (80, 24)
ALL = [
    each
    for _, each in inspect.getmembers(playing, inspect.isclass)
    if issubclass(each, Command) and each is not Command
]


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


@pytest.mark.parametrize("command", ALL, ids=lambda each: each.__name__)
def test_a_command_says_what_it_does(command: type[Command]) -> None:
    assert command.help().endswith(".") and 1 <= len(command.label.split()) <= 2


@pytest.mark.parametrize("screen", [GamesScreen, CustomScreen, GameScreen, GameResultsScreen])
def test_a_screen_has_an_action_for_each_command_and_no_key_twice(screen: type[FactdeckScreen]) -> None:
    keys = [key for command in screen.COMMANDS_HERE for key in command.key.split(",")]
    assert len(keys) == len(set(keys)) and screen.PURPOSE.endswith(".")
    for command in screen.COMMANDS_HERE:
        assert hasattr(screen, f"action_{command.action()}"), command


async def test_the_menu_lists_every_game_and_a_number_plays_one(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        app.games("mini", "Maravel")
        await pilot.pause()
        shown = text_of(app)
        assert all(game.title in shown for game in GAMES)
        await pilot.press("3")
        await pilot.pause()
        assert isinstance(app.screen, GameScreen) and "3 lives" in text_of(app)
        for _ in range(3):
            await pilot.press("ctrl+n", "enter")
            await pilot.pause()
        assert isinstance(app.screen, GameResultsScreen) and "0 right answers with 3 lives." in text_of(app)
        assert [one.game for one in results(study)] == ["survival"]
        await pilot.press("p")
        await pilot.pause()
        assert isinstance(app.screen, GameScreen)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (160, 45)])
async def test_the_menu_fits_any_size(study: Study, size: tuple[int, int]) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=size) as pilot:
        app.games("mini", "Maravel")
        await pilot.pause()
        await pilot.resize_terminal(*SIZE)
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        assert isinstance(app.screen, GameScreen)


async def test_a_right_answer_of_a_sprint_goes_on_by_itself_and_time_ends_it(study: Study) -> None:
    app = FactdeckApp(study, study.play_game("mini", "sprint", seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, GameScreen) and " s left" in text_of(app)
        key = screen.session.items[0].key[0]  # type: ignore[union-attr, index]
        await pilot.press(str(int(key) + 1))  # type: ignore[arg-type]
        await pilot.pause()
        assert screen.session.at == 1 and "1 right" in text_of(app)
        await pilot.press("space")
        await pilot.pause()
        assert screen.feedback is not None and screen.open_ms == 0  # reading why costs no time
        await pilot.press("enter")
        await pilot.pause()
        screen.started -= 61
        screen.tick()
        await pilot.pause()
        assert isinstance(app.screen, GameResultsScreen) and "1 right in 60 seconds." in text_of(app)
        assert study.log.attempts() == 2 and results(study)[0].points == 1


async def test_an_event_is_placed_with_arrows_with_letters_and_with_the_mouse(study: Study) -> None:
    session = study.play_game("mini", "timeline", seed=3)
    keys = [item.key[0] for item in session.items]  # type: ignore[union-attr, index]
    app = FactdeckApp(study, session)
    async with app.run_test(size=(100, 40)) as pilot:
        await pilot.pause()
        for _ in range(int(keys[0])):  # type: ignore[arg-type]
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert "here it belongs   your answer" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("abc"[int(keys[1])])  # type: ignore[arg-type]
        await pilot.pause()
        assert "2 placed" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        rows = [at for at, (gap, _) in enumerate(app.screen.input._wrapped(72)) if gap == keys[2]]  # type: ignore[attr-defined]
        await pilot.click("LineInput", offset=(6, rows[0]))
        await pilot.pause()
        assert "3 placed" in text_of(app) and study.log.attempts() == 3


async def test_an_exam_tells_nothing_until_its_report(study: Study) -> None:
    session = study.play_game("mini", "exam", count=3, seed=2)
    app = FactdeckApp(study, session)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.pause()
        for left in (2, 1):
            await pilot.press("ctrl+n")
            await pilot.pause()
            shown = text_of(app)
            assert f"{left} to go" in shown and not any(sign in shown for sign in ("✓", "✗", "–  ", "Next review"))
        await pilot.press("ctrl+n")
        await pilot.pause()
        shown = text_of(app)
        assert isinstance(app.screen, GameResultsScreen) and "0 %: 0 of 3." in shown and "Every question" in shown
        assert "Missed (" not in shown and study.log.attempts() == 3


async def test_the_result_of_a_day_is_copied_as_text(study: Study) -> None:
    app = FactdeckApp(study, study.play_game("mini", "daily"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        for _ in range(10):
            await pilot.pause()
            await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        await pilot.press("c")
        await pilot.pause()
        assert app.clipboard.startswith("Factdeck daily · ") and app.clipboard.endswith("0/10")
        assert "0/10" in text_of(app)


async def test_a_custom_round_is_ticked_together(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=(100, 45)) as pilot:
        app.games("mini", "Maravel")
        await pilot.pause()
        await pilot.press("8")
        await pilot.pause()
        assert isinstance(app.screen, CustomScreen)
        first = next(iter(app.screen.families))
        await pilot.press("space", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        assert {item.family for item in app.screen.session.items} == {first}
