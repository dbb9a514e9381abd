from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.leeches import Cause, Told, diagnose, drill, is_leech, mend, nearly
from quiz.core.memory.state import RECALL, RECOGNITION, State
from quiz.core.settings import LeechSettings

SETTINGS = LeechSettings(lapses=4)
STATE = State(1.0, 8.0, 0, 1, 2, 9, 3, 0)
STATES = (STATE, replace(STATE, lapses=1))


def wrong(said: str, answer_class: str = RECALL) -> Told:
    return Told(answer_class, 0.0, "wrong", said)


RIGHT = Told(RECOGNITION, 1.0, "exact", "Hashim Thaçi")


def test_a_leech_is_what_was_forgotten_often_in_both_classes_together() -> None:
    assert is_leech(STATES, SETTINGS)
    assert not is_leech((STATE, None), SETTINGS)
    assert diagnose((STATE, None), [wrong("Fatmir Sejdiu")] * 9, "Hashim Thaçi", SETTINGS) is None


def test_one_thing_said_again_and_again_is_a_confusion() -> None:
    history = [wrong("fatmir sejdiu"), RIGHT, wrong("Fatmir Sejdiu", RECOGNITION), wrong(""), wrong("Ibrahim Rugova")]
    found = diagnose(STATES, history, "Hashim Thaçi", SETTINGS)
    assert found is not None
    assert (found.cause, found.other, found.times) == (Cause.CONFUSED, "fatmir sejdiu", 2)
    assert mend(found, "Hashim Thaçi") == (
        "You have mixed up Hashim Thaçi and fatmir sejdiu twice. Practise the two against each other."
    )


def test_a_spelling_is_no_ignorance() -> None:
    history = [wrong("Hasim Taci"), RIGHT, wrong("Hashm Thachy"), RIGHT, wrong("Ibrahim Rugova")]
    found = diagnose(STATES, history, "Hashim Thaçi", SETTINGS)
    assert found is not None
    assert (found.cause, found.other, found.times, found.picked_right) == (Cause.MISSPELT, "Hasim Taci", 2, 2)
    assert "spell" in mend(found, "Hashim Thaçi")


def test_what_the_learner_reported_is_disputed_first_of_all() -> None:
    found = diagnose(STATES, [wrong("x")] * 5, "Hashim Thaçi", SETTINGS, disputed=True)
    assert found is not None and found.cause is Cause.DISPUTED
    assert "author" in mend(found, "Hashim Thaçi")


@pytest.mark.parametrize("history", [[], [wrong("")] * 6, [wrong(said) for said in ("A", "B", "C", "D", "E", "F")]])
def test_otherwise_it_is_not_known(history: list[Told]) -> None:
    found = diagnose(STATES, history, "Hashim Thaçi", SETTINGS)
    assert found is not None
    assert found.cause is Cause.UNKNOWN
    assert "4 times" in mend(found, "Hashim Thaçi")


@pytest.mark.parametrize(
    ("said", "answer", "near"),
    [
        ("Hasim Taci", "Hashim Thaçi", True),
        ("hashim thaci", "Hashim Thaçi", False),  # that is right
        ("Ibrahim Rugova", "Hashim Thaçi", False),
        ("1998", "1999", False),
        ("Oto", "NATO", True),
        ("EU", "UN", False),
        ("", "Pristina", False),
    ],
)
def test_nearly(said: str, answer: str, near: bool) -> None:
    assert nearly(said, answer) is near


@given(st.integers(1, 12))
def test_a_drill_asks_both_as_often_and_not_by_turns(rounds: int) -> None:
    order = drill("a", "b", rounds)
    assert Counter(order) == {"a": rounds, "b": rounds}
    if rounds >= 3:
        assert any(one == other for one, other in itertools.pairwise(order))
        assert any(one != other for one, other in itertools.pairwise(order))
