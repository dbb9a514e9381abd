"""Marks of all that is not typed, and laws that hold of all marking."""

from __future__ import annotations

import math
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from itemsmith import choice, cloze, date, flashcard, matching, number, ordering, point, select_all, true_false, typed

from questions.errors import ResponseError
from questions.generate import generate
from questions.items import Item, SingleChoice
from questions.marking import mark
from questions.reading import load_pack
from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Response, Wrote
from questions.text.folding import fold

COUNTRIES = ["Greece", "Romania", "Slovakia", "Spain", "Italy", "Norway"]
ORDER = ordering(["1999", "1998", "2008", "2004"], (1, 0, 3, 2))
PAIRS = matching(["NATO", "EU", "UN"], ["Brussels", "New York", "The Hague", "Strasbourg"], ((0, 0), (1, 3), (2, 1)))
ITEMS: list[Item] = [
    choice(COUNTRIES[:4]), true_false(True), select_all(COUNTRIES, (0, 1)), typed(["Pristina"]), number("4500", "troops"),
    date("1999-03"), cloze("Pristina"), ORDER, PAIRS, flashcard(),
]  # fmt: skip


def shares(item: Item, response: Response) -> dict[str, float]:
    return {credit.point.slot: credit.share for credit in mark(item, response).credits}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.format.value)
def test_not_knowing_is_a_lapse_of_every_point_and_no_guess(item: Item) -> None:
    got = mark(item, DontKnow())
    assert (got.score, got.verdict, got.ask_again) == (0, "dont-know", False)
    assert {credit.point for credit in got.credits} == set(item.points)
    assert all(credit.share == 0 for credit in got.credits)
    assert got.reason


@pytest.mark.parametrize("picked", range(4))
def test_single_choice(picked: int) -> None:
    got = mark(choice(COUNTRIES[:4], right=2), Picked((picked,)))
    assert got.score == (picked == 2)
    assert got.reason
    assert got.credits[0].share == got.score


@pytest.mark.parametrize(("truth", "picked", "score"), [(True, 0, 1), (True, 1, 0), (False, 0, 0), (False, 1, 1)])
def test_true_or_false(truth: bool, picked: int, score: int) -> None:
    assert mark(true_false(truth), Picked((picked,))).score == score


@pytest.mark.parametrize(
    ("picked", "score"),
    [
        ((0, 1, 2, 3), 1.0), ((0, 1, 2), 0.75), ((0, 1), 0.5), ((0,), 0.25), ((0, 1, 2, 3, 4), 0.75), ((0, 1, 2, 3, 4, 5), 0.5),
        ((0, 4), 0.0), ((4,), 0.0), ((4, 5), 0.0), ((0, 4, 5), 0.0), ((0, 1, 4), 0.25),
    ],
)  # fmt: skip
def test_select_all_is_right_minus_wrong_and_never_below_nothing(picked: tuple[int, ...], score: float) -> None:
    got = mark(select_all(COUNTRIES, (0, 1, 2, 3)), Picked(picked))
    assert got.score == pytest.approx(score)
    assert got.correct is (score == 1)
    assert got.reason


def test_select_all_credits_the_members_that_were_found() -> None:
    got = shares(select_all(COUNTRIES, (0, 1, 2)), Picked((0, 2)))
    assert got == {"members/0": 1, "members/1": 0, "members/2": 1}


def test_picking_every_option_is_no_knowledge_of_the_members() -> None:
    got = mark(select_all(COUNTRIES, (0, 1)), Picked((0, 1, 2, 3, 4, 5)))
    assert got.score == 0
    assert {credit.share for credit in got.credits} == {0}


@pytest.mark.parametrize(
    ("order", "score"),
    [
        ((1, 0, 3, 2), 1.0), ((2, 3, 0, 1), 0.0),  # right; reversed
        ((0, 1, 3, 2), 2 / 3), ((1, 3, 0, 2), 2 / 3), ((1, 0, 2, 3), 2 / 3),  # one neighbouring pair swapped: 1 - 2/6
        ((0, 1, 2, 3), 1 / 3), ((3, 1, 0, 2), 1 / 3),  # two pairs the wrong way
        ((0, 3, 2, 1), 0.0), ((2, 1, 0, 3), 0.0),  # three of six: tau 0
    ],
)  # fmt: skip
def test_ordering_is_kendalls_tau(order: tuple[int, ...], score: float) -> None:
    got = mark(ORDER, Ordered(order))
    assert got.score == pytest.approx(score), got
    assert got.reason


@pytest.mark.parametrize("n", [2, 3, 5])
def test_ordering_by_its_definition(n: int) -> None:
    item = ordering([f"event {at}" for at in range(n)], tuple(range(n)))
    for order in permutations(range(n)):
        against = sum(order[a] > order[b] for a in range(n) for b in range(a + 1, n))
        assert mark(item, Ordered(order)).score == pytest.approx(max(0.0, 1 - 2 * against / math.comb(n, 2)))


def test_ordering_credits_what_stood_right() -> None:
    assert set(shares(ORDER, Ordered((1, 0, 3, 2))).values()) == {1}
    assert set(shares(ORDER, Ordered((2, 3, 0, 1))).values()) == {0}
    assert len(shares(ORDER, Ordered((1, 0, 2, 3)))) == 4


def test_a_wrong_ordering_lapses_only_points_of_inverted_pairs() -> None:
    """ORDER's texts stand as 1999, 1998, 2008, 2004; its key is 1998 < 1999 < 2004 < 2008."""
    neighbours = shares(ORDER, Ordered((0, 1, 3, 2)))
    assert list(neighbours.values()) == [0, 0, 1, 1]
    first_to_last = shares(ORDER, Ordered((0, 3, 2, 1)))
    assert list(first_to_last.values()) == pytest.approx([2 / 3, 0, 2 / 3, 2 / 3])


@pytest.mark.parametrize("n", [3, 4, 5])
def test_points_out_of_order_lose_and_others_do_not(n: int) -> None:
    item = ordering([f"event {at}" for at in range(n)], tuple(range(n)))
    for order in permutations(range(n)):
        place = {option: at for at, option in enumerate(order)}
        inverted = {a for a in range(n) for b in range(n) if a != b and (a < b) != (place[a] < place[b])}
        got = list(shares(item, Ordered(order)).values())
        assert {at for at in range(n) if got[at] < 1} == inverted
        assert (min(got) == 0) == bool(inverted)


def test_a_wrong_comparison_lapses_only_the_inverted_pair() -> None:
    rows = tuple(point(f"rows/{at}/share") for at in range(4))
    item = choice(COUNTRIES[:4], 2, points=rows, compared=rows)
    assert shares(item, Picked((2,))) == {row.slot: 1 for row in rows}
    assert shares(item, Picked((0,))) == {rows[2].slot: 0, rows[0].slot: 0}
    assert shares(item, DontKnow()) == {row.slot: 0 for row in rows}


def test_options_of_comparisons_know_their_points(mini: Path) -> None:
    found = [item for item in generate(load_pack(mini), 1).items if item.family == "compare"]
    assert len(found) > 10
    for item in found:
        assert isinstance(item, SingleChoice)
        assert set(item.compared) == set(item.points)
        for option, of in zip(item.options, item.compared, strict=True):
            row = of.slot.split("/")[1]
            assert set(fold(row).split()) & set(fold(option.text).split()), (row, option.text)


@pytest.mark.parametrize(
    ("pairs", "found"),
    [
        (((0, 0), (1, 3), (2, 1)), (1, 1, 1)), (((0, 0), (1, 1), (2, 3)), (1, 0, 0)), (((0, 0),), (1, 0, 0)),
        (((0, 2), (1, 2), (2, 2)), (0, 0, 0)), (((2, 1), (0, 0)), (1, 0, 1)),
    ],
)  # fmt: skip
def test_matching_counts_each_pair(pairs: tuple[tuple[int, int], ...], found: tuple[int, ...]) -> None:
    got = mark(PAIRS, Matched(pairs))
    assert got.score == pytest.approx(sum(found) / 3)
    assert tuple(credit.share for credit in got.credits) == found
    assert got.reason


@pytest.mark.parametrize("grade", Grade)
def test_a_flashcard_is_graded_by_the_learner(grade: Grade) -> None:
    assert mark(flashcard(), Graded(grade)).correct is (grade is not Grade.AGAIN)


MISFITS: list[tuple[Item, Response]] = [
    (choice(COUNTRIES), Wrote("Greece")), (choice(COUNTRIES), Picked((0, 1))), (choice(COUNTRIES), Picked((9,))),
    (choice(COUNTRIES), Picked((-1,))), (typed(["x"]), Picked((0,))), (ORDER, Ordered((0, 1))), (ORDER, Ordered((0, 0, 1, 2))),
    (PAIRS, Matched(((7, 0),))), (PAIRS, Matched(((0, 9),))), (flashcard(), Wrote("Pristina")),
]  # fmt: skip


@pytest.mark.parametrize(("item", "response"), MISFITS)
def test_a_response_of_another_format_is_a_clear_error(item: Item, response: Response) -> None:
    with pytest.raises(ResponseError, match=item.id):
        mark(item, response)


NAMES = st.lists(
    st.text(st.characters(codec="utf-8", categories=["Lu", "Ll"], max_codepoint=0x24F), min_size=1, max_size=12),
    min_size=1,
    max_size=4,
).map(" ".join)
TYPED_ITEMS: list[Item] = [
    typed(["Pristina"], ["Prizren"]), typed(["Resolution 1244"]), number("4500", "troops"), number("-0.5", "per cent", "0.1"),
    date("1999-03"), date("2022-02-24"), date("1998/1999"), date("1999~"), date("-0043"), cloze("Pristina"),
    cloze("March 1999", expects="date", value="1999-03"),
]  # fmt: skip


@given(NAMES, st.randoms(use_true_random=False))
def test_the_key_is_right_whatever_its_case_spaces_and_accents(name: str, random: object) -> None:
    assert mark(typed([name]), Wrote(name)).verdict in {"exact", "empty"}
    loose = "  ".join(name.upper().split()) + " "
    if name.upper().lower() == name.lower():  # not so for a few letters, long s and dotless i among them
        assert mark(typed([name]), Wrote(loose)).correct


@given(NAMES, NAMES)
def test_the_name_of_a_rival_is_never_right(key: str, rival: str) -> None:
    got = mark(typed([key], [rival]), Wrote(rival))
    same = mark(typed([key]), Wrote(rival)).verdict in {"exact", "alias"}
    assert same or not got.correct, got


@given(st.text(), st.sampled_from(TYPED_ITEMS))
def test_marking_is_total(text: str, item: Item) -> None:
    got = mark(item, Wrote(text))
    assert got.reason
    assert 0 <= got.score <= 1
    assert got.ask_again is (not got.credits)
    assert got == mark(item, Wrote(text))


NUMBERISH = st.text("0123456789.,-−/' %ek½²٣३\u00a0", max_size=30)
DATEISH = st.lists(
    st.sampled_from(
        ["3", "24", "99", "0", "00", "1999", "March", "feb", "st", "/", ".", "-", "the", "of", "'", "~", "BC", "..", "XX", "2022", "mid",
         "between", "and", "to", ",", "century", "s", "١٩٩٩", "²"]
    ), max_size=8,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))  # fmt: skip


@given(NUMBERISH | DATEISH, st.sampled_from(TYPED_ITEMS))
def test_marking_is_total_on_what_looks_like_numbers_and_dates(text: str, item: Item) -> None:
    got = mark(item, Wrote(text))
    assert got.reason
    assert got.score in {0, 1}


@pytest.mark.parametrize("item", TYPED_ITEMS, ids=lambda item: f"{item.format.value}-{item.answers[0]}")
@pytest.mark.parametrize(
    "text",
    [
        "\x00\x01\x1b[31m", "😀" * 50, "שלום \u202e reversed", "a" * 1_000_000, "1" * 1_000_000, "one " * 250_000, "1 " * 500_000,
        "1/" * 500_000, "March " * 200_000, "\u0301" * 1_000_000, "\ud800", "ﷺ" * 100_000, "-" * 1_000_000, "and " * 250_000,
    ],
    ids=lambda text: f"{text[:5]!a}x{len(text)}",
)  # fmt: skip
def test_no_text_is_too_odd_or_too_long(item: Item, text: str) -> None:
    got = mark(item, Wrote(text))
    assert got.score == 0
    assert 0 < len(got.reason) < 500


@given(st.decimals(-(10**9), 10**9, places=3, allow_nan=False), st.sampled_from(["{:f}", "{:,f}"]))
def test_a_number_is_right_with_and_without_separators(value: object, form: str) -> None:
    assert mark(number(f"{value:f}"), Wrote(form.format(value))).correct


@given(st.integers(1000, 2100), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_right_in_iso_and_in_words(year: int, month: int, day: int) -> None:
    iso = f"{year}-{month:02d}-{day:02d}"
    assert mark(date(iso), Wrote(iso)).correct
    assert mark(date(iso[:7]), Wrote(iso)).correct
    assert mark(date(iso[:4]), Wrote(iso)).correct


def test_points_are_credited_once_each() -> None:
    assert [credit.point for credit in mark(typed(["Pristina"]), Wrote("Pristina")).credits] == [point()]


def test_generated_keys_are_right_in_every_dress_and_rivals_never(seed_pack: Path) -> None:
    asked = 0
    for item in generate(load_pack(seed_pack), 1).items:
        if item.format.value not in {"typed", "cloze", "number", "date"}:
            continue
        asked += 1
        for answer in item.answers:
            for text in (
                answer,
                answer.upper(),
                answer.lower(),
                f" {answer}. ",
                f"“{answer}”",
                answer.replace(" ", "  "),
            ):
                assert mark(item, Wrote(text)).correct, (item.id, text)
        own = {fold(answer) for answer in item.answers}
        for rival in getattr(item, "rivals", ()):
            assert fold(rival) in own or not mark(item, Wrote(rival)).correct, (item.id, rival)
    assert asked > 100
