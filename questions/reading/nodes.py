"""A document as a tree whose every leaf is text and knows its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from questions.problems import Place

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"
"""What a tree becomes for validation: text, lists and mappings only."""
Path: TypeAlias = "Sequence[str | int]"


@dataclass(slots=True, eq=False)
class Leaf:
    """A scalar."""

    place: Place
    text: str
    bare: bool = False
    """Written without quotes: an empty bare scalar is a value that was left out."""


@dataclass(slots=True, eq=False)
class Branch:
    """A sequence."""

    place: Place
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Table:
    """A mapping; `keys` has the place of each key."""

    place: Place
    entries: dict[str, Node] = field(default_factory=dict)
    keys: dict[str, Place] = field(default_factory=dict)


Node: TypeAlias = Leaf | Branch | Table


def is_omitted(node: Node) -> bool:
    """Return whether a node is an empty scalar without quotes: a value that was left out."""
    return isinstance(node, Leaf) and node.bare and not node.text


def plain(node: Node) -> Plain:
    """Return the tree as text, lists and mappings; values that were left out (`when:`) are not in it."""
    match node:
        case Leaf():
            return node.text
        case Branch():
            return [plain(item) for item in node.items]
        case Table():
            return {key: plain(value) for key, value in node.entries.items() if not is_omitted(value)}


def left_out(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of the values that were left out (`when:`)."""
    match node:
        case Leaf():
            pass
        case Branch():
            for index, item in enumerate(node.items):
                yield from left_out(item, (*path, index))
        case Table():
            for key, value in node.entries.items():
                if is_omitted(value):
                    yield (*path, key)
                elif not isinstance(value, Leaf):
                    yield from left_out(value, (*path, key))


def walk(node: Node, path: Path) -> Iterator[Node]:
    """Yield the nodes along a path as far as it exists, the given one first."""
    yield node
    for step in path:
        match node:
            case Table() if str(step) in node.entries:
                node = node.entries[str(step)]
            case Branch() if isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
            case _:
                return
        yield node


def locate(node: Node, path: Path) -> Place:
    """Return the place of the value at `path`, or of the nearest thing above it that is there."""
    last = node
    depth = -1
    for found in walk(node, path):
        last = found
        depth += 1
    if depth == len(path) and is_omitted(last) and depth:
        return locate_key(node, path)
    return last.place


def locate_key(node: Node, path: Path) -> Place:
    """Return the place of the key at the end of `path`, or of what encloses it where it is not there."""
    nodes = list(walk(node, path[:-1]))
    parent = nodes[-1]
    if len(nodes) == len(path) and isinstance(parent, Table):
        return parent.keys.get(str(path[-1]), parent.place)
    return parent.place


def text_at(node: Node, path: Path) -> str:
    """Return the text of the scalar at `path`, or "" where it is none."""
    nodes = list(walk(node, path))
    last = nodes[-1]
    return last.text if len(nodes) == len(path) + 1 and isinstance(last, Leaf) else ""
