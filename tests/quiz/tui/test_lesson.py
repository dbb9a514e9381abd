"""Lessons: passages with the quote marked, questions about them, misses again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of, text_of

from questions.responses import DontKnow
from quiz.core.lesson import Lesson
from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.lesson import LessonScreen, PassagesScreen
from quiz.tui.screens.results import ResultsScreen


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


async def test_read_three_answer_three_and_what_was_missed_again(study: Study) -> None:
    app = FactdeckApp(study, study.lesson("mini", count=4))
    async with app.run_test(size=(80, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen)
        shown = text_of(app)
        assert "read 1 of 2" in shown and "«" in shown and "»" in shown
        await pilot.press("enter", "left", "enter", "enter")
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, LessonScreen) and "1 of 4" in text_of(app)
        first = screen.session.item
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "1 of 5" in text_of(app)  # it comes again
        await pilot.press("enter")
        await right(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        again = screen.session.item
        assert first is not None and again is not None and again.points == first.points
        await right(app, pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen) and "read 1 of 2" in text_of(app)
        await pilot.press("enter", "enter")
        for _ in range(2):
            await right(app, pilot)
            await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ResultsScreen)
        assert [row["kind"] for row in study.log.attempt_rows()] == ["learn", "learn", "review", "learn", "learn"]


async def right(app: FactdeckApp, pilot: object) -> None:
    """Answer rightly, whatever is asked."""
    await pilot.pause()  # type: ignore[attr-defined]
    item = app.screen.session.item  # type: ignore[attr-defined]
    assert item.format in {"single_choice", "true_false"}, item.format  # what is new is recognised first
    await pilot.press(str(item.key[0] + 1))  # type: ignore[attr-defined]
    await pilot.pause()  # type: ignore[attr-defined]


async def test_a_lesson_can_be_left_while_reading(study: Study) -> None:
    app = FactdeckApp(study, study.lesson("mini"))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert type(app.screen).__name__ == "HomeScreen" and study.log.attempts() == 0


def test_undo_in_a_lesson_asks_the_same_again_as_new(study: Study) -> None:
    lesson = study.lesson("mini", count=2)
    assert lesson.reading is not None and lesson.reading[0] == 0
    asked = lesson.item
    lesson.answer(DontKnow(), 5)
    lesson.next()
    assert len(lesson.items) == 3 and lesson.reading is None
    lesson.undo()
    assert lesson.item == asked and len(lesson.items) == 2
    lesson.answer(DontKnow(), 5)
    assert [row["kind"] for row in study.log.attempt_rows()] == ["learn", "learn"]


def test_what_is_set_aside_leaves_the_lesson_and_comes_back_with_undo(study: Study) -> None:
    lesson = study.lesson("mini", count=3)
    asked = lesson.item
    lesson.set_aside(for_good=False)
    assert lesson.item != asked and len(lesson.items) == 2
    lesson.undo()
    assert lesson.item == asked and len(lesson.items) == 3


def test_a_lesson_takes_what_today_has_left(study: Study) -> None:
    assert len(study.lesson("mini").items) == 5
    for _ in range(4):
        lesson = study.lesson("mini")
        for _ in range(5):
            lesson.answer(DontKnow(), 5)
            lesson.next()
    lesson = study.lesson("mini")
    assert isinstance(lesson, Lesson) and lesson.question is not None
    kinds = [row["kind"] for row in study.log.attempt_rows()]
    assert kinds.count("learn") < 20 and kinds.count("review") > 0
