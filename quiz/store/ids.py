"""Ids that sort by time (UUID version 7, RFC 9562)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from quiz.store.rows import micros

_LAST = 2**59
"""Ids later than in the year 6400 are nobody's."""


class Ids:
    """Makes ids that never go backwards, even where the clock does."""

    def __init__(self, random_bytes: Callable[[int], bytes], after: str = "") -> None:
        """Make a maker of ids.

        Args:
            random_bytes: Gives so many random bytes.
            after: An id that was made before: those made now sort after it. Nothing is said by what is no such id.
        """
        self._random = random_bytes
        self._last = _ticks(after)

    def new(self, now: datetime) -> str:
        """Return a new id: 48 bits of milliseconds, 12 bits of a counter within them, 62 random bits."""
        ticks = micros(now) // 1000 << 12
        self._last = max(self._last + 1, ticks)
        head = (self._last >> 12 << 16 | 0x7000 | self._last & 0xFFF).to_bytes(8, "big")
        tail = bytearray(self._random(8))
        tail[0] = tail[0] & 0x3F | 0x80
        return str(UUID(bytes=head + bytes(tail)))


def _ticks(text: str) -> int:
    """Return milliseconds and counter of an id in one number; -1 where it has none, or the last ones that there are."""
    try:
        found = UUID(text)
    except ValueError:
        return -1
    head = found.int >> 64
    ticks = head >> 16 << 12 | head & 0xFFF
    return ticks if found.version == 7 and ticks < _LAST else -1
