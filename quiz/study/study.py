"""A learner's data, opened: packs, log and clock, and the door to the use cases."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from questions.errors import UsageError
from quiz.core.home import Home
from quiz.paths import data_folder
from quiz.store.database import NAME, tell
from quiz.store.log import Log
from quiz.store.packs import Compiled, Head, content_hash
from quiz.store.packs import installed_packs as _installed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from questions.pack import Pack
    from quiz.clock import Clock
    from quiz.core.lesson import Lesson
    from quiz.core.memory.model import Memory
    from quiz.core.modes.custom import Wanted
    from quiz.core.modes.playing import GameSession
    from quiz.core.session import Session
    from quiz.core.settings import Settings
    from quiz.core.statistics import Statistics
    from quiz.store.ids import Ids
    from quiz.store.rows import Stamp
    from quiz.study.games import Outcome
    from quiz.study.leeches import Leech
    from quiz.study.mending import Changed


def installed_packs(data: Path | None = None) -> dict[str, Path]:
    """Return the installed packs by id."""
    return _installed(data or data_folder())


def _settings(data: Path) -> Settings:
    from quiz.core.settings import Settings

    if not (data / "settings.toml").exists():
        return Settings()  # nothing is imported that only reads files
    from quiz.store.settings import read_settings

    return read_settings(data)


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

        Args:
            data: The folder.
            clock: The time; the hour at which a day begins is the settings'.

        Raises:
            StoreError: If the log can't be opened; it is left as it was.
            UsageError: If the settings have errors.
        """
        settings = _settings(data)
        study = cls(data, replace(clock, rollover=settings.day.rollover), Log(data / NAME))
        study.settings = settings
        return study

    def close(self) -> None:
        """Close the log."""
        self.log.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, sort: object, error: BaseException | None, trace: object) -> None:
        self.close()
        tell(self.log.path, error)

    # Home

    def home(self) -> Home:
        """Return the state of everything at a glance; packs that are not compiled yet are `pending`."""
        from quiz.store.shelf import hidden
        from quiz.study.halfplayed import offered
        from quiz.study.home import ahead, cards, streak

        now = self.clock.now()
        half = offered(self)
        going = half[1] if half is not None else None
        packs = tuple(cards(self, hidden(self.data), now))
        return Home(packs, self.clock.day(now), streak(self, now), going, ahead(self, now))

    def compile_packs(self, step: Callable[[], None] = lambda: None) -> None:
        """Compile the packs that are new or changed, and forget those that are gone; `step` is called after each."""
        paths = list(self.packs().values())
        for path in paths:
            if self.compiled.head(path) is None:
                self.compiled.compile(path)
                step()
        self.compiled.prune({content_hash(path) for path in paths})
        for path in paths:
            head = self.compiled.head(path)
            if head is not None:
                self.follow(head)

    # Packs

    def packs(self) -> dict[str, Path]:
        """Return the installed packs by folder name."""
        return installed_packs(self.data)

    def add_pack(self, where: str) -> str:
        """Take a pack in from a folder or file, or a newer version of it; return what was done, in a sentence.

        Raises:
            UsageError: If there is none.
            PackError: If it has errors; nothing is taken in then.
            StoreError: If it can't be copied.
        """
        from quiz.study.shelving import add_pack

        return add_pack(self, where)

    def hide_pack(self, path: Path) -> None:
        """Leave an installed pack out of the first screen; its answers are kept.

        Raises:
            UsageError: If it is not installed.
            StoreError: If that can't be saved.
        """
        from quiz.store.shelf import hide

        name = next((name for name, there in self.packs().items() if there == path), None)
        if name is None:
            raise UsageError(f"{path}: this pack is not installed, so it is not shown anyway")
        hide(self.data, name)

    def show_packs(self) -> None:
        """Show all packs again."""
        from quiz.store.shelf import show_all

        show_all(self.data)

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
        known = ", ".join(installed) or "none"
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
            head = self.compiled.head(path)
            if head is not None:
                self.follow(head)
        return cached[1], key

    def follow(self, head: Head) -> None:
        """Let memory follow the facts that a pack calls otherwise than they were called when they were learned."""
        if head.was or self.log.rows("SELECT 1 FROM named WHERE pack = ? LIMIT 1", (head.id,)):
            from quiz.study.upkeep import follow_renames

            follow_renames(self, head)

    def forget(self, name: str) -> None:
        """Let go of a loaded pack, which is read again when it is wanted."""
        for path, (_, pack) in list(self._loaded.items()):
            if pack.id == name:
                del self._loaded[path]

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

    def review(
        self,
        name: str | None = None,
        *,
        limit: int | None = None,
        minutes: float | None = None,
        new: int | None = None,
        cram: bool = False,
    ) -> Session:
        """Start a review of what is due, the likeliest to be forgotten first.

        Args:
            name: One pack, or None for all.
            limit: At most so many questions.
            minutes: About so long, at the learner's own pace.
            new: So many new points between them.
            cram: Go over the weakest points instead, and leave the schedule alone.

        Raises:
            UsageError, PackError: As `load`.
        """
        from quiz.study.reviewing import Wish, review

        return review(self, name, Wish(limit, minutes, new, cram))

    def learn(self, name: str | None = None, *, new: int | None = None) -> Session:
        """Start with new points: as many as are left for today, or `new`.

        Raises:
            UsageError, PackError: As `load`.
        """
        from quiz.study.reviewing import Wish, review

        return review(self, name, Wish(new=new, due=False))

    def lesson(self, name: str | None = None, *, count: int | None = None) -> Lesson:
        """Start a lesson: new facts in small batches, read and then asked.

        Args:
            name: Id or path; None for the first pack that has something new.
            count: Facts; None for five, within what is left for today.

        Raises:
            UsageError, PackError: As `load`.
        """
        from quiz.study.lessons import lesson

        return lesson(self, name, count=count)

    def keep(self, session: Session) -> None:
        """Keep a round from its first answer on, so that it can go on after a crash."""
        from quiz.study.resuming import keep

        keep(self, session)

    def finished(self, session: Session) -> None:
        """Forget a round that is over."""
        from quiz.study.resuming import finished

        finished(self, session)

    def let_go(self) -> None:
        """Forget the half-played round; its answers stay."""
        from quiz.study.halfplayed import let_go

        let_go(self)

    def resume(self) -> Session | None:
        """Return the latest half-played round as it stood; None where there is none.

        Raises:
            UsageError, PackError: As `load`.
        """
        from quiz.study.resuming import resume

        return resume(self)

    def again(self, session: Session) -> Session:
        """Start a round of what was missed in another, in other words where there are some."""
        from quiz.study.rounds import again

        return again(self, session)

    def leeches(self, session: Session) -> list[Leech]:
        """Return what kept being missed in a round, and why."""
        from quiz.study.recording import Recorder

        return session.recorder.leeches if isinstance(session.recorder, Recorder) else []

    def drill(self, session: Session) -> Session:
        """Start a round that asks a leech of another round against what it is mixed up with."""
        from quiz.study.leeches import drill_round

        return drill_round(self, self.leeches(session)[0])

    def undo_last(self) -> str:
        """Take back the last thing that was done on this device; return what it was, empty where there is nothing."""
        from quiz.study.mending import undo_last

        return undo_last(self)

    def changed_answers(self, name: str | None) -> list[Changed]:
        """Return the learned points of a pack, or of all, whose answers changed, as far as that is not decided."""
        from quiz.study.mending import changed_answers

        return changed_answers(self, name)

    def decide(self, changed: Changed, *, relearn: bool) -> None:
        """Keep what is known of a changed answer, or relearn it."""
        from quiz.study.mending import decide

        decide(self, changed, relearn=relearn)

    # Games

    def play_game(
        self,
        name: str,
        game: str,
        *,
        count: int | None = None,
        seed: int | None = None,
        wanted: Wanted | None = None,
    ) -> Session:
        """Start a game; see `quiz.study.games.play_game`.

        Raises:
            UsageError, PackError: As `load`, and where the pack has nothing for the game.
        """
        from quiz.study.games import play_game

        return play_game(self, name, game, count=count, seed=seed, wanted=wanted)

    def finish_game(self, session: GameSession) -> Outcome:
        """Save the result of a game, once."""
        from quiz.study.games import finish

        return finish(self, session)

    def game_standings(self, pack: str) -> dict[str, str]:
        """Return personal bests in words, by game."""
        from quiz.study.games import standings

        return standings(self, pack)

    def choices(self, name: str) -> tuple[dict[str, int], dict[str, int]]:
        """Return what a custom round can be made of: families and tags, each with the number of their items and facts."""
        from quiz.study.games import choices

        return choices(self, name)

    def nothing_due(self, name: str | None) -> str:
        """Say that nothing is due, and when something will be."""
        from quiz.study.rounds import nothing_due

        return nothing_due(self, name)

    def first_due_point(self) -> tuple[str, str] | None:
        """Return (pack, point) of the point that is the likeliest to be forgotten; None where nothing is due."""
        from quiz.store.reading import due_rows
        from quiz.store.rows import micros

        now = self.clock.now()
        rows = due_rows(self.log, self.clock.day(now).toordinal(), micros(now), limit=1)
        return (rows[0].pack, rows[0].point) if rows else None

    def statistics(self, packs: Sequence[str] | None = None) -> Statistics:
        """Return the statistics of some packs (ids), or of all."""
        from quiz.store.rows import micros
        from quiz.store.statistics import statistics

        now = self.clock.now()
        curve = self.model.fsrs.retrievability
        return statistics(self.log, self.clock.day(now).toordinal(), micros(now), lambda t: curve(t, 1.0), packs)

    # What rounds are made with

    @cached_property
    def settings(self) -> Settings:
        """What the learner has set, in `settings.toml` of the data folder.

        Raises:
            UsageError: If the file has errors; each with its line and its mend.
        """
        return _settings(self.data)

    def save_settings(self, settings: Settings) -> None:
        """Save settings, and use them from now on; states follow from them, and are computed anew."""
        from quiz.store.settings import write_settings

        write_settings(self.data, settings)
        for name in ("settings", "model"):
            self.__dict__.pop(name, None)
        self.log.prepare(self.model)

    @cached_property
    def model(self) -> Memory:
        """The memory model."""
        from quiz.core.memory.model import Memory

        return Memory(self.settings)

    @cached_property
    def ids(self) -> Ids:
        """Makes ids of attempts and sessions."""
        from quiz.store.ids import Ids

        return Ids(os.urandom, self.log.newest_id())

    @cached_property
    def device(self) -> str:
        """This database's device id."""
        return self.log.device(self.ids.new(self.clock.now()))

    def stamp(self, session: str) -> Stamp:
        """Return who and when, for a new attempt or entry of a session."""
        from quiz.store.rows import Stamp, micros

        now = self.clock.now()
        return Stamp(self.ids.new(now), self.device, session, micros(now), self.clock.day(now).toordinal())
