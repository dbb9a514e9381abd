"""States are made anew beside the log: what others write meanwhile is in them, and nobody waits."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from histories import MODEL, Life, Step, attempt, snapshot, steps
from hypothesis import given, settings

from questions.errors import StoreError
from quiz.core.memory.model import Memory
from quiz.core.memory.state import Answer, Key, State
from quiz.core.settings import Settings
from quiz.store.log import Log

CHANGED = Memory(replace(Settings(), memory=replace(Settings().memory, transfer=0.3)))


class Interrupted(Memory):
    """A model that lets something happen while states are made by it."""

    def __init__(self, what: Callable[[], None]) -> None:
        super().__init__(CHANGED.settings)
        self.what: Callable[[], None] | None = what

    def answer(self, states: Mapping[Key, State], answer: Answer) -> dict[Key, State]:
        what, self.what = self.what, None
        if what is not None:
            what()
        return super().answer(states, answer)


@settings(max_examples=40)
@given(before=steps, after=steps)
def test_what_another_process_writes_meanwhile_is_in_the_states(before: list[Step], after: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "factdeck.db"
        log, other = Log(path), Log(path)
        try:
            for one in (log, other):
                one.db.execute("PRAGMA synchronous = OFF")
            life = Life(other)
            life.live(before)
            life.append(attempt(life.stamp(), [("alpha#when", 1.0)], 22))
            written = life.log.attempts()
            model = Interrupted(lambda: life.live(after))
            assert log.prepare(model)
            assert model.what is None and log.attempts() >= written
            made = snapshot(log)
            log.rebuild(CHANGED)
            assert snapshot(log) == made
        finally:
            log.close()
            other.close()


def test_where_another_process_was_first_its_states_stay(tmp_path: Path) -> None:
    log, other = Log(tmp_path / "factdeck.db"), Log(tmp_path / "factdeck.db")
    life = Life(log)
    life.append(attempt(life.stamp(), [("alpha#when", 1.0)], 22))

    def both() -> None:
        assert other.prepare(CHANGED)
        other.append(attempt(replace(life.stamp(), id="device-b-0001"), [("beta#who", 0.0)], 22), CHANGED)

    log.prepare(Interrupted(both))
    made = snapshot(log)
    assert ("pack", "beta#who") in {(row[0], row[1]) for row in made["state"]}
    log.rebuild(CHANGED)
    assert snapshot(log) == made


def test_states_that_could_not_be_made_leave_those_that_are_there(tmp_path: Path) -> None:
    log = Log(tmp_path / "factdeck.db")
    life = Life(log)
    life.append(attempt(life.stamp(), [("alpha#when", 1.0)], 22))
    made = snapshot(log)

    def fail() -> None:
        raise StoreError("the disk is full")

    with pytest.raises(StoreError, match="full"):
        log.prepare(Interrupted(fail))
    assert snapshot(log) == made and log.meta("model") == MODEL.version
    assert log.prepare(CHANGED)
