"""Items of the other formats: ids, keys, points, guess rates."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from worlds import event, tenure, world_of

from questions import building
from questions.building import Ask, Distractor, item_id
from questions.facts.time import Date
from questions.items import Certificate, CertificateType, Point
from questions.world import World

PROOF = Certificate(type=CertificateType.COMPLETE, fact="one", why="It is none.")
WORLD = world_of(
    event("one", "the pact [was] signed", "1999"), tenure("t1", "ada", ordinal="1"), tenure("t2", "ben", ordinal="2")
)
FACT = WORLD.pack.by_id["one"]
ASK = Ask("test", FACT, WORLD.points(FACT, "when"), "Which is it?", "It is so.")


def point(n: int) -> Point:
    return Point(fact=f"f{n}", slot="when")


def test_an_id_depends_on_what_is_asked_and_answered_only() -> None:
    base = item_id(ASK, "typed", "key")
    assert base == item_id(replace(ASK, explanation="Otherwise.", context="more"), "typed", "key")
    assert base.startswith("test-") and len(base) == len("test-") + 12
    others = {
        item_id(replace(ASK, stem="What is it?"), "typed", "key"), item_id(ASK, "cloze", "key"),
        item_id(ASK, "typed", "other"), item_id(replace(ASK, family="rest"), "typed", "key"),
        item_id(replace(ASK, points=(point(1),)), "typed", "key"),
    }  # fmt: skip
    assert base not in others and len(others) == 5


def test_a_statement_keeps_its_id_when_its_contrast_changes() -> None:
    ids = {
        item_id(replace(ASK, stem=stem), "true_false", "True")
        for stem in ("In 1999, not in 2003.", "In 1999, not in 2001.")
    }
    assert len(ids) == 1


@pytest.mark.parametrize("n", [3, 4, 5])
def test_an_ordering_is_a_permutation_never_shown_sorted(n: int) -> None:
    things = [(point(at), f"thing {at}", f"It was thing {at}.") for at in range(n)]
    for seed in range(20):
        item = building.ordering(World(WORLD.pack, seed), ASK, things)
        assert not isinstance(item, building.Refusal) and item.format == "ordering"
        assert sorted(item.key) == list(range(n)) != list(item.key)  # type: ignore[union-attr]
        assert [item.options[at].text for at in item.key] == [text for _, text, _ in things]  # type: ignore[union-attr]
        assert [item.points[at] for at in item.key] == [p for p, _, _ in things]  # type: ignore[union-attr]
        assert item.guess == 1 / math.factorial(n)


def test_a_matching_joins_each_left_side_with_its_right_one() -> None:
    pairs = [(point(at), f"left {at}", f"right {at}") for at in range(3)]
    item = building.matching(WORLD, ASK, pairs, [Distractor("right 9", PROOF)])
    assert item.format == "matching"  # type: ignore[union-attr]
    for left, right in item.key:  # type: ignore[union-attr]
        assert item.prompts[left][-1] == item.options[right].text[-1]  # type: ignore[union-attr]
        assert str(item.points[left]) == f"f{item.prompts[left][-1]}#when"  # type: ignore[union-attr]
    assert item.guess == 1 / 4  # type: ignore[union-attr]


def test_select_all_has_its_points_in_the_order_of_its_right_options() -> None:
    right = [(point(at), f"member {at}", f"{at} is one.") for at in range(3)]
    item = building.select_all(WORLD, ASK, right, [Distractor("stranger", PROOF)])
    assert [str(p) for p in item.points] == [f"f{text[-1]}#when" for text in item.answers]  # type: ignore[union-attr]
    assert item.guess == 1 / 16  # type: ignore[union-attr]
    refusal = building.select_all(WORLD, ASK, right[:1], [Distractor("stranger", PROOF)])
    assert isinstance(refusal, building.Refusal)


def test_a_statement_says_why_the_other_answer_is_wrong() -> None:
    for truth in (True, False):
        item = building.true_false(WORLD, ASK, truth, PROOF)
        assert [option.correct for option in item.options] == [truth, not truth]  # type: ignore[union-attr]
        assert [option.certificate is None for option in item.options] == [truth, not truth]  # type: ignore[union-attr]


def test_a_typed_name_knows_its_rivals_and_a_date_its_precision() -> None:
    item = building.typed(WORLD, ASK, ("Ada Stone", "Stone"), "person")
    assert "Ben Field" in item.rivals and "Ada Stone" not in item.rivals  # type: ignore[union-attr]
    date = building.date(WORLD, ASK, Date.parse("1999-03"))
    assert date.key == "1999-03" and "March 1999" in date.answers  # type: ignore[union-attr]
    assert item.answer_class == "recall"  # type: ignore[union-attr]
