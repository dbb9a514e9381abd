"""What a draft finds: on three articles that its rules were not written for, and what must hold of any candidate."""

from __future__ import annotations

from pathlib import Path

import pytest
from draftscores import ROOT, articles, drafted, expected, score
from seedscores import score_seed

FLOORS = {"eastmere-museum": (0.85, 0.78), "halvern-bridge": (0.80, 0.70), "lantern-mission": (0.78, 0.68)}
"""Recall and precision below which a change of the rules must not fall."""


@pytest.mark.parametrize("article", articles(), ids=lambda path: path.stem)
def test_a_draft_finds_what_a_careful_author_would_take(article: Path) -> None:
    result = score(expected(article)["facts"], drafted(article))
    recall, precision = FLOORS[article.stem]
    assert result.recall >= recall, result.missed
    assert result.precision >= precision, result.wrong


@pytest.mark.parametrize("article", articles(), ids=lambda path: path.stem)
def test_each_quote_stands_at_its_offsets_and_once(article: Path) -> None:
    made = drafted(article)
    assert made.candidates
    for candidate in made.candidates:
        assert made.text[candidate.start : candidate.end] == candidate.quote
        assert made.text.count(candidate.quote) == 1
        assert len(candidate.quote) <= 300


@pytest.mark.parametrize("article", articles(), ids=lambda path: path.stem)
def test_the_same_article_gives_the_same_candidates(article: Path) -> None:
    assert [one.as_json() for one in drafted(article).candidates] == [
        one.as_json() for one in drafted(article).candidates
    ]


def test_the_brief_of_the_first_pack_yields_most_of_its_facts() -> None:
    result = score_seed(drafted(ROOT / "seeds" / "kosovo-nato" / "brief.md"))
    assert result.recall >= 0.55, result.missed
