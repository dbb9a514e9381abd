"""`interval`."""

from __future__ import annotations

import itertools

from worlds import choices, event, formats, items, patterns, refused, stems, world_of

FACTS = [
    event("signed", "the pact [was] signed", "1989-05"),
    event("broken", "the pact [was] broken", "1999-03"),
    event("burned", "the pact [was] burned", "2012-07"),
]
CLAUSES = (
    "the pact was signed",
    "the pact was broken",
    "the pact was burned",
    "was the pact broken",
    "was the pact burned",
)


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("interval", "broken", *FACTS, seeds=20), *CLAUSES) >= 3


def test_the_years_are_counted_from_the_bounds_of_both_dates() -> None:
    made = items(world_of(*FACTS), "interval", "broken")
    assert formats(made) == {"single_choice", "number"}
    assert all(item.answers[0] == "10 years" for item in made)
    assert {point.fact for item in made for point in item.points} == {"signed", "broken"}


def test_options_lie_beyond_what_the_dates_leave_open() -> None:
    for seed in range(20):
        for item in choices(items(world_of(*FACTS, seed=seed), "interval", "burned")):
            years = [int(option.text.split()[0]) for option in item.options]
            assert all(b - a >= 2 for a, b in itertools.pairwise(years)), years


def test_less_than_four_years_are_not_asked() -> None:
    near = [event("one", "the pact [was] read", "1999"), event("two", "the pact [was] sold", "2001")]
    assert "4 or more years earlier" in refused(world_of(*near), "interval", "two")["too-near"]
    assert not items(world_of(*near), "interval", "two")
