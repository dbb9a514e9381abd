from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, NEVER, RECALL, RECOGNITION, Answer, Key, State
from quiz.core.settings import LadderSettings, MemorySettings, Settings

TODAY = date(2026, 11, 24).toordinal()
START = (TODAY - date(1970, 1, 1).toordinal()) * DAY + DAY // 2
MODEL = Memory()

CLASSES = st.sampled_from((RECOGNITION, RECALL))
POINTS = ("fact#when", "fact#what", "fact#who")


def answer(
    days: float = 0,
    share: float = 1.0,
    answer_class: str = RECALL,
    *,
    point: str = "fact#when",
    guess: float = 0.0,
    weight: float = 1.0,
    grade: int | None = None,
) -> Answer:
    at = START + round(days * DAY)
    return Answer(at, TODAY + (at - START + DAY // 2) // DAY, answer_class, guess, weight, grade, ((point, share),))


def answers(least: int = 1) -> st.SearchStrategy[list[Answer]]:
    """Histories of one fact, in order of time."""
    one = st.builds(
        answer,
        days=st.floats(0, 200),
        share=st.sampled_from((0.0, 0.3, 1.0)),
        answer_class=CLASSES,
        point=st.sampled_from(POINTS),
        guess=st.sampled_from((0.0, 0.25, 0.5)),
        weight=st.sampled_from((0.0, 0.5, 1.0)),
        grade=st.sampled_from((None, None, 1, 2, 3, 4)),
    )
    return st.lists(one, min_size=least, max_size=14).map(lambda found: sorted(found, key=lambda a: a.at))


def replay(history: list[Answer], model: Memory = MODEL) -> dict[Key, State]:
    states: dict[Key, State] = {}
    for one in history:
        states |= model.answer(states, one)
    return states


@given(answers())
def test_states_stay_in_their_ranges_and_one_class_of_each_point_is_scheduled(history: list[Answer]) -> None:
    states = replay(history)
    asked = {one.credits[0][0] for one in history if one.weight}
    assert {point for point, _ in states} == asked
    for point in asked:
        scheduled = [state for (of, _), state in states.items() if of == point and state.due != NEVER]
        assert len(scheduled) == 1
        assert scheduled[0].due > max(one.day for one in history if one.credits[0][0] == point and one.weight)
    for state in states.values():
        assert 0.001 <= state.stability < 1e6
        assert 1 <= state.difficulty <= 10
        assert state.last <= history[-1].at
        assert state.reps >= state.lapses >= 0
        assert 0 <= state.right_days <= state.reps


OVERDUE_THEN_PLAYED = [answer(0, 1.0, RECALL), answer(4, 1.0, RECOGNITION, weight=0.25)]
"""Recall was due, and it was recognised in a game on a Saturday."""


@given(answers())
@example(OVERDUE_THEN_PLAYED)
def test_nothing_comes_back_on_a_day_off(history: list[Answer]) -> None:
    off = Memory(Settings(memory=MemorySettings(easy_days=(1, 1, 1, 0.5, 1, 0, 0))))
    dues = [state.due for state in replay(history, off).values() if state.due != NEVER]
    assert not {date.fromordinal(due).weekday() for due in dues} & {5, 6}


@given(answers(2), st.integers(0, 13))
def test_a_fact_follows_from_its_history_alone(history: list[Answer], cut: int) -> None:
    whole = replay(history)
    assert replay(history) == whole
    before = replay(history[:cut])
    other = {("elsewhere#x", RECALL): State(3.0, 5.0, START, TODAY, NEVER, 1, 0, 0)}
    for one in history[cut:]:
        before |= MODEL.answer({**before, **other}, one)
    assert before == whole


@given(answers(), CLASSES, st.floats(0.05, 0.6), st.floats(1, 80))
def test_a_right_answer_that_may_be_a_guess_counts_less(
    history: list[Answer], answer_class: str, guess: float, later: float
) -> None:
    states = replay(history)
    days = (history[-1].at - START) / DAY + later
    key = ("fact#when", answer_class)
    sure = MODEL.answer(states, answer(days, 1.0, answer_class))[key]
    maybe = MODEL.answer(states, answer(days, 1.0, answer_class, guess=guess))[key]
    wrong = MODEL.answer(states, answer(days, 0.0, answer_class, guess=guess))[key]
    assert wrong.stability <= maybe.stability * (1 + 1e-9)
    assert maybe.stability <= sure.stability * (1 + 1e-9)


@given(answers(), CLASSES, st.floats(0.01, 0.99), st.booleans())
def test_a_game_moves_memory_by_less_than_a_review(
    history: list[Answer], answer_class: str, weight: float, right: bool
) -> None:
    states = replay(history)
    key = ("fact#when", answer_class)
    if key not in states:
        return
    days = (history[-1].at - START) / DAY + 3
    full = MODEL.answer(states, answer(days, float(right), answer_class))[key]
    part = MODEL.answer(states, answer(days, float(right), answer_class, weight=weight))[key]
    low, high = sorted((states[key].stability, full.stability))
    assert low * (1 - 1e-9) <= part.stability <= high * (1 + 1e-9)


def test_an_answer_of_no_weight_changes_nothing() -> None:
    states = replay([answer()])
    assert MODEL.answer(states, answer(5, weight=0.0)) == {}


@given(st.floats(0, 1), st.floats(1, 60), st.booleans())
def test_transfer_moves_the_other_class_by_its_share(transfer: float, later: float, right: bool) -> None:
    def after(share: float) -> State:
        model = Memory(Settings(memory=MemorySettings(transfer=share, transfer_back=share)))
        states = replay([answer(0, answer_class=RECOGNITION), answer(0.1)], model)
        start = states["fact#when", RECALL]
        end = model.answer(states, answer(later, float(right), RECOGNITION))["fact#when", RECALL]
        assert min(start.last, end.last) == start.last
        return end

    none, some, all_of_it = after(0.0), after(transfer), after(1.0)
    assert none.last <= some.last <= all_of_it.last
    assert all_of_it.last == START + round(later * DAY)
    if right:
        assert some.right_days == 1


def test_without_transfer_the_other_class_is_left_alone() -> None:
    model = Memory(Settings(memory=MemorySettings(transfer=0.0, transfer_back=0.0)))
    states = replay([answer(0), answer(1, answer_class=RECOGNITION)], model)
    recall = states["fact#when", RECALL]
    assert (recall.stability, recall.last) == (replay([answer(0)])["fact#when", RECALL].stability, START)


def test_the_ladder_goes_up_by_a_right_recall_and_down_by_a_lapse() -> None:
    def asked(history: list[Answer]) -> str:
        return next(key[1] for key, state in replay(history).items() if state.due != NEVER)

    met = [answer(0, answer_class=RECOGNITION, guess=1 / 3)]
    assert asked(met) == RECOGNITION
    climbed = [*met, answer(3)]
    assert asked(climbed) == RECALL
    assert asked([*climbed, answer(5, answer_class=RECOGNITION, weight=0.5)]) == RECALL
    lapsed = [*climbed, answer(9, 0.0)]
    assert asked(lapsed) == RECOGNITION
    assert asked([*lapsed, answer(11, answer_class=RECOGNITION)]) == RECOGNITION
    assert asked([*lapsed, answer(11)]) == RECALL


def test_a_fixed_format_is_kept_for_points_that_can_be_asked_so() -> None:
    model = Memory(Settings(ladder=LadderSettings(format=RECOGNITION)))
    states = replay([answer(0, answer_class=RECOGNITION), answer(2)], model)
    assert states["fact#when", RECOGNITION].due != NEVER
    only_recall = replay([answer(0, 0.0), answer(2)], model)
    assert only_recall["fact#when", RECALL].due != NEVER


def test_mastery_counts_days_and_not_answers() -> None:
    history = [answer(0), answer(0.1), answer(2), answer(2.1, answer_class=RECOGNITION), answer(9)]
    assert replay(history)["fact#when", RECALL].right_days == 3
    assert replay([*history, answer(30, 0.0)])["fact#when", RECALL].right_days == 0
    assert replay([*history, answer(30, 0.0), answer(30.1)])["fact#when", RECALL].right_days == 1


def test_points_of_a_fact_come_back_on_different_days() -> None:
    states = replay([answer(0, point=point) for point in POINTS])
    days = [state.due for state in states.values() if state.due != NEVER]
    assert len(set(days)) == 3
    assert max(days) - TODAY <= 4


def test_the_version_tells_settings_apart() -> None:
    other = Memory(Settings(memory=MemorySettings(retention=0.85)))
    assert MODEL.version == Memory().version != other.version
    assert MODEL.version.startswith("fsrs6/3:")


def test_an_evening_and_the_next_morning_are_two_days() -> None:
    state = replay([answer(0.4)])["fact#when", RECALL]
    morning = MODEL.answer({("fact#when", RECALL): state}, answer(0.9))["fact#when", RECALL]
    assert answer(0.4).day + 1 == answer(0.9).day
    assert morning.stability > state.stability * 1.5
    evening = MODEL.answer({("fact#when", RECALL): state}, replace(answer(0.45), day=answer(0.4).day))
    assert evening["fact#when", RECALL].stability < morning.stability
    assert pytest.approx(MODEL.retrievability(state, state.last)) == 1.0
