"""500 seeded slips in a valid pack, its quotes untouched: how many does `check` catch, by type of slot?"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from questions.checking import Scope, check, check_fact, contradictions, references
from questions.checking.scope import field_path, slot_path
from questions.facts import KINDS, Fact
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Words
from questions.pack import Pack
from questions.reading import Reading, read_pack
from questions.reading.nodes import plain

ROOT = Path(__file__).parents[2]
PACKS = [path for path in (ROOT / "tests/packs/mini", ROOT / "seeds/kosovo-nato") if (path / "pack.yaml").exists()]
MUTATIONS = 500
LEAST = 0.95


@dataclass(frozen=True)
class Spot:
    """A place in a fact where another value can be put."""

    sort: str
    fact: str
    path: tuple[str | int, ...]
    old: str
    pool: tuple[str, ...]
    """Other values of the same type."""


@cache
def reading_of(path: Path) -> Reading:
    reading = read_pack(path)
    assert reading.pack is not None, [problem.render() for problem in reading.problems]
    return reading


def text_of(value: Any) -> str:
    match value:
        case Date():
            return value.edtf
        case EntityRef() | OfficeRef():
            return value.id
        case Amount():
            return format(value.value.normalize(), "f")
        case Ordinal():
            return str(value.n)
        case Words():
            return value.text
    raise AssertionError(value)


def sort_of(fact: Fact, name: str, value: Any) -> str:
    if isinstance(fact, Table) and name.startswith("rows/"):
        return "cell"
    if name.startswith("members/"):
        return "member"
    if isinstance(value, Words):
        return "words"
    return type(value).__name__.lower()


def spots(pack: Pack) -> Iterator[Spot]:
    """Yield every slot, name and quoted word of a pack with the values that could stand there by mistake."""
    pools: dict[Any, dict[str, None]] = defaultdict(dict)
    found = []
    for fact in pack.facts:
        for slot in pack.slots(fact):
            if not slot.anchored:
                continue
            sort, value = sort_of(fact, slot.name, slot.value), slot.value
            path = slot_path(fact, slot.name)
            key: tuple[str, ...] = (sort, type(value).__name__)
            if isinstance(value, EntityRef):
                key = ("entity", pack.entities[value.id].type)
            elif sort == "cell":
                key = ("cell", fact.id, slot.name.rpartition("/")[2])
            elif (
                sort == "words"
            ):  # what stands in the same place of other facts of the kind, or any words where nothing does
                pools["words", "Words"][text_of(value)] = None
                key = ("words", fact.kind, slot.name.partition("/")[0])
            pools[key][text_of(value)] = None
            found.append((sort, fact, path, text_of(value), key))
        if fact.as_of is not None:
            found.append(("as_of", fact, ("as_of",), fact.as_of.edtf, ("date", "Date")))
    for entity_id, entity in pack.entities.items():
        pools["entity", entity.type][entity_id] = None
    pools["officeref", "OfficeRef"] |= dict.fromkeys(pack.offices)
    pools["ordinal", "Ordinal"] |= dict.fromkeys("12345")
    for sort, fact, path, old, key in found:
        taken = set(getattr(fact, "members", ())) if sort == "member" else set()
        pool = tuple(value for value in pools[key] if value != old and value not in taken)
        if sort == "words" and not pool:
            pool = tuple(value for value in pools["words", "Words"] if value != old)
        if pool:
            yield Spot(sort, fact.id, path, old, pool)
    yield from text_spots(pack)


def text_spots(pack: Pack) -> Iterator[Spot]:
    """Yield the entity names and the quoted words in the authors' texts."""
    names: dict[str, list[str]] = defaultdict(list)
    for entity in pack.entities.values():
        names[entity.type].append(entity.name)
    words = sorted(
        {word for fact in pack.facts for _, text in fact.free_texts() for word in re.findall(r"[a-z]{5,}", text)}
    )
    for fact in pack.facts:
        for field, _ in fact.free_texts():
            path = field_path(field)
            text = text_at(plain(reading_node(pack, fact)), path)
            if text is None:
                continue
            for entity in pack.entities.values():
                if re.search(rf"(?<!\w){re.escape(entity.name)}(?!\w)", text):
                    pool = [text.replace(entity.name, other) for other in names[entity.type] if other != entity.name]
                    if pool:
                        yield Spot("name", fact.id, path, text, tuple(pool))
            for quoted in re.findall(r"[“\"]([^”\"]+)[”\"]", text):
                old = max(quoted.split(), key=len)
                yield Spot("quoted", fact.id, path, text, tuple(text.replace(old, w) for w in words if w != old))
        if getattr(fact, "words", None):
            old = max(fact.words.split(), key=len)
            yield Spot(
                "quoted", fact.id, ("words",), fact.words, tuple(fact.words.replace(old, w) for w in words if w != old)
            )


def reading_node(pack: Pack, fact: Fact) -> Any:
    return next(r for r in map(reading_of, PACKS) if r.pack is pack).fact_nodes[fact.id]


def text_at(data: Any, path: tuple[str | int, ...]) -> str | None:
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data if isinstance(data, str) else None


def changed(data: Any, path: tuple[str | int, ...], new: str) -> Any:
    data = deepcopy(data)
    at = data
    for step in path[:-1]:
        at = at[step]
    at[path[-1]] = new
    return data


def caught(reading: Reading, scope: Scope, spot: Spot, new: str) -> bool:
    """Return whether the slip is found: on reading the fact, or on checking it by itself and with the others."""
    old = scope.pack.by_id[spot.fact]
    try:
        fact = KINDS[old.kind].model_validate(changed(plain(reading.fact_nodes[spot.fact]), spot.path, new))
    except ValidationError:
        return True
    facts = tuple(fact if other.id == spot.fact else other for other in scope.pack.facts)
    pack = scope.pack.model_copy(update={"facts": facts})
    for cached in ("by_id", "_slots", "points"):
        pack.__dict__.pop(cached, None)
    fresh = Scope(reading, pack)
    fresh.__dict__["anchors"] = anchors = scope.anchors  # names and sources are as they were
    anchors.pack = pack
    try:
        if any(problem.is_error for problem in check_fact(fact, fresh)):
            return True
        if any(problem.is_error for problem in references.of_fact(fact, fresh)):
            return True
        rules = (contradictions.two_values, contradictions.overlapping, contradictions.order)
        return any(problem.is_error for rule in rules for problem in rule(fresh))
    finally:
        anchors.pack = scope.pack


@cache
def results(path: Path) -> tuple[Counter[str], Counter[str], tuple[str, ...]]:
    """Return by sort of slot: slips made, slips caught; and those missed, described."""
    reading = reading_of(path)
    assert reading.pack is not None
    scope = Scope(reading, reading.pack)
    by_sort: dict[str, list[Spot]] = defaultdict(list)
    for spot in spots(reading.pack):
        by_sort[spot.sort].append(spot)
    rng = random.Random(2026)
    made: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed = []
    sorts = sorted(by_sort)
    for number in range(MUTATIONS):
        sort = sorts[number % len(sorts)]
        spot = rng.choice(by_sort[sort])
        new = rng.choice(spot.pool)
        made[sort] += 1
        if caught(reading, scope, spot, new):
            found[sort] += 1
        else:
            missed.append(f"{sort} {spot.fact} {spot.path}: {spot.old} -> {new}")
    return made, found, tuple(missed)


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_the_packs_are_clean_before(path: Path) -> None:
    assert [problem.render() for problem in check(reading_of(path)) if problem.is_error] == []


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
@pytest.mark.parametrize(
    "sort",
    ["amount", "as_of", "cell", "date", "entityref", "member", "name", "officeref", "ordinal", "quoted", "words"],
)
def test_slips_are_caught(path: Path, sort: str) -> None:
    made, found, missed = results(path)
    assert made[sort] >= 20
    assert found[sort] >= LEAST * made[sort], [line for line in missed if line.startswith(sort)]


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_each_sort_of_slot_is_tested_above(path: Path) -> None:
    made, _, _ = results(path)
    assert sum(made.values()) == MUTATIONS
    assert set(made) == {
        "amount",
        "as_of",
        "cell",
        "date",
        "entityref",
        "member",
        "name",
        "officeref",
        "ordinal",
        "quoted",
        "words",
    }


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_an_entity_declared_under_the_name_of_another_is_caught(path: Path) -> None:
    reading = reading_of(path)
    pack = reading.pack
    assert pack is not None
    by_type: dict[str, list[str]] = defaultdict(list)
    for entity_id, entity in pack.entities.items():
        by_type[entity.type].append(entity_id)
    tried = 0
    for same in by_type.values():
        for one, other in pairwise(same):
            renamed = pack.entities[one].model_copy(update={"name": pack.entities[other].name})
            changed_pack = pack.model_copy(update={"entities": {**pack.entities, one: renamed}})
            assert "P309" in {problem.code for problem in references.of_head(Scope(reading, changed_pack))}
            tried += 1
    assert tried >= 10
