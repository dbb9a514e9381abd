"""Factdeck's engine, measured in a process of its own: `our_side.py make|answer|graphs FOLDER ...`; prints one JSON object."""

from __future__ import annotations

import json
import random
import sys
import time
from pathlib import Path

BEGAN = time.perf_counter()
ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

PACK = 1_000
"""Points of one pack: larger stores have more packs, as a learner's do."""
DAY = 86_400_000_000


def make(folder: Path, points: int, attempts: int) -> dict[str, object]:
    """Make a data folder of compiled packs, with every point in review and a log of past answers."""
    from dataclasses import asdict
    from datetime import UTC, datetime

    from synthetic import pack_of

    from quiz.clock import Clock
    from quiz.store.packs import Head, content_hash
    from quiz.study import Study

    with Study.open(folder, Clock(zone=UTC)) as study:
        now = time.time_ns() // 1000
        today = datetime.fromtimestamp(now / 1e6, UTC).date().toordinal()
        rng = random.Random(1)
        states, keys = [], []
        base = pack_of(PACK)
        named = [str(point) for point in base.points][:PACK]
        for number in range(points // PACK):
            pack = base.model_copy(update={"id": f"bank-{number}", "title": f"Bank {number}"})
            path = folder / "packs" / pack.id
            path.mkdir(parents=True)
            (path / "pack.yaml").write_text(f"id: {pack.id}\n", encoding="utf-8")  # its compiled form is what is read
            key = content_hash(path)
            cache = folder / "cache"
            cache.mkdir(exist_ok=True)
            (cache / f"{key}.pack.json").write_text(
                pack.model_dump_json(by_alias=True, exclude_unset=True), encoding="utf-8"
            )
            head = Head(pack.id, pack.title, "1", PACK, tuple(named))
            (cache / f"{key}.head.json").write_text(json.dumps(asdict(head)), encoding="utf-8")
            for point in named:
                stability, ago = 1 + 60 * rng.random(), int(60 * rng.random())
                due = today - int(30 * rng.random())
                states.append(
                    (
                        pack.id,
                        point,
                        "recall",
                        stability,
                        1 + 9 * rng.random(),
                        now - ago * DAY,
                        today - ago,
                        due,
                        4,
                        0,
                        2,
                    )
                )
                keys.append((pack.id, point))
        _fill(study, states, keys, attempts, now, today)
        study.compile_packs()  # the pack that is shipped: once, and not part of any round
    return {"points": len(states)}


def _fill(study, states, keys, attempts, now, today):  # type: ignore[no-untyped-def]
    from quiz.store.log import Attempt
    from quiz.store.rows import ATTEMPT_COLUMNS, attempt_row, checksum

    study.log.prepare(study.model)
    with study.log.writing() as db:
        names = ", ".join(ATTEMPT_COLUMNS)
        rows, lines = [], []
        for n in range(attempts):
            pack, point = keys[n * 7919 % len(keys)]
            at = now - (attempts - n) * 60_000_000
            wrong = n % 7 == 0
            attempt = Attempt(
                id=f"00000000-0000-7000-8000-{n:012d}", device="d", session="s", at=at, day=today - (now - at) // DAY,
                kind="review", pack=pack, pack_hash="", item="cloze-1", family="cloze", format="cloze",
                answer_class="recall", stem="In which year was the bridge of district 1 opened?", options=(),
                response={"type": "wrote", "text": "1500"}, score=0.0 if wrong else 1.0, verdict="wrong" if wrong else "exact",
                latency=4000 + n % 9000, guess=0.0, weight=1.0, grade=None, credits=((point, 0.0 if wrong else 1.0),),
            )  # fmt: skip
            values = attempt_row(attempt, "[]", "bench")
            rows.append((*values, checksum(values)))
            lines.append((pack, point.partition("#")[0], at, attempt.id))
        db.executemany(
            f"INSERT INTO attempt ({names}, checksum) VALUES ({','.join('?' * (len(ATTEMPT_COLUMNS) + 1))})", rows
        )
        db.executemany("INSERT INTO timeline (pack, fact, at, id) VALUES (?,?,?,?)", lines)
    from quiz.store.settling import rebuild_sums

    with study.log.writing() as db:
        rebuild_sums(db)
        db.execute("DELETE FROM state")
        db.executemany(f"INSERT INTO state VALUES ({','.join('?' * 11)})", states)


def answer(folder: Path, count: int) -> dict[str, object]:
    """Open, find the first due point, answer `count` questions, take the last ones back.

    The items are made before: in a round that happens while the learner reads, and Anki's loop makes nothing in between.
    """
    from quiz.clock import Clock
    from quiz.study import Study

    imported = time.perf_counter()
    study = Study.open(folder, Clock())
    opened = time.perf_counter()
    first = study.first_due_point()
    found = time.perf_counter()
    assert first is not None
    session = study.review(limit=count)
    from turns import PORTION, my_turn

    from questions.responses import DontKnow

    making = _made(session)
    rng = random.Random(2)
    times = []
    for n in range(len(making)):
        if n % PORTION == 0:
            my_turn()
        item = session.item
        if item is None:
            break
        right = rng.random() < 0.85
        given = _right(item) if right else DontKnow()
        session.prepare()  # its texts are folded while the learner reads
        ready = time.perf_counter()
        session.answer(given, 3000)
        session.next()
        _ = session.item
        times.append(time.perf_counter() - ready)
    undo = []
    for _ in range(25):
        my_turn()
        begin = time.perf_counter()
        session.undo()
        undo.append(time.perf_counter() - begin)
    pragmas = [study.log.db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
    study.close()
    import resource

    return {
        "import": imported - BEGAN, "open": opened - imported, "first": found - opened, "answers": times, "making": making,
        "undo": undo, "pragmas": pragmas, "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }  # fmt: skip


def _made(session):  # type: ignore[no-untyped-def]
    """Make all items of a round; return how long each took."""
    times = []
    while True:
        begin = time.perf_counter()
        try:
            session.items[len(times)]
        except IndexError:
            return times
        times.append(time.perf_counter() - begin)


def _right(item):  # type: ignore[no-untyped-def]
    from questions.responses import Grade, Graded, Matched, Ordered, Picked, Wrote

    match item.format.value:
        case "ordering":
            return Ordered(item.key)
        case "matching":
            return Matched(item.key)
        case "flashcard":
            return Graded(Grade.GOOD)
        case "single_choice" | "true_false" | "select_all":
            return Picked(tuple(item.key))
        case _:
            return Wrote(item.answers[0])


def graphs(folder: Path) -> dict[str, object]:
    """Ask for what the statistics screen shows, several times."""
    from turns import my_turn

    from quiz.clock import Clock
    from quiz.study import Study

    times = []
    with Study.open(folder, Clock()) as study:
        for _ in range(15):
            my_turn()
            begin = time.perf_counter()
            study.statistics()
            times.append(time.perf_counter() - begin)
        rows = study.log.attempts()
    return {"graphs": times, "rows": rows}


def main() -> int:
    """Do what the arguments say."""
    action, folder = sys.argv[1], Path(sys.argv[2])
    numbers = [int(text) for text in sys.argv[3:]]
    done = {"make": make, "answer": answer, "graphs": graphs}[action](folder, *numbers)  # type: ignore[operator]
    print(json.dumps(done))
    return 0


if __name__ == "__main__":
    sys.exit(main())
