"""Fit what an answer tells of memory (transfer between formats, slips, guessing) to the learner's own log."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING

from quiz.core.fitting import HELD_BACK
from quiz.core.memory.habits import ENOUGH, GRID, fit, log_loss
from quiz.core.memory.model import Memory
from quiz.store.reading import answers_by_fact
from quiz.study.fit import replace_with

if TYPE_CHECKING:
    from quiz.core.memory.state import Answer
    from quiz.study.study import Study


@dataclass(frozen=True, slots=True)
class Habits:
    """What came of a fit."""

    answers: int
    """Answers to points that were answered before."""
    missing: int
    """How many more are needed; 0 where there are enough."""
    held_back: int = 0
    """How many of them, the latest, were kept from the fit."""
    before: float = 0.0
    """Mean log loss on the held-back part with the settings that were in use, in nats."""
    after: float = 0.0
    """The same with those found."""
    changed: dict[str, tuple[float, float]] = field(default_factory=dict)
    """Setting to its value before and after."""
    adopted: bool = False

    @property
    def better(self) -> bool:
        """Whether what was found foretells the held-back part better."""
        return not self.missing and self.after < self.before


def fit_habits(study: Study, say: Callable[[str], None], *, dry_run: bool = False) -> Habits:
    """Fit the habits to the log, and adopt them where they foretell the latest fifth of it better.

    Args:
        study: The learner's data.
        say: Takes lines of progress.
        dry_run: Adopt nothing.
    """
    say("Reading the log ...")
    settings = study.settings
    facts = [list(answers) for answers in answers_by_fact(study.log)]
    since = _cut(facts)
    _, total = log_loss(facts, Memory(settings))
    before, held = log_loss(facts, Memory(settings), since)
    if total - held < ENOUGH or not held:
        return Habits(total, max(1, round(ENOUGH / (1 - HELD_BACK)) - total))
    tries = 2 * sum(len(values) for values in GRID.values())
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done % 10 == 0:
            say(f"Fitting to {total - held} answers: {done} of at most {tries} tries")

    early = [[answer for answer in answers if answer.at < since] for answers in facts]
    found = fit(early, settings, tick)
    after, _ = log_loss(facts, Memory(found), since)
    names = [name for name in GRID if getattr(found.memory, name) != getattr(settings.memory, name)]
    changed = {name: (getattr(settings.memory, name), getattr(found.memory, name)) for name in names}
    result = Habits(total, 0, held, before / held, after / held, changed)
    if dry_run or not result.better:
        return result
    result = replace(result, adopted=True)
    replace_with(study, settings, found, asdict(result), say)
    return result


def _cut(facts: Sequence[Sequence[Answer]]) -> float:
    """Return the moment from which answers are held back."""
    times = sorted(answer.at for answers in facts for answer in answers)
    return times[int(len(times) * (1 - HELD_BACK))] if times else 0.0
