"""What the log is made of: attempts and entries. Both are written once and never changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from quiz.core.memory.state import Key, State

# Made once: `json.dumps` makes an encoder for each call.
_ascii = json.JSONEncoder(separators=(",", ":")).encode
_compact = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

UNDO: Final = "undo"
OVERRIDE: Final = "override"
BURY: Final = "bury"
SUSPEND: Final = "suspend"
RESUME: Final = "resume"
REPORT: Final = "report"
ALIAS: Final = "alias"
KEEP: Final = "keep"
RELEARN: Final = "relearn"
RENAME: Final = "rename"
NOTE: Final = "note"
GAME: Final = "game"

KINDS: Final = frozenset({UNDO, OVERRIDE, BURY, SUSPEND, RESUME, REPORT, ALIAS, KEEP, RELEARN, RENAME, NOTE, GAME})
"""Kinds of entries that have a meaning here; others, of newer versions, are kept and passed on."""


TOGETHER = "together"
"""In the data of entries that were saved as one: the id of the first."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer, as it is kept."""

    id: str
    """UUID version 7."""
    device: str
    session: str
    at: int
    """Microseconds since 1970, UTC."""
    day: int
    """Ordinal of the learner's local day."""
    kind: str
    """`review`, `play`, `learn`, `cram`, ..."""
    pack: str
    pack_hash: str
    item: str
    family: str
    format: str
    answer_class: str
    stem: str
    options: tuple[str, ...]
    """The options' texts as shown."""
    response: object
    """JSON data."""
    score: float
    """0..1."""
    verdict: str
    latency: int
    """Milliseconds."""
    guess: float
    weight: float
    grade: int | None
    credits: tuple[tuple[str, float], ...]
    """(point, share 0..1)."""
    scheduler: str = ""
    """Version of the model that computed its effect; written by the log."""
    answers: Mapping[str, str] = field(default_factory=dict)
    """Fingerprint of each point's value, as it was when it was asked."""
    shown: int = 0
    """How many alternatives were shown."""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who wrote an entry, and when."""

    id: str
    device: str
    session: str
    at: int
    day: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement about attempts or points that is not an answer.

    What `data` holds, by kind:


    - undo: nothing; `target` is the attempt or entry that is taken back (an undo taken back is a redo)
    - override: `score` 0..1, `credits` [[point, share], ...], `grade` or null; `target` is the attempt
    - bury: `until`, the ordinal of the first day on which the point may be asked again
    - suspend, resume: nothing
    - report: `item`, `response`, `text`; alias: `text`, the answer that should have been accepted; note: `text`
    - keep, relearn: `fingerprint` of the changed value
    - rename: `old` and `new` fact id
    - game: `game`, `points`, `count` of answers

    Entries that were saved as one have `together`, the id of the first of them.
    """

    id: str
    device: str
    session: str
    at: int
    day: int
    kind: str
    target: str = ""
    """Id of an attempt or entry, where it is about one."""
    pack: str = ""
    point: str = ""
    data: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, stamp: Stamp, kind: str, *, target: str = "", pack: str = "", point: str = "", **data: object) -> Entry:
        """Make an entry of a kind."""
        return cls(stamp.id, stamp.device, stamp.session, stamp.at, stamp.day, kind, target, pack, point, data)


ATTEMPT_COLUMNS: Final = (
    "id", "device", "session", "at", "day", "kind", "pack", "pack_hash", "item", "family", "format", "class", "stem",
    "options", "response", "score", "verdict", "latency", "confidence", "guess", "weight", "grade", "credits", "answers",
    "shown", "before", "scheduler",
)  # fmt: skip
"""Columns of `attempt` in the order of its checksum, which comes after them."""
ENTRY_COLUMNS: Final = ("id", "device", "session", "at", "day", "kind", "target", "pack", "point", "data")
"""Columns of `entry` in the order of its checksum, which comes after them."""


def attempt_row(attempt: Attempt, before: str, scheduler: str) -> tuple[object, ...]:
    """Return the values of ATTEMPT_COLUMNS."""
    return (
        attempt.id, attempt.device, attempt.session, attempt.at, attempt.day, attempt.kind, attempt.pack,
        attempt.pack_hash, attempt.item, attempt.family, attempt.format, attempt.answer_class, attempt.stem,
        dump(attempt.options), dump(attempt.response), float(attempt.score), attempt.verdict, attempt.latency,
        attempt.confidence, float(attempt.guess), float(attempt.weight), attempt.grade, dump(attempt.credits),
        dump(dict(attempt.answers)), attempt.shown, before, scheduler,
    )  # fmt: skip


def entry_row(entry: Entry) -> tuple[object, ...]:
    """Return the values of ENTRY_COLUMNS."""
    return (
        entry.id, entry.device, entry.session, entry.at, entry.day, entry.kind, entry.target, entry.pack, entry.point,
        dump(dict(entry.data)),
    )  # fmt: skip


def entry_of(row: Sequence[object]) -> Entry:
    """Return an entry from the values of ENTRY_COLUMNS."""
    values = dict(zip(ENTRY_COLUMNS, row, strict=True))
    values["data"] = json.loads(str(values["data"]))
    return Entry(**values)  # type: ignore[arg-type]  # rows are untyped


def checksum(values: Sequence[object]) -> int:
    """Return the CRC-32 of a row's values: SQLite itself does not notice a byte that flips inside a value."""
    return zlib.crc32(_ascii(values).encode())


def dump(value: object) -> str:
    """Return JSON as it is stored: no blanks, letters as they are."""
    return _compact(value)


def state_row(state: State) -> tuple[float, float, int, int, int, int, int, int]:
    """Return a state's values in the order of its fields and columns."""
    return (
        state.stability, state.difficulty, state.last, state.day, state.due, state.reps, state.lapses,
        state.right_days,
    )  # fmt: skip


def before_text(states: Mapping[Key, State | None]) -> str:
    """Return states as they are stored with the attempt that changed them."""
    return dump([[*key, None if state is None else state_row(state)] for key, state in states.items()])


def before_states(text: str) -> dict[Key, State | None]:
    """Read what `before_text` wrote."""
    return {(point, cls): None if row is None else State(*row) for point, cls, row in json.loads(text)}


def fact_of(point: str) -> str:
    """Return the fact of a point."""
    return point.partition("#")[0]


def micros(at: datetime) -> int:
    """Return microseconds since 1970."""
    return (at - EPOCH) // timedelta(microseconds=1)


def moment(value: int) -> datetime:
    """Return the UTC time of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)
