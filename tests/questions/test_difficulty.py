"""Difficulty: what makes an item harder makes the figure larger, and answers take its place."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from worlds import event, items, world_of

from questions.difficulty import (
    BANDS,
    PRIOR,
    Seen,
    closeness,
    estimate,
    familiarity,
    key_of,
    likeness,
    observed,
    parse_band,
    tally,
    within,
)
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef
from questions.generate import generate
from questions.items import Format
from questions.reading import read_pack

SHARES = st.floats(0, 1)


@given(st.sampled_from(list(Format)), SHARES, SHARES, SHARES, SHARES)
def test_it_is_a_share_that_falls_with_familiarity_and_rises_with_likeness(
    form: Format, guess: float, familiar: float, alike: float, more: float
) -> None:
    base = estimate(form, guess, familiar, alike)
    assert 0 <= base <= 1
    assert estimate(form, guess, max(familiar, more), alike) <= base
    assert estimate(form, guess, familiar, max(alike, more)) >= base
    assert estimate(form, max(guess, more), familiar, alike) <= base


def test_bringing_up_is_harder_than_choosing_and_choosing_than_judging() -> None:
    assert estimate("true_false", 0.5) < estimate("single_choice", 0.25) < estimate("typed", 0) < estimate("number", 0)


def test_nearer_values_are_closer() -> None:
    years = [closeness(Date.parse("1999"), Date.parse(str(year))) for year in (1998, 1994, 1950)]
    assert years == sorted(years, reverse=True)
    amounts = [closeness(Amount(Decimal(4500)), Amount(Decimal(n))) for n in (4000, 3000, 500)]
    assert amounts == sorted(amounts, reverse=True)
    assert closeness(Date.parse("../1998-06"), Date.parse("1999")) is not None
    assert closeness(EntityRef("one"), EntityRef("two")) is None


def test_options_that_share_words_are_more_alike() -> None:
    key = ("Socialist Autonomous Province of Kosovo", None)
    alike = likeness(key, [("Socialist Federal Province of Kosovo", None, 0.5)])
    assert alike > likeness(key, [("Republic of Serbia", None, 0.5)])


def test_what_many_facts_mention_is_familiar() -> None:
    world = world_of(
        event("one", "the pact [was] signed", "1999", participants=["ada", "ben"]),
        event("two", "the pact [was] broken", "2001", participants=["ada"]),
        event("three", "the pact [was] forgotten", "2003", participants=["ada"]),
        subjects=["land"],
    )
    assert (
        familiarity(world, EntityRef("cem"))
        < familiarity(world, EntityRef("ben"))
        < familiarity(world, EntityRef("ada"))
    )
    assert familiarity(world, EntityRef("land")) > familiarity(world, EntityRef("ada"))
    assert familiarity(world, Amount(Decimal(4000))) > familiarity(world, Amount(Decimal(4527)))
    assert familiarity(world, Date.parse("1999")) > familiarity(world, Date.parse("1999-03-24"))


def test_answers_take_the_place_of_the_estimate_the_more_of_them_the_more() -> None:
    item = items(world_of(event("one", "the pact [was] signed", "1999")), "when", "one")[0]
    assert observed(item, Seen(0, 0)) == item.difficulty
    assert observed(item, Seen(0, PRIOR)) == pytest.approx((item.difficulty + 1) / 2, abs=0.001)
    assert observed(item, Seen(10_000, 10_000)) < 0.01
    assert observed(item, Seen(0, 10_000)) > 0.99
    hard, harder = observed(item, Seen(1, 4)), observed(item, Seen(0, 4))
    assert item.difficulty < hard < harder


def test_a_bank_is_generated_with_answers_and_by_difficulty(mini: Path) -> None:
    pack = read_pack(mini).pack
    assert pack is not None
    whole = generate(pack, 1).items
    bands = [generate(pack, 1, difficulty=band).items for band in BANDS.values()]
    assert sorted(item.id for band in bands for item in band) == sorted(item.id for item in whole)
    assert all(bands)
    missed = whole[0]
    points = [str(point) for point in missed.points]
    answers = tally([(points, missed.family, missed.format, 0.0)] * 40)
    again = {item.id: item for item in generate(pack, 1, answers=answers).items}
    assert again[missed.id].difficulty > 0.8
    changed = [item.id for item in whole if again[item.id].difficulty != item.difficulty]
    assert changed and all(key_of(again[one]) == key_of(missed) for one in changed)


def test_levels_and_ranges_are_read_and_nonsense_is_refused() -> None:
    assert parse_band("hard") == BANDS["hard"]
    assert parse_band("0.2-0.45") == (0.2, 0.45)
    for text in ("tricky", "0.5", "0.6-0.2", "-1-0.5", "0-2", ""):
        with pytest.raises(ValueError, match="easy, medium, hard"):
            parse_band(text)
    item = items(world_of(event("one", "the pact [was] signed", "1999")), "when", "one")[0]
    assert within(item.model_copy(update={"difficulty": 1.0}), (0.5, 1.0))
    assert not within(item.model_copy(update={"difficulty": 0.3}), BANDS["easy"])


def test_the_command_line_selects_and_explains(mini: Path) -> None:
    def run(*args: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "quiz.cli.main", *args], capture_output=True, text=True, check=False
        )

    hard = run("items", str(mini), "--difficulty", "hard").stdout.splitlines()
    assert 0 < len(hard) < len(run("items", str(mini)).stdout.splitlines())
    wrong = run("items", str(mini), "--difficulty", "tricky")
    assert wrong.returncode == 2 and "easy, medium, hard" in wrong.stderr
