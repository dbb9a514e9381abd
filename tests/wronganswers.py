"""The second opinion on items: which wrong answers are proven wrong in each family, from the plain data of a pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from questions.facts.time import Date
from tests.certificates import also_true, in_any_case, non_member, same, slot_proofs
from tests.rawpack import Raw, RawPack, dates_in, number_of, plain
from tests.statements import false_statement

Json = dict[str, Any]
YEAR = Decimal("365.2425")
ASKS_A_SLOT = {
    *("when", "who_held", "which_office", "who_said", "what_said", "how_many", "value_as_of", "define", "cause"),
    *("relate", "status_at", "authored", "read_table", "recall_table", "sequence", "where_who"),
}


def wrong_proofs(pack: RawPack, item: Json, text: str) -> set[str]:
    """Return the certificates by which an option of an item is false."""
    family, stem = item["family"], item["stem"]
    fact, slot = point_of(pack, item)
    match family:
        case "what_then":
            return in_any_case(pack.outside(event, dates_in(stem)[0]) for event in pack.events_said(text))
        case "which_first" if fact["kind"] == "sequence":
            return {"order"} if _steps(fact, item) and plain(text) != plain(wanted_step(fact, item)) else set()
        case "which_first":
            return in_any_case(_which_first(pack, item, event) for event in pack.events_said(text))
        case "between":
            return in_any_case(_outside_frame(pack, item, event) for event in pack.events_said(text))
        case "which_member" | "select_all":
            return in_any_case(non_member(pack, fact, entity) for entity in pack.entities_called(text))
        case "odd_one_out":
            return {"complete"} if all(e in fact["members"] for e in pack.entities_called(text)) else set()
        case "compare" | "read_table" if len(item["points"]) > 1:
            return {"arithmetic"} if _row_beaten(pack, item, text) else set()
        case "change" | "interval":
            low, high = computed(pack, item)
            number = number_of(text)
            return {"arithmetic"} if number is not None and not low <= number <= high else set()
        case "match":
            return (
                {"functional"}
                if not any(belongs(pack, item, at, text) for at in range(len(item["prompts"])))
                else set()
            )
        case "which_statement":
            return set().union(*(false_statement(pack, pack.facts[other], text) for other in item["facts"][1:]))
        case _ if family in ASKS_A_SLOT:
            return slot_proofs(pack, fact, slot, text, stem)
    raise AssertionError(f"{family} has no second opinion yet")


def point_of(pack: RawPack, item: Json) -> tuple[Raw, str]:
    point = item["points"][0]
    return pack.facts[point["fact"]], point["slot"]


# Events


def _which_first(pack: RawPack, item: Json, event: str) -> set[str]:
    others = [point["fact"] for point in item["points"] if point["fact"] != event]
    return set().union(*(apart(pack, event, other) for other in others))


def wants_the_first(stem: str) -> bool:
    """Whether the earlier of two is asked for."""
    early = re.search(r"\b(first|before|earlier|earliest|sooner)\b", stem) is not None
    return early and re.search(r"\b(came after|comes after|later|latest|last|second)\b", stem) is None


def wanted_step(sequence: Raw, item: Json) -> str:
    """Return the text of the earlier, or the later, of two steps, whichever is asked for."""
    run = _steps(sequence, item)
    return run[0] if wants_the_first(item["stem"]) else run[-1]


def _steps(sequence: Raw, item: Json) -> list[str]:
    asked = {point["slot"].removeprefix("steps/") for point in item["points"]}
    return [step["text"] for step in sequence["steps"] if step["id"] in asked]


def apart(pack: RawPack, one: str, other: str) -> set[str]:
    dates = [pack.events[event]["when"] for event in (one, other)]
    if all(dates) and Date.parse(dates[0]).disjoint(Date.parse(dates[1])):
        return {"time"}
    return {"order"} if pack.before(one, other) or pack.before(other, one) else set()


def frame(pack: RawPack, item: Json) -> tuple[str, str]:
    """Return the events after and before which something happened."""
    one, other = (point["fact"] for point in item["points"][1:3])
    return (one, other) if pack.before(one, other) else (other, one)


def _outside_frame(pack: RawPack, item: Json, event: str) -> set[str]:
    start, end = frame(pack, item)
    proofs = set()
    if event == start or pack.before(event, start):
        proofs |= apart(pack, event, start)
    if event == end or pack.before(end, event):
        proofs |= apart(pack, event, end)
    return proofs


def order_complaints(pack: RawPack, item: Json) -> Iterator[str]:
    run = [item["points"][at] for at in item["key"]]
    for one, other in pairwise(run):
        fact = pack.facts[one["fact"]]
        if fact["kind"] == "sequence":
            steps = [f"steps/{step['id']}" for step in fact["steps"]]
            fine = steps.index(one["slot"]) < steps.index(other["slot"])
        else:
            fine = pack.before(one["fact"], other["fact"])
        if not fine:
            yield f"{one['fact']} is not certainly before {other['fact']}"


# Tables and numbers


def row_named(pack: RawPack, item: Json, text: str) -> str | None:
    """Return the row of an item's points that an option names."""
    fact = pack.facts[item["points"][0]["fact"]]
    found = []
    for point in item["points"]:
        row = point["slot"].split("/")[1]
        key = pack.value(fact, f"rows/{row}/{fact['key']}")
        assert key is not None
        match key.sort:
            case "date":
                named = key.date is not None and any(map(key.date.contains, dates_in(text)))
            case "entity":
                named = key.text in pack.entities_called(text)
            case _:
                named = plain(key.text) in plain(text)
        found += [row] if named else []
    return found[0] if len(found) == 1 else None


def _row_beaten(pack: RawPack, item: Json, text: str) -> bool:
    """Whether a row is certainly not the one that a comparison asks for."""
    fact, slot = point_of(pack, item)
    column = slot.split("/")[2]
    mine = row_named(pack, item, text)
    best = extreme(pack, item)
    if mine is None or best is None:
        return False
    one, other = (pack.value(fact, f"rows/{row}/{column}") for row in (mine, best))
    assert one is not None and other is not None
    return abs(one.number - other.number) > one.tolerance + other.tolerance


def extreme(pack: RawPack, item: Json) -> str | None:
    fact, slot = point_of(pack, item)
    column = slot.split("/")[2]
    cells = {point["slot"].split("/")[1]: pack.value(fact, point["slot"]) for point in item["points"]}
    largest = re.search(
        r"\b(higher|highest|greater|greatest|larger|largest|more|most|longer|longest|later|latest)\b", item["stem"]
    )
    ranked = sorted(cells, key=lambda row: cells[row].number, reverse=bool(largest))  # type: ignore[union-attr]
    assert all(point["slot"].endswith(f"/{column}") for point in item["points"])
    return ranked[0]


def computed(pack: RawPack, item: Json) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a change or an interval may be."""
    facts = [(pack.facts[point["fact"]], point["slot"]) for point in item["points"][:2]]
    if item["family"] == "change":
        values = [pack.value(fact, slot) for fact, slot in facts]
        assert all(value is not None for value in values)
        gap = abs(values[0].number - values[1].number)  # type: ignore[union-attr]
        slack = sum((value.tolerance for value in values), Decimal(0))  # type: ignore[union-attr]
        return gap - slack, gap + slack
    dates = sorted((Date.parse(fact["when"]) for fact, _ in facts), key=lambda date: date.earliest)
    low = Decimal(dates[1].earliest - dates[0].latest) / YEAR
    return low, Decimal(dates[1].latest - dates[0].earliest) / YEAR


def belongs(pack: RawPack, item: Json, left: int, text: str) -> bool:
    """Whether a right-hand text may be what a left-hand side goes with."""
    point = item["points"][left]
    fact = pack.facts[point["fact"]]
    value = pack.value(fact, point["slot"])
    return value is None or same(pack, fact, point["slot"], value, text) or also_true(pack, fact, point["slot"], text)
