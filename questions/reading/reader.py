"""One reading of one pack: its files, its facts one by one, its head."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from questions.facts import KINDS, Fact
from questions.pack import Pack, PackSource
from questions.problems import Place, Problem, in_order
from questions.reading import nodes, yamltree
from questions.reading.files import Files
from questions.reading.friendly import did_you_mean, problems_of, unknown_left_out
from questions.reading.nodes import Branch, Leaf, Node, Table, is_omitted, plain
from questions.reading.result import Reading
from questions.reading.tables import check_rows, join_csv

_STAND_IN: Mapping[str, Any] = {"id": "unnamed", "title": "?", "version": "0", "licence": "?", "as_of": "2000"}
"""What a head that lacks a field is filled up with, so that its facts can be checked all the same."""


def _dangling(reading: Reading, pack: Pack) -> list[Problem]:
    """Return the references of a pack that lead nowhere."""
    from questions.checking import references
    from questions.checking.scope import Scope

    scope = Scope(reading, pack)
    found = list(references.of_head(scope))
    for fact in pack.facts:
        found.extend(references.of_fact(fact, scope))
    return found


class Reader:
    """One reading of one pack."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.problems = files.problems
        self.fact_nodes: dict[str, Node] = {}
        self.facts: list[Fact] = []
        self.broken: set[str] = set()
        self.ids: dict[str, Place] = {}
        self.count = 0

    def read(self) -> Reading:
        place = Place(self.files.given)
        if self.files.is_folder and not self.files.main.exists():
            self._problem(
                place, "P101", "there is no pack.yaml in this folder", mend="create it, or name another folder"
            )
            return self._reading(None, None)
        head = self._yaml(self.files.main, place if not self.files.main.exists() else None)
        if head is None:
            if not self.problems:
                self._problem(place, "P114", "the pack is empty", mend="begin with id, title, version, licence, as_of")
            return self._reading(None, None)
        if not isinstance(head, Table):
            self._problem(
                head.place,
                "P114",
                "a pack begins with its head: id, title, version, licence, as_of",
                mend="put the list of facts under `facts:`",
            )
            return self._reading(None, None)
        inline = head.entries.pop("facts", None)
        if inline is not None:
            self._facts(inline)
        for path in self.files.facts():
            node = self._yaml(path, None)
            if node is not None:
                self._facts_file(node)
        return self._reading(self._head(head), head)

    def _yaml(self, path: Path, place: Place | None) -> Node | None:
        text = self.files.text(path, place)
        if text is None:
            return None
        node, problems = yamltree.parse(text, self.files.label(path), self.files.limits)
        self.problems.extend(problems)
        return node

    # Facts

    def _facts_file(self, node: Node) -> None:
        if isinstance(node, Table) and "facts" in node.entries:
            for key, place in node.keys.items():
                if key != "facts":
                    self._problem(
                        place,
                        "P202",
                        f"a file of facts has no field `{key}`",
                        text=key,
                        mend="only `facts:`; what concerns the whole pack stands in pack.yaml",
                    )
            node = node.entries["facts"]
        self._facts(node)

    def _facts(self, node: Node) -> None:
        if is_omitted(node):
            return
        if not isinstance(node, Branch):
            self._problem(node.place, "P114", "facts are a list", mend="begin each fact with `- id: ...`")
            return
        for item in node.items:
            self.count += 1
            if self.count == self.files.limits.facts + 1:
                self._problem(
                    item.place,
                    "P115",
                    f"the pack has more than {self.files.limits.facts:,} facts",
                    mend="split the pack",
                )
            if self.count > self.files.limits.facts:
                return
            self._fact(item)

    def _fact(self, node: Node) -> None:
        if not isinstance(node, Table):
            text = node.text if isinstance(node, Leaf) else ""
            self._problem(
                node.place,
                "P114",
                "a fact is a mapping of fields",
                text=text,
                mend="begin it with `- id: ...` and `kind: ...`",
            )
            return
        node = _copy(node)
        fact_id = _text(node, "id")
        fresh = self._claim(fact_id, node)
        kind = _text(node, "kind")
        name = " ".join(part for part in (kind or "fact", fact_id) if part)
        model: Any = KINDS.get(kind)
        if model is None:
            self._unknown_kind(node, kind, name)
            self.broken.add(fact_id)
            return
        evidence = node.entries.get("evidence")
        if isinstance(evidence, Table):  # one passage may be written without the list
            node.entries["evidence"] = Branch(evidence.place, [evidence])
        found: list[Problem] = []
        if kind == "table":
            found = [*join_csv(node, self.files, name), *check_rows(node, name)]
        found.extend(unknown_left_out(model, node, name))
        fact = self._validate(model, node, name, found)
        self.problems.extend(found)
        if fact is None:
            self.broken.add(fact_id)
        elif fresh:
            self.facts.append(fact)
            self.fact_nodes[fact.id] = node

    def _claim(self, fact_id: str, node: Table) -> bool:
        """Note an id as taken, former ids too. Returns whether it was free."""
        was = node.entries.get("was")
        former = [item for item in was.items if isinstance(item, Leaf)] if isinstance(was, Branch) else []
        fresh = True
        for index, leaf in enumerate([Leaf(nodes.locate(node, ("id",)), fact_id), *former]):
            if leaf.text in self.ids and leaf.text:
                first = self.ids[leaf.text]
                self._problem(
                    leaf.place,
                    "P306",
                    f"the id {leaf.text!r} is taken (by {first.path}:{first.line})",
                    text=leaf.text,
                    mend="give each fact an id of its own; ids are never used again",
                )
                fresh = fresh and index > 0
            self.ids.setdefault(leaf.text, leaf.place)
        return fresh

    def _unknown_kind(self, node: Table, kind: str, name: str) -> None:
        if not kind:
            self._problem(
                nodes.locate_key(node, ("kind",)),
                "P203",
                f"{name} lacks `kind`",
                mend=f"add `kind: ...`, one of {', '.join(KINDS)}",
            )
            return
        self._problem(
            nodes.locate(node, ("kind",)),
            "P203",
            f"there is no kind of fact {kind!r}",
            text=kind,
            mend=did_you_mean(kind, KINDS, f"one of {', '.join(KINDS)}"),
        )

    def _validate(self, model: Any, node: Table, name: str, found: list[Problem]) -> Fact | None:
        try:
            fact: Fact = model.model_validate(plain(node))
        except ValidationError as error:
            problems = problems_of(error, model, node, name)
            if found:  # the table's own word on a bad cell would repeat what is known by place
                problems = [problem for problem in problems if problem.code != "P212"]
            found.extend(problems)
            return None
        return fact if not found else None

    # The head

    def _head(self, node: Table) -> Pack | None:
        data = plain(node)
        assert isinstance(data, dict)
        name = f"pack {_text(node, 'id')}".strip()
        self.problems.extend(unknown_left_out(Pack, node, name))
        pack: Pack | None
        try:
            pack = Pack.model_validate(data)
        except ValidationError as error:
            self.problems.extend(problems_of(error, Pack, node, name))
            pack = _salvage(data, error)
        if pack is None:
            return None
        sources = {key: self._source(key, source, node) for key, source in pack.sources.items()}
        return pack.model_copy(update={"sources": sources, "facts": tuple(self.facts)})

    def _source(self, key: str, source: PackSource, node: Table) -> PackSource:
        if source.file is None:
            return source
        place = nodes.locate(node, ("sources", key, "file"))
        if source.content:
            self._problem(place, "P212", f"source {key} has both `file` and `content`", mend="keep one of them")
            return source
        path = self.files.named(source.file, place)
        content = self.files.text(path, place) if path is not None else None
        return source.model_copy(update={"content": content or ""})

    def _reading(self, draft: Pack | None, head: Node | None) -> Reading:
        reading = Reading(
            path=self.files.given,
            pack=None,
            problems=in_order(self.problems),
            draft=draft,
            head=head,
            fact_nodes=self.fact_nodes,
            broken=frozenset(self.broken - {""}),
            files=tuple(self.files.read),
        )
        if draft is None:
            return reading
        # A pack whose references lead nowhere would fail wherever it is used, so it is none.
        problems = in_order([*reading.problems, *_dangling(reading, draft)])
        sound = not any(problem.is_error for problem in problems)
        return replace(reading, problems=problems, pack=draft if sound else None)

    def _problem(self, place: Place, code: str, message: str, *, text: str = "", mend: str = "") -> None:
        self.problems.append(Problem.at(place, code, message, text=text, mend=mend))


def _salvage(data: dict[str, Any], error: ValidationError) -> Pack | None:
    """Return the pack's head without what is wrong in it, or None if too little is left."""
    data = {key: dict(value) if isinstance(value, dict) else value for key, value in data.items()}
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        group = data.get(str(loc[0])) if loc else None
        if len(loc) > 1 and isinstance(group, dict):
            group.pop(str(loc[1]), None)
        elif loc:
            data.pop(str(loc[0]), None)
    try:
        return Pack.model_validate({**_STAND_IN, **data})
    except ValidationError:
        return None


def _copy(node: Table) -> Table:
    """Copy a fact's top level, which is changed while it is read (aliases may share it)."""
    return Table(node.place, dict(node.entries), dict(node.keys))


def _text(node: Table, key: str) -> str:
    found = node.entries.get(key)
    return found.text.strip() if isinstance(found, Leaf) else ""
