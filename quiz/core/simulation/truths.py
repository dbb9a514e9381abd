"""True memories of three shapes. Each is a trace that is read and strengthened; times are days, shares 0..1.

The constants of DASH and ACT-R are set so that, on a schedule that doubles after a right answer and restarts after a wrong
one, mean recall over the second to the eighth answer is within .03 of that of FSRS-6 with its default parameters (.88). What differs is the shape: how forgetting bends, what spacing is worth, what a lapse costs.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from quiz.core.memory.fsrs6 import AGAIN, DEFAULT_PARAMETERS, GOOD, Fsrs6

UNSEEN = 0.35
"""Probability of recalling a point before it was ever asked."""


class Trace(Protocol):
    """One memory of one point."""

    def recall(self, t: float) -> float:
        """Return the true probability of recall at a time."""

    def learn(self, t: float, known: bool, share: float) -> None:
        """Take in an answer and its feedback; `share` under 1 where it was one of the other class."""


class FsrsTrace:
    """FSRS-6 with the parameters of one learner; a point has a difficulty and a first stability of its own."""

    def __init__(self, fsrs: Fsrs6, ease: float, hard: float) -> None:
        self._fsrs = fsrs
        self._ease, self._hard = ease, hard
        self._stability = 0.0
        self._difficulty = 5.0
        self._last = 0.0

    def recall(self, t: float) -> float:
        if not self._stability:
            return UNSEEN
        return self._fsrs.retrievability(t - self._last, self._stability)

    def learn(self, t: float, known: bool, share: float) -> None:
        if share <= 0:
            return
        grade = GOOD if known else AGAIN
        if not self._stability:
            first, difficulty = self._fsrs.first(grade)
            self._stability = (first * self._ease) ** share * 0.02 ** (1 - share)
            self._difficulty = min(10.0, max(1.0, difficulty + self._hard))
            self._last = t
            return
        stability, difficulty = self._fsrs.step(self._stability, self._difficulty, t - self._last, grade)
        self._stability = math.exp(share * math.log(stability) + (1 - share) * math.log(self._stability))
        self._difficulty += share * (difficulty - self._difficulty)
        self._last += share * (t - self._last)


class DashTrace:
    """DASH with fading counts: a logistic function of ability, difficulty, and counts of right answers and of answers.

    Source: Mozer and Lindsey 2016, "Predicting and Improving Memory Retention", DASH[MCM]: counts fade exponentially, here
    over 1, 7, 30 and 150 days and not at all.
    """

    FADING = (1.0, 7.0, 30.0, 150.0, 1e9)
    RIGHT = (0.21, 0.26, 0.08, 0.27, 1.03)
    ASKED = (0.91, 0.36, 0.0, 0.0, 0.07)

    def __init__(self, ability: float) -> None:
        self._ability = ability
        self._right = [0.0] * 5
        self._asked = [0.0] * 5
        self._last: float | None = None

    def recall(self, t: float) -> float:
        if self._last is None:
            return UNSEEN
        logit = self._ability
        for at, fading in enumerate(self.FADING):
            left = math.exp((self._last - t) / fading)
            logit += self.RIGHT[at] * math.log1p(self._right[at] * left)
            logit += self.ASKED[at] * math.log1p(self._asked[at] * left)
        return 1 / (1 + math.exp(-logit))

    def learn(self, t: float, known: bool, share: float) -> None:
        if share <= 0:
            return
        for at, fading in enumerate(self.FADING):
            left = math.exp((self._last - t) / fading) if self._last is not None else 0.0
            self._right[at] = self._right[at] * left + share * known
            self._asked[at] = self._asked[at] * left + share
        self._last = t


class ActrTrace:
    """ACT-R: each answer leaves a trace that decays by a power of its age, the faster the more was active when it was laid.

    Source: Pavlik and Anderson 2005, "Practice and Forgetting Effects on Vocabulary Memory": m = ln sum t^-d,
    d = c e^m + a, with their a and c and their scale of time between sessions. An answer and its feedback strengthen alike,
    right or wrong.
    """

    DECAY, SPACING, SCALE = 0.177, 0.217, 0.025 * 86400
    NOISE, THRESHOLD = 0.4, -1.9

    def __init__(self, ease: float) -> None:
        self._threshold = self.THRESHOLD - ease
        self._laid: list[tuple[float, float, float]] = []  # time, decay, share

    def _activation(self, t: float) -> float:
        return math.log(sum(share * max((t - at) * self.SCALE, 1.0) ** -decay for at, decay, share in self._laid))

    def recall(self, t: float) -> float:
        if not self._laid:
            return UNSEEN
        return 1 / (1 + math.exp((self._threshold - self._activation(t)) / self.NOISE))

    def learn(self, t: float, known: bool, share: float) -> None:
        if share <= 0:
            return
        active = math.exp(self._activation(t)) if self._laid else 0.0
        self._laid.append((t, self.DECAY + self.SPACING * min(active, 2.0), share))


SHAPES = ("fsrs", "dash", "actr")


def learner(shape: str, rng: Random, points: Random) -> Callable[[], tuple[Trace, Trace]]:
    """Return a maker of points of one learner: (recognition, recall) traces that are alike in all but what they take in.

    Args:
        shape: One of SHAPES.
        rng: Draws the learner, who learns better or worse than others.
        points: Draws how hard each point is.
    """
    gift = rng.gauss(0, 1)
    if shape == "fsrs":
        w = list(DEFAULT_PARAMETERS)
        for at in range(4):
            w[at] *= math.exp(0.2 * gift)
        w[8] += 0.12 * rng.gauss(0, 1)
        w[20] *= math.exp(0.1 * rng.gauss(0, 1))
        fsrs = Fsrs6(w)

        def make() -> tuple[Trace, Trace]:
            ease, hard = math.exp(0.4 * points.gauss(0, 1)), 1.2 * points.gauss(0, 1)
            return FsrsTrace(fsrs, ease, hard), FsrsTrace(fsrs, ease, hard)

    elif shape == "dash":

        def make() -> tuple[Trace, Trace]:
            ability = 0.15 * gift + 0.4 * points.gauss(0, 1)
            return DashTrace(ability), DashTrace(ability)

    else:

        def make() -> tuple[Trace, Trace]:
            ease = 0.06 * gift + 0.16 * points.gauss(0, 1)
            return ActrTrace(ease), ActrTrace(ease)

    return make


@dataclass
class Pupil:
    """One point in a learner's head: two traces, and how an answer comes about."""

    recognition: Trace
    recall: Trace
    transfer: float
    """How far an answer in one class strengthens the other: 0 two memories, 1 one."""
    slips: float
    power: float
    """True k: recognition succeeds with R^k."""
    rng: Random

    def answer(self, answer_class: str, guess: float, t: float) -> bool:
        """Answer a question about the point; return whether the answer is right."""
        recognising = answer_class == "recognition"
        own, other = (self.recognition, self.recall) if recognising else (self.recall, self.recognition)
        odds = own.recall(t)
        known = self.rng.random() < (odds**self.power if recognising else odds)
        right = self.rng.random() >= self.slips if known else self.rng.random() < guess
        own.learn(t, known, 1.0)
        other.learn(t, known, self.transfer)
        return right
