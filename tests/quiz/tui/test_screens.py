"""The app as it is used: keys and clicks in, screens out, over a real study."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import assert_same_picture, session_of, study_of, text_of

from quiz.study import Study
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.screens.results import ResultsScreen

SIZE = (80, 24)


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def screen(app: FactdeckApp) -> str:
    return type(app.screen).__name__


async def test_home_says_what_enter_does_and_enter_does_it(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        shown = text_of(app)
        assert "Maravel" in shown and "not started" in shown and "learn your first five facts" in shown
        await pilot.press("down" if "▸ Maravel" not in shown else "up", "down")
        await pilot.press("enter")
        await pilot.pause()
        assert screen(app) == "PassagesScreen" and "read 1 of 3" in text_of(app)
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        assert "1 of 5" in text_of(app)


async def test_a_choice_by_letter_by_arrows_and_by_mouse(study: Study) -> None:
    session = session_of(study, "mini", "single_choice", "single_choice", "single_choice")
    items = session.items
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("abcdef"[items[0].key[0]])  # type: ignore[union-attr, index]
        await pilot.pause()
        assert "✓ Right." in text_of(app) and "your answer" in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        for _ in range(items[1].key[0]):  # type: ignore[union-attr, index]
            await pilot.press("down")
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Right." in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        wrong = next(at for at, option in enumerate(items[2].options) if not option.correct)
        await pilot.click("Rows", offset=(10, wrong))
        await pilot.pause()
        shown = text_of(app)
        assert "✗ Not quite." in shown and "✓" in shown
        assert study.log.attempts() == 3


async def test_options_stay_where_they_are_when_the_answer_is_shown(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "single_choice"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        question = app.screen.session.question  # type: ignore[attr-defined]
        before = [line.find(question.options[0]) for line in text_of(app).splitlines()]
        await pilot.press("a")
        await pilot.pause()
        after = [line.find(question.options[0]) for line in text_of(app).splitlines()]
        row = next(at for at, column in enumerate(before) if column >= 0)
        assert after[row] == before[row]


@pytest.mark.parametrize("kind", ["typed", "number", "date", "cloze"])
async def test_typed_answers_are_marked_and_shown(study: Study, kind: str) -> None:
    session = session_of(study, "mini", kind)
    answer = session.items[0].answers[0]
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("enter")  # nothing typed: nothing happens
        assert study.log.attempts() == 0
        await pilot.press(
            *[{" ": "space", ",": "comma", ".": "full_stop", "-": "minus"}.get(char, char) for char in answer]
        )
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Right." in text_of(app)
        assert study.log.attempts() == 1


async def test_an_answer_that_is_no_date_is_asked_again(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "date"))
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        await pilot.press(*"long", "space", *"ago", "enter")
        await pilot.pause()
        assert "A date is wanted" in text_of(app)
        assert study.log.attempts() == 0


async def test_select_all_ticks_and_hands_in(study: Study) -> None:
    session = session_of(study, "mini", "select_all")
    item = session.items[0]
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for at in item.key:  # type: ignore[union-attr]
            await pilot.press("abcdef"[at])  # type: ignore[index]
        assert text_of(app).count("[x]") == len(item.key)  # type: ignore[union-attr, arg-type]
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Right." in text_of(app)


async def test_ordering_by_letters_with_backspace(study: Study) -> None:
    session = session_of(study, "mini", "ordering")
    key = session.items[0].key
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        letters = ["abcde"[at] for at in key]  # type: ignore[union-attr, index]
        await pilot.press(letters[-1], "backspace", *letters[:-1])  # the last place fills itself
        await pilot.press("enter")
        await pilot.pause()
        assert "✓ Right." in text_of(app)


async def test_matching_joins_lines_with_letters(tmp_path: Path, seed_pack: Path) -> None:
    with study_of(tmp_path / "seed", seed_pack) as study:
        session = session_of(study, "kosovo-nato", "matching")
        pairs = dict(session.items[0].key)  # type: ignore[union-attr, arg-type]
        app = FactdeckApp(study, session)
        async with app.run_test(size=(100, 40)) as pilot:
            await pilot.pause()
            for left in range(len(pairs)):
                await pilot.press(str(left + 1), "abcdefgh"[pairs[left]])
            await pilot.press("enter")
            await pilot.pause()
            assert "✓ Right." in text_of(app)


async def test_a_flashcard_is_revealed_and_graded(study: Study) -> None:
    session = session_of(study, "mini", "flashcard")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert session.items[0].answers[0] not in text_of(app)
        await pilot.press("enter")
        await pilot.pause()
        assert session.items[0].answers[0] in text_of(app)
        assert study.log.attempts() == 0
        await pilot.press("3")
        await pilot.pause()
        assert "You knew it." in text_of(app)
        assert study.log.attempt_rows()[0]["grade"] == 3


async def test_true_and_false_have_their_own_letters(study: Study) -> None:
    session = session_of(study, "mini", "true_false")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("t" if session.items[0].key == (0,) else "f")
        await pilot.pause()
        assert "✓ Right." in text_of(app)


async def test_dont_know_undo_and_the_results(study: Study) -> None:
    session = session_of(study, "mini", "single_choice", "cloze")
    app = FactdeckApp(study, session)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("space")
        await pilot.pause()
        assert "– Here is the answer." in text_of(app)
        await pilot.press("u")
        await pilot.pause()
        assert "Here is the answer." not in text_of(app) and session.at == 0 and not session.answered
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        await pilot.press("ctrl+n", "enter")
        await pilot.pause()
        assert isinstance(app.screen, ResultsScreen)
        shown = text_of(app)
        assert "0 of 2 right" in shown and "Missed (2)" in shown
        await pilot.press("m")
        await pilot.pause()
        assert isinstance(app.screen, QuestionScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert screen(app) == "HomeScreen"


async def test_help_lists_the_keys_of_the_screen_below(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "single_choice"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.press("question_mark")
        await pilot.pause()
        shown = text_of(app)
        assert "don't know" in shown and "ctrl-n" in shown and "Switch to the next" in shown
        await pilot.press("escape")
        await pilot.pause()
        assert screen(app) == "QuestionScreen"


async def test_the_text_of_a_pack_can_be_read(study: Study) -> None:
    app = FactdeckApp(study)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        while "▸ Maravel" not in text_of(app):
            await pilot.press("down")
        await pilot.press("t")
        await pilot.pause()
        assert "Coral League" in text_of(app)
        await pilot.press("escape")
        await pilot.pause()
        assert screen(app) == "HomeScreen"


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (160, 45)])
async def test_any_size_shows_the_question(study: Study, size: tuple[int, int]) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "single_choice", "ordering", "typed"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(*size)
        await pilot.pause()
        assert session_word(app) in text_of(app)
        for _ in range(3):
            await pilot.press("ctrl+n")
            await pilot.pause()
            await pilot.resize_terminal(*SIZE)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.resize_terminal(*size)
        assert study.log.attempts() == 3


def session_word(app: FactdeckApp) -> str:
    return str(app.screen.session.question.stem.split()[0])  # type: ignore[attr-defined]


async def test_pictures_of_a_question_and_its_feedback(study: Study) -> None:
    app = FactdeckApp(study, session_of(study, "mini", "single_choice"))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        assert_same_picture(app, "question")
        await pilot.press("a")
        await pilot.pause()
        assert_same_picture(app, "feedback")
