"""The one place that reads the system's clock."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from datetime import time as wall_time

from questions.errors import UsageError

ROLLOVER = 4
"""Hour of the local night at which a learner's day begins."""


@dataclass(frozen=True)
class Clock:
    """Time as the program sees it."""

    base: datetime | None = None
    """A set time that runs on from there; None for the system's."""
    started: float = 0.0
    zone: tzinfo | None = None
    """None for the system's local zone."""
    rollover: int = ROLLOVER

    @classmethod
    def from_environment(cls) -> Clock:
        """Return the system's clock, or the one that FACTDECK_NOW (an ISO time) sets.

        Raises:
            UsageError: If FACTDECK_NOW is no ISO time.
        """
        text = os.environ.get("FACTDECK_NOW")
        if not text:
            return cls()
        try:
            base = datetime.fromisoformat(text)
        except ValueError:
            raise UsageError(f"FACTDECK_NOW={text!r} is no ISO time; write 2026-11-24T09:00:00+00:00") from None
        if base.tzinfo is None:
            base = base.astimezone()  # a time without zone is a local one
        return cls(base.astimezone(UTC), time.monotonic())

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        if self.base is None:
            return datetime.now(UTC)  # noqa: TID251 - the one place
        return self.base + timedelta(seconds=time.monotonic() - self.started)

    def day(self, at: datetime | None = None) -> date:
        """Return the learner's day that a time belongs to: it begins at the rollover hour of the local zone."""
        return local_day(at or self.now(), self.zone, self.rollover)

    def day_start(self, day: date) -> datetime:
        """Return when a learner's day begins, in UTC."""
        return day_start(day, self.zone, self.rollover)


def local_day(at: datetime, zone: tzinfo | None, rollover: int) -> date:
    """Return the learner's day of a time: the local date, the night's hours before the rollover counted to the day before."""
    local = at.astimezone(zone)
    return local.date() - timedelta(days=1) if local.hour < rollover else local.date()


def day_start(day: date, zone: tzinfo | None, rollover: int) -> datetime:
    """Return the moment, in UTC, at which a learner's day begins.

    Where the clock skips the rollover hour, the day begins when the skip ends.
    """
    wall = datetime.combine(day, wall_time(rollover))
    return (wall.replace(tzinfo=zone) if zone else wall).astimezone(UTC)
