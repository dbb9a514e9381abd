"""`which_office`."""

from __future__ import annotations

from worlds import choices, items, patterns, proofs, refused, stems, tenure, world_of, wrong

SEATED = [
    tenure("head", "ada", since="2000", to="2010"),
    tenure("minister", "ben", "minister", since="2000", to="2010"),
    tenure("judge", "cem", "judge", since="2000", to="2010"),
    tenure("abroad", "dora", "island-president", since="2000", to="2010"),
]


def test_it_asks_in_three_patterns() -> None:
    years = [str(year) for year in range(2000, 2011)]
    assert patterns(stems("which_office", "head", *SEATED, seeds=20), *years) >= 3


def test_other_seats_of_the_country_were_certainly_anothers() -> None:
    for seed in range(10):
        item = choices(items(world_of(*SEATED, seed=seed), "which_office", "head"))[0]
        assert item.answers == ("President",)
        assert sorted(wrong(item)) == ["Judge", "Minister"]
        assert proofs(item) == {"functional"}
        assert {o.certificate.fact for o in item.options if o.certificate} == {"minister", "judge"}


def test_a_seat_that_may_have_been_hers_too_is_no_wrong_answer() -> None:
    both = [*SEATED[:2], tenure("judge", "ada", "judge", since="2000", to="2010")]
    assert "1 more office(s)" in refused(world_of(*both), "which_office", "head")["too-few-seats"]


def test_it_needs_a_time() -> None:
    assert "`at`" in refused(world_of(tenure("one", "ada")), "which_office", "one")["no-time"]
