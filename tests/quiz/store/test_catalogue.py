"""Catalogues: search, filters and pages of a pack's facts, joined with what is remembered."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.core.browsing import Wanted
from quiz.core.memory.state import NEVER
from quiz.core.pages import Page, Passage, SlotLine
from quiz.store.catalogue import Catalogue, Listing, build, query_of
from quiz.store.log import Log

TODAY = 739_945
PACK = ("pack", "The pack")


def page(fact: str, sentence: str, **rest: object) -> Page:
    slots = (SlotLine("when", "when", "March 1999", True),)
    return Page(fact, "event", sentence, slots=slots, **rest)  # type: ignore[arg-type]


PAGES = [
    page("bombing", "NATO began bombing Yugoslavia.", first=2.0, last=5.0, date="March 1999", tags=("war",), thread="war",
         about=("nato",), passages=(Passage("Brief", "History", "", "The airstrikes began.", " They went on."),)),
    page("thaci", "Hashim Thaçi was president.", first=1.0, last=1.0, date="2016", words="Hashim Thaçi", about=("kosovo",)),
    page("force", "The Kosovo Force came.", tags=("war",), thread="war", about=("nato", "kosovo")),
    Page("universe", "membership", "Albania is a member of NATO.", asked=False),
]  # fmt: skip


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    log = Log(tmp_path / "log.db")
    yield log
    log.close()


@pytest.fixture
def catalogue(tmp_path: Path, log: Log) -> Iterator[Catalogue]:
    file = build(tmp_path / "cache", "x.facts.db", PACK, PAGES)
    assert file is not None
    opened = Catalogue(file, log.path)
    yield opened
    opened.close()


def ids(listing: Listing, **wanted: object) -> list[str]:
    listing.want(Wanted(**wanted))  # type: ignore[arg-type]
    found = [row.id for row in listing.page(0, 100)]
    assert len(found) == listing.count
    return found


def remember(log: Log, point: str, stability: float, due: int) -> None:
    log.db.execute("INSERT INTO state VALUES ('pack',?,'recall',?,5.0,1,?,?,1,0,1)", (point, stability, TODAY - 1, due))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ["bombing", "thaci", "force", "universe"]),
        ("bomb", ["bombing"]),
        ("BOMBING yugo", ["bombing"]),
        ("thaci", ["thaci"]),
        ("Thaçi", ["thaci"]),
        ("airstrikes", ["bombing"]),
        ("march", ["bombing", "thaci", "force"]),
        ("nato bombing", ["bombing"]),
        ("bomb ", []),  # a blank ends the word
        ("zebra", []),
        ('"', ["bombing", "thaci", "force", "universe"]),
        ("bombing AND", []),
        ("bombing OR NOT NEAR( *", []),
    ],
)
def test_every_word_typed_must_be_there_and_the_last_may_be_begun(
    catalogue: Catalogue, text: str, found: list[str]
) -> None:
    assert sorted(ids(catalogue.listing(), text=text)) == sorted(found)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_syntax_error(text: str) -> None:
    query = query_of(text)
    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE words USING fts5 (sentence)")
    if query:
        db.execute("SELECT * FROM words WHERE words MATCH ?", (query,)).fetchall()
    db.close()


def test_the_sentence_counts_for_more_than_a_quote(tmp_path: Path, log: Log) -> None:
    quoted = page("quoted", "Something else.", passages=(Passage("Brief", "", "", "The airstrikes of 1999.", ""),))
    file = build(tmp_path / "cache", "y.facts.db", PACK, [quoted, page("said", "The airstrikes began.")])
    assert file is not None
    catalogue = Catalogue(file, log.path)
    assert ids(catalogue.listing(), text="airstrikes") == ["said", "quoted"]
    catalogue.close()


def test_filters_join_with_each_other_and_with_the_search(catalogue: Catalogue) -> None:
    listing = catalogue.listing()
    assert ids(listing, kind="membership") == ["universe"]
    assert ids(listing, tag="war") == ["bombing", "force"]
    assert ids(listing, tag="war", text="kosovo") == ["force"]
    assert ids(listing, dated=True) == ["thaci", "bombing"]  # the order of time
    assert ids(listing, dated=True, tag="war", text="n") == ["bombing"]
    facets = catalogue.facets()
    assert facets.kinds == (("event", 3), ("membership", 1)) and facets.tags == (("war", 2),) and facets.dated == 2


def test_memory_is_joined_from_the_log(catalogue: Catalogue, log: Log) -> None:
    listing = catalogue.listing()
    assert listing.page(0, 1)[0].memory == "" and catalogue.memory_counts() == {}
    remember(log, "bombing#when", 30.0, TODAY + 9)
    remember(log, "thaci#when", 2.0, TODAY)
    remember(log, "gone#when", 2.0, TODAY)
    catalogue.stand(TODAY, 14.0)
    assert [row.memory for row in listing.page(0, 9)] == ["known", "due", "new", "not asked"]
    assert catalogue.memory_counts() == {"known": 1, "due": 1, "not asked": 1, "new": 1}
    assert ids(listing, memory="due") == ["thaci"] and ids(listing, memory="new") == ["force"]
    assert ids(listing, memory="known", text="nato") == ["bombing"]
    log.db.execute("INSERT INTO flag VALUES ('pack', 'thaci#when', 'suspend', ?)", (NEVER,))
    remember(log, "force#when", 2.0, TODAY + 1)
    catalogue.stand(TODAY, 14.0)
    assert ids(listing, memory="set aside") == ["thaci"] and ids(listing, memory="learning") == ["force"]


def test_a_page_comes_back_as_it_was_and_a_list_knows_its_places(catalogue: Catalogue) -> None:
    assert [catalogue.page(one.id) for one in PAGES] == PAGES
    assert catalogue.page("gone") is None
    listing = catalogue.listing()
    assert listing.place("force") == 2 and listing.place("gone") is None
    listing.want(Wanted(tag="war"))
    assert listing.place("force") == 1 and listing.place("thaci") is None
    other = catalogue.listing()  # two lists do not disturb each other
    other.want(Wanted(kind="membership"))
    assert [row.id for row in listing.page(1, 5)] == ["force"] and (catalogue.pack, catalogue.title) == PACK


def test_neighbours_share_entities_first(catalogue: Catalogue) -> None:
    assert [row.id for row in catalogue.neighbours("force")] == ["bombing", "thaci"]
    assert catalogue.neighbours("universe") == [] and catalogue.neighbours("gone") == []


def test_a_folder_that_cannot_be_written_gives_no_catalogue(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert build(tmp_path / "file", "x.facts.db", PACK, PAGES) is None
