"""Several processes on one log at once lose nothing, and agree on what follows from it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from histories import MODEL, snapshot

from quiz.store.log import Log
from quiz.store.verify import verify
from tests.processes import together

TESTS = Path(__file__).resolve().parents[2]

WORKER = """
import random, sys
from pathlib import Path
sys.path[:0] = sys.argv[1:3]
from histories import Life, MODEL, WHAT
from quiz.store.log import Log

device, seed = sys.argv[4], int(sys.argv[5])
choose = random.Random(seed)
log = Log(Path(sys.argv[3]))
life = Life(log, device, uuids=True)
for number in range(40):
    life.step((choose.choice(WHAT), choose.randrange(256), choose.randrange(256), choose.choice([0.0, 0.3, 1.0])))
    if number % 15 == 7:
        log.rebuild(MODEL)
print(*life.ids)
"""


@pytest.mark.parametrize("seed", [1, 2])
def test_processes_that_write_at_once(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "factdeck.db"
    workers = together(
        *(
            [
                sys.executable,
                "-c",
                WORKER,
                str(TESTS.parent),
                str(TESTS),
                str(path),
                f"device-{name}",
                str(seed * 10 + at),
            ]
            for at, name in enumerate("abc")
        )
    )
    said: list[str] = []
    for worker in workers:
        assert worker.returncode == 0, worker.stderr
        said += worker.stdout.split()
    log = Log(path)
    there = log.rows("SELECT id FROM attempt UNION ALL SELECT id FROM entry")
    assert sorted(row[0] for row in there) == sorted(said)
    cached = snapshot(log)
    log.rebuild(MODEL)
    assert snapshot(log) == cached
    log.close()
    assert verify(path, MODEL) == []
