"""How misspelt answers are measured; the verdicts are in the tests of marking."""

from __future__ import annotations

import pytest

from questions.text.spelling import forgiven, forms


def test_forms_meet_where_texts_are_the_same() -> None:
    assert forms("third") & forms("3rd") & forms("the third")
    assert forms("ice cream") & forms("icecream")
    assert forms("Schröder") & forms("Schroeder")
    assert not forms("third") & forms("4th")


def test_the_nearest_answer_is_named() -> None:
    assert forgiven("Pristna", ["Pristina", "Priština"], []) == "Pristina"
    assert forgiven("Kosova", ["Republic of Kosovo", "Kosovo"], []) == "Kosovo"


@pytest.mark.parametrize("rival", ["Milatović", "Jakov Milatović"])
def test_a_rivals_surname_counts_as_the_rival(rival: str) -> None:
    assert forgiven("Milawovic", ["Milanović"], [rival]) is None


def test_a_word_that_key_and_rival_share_is_no_rival() -> None:
    assert forgiven("Republic of Kongo", ["Republic of Congo"], ["Republic of Korea"]) == "Republic of Congo"
