"""The first pack is what a first pack must be: whole, clean, large enough, and mostly not cards."""

from __future__ import annotations

from functools import cache

import pytest
from ledger import ROOT

from questions.checking import check
from questions.facts.card import Card
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.table import Table
from questions.facts.values import Amount
from questions.generate import generate
from questions.items import Cloze, Item, Typed
from questions.marking import mark
from questions.pack import Pack
from questions.reading import load_pack, read_pack
from questions.responses import Wrote

SEED = ROOT / "seeds" / "kosovo-nato"


@cache
def pack() -> Pack:
    return load_pack(SEED)


@cache
def items(seed: int) -> tuple[Item, ...]:
    return tuple(generate(pack(), seed).items)


def test_check_finds_no_error_and_nothing_unanchored() -> None:
    problems = check(read_pack(SEED))
    assert [problem.render() for problem in problems] == []


def test_it_has_facts_and_points_enough_and_few_cards() -> None:
    asked = [fact for fact in pack().facts if fact.asked]
    points = [slot for fact in asked for slot in pack().slots(fact) if slot.point]
    cards = [fact for fact in asked if isinstance(fact, Card)]
    assert len(asked) >= 60
    assert len(points) >= 150
    assert len(cards) <= len(asked) / 10


def test_one_seed_gives_items_enough_that_differ_in_points_family_and_format() -> None:
    for seed in (0, 1):
        distinct = {(item.points, item.family, item.format) for item in items(seed)}
        assert len(distinct) >= 600


def test_every_point_that_is_asked_has_an_item() -> None:
    wanted = {(fact.id, slot.name) for fact in pack().facts for slot in pack().slots(fact) if slot.point}
    had = {(point.fact, point.slot) for item in items(0) for point in item.points}
    assert wanted - had == set()


# What the document gets wrong or leaves open


def when_of(fact_id: str) -> str | None:
    fact = pack().by_id[fact_id]
    assert isinstance(fact, Event | Position)
    return fact.when.edtf if fact.when is not None else None


def test_the_office_that_the_document_gives_milosevic_is_not_taught() -> None:
    ended = pack().by_id["autonomy-ended"]
    assert "president" not in " ".join(text for _, text in ended.free_texts())
    assert ended.note is not None and "1997" in ended.note
    assert not any("Yugoslav president" in item.stem or "president of Yugoslavia" in item.stem for item in items(0))


def test_vague_months_stay_years() -> None:
    for fact_id in ("parliament-resolution", "osmani-imperative", "osmani-help", "mehaj-speed"):
        assert when_of(fact_id) == "2022", fact_id
    assert when_of("withdrawal-begins") is None


def test_the_lead_is_derived_and_missing_where_an_input_is() -> None:
    polls = pack().by_id["polls"]
    assert isinstance(polls, Table)
    assert polls.column("lead").derive == "support - opposed"
    assert all("lead" not in row for row in polls.rows)
    leads = {
        row: value.value
        for (row, column), value in polls.cells.items()
        if column == "lead" and isinstance(value, Amount)
    }
    assert leads == {"2014-10": 80, "2021-09": 86, "2023-02-2023-03": 93, "2024-05": 91}
    assert "63" in (polls.note or "") and ("2018-11", "opposed") not in polls.cells
    assert not any("63 percent" in text or "63 per" in text for item in items(0) for text in (item.stem, *item.answers))


def test_the_four_of_32_are_a_closed_set_within_the_members() -> None:
    few, many = pack().by_id["non-recognisers"], pack().by_id["nato-members"]
    others = pack().by_id["recognisers"]
    assert isinstance(few, Membership) and isinstance(many, Membership) and isinstance(others, Membership)
    assert (len(few.members), len(many.members)) == (4, 32) and few.complete and many.complete
    assert {*few.members, *others.members} == {*many.members} and not {*few.members} & {*others.members}


def test_what_changes_is_dated_and_what_is_contested_is_attributed() -> None:
    for fact_id in ("nato-size", "non-recognisers", "kfor-strength-2024", "opinion", "not-in-un", "no-relations"):
        fact = pack().by_id[fact_id]
        assert fact.volatile and fact.as_of is not None and fact.as_of.edtf == "2024", fact_id
    contested = ["albanian-aim", "serb-minority", "autonomy-consequence", "ethnic-cleansing", "bombing-purpose", "why-called-off",
                 "kfor-refugees", "kfor-vacuum"]  # fmt: skip
    for fact_id in contested:
        assert pack().by_id[fact_id].attribution, fact_id
    for number in ("first", "second", "third", "fourth"):
        assert "count" in (pack().by_id[f"{number}-president"].attribution or "")


def test_a_date_is_asked_only_of_words_that_were_said_once() -> None:
    for fact in pack().facts:
        if isinstance(fact, Position) and fact.asked and pack().slot(fact, "when").point:
            assert fact.words, f"{fact.id}: the same may have been said at other times too"


# Typed answers that a teacher would accept


@pytest.mark.parametrize(
    ("point", "right", "wrong"),
    [
        ("ethnic-groups#majority", ["Albanian", "albanians", "Kosovo Albanians"], ["Serb"]),
        ("ethnic-groups#minority", ["Serb", "Serbs", "Serbian"], ["Albanian"]),
        (
            "kfor-resolution#resolution",
            ["1244", "resolution 1244", "UNSC Resolution 1244"],
            ["Resolution 1234", "1199"],
        ),
        ("autonomy-ended#person", ["Milosevic", "Slobodan Milošević"], ["Tito"]),
        ("third-president#holder", ["Thaci", "Hashim Thaçi"], ["Haradinaj"]),
        (
            "parliament-of-kosovo#subject",
            ["assembly of the republic", "Assembly of the Republic of Kosovo"],
            ["Congress"],
        ),
        ("un-resolutions#body", ["UNSC", "the Security Council"], ["NATO Parliamentary Assembly"]),
        ("pfp-application#programme", ["PfP", "partnership for peace"], ["Membership Action Plan"]),
    ],
)
def test_what_a_teacher_would_accept_is_accepted(point: str, right: list[str], wrong: list[str]) -> None:
    asked = [
        i for i in items(0) if isinstance(i, Typed | Cloze) and [f"{p.fact}#{p.slot}" for p in i.points] == [point]
    ]
    assert asked
    for item in asked:
        assert {answer: mark(item, Wrote(answer)).score for answer in right} == dict.fromkeys(right, 1.0)
        assert {answer: mark(item, Wrote(answer)).score for answer in wrong} == dict.fromkeys(wrong, 0.0)
