"""Random histories of a learner's log, and what must be the same after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from hypothesis import strategies as st

from quiz.core.memory.model import Memory
from quiz.core.memory.state import DAY
from quiz.store.log import Attempt, Entry, Log, Stamp
from quiz.store.rows import ATTEMPT_COLUMNS, ENTRY_COLUMNS
from quiz.store.settling import CACHES

FACTS = ("alpha", "beta", "gamma", "delta")
SLOTS = ("when", "who")
START = 739_580
"""Ordinal of the first day."""
MODEL = Memory()

Step = tuple[str, int, int, float]
"""What happens, two choices, and days since the step before (negative where a clock was set back)."""

WHAT = (
    "answer", "answer", "answer", "answer", "answer", "answer", "two", "undo", "undo", "undo", "redo", "override", "bury", "suspend",
    "resume", "relearn", "rename", "keep",
)  # fmt: skip

steps = st.lists(
    st.tuples(
        st.sampled_from(WHAT),
        st.integers(0, 255),
        st.integers(0, 255),
        st.sampled_from([0.0, 0.01, 0.4, 1.0, 3.0, 9.0, -2.0]),
    ),
    min_size=12,
    max_size=40,
)


def snapshot(log: Log) -> dict[str, list[tuple[object, ...]]]:
    """Return everything that follows from a log."""
    return {table: sorted(log.rows(f"SELECT * FROM {table}"), key=repr) for table in CACHES}


Rows = list[tuple[str, tuple[object, ...]]]


def rows(log: Log) -> Rows:
    """Return all attempts and entries as they are merged."""
    found: Rows = [("attempt", row) for row in log.rows(f"SELECT {', '.join(ATTEMPT_COLUMNS)} FROM attempt")]
    return found + [("entry", row) for row in log.rows(f"SELECT {', '.join(ENTRY_COLUMNS)} FROM entry")]


@dataclass
class Life:
    """A learner who answers, undoes, renames; ids and times follow from the steps alone."""

    log: Log
    device: str = "device-a"
    clock: float = 0.0
    uuids: bool = False
    """Whether ids are real ones, as files and verification want them."""
    ids: list[str] = field(default_factory=list)
    """Attempts and entries in the order in which they were written."""

    def stamp(self) -> Stamp:
        """Return a new stamp."""
        number = f"{len(self.ids):04d}"
        name = f"019a{number}-0000-7000-8000-{self.device[-1]:0>12}" if self.uuids else f"{self.device}-{number}"
        return Stamp(name, self.device, "session", self.at, START + int(self.clock))

    @property
    def at(self) -> int:
        """Microseconds since 1970."""
        return round((START - 719_163 + self.clock) * DAY)

    def live(self, steps: Sequence[Step]) -> None:
        """Take steps."""
        for step in steps:
            self.step(step)

    def step(self, step: Step) -> None:
        """Take one step."""
        what, a, b, days = step
        self.clock += days
        fact, slot = FACTS[a % 4], SLOTS[a // 4 % 2]
        point = f"{fact}#{slot}"
        stamp = self.stamp()
        if what == "answer":
            self.append(attempt(stamp, [(point, (b % 3) / 2)], b))
        elif what == "two":
            other = f"{FACTS[b % 4]}#{SLOTS[b // 4 % 2]}"
            credits = [(point, (b % 3) / 2)] + ([(other, (b // 8 % 3) / 2)] if other != point else [])
            self.append(attempt(stamp, credits, b))
        elif what in {"undo", "redo", "override"}:
            self.about(what, stamp, a, b)
        elif what == "bury":
            self.enter(Entry.of(stamp, "bury", pack="pack", point=point, until=stamp.day + b % 3))
        elif what == "rename":
            if fact != FACTS[b % 4]:
                self.enter(Entry.of(stamp, "rename", pack="pack", old=fact, new=FACTS[b % 4]))
        elif what in {"keep", "relearn"}:
            self.enter(Entry.of(stamp, what, pack="pack", point=point, fingerprint=str(b)))
        else:
            self.enter(Entry.of(stamp, what, pack="pack", point=point))

    def about(self, what: str, stamp: Stamp, a: int, b: int) -> None:
        """Take back or correct something that is there."""
        if not self.ids:
            return
        target = self.ids[-1 - a % min(len(self.ids), 6)]
        if what == "undo":
            before = self.log.rows("SELECT count(*) FROM entry")
            self.log.undo(target, stamp, MODEL)
            if self.log.rows("SELECT count(*) FROM entry") != before:
                self.ids.append(stamp.id)
        elif what == "redo":
            undos = self.log.rows("SELECT id FROM entry WHERE kind = 'undo' ORDER BY id DESC")
            if undos:
                self.about_undo(undos[a % len(undos)][0], stamp)
        else:
            found = self.log.rows("SELECT credits FROM attempt WHERE id = ?", (target,))
            if found:
                import json

                credits = [[point, (b % 3) / 2] for point, _ in json.loads(found[0][0])]
                self.enter(Entry.of(stamp, "override", target=target, score=(b % 3) / 2, credits=credits, grade=None))

    def about_undo(self, target: str, stamp: Stamp) -> None:
        """Take an undo back."""
        before = self.log.rows("SELECT count(*) FROM entry")
        self.log.undo(target, stamp, MODEL)
        if self.log.rows("SELECT count(*) FROM entry") != before:
            self.ids.append(stamp.id)

    def append(self, attempt: Attempt) -> None:
        """Answer."""
        self.log.append(attempt, MODEL)
        self.ids.append(attempt.id)

    def enter(self, entry: Entry) -> None:
        """Write an entry."""
        self.log.enter(entry, MODEL)
        self.ids.append(entry.id)


def attempt(stamp: Stamp, credits: Sequence[tuple[str, float]], choice: int) -> Attempt:
    """Return an attempt; `choice` decides class, guessing, weight and words."""
    score = sum(share for _, share in credits) / len(credits)
    recall = choice % 2 == 0
    return Attempt(
        id=stamp.id, device=stamp.device, session=stamp.session, at=stamp.at, day=stamp.day,
        kind="review" if choice % 5 else "play", pack="pack", pack_hash="hash", item=f"item-{choice % 7}", family="when",
        format="typed" if recall else "single_choice", answer_class="recall" if recall else "recognition",
        stem="When?", options=() if recall else ("1999", "2008", "2012"),
        response={"type": "wrote", "text": f"w{choice % 4}"} if recall else {"type": "picked", "indices": [choice % 3]},
        score=score, verdict="right" if score == 1 else "wrong", latency=1000 + choice, guess=0.0 if recall else 1 / 3,
        weight=(1.0, 0.5, 0.0)[choice % 11 % 3], grade=choice % 4 + 1 if choice % 17 == 0 else None,
        credits=tuple(credits), answers={point: "f" for point, _ in credits}, shown=0 if recall else 3,
    )  # fmt: skip


def portions(rows: Rows, seed: int, parts: int) -> list[Rows]:
    """Deal rows out to some portions in random order; some rows are in two of them."""
    random = Random(seed)
    dealt: list[Rows] = [[] for _ in range(parts)]
    mixed = list(rows)
    random.shuffle(mixed)
    for row in mixed:
        for portion in {random.randrange(parts), random.randrange(parts)}:
            dealt[portion].append(row)
    random.shuffle(dealt)
    return dealt
