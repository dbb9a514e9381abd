"""The settings file, TOML: read with every problem at its place, and changed without losing its comments. Pure: text to text."""

from __future__ import annotations

import dataclasses
import difflib
import re
import tomllib
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from questions.errors import UsageError
from quiz.core.settings import Settings

_TABLE = re.compile(r"\s*\[\s*([\w-]+)\s*\]\s*(#.*)?$")
_PAIR = re.compile(r"\s*(?:\"([^\"]+)\"|([\w-]+))\s*=\s*")


def parse(text: str, path: str) -> Settings:
    """Read settings.

    Args:
        text: The file's.
        path: Its name, for messages.

    Raises:
        UsageError: With path:line, what is wrong and the mend, for every problem found.
    """
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"line (\d+)", str(error))
        line = at[1] if at else len(text.splitlines()) or 1
        raise UsageError(f"{path}:{line}: this is no TOML: {error}; write lines such as: retention = 0.9") from None
    problems: list[tuple[int, str]] = []
    sections: dict[str, Any] = {}
    for name, value in found.items():
        line = _line(text, name, None)
        field = Settings.__dataclass_fields__.get(name)
        if field is None or not isinstance(value, dict):
            problems.append((line, f"{name!r} is no table of settings; {_near(name, Settings.__dataclass_fields__)}"))
        elif name == "exams":
            sections[name] = dict(_exams(text, value, problems))
        else:
            sections[name] = _section(text, name, value, problems)
    if problems:
        raise UsageError("\n".join(f"{path}:{line}: {message}" for line, message in sorted(problems)))
    return Settings(**sections)


def _exams(text: str, table: dict[str, Any], problems: list[tuple[int, str]]) -> Iterator[tuple[str, date]]:
    for pack, value in table.items():
        if isinstance(value, date) and not isinstance(value, datetime):
            yield pack, value
        else:
            problems.append((_line(text, "exams", pack), f"{pack} = {value!r} is no day; write {pack} = 2026-12-01"))


def _section(text: str, name: str, table: dict[str, Any], problems: list[tuple[int, str]]) -> Any:
    section = getattr(Settings(), name)
    fields = type(section).__dataclass_fields__
    values: dict[str, Any] = {}
    for key, value in table.items():
        if key not in fields:
            problems.append((_line(text, name, key), f"there is no setting {name}.{key}; {_near(key, fields)}"))
            continue
        default = getattr(section, key)
        fault = _fault(value, default, fields[key].metadata)
        if fault:
            problems.append((_line(text, name, key), f"{name}.{key} = {_toml(value)}: {fault}"))
        elif isinstance(default, tuple):
            values[key] = tuple(float(one) for one in value)
        else:
            values[key] = float(value) if isinstance(default, float) else value
    return dataclasses.replace(section, **values)


def _fault(value: object, default: object, about: Any) -> str:
    """Return what is wrong with a value and what would be right, or nothing."""
    if isinstance(default, bool):
        return "" if isinstance(value, bool) else "write true or false"
    if isinstance(default, str):
        words = about["words"]
        return "" if value in words else f"write one of {', '.join(map(repr, words))}"
    if isinstance(default, tuple):
        if not isinstance(value, list) or len(value) != about["length"]:
            return f"write a list of {about['length']} numbers"
        ranges = about.get("ranges") or [(about["low"], about["high"])] * len(value)
        for number, (one, (low, high)) in enumerate(zip(value, ranges, strict=True)):
            if not _number(one) or not low <= one <= high:
                return f"element {number} must be a number from {low:g} to {high:g}"
        return ""
    wanted = "a whole number" if isinstance(default, int) else "a number"
    fits = isinstance(value, int) if isinstance(default, int) else True
    if not _number(value) or not fits or not about["low"] <= value <= about["high"]:
        return f"write {wanted} from {about['low']:g} to {about['high']:g} ({about.get('unit', '')})".replace(" ()", "")
    return ""


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value == value


def _near(name: str, known: Any) -> str:
    found = difflib.get_close_matches(name, list(known), 1, 0.5)
    return f"did you mean {found[0]!r}?" if found else f"there are {', '.join(known)}"


def changed(text: str, settings: Settings) -> str:
    """Return the text of a settings file that says `settings`, with the comments and the order of `text`.

    Values that are neither in the text nor different from the default are left out.

    Args:
        text: As it was; valid.
        settings: As it shall be.
    """
    before = parse(text, "settings")
    lines = text.splitlines()
    for field in dataclasses.fields(Settings):
        old, new = getattr(before, field.name), getattr(settings, field.name)
        if old == new:
            continue
        if field.name == "exams":
            for pack in {**old, **new}:
                if old.get(pack) != new.get(pack):
                    _put(lines, "exams", pack, new.get(pack))
            continue
        for one in dataclasses.fields(new):
            value = getattr(new, one.name)
            if value != getattr(old, one.name):
                _put(lines, field.name, one.name, value)
    after = "\n".join(lines) + "\n" if lines else ""
    assert parse(after, "settings") == settings
    return after


def _put(lines: list[str], table: str, key: str, value: object) -> None:
    """Set a value in its table, where it stands or at the table's end; None takes it out."""
    spot = _find(lines, table, key)
    name = key if re.fullmatch(r"[\w-]+", key) else _toml(key)
    said = f"{name} = {_toml(value)}"
    if spot is not None:
        first, last = spot
        comment = re.search(r"\s+#[^\"]*$", lines[last])
        lines[first : last + 1] = [] if value is None else [said + (comment[0] if comment else "")]
        return
    head = next((at for at, line in enumerate(lines) if (m := _TABLE.match(line)) and m[1] == table), None)
    if head is None:
        lines += [*([""] if lines else []), f"[{table}]", said]
        return
    end = next((at for at in range(head + 1, len(lines)) if _TABLE.match(lines[at])), len(lines))
    while end > head + 1 and not lines[end - 1].strip():
        end -= 1
    lines.insert(end, said)


def _find(lines: list[str], table: str, key: str) -> tuple[int, int] | None:
    """Return the first and last line of a value."""
    here = ""
    at = 0
    while at < len(lines):
        head, pair = _TABLE.match(lines[at]), _PAIR.match(lines[at])
        last = at
        if head:
            here = head[1]
        elif pair:
            while last + 1 < len(lines) and not _whole("\n".join(lines[at : last + 1])):
                last += 1
            if here == table and (pair[1] or pair[2]) == key:
                return at, last
        at = last + 1
    return None


def _whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return False
    return True


def _line(text: str, table: str, key: str | None) -> int:
    """Return the line, from 1, on which a table or a key of it stands."""
    lines = text.splitlines()
    if key is not None:
        spot = _find(lines, table, key)
        if spot:
            return spot[0] + 1
    heads = [at for at, line in enumerate(lines, 1) if (m := _TABLE.match(line)) and m[1] == table]
    pairs = [at for at, line in enumerate(lines, 1) if (m := _PAIR.match(line)) and table in (m[1], m[2])]
    return (heads or pairs or [1])[0]


def _toml(value: object) -> str:
    """Return a value as TOML writes it."""
    match value:
        case bool():
            return "true" if value else "false"
        case tuple() | list():
            return f"[{', '.join(_toml(one) for one in value)}]"
        case date():
            return value.isoformat()
        case str():
            return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
        case _:
            return repr(value)
