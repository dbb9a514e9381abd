"""Words in another script: an answer is right however it is typed, and wrong when it is another word of the list."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest
from ledger import ROOT

from questions.facts.definition import Definition
from questions.generate import generate
from questions.items import Item, Typed
from questions.marking import mark
from questions.reading import load_pack
from questions.responses import Wrote
from questions.text.folding import fold

PACK = load_pack(ROOT / "seeds" / "greek-words")
WORDS = [fact for fact in PACK.facts if isinstance(fact, Definition)]


@cache
def typed() -> dict[str, Item]:
    made = generate(PACK, 0).items
    return {f"{item.points[0].fact}#{item.points[0].slot}": item for item in made if isinstance(item, Typed)}


def score(point: str, text: str) -> float:
    return mark(typed()[point], Wrote(text)).score


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word.id)
def test_each_word_may_be_typed_in_any_way_that_the_list_allows(word: Definition) -> None:
    bare = "".join(c for c in unicodedata.normalize("NFD", word.term) if not unicodedata.combining(c))
    ways = [word.term, word.term.upper(), bare, unicodedata.normalize("NFD", word.term), *word.short]
    assert {way: score(f"{word.id}#term", way) for way in ways} == dict.fromkeys(ways, 1.0)
    assert score(f"{word.id}#meaning", word.meaning) == 1.0


def test_no_word_of_the_list_is_taken_for_another() -> None:
    taken = [
        (asked.id, other.id)
        for asked in WORDS
        for other in WORDS
        if other.id != asked.id and score(f"{asked.id}#term", other.term) > 0
    ]
    assert taken == []
    assert score("kalos#term", "κακός") == score("kalos#term", "kakos") == 0.0
    assert score("louloudi#term", "λουλούδη") == 1.0  # a slip of spelling


def test_letters_are_told_apart_and_final_sigma_is_sigma() -> None:
    signs = [entity.name for entity in PACK.entities.values() if entity.type == "letter"]
    assert len({fold(sign) for sign in signs}) == len(signs) == 24
    assert score("letter-eta#subject", "η") == score("letter-eta#subject", "Η") == 1.0
    assert score("letter-eta#subject", "ι") == 0.0
    assert score("letter-sigma#subject", "ς") == score("letter-sigma#subject", "Σ") == 1.0
