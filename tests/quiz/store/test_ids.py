from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from quiz.store.ids import Ids

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@given(st.lists(st.integers(-10_000, 10_000), min_size=2, max_size=40), st.binary(min_size=8, max_size=8))
def test_ids_sort_in_the_order_they_were_made_whatever_the_clock_does(steps: list[int], noise: bytes) -> None:
    ids = Ids(lambda size: noise[:size])
    made = [ids.new(NOW + timedelta(milliseconds=step)) for step in steps]
    assert made == sorted(made) and len(set(made)) == len(made)
    for text in made:
        assert (UUID(text).version, UUID(text).variant) == (7, "specified in RFC 4122")


def test_an_id_holds_its_time() -> None:
    text = Ids(lambda size: bytes(size)).new(NOW)
    assert UUID(text).int >> 80 == NOW.timestamp() * 1000


def test_thousands_in_one_millisecond_are_apart() -> None:
    ids = Ids(lambda size: bytes(size))
    assert len({ids.new(NOW) for _ in range(5000)}) == 5000


def test_ids_go_on_after_one_that_was_made_before_and_after_nothing_else() -> None:
    later = Ids(lambda size: bytes(size)).new(NOW + timedelta(days=2))
    assert Ids(lambda size: bytes(size), later).new(NOW) > later
    fresh = Ids(lambda size: bytes(size)).new(NOW)
    for other in ("", "device", "ffffffff-ffff-7fff-bfff-ffffffffffff", str(UUID(int=2**128 - 1, version=4))):
        assert Ids(lambda size: bytes(size), other).new(NOW) == fresh
