"""Three-way merges of values and of lines: what one side changed is taken, what both changed otherwise is a conflict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from questions.reading.nodes import Plain

SETS = frozenset(
    {"members", "tags", "skip", "was", "aliases", "near", "participants", "also", "answers", "short", "subjects"}
)
"""Lists whose order says nothing: what each side added and took out is joined."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A value that both sides changed, otherwise."""

    path: tuple[str, ...]
    base: Plain | None
    ours: Plain | None
    theirs: Plain | None


def merge_values(
    base: Plain | None, ours: Plain | None, theirs: Plain | None, path: tuple[str, ...], prefer: str
) -> tuple[Plain | None, list[Clash]]:
    """Merge one value, mappings key by key; None stands for a value that is not there.

    Args:
        base: What both come from.
        ours: As one side changed it.
        theirs: As the other did.
        path: Keys down to it.
        prefer: "ours" or "theirs": which one is kept in a conflict.
    """
    if ours == theirs or theirs == base:
        return ours, []
    if ours == base:
        return theirs, []
    if isinstance(ours, dict) and isinstance(theirs, dict) and isinstance(base, dict | None):
        merged: dict[str, Plain] = {}
        clashes: list[Clash] = []
        for key in dict.fromkeys([*ours, *theirs]):
            old = base.get(key) if base is not None else None
            value, found = merge_values(old, ours.get(key), theirs.get(key), (*path, key), prefer)
            clashes += found
            if value is not None:
                merged[key] = value
        return merged, clashes
    if path and path[-1] in SETS and isinstance(ours, list) and isinstance(theirs, list):
        old_list = base if isinstance(base, list) else []
        gone = [item for item in old_list if item not in theirs]
        new = [item for item in theirs if item not in old_list and item not in ours]
        return [item for item in ours if item not in gone] + new, []
    return (ours if prefer == "ours" else theirs), [Clash(path, base, ours, theirs)]


def merge_lines(base: str, ours: str, theirs: str, prefer: str) -> tuple[str, int]:
    """Merge texts line by line.

    Returns:
        The text, and how many places both sides changed otherwise (there the preferred side stands).
    """
    old, left, right = (text.splitlines(keepends=True) for text in (base, ours, theirs))
    out: list[str] = []
    clashes = 0
    at = at_left = at_right = 0
    for start, end, left_start, right_start in [
        *_common(old, left, right),
        (len(old), len(old), len(left), len(right)),
    ]:
        mine, his, was = left[at_left:left_start], right[at_right:right_start], old[at:start]
        if mine == his or his == was:
            out += mine
        elif mine == was:
            out += his
        else:
            clashes += 1
            out += mine if prefer == "ours" else his
        out += old[start:end]
        at, at_left, at_right = end, left_start + end - start, right_start + end - start
    return "".join(out), clashes


def _common(old: list[str], left: list[str], right: list[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield runs of lines that all three share: first and last line in `old`, first in `left` and in `right`."""
    in_left = _places(old, left)
    in_right = _places(old, right)
    at = 0
    while at < len(old):
        if at not in in_left or at not in in_right:
            at += 1
            continue
        end = at + 1
        while (
            end < len(old)
            and in_left.get(end) == in_left[at] + end - at
            and in_right.get(end) == in_right[at] + end - at
        ):
            end += 1
        yield at, end, in_left[at], in_right[at]
        at = end


def _places(old: list[str], new: list[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for a, b, size in SequenceMatcher(None, old, new, autojunk=len(old) > 5000).get_matching_blocks():
        for step in range(size):
            found[a + step] = b + step
    return found
