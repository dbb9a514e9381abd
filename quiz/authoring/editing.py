"""Edits of facts in the text of their file: fields set and taken out, facts put in. Comments stay where they are."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from questions.errors import PackError, UsageError
from questions.reading.limits import DEFAULT
from questions.reading.nodes import Branch, Plain, Table, plain
from quiz.authoring import emitting
from quiz.authoring.layout import Block, Layout, layout, tree


def read(path: Path) -> str:
    """Read a file of a pack, with line feeds.

    Raises:
        UsageError: If it can't be read, is too large, or is not UTF-8.
    """
    try:
        if path.stat().st_size > DEFAULT.file_bytes:
            raise UsageError(f"{path}: larger than {DEFAULT.file_bytes:,} bytes; split it")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except OSError as error:
        raise UsageError(f"{path}: can't be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start}); save it as UTF-8") from error


def write(path: Path, text: str) -> None:
    """Write a file whole or not at all; Windows line ends stay where the old file has them.

    Raises:
        UsageError: If it can't be written.
    """
    try:
        windows = path.exists() and b"\r\n" in path.read_bytes()
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\r\n" if windows else "\n") as file:
            file.write(text)
        if path.exists():
            Path(temporary).chmod(path.stat().st_mode)
        else:
            Path(temporary).chmod(0o644)
        os.replace(temporary, path)
    except OSError as error:
        raise UsageError(f"{path}: can't be written ({error.strerror})") from error


def facts_of(text: str, path: str) -> list[Plain]:
    """Return the facts of a file as text, lists and mappings."""
    node = tree(text, path)
    if isinstance(node, Table):
        node = node.entries.get("facts")
    return [plain(item) for item in node.items] if isinstance(node, Branch) else []


def proven(text: str, path: str, meant: list[Plain]) -> str:
    """Return `text` if its facts are exactly those that are meant.

    Raises:
        PackError: If they are not, as in YAML with anchors; then nothing may be written.
    """
    try:
        found = facts_of(text, path)
    except PackError as error:
        raise PackError(f"{path}: this can't be edited in place; edit it by hand ({error})") from error
    if found != meant:
        raise PackError(
            f"{path}: this can't be edited in place (anchors, or several fields on a line); edit it by hand"
        )
    return text


def set_fields(text: str, path: str, fact: str, values: Mapping[str, Plain | None]) -> str:
    """Return the text with fields of one fact set, or taken out (None); other lines stay as they are.

    Args:
        text: The text of the file.
        path: How the file is called in messages.
        fact: The fact's id.
        values: New values by field.

    Raises:
        KeyError: If the fact is not in this file.
        PackError: If it can't be edited in place.
    """
    found = layout(text, path)
    block = found.block(fact)
    new = {key: item for key, item in block.value.items() if values.get(key, "") is not None}
    new |= {key: item for key, item in values.items() if item is not None}
    meant = [new if isinstance(item, dict) and item.get("id") == fact else item for item in facts_of(text, path)]
    if block.fields is None:
        return proven(_replaced(found, block, new), path, meant)
    lines = list(found.lines)
    edits: list[tuple[int, int, list[str]]] = []
    for key, item in values.items():
        span = block.fields.get(key)
        if span is None:
            if item is not None:
                at = _end(lines, block)
                edits.append((at, at, emitting.field(key, item, block.indent)))
            continue
        if block.value.get(key) == item:
            continue
        first = span.first
        while lines[first].lstrip().startswith("#") and item is not None:
            first += 1  # the comments before a field stay with its new value
        last = span.last
        while last > first + 1 and (not lines[last - 1].strip() or _is_comment(lines[last - 1], block.indent)):
            last -= 1
        fresh = emitting.field(key, item, block.indent) if item is not None else []
        if len(fresh) == 1 and last == first + 1 and "#" not in str(block.value[key]) and " #" in lines[first]:
            fresh[0] += "  #" + lines[first].split(" #", 1)[1]
        if first == block.line and fresh:
            fresh[0] = lines[first][: block.indent] + fresh[0][block.indent :]
        edits.append((first, last, fresh))
    for first, last, fresh in sorted(edits, key=lambda edit: edit[:2], reverse=True):
        lines[first:last] = fresh
    return proven("\n".join(lines) + "\n", path, meant)


def put_in(text: str, path: str, value: Mapping[str, Plain], comments: list[str] | None = None) -> str:
    """Return the text with one more fact at the end of its list.

    Raises:
        PackError: If it can't be edited in place.
    """
    meant: list[Plain] = [*facts_of(text, path), dict(value)]
    found = layout(text, path)
    fresh = [*(comments or []), *emitting.fact(value, found.dash)]
    lines = list(found.lines)
    if not text.strip() or (not found.blocks and tree(text, path) is None):
        return proven("\n".join([*lines, *fresh]) + "\n", path, meant)
    if not found.blocks:
        root = tree(text, path)
        if not isinstance(root, Table):
            lines = [line for line in lines if line.strip() != "[]"]
        elif "facts" in root.keys:
            at = root.keys["facts"].line - 1
            lines[at] = lines[at].replace("[]", "").rstrip()
            lines[at + 1 : at + 1] = fresh
            return proven("\n".join(lines) + "\n", path, meant)
        else:
            return proven("\n".join([*lines, "", "facts:", *fresh]) + "\n", path, meant)
    at = min(found.end, len(lines))
    while at and not lines[at - 1].strip():
        at -= 1
    lines[at:at] = ["", *fresh]
    return proven("\n".join(lines) + "\n", path, meant)


def take_out(text: str, path: str, fact: str) -> str:
    """Return the text without one fact."""
    found = layout(text, path)
    span = found.block(fact).span
    meant = [item for item in facts_of(text, path) if not (isinstance(item, dict) and item.get("id") == fact)]
    lines = found.lines[: span.first] + found.lines[span.last :]
    return proven("\n".join(lines) + "\n", path, meant)


def _replaced(found: Layout, block: Block, value: Mapping[str, Plain]) -> str:
    last = _end(found.lines, block)
    old = found.lines[block.line : last]
    if any("#" in line for line in old) and not all("#" in str(value) for line in old if "#" in line):
        raise PackError(f"fact {block.id}: comments stand inside of its braces; edit it by hand")
    lines = [*found.lines[: block.line], *emitting.fact(value, block.dash), *found.lines[last:]]
    return "\n".join(lines) + "\n"


def _is_comment(line: str, indent: int) -> bool:
    text = line.lstrip()
    return text.startswith("#") and len(line) - len(text) <= indent


def _end(lines: list[str], block: Block) -> int:
    """Return the line after the last one of a fact that has words."""
    last = block.span.last
    while last > block.line + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    return last
