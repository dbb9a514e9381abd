"""The first screen: what it says to someone new, what it offers later, and packs that come and go."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from unittest import mock

import pytest
from screens import study_of, text_of

from questions.responses import DontKnow
from quiz.core.home import Home, PackCard
from quiz.store.reading import standing
from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.inviting import FIRST_STEPS, ahead, invitation, today
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.lesson import PassagesScreen
from quiz.tui.screens.question import QuestionScreen

SIZE = (80, 24)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


async def test_the_first_run_says_how_it_goes_and_one_key_starts(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        shown = text_of(app)
        assert "Welcome" in shown and "learn your first five facts" in shown
        assert all(step.split(".")[0][:40] in shown for step in FIRST_STEPS)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PassagesScreen)


async def test_the_collector_goes_on_once_the_first_screen_is_painted(study: Study) -> None:
    gc.disable()
    try:
        async with FactdeckApp(study).run_test(size=SIZE) as pilot:
            await pilot.pause()
            assert gc.isenabled() and gc.get_freeze_count()
    finally:
        gc.enable()
        gc.unfreeze()


def test_a_point_that_its_author_took_away_is_not_counted(study: Study) -> None:
    session = study.play("mini", count=4, seed=1)
    while session.item is not None:
        session.answer(DontKnow(), 10)
        session.next()
    met = {point for point, _, _ in standing(study.log, "mini", study.clock.day().toordinal())}
    before = next(card for card in study.home().packs if card.id == "mini")
    assert before.known + before.learning == len(met)
    path = study.path("mini")
    head = study.compiled.head(path)
    assert head is not None
    left = tuple(point for point in head.points if point not in sorted(met)[:2])
    with mock.patch.object(study.compiled, "head", lambda _: replace(head, points=left)):
        after = next(card for card in study.home().packs if card.id == "mini")
    assert (after.points, after.known + after.learning) == (before.points - 2, len(met) - 2)
    assert after.new == before.new


async def test_enter_goes_on_with_a_half_played_round_and_x_lets_it_go(study: Study) -> None:
    session = study.play("mini", count=4, seed=1)
    study.keep(session)
    session.answer(DontKnow(), 10)
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert "after 1 answer" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen) and "2 of 4" in text_of(app)
        await pilot.press("ctrl+n")
        await pilot.pause()
        app.pop_screen()  # as if the program had ended here
        await pilot.pause()
        assert "after 2 answers" in text_of(app)
        await pilot.press("x")
        await pilot.pause()
        assert "go on with" not in text_of(app) and study.log.attempts() == 2


async def test_a_finished_round_is_not_offered_again(study: Study) -> None:
    app = FactdeckApp(study, study.play("mini", count=2, seed=1))
    async with app.run_test(size=SIZE) as pilot:
        for _ in range(2):
            await pilot.pause()
            await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        shown = text_of(app)
        assert isinstance(app.screen, HomeScreen) and "go on with" not in shown
        assert "Coming back" in shown and "1 day in a row" in shown and "nothing due today" in shown


async def test_a_pack_is_added_and_hidden_with_keys(study: Study, tmp_path: Path, mini: Path) -> None:
    source = tmp_path / "third"
    shutil.copytree(mini, source)
    file = source / "pack.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("id: mini", "id: third"), encoding="utf-8")
    app = FactdeckApp(study)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("plus")
        await pilot.pause()
        app.screen.query_one("#where").value = str(source)  # type: ignore[attr-defined]
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert len([card for card in app.screen.home.packs if not card.pending]) == 3  # type: ignore[attr-defined]
        await pilot.press("minus")
        await pilot.pause()
        assert len(app.screen.home.packs) == 2  # type: ignore[attr-defined]
        await pilot.press("H")
        await pilot.pause()
        assert len(app.screen.home.packs) == 3  # type: ignore[attr-defined]


CARD = PackCard("a", "A", Path("a"), facts=9, points=20, known=3, learning=2)


@pytest.mark.parametrize(
    ("card", "says"),
    [
        (None, "No packs"),
        (PackCard("a", "A", Path("a"), pending=True), "first time"),
        (PackCard("a", "A", Path("a"), problem="has 2 errors"), "can't be read"),
        (PackCard("a", "A", Path("a"), points=20, known=3, due=12, minutes=4), "review 12 due, about 4 minutes"),
        (CARD, "learn something new"),
        (PackCard("a", "A", Path("a"), points=3, known=3), "play ten questions"),
    ],
)
def test_what_enter_does_is_said(card: PackCard | None, says: str) -> None:
    line, hint = invitation(card, Home((CARD,), date(2026, 11, 24), streak=1), {})
    assert says in line.plain and (hint.plain or card is not None)


def test_todays_load_and_the_days_ahead_are_said_in_words() -> None:
    due = PackCard("a", "A", Path("a"), points=20, known=3, due=12, minutes=1)
    home = Home((due, due), date(2026, 11, 24), ahead=(2, 0, 40))
    assert today(home) == "24 due today, about 2 minutes"
    assert ahead(home, 70) == "Coming back  Wed 2 · Fri 40"
    assert "Fri █ 40" in ahead(home, 100) and ahead(home, 40) == "" and ahead(Home((), home.day), 100) == ""
    assert today(Home((), home.day)) == ""
