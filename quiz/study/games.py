"""Games: what is asked in each, and their results, which stand in the log and so outlive a rebuild and a merge."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from questions.difficulty import tally
from questions.errors import UsageError
from questions.families import FAMILIES
from questions.generate import generate
from questions.rng import Rng, digest
from quiz.core.arranging import arrange
from quiz.core.kin import traits
from quiz.core.modes import confusables, custom, daily, sprint, survival, timeline
from quiz.core.modes.exam import Exam
from quiz.core.modes.playing import GameSession
from quiz.core.session import Session
from quiz.store.reading import confusions, entries
from quiz.store.rows import GAME, Entry, fact_of
from quiz.study.making import UNASKED, Maker
from quiz.study.pooling import pool
from quiz.study.recording import PLAY, Recorder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from questions.items import Item
    from questions.pack import Pack
    from quiz.core.modes.custom import Wanted
    from quiz.core.modes.rules import Rules
    from quiz.study.study import Study

SPRINT = 60
"""Questions of a sprint: one a second, more than anyone answers in its time."""
SURVIVAL = 60
EXAM = 20
PAIRS = 6
ASKED = frozenset(FAMILIES) - UNASKED
MANY = 240
"""Facts of a pack up to which the kinds of its questions are counted; of larger packs those of as many, drawn."""


def play_game(
    study: Study,
    name: str,
    game: str,
    *,
    count: int | None = None,
    seed: int | None = None,
    wanted: Wanted | None = None,
) -> Session:
    """Start a game.

    Args:
        study: The learner's data.
        name: Pack, by id or path.
        game: A name of `quiz.core.modes.catalogue`.
        count: Questions wanted, where the game has no number of its own.
        seed: Same pack, seed and game give the same questions; None varies them from game to game. The daily challenge
            has its own.
        wanted: For `custom`.

    Raises:
        UsageError: If there is no such pack or game, or the pack has nothing for it.
        PackError: As `Study.load`.
    """
    start = _GAMES.get(game)
    if start is None:
        raise UsageError(f"there is no game {game!r}; there are: {', '.join(_GAMES)}")
    pack, key = study.load(name)
    study.log.prepare(study.model)
    given = seed
    if game == "daily":
        seed = daily.seed(pack.id, study.clock.day())
    elif seed is None:
        seed = digest("game", game, study.clock.day(), study.log.attempts()) % 2**31
    maker = Maker(study, seed)
    maker.use(pack, key)
    return start(_Table(study, pack, maker, seed, given, count, wanted))


@dataclass(frozen=True, slots=True)
class _Table:
    """What a game is made from."""

    study: Study
    pack: Pack
    maker: Maker
    seed: int
    given: int | None
    """The seed that was asked for; a round without one follows the learner's memory."""
    count: int | None
    wanted: Wanted | None

    def rng(self, what: str) -> Rng:
        """Return a generator for one choice."""
        return Rng(what, self.pack.id, self.seed)

    def items(
        self, many: int, fits: Callable[[Item], bool] = lambda item: True, without: frozenset[str] = frozenset()
    ) -> list[Item]:
        """Return items that may be asked and that fit, enough for a round of so many; of all families but some."""
        world = self.maker.world(self.pack.id)
        return pool(world, many, fits, families=ASKED - without)

    def game(self, rules: Rules, items: Sequence[Item]) -> GameSession:
        """Return a round under rules.

        Raises:
            UsageError: If there is nothing to ask.
        """
        if not items:
            raise UsageError(f"{self.pack.title} has no questions for {rules.title.lower()}")
        recorder = Recorder(self.study, PLAY, self.maker, lambda _: self.pack.id)
        title = f"{rules.title} · {self.pack.title}"
        return GameSession(title, list(items), recorder, rules=rules, pack=self.pack.id)

    def round(self, title: str, items: Sequence[Item]) -> Session:
        """Return a round without rules of its own."""
        recorder = Recorder(self.study, PLAY, self.maker, lambda _: self.pack.id)
        return Session(f"{title} · {self.pack.title}", list(items), recorder)


def _round(table: _Table) -> Session:
    return table.study.play(table.pack.id, count=table.count or 10, seed=table.given)


def _sprint(table: _Table) -> Session:
    quick = table.items(
        SPRINT, lambda item: item.format.value in sprint.FORMATS and item.context is None, sprint.SLOWER
    )
    return table.game(sprint.Sprint(), arrange(quick, SPRINT, table.rng("sprint")))


def _survival(table: _Table) -> Session:
    items = survival.climbing(table.items(SURVIVAL), SURVIVAL, table.rng("survival"))
    return table.game(survival.Survival(), items)


def _timeline(table: _Table) -> Session:
    world = table.maker.world(table.pack.id)
    dealt = timeline.deal(world, table.rng("timeline"))
    items = timeline.questions(world, dealt)
    if len(items) < 2:
        raise UsageError(f"{table.pack.title} has too few dated events for a timeline")
    return table.game(timeline.Timeline(len(items)), items)


def _exam(table: _Table) -> Session:
    count = table.count or EXAM
    marked = table.items(count, lambda item: item.format != "flashcard")  # nobody marks an exam of one's own
    items = arrange(marked, count, table.rng("exam"))
    return table.game(Exam(len(items)), items)


def _daily(table: _Table) -> Session:
    marked = table.items(daily.COUNT, lambda item: item.format != "flashcard")
    items = arrange(marked, daily.COUNT, table.rng("daily"))
    return table.game(daily.Daily(table.study.clock.day(), table.pack.title, len(items)), items)


def _confusables(table: _Table) -> Session:
    found = traits(table.pack)
    met = confusions(table.study.log, table.pack.id)
    chosen = confusables.pairs(found, met, table.rng("pairs"), PAIRS)
    about: dict[str, list[Item]] = defaultdict(list)
    for fact in {fact_of(point) for pair in chosen for point in pair}:
        for item in table.maker.items(table.pack.id, fact):
            if len(item.points) == 1:
                about[str(item.points[0])].append(item)
    items = confusables.against(about, chosen, table.rng("against"))
    if not items:
        raise UsageError(f"{table.pack.title} has nothing that is easily mixed up")
    return table.round("Confusables", items)


def _custom(table: _Table) -> Session:
    wanted, count = table.wanted or custom.Wanted(), table.count or 10
    answers = tally(table.study.log.answers(table.pack.id)) if wanted.difficulty else None
    tags = tags_of(table.pack)
    facts = {fact.id for fact in table.pack.facts if tags[fact.id] & wanted.tags} if wanted.tags else None
    made = pool(
        table.maker.world(table.pack.id),
        count,
        lambda item: bool(custom.fitting([item], tags, wanted)),
        facts=facts,
        families=wanted.families or None,
        difficulty=wanted.difficulty,
        answers=answers,
    )
    items = arrange(made, count, table.rng("custom"))
    if not items:
        raise UsageError(f"{table.pack.title} has no question that fits: {wanted.said()}")
    return table.round("Custom", items)


_GAMES = {
    "round": _round, "sprint": _sprint, "survival": _survival, "timeline": _timeline, "exam": _exam, "daily": _daily,
    "confusables": _confusables, "custom": _custom,
}  # fmt: skip


def tags_of(pack: Pack) -> dict[str, frozenset[str]]:
    """Return the tags of each fact, its thread with them."""
    return {fact.id: frozenset([*fact.tags, *([fact.thread] if fact.thread else [])]) for fact in pack.facts}


def choices(study: Study, name: str) -> tuple[dict[str, int], dict[str, int]]:
    """Return families with the number of their items, and tags with the number of their facts; what is most first."""
    pack, _ = study.load(name)
    facts = {fact.id for fact in Rng("facts", pack.id, 0).sample(pack.facts, MANY)}
    items = generate(pack, 0, facts=facts).items
    families = Counter(item.family for item in items if item.family not in UNASKED)
    tags = Counter(tag for fact in pack.facts if fact.asked for tag in sorted(tags_of(pack)[fact.id]))
    return dict(families.most_common()), dict(tags.most_common())


# Results


@dataclass(frozen=True, slots=True)
class Result:
    """How a game ended, once."""

    game: str
    pack: str
    points: int
    day: date
    count: int
    """Answers given."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result beside what was reached before."""

    points: int
    before: int | None
    """The best until then; None where it is the first."""
    counts: bool = True
    """False where a day's challenge was played before on that day."""

    @property
    def is_best(self) -> bool:
        """Whether nothing before was as good."""
        return self.counts and (self.before is None or self.points > self.before)


def finish(study: Study, session: GameSession) -> Outcome:
    """Save the result of a game, once; durable on return.

    Raises:
        StoreError: If it can't be saved.
    """
    rules = session.rules
    there = [one for one in results(study, session.pack) if one.game == rules.name]
    today = study.clock.day()
    counts = not (rules.name == "daily" and any(one.day == today for one in there))
    before = best(there, rules.name)
    if not session.saved and session.answered and counts:
        recorder = session.recorder
        assert isinstance(recorder, Recorder)
        entry = Entry.of(
            study.stamp(recorder.id), GAME, pack=session.pack, game=rules.name, points=session.points,
            count=len(session.answered),
        )  # fmt: skip
        study.log.enter(entry, study.model)
        session.saved = True
    return Outcome(session.points, before, counts)


def results(study: Study, pack: str | None = None) -> list[Result]:
    """Return the results that stand, of one pack or of all, in order of time; those of all devices that were merged."""
    found = []
    for entry in entries(study.log, (GAME,), pack):
        points, count = entry.data.get("points"), entry.data.get("count")
        if isinstance(points, int) and isinstance(count, int):
            day = date.fromordinal(entry.day)
            found.append(Result(str(entry.data.get("game")), entry.pack, points, day, count))
    return found


def best(found: Sequence[Result], game: str) -> int | None:
    """Return the best of some results in a game; None where there is none."""
    return max((one.points for one in found if one.game == game), default=None)


def standings(study: Study, pack: str) -> dict[str, str]:
    """Return what the menu says beside each game: the personal best, and whether the day's challenge was played."""
    found = results(study, pack)
    today = study.clock.day()
    said: dict[str, str] = {}
    for game, words in _BEST.items():
        if (points := best(found, game)) is not None:
            said[game] = f"best: {words.format(points)}"
    todays = [one for one in found if one.game == "daily" and one.day == today]
    if todays:
        said["daily"] = f"today: {todays[0].points} of {todays[0].count}"
    return said


_BEST = {
    "sprint": "{} right", "survival": "{} right", "timeline": "{} placed", "exam": "{} %", "daily": "{} right",
}  # fmt: skip
