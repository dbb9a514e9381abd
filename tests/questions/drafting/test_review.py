"""A review: decisions, edits that the quote must bear out, joining, undo, resuming."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from questions.drafting import draft, read_article
from questions.drafting.packing import pack_of
from questions.drafting.review import Review
from questions.errors import UsageError
from questions.reading import load_pack
from quiz.study.drafting import as_text, from_text, write_pack

TEXT = """= Tarn =

In May 1990 the town founded a choir. In June 1991 the town founded a school. The Tarn Choir Society (TCS) sings.
"""


def begun() -> Review:
    return Review.of(draft(read_article(TEXT)))


def test_what_nobody_decided_is_neither_accepted_nor_lost() -> None:
    review = begun()
    assert len(review.entries) == 3 and review.pending == 3 and review.accepted == []
    review.decide(0, "accepted")
    review.decide(2, "rejected")
    assert [one.slots["when"] for one in review.accepted] == ["1990-05"]
    assert review.next_pending(2) == 1
    assert review.undo() and review.pending == 2


def test_an_edit_that_the_quote_does_not_bear_out_changes_nothing() -> None:
    review = begun()
    kind, slots = from_text(as_text("event", review.entries[0].candidate.slots).replace("1990-05", "1990-06"))
    with pytest.raises(UsageError, match="not anchored"):
        review.edit(0, slots, kind)
    assert review.entries[0].candidate.slots["when"] == "1990-05"
    review.edit(0, {"clause": "the town [founded|found] a choir"}, "event")
    assert review.entries[0].candidate.slots == {"clause": "the town [founded|found] a choir"}
    assert review.entries[0].decision == "pending"


def test_joining_quotes_both_passages() -> None:
    review = begun()
    with pytest.raises(UsageError, match="contradict each other in `when`"):
        review.join(0, review.partner(0))
    review.edit(0, {"clause": "the town [founded|found] a choir"})
    review.join(0, review.partner(0))
    assert review.entries[0].candidate.slots == {"clause": "the town [founded|found] a choir", "when": "1991-06"}
    assert (
        review.entries[0].candidate.quote
        == "In May 1990 the town founded a choir. In June 1991 the town founded a school."
    )
    assert review.entries[1].decision == "joined"
    with pytest.raises(UsageError, match="can't be joined"):
        review.join(0, 2)


def test_a_review_goes_on_where_it_was_left() -> None:
    review = begun()
    review.decide(1, "accepted")
    again = Review.resumed(draft(read_article(TEXT)), json.loads(json.dumps(review.as_data())))
    assert [entry.decision for entry in again.entries] == ["pending", "accepted", "pending"]
    with pytest.raises(UsageError, match="no review"):
        Review.resumed(draft(read_article(TEXT)), {"entries": 3})


def test_only_what_was_accepted_is_marked_reviewed_and_the_pack_is_sound(tmp_path: Path) -> None:
    article = read_article(TEXT)
    review = begun()
    review.decide(0, "accepted")
    for chosen, reviewed in ((review.accepted, True), ([entry.candidate for entry in review.entries], False)):
        packed = pack_of(chosen, pack_id="tarn", title="Tarn", as_of="1991", reviewed=reviewed)
        assert write_pack(tmp_path / "tarn", packed, article.text) == []
        pack = load_pack(tmp_path / "tarn")
        assert [fact.reviewed for fact in pack.facts] == [reviewed] * len(chosen)


def test_a_pack_that_its_author_edited_is_not_written_over(tmp_path: Path) -> None:
    article = read_article(TEXT)
    packed = pack_of(begun().accepted, pack_id="tarn", title="Tarn", as_of="1991", reviewed=True)
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / "draft.yaml").write_text("[]", encoding="utf-8")
    with pytest.raises(UsageError, match="edited"):
        write_pack(tmp_path, packed, article.text)
    assert (tmp_path / "facts" / "draft.yaml").read_text(encoding="utf-8") == "[]"
