"""Which round stands half-played; seen by the first screen, so nothing of a pack is imported or read here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.errors import FactdeckError
from quiz.core.home import HalfPlayed
from quiz.store.packs import content_hash
from quiz.store.rounds import Journal, Kept, answers_of, unfinished

if TYPE_CHECKING:
    from quiz.study.study import Study


def offered(study: Study) -> tuple[Kept, HalfPlayed] | None:
    """Return the latest round that can go on; None where there is none. What can't go on is forgotten."""
    for kept in unfinished(study.data, study.clock.day().toordinal()):
        answered = len(answers_of(study.log, kept.session))
        if answered and _current(study, kept):
            return kept, HalfPlayed(kept.title, answered)
        Journal(study.data, kept.session).remove()
    return None


def let_go(study: Study) -> None:
    """Forget the latest half-played round; its answers stay."""
    found = offered(study)
    if found is not None:
        Journal(study.data, found[0].session).remove()


def _current(study: Study, kept: Kept) -> bool:
    """Whether the packs of a round are as they were: its questions may be wrong otherwise."""
    hashes = kept.head.get("hashes")
    for pack, key in hashes.items() if isinstance(hashes, dict) else ():
        try:
            if content_hash(study.path(pack)) != key:
                return False
        except (FactdeckError, OSError):
            return False
    return True
