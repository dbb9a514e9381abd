"""A learner's data, opened: packs, log and clock, and the door to the use cases."""

from __future__ import annotations

import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from questions.errors import UsageError
from quiz.core.home import Home
from quiz.paths import data_folder
from quiz.store.database import NAME
from quiz.store.log import Log
from quiz.store.packs import Compiled, content_hash
from quiz.store.packs import installed_packs as _installed

if TYPE_CHECKING:
    from questions.pack import Pack
    from quiz.clock import Clock
    from quiz.core.memory.model import Memory
    from quiz.core.session import Session
    from quiz.store.ids import Ids


def installed_packs(data: Path | None = None) -> dict[str, Path]:
    """Return the installed packs by id."""
    return _installed(data or data_folder())


class Study:
    """A learner's data, opened."""

    def __init__(self, data: Path, clock: Clock, log: Log) -> None:
        self.data = data
        self.clock = clock
        self.log = log
        self.compiled = Compiled(data / "cache")
        self._loaded: dict[Path, tuple[str, Pack]] = {}

    @classmethod
    def open(cls, data: Path, clock: Clock) -> Study:
        """Open the data folder, making it where there is none.

        Raises:
            StoreError: If the log can't be opened; it is left as it was.
        """
        return cls(data, clock, Log(data / NAME))

    def close(self) -> None:
        """Close the log."""
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # Home

    def home(self) -> Home:
        """Return the state of everything at a glance; packs that are not compiled yet are `pending`."""
        from quiz.study.home import card, streak

        now = self.clock.now()
        cards = [card(self, name, path, now) for name, path in sorted(self.packs().items())]
        return Home(tuple(cards), self.clock.day(now), streak(self, now))

    def compile_packs(self) -> None:
        """Compile the packs that are new or changed, and forget those that are gone."""
        paths = list(self.packs().values())
        for path in paths:
            if self.compiled.head(path) is None:
                self.compiled.compile(path)
        self.compiled.prune({content_hash(path) for path in paths})

    # Packs

    def packs(self) -> dict[str, Path]:
        """Return the installed packs by folder name."""
        return installed_packs(self.data)

    def path(self, name: str) -> Path:
        """Return where a pack lies: `name` is an installed pack's id, or a path.

        Raises:
            UsageError: If there is no such pack.
        """
        installed = self.packs()
        if name in installed:
            return installed[name]
        if Path(name).exists():
            return Path(name)
        for path in installed.values():
            head = self.compiled.head(path)
            if head is not None and head.id == name:
                return path
        known = ", ".join(sorted(installed)) or "none"
        raise UsageError(f"{name!r}: no installed pack of that id and no such path (installed: {known})")

    def load(self, name: str) -> tuple[Pack, str]:
        """Return a pack and its content hash.

        Raises:
            UsageError: If there is no such pack.
            PackError: If it has errors.
        """
        path = self.path(name)
        key = content_hash(path)
        cached = self._loaded.get(path)
        if cached is None or cached[0] != key:
            pack, key = self.compiled.pack(path)
            self._loaded[path] = cached = (key, pack)
        return cached[1], key

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts that a pack's facts are drawn from."""
        pack, _ = self.load(name)
        return tuple(source.content for source in pack.sources.values() if source.content)

    # Rounds

    def play(
        self,
        name: str,
        *,
        count: int = 10,
        seed: int | None = None,
        mode: str = "mixed",
        difficulty: tuple[float, float] | None = None,
    ) -> Session:
        """Start a round of a pack.

        Args:
            name: Id or path.
            count: Questions wanted.
            seed: Same pack, seed and mode give the same round; None varies it from round to round.
            mode: `recognition`, `recall` or `mixed`.
            difficulty: Only questions in this range of expected wrong answers, which this learner's own answers correct.

        Raises:
            UsageError, PackError: As `load`.
        """
        from quiz.study.rounds import play

        return play(self, name, count=count, seed=seed, mode=mode, difficulty=difficulty)

    def review(self, name: str | None = None, *, limit: int | None = None) -> Session:
        """Start a review of what is due, the likeliest to be forgotten first.

        Args:
            name: One pack, or None for all.
            limit: At most so many questions; default 50.
        """
        from quiz.study.rounds import review

        return review(self, name, limit=limit)

    def again(self, session: Session) -> Session:
        """Start a round of what was missed in another, in other words where there are some."""
        from quiz.study.rounds import again

        return again(self, session)

    def nothing_due(self, name: str | None) -> str:
        """Say that nothing is due, and when something will be."""
        from quiz.study.rounds import nothing_due

        return nothing_due(self, name)

    # What rounds are made with

    @cached_property
    def model(self) -> Memory:
        """The memory model."""
        from quiz.core.memory.model import Memory

        return Memory()

    @cached_property
    def ids(self) -> Ids:
        """Makes ids of attempts and sessions."""
        from quiz.store.ids import Ids

        return Ids(os.urandom)

    @cached_property
    def device(self) -> str:
        """This database's device id."""
        return self.log.device(self.ids.new(self.clock.now()))
