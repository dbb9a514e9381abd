"""Blind solvers, on banks that are made for one of them."""

from __future__ import annotations

import pytest
from itemsmith import choice, point, typed

from questions.items import Item
from questions.solvers import SOLVERS, Answers, solve


def scores(items: list[Item]) -> dict[str, float]:
    return {score.name: score.score for score in solve(items)}


def test_longest_and_shortest() -> None:
    bank: list[Item] = [
        choice(["a long right answer", "no", "nope"], right=0),
        choice(["no", "the longest of them", "nah"], right=1),
    ]
    assert scores(bank)["longest"] == 1
    assert scores(bank)["shortest"] == 0


def test_overlap_with_the_stem() -> None:
    bank: list[Item] = [choice(["green river", "blue lake", "red sea"], right=1, stem="Which lake is it?")]
    assert scores(bank)["overlap"] == 1


@pytest.mark.parametrize(
    ("texts", "score"), [(["10", "20", "30"], 1.0), (["10", "20", "30", "40"], 0.5), (["A", "B", "C"], 1 / 3)]
)
def test_middle_number(texts: list[str], score: float) -> None:
    assert scores([choice(texts, right=1)])["middle number"] == pytest.approx(score)


def test_positions() -> None:
    bank: list[Item] = [
        choice(["a", "b", "c"], right=0),
        choice(["a", "b", "c"], right=2),
        choice(["a", "b", "c"], right=0),
    ]
    assert scores(bank)["first"] == pytest.approx(2 / 3)
    assert scores(bank)["last"] == pytest.approx(1 / 3)


def test_a_tie_counts_as_a_guess_among_the_tied() -> None:
    (longest,) = [score for score in solve([choice(["aaa", "bbb", "c"], right=0)]) if score.name == "longest"]
    assert longest.score == pytest.approx(1 / 2)
    assert longest.chance == pytest.approx(1 / 3)
    assert longest.items == 1


def test_no_idea_is_chance_and_no_opinion() -> None:
    (longest,) = [score for score in solve([choice(["aa", "bb", "cc"], right=0)]) if score.name == "longest"]
    assert longest.score == pytest.approx(longest.chance)
    assert longest.items == 0


def test_the_commonest_answer_is_learned_with_the_point_left_out() -> None:
    asked = choice(["Rome", "Oslo", "Riga"], right=0, points=(point("one"),))
    again = choice(["Rome", "Oslo", "Riga"], right=0, points=(point("one"),))
    other = choice(["Oslo", "Rome", "Bern"], right=0, points=(point("two"),))
    answers = Answers([asked, again, other])
    assert answers.count(asked, "ROME") == 0  # only its own point had Rome as its key
    assert answers.count(asked, "Oslo") == 1
    assert answers.count(other, "Rome") == 2
    assert scores([asked, again, other])["commonest answer"] == 0


def test_only_single_choices_are_played_and_an_empty_bank_is_no_trouble() -> None:
    assert scores([typed(["Rome"])]) == dict.fromkeys(SOLVERS, 0)
    assert scores([]) == dict.fromkeys(SOLVERS, 0)
