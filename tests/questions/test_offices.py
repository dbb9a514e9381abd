"""Who certainly held an office at a time, and who may have: against days that tenures only tell in part."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from worlds import tenure, world_of

from questions.facts.tenure import Tenure
from questions.facts.time import Date, days
from questions.offices import certainly_out, held, possibly, seated, term, throughout, whole_times


def one(**fields: str) -> Tenure:
    fact = world_of(tenure("one", "ada", **fields)).pack.by_id["one"]
    assert isinstance(fact, Tenure)
    return fact


@given(st.integers(1990, 2000), st.integers(1, 12), st.integers(0, 9), st.integers(1, 12), st.booleans(), st.booleans())
def test_claims_hold_of_every_real_term_that_the_dates_allow(
    year: int, month: int, length: int, end_month: int, exact: bool, ends: bool
) -> None:
    first, last = days(year, month, 5), days(year + length, end_month, 20)
    if last <= first:
        return
    since = f"{year}-{month:02d}" if exact else str(year)
    fields = {"since": since} | ({"to": str(year + length)} if ends else {})
    fact = one(**fields)
    start, end = held(fact)
    if start <= end:
        assert first <= start
        assert end <= last or not ends
    for edtf in (str(year), str(year + 1), str(year - 1), f"{year + 2}-03"):
        at = Date.parse(edtf)
        if throughout(fact, at):
            assert first <= at.earliest and (not ends or at.latest <= last)
        if first <= at.latest and at.earliest <= last:
            assert possibly(fact, at)
    for at in whole_times(fact):
        assert throughout(fact, at)


def test_a_year_in_which_somebody_held_it_does_not_say_all_year() -> None:
    assert held(one(at="2019")) == (float("inf"), float("-inf"))
    assert whole_times(one(at="2019-03-24")) == [Date.parse("2019-03-24")]
    assert [d.edtf for d in whole_times(one(since="2000", to="2003"))] == ["2001", "2002"]
    assert [d.edtf for d in whole_times(one(since="2000-02", to="2000-05"))] == ["2000-03", "2000-04"]
    assert whole_times(one(to="2003")) == []


def test_out_of_office_needs_a_bound_on_every_term() -> None:
    world = world_of(
        tenure("t1", "ada", since="2000", to="2004"), tenure("t2", "ada", since="2010", to="2014"), tenure("t3", "ben")
    )
    assert certainly_out(world, "ada", "president", Date.parse("2007"))
    assert not certainly_out(world, "ada", "president", Date.parse("2010"))
    assert not certainly_out(world, "ben", "president", Date.parse("2007"))  # nothing says when
    assert not certainly_out(world, "cem", "president", Date.parse("2007"))  # nothing is known at all


def test_the_seat_is_whose_it_was_all_that_time() -> None:
    world = world_of(tenure("t1", "ada", since="2000", to="2004"), tenure("t2", "ben", since="2004", to="2009"))
    found = seated(world, "president", Date.parse("2002"))
    assert found is not None and found.holder == "ada"
    assert seated(world, "president", Date.parse("2004")) is None


def test_a_term_is_said_by_what_is_known_of_it() -> None:
    said = {
        "Ada Stone was Land's president from 2000 to 2004.": {"since": "2000", "to": "2004"},
        "Ada Stone became Land's president in 2000.": {"since": "2000"},
        "Ada Stone was Land's president until 2004.": {"to": "2004"},
        "In 2003, Ada Stone was Land's president.": {"at": "2003"},
        "Ada Stone had left as Land's president by 2004.": {
            "since": "2000", "to": "2003/2004", "text": "{holder} had left as {office} by 2004.",
        },
    }  # fmt: skip
    for text, fields in said.items():
        world = world_of(tenure("one", "ada", **fields))
        assert term(world, world.pack.by_id["one"]) == text  # type: ignore[arg-type]
