"""An author's update of a pack that somebody else has changed: merged three ways, per field by fact id.

The result is *ours* with the author's changes put in, so our comments stay; new facts bring theirs along.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from questions.errors import PackError, UsageError
from questions.reading.limits import DEFAULT
from questions.reading.nodes import Plain, Table, plain
from quiz.authoring import editing, emitting, heads
from quiz.authoring.layout import layout, tree
from quiz.authoring.threeway import Clash, merge_lines, merge_values

Side = Literal["ours", "theirs"]
_TEXTS = frozenset({".md", ".txt", ".csv"})
_YAML = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Conflict:
    """What both sides changed, otherwise."""

    file: str
    what: str
    """`fact bombing-begins: when`, `entities: kosovo`, or the name of a text."""
    base: Plain | None
    ours: Plain | None
    theirs: Plain | None
    line: int = 1

    def render(self) -> str:
        """Return it with its place and the three values."""
        lines = [f"{self.file}:{self.line}: both changed {self.what}"]
        for name, value in (("was", self.base), ("ours", self.ours), ("theirs", self.theirs)):
            lines.append(f"    {name:6} {emitting.flow(value) if value is not None else '(not there)'}")
        return "\n".join(lines)


@dataclass
class Merge:
    """The merged texts of a pack's files; a text of None is a file to take away."""

    files: dict[str, str | None] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)
    taken: int = 0
    """Facts that were changed, put in or taken out by the author's update."""


class _Side:
    """One version of a pack: its files and where each fact stands."""

    def __init__(self, root: Path) -> None:
        if not root.exists():
            raise UsageError(f"{root}: no such file or folder")
        self.single = root.is_file()
        found = [root] if self.single else sorted(path for path in root.rglob("*") if path.is_file())
        found = [
            path for path in found if not any(part.startswith(".") for part in path.relative_to(root.parent).parts[1:])
        ]
        if len(found) > DEFAULT.files:
            raise UsageError(f"{root}: more than {DEFAULT.files:,} files")
        names = {path: "pack.yaml" if self.single else path.relative_to(root).as_posix() for path in found}
        wanted = {path for path in found if path.suffix in _TEXTS | _YAML}
        self.texts = {names[path]: editing.read(path) for path in found if path in wanted}
        self.facts: dict[str, dict[str, Plain]] = {}
        self.file: dict[str, str] = {}
        for name, text in self.texts.items():
            if _holds_facts(name):
                for value in editing.facts_of(text, f"{root}/{name}"):
                    if isinstance(value, dict) and isinstance(value.get("id"), str):
                        self.facts.setdefault(str(value["id"]), value)
                        self.file.setdefault(str(value["id"]), name)


def _holds_facts(name: str) -> bool:
    return name in {"pack.yaml", "pack.yml"} or (name.startswith("facts/") and Path(name).suffix in _YAML)


def merge(base: Path, ours: Path, theirs: Path, prefer: Side = "ours") -> Merge:
    """Merge three versions of a pack.

    Args:
        base: What both come from.
        ours: As a teacher changed it; the result is made of its files.
        theirs: The author's update.
        prefer: Whose value stands where both changed the same.

    Raises:
        UsageError: If a file can't be read.
        PackError: If a file is no YAML that packs are written in, or can't be edited in place.
    """
    old, mine, his = _Side(base), _Side(ours), _Side(theirs)
    done = Merge(dict(mine.texts))
    _other_files(old, mine, his, prefer, done)
    _head(old, mine, his, prefer, done)
    renamed = _renamed(old, his)
    for name in dict.fromkeys([*his.facts, *old.facts]):
        if name in renamed.values() and name not in his.facts:
            continue
        _fact(name, renamed.get(name, name), (old, mine, his), prefer, done)
    return done


def _renamed(old: _Side, his: _Side) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in his.facts.items():
        was = value.get("was")
        for former in was if isinstance(was, list) and name not in old.facts else []:
            if former in old.facts and former not in his.facts:
                found[name] = str(former)
    return found


def _fact(name: str, former: str, sides: tuple[_Side, _Side, _Side], prefer: Side, done: Merge) -> None:
    old, mine, his = sides
    base, ours, theirs = old.facts.get(former), mine.facts.get(former), his.facts.get(name)
    if ours is None and name != former:
        ours, former = mine.facts.get(name), name
    if theirs in (base, ours):
        return
    where = mine.file.get(former) or his.file[name]
    text = done.files.get(where) or ""
    if ours is None:
        if base is not None:
            done.conflicts.append(Conflict(where, f"fact {name} (we took it out)", base, None, theirs))
            if prefer == "ours":
                return
        assert theirs is not None
        done.files[where] = editing.put_in(text, where, theirs, _comments(his, name))
    elif theirs is None:
        if ours != base:
            line = layout(text, where).block(former).line + 1
            done.conflicts.append(Conflict(where, f"fact {former} (the author took it out)", base, ours, None, line))
            if prefer == "ours":
                return
        done.files[where] = editing.take_out(text, where, former)
    else:
        merged, clashes = merge_values(base, ours, theirs, (), prefer)
        assert isinstance(merged, dict)
        block = layout(text, where).block(former)
        done.conflicts += [_conflict(where, f"fact {former}", clash, block.line + 1) for clash in clashes]
        values = {key: merged.get(key) for key in dict.fromkeys([*ours, *merged]) if merged.get(key) != ours.get(key)}
        if not values:
            return
        done.files[where] = editing.set_fields(text, where, former, values)
    done.taken += 1


def _conflict(where: str, what: str, clash: Clash, line: int = 1) -> Conflict:
    return Conflict(where, f"{what}: {'.'.join(clash.path)}", clash.base, clash.ours, clash.theirs, line)


def _comments(side: _Side, fact: str) -> list[str]:
    found = layout(side.texts[side.file[fact]], side.file[fact])
    block = found.block(fact)
    return [line.strip() for line in found.lines[block.span.first : block.line] if line.lstrip().startswith("#")]


def _head(old: _Side, mine: _Side, his: _Side, prefer: Side, done: Merge) -> None:
    name = next((name for name in ("pack.yaml", "pack.yml") if name in mine.texts), None)
    there = next((name for name in ("pack.yaml", "pack.yml") if name in his.texts), None)
    before = next((name for name in ("pack.yaml", "pack.yml") if name in old.texts), None)
    if name is None or there is None or before is None:
        raise PackError("each of the three needs a pack.yaml")
    base, ours, theirs = (
        _mapping(side.texts[file], file) for side, file in ((old, before), (mine, name), (his, there))
    )
    text = mine.texts[name]
    for section in (None, *heads.SECTIONS):
        parts = [_part(head, section) for head in (base, ours, theirs)]
        merged, clashes = merge_values(parts[0], parts[1], parts[2], (), prefer)
        assert isinstance(merged, dict)
        keys = dict.fromkeys([*parts[1], *merged])
        values = {key: merged.get(key) for key in keys if merged.get(key) != parts[1].get(key)}
        done.conflicts += [_conflict(name, section or "the head", clash) for clash in clashes]
        if values:
            text = heads.set_keys(text, name, section, values)
    done.files[name] = text


def _part(head: dict[str, Plain], section: str | None) -> dict[str, Plain]:
    if section is None:
        return {key: value for key, value in head.items() if key not in (*heads.SECTIONS, "facts")}
    found = head.get(section)
    return found if isinstance(found, dict) else {}


def _mapping(text: str, name: str) -> dict[str, Plain]:
    node = tree(text, name)
    found = plain(node) if isinstance(node, Table) else None
    if not isinstance(found, dict):
        raise PackError(f"{name}: the pack has no head; begin with id, title, version, licence, as_of")
    return found


def _other_files(old: _Side, mine: _Side, his: _Side, prefer: Side, done: Merge) -> None:
    for name in dict.fromkeys([*his.texts, *old.texts]):
        if _holds_facts(name):
            continue
        base, ours, theirs = old.texts.get(name), mine.texts.get(name), his.texts.get(name)
        if theirs in (base, ours):
            continue
        if ours == base:
            done.files[name] = theirs
            continue
        if base is not None and ours is not None and theirs is not None:
            done.files[name], clashes = merge_lines(base, ours, theirs, prefer)
            what = f"{clashes} place{'s' if clashes != 1 else ''} of this text"
        else:
            clashes, what = 1, "this text"
            done.files[name] = ours if prefer == "ours" else theirs
        if clashes:
            done.conflicts.append(Conflict(name, what, None, None, None))
