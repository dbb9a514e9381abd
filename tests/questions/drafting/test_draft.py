"""Drafting as a whole: tables as tables, relative dates flagged, pages as text, and any input survived."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.drafting import Candidate, draft, read_article
from questions.errors import FactdeckError

POLLS = """= Ferry polls =

== Opinion ==

| Dates conducted | Pollster | Sample size | Support | Opposed | Neutral or | Lead | Ref. |
| October 2014 | ABC | 1,100 | 88.7% | 8.7% | 2.6% | 80% | |
| November 2018 | XYZ | 1,019 | 81% | — | 18% | 63% | |
| September 2021 | XYZ | 1,200 | 89% | 3% | 8% | 85% | |
| 24 February 2022 | Sinking of the ferry | | | | | | |
| February–March 2023 | XYZ | 1,200 | 95% | 2% | 4% | 93% | |
"""
ARTICLE = (
    """= The Tarn =

In May 1990 the town founded a choir. The following year Ada Reed conducted it in Rome. Two years later it broke up.

* The Tarn Choir Society (TCS) has 40 members.

"""
    + POLLS
)


def of(kind: str, text: str) -> list[Candidate]:
    return [one for one in draft(read_article(text)).candidates if one.kind == kind]


def test_a_table_keeps_its_missing_value_and_the_event_between_its_rows() -> None:
    table = of("table", POLLS)[0]
    assert table.slots["columns"] == [
        "Dates conducted",
        "Pollster",
        "Sample size",
        "Support",
        "Opposed",
        "Neutral or",
        "Lead",
    ]
    assert table.slots["rows"] == [
        ["2014-10", "ABC", "1100", "88.7", "8.7", "2.6", "80"],
        ["2018-11", "XYZ", "1019", "81", None, "18", "63"],
        ["2021-09", "XYZ", "1200", "89", "3", "8", "85"],
        ["2023-02/2023-03", "XYZ", "1200", "95", "2", "4", "93"],
    ]
    assert table.slots["notes"] == ["24 February 2022: Sinking of the ferry"]
    assert [(one.slots["clause"], one.slots["when"]) for one in of("event", POLLS)] == [
        ("Sinking of the ferry", "2022-02-24")
    ]


def test_a_column_that_disagrees_with_what_it_is_made_of_is_reported() -> None:
    flags = of("table", POLLS)[0].flags
    assert "2021-09: Lead says 85, but Support - Opposed is 86" in flags
    assert "2018-11: Lead says 63, but an input of Support - Opposed is missing" in flags


def test_a_relative_date_is_flagged_and_not_guessed() -> None:
    made = draft(read_article(ARTICLE))
    events = {one.slots["clause"]: one for one in made.candidates if one.kind == "event"}
    assert events["the town [founded|found] a choir"].slots["when"] == "1990-05"
    later = [one for clause, one in events.items() if "conducted" in clause or "broke" in clause]
    assert all("when" not in one.slots and any("relative date" in flag for flag in one.flags) for one in later)
    assert later or any("relative date" in note for note in made.notes)


def test_headings_lists_and_abbreviations() -> None:
    found = of("definition", ARTICLE)[0]
    assert found.slots == {"term": "TCS", "meaning": "Tarn Choir Society"} and found.section == "The Tarn"


def test_a_page_becomes_text_that_is_quoted() -> None:
    page = (
        "<html><head><title>x</title><style>p{}</style></head><body><h1>The Tarn</h1><p>In May&nbsp;1990 the <b>town</b>"
        " founded a choir.<sup>[1]</sup></p><script>var x = 'In 1999 it fell.'</script></body></html>"
    )
    article = read_article(page, "html")
    assert article.title == "The Tarn"
    made = draft(article)
    assert [(one.kind, one.quote) for one in made.candidates] == [("event", "In May 1990 the town founded a choir.")]


@pytest.mark.parametrize("text", ["", " \n\t ", "\x00"])
def test_an_article_of_nothing_is_refused(text: str) -> None:
    with pytest.raises(FactdeckError, match="empty"):
        read_article(text)


WORDS = [
    *ARTICLE.split(" "),
    "| a | b |",
    "|---|",
    "((",
    '"',
    "“",
    "'s",
    "2022",
    "1999–2003",
    "\n\n",
    "== x ==",
    "<td>",
    "</tr>",
    "é" * 50,
]


def mutated(seed: int) -> str:
    """Return the article with pieces cut out, doubled, swapped and thrown in."""
    rng = random.Random(seed)
    words = ARTICLE.split(" ")
    for _ in range(rng.randint(1, 60)):
        at = rng.randrange(len(words) + 1)
        words[at : at + rng.choice((0, 0, 1, 3))] = [rng.choice(WORDS) for _ in range(rng.randint(0, 3))]
    text = " ".join(words)
    return "".join(rng.choice((c, c, "", chr(rng.randrange(32, 0x2FF)))) if rng.random() < 0.02 else c for c in text)


def survives(text: str, form: str) -> None:
    try:
        made = draft(read_article(text, form))  # type: ignore[arg-type]  # one of the three forms
    except FactdeckError:
        return
    for one in made.candidates:
        assert made.text[one.start : one.end] == one.quote


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize("seed", range(25))
def test_mutated_articles_raise_nothing_but_our_own_errors(seed: int, form: str) -> None:
    survives(mutated(seed), form)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["text", "html"]))
def test_random_texts_raise_nothing_but_our_own_errors(text: str, form: str) -> None:
    survives(text, form)


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "A " * 20000,
        "1999 " * 4000,
        "| a " * 20000,
        "In 1999, " * 3000,
        "A and " * 4000,
        '"' * 9999,
        "<td>" * 9999,
    ],
)
def test_what_grows_does_not_take_for_ever(text: str) -> None:
    for form in ("text", "html"):
        survives(text, form)


if __name__ == "__main__":  # the whole campaign: python tests/questions/drafting/test_draft.py 10000
    import sys

    for n in range(int(sys.argv[1])):
        survives(mutated(n), ("text", "markdown", "html")[n % 3])
    print(f"{sys.argv[1]} mutated articles: nothing but our own errors")
