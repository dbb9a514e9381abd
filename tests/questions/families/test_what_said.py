"""`what_said`."""

from __future__ import annotations

from typing import Any

from worlds import choices, items, patterns, proofs, refused, stems, world_of, wrong


def said(n: int = 3, **more: Any) -> dict[str, Any]:
    texts = ["that the pact was dead", "that the pact was weak", "that the pact was late"]
    return {
        "id": "said", "kind": "position", "speaker": "ben", "said": "said that the pact was vital", "when": "2007",
        "role": "president", "gist": "that the pact was vital", "about": ["club"],
        "denies": [{"gist": text, "why": "He called it vital."} for text in texts[:n]], **more,
    }  # fmt: skip


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("what_said", "said", said())) >= 3
    assert patterns(stems("what_said", "said", said(about=[]))) >= 3


def test_wrong_positions_are_the_authors_with_the_authors_reasons() -> None:
    item = choices(items(world_of(said()), "what_said", "said"))[0]
    assert item.answers == ("That the pact was vital",)
    assert proofs(item) == {"negative"}
    assert wrong(item) and all(o.feedback == "He called it vital." for o in item.options if not o.correct)


def test_an_author_may_ask_in_several_ways() -> None:
    own = {"said": ["What was his word on the pact?", "How did he judge the pact in 2007?"]}
    assert stems("what_said", "said", said(ask=own)) == set(own["said"])


def test_it_says_how_many_denials_are_missing() -> None:
    assert "1 more wrong one(s)" in refused(world_of(said(1)), "what_said", "said")["no-denials"]
    assert "a `gist`" in refused(world_of(said(0, gist=None) | {}), "what_said", "said")["no-denials"]
