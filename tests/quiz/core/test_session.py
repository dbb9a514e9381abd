"""A round by itself, over a recorder that only remembers what it was told."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.generate import generate
from questions.items import Item
from questions.reading import read_pack
from questions.responses import DontKnow, Grade, Mark, Picked, Response, Wrote
from quiz.core.session import Saved, Session

ROOT = Path(__file__).resolve().parents[3]


class Remembering:
    """What stands, in the order in which it was said."""

    def __init__(self) -> None:
        self.ids = count(1)
        self.stands: list[tuple[str, str]] = []
        self.reports: list[tuple[str, bool, str]] = []

    def _add(self, what: str) -> Saved:
        name = str(next(self.ids))
        self.stands.append((name, what))
        return Saved(name, "tomorrow", notice="a notice")

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        return self._add(f"{item.id} {mark.score}")

    def override(self, saved: Saved, item: Item, response: Response, mark: Mark) -> Saved:
        assert [credit.share for credit in mark.credits] == [1.0] * len(mark.credits) and mark.score == 1
        return self._add(f"override {saved.attempt}")

    def undo(self, saved: Saved) -> None:
        assert self.stands.pop()[0] == saved.attempt  # the latest first

    def set_aside(self, item: Item, *, for_good: bool) -> Saved:
        return self._add(f"aside {item.id} {for_good}")

    def report(self, item: Item, response: Response | None, text: str) -> None:
        self.reports.append((item.id, response is not None, text))

    def preview(self, item: Item) -> Mapping[Grade, str]:
        return {Grade.GOOD: "tomorrow"}

    def next_due(self) -> str:
        return "tomorrow"


@pytest.fixture(scope="module")
def items() -> list[Item]:
    pack = read_pack(ROOT / "tests" / "packs" / "mini").pack
    assert pack is not None
    made = [item for item in generate(pack, 1).items if item.format in {"single_choice", "typed"}]
    return made[:4] + [item for item in made if item.format == "typed"][:4]


def wrong(item: Item) -> Response:
    if item.format == "single_choice":
        return Picked(tuple(at for at in range(len(item.options)) if at not in item.key)[:1])  # type: ignore[operator]
    return Wrote("nothing like it at all")


def standing(session: Session) -> object:
    results = session.results()
    return session.at, list(session.items), session.progress, results, session.shown


@given(moves=st.lists(st.sampled_from(["right", "wrong", "dunno", "next", "override", "aside", "good"]), max_size=25))
def test_undo_at_any_depth_gives_back_every_state_of_the_round(items: list[Item], moves: list[str]) -> None:
    recorder = Remembering()
    session = Session("t", list(items), recorder)
    seen: list[tuple[object, list[tuple[str, str]]]] = []
    for move in moves:
        item = session.item
        before = (standing(session), list(recorder.stands))
        if move == "next":
            session.next()
            continue
        if item is None:
            break
        if move == "override":
            if not session.can_override:
                continue
            assert session.override().correct
        elif move in {"aside", "good"}:
            session.set_aside(for_good=move == "good")
        elif not session.is_answered:
            answers = {
                "right": Picked(tuple(item.key)) if item.options else Wrote(item.answers[0]),
                "wrong": wrong(item),
            }  # type: ignore[arg-type]
            session.answer(answers.get(move, DontKnow()), 5)
        else:
            continue
        seen.append(before)
    for (at, shown, progress, results, feedback), stands in reversed(seen):  # type: ignore[misc]
        assert session.can_undo
        session.undo()
        assert (session.at, list(session.items), session.progress) == (at, shown, progress)
        assert (session.results(), session.shown) == (results, feedback)
        assert recorder.stands == stands
    assert not session.can_undo


def test_being_right_after_all_counts_and_only_where_something_was_answered_wrongly(items: list[Item]) -> None:
    session = Session("t", [items[0], items[-1], items[1]], Remembering())
    session.answer(wrong(items[0]), 5)
    assert session.can_override and not session.progress.streak
    said = session.override()
    assert said.correct and said.score == 1 and "counts as right" in said.reason and said.notice == ""
    assert not session.can_override and session.progress.streak == 1
    session.next()
    session.answer(wrong(items[-1]), 5)
    assert "author" in session.override().reason  # what was typed may be a name to accept
    session.next()
    session.answer(DontKnow(), 5)
    assert not session.can_override
    results = session.results()
    assert (results.score, len(results.missed)) == (2, 1)


def test_a_question_set_aside_leaves_the_round_and_a_report_changes_nothing(items: list[Item]) -> None:
    recorder = Remembering()
    session = Session("t", tuple(items[:3]), recorder)
    session.report("the stem is odd")
    session.set_aside(for_good=True)
    assert session.item is items[1] and session.progress.total == 2
    session.answer(wrong(items[1]), 5)
    session.report("")
    assert recorder.reports == [(items[0].id, False, "the stem is odd"), (items[1].id, True, "")]
    assert session.undo() == "answer" and session.undo() == "aside"
    assert session.item is items[0] and session.progress.total == 3
