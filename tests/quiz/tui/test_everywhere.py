"""What works on every screen: palette, jump, copy, paste, other keyboards, scripts of any direction and width."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from screens import session_of, study_of, text_of
from textual import events
from textual.command import CommandList, CommandPalette
from textual.widgets import Input

from quiz.core.layouts import latin
from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.everywhere import EVERYWHERE
from quiz.tui.palette import Palette
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.settings import SettingsScreen

SIZE = (80, 24)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


async def test_the_palette_does_what_its_screen_can_do(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await pilot.pause(0.3)
        shown = text_of(app)
        assert "Play (p)" in shown and "Start (Enter)" in shown and "Review (r)" not in shown  # nothing is due
        await pilot.press(*"sett")
        await pilot.pause(0.5)
        await pilot.press("enter")
        await pilot.pause(0.3)
        assert isinstance(app.screen, SettingsScreen)


async def test_a_palette_that_is_closed_while_it_searches_shows_nothing(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause(0.3)
        palette = app.screen
        assert isinstance(palette, Palette)
        found = palette.query_one(CommandList)
        app.go_home()
        await pilot.pause()
        palette._refresh_command_list(found, [], True)  # what its worker does last, too late
        assert type(app.screen).__name__ == "HomeScreen" and not found.is_attached


async def test_help_names_what_works_everywhere(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=(100, 60)) as pilot:
        await pilot.press("question_mark")
        await pilot.pause()
        shown = text_of(app)
        assert all(command.key_name() in shown for command in EVERYWHERE)


async def test_jump_letters_go_to_a_part_of_the_screen(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("b")
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen)
        chain = [one for one in app.screen.focus_chain if one.region.area]
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert text_of(app).split() == list("asdfghj"[: len(chain)])
        await pilot.press("asdfghj"[len(chain) - 1])
        await pilot.pause()
        assert app.focused is chain[-1]
        await pilot.press("ctrl+o", "escape")
        await pilot.pause()
        assert isinstance(app.screen, BrowseScreen)


async def test_the_question_is_copied_and_its_answer_once_it_is_told(study: Study) -> None:
    session = session_of(study, "mini", "single_choice")
    app = FactdeckApp(study, session)
    item = session.items[0]
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+y")
        assert app.clipboard.startswith(item.stem) and item.explanation not in app.clipboard
        await pilot.press("space", "ctrl+y")
        await pilot.pause()
        await pilot.press("ctrl+y")
        assert item.explanation in app.clipboard


async def test_what_is_pasted_is_typed(study: Study) -> None:
    session = session_of(study, "mini", "typed")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.post_message(events.Paste(f"{session.items[0].answers[0]}\n"))
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert session.answered[0].mark.correct


@pytest.mark.parametrize(("typed", "here"), [("ф", "a"), ("и", "b"), ("β", "b"), ("ש", "a"), ("ش", "a"), ("２", "2")])
async def test_letters_of_other_keyboards_answer(study: Study, typed: str, here: str) -> None:
    assert latin(typed) == here
    session = session_of(study, "mini", "single_choice")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        app.post_message(events.Key(typed, typed))
        await pilot.pause()
        assert session.answered[0].response.indices == ("ab12".index(here) % 2,)  # type: ignore[union-attr]  # picked


async def test_typed_text_is_never_another_keyboard_s(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "typed"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for char in "фשش日本":
            app.post_message(events.Key(char, char))
        await pilot.pause()
        assert app.screen.query_one(Input).value == "фשش日本"


SCRIPTS = {
    "Hebrew": "מתי הצטרפה אלבניה לנאט״ו?",
    "Arabic": "متى انضمت ألبانيا إلى حلف الناتو؟",
    "CJK": "北大西洋条約機構に加盟したのはいつですか。アルバニアについて答えてください。",
    "emoji": "Which flag is 🇽🇰 and what does 👩‍🏫 teach in it?",
}


@pytest.mark.parametrize("script", SCRIPTS)
async def test_scripts_of_any_direction_and_width_are_whole(study: Study, script: str) -> None:
    text = SCRIPTS[script]
    session = session_of(study, "mini", "single_choice", "ordering")
    session.title = text
    options = [option.model_copy(update={"text": f"{text} {at}"}) for at, option in enumerate(session.items[0].options)]
    session.items = [item.model_copy(update={"stem": text, "options": tuple(options)}) for item in session.items]
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        for width in (80, 40):
            await pilot.resize_terminal(width, 24)
            await pilot.pause()
            shown = text_of(app)
            assert all(cell_len(line) <= width for line in shown.splitlines())
            joined = "".join(shown.split())
            assert joined.count("".join(text.split())) >= len(options)
        await pilot.press("ctrl+n")
        await pilot.pause()
        assert "".join(text.split()) in "".join(text_of(app).split())


async def test_a_screen_that_is_told_twice_to_close_leaves_the_one_below(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("s", "question_mark")
        await pilot.pause()
        below, top = app.screen_stack[-2:]
        top.dismiss()
        top.dismiss()
        await pilot.pause()
        assert app.screen is below and len(app.screen_stack) == 2


async def test_an_action_of_a_screen_that_is_gone_is_not_done(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("p")
        await pilot.pause()
        games = app.screen
        assert await app.run_action("help", games)
        app.go_home()
        await pilot.pause()
        assert not await app.run_action("choose", games)
        assert type(app.screen).__name__ == "HomeScreen"


@pytest.mark.parametrize("key", ["p", "comma", "ctrl+p"])
async def test_lists_stand_a_terminal_of_no_width(study: Study, key: str) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=(3, 2)) as pilot:
        await pilot.press(key)
        await pilot.pause(0.3)
        assert len(app.screen_stack) == 2
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        assert "│" in text_of(app) or "─" in text_of(app)
