"""What queues and screens ask of the log."""

from __future__ import annotations

from pathlib import Path

import pytest
from histories import MODEL, START, Life, attempt

from quiz.core.memory.state import NEVER
from quiz.store import reading
from quiz.store.log import Entry, Log, Stamp


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return Log(tmp_path / "factdeck.db")


def answered(log: Log, count: int = 12) -> Life:
    """Answer points of as many facts, typed (odd choices are choices among three), some of them wrongly."""
    life = Life(log)
    for number in range(count):
        life.clock += 0.5
        life.append(attempt(life.stamp(), [(f"fact-{number}#when", float(number % 3 > 0))], number * 22))
    return life


def test_what_is_due_comes_by_risk_and_without_what_is_set_aside(log: Log) -> None:
    life = answered(log)
    day, at = life.stamp().day + 40, life.at + 40 * 86_400_000_000
    rows = reading.due_rows(log, day, at)
    risks = [(at - row.state.last) / row.state.stability for row in rows]
    assert len(rows) == 12 and risks == sorted(risks, reverse=True)
    assert [row.point for row in reading.due_rows(log, day, at, limit=5)] == [row.point for row in rows[:5]]
    assert all(row.state == log.state((row.pack, row.point, row.answer_class)) for row in rows)
    life.enter(Entry.of(life.stamp(), "bury", pack="pack", point=rows[0].point, until=day + 1))
    life.enter(Entry.of(life.stamp(), "suspend", pack="pack", point=rows[1].point))
    assert [row.point for row in reading.due_rows(log, day, at)] == [row.point for row in rows[2:]]
    assert reading.due_count(log, day) == reading.due_count(log, day, ["pack"]) == 10
    assert reading.due_count(log, day, ["other"]) == 0 and reading.due_rows(log, day, at, ["other"]) == []
    tomorrow = [row.point for row in reading.due_rows(log, day + 1, at)]
    assert rows[0].point in tomorrow and rows[1].point not in tomorrow
    away = {point for point, _, due in reading.standing(log, "pack", day) if due == NEVER}
    assert away == {rows[0].point, rows[1].point}
    life.enter(Entry.of(life.stamp(), "resume", pack="pack", point=rows[1].point))
    assert set(reading.flags(log, "pack")) == {("pack", rows[0].point)}


def test_packs_are_counted_as_their_points_are_one_by_one(log: Log) -> None:
    life = answered(log)
    for number in range(3):
        life.clock += 3
        life.append(attempt(life.stamp(), [("fact-1#when", 1.0), (f"fact-{number}#where", 1.0)], number))
    day = life.stamp().day
    points = sorted(point for point, _, _ in reading.standing(log, "pack", day))
    for kind, point, data in (("bury", points[0], {"until": day + 9}), ("suspend", points[1], {})):
        life.enter(Entry.of(life.stamp(), kind, pack="pack", point=point, **data))
    for today in (day - 20, day, day + 5, day + 9, day + 400):
        for known in (0.1, 2.0, 21.0, 1e6):
            rows = reading.standing(log, "pack", today)
            counts = (len(rows), sum(row[1] >= known for row in rows), sum(row[2] <= today for row in rows))
            assert reading.counted_standing(log, today, known) == {"pack": (*counts, frozenset(points))}


def test_days_with_answers_that_stand(log: Log) -> None:
    life = answered(log, 5)
    assert reading.days(log) == [START + 2, START + 1, START]
    for at, left in ((4, [START + 2, START + 1, START]), (3, [START + 1, START])):
        log.undo(life.ids[at], life.stamp(), MODEL)
        life.ids.append("used")
        assert reading.days(log) == left


def test_what_happened_to_a_point_with_overrides_applied_and_under_its_name_of_today(log: Log) -> None:
    life = Life(log)
    for number in range(4):
        life.clock += 1
        life.append(attempt(life.stamp(), [("old#when", 0.0), ("other#when", 1.0)][: 1 + number % 2], 2))
    life.enter(
        Entry.of(life.stamp(), "override", target=life.ids[0], score=1.0, credits=[["old#when", 1.0]], grade=None)
    )
    log.undo(life.ids[1], life.stamp(), MODEL)
    life.ids.append("used")
    life.enter(Entry.of(life.stamp(), "rename", pack="pack", old="old", new="new"))
    seen = reading.attempts_of(log, "pack", "new#when")
    assert [(one.attempt, one.share) for one in seen] == [(life.ids[3], 0.0), (life.ids[2], 0.0), (life.ids[0], 1.0)]
    assert reading.attempts_of(log, "pack", "new#when", limit=1) == seen[:1]
    assert reading.attempts_of(log, "pack", "old#when") == []
    # Only answers about one point say what it was confused with; the override took one of them away.
    assert reading.confusions(log, "pack") == {"new#when": {"w2": 1}}


def test_changed_answers_are_decided_once(log: Log) -> None:
    life = answered(log, 1)
    assert reading.fingerprints(log, "pack", "fact-0#when") == ("f", set())
    life.enter(Entry.of(life.stamp(), "keep", pack="pack", point="fact-0#when", fingerprint="g"))
    assert reading.fingerprints(log, "pack", "fact-0#when") == ("f", {"g"})
    assert reading.fingerprints(log, "pack", "fact-9#when") == (None, set())


def test_answers_by_fact_leave_out_what_was_taken_back_or_relearned(log: Log) -> None:
    life = Life(log)
    for _ in range(3):
        life.clock += 1
        life.append(attempt(life.stamp(), [("alpha#when", 1.0)], 2))
    log.undo(life.ids[1], life.stamp(), MODEL)
    assert [[one.credits for one in fact] for fact in reading.answers_by_fact(log)] == [[(("alpha#when", 1.0),)] * 2]
    life.ids.append("used")
    life.enter(Entry.of(life.stamp(), "relearn", pack="pack", point="alpha#when", fingerprint="g"))
    assert list(reading.answers_by_fact(log)) == []
    life.clock += 1
    life.append(attempt(life.stamp(), [("alpha#when", 1.0)], 2))
    assert [len(fact) for fact in reading.answers_by_fact(log)] == [1]


def test_the_last_thing_of_a_device_or_session_is_taken_back_and_nothing_twice(log: Log) -> None:
    life = answered(log, 2)
    other = Life(log, "device-b")
    other.clock = 9
    other.append(attempt(other.stamp(), [("beta#when", 1.0)], 22))
    life.enter(Entry.of(life.stamp(), "suspend", pack="pack", point="fact-0#when"))
    life.enter(Entry.of(life.stamp(), "rename", pack="pack", old="fact-0", new="zeta"))

    def stamp() -> Stamp:
        made = life.stamp()
        life.ids.append(made.id)
        return made

    taken = [log.undo_last(stamp, MODEL, "session") for _ in range(4)]
    assert taken == [life.ids[2], life.ids[1], life.ids[0], None]
    assert log.undo_last(stamp, MODEL, "no such session") is None
    assert reading.flags(log) == {}
    assert {key[1] for key in log.states()} == {"beta#when"}
