"""`cause`."""

from __future__ import annotations

from typing import Any

import pytest
from worlds import choices, items, patterns, proofs, refused, stems, world_of, wrong

REASONS = ("the king died", "the bridge fell", "the tax rose")
EFFECTS = ("the town sank", "the king fled", "the harbour froze")


def why(link: str = "because", cause: str = "the harvest failed", **more: Any) -> dict[str, Any]:
    texts = REASONS if link != "in_order_to" else ("save the king", "build a bridge", "raise a tax")
    return {
        "id": "why", "kind": "cause", "cause": cause, "effect": "the town [rose|rise] in anger", "link": link,
        "wrong": [{"text": text, "why": "That came later."} for text in texts], **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("link", "cause", "lead"),
    [
        ("because", "the harvest failed", "Because "),
        ("led_to", "the harvest failed", "Because "),
        ("in_order_to", "lower a tax", "To "),
    ],
)
def test_each_link_is_asked_in_three_patterns(link: str, cause: str, lead: str) -> None:
    fact = why(link, cause)
    assert patterns(stems("cause", "why", fact, seeds=20)) >= 3
    item = choices(items(world_of(fact), "cause", "why"))[0]
    assert all(option.text.startswith(lead) for option in item.options)
    assert item.answers == (lead + cause,)


def test_wrong_reasons_are_the_authors() -> None:
    item = choices(items(world_of(why()), "cause", "why"))[0]
    assert set(wrong(item)) == {f"Because {text}" for text in REASONS}
    assert proofs(item) == {"negative"}
    assert all(option.feedback == "That came later." for option in item.options if not option.correct)


def test_effects_are_asked_for_where_the_author_gives_wrong_ones() -> None:
    fact = why(wrong=[{"text": text, "why": "It did not.", "slot": "effect"} for text in EFFECTS])
    assert patterns(stems("cause", "why", fact, seeds=20)) >= 3
    item = choices(items(world_of(fact), "cause", "why"))[0]
    assert item.answers == ("The town rose in anger",)
    assert [str(point) for point in item.points] == ["why#effect"]
    aimed = why(
        "in_order_to", "lower a tax", wrong=[{"text": text, "why": "No.", "slot": "effect"} for text in EFFECTS]
    )
    assert patterns(stems("cause", "why", aimed, seeds=20)) >= 3


def test_contested_reasons_are_attributed() -> None:
    for stem in stems("cause", "why", why(attribution="according to the chronicle")):
        assert stem.startswith("According to the chronicle, ")


def test_it_says_what_is_missing() -> None:
    assert "two `wrong` causes" in refused(world_of(why(wrong=[])), "cause", "why")["no-wrong-causes"]
    one = why(wrong=[{"text": "the king died", "why": "No."}])
    assert "1 more certified" in refused(world_of(one), "cause", "why")["too-few-distractors"]
