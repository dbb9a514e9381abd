"""Logs as files: what goes out comes in the same, and what is wrong in a file changes nothing."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from hashlib import blake2b
from pathlib import Path

import pytest
from histories import MODEL, Life, rows, snapshot

from questions.errors import StoreError, UsageError
from quiz.store.log import Attempt, Log, Stamp
from quiz.store.rows import dump
from quiz.store.syncing import SUFFIX, sync
from quiz.store.transfer import export_lines, merge_file, write_export


def lived(path: Path, device: str = "device-a", seed: int = 1, length: int = 40) -> Log:
    log = Log(path / "factdeck.db")
    log.device(device)
    choose = random.Random(seed)
    what = ("answer",) * 5 + ("two", "undo", "redo", "override", "bury", "suspend", "rename", "relearn", "keep")
    Life(log, device, uuids=True).live(
        [(choose.choice(what), choose.randrange(256), choose.randrange(256), 0.4) for _ in range(length)]
    )
    return log


@pytest.fixture
def log(tmp_path: Path) -> Log:
    return lived(tmp_path / "a")


@pytest.fixture
def other(tmp_path: Path) -> Log:
    return lived(tmp_path / "b", "device-b", 2)


def test_an_exported_log_comes_in_as_it_was(log: Log, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    count = write_export(log, file)
    assert count == len(rows(log))
    new = Log(tmp_path / "new" / "factdeck.db")
    merged, conflicts = merge_file(new, file, MODEL)
    assert len(merged.attempts) + len(merged.entries) == count and not conflicts
    assert sorted(rows(new)) == sorted(rows(log))
    assert snapshot(new) == snapshot(log)
    body = [line for line in export_lines(new) if '"head"' not in line and '"end"' not in line]
    assert body == file.read_text(encoding="utf-8").splitlines(keepends=True)[1:-1]
    assert merge_file(new, file, MODEL)[0].attempts == ()


def test_another_database_is_merged_and_left_alone(log: Log, other: Log, tmp_path: Path) -> None:
    before = other.path.read_bytes()
    merge_file(log, other.path, MODEL)
    assert other.path.read_bytes() == before
    merge_file(other, log.path, MODEL)
    assert snapshot(log) == snapshot(other)
    assert not list(tmp_path.rglob("*.part"))


def edited(file: Path, number: int, change: Callable[[dict[str, object]], object]) -> None:
    """Change one row as a hostile hand would: the end is made to fit again."""
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    row = json.loads(lines[number])
    change(next(iter(row.values())))
    lines[number] = dump(row) + "\n" if not isinstance(row, str) else row
    finish(file, lines[:-1])


def finish(file: Path, lines: list[str]) -> None:
    digest = blake2b("".join(lines).encode(errors="surrogatepass"), digest_size=16).hexdigest()
    end = dump({"end": {"lines": len(lines), "digest": digest}}) + "\n"
    file.write_bytes("".join([*lines, end]).encode(errors="surrogatepass"))


def setting(**values: object) -> Callable[[dict[str, object]], object]:
    return lambda row: row.update(values)


HOSTILE: list[tuple[Callable[[dict[str, object]], object], str]] = [
    (setting(id="1; DROP TABLE attempt"), "'id' is no UUID"),
    (setting(id=None), "'id' is no UUID"),
    (setting(at=-1), "'at' is no whole number"),
    (setting(at=10**30), "'at' is no whole number"),
    (setting(at=1.5), "'at' is no whole number"),
    (setting(at=True), "'at' is no whole number"),
    (setting(day="2026-02-30"), "'day' is no date"),
    (setting(day="1999-01-01"), "is not the day of 'at'"),
    (setting(score=1.5), "'score' is no number from 0 to 1"),
    (setting(score="1"), "'score' is no number"),
    (setting(guess=1.0), "'guess'"),
    (setting(weight=1e300), "'weight'"),
    (setting(grade=9), "'grade'"),
    (setting(latency=-5), "'latency'"),
    (setting(pack="../../etc"), "'pack' is no pack id"),
    (setting(credits=[["alpha#when", 2.0]]), "'credits'"),
    (setting(credits=[["alpha", 1.0]]), "'credits'"),
    (setting(credits=[["alpha#when", 1.0], ["alpha#when", 0.0]]), "names a point twice"),
    (setting(credits={"alpha#when": 1}), "'credits'"),
    (setting(options="abc"), "'options'"),
    (setting(options=["x" * 6000]), "'options'"),
    (setting(response="x" * 30_000), "'response' is longer"),
    (setting(stem="\x1b[2J"), "'stem' has control characters"),
    (setting(verdict="a\nb"), "'verdict' has control characters"),
    (setting(before=7), "'before'"),
    (setting(**{"class": "both"}), "'class' is neither"),
    (setting(extra=1), "'extra' is no field"),
    (lambda row: row.pop("stem"), "'stem' is missing"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "says"), HOSTILE)
def test_a_hostile_attempt_is_refused_with_its_line_and_changes_nothing(
    log: Log, other: Log, tmp_path: Path, change: Callable[[dict[str, object]], object], says: str
) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    edited(file, 4, change)
    refused(other, file, rf":5: .*{says}")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({"score": 1, "credits": [["alpha#when", 1]], "grade": 0}, "'grade'"),
        ({"score": 1}, "'credits'"),
        ([], "'data' is no object"),
    ],
)
def test_a_hostile_entry_is_refused(log: Log, other: Log, tmp_path: Path, data: object, says: str) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(at for at, line in enumerate(lines) if '"override"' in line)
    edited(file, number, setting(data=data))
    refused(other, file, rf":{number + 1}: .*{says}")


def refused(log: Log, file: Path, says: str) -> None:
    before, there = snapshot(log), rows(log)
    with pytest.raises(StoreError, match=says) as caught:
        merge_file(log, file, MODEL)
    assert str(file) in str(caught.value) and "nothing was taken in" in str(caught.value)
    assert (snapshot(log), rows(log)) == (before, there)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "cut off"),
        (b"\x00\xff\xfe" * 50, "no UTF-8"),
        (b"[1, 2]\n", "no line of an exported log"),
        (b"hello\n", "no JSON"),
        (b'{"head":{"factdeck":"log","format":9}}\n', "newer Factdeck"),
        (b'{"head":{"factdeck":"log","format":"1"}}\n', "names no format"),
        (b'{"head":{"factdeck":"pack","format":1}}\n', "no exported log"),
        (b'{"head":{"factdeck":"log","format":1}}\n{"attempt":{"score":NaN}}\n', "NaN is no number"),
        (b'{"head":{"factdeck":"log","format":1}}\n{"what":{}}\n', "no kind of line"),
        (b'{"head":{"factdeck":"log","format":1}}\n' + b"[" * 100_000 + b"\n", "no JSON"),
        (b'{"head":' + b"x" * 2_100_000, "longer than"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value,
)
def test_what_is_no_exported_log_is_refused(other: Log, tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "log.jsonl"
    file.write_bytes(content)
    refused(other, file, says)


def test_a_file_that_was_cut_off_or_changed_is_refused_wherever_that_was(log: Log, other: Log, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    body = file.read_bytes()
    choose = random.Random(3)
    for _ in range(15):
        file.write_bytes(body[: choose.randrange(1, len(body) - 1)])
        refused(other, file, "nothing was taken in")
        changed = bytearray(body)
        changed[choose.randrange(len(body) - 1)] ^= 1 << choose.randrange(7)
        file.write_bytes(bytes(changed))
        refused(other, file, "nothing was taken in")


def test_the_same_id_with_other_words_is_refused(log: Log, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    edited(file, 3, setting(stem="Something else?"))
    before = snapshot(log)
    with pytest.raises(StoreError, match="says something else"):
        merge_file(log, file, MODEL)
    assert snapshot(log) == before


def test_entries_of_kinds_that_are_not_known_yet_are_kept_and_passed_on(log: Log, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    entry = {
        "id": "019affff-0000-7000-8000-00000000000f", "device": "newer", "session": "", "at": 1_700_000_000_000_000,
        "day": "2023-11-14", "kind": "hologram", "target": "", "pack": "", "point": "", "data": {"depth": 3},
    }  # fmt: skip
    finish(file, [*lines[:-1], dump({"entry": entry}) + "\n"])
    before = snapshot(log)
    assert len(merge_file(log, file, MODEL)[0].entries) == 1
    assert snapshot(log) == before
    assert any("hologram" in line for line in export_lines(log))


def test_rings_of_undo_entries_do_no_harm(log: Log, other: Log, tmp_path: Path) -> None:
    file = tmp_path / "log.jsonl"
    write_export(log, file)
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    ids = ["019affff-0000-7000-8000-00000000000a", "019affff-0000-7000-8000-00000000000b"]
    ring = [
        {"id": one, "device": "x", "session": "", "at": 1_700_000_000_000_000, "day": "2023-11-14", "kind": "undo",
         "target": two, "pack": "", "point": "", "data": {}}
        for one, two in zip(ids, reversed(ids), strict=True)
    ]  # fmt: skip
    finish(file, [*lines[:-1], *(dump({"entry": entry}) + "\n" for entry in ring)])
    merge_file(other, file, MODEL)
    cached = snapshot(other)
    other.rebuild(MODEL)
    assert snapshot(other) == cached


def answer(log: Log, number: int, fingerprint: str, device: str) -> None:
    stamp = Stamp(f"019b{number:04d}-0000-7000-8000-00000000000c", device, "s", 1_795_000_000_000_000 + number, 739_938)
    log.append(
        Attempt(
            stamp.id, device, "s", stamp.at, 739_938, "review", "pack", "h", "i", "when", "typed", "recall", "?", (),
            {"type": "wrote", "text": "x"}, 1.0, "exact", 900, 0.0, 1.0, None, (("eta#when", 1.0),),
            answers={"eta#when": fingerprint},
        ),
        MODEL,
    )  # fmt: skip


def test_points_that_were_asked_with_different_answers_are_reported(log: Log, other: Log, tmp_path: Path) -> None:
    answer(log, 1, "1999", "device-a")
    answer(other, 2, "2008", "device-b")
    file = tmp_path / "log.jsonl"
    write_export(other, file)
    _, conflicts = merge_file(log, file, MODEL)
    assert [(conflict.pack, conflict.point) for conflict in conflicts] == [("pack", "eta#when")]


def test_devices_meet_in_a_folder(log: Log, other: Log, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    with pytest.raises(UsageError, match="no such folder"):
        sync(log, shared, "device-a", MODEL)
    shared.mkdir()
    first = sync(log, shared, "device-a", MODEL)
    assert first.written == len(rows(log)) and first.files == 0
    second = sync(other, shared, "device-b", MODEL)
    assert second.files == 1 and second.attempts
    third = sync(log, shared, "device-a", MODEL)
    assert third.files == 1 and snapshot(log) == snapshot(other)
    assert sorted(path.name for path in shared.iterdir()) == [f"device-a{SUFFIX}", f"device-b{SUFFIX}"]
    again = sync(other, shared, "device-b", MODEL)
    assert (again.attempts, again.entries) == (0, 0)
    assert sync(other, shared, "device-b", MODEL).written is None


def test_a_file_on_its_way_is_left_for_the_next_time(log: Log, other: Log, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    sync(other, shared, "device-b", MODEL)
    theirs = shared / f"device-b{SUFFIX}"
    whole = theirs.read_bytes()
    theirs.write_bytes(whole[: len(whole) // 2])
    done = sync(log, shared, "device-a", MODEL)
    assert len(done.refused) == 1 and done.attempts == 0 and done.written
    theirs.write_bytes(whole)
    assert sync(log, shared, "device-a", MODEL).attempts
    sync(other, shared, "device-b", MODEL)
    assert snapshot(log) == snapshot(other)


def test_two_copies_of_one_device_lose_nothing(log: Log, tmp_path: Path) -> None:
    twin_path = tmp_path / "twin" / "factdeck.db"
    twin_path.parent.mkdir()
    log.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    twin_path.write_bytes(log.path.read_bytes())
    twin = Log(twin_path)
    answer(log, 1, "1999", "device-a")
    answer(twin, 2, "1999", "device-a")
    shared = tmp_path / "shared"
    shared.mkdir()
    for one in (log, twin, log, twin):
        sync(one, shared, "device-a", MODEL)
    assert snapshot(log) == snapshot(twin)
    assert sorted(rows(log)) == sorted(rows(twin))
