"""Folding: what a teacher takes for the same becomes equal, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.text.folding import fold, same, spellings

FOLDED = [
    ("Hashim Thaçi", "hashim thaci"), ("  The   United Nations ", "united nations"), ("O’Neill", "oneill"),
    ("Saint-Malo", "saint malo"), ("Łódź", "lodz"), ("Đinđić", "dindic"), ("Støre", "store"), ("Strauß", "strauss"),
    ("Београд", "beograd"), ("Vitamin A", "vitamin a"), ("a vitamin", "vitamin"), ("part of a whole", "part of whole"),
    ("The Who", "who"), ("The The", "the the"), ("A", "a"), ("C++", "c++"), ("C#", "c#"), ("#1", "1"), ("Na+", "na+"),
    ("Cl-", "cl−"), ("-5 °C", "−5 degc"), ("−sin x", "−sin x"), ("well-known", "well known"), ("50 %", "50 %"),
    ("Tom & Jerry", "tom and jerry"), ("🤷", ""), ("?!", ""), ("１２", "12"), ("東京", "東京"), ("snake_case", "snake case"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


APART = [("Niger", "Nigeria"), ("C", "C++"), ("A", "A+"), ("A-", "A"), ("5", "-5"), ("Vitamin A", "Vitamin"), ("B1", "B2"),
         ("東京", "京都"), ("H2O", "H2O2"), ("sin x", "−sin x")]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), APART)
def test_kept_apart(one: str, other: str) -> None:
    assert not same(one, other)


def test_other_spellings() -> None:
    assert spellings("Schröder") == ("schroder", "schroeder")
    assert spellings("Smith") == ("smith",)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1))
def test_case_and_edges_do_not_matter(text: str) -> None:
    assert fold(f"  {text.upper()}. ") == fold(text)


def test_a_greek_letter_by_itself_is_that_letter_and_in_a_word_its_sound() -> None:
    assert len({fold(letter) for letter in "αβγδεζηθικλμνξοπρστυφχψω"}) == 24
    assert fold("Ή") == fold("η") != fold("ι")
    assert fold("γάτα") == "gata"
