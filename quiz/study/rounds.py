"""Rounds: what is asked in a game, in a review, and again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from questions.difficulty import tally
from questions.errors import FactdeckError, UsageError
from questions.generate import generate
from questions.rng import Rng, digest
from quiz.core.arranging import arrange, order
from quiz.core.scheduler import due_in_words
from quiz.core.session import Session
from quiz.store.log import micros
from quiz.store.reading import due_rows, first_due
from quiz.study.recording import Recorder

if TYPE_CHECKING:
    from questions.items import Item
    from questions.pack import Pack
    from quiz.study.study import Study

REVIEW_LIMIT = 50


def play(
    study: Study,
    name: str,
    *,
    count: int = 10,
    seed: int | None = None,
    mode: str = "mixed",
    difficulty: tuple[float, float] | None = None,
) -> Session:
    """Start a round; arguments as `Study.play`."""
    pack, key = study.load(name)
    study.log.prepare(study.model)
    if seed is None:
        seed = digest("round", study.clock.day(), study.log.attempts()) % 2**31
    answers = tally(study.log.answers(pack.id)) if difficulty else None
    items: Sequence[Item] = generate(pack, seed, difficulty=difficulty, answers=answers).items
    if mode != "mixed":
        items = [item for item in items if item.answer_class.value == mode]
    else:
        items = _climbing(study, pack.id, items, Rng("mixed", pack.id, seed))
    if difficulty and not items:
        low, high = difficulty
        raise UsageError(f"{pack.title} has no question with {low:.0%} to {high:.0%} of wrong answers expected")
    chosen = arrange(items, count, Rng("round", pack.id, seed))
    return Session(pack.title, chosen, Recorder(study, pack.id, key, "play"))


def _climbing(study: Study, pack_id: str, items: Sequence[Item], rng: Rng) -> list[Item]:
    """Leave out recall of points that were never met: a new point starts with recognition where it can be."""
    met = {key[1] for key in study.log.states(pack_id)}
    recognisable = {str(p) for item in items if item.answer_class == "recognition" for p in item.points}
    return [
        item
        for item in items
        if item.answer_class == "recognition"
        or all(str(p) in met or str(p) not in recognisable or rng.unit() < 0.35 for p in item.points)
    ]


def review(study: Study, name: str | None = None, *, limit: int | None = None) -> Session:
    """Start a review; arguments as `Study.review`."""
    now = study.clock.now()
    study.log.prepare(study.model)
    packs = [name] if name is not None else list(study.packs())
    due: list[tuple[float, Item, str]] = []
    keys: dict[str, str] = {}
    titles: list[str] = []
    for one in packs:
        try:
            pack, key = study.load(one)
        except FactdeckError:
            if name is not None:
                raise
            continue  # a broken pack must not keep the others from being reviewed
        keys[pack.id] = key
        found = _due_items(study, pack, now)
        if found:
            titles.append(pack.title)
        due += [(risk, item, pack.id) for risk, item in found]
    due.sort(key=lambda entry: (entry[0], entry[1].id))
    due = due[: limit or REVIEW_LIMIT]
    owner = {item.id: pack_id for _, item, pack_id in due}
    items = order(item for _, item, _ in due)
    title = titles[0] if len(titles) == 1 else "Review"
    return Session(title, items, Recorder(study, next(iter(keys), ""), "", "review", owner, keys))


def _due_items(study: Study, pack: Pack, now: datetime) -> list[tuple[float, Item]]:
    """Return (retrievability, item) for each due point of a pack, one item a point."""
    due = due_rows(study.log, study.clock.day(now).toordinal(), micros(now), [pack.id])
    facts = {row.point.partition("#")[0] for row in due}
    if not facts:
        return []
    seed = digest("review", pack.id, study.clock.day(now)) % 2**31
    by_point: dict[tuple[str, str], list[Item]] = {}
    for item in generate(pack, seed, facts=facts).items:
        for each in item.points:
            by_point.setdefault((str(each), item.answer_class.value), []).append(item)
    found: list[tuple[float, Item]] = []
    asked: set[str] = set()
    for row in due:
        choices = by_point.get((row.point, row.answer_class)) or by_point.get((row.point, "recall")) or []
        choices = [item for item in choices if not asked & {str(p) for p in item.points}]
        if choices:
            # Another wording each time: the learner learns the fact and not the look of a card.
            item = min(choices, key=lambda item: (len(item.points), digest(seed, row.point, row.state.reps, item.id)))
            asked |= {str(p) for p in item.points}
            found.append((study.model.retrievability(row.state, micros(now)), item))
    return found


def again(study: Study, session: Session) -> Session:
    """Start a round of what was missed in another, in other words where there are some."""
    recorder = session.recorder
    assert isinstance(recorder, Recorder)
    items: list[Item] = []
    for item in session.missed_items:
        pack, _ = study.load(recorder.pack_of(item))
        wanted = set(map(str, item.points))
        others = [
            other
            for other in generate(pack, study.log.attempts(), facts={item.facts[0]}).items
            if set(map(str, other.points)) == wanted and other.stem != item.stem
        ]
        items.append(others[0] if others else item)
    return Session(session.title, order(items), recorder.again(session.missed_items, items))


def nothing_due(study: Study, name: str | None) -> str:
    """Say that nothing is due, and when something will be."""
    pack_id = study.load(name)[0].id if name is not None else None
    first = first_due(study.log, None if pack_id is None else [pack_id])
    if first is None:
        return "Nothing is due: nothing has been learned yet. Start with: quiz play"
    words = due_in_words(date.fromordinal(first), study.clock.day())
    return f"Nothing is due now. The next review comes {words}."
