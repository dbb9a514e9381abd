"""Use cases: what a learner does, joining packs, rules, log and clock. The screens and the command line call these."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Self

from questions.errors import FactdeckError, UsageError
from quiz.clock import Clock
from quiz.core.home import Home, PackCard
from quiz.paths import data_folder
from quiz.store.database import NAME
from quiz.store.log import Log, micros, moment
from quiz.store.packs import Compiled, Head, content_hash
from quiz.store.packs import installed_packs as _installed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from questions.items import Item
    from questions.pack import Pack
    from questions.responses import Mark, Response
    from quiz.core.scheduler import Fsrs
    from quiz.core.session import Saved, Session
    from quiz.store.ids import Ids

KNOWN_DAYS = 14.0
"""Days of stability from which a point is called known."""
SECONDS_AN_ANSWER = 18
"""Time for an answer before the learner's own pace is known."""
REVIEW_LIMIT = 50


def installed_packs(data: Path | None = None) -> dict[str, Path]:
    """Return the installed packs by id."""
    return _installed(data or data_folder())


class Study:
    """A learner's data, opened."""

    def __init__(self, data: Path, clock: Clock, log: Log) -> None:
        self.data = data
        self.clock = clock
        self.log = log
        self._compiled = Compiled(data / "cache")
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
        now = self.clock.now()
        cards = [self._card(name, path, now) for name, path in sorted(installed_packs(self.data).items())]
        return Home(tuple(cards), self.clock.day(now), self._streak(now))

    def _card(self, name: str, path: Path, now: datetime) -> PackCard:
        head = self._compiled.head(path)
        if head is None:
            return PackCard(name, name, path, pending=True)
        if head.problem:
            return PackCard(head.id, head.title, path, problem=head.problem)
        return self._standing(head, path, now)

    def _standing(self, head: Head, path: Path, now: datetime) -> PackCard:
        there = set(head.points)
        limit = micros(now)
        known = learning = due = 0
        for point, stability, first_due in self.log.standing(head.id):
            if point not in there:
                continue  # a point that its author took away keeps its log and is not counted
            known += stability >= KNOWN_DAYS
            learning += stability < KNOWN_DAYS
            due += first_due <= limit
        pace = self.log.mean_latency() if due else None
        seconds = due * (pace / 1000 + 6 if pace else SECONDS_AN_ANSWER)
        return PackCard(
            head.id,
            head.title,
            path,
            head.facts,
            len(there),
            known,
            learning,
            due,
            max(1, round(seconds / 60)) if due else 0,
        )

    def _streak(self, now: datetime) -> int:
        days = set(self.log.days())
        day = self.clock.day(now)
        if day.isoformat() not in days:
            day -= timedelta(days=1)
        streak = 0
        while day.isoformat() in days:
            streak += 1
            day -= timedelta(days=1)
        return streak

    def compile_packs(self) -> None:
        """Compile the packs that are new or changed, and forget those that are gone."""
        paths = list(installed_packs(self.data).values())
        for path in paths:
            if self._compiled.head(path) is None:
                self._compiled.compile(path)
        self._compiled.prune({content_hash(path) for path in paths})

    # Packs

    def path(self, name: str) -> Path:
        """Return where a pack lies: `name` is an installed pack's id, or a path.

        Raises:
            UsageError: If there is no such pack.
        """
        installed = installed_packs(self.data)
        if name in installed:
            return installed[name]
        if Path(name).exists():
            return Path(name)
        for path in installed.values():
            head = self._compiled.head(path)
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
            pack, key = self._compiled.pack(path)
            self._loaded[path] = cached = (key, pack)
        return cached[1], key

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts that a pack's facts are drawn from."""
        pack, _ = self.load(name)
        return tuple(source.content for source in pack.sources.values() if source.content)

    # Rounds

    def play(self, name: str, *, count: int = 10, seed: int | None = None, mode: str = "mixed") -> Session:
        """Start a round of a pack.

        Args:
            name: Id or path.
            count: Questions wanted.
            seed: Same pack, seed and mode give the same round; None varies it from round to round.
            mode: `recognition`, `recall` or `mixed`.

        Raises:
            UsageError, PackError: As `load`.
        """
        from questions.generate import generate
        from questions.rng import Rng, digest
        from quiz.core.arranging import arrange
        from quiz.core.session import Session

        pack, key = self.load(name)
        if seed is None:
            seed = digest("round", self.clock.day(), self.log.attempts()) % 2**31
        items: Sequence[Item] = generate(pack, seed).items
        if mode != "mixed":
            items = [item for item in items if item.answer_class.value == mode]
        else:
            items = self._climbing(pack.id, items, Rng("mixed", pack.id, seed))
        chosen = arrange(items, count, Rng("round", pack.id, seed))
        return Session(pack.title, chosen, _Recorder(self, pack.id, key, "play"))

    def _climbing(self, pack_id: str, items: Sequence[Item], rng: object) -> list[Item]:
        """Leave out recall of points that were never met: a new point starts with recognition where it can be."""
        from questions.rng import Rng

        assert isinstance(rng, Rng)
        met = {key[1] for key in self.log.states(pack_id)}
        recognisable = {str(p) for item in items if item.answer_class == "recognition" for p in item.points}
        return [
            item
            for item in items
            if item.answer_class == "recognition"
            or all(str(p) in met or str(p) not in recognisable or rng.unit() < 0.35 for p in item.points)
        ]

    def review(self, name: str | None = None, *, limit: int | None = None) -> Session:
        """Start a review of what is due, the likeliest to be forgotten first.

        Args:
            name: One pack, or None for all.
            limit: At most so many questions; default 50.
        """
        from quiz.core.arranging import order
        from quiz.core.session import Session

        now = self.clock.now()
        packs = [name] if name is not None else list(installed_packs(self.data))
        due: list[tuple[float, Item, str]] = []
        keys: dict[str, str] = {}
        titles: list[str] = []
        for one in packs:
            try:
                pack, key = self.load(one)
            except FactdeckError:
                if name is not None:
                    raise
                continue  # a broken pack must not keep the others from being reviewed
            keys[pack.id] = key
            found = self._due_items(pack, now)
            if found:
                titles.append(pack.title)
            due += [(risk, item, pack.id) for risk, item in found]
        due.sort(key=lambda entry: (entry[0], entry[1].id))
        due = due[: limit or REVIEW_LIMIT]
        owner = {item.id: pack_id for _, item, pack_id in due}
        items = order(item for _, item, _ in due)
        title = titles[0] if len(titles) == 1 else "Review"
        return Session(title, items, _Recorder(self, next(iter(keys), ""), "", "review", owner, keys))

    def _due_items(self, pack: Pack, now: datetime) -> list[tuple[float, Item]]:
        """Return (retrievability, item) for each due point of a pack, one item a point."""
        from questions.generate import generate
        from questions.rng import digest

        states = {key: state for key, state in self.log.states(pack.id).items() if state.due <= now}
        facts = {key[1].partition("#")[0] for key in states}
        if not facts:
            return []
        seed = digest("review", pack.id, self.clock.day(now)) % 2**31
        by_point: dict[tuple[str, str], list[Item]] = {}
        for item in generate(pack, seed, facts=facts).items:
            for each in item.points:
                by_point.setdefault((str(each), item.answer_class.value), []).append(item)
        found: list[tuple[float, Item]] = []
        asked: set[str] = set()
        for (_, point, answer_class), state in states.items():
            choices = by_point.get((point, answer_class)) or by_point.get((point, "recall")) or []
            choices = [item for item in choices if not asked & {str(p) for p in item.points}]
            if choices:
                # Another wording each time: the learner learns the fact and not the look of a card.
                item = min(choices, key=lambda item: (len(item.points), digest(seed, point, state.reps, item.id)))
                asked |= {str(p) for p in item.points}
                found.append((self.model.retrievability(state, now), item))
        return found

    def again(self, session: Session) -> Session:
        """Start a round of what was missed in another, in other words where there are some."""
        from questions.generate import generate
        from quiz.core.arranging import order
        from quiz.core.session import Session

        recorder = session.recorder
        assert isinstance(recorder, _Recorder)
        items: list[Item] = []
        for item in session.missed_items:
            pack, _ = self.load(recorder.pack_of(item))
            wanted = set(map(str, item.points))
            others = [
                other
                for other in generate(pack, self.log.attempts(), facts={item.facts[0]}).items
                if set(map(str, other.points)) == wanted and other.stem != item.stem
            ]
            items.append(others[0] if others else item)
        return Session(session.title, order(items), recorder.again(session.missed_items, items))

    def nothing_due(self, name: str | None) -> str:
        """Say that nothing is due, and when something will be."""
        pack_id = self.load(name)[0].id if name is not None else None
        dues = [state.due for state in self.log.states(pack_id).values()]
        if not dues:
            return "Nothing is due: nothing has been learned yet. Start with: quiz play"
        from quiz.core.scheduler import due_in_words

        words = due_in_words(self.clock.day(min(dues)), self.clock.day())
        return f"Nothing is due now. The next review comes {words}."

    # What rounds are made with

    @cached_property
    def model(self) -> Fsrs:
        """The memory model."""
        from quiz.core.scheduler import Fsrs

        def due_at(now: datetime, days: int) -> datetime:
            return self.clock.day_start(self.clock.day(now) + timedelta(days=days))

        return Fsrs(due_at)

    @cached_property
    def ids(self) -> Ids:
        """Makes ids of attempts and sessions."""
        from quiz.store.ids import Ids

        return Ids(os.urandom)

    @cached_property
    def device(self) -> str:
        """This database's device id."""
        return self.log.device(self.ids.new(self.clock.now()))


class _Recorder:
    """Saves the answers of one round."""

    def __init__(
        self,
        study: Study,
        pack: str,
        pack_hash: str,
        kind: str,
        owner: dict[str, str] | None = None,
        hashes: dict[str, str] | None = None,
    ) -> None:
        self._study = study
        self._pack = pack
        self._hashes = hashes or {pack: pack_hash}
        self._kind = kind
        self._owner = owner or {}
        self._id = study.ids.new(study.clock.now())
        self._dues: dict[str, int] = {}

    def pack_of(self, item: Item) -> str:
        """Return the id of the pack that an item is from."""
        return self._owner.get(item.id, self._pack)

    def again(self, before: Sequence[Item], items: Sequence[Item]) -> _Recorder:
        """Return a recorder for another round about the same packs; its answers count as play."""
        owner = {new.id: self.pack_of(old) for old, new in zip(before, items, strict=True)}
        return _Recorder(self._study, self._pack, "", "play", owner, self._hashes)

    def record(self, item: Item, response: Response, mark: Mark, latency_ms: int, given_away: bool) -> Saved:
        """Save one marked answer; durable on return."""
        from questions.responses import Graded
        from quiz.core.scheduler import KNOWN_STABILITY, PLAY_WEIGHT, VERSION, due_in_words
        from quiz.core.session import Saved
        from quiz.store.log import Attempt

        study = self._study
        now = study.clock.now()
        # A key that was just read off another question proves nothing; nor does what a shown table says.
        weight = 1.0 if self._kind == "review" else PLAY_WEIGHT
        if (given_away and mark.score > 0) or item.family == "read_table":
            weight = 0.0
        pack = self.pack_of(item)
        attempt = Attempt(
            id=study.ids.new(now), device=study.device, session=self._id, at=now, day=study.clock.day(now).isoformat(),
            kind=self._kind, pack=pack, pack_hash=self._hashes.get(pack, ""), item=item.id, family=item.family,
            format=item.format.value, answer_class=item.answer_class.value, stem=item.stem,
            options=tuple(option.text for option in item.options), response=response_json(response), score=mark.score,
            verdict=mark.verdict, latency=latency_ms, guess=item.guess, weight=weight,
            grade=int(response.grade) if isinstance(response, Graded) else None,
            credits=tuple((str(credit.point), credit.share) for credit in mark.credits), scheduler=VERSION,
        )  # fmt: skip
        changes = study.log.append(attempt, study.model)
        moved = sum(
            1
            for before, after in changes.values()
            if after and after.stability >= KNOWN_STABILITY and not (before and before.stability >= KNOWN_STABILITY)
        )
        dues = [after.due for _, after in changes.values() if after is not None]
        for due in dues:
            self._dues[attempt.id] = min(self._dues.get(attempt.id, micros(due)), micros(due))
        words = due_in_words(study.clock.day(min(dues)), study.clock.day(now)) if dues and weight else ""
        return Saved(attempt.id, words, moved)

    def retract(self, attempt: str) -> None:
        """Take an answer back."""
        study = self._study
        study.log.retract(attempt, study.clock.now(), study.device, study.model)
        self._dues.pop(attempt, None)

    def next_due(self) -> str:
        """Say when the first of this round's points comes back."""
        from quiz.core.scheduler import due_in_words

        if not self._dues:
            return ""
        clock = self._study.clock
        return due_in_words(clock.day(moment(min(self._dues.values()))), clock.day())


def response_json(response: Response) -> object:
    """Return a response as JSON data, its type with it."""
    from dataclasses import asdict

    return {"type": type(response).__name__.lower(), **asdict(response)}
