"""So many minutes a day for so many days: how much is truly known at the end, by how it was scheduled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from quiz.core.ladder import rung
from quiz.core.memory.intervals import choose_day
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, NEVER, RECALL, RECOGNITION
from quiz.core.simulation.trackers import POINT, Cards, Naive, Ours, Priors
from quiz.core.simulation.truths import Pupil

SECONDS = {RECOGNITION: 7.0, RECALL: 11.0}
"""Time to read, think, answer and go on. Assumed, the same for all."""
WRONG, FIRST = 6.0, 5.0
"""Seconds more: to read why an answer was wrong; to take in a new point."""


class Plan(Protocol):
    """How one point is scheduled. Days are whole numbers."""

    def due(self) -> int:
        """Return the day on which the point is asked next."""

    def risk(self, t: float) -> float:
        """Return the urgency at a time, larger first."""

    def question(self) -> tuple[str, float]:
        """Return class and guess of the next question."""

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        """Take in the answer."""


class CardPlan:
    """A card for each format; the second is met a day after the first at the earliest, as siblings are buried."""

    def __init__(self, model: Memory, name: str) -> None:
        self._cards = Cards(model.fsrs, Priors())
        self._settings = model.settings.memory
        self._fsrs = model.fsrs
        self._name = name
        self._dues = {RECOGNITION: 0, RECALL: 1}
        self._reps = 0

    def _next(self) -> str:
        return min(self._dues, key=lambda name: (self._dues[name], name == RECALL))

    def due(self) -> int:
        return min(self._dues.values())

    def risk(self, t: float) -> float:
        card = self._cards.cards.get(self._next())
        return (t - card.last) / card.stability if card else 0.9

    def question(self) -> tuple[str, float]:
        answer_class = self._next()
        return answer_class, 0.25 if answer_class == RECOGNITION else 0.0

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        self._cards.learn(answer_class, guess, t, right)
        self._reps += 1
        days = self._fsrs.interval(self._cards.cards[answer_class].stability, self._settings.retention)
        self._dues[answer_class] = choose_day(self._name, self._reps, int(t), days, (), self._settings)
        other = RECALL if answer_class == RECOGNITION else RECOGNITION
        self._dues[other] = max(self._dues[other], int(t) + 1)


class NaivePlan:
    """One state a point, asked in either format by turns."""

    def __init__(self, model: Memory, name: str) -> None:
        self._tracker = Naive(model.fsrs)
        self._settings = model.settings.memory
        self._fsrs = model.fsrs
        self._name = name
        self._due = self._reps = 0

    def due(self) -> int:
        return self._due

    def risk(self, t: float) -> float:
        return (t - self._tracker.card.last) / self._tracker.card.stability

    def question(self) -> tuple[str, float]:
        return (RECALL, 0.0) if self._reps % 2 else (RECOGNITION, 0.25)

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        self._tracker.learn(answer_class, guess, t, right)
        self._reps += 1
        days = self._fsrs.interval(self._tracker.card.stability, self._settings.retention)
        self._due = choose_day(self._name, self._reps, int(t), days, (), self._settings)


class OurPlan:
    """Our model and ladder."""

    def __init__(self, model: Memory, name: str) -> None:
        self._tracker = Ours(model)
        self._ladder = model.settings.ladder

    def _scheduled(self) -> str:
        return next(key[1] for key, state in self._tracker.states.items() if state.due != NEVER)

    def due(self) -> int:
        states = self._tracker.states
        return min(state.due for state in states.values()) - 1 if states else 0  # ordinals begin at 1, our days at 0

    def risk(self, t: float) -> float:
        state = self._tracker.states[POINT, self._scheduled()]
        return (t - state.last / DAY) / state.stability

    def question(self) -> tuple[str, float]:
        states = self._tracker.states
        at = rung(states.get((POINT, RECOGNITION)), states.get((POINT, RECALL)), self._ladder)
        return at.answer_class, 1 / at.options if at.options else 0.0

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        self._tracker.learn(answer_class, guess, t, right)


PLANS: dict[str, Callable[[Memory, str], Plan]] = {"cards": CardPlan, "naive": NaivePlan, "ours": OurPlan}


def study(pupils: list[Pupil], name: str, model: Memory, *, days: int, minutes: float) -> float:
    """Study for a number of days: what is due first, the most urgent first, then new points while time is left.

    Args:
        pupils: One for each point that there is.
        name: Of the plan.
        model: Ours; others take its retention and fuzz.
        days: Length of the course.
        minutes: Of study each day.

    Returns:
        True typed recall per minute: points recalled, each counted by its true probability, at the mean of the days of
        the last quarter, by all minutes spent.
    """
    plans: dict[int, Plan] = {}
    spent, recalled, looks = 0.0, 0.0, 0
    for day in range(days):
        left = minutes * 60
        t = day + 0.5
        waiting = [at for at, plan in plans.items() if plan.due() <= day]
        waiting.sort(key=lambda at: (-plans[at].risk(t), at))
        fresh = iter(range(len(plans), len(pupils)))
        while left > 0:
            at = waiting.pop(0) if waiting else next(fresh, -1)
            if at < 0:
                break
            left -= _ask(pupils[at], plans, at, name, model, t)
            t += 1e-4
        spent += minutes * 60 - left
        if day >= days * 3 // 4 and day % 3 == 0:
            looks += 1
            recalled += sum(pupils[at].recall.recall(day + 0.9) for at in plans)
    return recalled / looks / (spent / 60)


def _ask(pupil: Pupil, plans: dict[int, Plan], at: int, name: str, model: Memory, t: float) -> float:
    """Ask a point once; return the seconds that it took."""
    seconds = 0.0
    if at not in plans:
        plans[at] = PLANS[name](model, str(at))
        seconds += FIRST
    answer_class, guess = plans[at].question()
    right = pupil.answer(answer_class, guess, t)
    plans[at].learn(answer_class, guess, t, right)
    return seconds + SECONDS[answer_class] + (0.0 if right else WRONG)
