"""Saving the answers of one round."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING

from questions.responses import Graded
from quiz.core.memory.state import NEVER
from quiz.core.scheduler import KNOWN_STABILITY, PLAY_WEIGHT, due_in_words
from quiz.core.session import Saved
from quiz.store.log import Attempt, Stamp, micros

if TYPE_CHECKING:
    from questions.items import Item
    from questions.responses import Grade, Mark, Response
    from quiz.study.study import Study


class Recorder:
    """Saves the answers of one round."""

    def __init__(
        self,
        study: Study,
        pack: str,
        pack_hash: str,
        kind: str,
        owner: dict[str, str] | None = None,
        hashes: dict[str, str] | None = None,
    ) -> None:
        self._study = study
        self._pack = pack
        self._hashes = hashes or {pack: pack_hash}
        self._kind = kind
        self._owner = owner or {}
        self._id = study.ids.new(study.clock.now())
        self._dues: dict[str, int] = {}

    def pack_of(self, item: Item) -> str:
        """Return the id of the pack that an item is from."""
        return self._owner.get(item.id, self._pack)

    def again(self, before: Sequence[Item], items: Sequence[Item]) -> Recorder:
        """Return a recorder for another round about the same packs; its answers count as play."""
        owner = {new.id: self.pack_of(old) for old, new in zip(before, items, strict=True)}
        return Recorder(self._study, self._pack, "", "play", owner, self._hashes)

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer; durable on return."""
        study = self._study
        now = study.clock.now()
        # A key that was just read off another question proves nothing; nor does what a shown table says.
        weight = 1.0 if self._kind == "review" else PLAY_WEIGHT
        if (given_away and mark.score > 0) or item.family == "read_table":
            weight = 0.0
        pack = self.pack_of(item)
        attempt = Attempt(
            id=study.ids.new(now), device=study.device, session=self._id, at=micros(now), day=study.clock.day(now).toordinal(),
            kind=self._kind, pack=pack, pack_hash=self._hashes.get(pack, ""), item=item.id, family=item.family,
            format=item.format.value, answer_class=item.answer_class.value, stem=item.stem,
            options=tuple(option.text for option in item.options), response=response_json(response), score=mark.score,
            verdict=mark.verdict, latency=latency_ms, guess=item.guess, weight=weight,
            grade=int(response.grade) if isinstance(response, Graded) else None,
            credits=tuple((str(credit.point), credit.share) for credit in mark.credits),
            shown=len(item.options) if item.answer_class.value == "recognition" else 0,
        )  # fmt: skip
        changes = study.log.append(attempt, study.model)
        moved = sum(
            1
            for before, after in changes.values()
            if after and after.stability >= KNOWN_STABILITY and not (before and before.stability >= KNOWN_STABILITY)
        )
        dues = [after.due for _, after in changes.values() if after is not None and after.due < NEVER]
        if dues:
            self._dues[attempt.id] = min(dues)
        words = due_in_words(date.fromordinal(min(dues)), study.clock.day(now)) if dues else ""
        return Saved(attempt.id, words, moved)

    def undo(self, saved: Saved) -> None:
        """Take an answer back."""
        study = self._study
        now = study.clock.now()
        stamp = Stamp(study.ids.new(now), study.device, self._id, micros(now), study.clock.day(now).toordinal())
        study.log.undo(saved.attempt, stamp, study.model)
        self._dues.pop(saved.attempt, None)

    def override(self, saved: Saved, item: Item, response: Response, mark: Mark) -> Saved:
        """Save that an answer was right."""
        raise NotImplementedError

    def set_aside(self, item: Item, *, for_good: bool) -> Saved:
        """Bury or suspend the points of an item."""
        raise NotImplementedError

    def report(self, item: Item, response: Response | None, text: str) -> None:
        """Write a note to the author."""
        raise NotImplementedError

    def preview(self, item: Item) -> Mapping[Grade, str]:
        """Say when an item would come back for each self-grade."""
        return {}

    def next_due(self) -> str:
        """Say when the first of this round's points comes back."""
        if not self._dues:
            return ""
        clock = self._study.clock
        return due_in_words(date.fromordinal(min(self._dues.values())), clock.day())


def response_json(response: Response) -> object:
    """Return a response as JSON data, its type with it."""
    return {"type": type(response).__name__.lower(), **asdict(response)}
