"""When a point should come back. FSRS-6 computes it, behind an interface of ours.

The library's traps are kept in here: a card without an id sleeps to make one; its fuzz draws from the global random (off;
ours is seeded by point and repetition, so that the interval shown is the one stored); it takes only `timezone.utc`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from questions.responses import Grade
from questions.rng import digest

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

VERSION = "fsrs6/1"
"""Written into every attempt: which rules computed its effect."""

PRIOR_KNOWN = 0.5
"""How likely an unseen point is known beforehand, for guess correction of its first answer."""
RECOGNITION_POWER = 0.5
"""k of MEMORY: recognising succeeds with R^k where recalling succeeds with R."""
PLAY_WEIGHT = 0.5
"""A game moves memory by this share of what a review moves it."""
KNOWN_STABILITY = 14.0
"""Days of stability from which a point is called known."""
MAX_INTERVAL = 3650


@dataclass(frozen=True, slots=True)
class State:
    """Memory of one point in one class of answer. Times are UTC."""

    stability: float
    """Days until recall falls to 90 %."""
    difficulty: float
    """1..10."""
    last: datetime
    due: datetime
    reps: int
    lapses: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an answer says about one point."""

    share: float
    """0..1, the credit that marking gave."""
    guess: float = 0.0
    """Probability of a right answer by guessing."""
    grade: Grade | None = None
    """A self-grade, where there is one."""
    weight: float = 1.0
    """1 for a review, less for a game, 0 for an answer that could be read off the screen."""
    recognition: bool = False


class MemoryModel(Protocol):
    """How memory changes; pure."""

    def review(self, point: str, state: State | None, outcome: Outcome, now: datetime) -> State:
        """Return the state after an answer."""

    def retrievability(self, state: State, now: datetime) -> float:
        """Return the probability of recall at a time."""


class Fsrs:
    """FSRS-6 with the library's default parameters."""

    def __init__(self, due_at: Callable[[datetime, int], datetime], desired_retention: float = 0.9) -> None:
        """Make a model.

        Args:
            due_at: (now, days) to the moment at which a point is due: the learner's day `days` from now begins.
            desired_retention: Probability of recall at which a point comes back, 0.7..0.99.
        """
        self._due_at = due_at
        self._retention = desired_retention

    @cached_property
    def _library(self) -> Scheduler:
        from fsrs import Scheduler

        return Scheduler(
            desired_retention=self._retention,
            learning_steps=(),  # points missed today are asked again today by the session, not by the schedule
            relearning_steps=(),
            maximum_interval=MAX_INTERVAL,
            enable_fuzzing=False,
        )

    @cached_property
    def _curve(self) -> tuple[float, float]:
        """Return decay and factor of the forgetting curve."""
        decay = -float(self._library.parameters[20])
        return decay, math.expm1(math.log(0.9) / decay)

    def review(self, point: str, state: State | None, outcome: Outcome, now: datetime) -> State:
        """Return the state after an answer.

        A right answer that may be a guess is credited in proportion to how likely it was known; a game's answer moves
        stability by its weight, on the logarithmic scale on which FSRS's own factors act.
        """
        if outcome.weight <= 0 and state is not None:
            return state
        after = self._credited(state, outcome, now)
        if state is not None and outcome.weight < 1:
            after = replace(
                after,
                stability=_between(state.stability, after.stability, outcome.weight),
                difficulty=state.difficulty + outcome.weight * (after.difficulty - state.difficulty),
            )
        days = self.interval(point, after)
        return replace(after, due=self._due_at(now, days))

    def _credited(self, state: State | None, outcome: Outcome, now: datetime) -> State:
        share = outcome.share
        if share <= 0:
            return self._step(state, Grade.AGAIN, now)
        good = self._step(state, outcome.grade or Grade.GOOD, now)
        known = self._known(state, outcome, now) * share
        if known >= 1:
            return good
        # What a lucky guess leaves behind: a first answer is as good as a lapse, a later one changes nothing.
        least = self._step(None, Grade.AGAIN, now).stability if state is None else state.stability
        if share < 1 and state is not None:
            least = self._step(state, Grade.AGAIN, now).stability
        return replace(good, stability=_between(least, good.stability, known))

    def _known(self, state: State | None, outcome: Outcome, now: datetime) -> float:
        """Return the probability that a right answer was known and not guessed (Bayes, p = g + (1-g) R^k)."""
        if not outcome.guess:
            return 1.0
        recall = PRIOR_KNOWN if state is None else self.retrievability(state, now)
        knew = math.pow(recall, RECOGNITION_POWER if outcome.recognition else 1.0)
        return knew / (knew + (1 - knew) * outcome.guess)

    def _step(self, state: State | None, grade: Grade, now: datetime) -> State:
        from fsrs import Rating

        at = now.astimezone(timezone.utc)  # noqa: UP017 - the library compares with timezone.utc itself
        card, _ = self._library.review_card(self._card(state, at), Rating(int(grade)), at)
        assert card.stability is not None and card.difficulty is not None
        lapsed = grade is Grade.AGAIN and state is not None
        return State(
            stability=card.stability,
            difficulty=card.difficulty,
            last=now,
            due=now,
            reps=(state.reps if state else 0) + 1,
            lapses=(state.lapses if state else 0) + lapsed,
        )

    def _card(self, state: State | None, at: datetime) -> Card:
        from fsrs import Card
        from fsrs import State as Phase

        if state is None:
            return Card(card_id=1, due=at)
        last = state.last.astimezone(timezone.utc)  # noqa: UP017 - as above
        return Card(1, Phase.Review, None, state.stability, state.difficulty, at, min(last, at))

    def retrievability(self, state: State, now: datetime) -> float:
        """Return the probability of recall: (1 + F t / S)^-w20, F such that it is 0.9 at t = S (FSRS-6)."""
        days = max(0.0, (now - state.last) / timedelta(days=1))
        decay, factor = self._curve
        return math.exp(decay * math.log1p(factor * days / state.stability))

    def interval(self, point: str, state: State) -> int:
        """Return whole days until the desired retention is reached, at least 1, with fuzz seeded by point and repetition."""
        decay, factor = self._curve
        days = state.stability / factor * math.expm1(math.log(self._retention) / decay)
        return max(1, min(MAX_INTERVAL, round(days * _fuzz(point, state.reps, days))))


def _fuzz(point: str, reps: int, days: float) -> float:
    """Return a factor of 0.95..1.05 that spreads what was learned together; short intervals are left alone."""
    if days < 2.5:
        return 1.0
    return 0.95 + 0.1 * (digest("fuzz", point, reps) / 2**64)


def _between(low: float, high: float, share: float) -> float:
    return math.exp((1 - share) * math.log(low) + share * math.log(high))


def due_in_words(due: date, today: date) -> str:
    """Return when something is due, as said: "today", "tomorrow", "in 9 days", "in 3 months"."""
    days = (due - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    if days < 730:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365.25)} years"
