"""A learner's day in any zone, across every change of the clock."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questions.errors import UsageError
from quiz.clock import Clock, day_start, local_day

ZONES = ["UTC", "Europe/Belgrade", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Casablanca"]
MOMENTS = st.integers(946_684_800, 2_145_830_400).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(at=MOMENTS, zone=st.sampled_from(ZONES), rollover=st.integers(0, 8))
def test_every_moment_lies_in_the_day_that_it_belongs_to(at: datetime, zone: str, rollover: int) -> None:
    where = ZoneInfo(zone)
    day = local_day(at, where, rollover)
    assert day_start(day, where, rollover) <= at + timedelta(hours=1)
    assert at < day_start(day + timedelta(days=1), where, rollover) + timedelta(hours=1)


@given(at=MOMENTS, zone=st.sampled_from(ZONES))
def test_a_day_that_begins_at_four_begins_once_and_only_then(at: datetime, zone: str) -> None:
    where = ZoneInfo(zone)
    start = day_start(local_day(at, where, 4), where, 4)
    assert local_day(start, where, 4) == local_day(at, where, 4)
    assert local_day(start - timedelta(seconds=1), where, 4) == local_day(at, where, 4) - timedelta(days=1)


def test_the_environment_sets_the_time_and_it_runs_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDECK_NOW", "2026-12-01T09:30:00+02:00")
    clock = Clock.from_environment()
    first = clock.now()
    assert timedelta(0) <= first - datetime(2026, 12, 1, 7, 30, tzinfo=UTC) < timedelta(seconds=5)
    assert clock.now() >= first


def test_a_time_that_is_none_is_refused_with_an_example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTDECK_NOW", "tomorrow")
    with pytest.raises(UsageError, match="write 2026-11-24T09:00"):
        Clock.from_environment()
