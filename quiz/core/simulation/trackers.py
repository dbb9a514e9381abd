"""What is believed of one point: by cards of their own for each format, by one naive state, and by our model."""

from __future__ import annotations

from typing import Protocol

from quiz.core.memory.fsrs6 import AGAIN, GOOD, Fsrs6
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, RECALL, Answer, Key, State

POINT = "fact#point"


class Priors:
    """What a tracker expects where it knows nothing of a point: the share of right answers in such cases so far."""

    def __init__(self) -> None:
        self._seen: dict[str, tuple[float, float]] = {}

    def of(self, answer_class: str) -> float:
        """Return the expected share; it starts at one half."""
        right, asked = self._seen.get(answer_class, (0.0, 0.0))
        return (right + 1) / (asked + 2)

    def note(self, answer_class: str, right: bool) -> None:
        """Take in one case."""
        before = self._seen.get(answer_class, (0.0, 0.0))
        self._seen[answer_class] = (before[0] + right, before[1] + 1)


class Tracker(Protocol):
    """Beliefs about one point; times are days."""

    def expects(self, answer_class: str, guess: float, t: float) -> float:
        """Return the believed probability of a right answer."""

    def recall(self, t: float) -> float:
        """Return the believed probability of typed recall."""

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        """Take in an answer."""


class Card:
    """A card of a card program: FSRS-6 with its defaults, right is Good, wrong is Again."""

    def __init__(self, fsrs: Fsrs6) -> None:
        self._fsrs = fsrs
        self.stability = 0.0
        self.difficulty = 0.0
        self.last = 0.0

    def recall(self, t: float) -> float:
        """Return the believed probability of a right answer."""
        return self._fsrs.retrievability(t - self.last, self.stability)

    def learn(self, t: float, right: bool) -> None:
        """Take in an answer."""
        grade = GOOD if right else AGAIN
        if self.stability:
            found = self._fsrs.step(self.stability, self.difficulty, t - self.last, grade)
        else:
            found = self._fsrs.first(grade)
        self.stability, self.difficulty = found
        self.last = t


class Cards:
    """Independent cards, one a format class: what programs do that schedule cards."""

    def __init__(self, fsrs: Fsrs6, priors: Priors) -> None:
        self._fsrs, self._priors = fsrs, priors
        self.cards: dict[str, Card] = {}

    def expects(self, answer_class: str, guess: float, t: float) -> float:
        card = self.cards.get(answer_class)
        return card.recall(t) if card else self._priors.of(answer_class)

    def recall(self, t: float) -> float:
        return self.expects(RECALL, 0.0, t)

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        if answer_class not in self.cards:
            self._priors.note(answer_class, right)
            self.cards[answer_class] = Card(self._fsrs)
        self.cards[answer_class].learn(t, right)


class Naive:
    """One state a point that takes every right answer for known, however it was asked."""

    def __init__(self, fsrs: Fsrs6) -> None:
        self.card = Card(fsrs)

    def expects(self, answer_class: str, guess: float, t: float) -> float:
        return self.recall(t)

    def recall(self, t: float) -> float:
        return self.card.recall(t)

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        self.card.learn(t, right)


class Ours:
    """The model that the app uses, as it is."""

    def __init__(self, model: Memory) -> None:
        self._model = model
        self.states: dict[Key, State] = {}

    def expects(self, answer_class: str, guess: float, t: float) -> float:
        return self._model.expected(self.states.get((POINT, answer_class)), answer_class, guess, round(t * DAY))

    def recall(self, t: float) -> float:
        state = self.states.get((POINT, RECALL))
        return self._model.retrievability(state, round(t * DAY)) if state else self._model.settings.memory.prior

    def learn(self, answer_class: str, guess: float, t: float, right: bool) -> None:
        answer = Answer(round(t * DAY), int(t) + 1, answer_class, guess, 1.0, None, ((POINT, float(right)),))
        self.states |= self._model.answer(self.states, answer)
