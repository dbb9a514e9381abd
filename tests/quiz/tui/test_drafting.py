"""The screen on which a draft is reviewed: keys reach the review, and each decision is kept at once."""

from __future__ import annotations

from pathlib import Path

from screens import study_of
from textual.widgets import Static

from questions.drafting import draft, read_article
from questions.drafting.review import Review
from quiz.study.drafting import load_review, save_review
from quiz.tui.app import FactdeckApp
from quiz.tui.screens.drafting import DraftScreen

TEXT = "In 1990 the town founded a choir. In 1991 the town founded a school. In 1991 the town sold a mill.\n"


async def test_keys_accept_reject_join_and_undo(tmp_path: Path) -> None:
    made = draft(read_article(TEXT))
    review = Review.of(made)
    file = tmp_path / "out" / "review.json"
    app = FactdeckApp(
        study_of(tmp_path), first_screen=lambda study: DraftScreen(review, lambda state: save_review(file, state))
    )
    async with app.run_test() as pilot:
        await pilot.pause()
        top = app.screen.query_one("#top", Static)
        assert "1 of 3 · event · pending · 3 undecided" in str(top.content)
        await pilot.press("a")
        assert "2 of 3" in str(top.content) and review.entries[0].decision == "accepted"
        await pilot.press("r")
        await pilot.press("u")
        assert review.entries[1].decision == "pending"
        await pilot.press("up", "j")
        assert [entry.decision for entry in review.entries][1:] in (["joined", "pending"], ["pending", "joined"])
        again = load_review(file, made)
        assert [entry.decision for entry in again.entries].count("joined") == 1


async def test_an_edit_goes_through_the_editor_and_what_is_not_borne_out_is_told(tmp_path: Path) -> None:
    review = Review.of(draft(read_article(TEXT)))
    app = FactdeckApp(study_of(tmp_path), first_screen=lambda study: DraftScreen(review, lambda state: None))
    async with app.run_test() as pilot:
        screen = app.screen
        assert isinstance(screen, DraftScreen)
        screen._edited = lambda text: text.replace("1990", "1989")  # type: ignore[method-assign]  # no editor in a test
        await pilot.press("e")
        assert review.entries[0].candidate.slots["when"] == "1990"
        screen._edited = lambda text: text.replace("a choir", "choir")  # type: ignore[method-assign]  # no editor in a test
        await pilot.press("e")
        assert review.entries[0].candidate.slots["clause"] == "the town [founded|found] choir"
