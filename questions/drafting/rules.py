"""The rules in the order in which they read a sentence, and the registry that a newcomer reads in a minute."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.drafting import (
    abbreviations,
    causes,
    events,
    identifiers,
    members,
    offices,
    positions,
    quantities,
    statuses,
)
from questions.drafting.candidate import Candidate
from questions.drafting.sentences import Sentence

RULES: tuple[Callable[[Sentence], Iterator[Candidate]], ...] = (
    positions.propose,
    offices.propose,
    statuses.propose,
    members.propose,
    quantities.propose,
    abbreviations.propose,
    causes.propose,
    identifiers.propose,
    events.propose,
)
