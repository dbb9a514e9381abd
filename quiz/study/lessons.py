"""Lessons: new facts in small batches, with what is read about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.rng import digest
from quiz.core.lesson import Lesson, LessonItems
from quiz.store.statistics import answers_of_day
from quiz.study.browsing import Browser
from quiz.study.making import Maker
from quiz.study.recording import LEARN, REVIEW, Recorder
from quiz.study.reviewing import chosen_heads, new_points

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from questions.items import Item
    from questions.responses import Mark, Response
    from quiz.core.pages import Page
    from quiz.core.session import Saved
    from quiz.study.study import Study

FACTS = 5
"""Facts of a lesson, where nothing else is said."""


class LessonRecorder(Recorder):
    """Saves the first answer about a fact as learned, and what comes again as reviewed: it is not new a second time."""

    def __init__(self, study: Study, maker: Maker, pack: str) -> None:
        super().__init__(study, LEARN, maker, lambda _: pack)
        self.met: dict[str, set[str]] = {}
        """Attempt to the points that it was the first about in this lesson."""

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer; durable on return."""
        points = set(map(str, item.points))
        fresh = points.difference(*self.met.values())
        self.kind = LEARN if fresh else REVIEW
        saved = super().record(item, response, mark, latency_ms, given_away)
        self.met[saved.attempt] = fresh
        return saved

    def undo(self, saved: Saved) -> None:
        """Take something back; a first answer that is taken back may be given anew as the first."""
        super().undo(saved)
        self.met.pop(saved.attempt, None)


def lesson(study: Study, name: str | None, *, count: int | None = None) -> Lesson:
    """Start a lesson.

    Args:
        study: The learner's data.
        name: Pack, by id or path; None for the first that has something new.
        count: Facts; None for five, within what is left for today.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    study.log.prepare(study.model)
    left = count
    if left is None:
        done = answers_of_day(study.log, study.clock.day().toordinal()).get(LEARN, 0)
        left = min(FACTS, max(0, study.settings.queue.new_per_day - done))
    maker = Maker(study, digest("lesson", study.clock.day()) % 2**31)
    title, pack = "", ""
    items: list[Item] = []
    for head in chosen_heads(study, name):
        title, pack = head.title, head.id
        facts: set[str] = set()
        for point in new_points(study, [head]):
            fact = point.point.partition("#")[0]
            if len(items) < left and fact not in facts and (item := maker.item(pack, point.point)) is not None:
                facts.add(fact)
                items.append(item)
        if items:
            break
    return made(study, title, items, maker, pack)


def made(study: Study, title: str, items: list[Item], maker: Maker, pack: str) -> Lesson:
    """Return a lesson of given questions."""
    recorder = LessonRecorder(study, maker, pack)
    questions = LessonItems(items, lambda item, turn: _again(maker, pack, item, turn))
    pages = read(study, study.path(pack), {item.facts[0] for item in items}) if items else {}
    return Lesson(title, questions, recorder, passages={fact: (page,) for fact, page in pages.items()})


def read(study: Study, path: Path, facts: Iterable[str]) -> dict[str, Page]:
    """Return what is read about facts: their sentence, and their passages in context."""
    browser = Browser(study, str(path))
    try:
        pages = {fact: browser.page(fact) for fact in facts}
    finally:
        browser.close()
    return {fact: page for fact, page in pages.items() if page is not None}


def _again(maker: Maker, pack: str, item: Item, turn: int) -> Item:
    """Return a question about the same points in other words, or the same where there is no other."""
    wanted = set(map(str, item.points))
    others = [
        other
        for other in maker.items(pack, item.facts[0])
        if set(map(str, other.points)) == wanted
        and other.stem != item.stem
        and other.answer_class == item.answer_class
        and other.format != "flashcard"
    ]
    chosen = others[(turn - 1) % len(others)] if others else item
    maker.fingerprints(pack, chosen)
    return chosen
