"""Saving what happens in one round."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, assert_never

from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Wrote
from quiz.core.blind import blind_chance
from quiz.core.memory.state import NEVER, RECOGNITION, Answer
from quiz.core.session import Saved
from quiz.core.words import due_in_words
from quiz.store.log import Attempt, Changes, Entry
from quiz.store.rows import BURY, OVERRIDE, REPORT, SUSPEND, fact_of

if TYPE_CHECKING:
    from questions.items import Item
    from questions.responses import Mark, Response
    from quiz.study.leeches import Leech
    from quiz.study.making import Maker
    from quiz.study.study import Study

REVIEW, PLAY, LEARN, CRAM = "review", "play", "learn", "cram"
"""Kinds of rounds, as they stand in the log."""


class Recorder:
    """Saves the answers of one round, and what corrects them."""

    def __init__(self, study: Study, kind: str, maker: Maker, pack_of: Callable[[Item], str]) -> None:
        """Make a recorder.

        Args:
            study: The learner's data.
            kind: REVIEW, PLAY, LEARN or CRAM: decides how much an answer moves memory.
            maker: What made the items.
            pack_of: Gives the id of the pack that an item is from.
        """
        self._study = study
        self.kind = kind
        self.maker = maker
        self.pack_of = pack_of
        self.id = study.ids.new(study.clock.now())
        self.after: Callable[[], None] | None = None
        """Called when an answer was saved."""
        self._dues: dict[str, int] = {}
        self._parts: dict[str, list[str]] = {}
        self._leeches: dict[str, Leech] = {}

    def _weight(self, item: Item, mark: Mark, given_away: bool) -> float:
        # A key that was just read off another question proves nothing; nor does what a shown table says.
        if self.kind == CRAM or item.family == "read_table" or (given_away and mark.score > 0):
            return 0.0
        return self._study.settings.memory.play_weight if self.kind == PLAY else 1.0

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer; durable on return."""
        study, pack = self._study, self.pack_of(item)
        stamp = study.stamp(self.id)
        attempt = Attempt(
            id=stamp.id, device=stamp.device, session=stamp.session, at=stamp.at, day=stamp.day, kind=self.kind,
            pack=pack, pack_hash=self.maker.hashes.get(pack, ""), item=item.id, family=item.family,
            format=item.format.value, answer_class=item.answer_class.value, stem=item.stem,
            options=tuple(option.text for option in item.options), response=response_json(response), score=mark.score,
            verdict=mark.verdict, latency=latency_ms, guess=blind_chance(item), weight=self._weight(item, mark, given_away),
            grade=_grade(response), credits=tuple((str(credit.point), credit.share) for credit in mark.credits),
            answers=self.maker.fingerprints(pack, item), shown=_shown(item),
        )  # fmt: skip
        changes = study.log.append(attempt, study.model)
        if self.after is not None:
            self.after()
        return self._saved(attempt.id, changes, "" if mark.correct else self._notice(attempt.id, pack, item))

    def _saved(self, name: str, changes: Changes, notice: str = "") -> Saved:
        """Say what saving changed."""
        study = self._study
        known = study.settings.ladder.known
        after = [(old, new) for old, new in changes.values() if new is not None]
        moved = {
            key[0]
            for (_, key), (old, new) in changes.items()
            if new is not None and new.stability >= known and not (old is not None and old.stability >= known)
        }
        dues = [new.due for _, new in after if new.due < NEVER]
        if dues:
            self._dues[name] = min(dues)
        words = due_in_words(date.fromordinal(min(dues)), study.clock.day()) if dues else ""
        return Saved(name, words, len(moved), notice)

    def _notice(self, name: str, pack: str, item: Item) -> str:
        """Say why a point keeps being missed, if it does."""
        from quiz.study.leeches import leech

        found = leech(self._study, pack, item)
        if found is None:
            return ""
        self._leeches[name] = found
        return found.says

    @property
    def leeches(self) -> list[Leech]:
        """What kept being missed in this round, each once."""
        return list({one.point: one for one in self._leeches.values()}.values())

    def override(self, saved: Saved, item: Item, response: Response, mark: Mark) -> Saved:
        """Save that an answer was right, by a new entry; what was typed goes with it, for the author."""
        study, stamp = self._study, self._study.stamp(self.id)
        entry = Entry.of(
            stamp, OVERRIDE, target=saved.attempt, pack=self.pack_of(item), score=mark.score, grade=None,
            credits=[[str(credit.point), credit.share] for credit in mark.credits],
            text=response.text if isinstance(response, Wrote) else "",
        )  # fmt: skip
        return self._saved(stamp.id, study.log.enter(entry, study.model))

    def undo(self, saved: Saved) -> None:
        """Take an answer, an override or a setting-aside back."""
        study = self._study
        for target in reversed(self._parts.pop(saved.attempt, [saved.attempt])):
            study.log.undo(target, study.stamp(self.id), study.model)
        self._dues.pop(saved.attempt, None)
        self._leeches.pop(saved.attempt, None)

    def set_aside(self, item: Item, *, for_good: bool) -> Saved:
        """Keep the points of an item out of what is asked: until tomorrow, or until they are resumed."""
        study, pack = self._study, self.pack_of(item)
        entries = []
        for point in dict.fromkeys(map(str, item.points)):
            stamp = study.stamp(self.id)
            if for_good:
                entries.append(Entry.of(stamp, SUSPEND, pack=pack, point=point))
            else:
                entries.append(Entry.of(stamp, BURY, pack=pack, point=point, until=stamp.day + 1))
        study.log.enter_all(entries, study.model)
        made = [entry.id for entry in entries]
        self._parts[made[0]] = made
        return Saved(made[0], "")

    def report(self, item: Item, response: Response | None, text: str) -> None:
        """Write a note to the author: the item as it was shown, what was answered, what the learner says."""
        study = self._study
        entry = Entry.of(
            study.stamp(self.id), REPORT, pack=self.pack_of(item), point=str(item.points[0]), text=text,
            item=item.model_dump(mode="json", by_alias=True, exclude_defaults=True),
            response=None if response is None else response_json(response),
        )  # fmt: skip
        study.log.enter(entry, study.model)

    def preview(self, item: Item) -> Mapping[Grade, str]:
        """Say when an item would come back for each self-grade; the interval shown is the one that will be stored."""
        study, pack = self._study, self.pack_of(item)
        stamp = study.stamp(self.id)
        points = list(dict.fromkeys(map(str, item.points)))
        states = study.log.states_of_fact(pack, fact_of(points[0]))
        found = {}
        for grade in Grade:
            credits = tuple((point, float(grade is not Grade.AGAIN)) for point in points)
            weight = self._study.settings.memory.play_weight if self.kind == PLAY else float(self.kind != CRAM)
            answer = Answer(
                stamp.at, stamp.day, item.answer_class.value, blind_chance(item), weight, int(grade), credits
            )
            dues = [state.due for state in study.model.answer(states, answer).values() if state.due < NEVER]
            if dues:
                found[grade] = due_in_words(date.fromordinal(min(dues)), study.clock.day())
        return found

    def next_due(self) -> str:
        """Say when the first of this round's points comes back."""
        if not self._dues:
            return ""
        return due_in_words(date.fromordinal(min(self._dues.values())), self._study.clock.day())


def _grade(response: Response) -> int | None:
    return int(response.grade) if isinstance(response, Graded) else None


def _shown(item: Item) -> int:
    return len(item.options) if item.answer_class.value == RECOGNITION else 0


def response_json(response: Response) -> dict[str, object]:
    """Return a response as JSON data, its type with it."""
    name = type(response).__name__.lower()
    match response:
        case Wrote(text):
            return {"type": name, "text": text}
        case Picked(indices):
            return {"type": name, "indices": indices}
        case Ordered(order):
            return {"type": name, "order": order}
        case Matched(pairs):
            return {"type": name, "pairs": pairs}
        case Graded(grade):
            return {"type": name, "grade": int(grade)}
        case DontKnow():
            return {"type": name}
        case _:
            assert_never(response)
