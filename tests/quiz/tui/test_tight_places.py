"""Where it is tight or broken: small screens, a full disk, a pack with errors, text that looks like markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import session_of, study_of, text_of

from questions.errors import StoreError
from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.home import HomeScreen

SIZE = (80, 24)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def session_word(app: FactdeckApp) -> str:
    return str(app.screen.session.question.stem.split()[0])  # type: ignore[attr-defined]


async def test_the_stem_stays_and_the_passage_goes_where_both_do_not_fit(study: Study) -> None:
    session = session_of(study, "kosovo-nato", "single_choice")
    app = FactdeckApp(study, session)
    async with app.run_test(size=(60, 30)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        roomy = text_of(app)
        assert "“" in roomy
        await pilot.press("u")
        await pilot.resize_terminal(60, next(at for at, line in enumerate(roomy.splitlines()) if "Next review" in line))
        await pilot.press("space")
        await pilot.pause()
        assert "“" not in text_of(app) and "Next review" in text_of(app)
        await pilot.press("e")
        await pilot.pause()
        for _ in range(12):
            await pilot.press("up")
        assert session_word(app) in text_of(app)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (60, 18)])
async def test_a_small_screen_begins_with_the_question(study: Study, size: tuple[int, int]) -> None:
    session = session_of(study, "kosovo-nato", "single_choice", "typed", "select_all")
    app = FactdeckApp(study, session)
    async with app.run_test(size=size) as pilot:
        for _ in range(3):
            await pilot.pause()
            assert session_word(app) in text_of(app)
            await pilot.press("ctrl+n", "enter")


async def test_the_cursor_stays_in_sight_on_a_low_screen(study: Study) -> None:
    session = session_of(study, "kosovo-nato", "single_choice")
    app = FactdeckApp(study, session)
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.pause()
        for option in session.question.options[1:]:
            await pilot.press("down")
            await pilot.pause()
            assert option.split()[-1] in text_of(app)


async def test_a_failure_to_save_is_told_and_the_question_stands(study: Study, monkeypatch: pytest.MonkeyPatch) -> None:
    session = session_of(study, "mini", "single_choice")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        with monkeypatch.context() as patch:
            patch.setattr(type(study.log), "append", full_disk)
            await pilot.press("a")
            await pilot.pause()
            await pilot.pause()
        assert "the disk is full" in text_of(app) and not session.answered
        await pilot.press("a")
        await pilot.pause()
        assert len(session.answered) == study.log.attempts() == 1
        with monkeypatch.context() as patch:
            patch.setattr(type(session.recorder), "undo", full_disk)
            await pilot.press("u")
            await pilot.pause()
        assert len(session.answered) == 1


def full_disk(*_: object) -> None:
    raise StoreError("factdeck.db: the disk is full")


async def test_home_starts_where_something_can_be_done(study: Study) -> None:
    broken = study.data / "packs" / "kosovo-nato"  # it takes the first place
    broken.mkdir()
    (broken / "pack.yaml").write_text("id: kosovo-nato\ntitle: x\n", encoding="utf-8")
    study.compile_packs()
    app = FactdeckApp(study)
    async with app.run_test(size=(60, 18)) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "has 3 errors" in shown and "▸ kosovo-nato" not in shown
        assert "Maravel and the Coral League" in shown  # no title is cut on a narrow screen
        await pilot.press("up")
        await pilot.pause()
        assert "▸ kosovo-nato" in text_of(app) and "quiz check" in text_of(app) and "Enter" not in text_of(app)
        await pilot.press("enter", "p", "t")
        assert isinstance(app.screen, HomeScreen)


async def test_brackets_in_a_question_are_no_markup(study: Study) -> None:
    session = session_of(study, "mini", "single_choice")
    session.items = [session.items[0].model_copy(update={"stem": "Which of [bold]these[/bold] is [it]?"})]
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("space")
        await pilot.pause()
        assert "[bold]these[/bold] is [it]?" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "[bold]these[/bold] is [it]?" in text_of(app)
