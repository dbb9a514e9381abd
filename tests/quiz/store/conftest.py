"""Logs that tests open are closed after them, and don't wait for the disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.store.log import Log


@pytest.fixture(autouse=True)
def _closed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[Log] = []
    make = Log.__init__

    def made(self: Log, path: Path) -> None:
        make(self, path)
        self.db.execute("PRAGMA synchronous = OFF")  # what is durable is tested where processes are killed
        opened.append(self)

    monkeypatch.setattr(Log, "__init__", made)
    yield
    for log in opened:
        log.close()
