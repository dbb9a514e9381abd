"""Rows from outside: every value is looked at before it may enter the log."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from quiz.core.memory.state import DAY, NEVER, RECALL, RECOGNITION
from quiz.store.rows import (
    ALIAS,
    BURY,
    GAME,
    KEEP,
    NOTE,
    OVERRIDE,
    RELEARN,
    RENAME,
    REPORT,
    RESUME,
    SUSPEND,
    UNDO,
    dump,
)

LAST = 253_402_300_800_000_000
"""Microseconds from 1970 to the year 10000."""

_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_PACK = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_POINT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*#[^\x00-\x1f]+")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")

Rule = Callable[[object], str | None]
"""Returns what is wrong with a value, or None."""


class RowError(ValueError):
    """A row that can't enter the log; `str()` says which field and what is wrong with it."""


def _text(longest: int, *, empty: bool = False, lines: bool = False) -> Rule:
    def rule(value: object) -> str | None:
        if not isinstance(value, str):
            return "is no text"
        if not value and not empty:
            return "is empty"
        if len(value) > longest:
            return f"is longer than {longest} letters"
        try:
            value.encode()
        except UnicodeEncodeError:
            return "is no valid Unicode"
        if _CONTROL.search(value.replace("\n", "").replace("\t", "") if lines else value):
            return "has control characters"
        return None

    return rule


def _matches(pattern: re.Pattern[str], longest: int, what: str, *, empty: bool = False) -> Rule:
    def rule(value: object) -> str | None:
        if empty and value == "":
            return None
        fits = isinstance(value, str) and len(value) <= longest and pattern.fullmatch(value)
        return None if fits else f"is no {what}"

    return rule


def _whole(low: int, high: int, *, none: bool = False) -> Rule:
    def rule(value: object) -> str | None:
        if value is None and none:
            return None
        fits = isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"is no whole number from {low} to {high}"

    return rule


def _real(low: float, high: float, *, none: bool = False) -> Rule:
    def rule(value: object) -> str | None:
        if value is None and none:
            return None
        fits = isinstance(value, int | float) and not isinstance(value, bool)
        if fits and math.isfinite(float(value)) and low <= float(value) <= high:  # type: ignore[arg-type]  # seen above
            return None
        return f"is no number from {low:g} to {high:g}"

    return rule


def _json(longest: int, kind: type, what: str) -> Rule:
    def rule(value: object) -> str | None:
        if not isinstance(value, kind):
            return f"is no {what}"
        try:
            text = dump(value)
            text.encode()
        except (ValueError, RecursionError):
            return "is no valid JSON"
        return f"is longer than {longest} letters" if len(text) > longest else None

    return rule


def _options(value: object) -> str | None:
    if not isinstance(value, list) or len(value) > 100:
        return "is no list of at most 100 texts"
    return next((told for told in map(_text(5000, empty=True, lines=True), value) if told), None)


def _credits(value: object) -> str | None:
    if not isinstance(value, list) or len(value) > 200:
        return "is no list of at most 200 credits"
    seen = set()
    for pair in value:
        if not isinstance(pair, list) or len(pair) != 2 or _point(pair[0]) or _real(0, 1)(pair[1]):
            return "has an element that is not [point, share from 0 to 1]"
        seen.add(pair[0])
    return None if len(seen) == len(value) else "names a point twice"


def _answers(value: object) -> str | None:
    if not isinstance(value, dict) or len(value) > 200:
        return "is no object of at most 200 fingerprints"
    fine = all(_point(point) is None and _text(64)(text) is None for point, text in value.items())
    return None if fine else "has an element that is not point: fingerprint"


def _before(value: object) -> str | None:
    if isinstance(value, dict):
        return _json(100_000, dict, "object")(value)  # as schema 1 wrote it
    return _json(100_000, list, "list")(value)


_point = _matches(_POINT, 300, "point (fact#slot)")
_pack = _matches(_PACK, 80, "pack id")
_fact = _matches(_PACK, 80, "fact id")
_name = _text(80)

_BOTH: Final[dict[str, Rule]] = {
    "id": _matches(_ID, 36, "UUID"),
    "device": _text(64),
    "session": _text(64, empty=True),
    "at": _whole(0, LAST),
    "day": _whole(1, NEVER - 1),
    "kind": _text(40),
}
_ATTEMPT: Final[dict[str, Rule]] = {
    **_BOTH,
    "pack": _pack,
    "pack_hash": _text(128, empty=True),
    "item": _text(300),
    "family": _name,
    "format": _name,
    "class": lambda value: None if value in (RECOGNITION, RECALL) else f"is neither {RECOGNITION} nor {RECALL}",
    "stem": _text(20_000, empty=True, lines=True),
    "options": _options,
    "response": _json(20_000, object, "JSON"),
    "score": _real(0, 1),
    "verdict": _text(80, empty=True),
    "latency": _whole(0, 10**10),
    "confidence": _real(0, 1, none=True),
    "guess": _real(0, 0.999999),
    "weight": _real(0, 1),
    "grade": _whole(1, 4, none=True),
    "credits": _credits,
    "answers": _answers,
    "shown": _whole(0, 1000),
    "before": _before,
    "scheduler": _text(80, empty=True),
}
_ENTRY: Final[dict[str, Rule]] = {
    **_BOTH,
    "target": _text(64, empty=True),
    "pack": _matches(_PACK, 80, "pack id", empty=True),
    "point": _matches(_POINT, 300, "point (fact#slot)", empty=True),
    "data": _json(50_000, dict, "object"),
}
_DATA: Final[dict[str, dict[str, Rule]]] = {
    OVERRIDE: {"score": _real(0, 1), "credits": _credits, "grade": _whole(1, 4, none=True)},
    BURY: {"until": _whole(1, NEVER)},
    KEEP: {"fingerprint": _text(64)},
    RELEARN: {"fingerprint": _text(64)},
    RENAME: {"old": _fact, "new": _fact},
    REPORT: {"text": _text(20_000, empty=True, lines=True)},
    ALIAS: {"text": _text(2000)},
    NOTE: {"text": _text(20_000, empty=True, lines=True)},
    GAME: {"game": _name, "points": _whole(0, 10**9), "count": _whole(0, 10**6)},
}
_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    UNDO: ("target",),
    OVERRIDE: ("target",),
    RENAME: ("pack",),
    GAME: ("pack",),
    **dict.fromkeys((BURY, SUSPEND, RESUME, KEEP, RELEARN), ("pack", "point")),
}


def attempt_values(raw: Mapping[str, object]) -> tuple[object, ...]:
    """Return the values of ATTEMPT_COLUMNS from an exported attempt.

    Raises:
        RowError: If anything in it is not as it must be.
    """
    values = _checked(raw, _ATTEMPT, "attempt")
    for name in ("options", "response", "credits", "answers", "before"):
        values[name] = dump(values[name])
    for name in ("score", "guess", "weight"):
        values[name] = float(values[name])  # type: ignore[arg-type]  # a number, as seen above
    if values["confidence"] is not None:
        values["confidence"] = float(values["confidence"])  # type: ignore[arg-type]  # as above
    return tuple(values.values())


def entry_values(raw: Mapping[str, object]) -> tuple[object, ...]:
    """Return the values of ENTRY_COLUMNS from an exported entry.

    Raises:
        RowError: If anything in it is not as it must be.
    """
    values = _checked(raw, _ENTRY, "entry")
    kind = str(values["kind"])
    for name in _NEEDS.get(kind, ()):
        if not values[name]:
            raise RowError(f"{name!r} of this entry ({kind}) is empty")
    data = values["data"]
    assert isinstance(data, dict)
    for name, rule in _DATA.get(kind, {}).items():
        told = rule(data.get(name))
        if told:
            raise RowError(f"{name!r} in the data of this entry ({kind}) {told}")
    values["data"] = dump(data)
    return tuple(values.values())


def _checked(raw: Mapping[str, object], rules: dict[str, Rule], what: str) -> dict[str, object]:
    values = dict(raw)
    try:
        values["day"] = date.fromisoformat(str(values.get("day"))).toordinal()
    except ValueError:
        raise RowError("'day' is no date; written as 2026-11-24") from None
    for name, rule in rules.items():
        if name not in values:
            raise RowError(f"{name!r} is missing")
        told = rule(values[name])
        if told:
            raise RowError(f"{name!r} {told}")
    more = set(values) - set(rules)
    if more:
        raise RowError(f"{min(more)!r} is no field of an {what}")
    at, day = values["at"], values["day"]
    assert isinstance(at, int) and isinstance(day, int)
    if abs(at // DAY + 719_163 - day) > 2:
        raise RowError(f"'day' {raw['day']} is not the day of 'at' in any zone")
    return {name: values[name] for name in rules}


def parse(line: str) -> object:
    """Parse one line of JSON.

    Raises:
        RowError: If it is none, or says NaN or Infinity.
    """
    try:
        return json.loads(line, parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise RowError(f"is no JSON ({error})") from None


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is no number")
