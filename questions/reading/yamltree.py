"""YAML -> a tree of text with places.

Only YAML's events are used. Nothing is resolved (`no`, `2008` and `1999-03-24` stay what they are), no tag makes an
object, and the tree is built without recursion, so that depth and the size to which aliases expand can be limited.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from questions.problems import Place, Problem
from questions.reading.limits import Limits
from questions.reading.nodes import Branch, Leaf, Node, Table

_BLANK = "\0 \t\r\n\x85\u2028\u2029"


class _PythonLoader(yaml.SafeLoader):
    """PyYAML's parser, which ends text inside of { } and [ ] at a question mark; libyaml and YAML 1.2 don't."""

    def scan_plain(self) -> Any:
        """Scan text without quotes (after `yaml.scanner.Scanner.scan_plain`, PyYAML, MIT)."""
        flow = bool(self.flow_level)
        chunks: list[str] = []
        start = end = self.get_mark()
        indent = self.indent + 1
        spaces: list[str] = []
        while self.peek() != "#":
            length = 0
            while True:
                char, after = self.peek(length), self.peek(length + 1)
                ends = char == ":" and after in _BLANK + (",[]{}" if flow else "")
                if char in _BLANK or ends or (flow and char in ",[]{}"):
                    break
                length += 1
            if not length:
                break
            self.allow_simple_key = False
            chunks.extend(spaces)
            chunks.append(self.prefix(length))
            self.forward(length)
            end = self.get_mark()
            spaces = self.scan_plain_spaces(indent, start) or []
            if not spaces or (not flow and self.column < indent):
                break
        return yaml.ScalarToken("".join(chunks), True, start, end)


_PARSERS: tuple[Any, ...] = ((yaml.CSafeLoader,) if yaml.__with_libyaml__ else ()) + (_PythonLoader,)
"""libyaml's where PyYAML was built with it, else the slower one in Python; both give the same tree."""


class _StopError(Exception):
    """The document can't be read on; the problem says why."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.message)


def parse(text: str, path: str, limits: Limits, *, python: bool = False) -> tuple[Node | None, list[Problem]]:
    """Parse one YAML document.

    Args:
        text: The document.
        path: How its file is called in problems.
        limits: Limits on depth and size.
        python: Use the parser written in Python even if libyaml is there.

    Returns:
        The tree (None if it is empty or can't be read on) and the problems found.
    """
    builder = _Builder(path, limits)
    try:
        for event in _events(text, path, _PARSERS[-1] if python else _PARSERS[0]):
            builder.take(event)
    except _StopError as stop:
        return None, [*builder.problems, stop.problem]
    return builder.root, builder.problems


def _events(text: str, path: str, loader: Any) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=loader)
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        line = text.count("\n", 0, at) + 1
        column = at - (text.rfind("\n", 0, at) + 1) + 1
        raise _StopError(
            Problem.at(
                Place(path, line, column),
                "P105",
                "this character may not stand in a text file",
                text=f"U+{ord(text[at]):04X}" if at < len(text) else "",
                mend="delete it",
            )
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise _StopError(_syntax(text, place, error)) from None
    except yaml.YAMLError as error:
        raise _StopError(
            Problem.at(Place(path), "P104", f"this is not YAML: {error}", mend="see the YAML section of the pack guide")
        ) from None


_SHALLOW = "a pack needs about six levels; look for unclosed brackets"


def _syntax(text: str, place: Place, error: yaml.MarkedYAMLError) -> Problem:
    lines = text.split("\n")
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    cause = error.problem or error.context or "it can't be parsed"
    if "nesting depth" in cause:  # libyaml gives up by itself, deeper than any pack is
        return Problem.at(place, "P109", "nested far too deep", mend=_SHALLOW)
    mend = "quote the text if it holds a colon, a # or begins with one of - [ { & * ! | > % @ `"
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent or "'\\t'" in cause:
        mend = "indent with spaces: YAML allows no tabs there"
    return Problem.at(place, "P104", f"this is not YAML: {cause}", text=line.strip(), mend=mend)


@dataclass(slots=True)
class _Open:
    """A collection that is not closed yet."""

    node: Branch | Table
    anchor: str | None
    before: int
    """Nodes of the document when it began."""
    levels: int = 1
    """Levels of nesting in it, itself included, so far."""
    key: Leaf | None = None
    """The key that waits for its value."""


class _Builder:
    """Builds a tree from events with a stack of its own."""

    def __init__(self, path: str, limits: Limits) -> None:
        self.path = path
        self.limits = limits
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self.documents = 0
        self.total = 0
        """Nodes so far, those that aliases stand for counted each time."""
        self.anchors: dict[str, tuple[Node, int, int]] = {}
        """What each anchor stands for, its number of nodes and its levels."""
        self.stack: list[_Open] = []

    def take(self, event: Any) -> None:
        """Take one event."""
        match event:
            case yaml.ScalarEvent():
                self._tag(event)
                bare = not event.style  # None in Python's parser, empty in libyaml's
                self._node(Leaf(self._place(event), event.value, bare), event.anchor)
            case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                self._tag(event)
                self._open(event)
            case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                self._close()
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents == 2:
                    raise _StopError(
                        Problem.at(
                            self._place(event),
                            "P106",
                            "a second document begins here",
                            mend="put it into a file of its own, or take out the line '---'",
                        )
                    )
            case _:
                pass

    def _place(self, event: Any) -> Place:
        return Place(self.path, event.start_mark.line + 1, event.start_mark.column + 1)

    def _tag(self, event: Any) -> None:
        if event.tag is not None and event.tag != "!":
            self.problems.append(
                Problem.at(
                    self._place(event),
                    "P107",
                    "YAML tags are not read",
                    text=event.tag,
                    mend="take the tag out; every value is text, and the fact's kind gives it its type",
                )
            )

    def _count(self, nodes: int, event_place: Place) -> None:
        self.total += nodes
        if self.total > self.limits.nodes:
            raise _StopError(
                Problem.at(
                    event_place,
                    "P110",
                    f"the file stands for more than {self.limits.nodes:,} values",
                    mend="split it, and take out aliases (*name) of aliases",
                )
            )

    def _open(self, event: Any) -> None:
        place = self._place(event)
        self._deepen(1, place)
        node: Branch | Table = Branch(place) if isinstance(event, yaml.SequenceStartEvent) else Table(place)
        self._count(1, place)
        self.stack.append(_Open(node, event.anchor, self.total))

    def _deepen(self, levels: int, place: Place) -> None:
        """Note that something of so many levels stands here (by an alias, levels can't be counted by brackets)."""
        if len(self.stack) + levels > self.limits.depth:
            raise _StopError(
                Problem.at(
                    place,
                    "P109",
                    f"nested deeper than {self.limits.depth} levels",
                    mend=_SHALLOW,
                )
            )
        if self.stack:
            self.stack[-1].levels = max(self.stack[-1].levels, levels + 1)

    def _close(self) -> None:
        closed = self.stack.pop()
        if closed.anchor:
            self.anchors[closed.anchor] = (closed.node, self.total - closed.before + 1, closed.levels)
        if self.stack:
            self.stack[-1].levels = max(self.stack[-1].levels, closed.levels + 1)
        self._attach(closed.node)

    def _node(self, node: Leaf, anchor: str | None) -> None:
        self._count(1, node.place)
        if anchor:
            self.anchors[anchor] = (node, 1, 0)
        self._attach(node)

    def _alias(self, event: Any) -> None:
        place = self._place(event)
        known = self.anchors.get(event.anchor)
        if known is None:
            raise _StopError(
                Problem.at(
                    place,
                    "P104",
                    f"the alias *{event.anchor} has no anchor before it",
                    text=f"*{event.anchor}",
                    mend=f"mark what it stands for with &{event.anchor}, or quote the text if * is meant",
                )
            )
        node, size, levels = known
        self._deepen(levels, place)
        self._count(size, place)
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.stack:
            self.root = node
            return
        opened = self.stack[-1]
        parent = opened.node
        if isinstance(parent, Branch):
            parent.items.append(node)
            return
        key = opened.key
        if key is None:
            if not isinstance(node, Leaf):
                raise _StopError(
                    Problem.at(
                        node.place,
                        "P104",
                        "a key must be a single word or text",
                        mend="quote the key if it begins with [ or {",
                    )
                )
            opened.key = node
            return
        opened.key = None
        if key.text in parent.entries:
            first = parent.keys[key.text]
            self.problems.append(
                Problem.at(
                    key.place,
                    "P108",
                    f"the key {key.text!r} stands here twice (first in line {first.line})",
                    text=key.text,
                    mend="keep one of them",
                )
            )
            return
        parent.entries[key.text] = node
        parent.keys[key.text] = key.place
