"""Ids that sort by time (UUID version 7, RFC 9562)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from quiz.store.rows import micros


class Ids:
    """Makes ids that never go backwards, even where the clock does."""

    def __init__(self, random_bytes: Callable[[int], bytes]) -> None:
        self._random = random_bytes
        self._last = -1

    def new(self, now: datetime) -> str:
        """Return a new id: 48 bits of milliseconds, 12 bits of a counter within them, 62 random bits."""
        ticks = micros(now) // 1000 << 12
        self._last = max(self._last + 1, ticks)
        head = (self._last >> 12 << 16 | 0x7000 | self._last & 0xFFF).to_bytes(8, "big")
        tail = bytearray(self._random(8))
        tail[0] = tail[0] & 0x3F | 0x80
        return str(UUID(bytes=head + bytes(tail)))
