"""Text, lists and mappings -> YAML as an author would write it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from questions.reading.nodes import Plain

WIDTH = 118
"""Columns that a flow list or mapping may fill before it is set in block style."""
_SAFE = re.compile(r"[^\W_](?:[^\x00-\x1f\x7f-\x9f\ufeff\u2028\u2029#:,\[\]{}\"'`|>&*!%@\\]|(?<=\S):(?=[^\s,\]\[{}]))*")
_UNSURE = frozenset({"y", "n", "yes", "no", "on", "off"})


def scalar(text: str) -> str:
    """Return one value: plain where no reader could mistake it, else in double quotes."""
    plain = _SAFE.fullmatch(text) and text == text.strip() and text.lower() not in _UNSURE
    if plain:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(
        char if char.isprintable() or char == " " else char.encode("unicode_escape").decode() for char in quoted
    )


def flow(value: Plain) -> str:
    """Return a value on one line."""
    match value:
        case str():
            return scalar(value)
        case list():
            return f"[{', '.join(flow(item) for item in value)}]"
        case dict():
            return f"{{{', '.join(f'{scalar(key)}: {flow(item)}' for key, item in value.items())}}}"


def field(key: str, value: Plain, indent: int) -> list[str]:
    """Return the lines of `key: value` with the key at column `indent` (from 0)."""
    head = f"{' ' * indent}{scalar(key)}:"
    line = f"{head} {flow(value)}"
    if isinstance(value, str) or not value or (len(line) <= WIDTH and not _nested(value)):
        return [line]
    if isinstance(value, dict):
        return [head, *(line for name, item in value.items() for line in field(name, item, indent + 2))]
    return [head, *(line for item in value for line in entry(item, indent + 2))]


def entry(value: Plain, indent: int) -> list[str]:
    """Return the lines of one entry of a list, its dash at column `indent`."""
    line = f"{' ' * indent}- {flow(value)}"
    if not isinstance(value, dict) or not value or (len(line) <= WIDTH and not _nested(value)):
        return [line]
    return fact(value, indent)


def fact(value: Mapping[str, Plain], indent: int = 0) -> list[str]:
    """Return the lines of one fact in block style, its dash at column `indent`."""
    lines = [line for key, item in value.items() for line in field(key, item, indent + 2)]
    lines[0] = f"{' ' * indent}- {lines[0][indent + 2 :]}"
    return lines


def _nested(value: Plain) -> bool:
    """Whether a value holds mappings inside of lists or mappings: those are read better one below the other."""
    items = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    return any(isinstance(item, dict) for item in items) and len(items) > 1
