"""Points that keep being missed: why, said to the learner, and the round that helps."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.text.folding import fold
from quiz.core.kin import traits
from quiz.core.ladder import Rung, choose
from quiz.core.leeches import Cause, Diagnosis, Told, diagnose, drill, is_leech, mend
from quiz.core.memory.state import RECALL, RECOGNITION
from quiz.core.session import Session
from quiz.core.showing import right_answer
from quiz.store.reading import attempts_of, entries
from quiz.store.rows import REPORT, fact_of
from quiz.study.making import Maker
from quiz.study.recording import CRAM, Recorder

if TYPE_CHECKING:
    from questions.items import Item
    from quiz.store.reading import Seen
    from quiz.study.study import Study


@dataclass(frozen=True, slots=True)
class Leech:
    """A point that keeps being missed."""

    pack: str
    point: str
    found: Diagnosis
    says: str
    """Why, and what helps."""


def leech(study: Study, pack: str, item: Item) -> Leech | None:
    """Return why the point of an item keeps being missed; None where it does not, or where the item asks several."""
    points = list(dict.fromkeys(map(str, item.points)))
    if len(points) != 1:
        return None
    point = points[0]
    found = study.log.states_of_fact(pack, fact_of(point))
    states = [found.get((point, RECOGNITION)), found.get((point, RECALL))]
    settings = study.settings.leeches
    if not is_leech(states, settings):
        return None
    history = [told(seen) for seen in attempts_of(study.log, pack, point)]
    disputed = any(entry.point == point for entry in entries(study.log, (REPORT,), pack))
    answer = right_answer(item) if item.format != "true_false" else item.explanation.rstrip(".")
    diagnosis = diagnose(states, history, answer, settings, disputed=disputed)
    return None if diagnosis is None else Leech(pack, point, diagnosis, mend(diagnosis, answer))


def told(seen: Seen) -> Told:
    """Return an answer of the log as the diagnosis reads it."""
    response = json.loads(seen.said)
    said = ""
    if response.get("type") == "wrote":
        said = str(response.get("text", ""))
    elif response.get("type") == "picked" and seen.format == "single_choice":
        picked = [seen.options[at] for at in response.get("indices", ()) if 0 <= at < len(seen.options)]
        said = picked[0] if len(picked) == 1 else ""
    return Told(seen.answer_class, seen.share, seen.verdict, said)


def drill_round(study: Study, one: Leech) -> Session:
    """Start a round that asks a leech against what it is mixed up with, in changing words; the schedule is not touched."""
    maker = Maker(study, study.log.attempts())
    order = drill(one.point, other_point(maker, one) or one.point)
    wanted = Rung(RECALL, 0) if one.found.cause is Cause.MISSPELT else Rung(RECOGNITION, 4)
    items: list[Item] = []
    for turn, point in enumerate(order):
        about = [
            item for item in maker.items(one.pack, fact_of(point)) if {str(each) for each in item.points} == {point}
        ]
        fresh = [item for item in about if item.id not in {done.id for done in items}] or about
        item = choose(fresh, wanted if turn < len(order) // 2 else Rung(RECALL, 0), turn, "drill", point)
        if item is not None:
            items.append(item)
    return Session("One against the other", items, Recorder(study, CRAM, maker, lambda _: one.pack))


def other_point(maker: Maker, one: Leech) -> str | None:
    """Return the point whose answer was said in place of a leech's; None where the pack has none."""
    if one.found.cause is not Cause.CONFUSED:
        return None
    found = traits(maker.world(one.pack).pack)
    mine, said = found.get(one.point), fold(one.found.other)
    names = [point for point, trait in found.items() if trait.name == said and point != one.point]
    alike = [point for point in names if mine is not None and found[point].sort == mine.sort]
    if alike or names:
        return (alike or names)[0]
    for point, trait in found.items():  # dates and numbers: by what a question about them answers
        if point == one.point or mine is None or trait.sort != mine.sort or not mine.near(trait):
            continue
        if any(fold(item.answers[0]) == said for item in maker.items(one.pack, fact_of(point))):
            return point
    return None
