from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.generate import generate
from questions.items import Item, SingleChoice
from questions.reading import read_pack
from quiz.core.ladder import Rung, choose, known, mastered, narrowed, rung
from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY, NEVER, RECALL, RECOGNITION, Answer, Key, State
from quiz.core.settings import LadderSettings

LADDER = LadderSettings()
MINI = Path(__file__).resolve().parents[2] / "packs" / "mini"


def items() -> list[Item]:
    pack = read_pack(MINI).pack
    assert pack is not None
    return list(generate(pack, 1).items)


ITEMS = items()
STATE = State(5.0, 5.0, 0, 700_000, 700_005, 1, 0, 1)


def climb(shares: list[float]) -> list[str]:
    """Answer one point as the ladder asks it, every few days; return the rungs."""
    model = Memory()
    states: dict[Key, State] = {}
    seen = []
    for number, share in enumerate(shares):
        at = rung(states.get(("f#x", RECOGNITION)), states.get(("f#x", RECALL)), LADDER)
        seen.append(f"{at.answer_class} {at.options}")
        guess = 1 / at.options if at.options else 0.0
        day = 700_000 + 4 * number
        states |= model.answer(states, Answer(day * DAY, day, at.answer_class, guess, 1.0, None, (("f#x", share),)))
        scheduled = [key[1] for key, state in states.items() if state.due != NEVER]
        assert len(scheduled) == 1
    return seen


def test_a_point_climbs_from_three_options_to_recall_and_steps_down_on_a_lapse() -> None:
    assert climb([0, 1, 1, 1, 0, 1, 1]) == [
        "recognition 3",
        "recognition 3",
        "recall 0",
        "recall 0",
        "recall 0",
        "recognition 4",
        "recall 0",
    ]


@given(st.lists(st.sampled_from((0.0, 1.0)), min_size=1, max_size=12))
def test_after_a_wrong_answer_a_point_is_recognised_before_it_is_recalled(shares: list[float]) -> None:
    seen = climb([*shares, 1.0])
    for before, share, after in zip(seen, shares, seen[1:], strict=False):
        if share == 0:
            assert after.startswith(RECOGNITION)
        if before.startswith(RECALL) and share == 1:
            assert after.startswith(RECALL)


def test_a_weakly_known_point_stays_with_four_options() -> None:
    assert rung(replace(STATE, stability=0.5), None, LADDER) == Rung(RECOGNITION, 4)
    assert rung(STATE, None, LADDER) == Rung(RECALL, 0)


@pytest.mark.parametrize(("wanted", "options"), [(RECOGNITION, 4), (RECALL, 0)])
def test_a_learner_may_fix_the_format(wanted: str, options: int) -> None:
    for states in ((None, None), (STATE, None), (STATE, STATE)):
        assert rung(*states, LadderSettings(format=wanted)) == Rung(wanted, options)


def test_mastered_and_known() -> None:
    assert not mastered(None, LADDER)
    assert not mastered(replace(STATE, right_days=2), LADDER)
    assert mastered(replace(STATE, right_days=3), LADDER)
    assert not known((None, STATE), LADDER)
    assert known((None, replace(STATE, stability=14.0)), LADDER)


def test_narrowed_choices_keep_the_right_option_and_say_so() -> None:
    choices = [item for item in ITEMS if isinstance(item, SingleChoice) and len(item.options) == 4]
    single = [item for item in choices if len(set(item.points)) == 1 and "three of" not in item.stem]
    assert len(single) > 20
    places = []
    for item in single:
        few = narrowed(item, 3)
        assert isinstance(few, SingleChoice)
        assert len(few.options) == 3
        assert few.guess == pytest.approx(1 / 3)
        assert [option.correct for option in few.options].index(True) == few.key[0]
        assert [option for option in item.options if option in few.options] == list(few.options)
        assert few.options[few.key[0]] == item.options[item.key[0]]
        places.append(few.key[0])
        assert SingleChoice.model_validate(few.model_dump()) == few
    assert set(places) == {0, 1, 2}
    for item in ITEMS:
        if item not in single:
            assert narrowed(item, 3) is item or len(item.options) > 4


def test_the_item_is_of_the_class_wanted_and_changes_from_time_to_time() -> None:
    by_point: dict[str, list[Item]] = {}
    for item in ITEMS:
        for point in item.points:
            by_point.setdefault(str(point), []).append(item)
    both = [found for found in by_point.values() if {item.answer_class for item in found} == {RECOGNITION, RECALL}]
    assert len(both) > 20
    turned = 0
    for found in both:
        for wanted in (Rung(RECOGNITION, 3), Rung(RECALL, 0)):
            chosen = [choose(found, wanted, reps, "seed") for reps in range(8)]
            assert all(item is not None and item.answer_class == wanted.answer_class for item in chosen)
            turned += len({item.id for item in chosen if item is not None}) > 1
    assert turned > len(both)
    only = next(found for found in by_point.values() if {item.answer_class for item in found} == {RECOGNITION})
    fallback = choose(only, Rung(RECALL, 0), 0)
    assert fallback is not None and fallback.answer_class == RECOGNITION
    assert choose([], Rung(RECALL, 0), 0) is None
