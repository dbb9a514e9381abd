"""Checks across facts: a pack as read -> everything that is wrong with it.

A check is a function of one fact, or of the whole pack, that yields problems; a new one is a function and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from questions.checking import contradictions, evidence, references, values, wordings
from questions.checking.scope import Scope
from questions.facts import Fact
from questions.problems import Problem, in_order
from questions.reading import Reading

__all__ = ["OF_FACT", "OF_PACK", "Scope", "check", "check_fact"]

OF_FACT: tuple[Callable[[Fact, Scope], Iterator[Problem]], ...] = (
    evidence.quotes,
    evidence.slots,
    evidence.texts,
    evidence.rows,
    wordings.templates,
    wordings.to_confirm,
    values.sets,
    values.sums,
    values.times,
)
"""What is checked of each fact whose references are sound."""

OF_PACK: tuple[Callable[[Scope], Iterator[Problem]], ...] = (
    references.of_head,
    references.unused,
    wordings.relations,
    contradictions.two_values,
    contradictions.overlapping,
    contradictions.order,
)
"""What is checked of all facts together."""


def check(reading: Reading) -> tuple[Problem, ...]:
    """Check a pack.

    Args:
        reading: The pack as read. One that can't be read at all has only the problems of its reading.

    Returns:
        Every problem, those of the reading included, sorted by place.
    """
    if reading.draft is None:
        return reading.problems
    scope = Scope(reading, reading.draft)
    found = list(reading.problems)
    for rule in OF_PACK:
        found.extend(rule(scope))
    for fact in reading.draft.facts:
        found.extend(check_fact(fact, scope))
    return in_order(found)


def check_fact(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with one fact, seen by itself."""
    broken = list(references.of_fact(fact, scope))
    yield from broken
    if any(problem.code in {"P301", "P302", "P303"} for problem in broken) or not _offices_sound(fact, scope):
        return  # its slots can't be made out
    for rule in OF_FACT:
        yield from rule(fact, scope)


def _offices_sound(fact: Fact, scope: Scope) -> bool:
    office = getattr(fact, "office", None) or getattr(fact, "role", None)
    return office is None or scope.pack.offices[office].of in scope.pack.entities
