"""The settings screen: it changes settings.toml, refuses what is no value, and the app follows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of, text_of
from textual.widgets import Input

from quiz.core.settings import Settings
from quiz.store.settings import read_settings
from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.settings import SettingsScreen

SIZE = (80, 24)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def go_to(app: FactdeckApp, name: str) -> None:
    screen = app.screen
    assert isinstance(screen, SettingsScreen)
    screen.choices.highlighted = screen.choices.get_option_index(name)


async def test_arrows_change_a_setting_and_x_sets_it_back(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        shown = text_of(app)
        assert "New points a day" in shown and "queue.new_per_day" in shown and "0 to 1000" in shown
        await pilot.press("right")
        assert read_settings(study.data).queue.new_per_day == 25
        await pilot.press("left", "left")
        assert read_settings(study.data).queue.new_per_day == 15
        await pilot.press("x")
        assert read_settings(study.data) == Settings()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


async def test_a_typed_value_is_checked_before_it_is_taken(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        go_to(app, "memory.retention")
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one(Input).value = "2"
        await pilot.press("enter")
        await pilot.pause()
        assert "✗ memory.retention = 2: write a number from 0.7 to 0.99" in text_of(app)
        app.screen.query_one(Input).value = "0.85"
        await pilot.press("enter")
        await pilot.pause()
        assert read_settings(study.data).memory.retention == study.settings.memory.retention == 0.85
        assert "0.85" in text_of(app)


async def test_the_app_follows_theme_and_motion(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        go_to(app, "display.theme")
        await pilot.press("right", "right", "right")
        assert app.theme == "factdeck-colour-blind"
        go_to(app, "display.reduced_motion")
        await pilot.press("enter")
        assert app.animation_level == "none"
    assert FactdeckApp(study).theme == "factdeck-colour-blind"
    assert FactdeckApp(study).animation_level == "none"


async def test_a_file_broken_meanwhile_is_told_and_left(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        (study.data / "settings.toml").write_text("[memory]\nretention = 9\n", encoding="utf-8")
        await pilot.press("right")
        await pilot.pause()
        assert "That did not work" in text_of(app)
    assert (study.data / "settings.toml").read_text(encoding="utf-8") == "[memory]\nretention = 9\n"


async def test_large_stems_stand_in_a_frame_where_there_is_room(study: Study) -> None:
    from quiz.core.changing import with_value

    study.save_settings(with_value(study.settings, "display.large_stems", "true"))
    app = FactdeckApp(study, study.play("mini", count=1, seed=1))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert app.screen.has_class("-large")
        assert "╭" in text_of(app)
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert not app.screen.has_class("-large")
