"""Keys that put things right: I was right, report, not today, never again, undo anywhere, changed answers, drills."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from learners import answer_all, right
from screens import session_of, study_of, text_of

from questions.responses import DontKnow
from quiz.study import Study
from quiz.study.mending import notes, set_aside
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.changed import ChangedScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.results import ResultsScreen

SIZE = (80, 30)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


async def test_i_was_right_counts_and_can_be_taken_back_even_from_the_results(study: Study) -> None:
    session = session_of(study, "mini", "typed")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press(*"quetzal", "enter")
        await pilot.pause()
        assert "✗ Not quite." in text_of(app) and "o was right" in text_of(app)
        await pilot.press("o")
        await pilot.pause()
        shown = text_of(app)
        assert "✓ Right." in shown and "counts as right" in shown and "o was right" not in shown
        assert notes(study)[0]["text"] == "quetzal"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ResultsScreen) and "1 of 1 right" in text_of(app)
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen) and "✗ Not quite." in text_of(app)
        assert notes(study) == []
        await pilot.press("u")
        await pilot.pause()
        assert "Not quite" not in text_of(app) and study.log.states() == {}


async def test_a_report_goes_to_the_author_with_the_answer(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "single_choice"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+r", "escape")
        await pilot.pause()
        assert notes(study) == []
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("r")
        await pilot.pause()
        await pilot.press(*"odd", "enter")
        await pilot.pause()
        (note,) = notes(study)
        assert note["text"] == "odd" and note["response"] == {"type": "picked", "indices": [0]}
        assert isinstance(app.screen, QuestionScreen)


async def test_not_today_and_never_again_go_on_and_are_taken_back(study: Study) -> None:
    session = session_of(study, "mini", "typed", "single_choice", "cloze")
    first = session.items[0]
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+b")
        await pilot.pause()
        assert "1 of 2" in text_of(app) and first.stem[:20] not in text_of(app)
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert sorted(set_aside(study).values()) == ["for good", "until tomorrow"]
        await pilot.press("ctrl+underscore")
        await pilot.pause()
        await pilot.press("ctrl+underscore")
        await pilot.pause()
        assert set_aside(study) == {} and "1 of 3" in text_of(app)
        assert session.item is first


async def test_self_grades_say_when_the_card_comes_back(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "flashcard"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
        assert "again: I did not know it · tomorrow" in shown
        easy = next(line for line in shown.splitlines() if "easy:" in line).rpartition("· ")[2].strip()
        await pilot.press("4")
        await pilot.pause()
        assert f"Next review {easy}." in text_of(app)


async def test_home_takes_the_last_thing_back(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        while "▸ Maravel" not in text_of(app):
            await pilot.press("down")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        app.screen.session.answer(DontKnow(), 10)
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen) and study.log.states()
        await pilot.press("u")
        await pilot.pause()
        assert "Taken back: your answer to" in text_of(app) and study.log.states() == {}


async def test_a_changed_answer_is_asked_about_before_the_round(study: Study) -> None:
    answer_all(study.learn("mini", new=80))
    for file in (study.data / "packs" / "mini").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("20,000", "21,500").replace("20000", "21500"), encoding="utf-8")
    study.compile_packs()
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while "▸ Maravel" not in text_of(app):
            await pilot.press("down")
        await pilot.press("p")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ChangedScreen)
        assert "21,500" in text_of(app) and "relearn" in text_of(app)
        point = app.screen.changed.point
        await pilot.press("r")
        await pilot.pause()
        assert not any(key[1] == point for key in study.log.states())
        while isinstance(app.screen, ChangedScreen):
            await pilot.press("k")
            await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        assert study.changed_answers("mini") == []
        app.screen.session.answer(right(app.screen.session.item), 5)  # type: ignore[arg-type]
