"""Whoever proposes: the quote stands in the article, and bears out every slot."""

from __future__ import annotations

from typing import Any

import pytest

from questions.drafting import Candidate
from questions.drafting.refusing import refusal

TEXT = "In March 1999 Ada Reed, the second mayor of Orrin, opened the Tarn Bridge (TB). It has 4,500 rivets. It rained. It rained."
QUOTE = "In March 1999 Ada Reed, the second mayor of Orrin, opened the Tarn Bridge (TB)."


def candidate(kind: str, quote: str = QUOTE, start: int | None = None, **slots: Any) -> Candidate:
    return Candidate(kind, slots, quote, TEXT.find(quote) if start is None else start)


@pytest.mark.parametrize(
    "good",
    [
        candidate("event", clause="Ada Reed [opened|open] the Tarn Bridge", when="1999-03"),
        candidate("tenure", holder="Ada Reed", office="mayor", of="Orrin", ordinal=2, at="1999-03"),
        candidate("quantity", "It has 4,500 rivets.", subject="It", measure="rivets", value="4500", unit="rivets"),
        candidate("definition", term="TB", meaning="Tarn Bridge"),
    ],
    ids=lambda one: one.kind,
)
def test_what_the_quote_says_is_let_through(good: Candidate) -> None:
    assert refusal(good, TEXT) is None


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        (candidate("event", "In April 1999 Ada Reed fell.", 0, clause="Ada Reed [fell|fall]"), "does not stand"),
        (candidate("event", start=3, clause="Ada Reed [opened|open] it"), "does not stand"),
        (candidate("event", "It rained.", clause="It [rained|rain]"), "more than once"),
        (candidate("event", clause="Ada Reed [opened|open] it", when="1999"), "'when'"),
        (candidate("event", clause="Ada Reed [opened|open] it", when="1999-03-04"), "'when'"),
        (candidate("event", clause="Ada Reed [opened|open] it", when="soon"), "no EDTF date"),
        (candidate("event", clause="Bo Hale [opened|open] it"), "'Bo'"),
        (candidate("event", clause="Ada Reed [opened|open] 3 bridges"), "'3'"),
        (candidate("tenure", holder="Ada Hale", office="mayor"), "'holder'"),
        (candidate("tenure", holder="Ada Reed", office="governor"), "'office'"),
        (candidate("tenure", holder="Ada Reed", office="mayor", ordinal=3), "ordinal 3"),
        (candidate("quantity", "It has 4,500 rivets.", subject="It", value="4501"), "4501"),
        (candidate("definition", term="TB", meaning="Town Board"), "'meaning'"),
        (candidate("event", clause="x", colour="red"), "no slot 'colour'"),
        (candidate("poem", verse="x"), "no kind"),
        (candidate("event", when="1999-03"), "'clause' is empty"),
        (candidate("event", clause={"a": "b"}), "no short text"),
    ],
    ids=lambda one: one if isinstance(one, str) else one.kind,
)
def test_what_it_does_not_say_is_refused_with_the_reason(bad: Candidate, why: str) -> None:
    said = refusal(bad, TEXT)
    assert said is not None and why in said
