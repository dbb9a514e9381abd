"""Pages of facts: sentence, date, slots, quotes in their paragraphs, charts of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from questions.pack import Pack
from questions.reading import read_pack
from quiz.core.cataloguing import pages
from quiz.core.pages import Page


def pages_of(path: Path) -> tuple[Pack, dict[str, Page]]:
    pack = read_pack(path).pack
    assert pack is not None
    return pack, {page.id: page for page in pages(pack)}


@pytest.mark.parametrize("name", ["mini", "seed_pack"])
def test_every_fact_has_a_page_whose_quotes_stand_in_their_sources(name: str, request: pytest.FixtureRequest) -> None:
    pack, found = pages_of(request.getfixturevalue(name))
    assert list(found) == [fact.id for fact in pack.facts]
    texts = [" ".join(source.content.split()) for source in pack.sources.values()]
    for fact in pack.facts:
        page = found[fact.id]
        assert page.sentence and (page.sentence[0].isupper() or not page.sentence[0].isalpha())
        assert len(page.passages) == len(fact.evidence)
        for passage in page.passages:
            assert passage.source
            joined = passage.before.removeprefix("… ") + passage.quote + passage.after.removesuffix(" …")
            if passage.before or passage.after:
                assert any(joined in text for text in texts), page.id
        if not isinstance(page.figures, tuple) or page.figures:
            assert page.kind == "table"
        points = {slot.name for slot in page.slots if slot.point}
        assert points == {slot.name for slot in pack.slots(fact) if slot.point}


def test_a_dated_event_has_its_span(seed_pack: Path) -> None:
    _, found = pages_of(seed_pack)
    page = found["independence"]
    assert (
        page.date == "2008" and page.first == 13_879 and page.last == 14_244
    )  # days since 1970 of 1 January, 31 December
    assert "accession" in page.tags and "Serbia" in page.words
    assert found["nato-size"].first is None


def test_a_table_is_charted_column_by_column_in_the_order_of_time(seed_pack: Path) -> None:
    _, found = pages_of(seed_pack)
    charts = {figure.name: figure for figure in found["polls"].figures}
    support = charts["polls/support"]
    assert support.rows[0] == ("October 2014", 88.7) and support.rows[-1] == ("May 2024", 94.0)
    assert "81 per cent (November 2018)" in support.says
    whole = charts["polls/table"]
    assert whole.shape == "table" and len(whole.rows) == 5 and whole.rows[1][4] is None
