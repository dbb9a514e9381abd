"""What a log says to an optimiser, and how parameters are judged."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from learners import facts_of, forgetful

from quiz.core.fitting import AGAIN, GOOD, Step, cut, labels, log_loss, sequences
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, RECALL, RECOGNITION, Answer

TRUE = forgetful(0.4)


def answer(day: int, share: float, *, cls: str = RECALL, guess: float = 0.0, weight: float = 1.0) -> Answer:
    return Answer(day * DAY, 739_000 + day, cls, guess, weight, None, (("f#x", share),))


def test_only_what_was_brought_up_unaided_on_another_day_is_an_outcome() -> None:
    fact = [
        answer(0, 1, cls=RECOGNITION, guess=0.25),
        answer(1, 1),
        answer(1, 0),
        answer(4, 0, cls=RECOGNITION, guess=0.25),
        answer(6, 0.5),
        answer(9, 1, weight=0.0),
        answer(20, 1),
    ]
    assert sequences([fact], Memory()) == [
        [
            Step(GOOD, 0, label=False),
            Step(GOOD, 1, label=True),
            Step(AGAIN, 0, label=False),
            Step(AGAIN, 3, label=False),
            Step(GOOD, 16, label=True),
        ]
    ]
    assert labels(sequences([fact], Memory(), until=20 * DAY)) == 1


def test_a_right_answer_that_was_likelier_guessed_than_known_teaches_nothing() -> None:
    fact = [answer(0, 0), answer(2000, 1, cls=RECOGNITION, guess=0.5), answer(2001, 0)]
    assert [step.days for step in sequences([fact], Memory())[0]] == [0, 2001]


def test_log_loss_is_that_of_the_believed_recall() -> None:
    memory = Memory()
    fact = [answer(0, 1), answer(3, 1), answer(10, 0)]
    first = memory.answer({}, fact[0])
    second = {**first, **memory.answer(first, fact[1])}
    one = memory.retrievability(first["f#x", RECALL], fact[1].at)
    other = memory.retrievability(second["f#x", RECALL], fact[2].at)
    loss = log_loss([fact], memory)
    assert loss.count == 2 and loss.total == pytest.approx(-math.log(one) - math.log(1 - other))
    assert log_loss([fact], memory, since=5 * DAY).count == 1
    assert log_loss([], memory).mean == 0


@given(share=st.floats(0.05, 0.9), count=st.integers(2, 60))
def test_what_is_held_back_is_the_latest(share: float, count: int) -> None:
    fact = [answer(day, 1) for day in range(count)]
    since = cut([fact], share)
    held = sum(one.at >= since for one in fact)
    assert held == pytest.approx(count * share, abs=1)


def test_the_true_parameters_foretell_better_than_others() -> None:
    facts = facts_of(TRUE, facts=120, days=120, seed=5)
    assert log_loss(facts, TRUE).mean < log_loss(facts, Memory()).mean - 0.005
