from __future__ import annotations

from collections import defaultdict

from quiz.core.pages import Page, Passage
from quiz.tui.widgets.factview import sources

FIRST = Passage("Brief", "Two", "", "Four members refuse.", " That is so. It is hard.")
SECOND = Passage("Brief", "Two", "Four members refuse. ", "That is so.", " It is hard.")
OTHER = Passage("Brief", "Three", "", "Four members refuse.", "")


def drawn(*passages: Passage) -> str:
    return sources(Page("f", "event", "A fact.", passages=passages), defaultdict(str)).plain


def test_quotes_of_one_paragraph_are_marked_in_it_together() -> None:
    wanted = "«Four members refuse.» «That is so.» It is hard.\n— Brief, Two"
    assert drawn(FIRST, SECOND) == drawn(SECOND, FIRST) == drawn(FIRST, SECOND, FIRST) == wanted


def test_other_paragraphs_stand_for_themselves() -> None:
    assert drawn(FIRST, OTHER).count("— Brief") == 2
