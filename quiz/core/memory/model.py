"""How answers move memory: FSRS-6 for each point and class, with guesses, slips and transfer weighed in."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b

from quiz.core.memory.fsrs6 import AGAIN, GOOD, Fsrs6
from quiz.core.memory.intervals import choose_day
from quiz.core.memory.state import DAY, NEVER, RECALL, RECOGNITION, Answer, Key, State
from quiz.core.settings import Settings

RULES = "fsrs6/3"


class Memory:
    """The memory model.

    Each point has a trace for recognition and one for recall, both on the scale of recall: a trace's retrievability R is the
    chance to bring the answer up; recognising it succeeds with R^k, and blind answers with g, so that p = g + (1 - g) R^k.
    An answer moves its own trace by the FSRS-6 step of a success and of a lapse, mixed in proportion to how likely it was
    known (Bayes), and the other trace by a share of what it would do there.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        """Make a model of settings; None for the defaults."""
        self.settings = settings or Settings()
        memory = self.settings.memory
        self.fsrs = Fsrs6(memory.parameters)
        told = repr((memory, self.settings.ladder)).encode()
        self.version = f"{RULES}:{blake2b(told, digest_size=4).hexdigest()}"

    # What is believed

    def retrievability(self, state: State, at: int) -> float:
        """Return the probability of recall, R, of a state at a time (UTC microseconds)."""
        return self.fsrs.retrievability((at - state.last) / DAY, state.stability)

    def expected(self, state: State | None, answer_class: str, guess: float, at: int) -> float:
        """Return the believed probability that an answer will be right.

        Args:
            state: The point's state in that class; None for a new point.
            answer_class: "recognition" or "recall".
            guess: 0..1, the chance of a blind answer.
            at: When, UTC microseconds.
        """
        memory = self.settings.memory
        knows = self._knows(state, answer_class, at)
        return (1 - memory.slip) * (guess + (1 - guess) * knows)

    def _knows(self, state: State | None, answer_class: str, at: int) -> float:
        memory = self.settings.memory
        recall = memory.prior if state is None else self.retrievability(state, at)
        return float(recall**memory.recognition_power) if answer_class == RECOGNITION else recall

    # What an answer changes

    def answer(self, states: Mapping[Key, State], answer: Answer) -> dict[Key, State]:
        """Return the states of this fact that an answer changes; see `MemoryModel`."""
        changed: dict[Key, State] = {}
        if answer.weight <= 0:
            return changed
        for point, share in answer.credits:
            self._point(states, changed, point, share, answer)
        return changed

    def _point(
        self, states: Mapping[Key, State], changed: dict[Key, State], point: str, share: float, answer: Answer
    ) -> None:
        other_class = RECALL if answer.answer_class == RECOGNITION else RECOGNITION
        own_key, other_key = (point, answer.answer_class), (point, other_class)
        own, other = states.get(own_key), states.get(other_key)
        known = self._known(own, answer, share)
        mine = self._own(own, answer, known, share)
        theirs = self._other(other, mine, answer, known, share)
        asked = self._asked(other, answer, share)
        taken = {s.due for key, s in states.items() if key[0] != point and key not in changed}
        taken |= {s.due for key, s in changed.items() if key[0] != point}
        if asked == answer.answer_class:
            mine = replace(mine, due=self._due(point, mine, answer.day, mine.stability, taken))
        elif theirs is not None:
            theirs = self._scheduled_other(point, other, theirs, mine, answer, share, taken)
        changed[own_key] = mine
        if theirs is not None:
            changed[other_key] = theirs

    def _known(self, own: State | None, answer: Answer, share: float) -> float:
        """Return how much of a success an answer is, 0..1: by Bayes, from p(right) = (1 - slip) (g + (1 - g) R^k)."""
        if answer.grade is not None:
            return float(answer.grade > AGAIN)
        memory = self.settings.memory
        knows = self._knows(own, answer.answer_class, answer.at)
        right = knows / (knows + (1 - knows) * answer.guess) if share > 0 else 0.0
        slip = memory.slip * (1 - answer.guess) if answer.answer_class == RECOGNITION else 0.0
        wrong = knows * slip / (knows * slip + (1 - knows) * (1 - answer.guess)) if slip and share < 1 else 0.0
        return share * right + (1 - share) * wrong

    def _own(self, state: State | None, answer: Answer, known: float, share: float) -> State:
        stability, difficulty = self._step(state, answer, known)
        if state is None:
            return State(stability, difficulty, answer.at, answer.day, NEVER, 1, 0, int(share >= 0.5))
        if answer.weight < 1:
            stability = _between(state.stability, stability, answer.weight)
            difficulty = state.difficulty + answer.weight * (difficulty - state.difficulty)
        lapsed = share < 0.5
        anew = not lapsed and (state.right_days == 0 or answer.day > state.day)
        return State(
            stability,
            difficulty,
            max(answer.at, state.last),
            max(answer.day, state.day),
            NEVER,
            state.reps + 1,
            state.lapses + (lapsed and state.reps > 0),
            0 if lapsed else state.right_days + anew,
        )

    def _step(self, state: State | None, answer: Answer, known: float) -> tuple[float, float]:
        """Return stability and difficulty after an answer that was known with a probability."""
        good = self._grade(state, answer, answer.grade or GOOD) if known > 0 else None
        again = self._grade(state, answer, AGAIN) if known < 1 else None
        if good is None or again is None:
            found = good or again
            assert found is not None
            return found
        return _between(again[0], good[0], known), again[1] + known * (good[1] - again[1])

    def _grade(self, state: State | None, answer: Answer, grade: int) -> tuple[float, float]:
        if state is None:
            return self.fsrs.first(grade)
        elapsed = (answer.at - state.last) / DAY
        if elapsed < 1 and answer.day > state.day:
            elapsed = 1.0  # last evening and this morning are two days
        return self.fsrs.step(state.stability, state.difficulty, elapsed, grade)

    def _other(self, state: State | None, mine: State, answer: Answer, known: float, share: float) -> State | None:
        """Return what an answer leaves in the point's other class; None where nothing does."""
        memory = self.settings.memory
        share_over = memory.transfer if answer.answer_class == RECOGNITION else memory.transfer_back
        if share_over <= 0:
            return state if state is None else replace(state, due=NEVER)
        if state is None:
            least = self.fsrs.first(AGAIN)[0]
            stability = _between(min(least, mine.stability), mine.stability, share_over)
            return State(stability, mine.difficulty, mine.last, mine.day, NEVER, 0, 0, 0)
        stability, difficulty = self._step(state, answer, known)
        part = share_over * answer.weight
        last = max(state.last, state.last + round(share_over * (answer.at - state.last)))
        return State(
            _between(state.stability, stability, part),
            state.difficulty + part * (difficulty - state.difficulty),
            last,
            # Never the day of an answer in the other class: days with right answers are counted by it.
            max(state.day, min(answer.day - 1, answer.day - round((answer.at - last) / DAY))),
            NEVER,
            state.reps,
            state.lapses,
            0 if share < 0.5 else state.right_days,
        )

    # When it comes back

    def _asked(self, other: State | None, answer: Answer, share: float) -> str:
        """Return the class in which a point is asked next.

        A point climbs to recall by a right answer there, and steps down by a wrong one anywhere. A learner's choice holds
        for points that were asked so at least once: some can only be asked in one class.
        """
        other_class = RECALL if answer.answer_class == RECOGNITION else RECOGNITION
        wanted = self.settings.ladder.format
        if wanted != "auto":
            return other_class if wanted == other_class and other is not None and other.reps else answer.answer_class
        if share < 0.5:
            there = other is not None or self.settings.memory.transfer_back > 0
            return RECOGNITION if there else answer.answer_class
        if answer.answer_class == RECALL or other is None or other.due == NEVER:
            return answer.answer_class
        return RECALL

    def _scheduled_other(
        self,
        point: str,
        before: State | None,
        theirs: State,
        mine: State,
        answer: Answer,
        share: float,
        taken: set[int],
    ) -> State:
        """Return the other state with its due day: after a lapse as soon as what lapsed needs it, else not before it was."""
        if share < 0.5:
            stability = min(theirs.stability, mine.stability)
            return replace(theirs, due=self._due(point, theirs, answer.day, stability, taken))
        due = self._due(point, theirs, theirs.day, theirs.stability, taken)
        if before is not None and before.due != NEVER:
            due = max(due, before.due)
        if due <= answer.day:  # it was just seen: asked today it would prove nothing
            due = choose_day(point, theirs.reps, answer.day, 1.0, taken, self.settings.memory)
        return replace(theirs, due=due)

    def _due(self, point: str, state: State, day: int, stability: float, taken: set[int]) -> int:
        memory = self.settings.memory
        days = self.fsrs.interval(stability, memory.retention)
        return choose_day(point, state.reps, day, days, taken, memory)


def _between(low: float, high: float, share: float) -> float:
    """Return a value between two on the logarithmic scale, on which the factors of FSRS act."""
    return math.exp((1 - share) * math.log(low) + share * math.log(high))
