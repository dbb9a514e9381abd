"""Rounds: what is asked in a game, in a review, and again."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from questions.difficulty import tally
from questions.errors import UsageError
from questions.rng import Rng, digest
from quiz.core.arranging import arrange, order
from quiz.core.ladder import Rung, narrowed, rung
from quiz.core.memory.state import NEVER, RECALL, RECOGNITION, State
from quiz.core.session import Session
from quiz.core.words import due_in_words
from quiz.store.reading import flags, standing
from quiz.study.making import Maker
from quiz.study.pooling import pool
from quiz.study.recording import PLAY, Recorder
from quiz.study.reviewing import chosen_heads

if TYPE_CHECKING:
    from questions.items import Item
    from quiz.study.study import Study

SURPRISE = 0.35
"""How often a game asks a point in the class that is not its turn: variety, at half the weight of a review."""


def play(
    study: Study,
    name: str,
    *,
    count: int = 10,
    seed: int | None = None,
    mode: str = "mixed",
    difficulty: tuple[float, float] | None = None,
) -> Session:
    """Start a game; arguments as `Study.play`."""
    pack, key = study.load(name)
    study.log.prepare(study.model)
    varied = seed is None
    if seed is None:
        seed = digest("round", study.clock.day(), study.log.attempts()) % 2**31
    answers = tally(study.log.answers(pack.id)) if difficulty else None
    maker = Maker(study, seed)
    maker.use(pack, key)
    items: Sequence[Item] = pool(
        maker.world(pack.id),
        count,
        lambda item: mode in {"mixed", item.answer_class.value},
        difficulty=difficulty,
        answers=answers,
    )
    if mode == "mixed":
        items = _on_the_ladder(study, pack.id, items, Rng("mixed", pack.id, seed), varied=varied)
    if difficulty and not items:
        low, high = difficulty
        raise UsageError(f"{pack.title} has no question with {low:.0%} to {high:.0%} of wrong answers expected")
    chosen = arrange(items, count, Rng("round", pack.id, seed))
    return _session(study, pack.title, chosen, PLAY, maker, lambda _: pack.id)


def _session(
    study: Study, title: str, items: Sequence[Item], kind: str, maker: Maker, pack_of: Callable[[Item], str]
) -> Session:
    return Session(title, items, Recorder(study, kind, maker, pack_of))


def _on_the_ladder(study: Study, pack_id: str, items: Sequence[Item], rng: Rng, *, varied: bool) -> list[Item]:
    """Keep, for each point, mostly the class that is its turn, with as many options as are.

    Args:
        study: The learner's data.
        pack_id: The pack.
        items: All items.
        rng: Decides about surprises.
        varied: Whether the round depends on the learner's memory; else each point counts as new, so that the same seed
            gives the same round.
    """
    states = study.log.states(pack_id) if varied else {}
    settings = study.settings.ladder
    recognisable = {str(p) for item in items if item.answer_class == RECOGNITION for p in item.points}
    recallable = {str(p) for item in items if item.answer_class == RECALL for p in item.points}
    there = {RECOGNITION: recognisable, RECALL: recallable}

    def turn(point: str) -> Rung:
        found: list[State | None] = [states.get((pack_id, point, one)) for one in (RECOGNITION, RECALL)]
        return rung(found[0], found[1], settings)

    kept = []
    for item in items:
        turns = [turn(str(point)) for point in item.points]
        fits = all(
            one.answer_class == item.answer_class or str(point) not in there[one.answer_class]
            for one, point in zip(turns, item.points, strict=True)
        )
        if fits or rng.unit() < SURPRISE:
            options = max(one.options or settings.options for one in turns)
            kept.append(narrowed(item, options) if varied else item)
    return kept


def again(study: Study, session: Session) -> Session:
    """Start a round of what was missed in another, in other words where there are some."""
    recorder = session.recorder
    assert isinstance(recorder, Recorder)
    maker = Maker(study, study.log.attempts())
    owner: dict[str, str] = {}
    items: list[Item] = []
    for item in session.missed_items:
        pack_id = recorder.pack_of(item)
        wanted = set(map(str, item.points))
        others = [
            other
            for other in maker.items(pack_id, item.facts[0])
            if set(map(str, other.points)) == wanted and other.stem != item.stem
        ]
        one = others[0] if others else item
        owner[one.id] = pack_id
        items.append(one)
    return _session(study, session.title, order(items), PLAY, maker, lambda item: owner[item.id])


def nothing_due(study: Study, name: str | None) -> str:
    """Say why nothing is asked now, and when something will be.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    today = study.clock.day().toordinal()
    days = list(_days(study, name))
    if not days:
        return "Nothing is due: nothing has been learned yet. Start with: quiz play"
    left = sum(day <= today for day in days)
    if left:
        return f"Today's reviews are done; {left} more would be due. Go on with: quiz review --limit {min(left, 20)}"
    if min(days) == NEVER:
        return "Nothing is due: all that you have learned is set aside. See it with: quiz data aside"
    return f"Nothing is due now. The next review comes {due_in_words(date.fromordinal(min(days)), study.clock.day())}."


def _days(study: Study, name: str | None) -> Iterator[int]:
    """Yield the day on which each learned point may be asked; points that their author took away are left out."""
    for head in chosen_heads(study, name):
        there, aside = set(head.points), flags(study.log, head.id)
        for point, _, due in standing(study.log, head.id, NEVER):
            if point in there:
                yield max([due, *aside.get((head.id, point), {}).values()])
