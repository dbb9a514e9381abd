"""The same answers for all: what each tracker expected of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from quiz.core.memory.state import DAY, RECALL, RECOGNITION, Answer
from quiz.core.simulation.trackers import POINT, Tracker
from quiz.core.simulation.truths import Pupil

GUESSES = (1 / 3, 1 / 4, 1 / 4, 1 / 2)
"""Blind chances of recognition items: three options, four, four, true or false."""
LEAST = 1e-3
"""Probabilities are kept so far from 0 and 1: one surprise must not outweigh a hundred answers."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One answer, and what was true when it was given."""

    answer_class: str
    guess: float
    t: float
    """Days."""
    right: bool
    recall: float
    """True probability of typed recall."""

    def answer(self) -> Answer:
        """Return it as the log has it."""
        credits = ((POINT, float(self.right)),)
        return Answer(round(self.t * DAY), int(self.t) + 1, self.answer_class, self.guess, 1.0, None, credits)


def ask(pupils: Sequence[Pupil], answers: int, rng: Random) -> list[list[Asked]]:
    """Ask each pupil's point by a schedule that belongs to none of the trackers.

    The interval doubles after a right answer and is a day after a wrong one, each time within 40 % of that; half of the
    questions are typed.

    Args:
        pupils: One for each point.
        answers: How often each is asked.
        rng: Draws the schedule.
    """
    histories = []
    for pupil in pupils:
        t, gap = 20 * rng.random(), 1.0
        history = []
        for _ in range(answers):
            recalling = rng.random() < 0.5
            answer_class = RECALL if recalling else RECOGNITION
            guess = 0.0 if recalling else rng.choice(GUESSES)
            recall = pupil.recall.recall(t)
            right = pupil.answer(answer_class, guess, t)
            history.append(Asked(answer_class, guess, t, right, recall))
            gap = 2 * gap if right else 1.0
            t += max(1.0, gap * (0.6 + 0.8 * rng.random()))
        histories.append(history)
    return histories


def score(histories: Sequence[Sequence[Asked]], make: Callable[[], Tracker]) -> dict[str, float]:
    """Return how well a tracker foretold the answers. First answers count for nobody: no one knows anything then.

    Args:
        histories: What happened to each point.
        make: A tracker for one point.

    Returns:
        `log_loss`, mean, in nats; `bias`, believed minus true probability of typed recall, mean over typed questions.
    """
    loss = excess = 0.0
    answers = typed = 0
    for history in histories:
        tracker = make()
        for number, asked in enumerate(history):
            if number:
                sure = min(1 - LEAST, max(LEAST, tracker.expects(asked.answer_class, asked.guess, asked.t)))
                loss -= math.log(sure if asked.right else 1 - sure)
                answers += 1
                if asked.answer_class == RECALL:
                    excess += tracker.recall(asked.t) - asked.recall
                    typed += 1
            tracker.learn(asked.answer_class, asked.guess, asked.t, asked.right)
    return {"log_loss": loss / answers, "bias": excess / typed}
