"""Where the facts of a file, and the fields of a fact, begin and end: what edits in place are made by.

Only whole lines are ever moved or replaced, so comments and everything else that an author wrote stay as they are. Each
edit is proven by reading its result: what it gives must be exactly what was meant (`editing.proven`).
"""

from __future__ import annotations

from dataclasses import dataclass

from questions.errors import PackError
from questions.reading import yamltree
from questions.reading.limits import DEFAULT
from questions.reading.nodes import Branch, Leaf, Node, Plain, Table, plain


@dataclass(frozen=True, slots=True)
class Span:
    """Lines `first` up to `last`, without it; they count from 0."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Block:
    """One fact in the text of its file."""

    id: str
    span: Span
    """Its lines, the comments before it included."""
    dash: int
    """Column of its dash, from 0."""
    indent: int
    """Column of its fields, from 0."""
    fields: dict[str, Span] | None
    """The lines of each field, the comments before it included; None where it is written in flow style ({ })."""
    value: dict[str, Plain]
    line: int
    """The line with the dash, from 0."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The facts of one file."""

    lines: list[str]
    blocks: list[Block]
    end: int
    """The line at which a further fact is put in."""
    dash: int
    """The column at which its dash belongs."""

    def block(self, fact: str) -> Block:
        """Return one fact.

        Raises:
            KeyError: If it is not in this file.
        """
        for block in self.blocks:
            if block.id == fact:
                return block
        raise KeyError(fact)


def tree(text: str, path: str) -> Node | None:
    """Parse YAML.

    Raises:
        PackError: If it is no YAML that packs are written in.
    """
    node, problems = yamltree.parse(text, path, DEFAULT)
    if problems:
        raise PackError(problems[0].render())
    return node


def layout(text: str, path: str) -> Layout:
    """Find the facts in the text of a file.

    Args:
        text: YAML: a list of facts, or a mapping with `facts:`.
        path: How the file is called in messages.

    Raises:
        PackError: If it is no YAML, or has no list of facts.
    """
    lines = text.split("\n")
    if lines and not lines[-1]:
        lines.pop()
    root = tree(text, path)
    listed: Node | None = root
    end = len(lines)
    if isinstance(root, Table):
        listed = root.entries.get("facts")
        if "facts" in root.keys:
            at = root.keys["facts"].line
            after = [place.line - 1 for place in root.keys.values() if place.line > at]
            end = _before(lines, min(after), 0, 0) if after else end
    if listed is None or (isinstance(listed, Leaf) and not listed.text):
        return Layout(lines, [], end, 2 if isinstance(root, Table) else 0)
    if not isinstance(listed, Branch):
        raise PackError(f"{path}: here is no list of facts; begin each with `- id: ...`")
    tables = [item for item in listed.items if isinstance(item, Table)]
    starts = [_start(lines, item) for item in tables]
    dash = listed.place.column - 1
    blocks = []
    for index, item in enumerate(tables):
        first = _before(lines, starts[index], dash, starts[index - 1] + 1 if index else 0)
        after_last = starts[index + 1] if index + 1 < len(tables) else end
        last = _before(lines, after_last, dash, starts[index] + 1) if index + 1 < len(tables) else end
        blocks.append(_block(lines, item, Span(first, last), starts[index], dash))
    return Layout(lines, blocks, end, dash)


def _start(lines: list[str], item: Table) -> int:
    at = item.place.line - 1
    while at > 0 and not lines[at].lstrip().startswith("-"):
        at -= 1
    return at


def _before(lines: list[str], at: int, indent: int, floor: int) -> int:
    """Return the first of the comment lines that stand right before line `at`, not indented deeper than `indent`."""
    first = at
    while first > floor:
        line = lines[first - 1]
        text = line.lstrip()
        if not text.startswith("#") or len(line) - len(text) > indent:
            break
        first -= 1
    return first


def _block(lines: list[str], item: Table, span: Span, line: int, dash: int) -> Block:
    value = plain(item)
    assert isinstance(value, dict)
    name = item.entries.get("id")
    indent = item.place.column - 1
    places = [(key, place.line - 1, place.column - 1) for key, place in item.keys.items()]
    own_lines = len({at for _, at, _ in places}) == len(places)
    fields: dict[str, Span] | None = None
    if places and own_lines and all(column == indent for _, _, column in places):
        fields = {}
        starts = [_before(lines, at, indent, line + 1) if index else at for index, (_, at, _) in enumerate(places)]
        for index, (key, _, _) in enumerate(places):
            fields[key] = Span(starts[index], starts[index + 1] if index + 1 < len(places) else span.last)
    return Block(name.text if isinstance(name, Leaf) else "", span, dash, indent, fields, value, line)
