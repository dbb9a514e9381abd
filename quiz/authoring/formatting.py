"""A pack's files in one form: fields of facts in one order, one blank line at most, no spaces at ends. Comments stay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from questions.errors import PackError
from questions.facts import KINDS
from questions.facts.base import FactBase
from questions.reading.friendly import fields_of
from questions.reading.nodes import plain
from quiz.authoring.layout import Block, Layout, layout, tree

_LAST = ("evidence", "reviewed", "note")
"""Fields that stand at the end of a fact, whatever its kind."""


def formatted(text: str, path: str) -> str:
    """Return the text of a YAML file in the form that all packs share.

    It means what it meant: a step whose result would be read differently (spaces inside of texts of several lines) is not
    taken. Formatting again changes nothing.

    Args:
        text: The file.
        path: How it is called in messages.

    Raises:
        PackError: If it is no YAML that packs are written in.
    """
    meant = tree(text, path)
    meant_plain = plain(meant) if meant is not None else None
    comments = _comments(text)
    for step in (_ends, _spaces, _blanks, _order):
        try:
            tried = step(text, path)
            found = tree(tried, path)
        except PackError:
            continue
        if (plain(found) if found is not None else None) == meant_plain and _comments(tried) == comments:
            text = tried
    return text


def _comments(text: str) -> Counter[str]:
    return Counter(line.strip() for line in text.split("\n") if line.lstrip().startswith("#"))


def _ends(text: str, path: str) -> str:
    return text.rstrip("\n") + "\n" if text.strip() else text


def _spaces(text: str, path: str) -> str:
    return "\n".join(line.rstrip() for line in text.split("\n"))


def _blanks(text: str, path: str) -> str:
    lines: list[str] = []
    for line in text.split("\n"):
        if line or not lines or lines[-1]:
            lines.append(line)
    return "\n".join(lines)


def _order(text: str, path: str) -> str:
    found = layout(text, path)
    lines = list(found.lines)
    for block in reversed(found.blocks):
        fresh = _in_order(found, block)
        if fresh is not None:
            lines[block.line : block.line + len(fresh)] = fresh
    return "\n".join(lines) + "\n"


def order(kind: str) -> Callable[[str], int]:
    """Return the rank of a field among those of a kind."""
    model: Any = KINDS.get(kind)
    own = [name for name in fields_of(model) if name not in {"id", "kind"}] if model is not None else []
    shared = fields_of(FactBase)
    own = [name for name in own if name not in shared] + [name for name in own if name in shared]
    names = ["id", "kind", *(name for name in own if name not in _LAST), *_LAST]
    ranks = {name: rank for rank, name in enumerate(names)}
    return lambda name: ranks.get(name, len(names))


def _in_order(found: Layout, block: Block) -> list[str] | None:
    """Return the lines of a fact from its dash on, with its fields in order; None where they are."""
    if not block.fields:
        return None
    names = list(block.fields)
    wanted = sorted(names, key=order(str(block.value.get("kind", ""))))
    if wanted == names:
        return None
    lines = list(found.lines)
    last = block.span.last
    while last > block.line + 1 and (not lines[last - 1].strip() or lines[last - 1].startswith("#")):
        last -= 1
    prefix = lines[block.line][: block.indent]
    lines[block.line] = " " * block.indent + lines[block.line][block.indent :]
    fresh: list[str] = []
    leading: list[str] = []
    for name in wanted:
        span = block.fields[name]
        part = lines[span.first : min(span.last, last)]
        while part and not part[-1].strip():
            part.pop()
        if not fresh and part and part[0].lstrip().startswith("#"):
            while part[0].lstrip().startswith("#"):  # the dash needs a field on its line: the comments go below it
                leading.append(part.pop(0))
        fresh += part
    fresh[0] = prefix + fresh[0][block.indent :]
    fresh[1:1] = leading
    return fresh + [""] * (last - block.line - len(fresh))
