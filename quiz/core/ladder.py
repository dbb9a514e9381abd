"""In which format a point is asked: recognition with few options first, recall as stability grows, down after a lapse."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.rng import digest
from quiz.core.memory.state import NEVER, RECALL, RECOGNITION, State
from quiz.core.settings import LadderSettings

if TYPE_CHECKING:
    from questions.items import Item

_COUNTS = re.compile(r"\b(two|three|four|five) (of|others)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Rung:
    """Where on the ladder a point stands."""

    answer_class: str
    options: int
    """Options at most in a choice; 0 for recall."""


def rung(recognition: State | None, recall: State | None, settings: LadderSettings) -> Rung:
    """Return how a point is asked next.

    Args:
        recognition: Its state in that class; None where it was never moved.
        recall: As `recognition`.
        settings: Thresholds, and the learner's choice.

    Returns:
        The rung. Where the pack has no item for its class, the other class is asked (`choose` does that).
    """
    if settings.format != "auto":
        return Rung(settings.format, settings.options if settings.format == RECOGNITION else 0)
    if recall is not None and recall.due != NEVER:
        return Rung(RECALL, 0)
    if recognition is None or recognition.reps == 0:
        return Rung(RECOGNITION, settings.first_options)
    if recognition.right_days == 0:  # never right, or lapsed since: in this class or above it
        climbed = recall is not None and recall.reps > 0
        return Rung(RECOGNITION, settings.options if climbed else settings.first_options)
    return Rung(RECALL, 0) if recognition.stability >= settings.climb else Rung(RECOGNITION, settings.options)


def mastered(recall: State | None, settings: LadderSettings) -> bool:
    """Whether a point counts as mastered: right recall on three different days, and no lapse since."""
    return recall is not None and recall.right_days >= settings.mastered


def known(states: Iterable[State | None], settings: LadderSettings) -> bool:
    """Whether a point counts as known: one of its states is stable enough."""
    return any(state is not None and state.stability >= settings.known for state in states)


def choose(items: Sequence[Item], wanted: Rung, reps: int, *seed: object) -> Item | None:
    """Choose an item for a point, another wording each time.

    Args:
        items: All items that ask the point.
        wanted: The class and options; items of the other class are taken only where there are none of it.
        reps: Answers given so far, which turn the choice on.
        seed: Decides among what fits equally well.

    Returns:
        The item, with no more options than wanted; None if there are no items.
    """
    fitting = [item for item in items if item.answer_class == wanted.answer_class] or list(items)
    if not fitting:
        return None
    # Few points in one item: what is asked for is not mixed with what is not.
    best = min(fitting, key=lambda item: (len(set(item.points)), digest("ladder", reps, *seed, item.id)))
    return narrowed(best, wanted.options) if wanted.options else best


def narrowed(item: Item, options: int) -> Item:
    """Return a choice with at most so many options; items of other formats, and choices about several points, as they are.

    Which wrong options go is drawn by the item's id, each equally likely, so that the right one's place stays as even as
    it was. The id stays too: it is the same question.
    """
    if item.format != "single_choice" or len(item.options) <= max(2, options) or len(set(item.points)) > 1:
        return item
    if _COUNTS.search(item.stem):  # "the other three of these": the stem counts its options
        return item
    wrong = [at for at in range(len(item.options)) if at not in item.key]
    wrong.sort(key=lambda at: digest("narrowed", item.id, item.options[at].text))
    kept = sorted([*item.key, *wrong[: max(2, options) - 1]])
    return item.model_copy(
        update={
            "options": tuple(item.options[at] for at in kept),
            "key": tuple(kept.index(at) for at in item.key),
            "guess": 1 / len(kept),
        }
    )
