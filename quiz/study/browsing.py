"""Looking facts up: lists, pages, what the learner did with them, and their questions made on demand."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from quiz.store.catalogue import Catalogue, Listing

if TYPE_CHECKING:
    from quiz.core.browsing import Row
    from quiz.core.figures import Figure
    from quiz.core.memory.state import Key, State
    from quiz.core.pages import Asked, Learned, Page, PastAnswer, PointStanding
    from quiz.store.reading import Seen
    from quiz.study.study import Study

AHEAD = 30
"""Days that a memory curve goes on at least."""
CURVES = 3
"""Points whose memory is drawn at once; more lines could not be told apart."""


class Browser:
    """The facts of one pack, for a learner."""

    def __init__(self, study: Study, name: str) -> None:
        """Open a pack's facts.

        Args:
            study: The learner's data.
            name: Id or path of the pack.

        Raises:
            UsageError: If there is no such pack.
            PackError: If it has errors.
            StoreError: If its catalogue can be neither read nor written.
        """
        self.study, self.name = study, name
        self.catalogue = Catalogue(study.compiled.catalogue(study.path(name)), study.log.path)
        self.pack, self.title = self.catalogue.pack, self.catalogue.title
        self.facets = self.catalogue.facets()

    def close(self) -> None:
        """Close the catalogue."""
        self.catalogue.close()

    def listing(self) -> Listing:
        """Return a new list of all facts."""
        return self.catalogue.listing()

    def stand(self) -> None:
        """Join what the learner remembers to the lists; safe to call off the screen's thread."""
        memory = self.study.model.settings
        self.catalogue.stand(self.study.clock.day().toordinal(), memory.ladder.known)

    def page(self, fact: str) -> Page | None:
        """Return a fact's page; None where there is no such fact."""
        return self.catalogue.page(fact)

    def neighbours(self, fact: str) -> list[Row]:
        """Return the facts that have most to do with one."""
        return self.catalogue.neighbours(fact)

    def learned(self, page: Page) -> Learned:
        """Return what the learner remembers of a fact, how that came about, and the answers."""
        from quiz.core.pages import Learned

        points = [slot.name for slot in page.slots if slot.point]
        standings = tuple(self._standings(page.id, points))
        return Learned(standings, self._curve(page), tuple(self._answers(page.id, points)))

    def _standings(self, fact: str, slots: list[str]) -> list[PointStanding]:
        from quiz.core.memory.state import NEVER, RECALL
        from quiz.core.pages import PointStanding
        from quiz.store.reading import flags
        from quiz.store.rows import micros

        study, now = self.study, micros(self.study.clock.now())
        today = study.clock.day()
        states = study.log.states_of_fact(self.pack, fact)
        away = {point: kinds for (_, point), kinds in flags(study.log, self.pack).items()}
        known = study.model.settings.ladder.known
        found = []
        for slot in slots:
            point = f"{fact}#{slot}"
            mine = {cls: state for (name, cls), state in states.items() if name == point}
            if not mine:
                found.append(PointStanding(slot, "never asked", None))
                continue
            asked = next((state for state in mine.values() if state.due < NEVER), None)
            best = max(mine.values(), key=lambda state: state.stability)
            words = ["known" if best.stability >= known else "learning"]
            if any(until > today.toordinal() for until in away.get(point, {}).values()):
                words.append("set aside")
            elif asked is not None:
                words.append("due" if asked.due <= today.toordinal() else _back(asked.due, today))
            recall = mine.get(RECALL) or best
            found.append(PointStanding(slot, " · ".join(words), study.model.retrievability(recall, now)))
        return found

    def _curve(self, page: Page) -> Figure:
        """Return how the points of a fact were remembered, from the first answer on, and how they will be if left alone."""
        from quiz.core.figures import Column, Figure
        from quiz.core.memory.curve import moments, recall
        from quiz.core.memory.state import DAY, RECALL
        from quiz.store.replay import act, answers
        from quiz.store.rows import micros
        from quiz.store.standing import names_of

        study = self.study
        now = micros(study.clock.now())
        names = {self.pack: names_of(study.log.db, self.pack)}
        states: dict[Key, State] = {}
        courses: dict[str, list[tuple[int, State]]] = {}
        for _, _, answer in list(answers(study.log.db, names, self.pack, page.id)):
            before = dict(states)
            act(states, answer, study.model)
            for (point, cls), state in states.items():
                if cls == RECALL and state != before.get((point, cls)) and not isinstance(answer, str):
                    courses.setdefault(point.partition("#")[2], []).append((answer.at, state))
        courses = dict(sorted(courses.items(), key=lambda course: -len(course[1]))[:CURVES])
        start = min((course[0][0] for course in courses.values()), default=now)
        times = moments(courses.values(), now + max(AHEAD * DAY, (now - start) // 3))
        lines = [[recall(course, study.model.retrievability, at) for at in times] for course in courses.values()]
        rows = tuple(((at - now) / DAY, *values) for at, *values in zip(times, *lines, strict=True))
        labels = {slot.name: slot.label for slot in page.slots}
        return Figure(
            "memory", "Memory", "Chance to recall, by days from now." if rows else "", "lines",
            (Column("days from now", "number"), *(Column(labels.get(slot, slot), "share") for slot in courses)),
            rows, guide=study.model.settings.memory.retention,
            empty="Not asked yet. Play or review this pack, and its memory will be drawn here.",
        )  # fmt: skip

    def _answers(self, fact: str, slots: list[str]) -> list[PastAnswer]:
        from quiz.core.pages import PastAnswer
        from quiz.core.words import way_in_words
        from quiz.store.reading import attempts_of

        found: dict[str, tuple[int, PastAnswer]] = {}
        for slot in slots:
            for seen in attempts_of(self.study.log, self.pack, f"{fact}#{slot}", limit=20):
                kept = PastAnswer(seen.day, slot, _said(seen), seen.share, way_in_words(seen.format))
                found.setdefault(seen.attempt, (seen.at, kept))
        return [answer for _, answer in sorted(found.values(), key=lambda pair: -pair[0])][:20]

    def questions(self, fact: str) -> list[Asked]:
        """Return the questions about a fact, made now; the pack is loaded for it.

        Raises:
            PackError: If the pack was changed and has errors now.
        """
        from questions.generate import generate
        from quiz.core.pages import Asked
        from quiz.core.showing import right_answer
        from quiz.core.words import kind_in_words, way_in_words

        pack, _ = self.study.load(self.name)
        made = generate(pack, 0, facts={fact}).items
        return [
            Asked(
                kind_in_words(item.family),
                way_in_words(item.format.value),
                item.stem,
                tuple(option.text for option in item.options),
                right_answer(item),
            )
            for item in made
        ]

    def tables(self) -> list[Page]:
        """Return the pages of all tables, those with charts first."""
        pages = [page for fact in self.facets.tables if (page := self.page(fact)) is not None]
        return sorted(pages, key=lambda page: len(page.figures) < 2)


def _back(due: int, today: date) -> str:
    from quiz.core.words import due_in_words

    return f"back {due_in_words(date.fromordinal(due), today)}"


def _said(seen: Seen) -> str:
    """Return an answer as text."""
    raw = json.loads(seen.said)
    if not isinstance(raw, dict):
        return ""
    match raw.get("type"):
        case "wrote":
            return str(raw.get("text", ""))
        case "picked":
            return "; ".join(seen.options[at] for at in raw.get("indices", ()) if 0 <= at < len(seen.options))
        case "dontknow":
            return "don't know"
        case _:
            return ""
