"""The workbench: a pack under its author's hands. After a save only what changed is parsed and checked again.

A file whose bytes are known is not parsed; of one that changed, the facts whose text and place are known are not validated.
Checks of one fact are kept by its content and the head; those across facts run on every save, as they are cheap.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock

from questions.building import Refusal
from questions.checking import OF_PACK, Scope, check_fact
from questions.facts import Fact
from questions.generate import generate
from questions.items import Item
from questions.pack import Pack
from questions.problems import Problem, in_order
from questions.reading import Reading
from questions.reading.files import Files
from questions.reading.limits import DEFAULT
from questions.reading.nodes import Branch, Leaf, Node, Table
from questions.reading.reader import Reader
from quiz.authoring.reports import Report, read_reports

SEED = 1
"""The seed of the items that are shown."""
Marks = tuple[tuple[str, int, int], ...]


@dataclass
class Known:
    """What is kept of one fact between readings."""

    text: str
    line: int
    fact: Fact | None
    problems: list[Problem] = field(default_factory=list)


class CachingReader(Reader):
    """A reader that keeps the trees of files and the facts that did not change."""

    def __init__(
        self, files: Files, trees: dict[str, tuple[str, Node | None, list[Problem]]], facts: dict[str, Known]
    ) -> None:
        super().__init__(files)
        self.trees = trees
        self.known = facts
        self.clean: dict[int, tuple[Node, Table, Fact]] = {}
        """By identity of the tree of a fact that has no problem: that tree, its copy, the fact. The trees are kept."""
        self.parsed = 0
        """Facts that had to be validated."""

    def _yaml(self, path: Path, place: object) -> Node | None:
        text = self.files.text(path, place)  # type: ignore[arg-type]  # a place or None, as in Reader
        if text is None:
            return None
        label = self.files.label(path)
        kept = self.trees.get(label)
        if kept is None or kept[0] != text:
            from questions.reading import yamltree

            node, problems = yamltree.parse(text, label, self.files.limits)
            kept = self.trees[label] = (text, node, problems)
        self.problems.extend(kept[2])
        node = kept[1]
        if isinstance(node, Table) and "facts" in node.entries:  # the reader takes facts out of the head
            return Table(node.place, dict(node.entries), dict(node.keys))
        return node

    def _fact(self, node: Node) -> None:
        kept = self.clean.get(id(node))
        if kept is not None and kept[0] is node:
            _, copy, fact = kept
            if self._claim(fact.id, copy):
                self.facts.append(fact)
                self.fact_nodes[fact.id] = copy
            return
        before, facts = len(self.problems), len(self.facts)
        super()._fact(node)
        if len(self.problems) == before and len(self.facts) == facts + 1:
            fact = self.facts[-1]
            tree = self.fact_nodes[fact.id]
            if isinstance(tree, Table) and "csv" not in tree.entries:  # a CSV file may change by itself
                self.clean[id(node)] = (node, tree, fact)

    def _validate(self, model: object, node: Table, name: str, found: list[Problem]) -> Fact | None:
        key = f"{node.place.path}:{node.place.line}"
        text = signature(node)
        kept = self.known.get(key)
        if kept is not None and kept.text == text and not found:
            if kept.fact is None:
                found.extend(kept.problems)
            return kept.fact
        self.parsed += 1
        sound = not found
        fact = super()._validate(model, node, name, found)
        if sound:
            self.known[key] = Known(text, node.place.line, fact, list(found))
        return fact


def signature(node: Node) -> str:
    """Return everything that a tree says and where, so that equal ones give equal facts and equal problems."""
    parts: list[str] = []
    stack: list[Node] = [node]
    while stack:
        match stack.pop():
            case Leaf() as leaf:
                parts.append(f"{leaf.place.line}:{leaf.place.column}:{leaf.bare:d}{leaf.text}")
            case Branch() as branch:
                parts.append(f"[{len(branch.items)}")
                stack.extend(reversed(branch.items))
            case Table() as table:
                parts.append("{" + "\0".join(table.entries))
                stack.extend(reversed(table.entries.values()))
    return "\1".join(parts)


class Bench:
    """A pack, its problems, and the items of its facts, kept up with the files."""

    def __init__(self, path: Path) -> None:
        """Begin; nothing is read until `refresh`."""
        self.path = path
        self._marks: Marks | None = None
        self._one = RLock()
        self._trees: dict[str, tuple[str, Node | None, list[Problem]]] = {}
        self._facts: dict[str, Known] = {}
        self._clean: dict[int, tuple[Node, Table, Fact]] = {}
        self._checked: dict[str, tuple[object, list[Problem]]] = {}
        self._head: tuple[object, ...] = ()
        self.reading: Reading | None = None
        self.problems: tuple[Problem, ...] = ()
        self.owned: dict[str, list[Problem]] = {}
        """Problems by the fact that they stand in."""
        self.parsed = 0
        """Facts that the last refresh validated."""
        self.reports: dict[str, list[Report]] = {}
        self._made: dict[str, tuple[list[Item], list[Refusal]]] = {}

    @property
    def pack(self) -> Pack | None:
        """The pack as far as it can be read."""
        return self.reading.draft if self.reading else None

    def marks(self) -> Marks:
        """Return names, times and sizes of the pack's files: what tells that something was saved."""
        paths = sorted(self.path.rglob("*")) if self.path.is_dir() else [self.path]
        found = []
        for path in paths:
            try:
                stat = path.stat()
            except OSError:
                continue
            if path.is_file():
                found.append((str(path), stat.st_mtime_ns, stat.st_size))
        return tuple(found)

    def changed(self) -> bool:
        """Whether something was saved since the last refresh."""
        return self.marks() != self._marks

    def refresh(self) -> None:
        """Read what changed, and check it; one caller at a time."""
        with self._one:
            self._refresh()

    def _refresh(self) -> None:
        self._marks = self.marks()
        reader = CachingReader(Files(self.path, DEFAULT), self._trees, self._facts)
        reader.clean = self._clean
        self.reading = reader.read()
        self.parsed = reader.parsed
        if len(self._clean) > 4 * reader.count + 100:
            self._clean.clear()
        self.problems = in_order(self._problems(self.reading))
        self.owned = self._owned(self.reading)
        self._made = {}
        self._read_reports()

    def _problems(self, reading: Reading) -> Iterator[Problem]:
        yield from reading.problems
        if reading.draft is None:
            return
        pack = reading.draft
        head = (pack.entities, pack.offices, pack.relations, pack.sources, pack.as_of, pack.subjects)
        if head != self._head:
            self._head, self._checked = head, {}
        scope = Scope(reading, pack)
        for rule in OF_PACK:
            yield from rule(scope)
        for fact in pack.facts:
            near = self._near(fact, pack)
            place = reading.place(fact.id)
            key = (fact, place, near, scope.known_ids if near else None)
            kept = self._checked.get(fact.id)
            if kept is None or kept[0] != key:
                kept = self._checked[fact.id] = (key, list(check_fact(fact, scope)))
            yield from kept[1]

    @staticmethod
    def _near(fact: Fact, pack: Pack) -> tuple[Fact | None, ...]:
        """The other facts that the checks of one look at: those that it names."""
        names: list[str] = []
        match fact.kind:
            case "event":
                names = [edge.event for edge in (*fact.after, *fact.before)]
            case "membership":
                names = [fact.universe] if fact.universe else []
            case "cause":
                names = [fact.cause, fact.effect]
            case _:
                pass
        return tuple(pack.by_id.get(name) for name in names)

    def of_fact(self, fact: str) -> tuple[Problem, ...]:
        """Return the problems that stand within one fact; for "", those that stand in none."""
        return tuple(self.owned.get(fact, ()))

    def _owned(self, reading: Reading) -> dict[str, list[Problem]]:
        starts: dict[str, list[tuple[int, str]]] = {}
        for name, node in reading.fact_nodes.items():
            starts.setdefault(node.place.path, []).append((node.place.line, name))
        for lines in starts.values():
            lines.sort()
        found: dict[str, list[Problem]] = {}
        for problem in self.problems:
            lines = starts.get(problem.path, [])
            at = bisect_right(lines, problem.line, key=lambda start: start[0])
            found.setdefault(lines[at - 1][1] if at else "", []).append(problem)
        return found

    def made(self, fact: str) -> tuple[list[Item], list[Refusal]]:
        """Return the items of one fact, and why families refused; nothing while the pack has errors."""
        pack = self.reading.pack if self.reading else None
        if pack is None:
            return [], []
        if fact not in self._made:
            found = generate(pack, SEED, facts=[fact])
            self._made[fact] = (list(found.items), list(found.refusals))
        return self._made[fact]

    def _read_reports(self) -> None:
        from questions.errors import UsageError

        self.reports = {}
        folder = self.path / "reports"
        for path in sorted(folder.glob("*.jsonl")) if folder.is_dir() else []:
            try:
                for report in read_reports(path):
                    for name in report.facts:
                        self.reports.setdefault(name, []).append(report)
            except UsageError:
                continue

    # What an author decides here, written to the file of the fact

    def file_of(self, fact: str) -> Path:
        """Return the file that a fact stands in.

        Raises:
            KeyError: If there is no such fact.
        """
        assert self.reading is not None
        label = self.reading.fact_nodes[fact].place.path
        return next(path for path in self.reading.files if Files(self.path, DEFAULT).label(path) == label)

    def veto(self, fact: str, name: str) -> bool:
        """Veto a family or slot of a fact, or allow it again; return whether it is vetoed now.

        Raises:
            PackError: If the file can't be edited in place.
            UsageError: If it can't be read or written.
        """
        assert self.pack is not None
        skip = list(self.pack.by_id[fact].skip)
        vetoed = name not in skip
        skip = [*skip, name] if vetoed else [one for one in skip if one != name]
        self._set(fact, skip=skip or None)
        return vetoed

    def review(self, fact: str) -> bool:
        """Mark a fact as reviewed, and lock the wordings of its items; or take the mark away. Returns whether it stands.

        Raises:
            PackError: If the file can't be edited in place.
            UsageError: If it can't be read or written.
        """
        assert self.pack is not None
        reviewed = not self.pack.by_id[fact].reviewed
        self._set(fact, reviewed="true" if reviewed else None)
        locked = read_locks(self.path)
        if reviewed:
            locked[fact] = wordings(self.made(fact)[0])
        else:
            locked.pop(fact, None)
        write_locks(self.path, locked)
        return reviewed

    def drifted(self, fact: str) -> list[str]:
        """Return the stems of a reviewed fact that are not those that were reviewed."""
        locked = read_locks(self.path).get(fact)
        if locked is None or self.pack is None or not self.pack.by_id[fact].reviewed:
            return []
        return [item.stem for item in self.made(fact)[0] if wording(item) not in locked]

    def _set(self, fact: str, **values: object) -> None:
        from quiz.authoring import editing

        path = self.file_of(fact)
        text = editing.read(path)
        editing.write(path, editing.set_fields(text, str(path), fact, values))  # type: ignore[arg-type]  # texts and lists
        self.refresh()


LOCKS = "reviewed.json"


def wording(item: Item) -> str:
    """Return a short hash of what an item says: its family, stem and right answer."""
    said = "\0".join((item.family, item.stem, *item.answers[:1]))
    return hashlib.blake2b(said.encode(), digest_size=8).hexdigest()


def wordings(items: list[Item]) -> list[str]:
    """Return the hashes of several items' wordings, sorted."""
    return sorted({wording(item) for item in items})


def read_locks(pack: Path) -> dict[str, list[str]]:
    """Return the wordings that were reviewed, by fact; none where the file can't be read."""
    import json

    try:
        found = json.loads((pack / LOCKS).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(key): [str(one) for one in value] for key, value in found.items() if isinstance(value, list)}


def write_locks(pack: Path, locked: dict[str, list[str]]) -> None:
    """Write the wordings that were reviewed; only a pack in a folder has them."""
    import json

    from quiz.authoring import editing

    if pack.is_dir():
        editing.write(pack / LOCKS, json.dumps(locked, indent=1, sort_keys=True) + "\n")
