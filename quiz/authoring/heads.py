"""Edits of a pack's head in place: one key, or one entry of a section (an entity, an office, a source)."""

from __future__ import annotations

from collections.abc import Mapping

from questions.errors import PackError
from questions.reading.nodes import Plain, Table, is_omitted, plain
from quiz.authoring import emitting
from quiz.authoring.layout import tree

SECTIONS = ("sources", "entities", "offices", "relations")


def set_keys(text: str, path: str, section: str | None, values: Mapping[str, Plain | None]) -> str:
    """Return the text of a head with keys set or taken out (None), at its top or in one section.

    Raises:
        PackError: If it can't be edited in place.
    """
    root = tree(text, path)
    if not isinstance(root, Table):
        raise PackError(f"{path}: the pack has no head; begin with id, title, version, licence, as_of")
    meant = plain(root)
    assert isinstance(meant, dict)
    if section is None:
        changed: dict[str, Plain] = dict(meant)
    else:
        inner = meant.get(section)
        changed = dict(inner) if isinstance(inner, dict) else {}
    for key, value in values.items():
        if value is None:
            changed.pop(key, None)
        else:
            changed[key] = value
    for key, value in values.items():
        text = _set(text, path, section, key, value)
    whole: Plain = changed if section is None else {**meant, section: changed}
    found = tree(text, path)
    if found is None or _trimmed(plain(found)) != _trimmed(whole):
        raise PackError(f"{path}: `{section or next(iter(values), '')}` can't be edited in place; edit it by hand")
    return text


def _trimmed(value: Plain) -> Plain:
    """A section without entries is as good as none."""
    if not isinstance(value, dict):
        return value
    return {key: item for key, item in value.items() if not (key in SECTIONS and not item)}


def _set(text: str, path: str, section: str | None, key: str, value: Plain | None) -> str:
    root = tree(text, path)
    assert isinstance(root, Table)
    lines = text.rstrip("\n").split("\n")
    ends = sorted(place.line - 1 for place in root.keys.values())
    table: Table = root
    floor, end = 0, len(lines)
    if section is not None:
        inner = root.entries.get(section)
        if not isinstance(inner, Table) or not inner.entries:
            if value is None:
                return text
            at = root.keys[section].line - 1 if section in root.keys else _facts_line(root, len(lines))
            fresh = [f"{section}:", *emitting.field(key, value, 2)]
            lines[
                at : at
                + (1 if section in root.keys and (inner is None or is_omitted(inner) or not plain(inner)) else 0)
            ] = fresh
            return "\n".join(lines) + "\n"
        table = inner
        floor = root.keys[section].line
        end = next((line for line in ends if line >= floor), len(lines))
    indent = next(iter(table.keys.values())).column - 1
    starts = sorted(place.line - 1 for place in table.keys.values())
    if key in table.keys:
        first = table.keys[key].line - 1
        last = _trim(lines, next((line for line in starts if line > first), end), first, indent)
        lines[first:last] = emitting.field(key, value, indent) if value is not None else []
    elif value is not None:
        at = _trim(lines, end, floor, indent) if section else _facts_line(root, _trim(lines, end, floor, indent))
        lines[at:at] = emitting.field(key, value, indent)
    return "\n".join(lines) + "\n"


def _trim(lines: list[str], last: int, first: int, indent: int) -> int:
    """Go back over empty lines and the comments that belong to what follows."""
    while last > first + 1:
        line = lines[last - 1]
        body = line.lstrip()
        if body and not (body.startswith("#") and len(line) - len(body) <= indent):
            break
        last -= 1
    return last


def _facts_line(root: Table, otherwise: int) -> int:
    return root.keys["facts"].line - 1 if "facts" in root.keys else otherwise
