"""Laws of the games' rules, over any answers."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.modes.catalogue import GAMES
from quiz.core.modes.daily import COUNT, SIGNS, Daily, seed
from quiz.core.modes.exam import Exam
from quiz.core.modes.rules import Given, Rules
from quiz.core.modes.sprint import Sprint
from quiz.core.modes.survival import Survival
from quiz.core.modes.timeline import Timeline

GIVEN = st.lists(
    st.builds(Given, st.sampled_from([0.0, 0.25, 0.5, 0.99, 1.0]), st.integers(0, 40_000), st.booleans()), max_size=30
)
RULES: list[Rules] = [Sprint(), Survival(), Timeline(12), Exam(10), Daily(date(2026, 11, 24), "Capitals")]


def played(rules: Rules, answers: list[Given]) -> list[Given]:
    """Return what a player gets to answer: no more once the game is over."""
    out: list[Given] = []
    for one in answers:
        if rules.over(out):
            break
        out.append(one)
    return out


@given(GIVEN, st.sampled_from(RULES))
def test_points_never_fall_and_a_game_that_is_over_stays_so(answers: list[Given], rules: Rules) -> None:
    points, over = 0, False
    for at in range(len(answers) + 1):
        now = rules.points(answers[:at])
        assert now >= points and rules.over(answers[:at]) >= over
        points, over = now, rules.over(answers[:at])
    assert rules.status(answers) and rules.verdict(answers).rstrip()[-1] in ".:"
    assert str(points) in rules.best(points)


@given(GIVEN, st.sampled_from(RULES))
def test_right_answers_alone_make_points(answers: list[Given], rules: Rules) -> None:
    wrong = [Given(0.0, one.latency) for one in answers]
    assert rules.points(wrong) == 0
    if not isinstance(rules, Exam):
        assert rules.points(answers) <= sum(one.right for one in answers)


@given(GIVEN, st.integers(0, 10**6))
def test_a_sprint_takes_no_more_than_its_time(answers: list[Given], open_ms: int) -> None:
    rules = Sprint()
    seen = played(rules, answers)
    assert sum(one.latency for one in seen[:-1]) < 60_000
    late = sum(one.latency for one in seen) > 60_000
    assert rules.points(seen) == sum(one.right for one in (seen[:-1] if late else seen))
    assert 0 <= rules.left_ms(seen, open_ms) <= rules.left_ms(seen) <= 60_000


@given(GIVEN)
def test_survival_ends_with_the_third_miss(answers: list[Given]) -> None:
    seen = played(Survival(), answers)
    misses = sum(one.score < 0.5 for one in seen)
    assert misses <= 3 and Survival().over(seen) == (misses == 3)
    assert Survival().left(seen) == 3 - misses


@given(GIVEN)
def test_a_timeline_forgives_nothing_by_half(answers: list[Given]) -> None:
    seen = played(Timeline(12), answers)
    assert sum(not one.right for one in seen) <= 3 and len(seen) <= 12


@given(GIVEN)
def test_an_exam_counts_what_was_left_open_as_wrong(answers: list[Given]) -> None:
    rules = Exam(10)
    seen = played(rules, answers)
    assert 0 <= rules.points(seen) <= 10 * len(seen)
    assert (rules.points(seen) == 100) == (len(seen) == 10 and all(one.right for one in seen))
    assert not any(char.isdigit() for char in rules.status(seen).replace(str(10 - len(seen)), ""))  # nothing is told


def test_an_exam_of_nothing_has_no_mark() -> None:
    assert Exam(0).points(()) == 0


@given(GIVEN)
def test_what_is_passed_on_has_a_square_for_each_answer_and_tells_no_answer(answers: list[Given]) -> None:
    rules = Daily(date(2026, 11, 24), "Capitals")
    seen = played(rules, answers)
    head, squares = rules.share(seen).split("\n")
    assert "24 Nov 2026" in head and "Capitals" in head
    row, score = squares.split()
    assert len(row) == COUNT and sum(char in SIGNS.values() for char in row) == len(seen)
    assert score == f"{rules.points(seen)}/{COUNT}"
    assert row.count(SIGNS["right"]) <= rules.points(seen)


@given(st.dates(), st.text(max_size=10))
def test_each_day_has_its_own_challenge(day: date, pack: str) -> None:
    assert seed(pack, day) == seed(pack, day)
    if day < date.max:
        assert seed(pack, day) != seed(pack, day + timedelta(days=1))


def test_games_have_names_of_their_own() -> None:
    names = [game.name for game in GAMES]
    assert len(set(names)) == len(names) and all(game.about.endswith(".") for game in GAMES)


def test_survival_that_was_left_early_claims_no_more_than_was_played() -> None:
    rules = Survival()
    assert rules.verdict([]) == "0 right answers with 3 lives. 3 lives were left."
    assert rules.verdict([Given(1.0, 900), Given(0.0, 900), Given(0.0, 900)]) == (
        "1 right answer with 3 lives. 1 life was left."
    )
    assert rules.verdict([Given(0.0, 900)] * 3) == "0 right answers with 3 lives."
