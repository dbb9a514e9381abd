"""What statistics say, from sums that are known."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.core.overview import AHEAD, BACK, by, forecast, hardest, heat, retention, runs, stability, time_spent
from quiz.core.statistics import Answers

MONDAY = 739_943  # 23 November 2026


def answers(count: int, right: int, seconds: float = 10.0) -> Answers:
    return Answers(count, right, float(right), seconds * count)


def test_the_calendar_counts_days_in_a_row_and_leaves_out_what_is_old() -> None:
    days = {MONDAY - offset: answers(6, 5) for offset in (0, 1, 2, 10, 11, 12, 13, 400)}
    figure = heat(days, MONDAY)
    assert figure.says == "42 answers on 7 days. In a row: 3 days now, 4 at best."
    assert [row[0] for row in figure.rows][:2] == [MONDAY, MONDAY - 1]  # the latest first
    assert figure.rows[0] == (MONDAY, 6, 1.0)


@given(st.sets(st.integers(MONDAY - 30, MONDAY)))
def test_a_run_ends_today_or_yesterday_and_is_never_longer_than_the_best(days: set[int]) -> None:
    now, best = runs(days, MONDAY)
    assert 0 <= now <= best <= len(days)
    assert (now > 0) == bool(days & {MONDAY, MONDAY - 1})
    last = MONDAY if MONDAY in days else MONDAY - 1
    assert all(last - back in days for back in range(now)) and last - now not in days


def test_true_retention_is_by_week_and_class_and_few_answers_say_nothing() -> None:
    reviews = {
        (MONDAY - 7, "recall"): answers(6, 3), (MONDAY - 1, "recall"): answers(4, 4), (MONDAY, "recall"): answers(4, 4),
        (MONDAY, "recognition"): answers(10, 9),
    }  # fmt: skip
    figure = retention(reviews, MONDAY + 2, 0.9)
    assert figure.rows == ((MONDAY - 7, 0.7, None, 10), (MONDAY, None, 0.9, 14))
    assert figure.guide == 0.9 and figure.says.startswith("83 % of 24 reviews were right: below the 90 %")
    assert retention({}, MONDAY, 0.9).rows == ()


def test_the_forecast_puts_what_is_overdue_on_today() -> None:
    figure = forecast({MONDAY - 3: 4, MONDAY: 2, MONDAY + 1: 5, MONDAY + AHEAD: 99}, MONDAY)
    assert len(figure.rows) == AHEAD and figure.rows[:2] == ((MONDAY, 6), (MONDAY + 1, 5))
    assert figure.says == "11 reviews in 30 days, about 1 a day; 6 today."
    assert forecast({}, MONDAY).rows == () and "scheduled" in forecast({}, MONDAY).empty


def test_stabilities_have_no_gap_and_the_middle_is_said() -> None:
    figure = stability({-1: 2, 0: 1, 3: 4})
    assert list(figure.rows) == [
        ("under a day", 2), ("1 to 2 days", 1), ("2 to 4 days", 0), ("4 to 8 days", 0), ("8 to 16 days", 4),
    ]  # fmt: skip
    assert figure.says == "7 points; half of them last 8 days or longer."
    assert stability({}).rows == ()


def test_families_and_formats_are_added_up_and_the_weakest_comes_first() -> None:
    sums = {
        ("when", "date"): answers(4, 1),
        ("when", "single_choice"): answers(4, 4),
        ("cloze", "cloze"): answers(10, 9),
    }
    assert by(sums, "family").rows == (("when it was", 0.625, 8, 10.0), ("fill in the blank", 0.9, 10, 10.0))
    assert by(sums, "format").rows[0] == ("typing a date", 0.25, 4, 10.0)
    assert by(sums, "family").says == "Weakest: when it was, 62 %. Strongest: fill in the blank, 90 %."


def test_time_has_a_row_for_each_day_also_for_free_ones() -> None:
    figure = time_spent({MONDAY - 100: answers(360, 0), MONDAY - 1: answers(12, 0)}, MONDAY)
    assert len(figure.rows) == BACK and figure.rows[-2:] == ((MONDAY - 1, 2.0, 12), (MONDAY, 0.0, 0))
    assert figure.says == "2 minutes in 30 days, 1.0 hours in all."
    assert time_spent({MONDAY - 100: answers(1, 0)}, MONDAY).rows == ()


def test_nothing_forgotten_says_so() -> None:
    assert hardest([]).rows == () and hardest([]).empty.startswith("Nothing was forgotten")
