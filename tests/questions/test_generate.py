"""The laws of generation, on the packs that ship and on the one with a fact of every kind."""

from __future__ import annotations

import gc
import hashlib
import itertools
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from questions.facts.event import Event
from questions.families import FAMILIES
from questions.generate import MOST_A_POINT, Generation, generate, uncollected
from questions.items import ITEM, Cloze, DateItem, Flashcard, Item, Matching, Number, Ordering, SelectAll, Typed
from questions.lint import errors
from questions.marking import mark
from questions.pack import Pack
from questions.printing import item_json
from questions.reading import read_pack
from questions.responses import Grade, Graded, Matched, Ordered, Picked, Wrote
from questions.world import World

ROOT = Path(__file__).resolve().parents[2]
PACKS = {"mini": ROOT / "tests" / "packs" / "mini", "kosovo-nato": ROOT / "seeds" / "kosovo-nato"}
SEEDS = (0, 1, 2)
GOLDEN = Path(__file__).with_name("items-mini-7.sha256")
"""The SHA-256 of the small pack's questions for seed 7: the same on every machine, until what is asked is changed."""


def load(name: str) -> Pack:
    reading = read_pack(PACKS[name])
    assert reading.pack is not None, [str(problem) for problem in reading.problems]
    return reading.pack


@pytest.fixture(scope="module", params=sorted(itertools.product(PACKS, SEEDS)), ids=lambda p: f"{p[0]}-{p[1]}")
def made(request: pytest.FixtureRequest) -> tuple[Pack, Generation]:
    name, seed = request.param
    pack = load(name)
    return pack, generate(pack, seed)


def right_responses(item: Item) -> list[object]:
    """Return responses that must get full marks, in the item's own format."""
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


def test_every_family_of_the_registry_offers_something_somewhere() -> None:
    offered = {item.family for name in PACKS for item in generate(load(name), 1).items}
    assert offered >= set(FAMILIES) - {"match"}


def test_the_key_marks_right_through_its_own_format(made: tuple[Pack, Generation]) -> None:
    for item in made[1].items:
        for response in right_responses(item):
            result = mark(item, response)  # type: ignore[arg-type]
            assert result.correct, (item.id, item.stem, response, result)


def test_no_distractor_marks_right(made: tuple[Pack, Generation]) -> None:
    for item in made[1].items:
        if isinstance(item, SelectAll):
            for at, option in enumerate(item.options):
                assert (mark(item, Picked((at,))).score > 0) == option.correct
        elif item.format in {"single_choice", "true_false"}:
            assert [at for at, option in enumerate(item.options) if option.correct] == list(item.key)  # type: ignore[arg-type]
            for at in range(len(item.options)):
                assert mark(item, Picked((at,))).correct == (at in item.key)


def test_an_option_typed_as_text_is_not_taken_for_the_key(made: tuple[Pack, Generation]) -> None:
    """The same point asked as a choice and typed: no wrong option passes as a typed answer."""
    typed = {item.points: item for item in made[1].items if isinstance(item, Typed | Cloze | DateItem | Number)}
    for item in made[1].items:
        other = typed.get(item.points)
        if item.format != "single_choice" or other is None or other.answers[0] != item.answers[0]:
            continue
        for option in item.options:
            if not option.correct:
                assert not mark(other, Wrote(option.text)).correct, (other.id, option.text)


def test_each_wrong_option_has_its_certificate_and_each_right_one_none(made: tuple[Pack, Generation]) -> None:
    pack, generation = made
    for item in generation.items:
        for option in item.options:
            assert (option.certificate is None) == option.correct, (item.id, option.text)
            assert option.feedback
            if option.certificate is not None and option.certificate.fact is not None:
                assert option.certificate.fact in pack.by_id


def test_offered_items_break_no_rule(made: tuple[Pack, Generation]) -> None:
    world = World(made[0])
    for item in made[1].items:
        assert errors(item, world) == (), item.id


def test_points_exist_and_ids_are_unique(made: tuple[Pack, Generation]) -> None:
    pack, generation = made
    known = {(fact.id, slot.name) for fact in pack.facts for slot in pack.slots(fact)}
    for item in generation.items:
        assert item.points
        assert {(point.fact, point.slot) for point in item.points} <= known, item.id
        assert set(item.facts) >= {point.fact for point in item.points}
        assert all(pack.by_id[fact].asked for fact in item.facts[:1])
    counts = Counter(item.id for item in generation.items)
    assert max(counts.values()) == 1


def test_at_most_twelve_items_a_point(made: tuple[Pack, Generation]) -> None:
    load_by_point = Counter(str(item.points[0]) for item in made[1].items if len(item.points) == 1)
    assert max(load_by_point.values()) <= MOST_A_POINT


def test_items_survive_their_json(made: tuple[Pack, Generation]) -> None:
    for item in made[1].items:
        assert ITEM.validate_json(item_json(item)) == item


def test_explanations_and_sources_are_there(made: tuple[Pack, Generation]) -> None:
    for item in made[1].items:
        assert item.explanation.endswith((".", "?", "!", "”", '"')), item.explanation
        assert item.sources, item.id
        assert "{" not in item.stem + item.explanation


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_is_left_as_it_was_after_an_error_too(collecting: bool) -> None:
    pack = load("mini")
    before = gc.isenabled()
    try:
        gc.enable() if collecting else gc.disable()
        generate(pack, 1)
        assert gc.isenabled() is collecting
        with pytest.raises(ZeroDivisionError), uncollected():
            assert not gc.isenabled()
            raise ZeroDivisionError
        assert gc.isenabled() is collecting
    finally:
        gc.enable() if before else gc.disable()


def test_a_fact_that_is_retired_takes_its_items_along() -> None:
    pack = load("mini")
    gone = "treaty-signed"
    without = pack.model_copy(update={"facts": tuple(fact for fact in pack.facts if fact.id != gone)})
    without = Pack.model_validate(without.model_dump(by_alias=True))
    for item in generate(without, 1).items:
        assert gone not in item.facts
        assert all(option.certificate is None or option.certificate.fact != gone for option in item.options)


def test_an_unrelated_fact_leaves_other_items_alone() -> None:
    pack = load("mini")
    extra = Event.model_validate(
        {
            "id": "comet-seen", "kind": "event", "clause": "astronomers [saw|see] a comet", "when": "1977",
            "thread": "sky", "evidence": [e.model_dump() for e in pack.by_id["treaty-signed"].evidence],
        }
    )  # fmt: skip
    more = Pack.model_validate(
        {
            **pack.model_dump(by_alias=True),
            "facts": [*pack.model_dump(by_alias=True)["facts"], extra.model_dump(by_alias=True)],
        }
    )
    before = {item.id for item in generate(pack, 1).items}
    after = {item.id for item in generate(more, 1).items}
    assert before <= after


def test_asking_for_one_fact_or_family_gives_the_same_items() -> None:
    pack = load("mini")
    whole = [item for item in generate(pack, 3).items if item.facts[0] == "force-enters"]
    part = generate(pack, 3, facts={"force-enters"}).items
    assert {item.id for item in whole} <= {item.id for item in part}
    assert {item.family for item in generate(pack, 3, families={"when"}).items} == {"when"}


def _items_output(python: str, seed: str) -> bytes:
    env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [python, "-m", "quiz.cli.main", "items", str(PACKS["mini"]), "--seed", "7"]
    return subprocess.run(command, env=env, capture_output=True, check=True, cwd=ROOT).stdout


def test_same_pack_and_seed_give_the_same_bytes_whatever_the_hash_seed() -> None:
    first = _items_output(sys.executable, "0")
    assert first.count(b"\n") > 200
    assert _items_output(sys.executable, "4242") == first
    pinned = GOLDEN.read_text(encoding="ascii").split()[0]
    assert hashlib.sha256(first).hexdigest() == pinned, (
        "the questions of the small pack have changed; if that is meant, write them down again: "
        "quiz items tests/packs/mini --seed 7 | sha256sum > tests/questions/items-mini-7.sha256"
    )


@pytest.mark.parametrize("version", ["3.12", "3.13", "3.14"])
def test_same_bytes_on_other_pythons(version: str) -> None:
    other = shutil.which(f"python{version}")
    if (
        other is None
        or subprocess.run(
            [other, "-c", "import pydantic, yaml, edtf, rapidfuzz, click"], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip(f"python{version} with Factdeck's requirements is not here: pip install . in an environment of it")
    assert _items_output(other, "1") == _items_output(sys.executable, "0")
