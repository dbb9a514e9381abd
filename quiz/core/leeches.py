"""Why a point keeps being missed, from its answers, and what mends it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from questions.text.folding import fold
from quiz.core.memory.state import RECALL, State
from quiz.core.settings import LeechSettings


class Cause(StrEnum):
    """Why a point is a leech."""

    DISPUTED = "disputed"
    CONFUSED = "confused"
    MISSPELT = "misspelt"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Told:
    """One standing answer about a point, newest first in a history."""

    answer_class: str
    share: float
    verdict: str
    said: str
    """Text of what was given: the option picked or the words typed; empty for "don't know" and for several things."""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Why a point keeps being missed."""

    cause: Cause
    lapses: int
    other: str = ""
    """What it is mixed up with, as it was said last; or the spelling given."""
    times: int = 0
    """How often that was said."""
    picked_right: int = 0
    """Right answers among options, for what is misspelt."""


def is_leech(states: Sequence[State | None], settings: LeechSettings) -> bool:
    """Whether a point was forgotten so often, in both classes together, that it costs more than it brings.

    A lapse undone, or corrected by "I was right", is no longer in the states, and with it the leech is gone.
    """
    return sum(state.lapses for state in states if state is not None) >= settings.lapses


def diagnose(
    states: Sequence[State | None],
    history: Sequence[Told],
    answer: str,
    settings: LeechSettings,
    *,
    disputed: bool = False,
) -> Diagnosis | None:
    """Return why a point keeps being missed; None where it is no leech.

    Args:
        states: Its states, recognition and recall.
        history: Its standing answers, newest first.
        answer: The right answer, for nearness.
        settings: From how many lapses on.
        disputed: Whether the learner has reported an item of it.
    """
    if not is_leech(states, settings):
        return None
    lapses = sum(state.lapses for state in states if state is not None)
    if disputed:
        return Diagnosis(Cause.DISPUTED, lapses)
    wrong = [told for told in history if told.share < 0.5]
    near = [told for told in wrong if told.answer_class == RECALL and told.said and nearly(told.said, answer)]
    others = Counter(fold(told.said) for told in wrong if told.said and told not in near)
    common = max(others.items(), key=lambda entry: (entry[1], -_place(wrong, entry[0])), default=None)
    if near and len(near) >= max(2, common[1] if common else 0):
        chosen = sum(told.answer_class != RECALL and told.share >= 1 for told in history)
        return Diagnosis(Cause.MISSPELT, lapses, near[0].said, len(near), chosen)
    if common is not None and common[1] >= 2 and common[1] * 3 >= len(wrong):
        said = next(told.said for told in wrong if fold(told.said) == common[0])
        return Diagnosis(Cause.CONFUSED, lapses, said, common[1])
    return Diagnosis(Cause.UNKNOWN, lapses)


def _place(wrong: Sequence[Told], folded: str) -> int:
    """Return how recent a text is: 0 for the newest answer."""
    return next(at for at, told in enumerate(wrong) if fold(told.said) == folded)


def nearly(said: str, answer: str) -> bool:
    """Whether what was typed is the answer with more slips than marking forgives: a third of its letters at most."""
    from rapidfuzz.distance import OSA

    given, right = fold(said), fold(answer)
    if len(right) < 4 or not given or any(char.isdigit() for char in given + right):
        return False
    most = max(2, len(right) // 3)
    return 0 < OSA.distance(given, right, score_cutoff=most) <= most


def mend(found: Diagnosis, answer: str) -> str:
    """Return what is wrong and what helps, in a sentence or two for the learner."""
    match found.cause:
        case Cause.DISPUTED:
            return "You have reported this one. It can be set aside until its author has looked at it."
        case Cause.CONFUSED:
            times = "twice" if found.times == 2 else f"{found.times} times"
            return f"You have mixed up {answer} and {found.other} {times}. Practise the two against each other."
        case Cause.MISSPELT:
            return f"You know this one, but you spell it {found.other}; it is written {answer}. Practise typing it."
        case Cause.UNKNOWN:
            return f"You have forgotten this one {found.lapses} times. Read its source again, or think of a way to remember it."


def drill(one: str, other: str, rounds: int = 3) -> list[str]:
    """Return the order in which two points are asked against each other: each `rounds` times, never foreseeable by turns.

    Args:
        one: The leech.
        other: The point whose answer was said in its place.
        rounds: How often each is asked.
    """
    pattern = (one, other, other, one, one, other, one, other, other, one)
    out: list[str] = []
    left = Counter({one: rounds, other: rounds})
    turn = 0
    while sum(left.values()):
        want = pattern[turn % len(pattern)]
        if not left[want]:
            want = other if want == one else one
        out.append(want)
        left[want] -= 1
        turn += 1
    return out
