"""Laws of generation over random packs with facts of every kind."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from strategies import packs, raw_packs

from questions.facts import KINDS
from questions.generate import generate
from questions.items import Cloze, DateItem, Flashcard, Item, Matching, Number, Ordering, SelectAll, Typed
from questions.lint import errors
from questions.marking import mark
from questions.pack import Pack
from questions.printing import item_json
from questions.responses import Grade, Graded, Matched, Ordered, Picked, Wrote
from questions.world import World
from tests.rawpack import RawPack
from tests.secondopinion import complaints

SEEDS = st.integers(0, 2**31)
# A pack takes a second to draw and to ask about. Shrinking it would take minutes: what fails is printed item by item.
SOME = settings(
    max_examples=12, phases=[Phase.explicit, Phase.reuse, Phase.generate], suppress_health_check=list(HealthCheck)
)
FEW = settings(SOME, max_examples=4)


def right(item: Item) -> list[Any]:
    """Return responses that must be marked right, in the item's own format."""
    match item:
        case Ordering():
            return [Ordered(item.key)]
        case Matching():
            return [Matched(item.key)]
        case Flashcard():
            return [Graded(Grade.GOOD)]
        case Typed() | Number() | DateItem() | Cloze():
            return [Wrote(answer) for answer in item.answers]
        case _:
            return [Picked(item.key)]


@given(packs(cited=True), SEEDS)
@SOME
def test_each_item_has_one_key_that_marks_right_and_wrong_answers_that_are_proven(pack: Pack, seed: int) -> None:
    raw = RawPack(pack.model_dump(mode="json", by_alias=True))
    world = World(pack, seed)
    items = generate(pack, seed).items
    assert len(items) > 30
    for item in items:
        assert errors(item, world) == ()
        assert list(complaints(raw, json.loads(item_json(item)))) == [], item.stem
        for response in right(item):
            assert mark(item, response).correct, (item.stem, response)
        if isinstance(item, SelectAll):
            for at, option in enumerate(item.options):
                assert (mark(item, Picked((at,))).score > 0) == option.correct
        elif item.format in {"single_choice", "true_false"}:
            for at in range(len(item.options)):
                assert mark(item, Picked((at,))).correct == (at in item.key)
    _typed_options_are_wrong_too(items)


def _typed_options_are_wrong_too(items: tuple[Item, ...]) -> None:
    """No wrong option of a choice passes where the same point is asked without options."""
    alone = {item.points: item for item in items if isinstance(item, Typed | Number | DateItem)}
    for item in items:
        asked = alone.get(item.points)
        if asked is None or item.format != "single_choice" or item.answers[0] != asked.answers[0]:
            continue
        for option in item.options:
            assert mark(asked, Wrote(option.text)).correct == option.correct, (asked.stem, option.text)


@given(raw_packs(cited=True), SEEDS)
@FEW
def test_the_same_pack_and_seed_give_the_same_bytes(raw: dict[str, Any], seed: int) -> None:
    one, other = (generate(Pack.model_validate(raw), seed) for _ in range(2))
    assert [item_json(item) for item in one.items] == [item_json(item) for item in other.items]
    assert one.refusals == other.refusals


COMET = {
    "id": "comet", "kind": "event", "clause": "astronomers in Peru [saw|see] a comet", "when": "1577-11",
    "thread": "heavens", "evidence": [{"source": "brief", "quote": "It rained."}],
}  # fmt: skip


@given(raw_packs(cited=True), SEEDS)
@FEW
def test_an_unrelated_fact_leaves_the_ids_of_other_items_as_they_were(raw: dict[str, Any], seed: int) -> None:
    before = {item.id for item in generate(Pack.model_validate(raw), seed).items}
    more = {**raw, "facts": [*raw["facts"], COMET]}
    after = {item.id for item in generate(Pack.model_validate(more), seed).items}
    assert sorted(before - after) == []


@given(raw_packs(cited=True), SEEDS, st.data())
@FEW
def test_a_retired_fact_takes_its_items_along(raw: dict[str, Any], seed: int, data: st.DataObject) -> None:
    said = json.dumps(raw["facts"])
    free = [fact["id"] for fact in raw["facts"] if said.count(f'"{fact["id"]}"') == 1]  # nothing refers to it
    gone = data.draw(st.sampled_from(free))
    whole = generate(Pack.model_validate(raw), seed).items
    without = {**raw, "facts": [fact for fact in raw["facts"] if fact["id"] != gone]}
    left = generate(Pack.model_validate(without), seed).items
    about = {item.id for item in whole if gone in {point.fact for point in item.points}}
    assert about.isdisjoint(item.id for item in left)
    for item in left:
        assert gone not in item.facts
        assert all(option.certificate is None or option.certificate.fact != gone for option in item.options)


@given(packs(cited=True))
@FEW
def test_a_pack_survives_its_json(pack: Pack) -> None:
    again = Pack.model_validate_json(pack.model_dump_json(by_alias=True))
    assert again == pack
    assert again.points == pack.points


def test_the_strategies_draw_every_kind_and_every_family_is_tried() -> None:
    kinds: Counter[str] = Counter()
    families: Counter[str] = Counter()

    @given(packs(cited=True))
    @settings(SOME, max_examples=6)
    def draw(pack: Pack) -> None:
        kinds.update(fact.kind for fact in pack.facts)
        families.update({item.family for item in generate(pack, 1).items})

    draw()
    assert set(kinds) == set(KINDS)
    assert len(families) >= 20


# What the laws found, each as small as it can be said.


def _pack(facts: list[dict[str, Any]], **more: Any) -> Pack:
    evidence = [{"source": "brief", "quote": "It rained."}]
    return Pack.model_validate({
        "id": "p", "title": "P", "version": "1", "licence": "CC0-1.0", "as_of": "2024",
        "sources": {"brief": {"title": "Brief", "content": "It rained."}},
        "entities": {
            "land": {"type": "country", "name": "Land"},
            **{f"person-{name.lower()}": {"type": "person", "name": name} for name in ("Abel", "Bruno", "Carla", "Dora")},
        },
        "offices": {"mayor": {"title": "mayor", "of": "land", "seats": "1"}},
        "facts": [{**fact, "evidence": evidence} for fact in facts], **more,
    })  # fmt: skip


def _tenure(holder: str, ordinal: int) -> dict[str, Any]:
    return {"id": f"mayor-{ordinal}", "kind": "tenure", "holder": f"person-{holder}", "office": "mayor",
            "ordinal": str(ordinal)}  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_who_came_back_has_no_one_place_in_the_line(seed: int) -> None:
    pack = _pack([_tenure("abel", 1), _tenure("bruno", 2), _tenure("abel", 3), _tenure("carla", 4), _tenure("dora", 5)])
    asked = [item for item in generate(pack, seed).items if any(point.slot == "ordinal" for point in item.points)]
    assert any(item.facts[0] == "mayor-2" for item in asked)
    for item in asked:
        if item.format in {"typed", "cloze", "flashcard", "true_false"}:
            assert item.facts[0] not in {"mayor-1", "mayor-3"}, item.stem


@pytest.mark.parametrize("seed", range(4))
def test_a_place_that_is_nobody_elses_is_no_wrong_answer(seed: int) -> None:
    pack = _pack([_tenure("abel", 1), _tenure("bruno", 2)])
    for item in generate(pack, seed).items:
        assert not any(word in f"{item.stem} {item.options}" for word in ("third", "fourth", "fifth")), item.stem
