"""What reading a pack gives: the pack, every problem, and where each value stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from questions.pack import Pack
from questions.problems import InvalidPackError, Place, Problem
from questions.reading import nodes
from questions.reading.nodes import Node


@dataclass(frozen=True)
class Reading:
    """A pack as read, with its problems and its places."""

    path: str
    """The pack's path as given."""
    pack: Pack | None
    """The pack, or None if anything in it has an error."""
    problems: tuple[Problem, ...]
    draft: Pack | None = None
    """The facts that are valid, under a head filled up where it has errors, for checks across facts."""
    head: Node | None = field(default=None, repr=False)
    fact_nodes: Mapping[str, Node] = field(default_factory=dict, repr=False)
    broken: frozenset[str] = frozenset()
    """Ids of facts that are there but not valid."""
    files: tuple[Path, ...] = ()
    """Every file that was read: their contents determine the pack."""

    def place(self, fact: str | None, *path: str | int) -> Place:
        """Return where a value stands: of a fact, or of the pack's head for `fact=None`.

        A path that does not exist gives the nearest enclosing place.
        """
        node = self.head if fact is None else self.fact_nodes.get(fact)
        return nodes.locate(node, path) if node is not None else Place(self.path)

    def key_place(self, fact: str | None, *path: str | int) -> Place:
        """Return where the key at the end of a path stands."""
        node = self.head if fact is None else self.fact_nodes.get(fact)
        return nodes.locate_key(node, path) if node is not None else Place(self.path)

    def text(self, fact: str | None, *path: str | int) -> str:
        """Return the text of a scalar as the author wrote it, or ""."""
        node = self.head if fact is None else self.fact_nodes.get(fact)
        return nodes.text_at(node, path) if node is not None else ""

    def require(self) -> Pack:
        """Return the pack.

        Raises:
            InvalidPackError: If it has errors.
        """
        if self.pack is None:
            raise InvalidPackError(self.path, self.problems)
        return self.pack
