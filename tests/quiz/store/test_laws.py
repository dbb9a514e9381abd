"""Laws of the log: what is cached follows from the rows alone, however they came and whatever was taken back."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from histories import MODEL, Life, Step, attempt, portions, rows, snapshot, steps
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store.log import Log


@contextmanager
def fresh() -> Iterator[Log]:
    with tempfile.TemporaryDirectory() as folder:
        log = Log(Path(folder) / "factdeck.db")
        log.db.execute("PRAGMA synchronous = OFF")  # the laws are about values; durability has its own tests
        try:
            yield log
        finally:
            log.close()


@settings(max_examples=60)
@given(steps=steps)
def test_a_rebuild_gives_the_same_to_the_bit_after_each_step(steps: list[Step]) -> None:
    with fresh() as log:
        life = Life(log)
        for step in steps:
            life.step(step)
            cached = snapshot(log)
            log.rebuild(MODEL)
            assert snapshot(log) == cached, step


@settings(max_examples=60)
@given(steps=steps)
def test_what_was_noted_before_an_answer_may_be_trusted_without_rebuilds_in_between(steps: list[Step]) -> None:
    with fresh() as log:
        Life(log).live(steps)
        cached = snapshot(log)
        log.rebuild(MODEL)
        assert snapshot(log) == cached


@settings(max_examples=50)
@given(before=steps, after=steps)
def test_undo_at_any_depth_restores_everything(before: list[Step], after: list[Step]) -> None:
    with fresh() as log:
        life = Life(log)
        life.live(before)
        stood = snapshot(log)
        voids = {row[0] for row in log.rows("SELECT id FROM void")}
        here = len(life.ids)
        for step in after:
            if step[0] not in {"undo", "redo"}:
                life.step(step)
        for target in reversed(life.ids[here:]):
            stamp = life.stamp()
            log.undo(target, stamp, MODEL)
            life.ids.append(stamp.id)
        undone = snapshot(log)
        # What was taken back stands in `void` and in the order of its fact, and nowhere else.
        late = {row[0] for row in log.rows("SELECT id FROM void")} - voids
        undone["void"] = [row for row in undone["void"] if row[0] not in late]
        undone["timeline"] = [row for row in undone["timeline"] if row[3] not in late]
        assert undone == stood


@settings(max_examples=60)
@given(mine=steps, theirs=steps, seed=st.integers(0, 99), parts=st.integers(1, 5))
def test_devices_agree_whatever_the_order_and_the_portions(
    mine: list[Step], theirs: list[Step], seed: int, parts: int
) -> None:
    with fresh() as one, fresh() as two, fresh() as other:
        a, b = Life(one, "device-a"), Life(two, "device-b")
        a.live(mine[: len(mine) // 2])
        b.live(theirs[: len(theirs) // 2])
        two.merge(rows(one), MODEL)  # b goes on with what a wrote, and takes some of it back
        b.ids = [*a.ids[-3:], *b.ids]
        b.live(theirs[len(theirs) // 2 :])
        a.live(mine[len(mine) // 2 :])
        theirs_rows, mine_rows = rows(two), rows(one)
        one.merge(theirs_rows, MODEL)
        two.merge(mine_rows, MODEL)
        assert snapshot(one) == snapshot(two)
        for portion in portions(rows(one), seed, parts):
            other.merge(portion, MODEL)
        assert snapshot(other) == snapshot(one)
        again = other.merge(rows(one), MODEL)
        assert (again.attempts, again.entries) == ((), ())
        assert snapshot(other) == snapshot(one)
        other.rebuild(MODEL)
        assert snapshot(other) == snapshot(one)


@settings(max_examples=30)
@given(choices=st.lists(st.sampled_from([0, 1, 2, 22, 23, 45]), min_size=3, max_size=6), data=st.data())
def test_answers_are_taken_back_in_any_order(choices: list[int], data: st.DataObject) -> None:
    with fresh() as log:
        life = Life(log)
        for choice in choices:
            life.clock += 0.7
            life.append(attempt(life.stamp(), [("alpha#when", 1.0 - choice % 2)], choice))
        for target in data.draw(st.permutations(life.ids)):
            stamp = life.stamp()
            life.ids.append(stamp.id)
            log.undo(target, stamp, MODEL)
            with fresh() as other:
                other.merge(rows(log), MODEL)
                assert snapshot(other) == snapshot(log)
        assert log.states() == {}
