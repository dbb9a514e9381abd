"""`what_then`: what happened at a date? A clause does not follow from its date, so others are refuted by time (T, R)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option, date_unit
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate
from questions.wording import capitalise
from questions.world import World

NAME = "what_then"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among events, the others certainly at other times."""
    if not isinstance(fact, Event) or fact.when is None or not world.pack.slot(fact, "when").point:
        return
    if date_unit(fact.when) is None or fact.when.precision == "by":
        yield Refusal(NAME, "coarse-date", fact.id, f"{fact.when.edtf} is no single day, month or year to ask about")
        return
    wrong = list(_others(world, fact))
    if len(wrong) < 2:
        yield Refusal(NAME, "too-few-events", fact.id, f"{2 - len(wrong)} more dated event(s) certainly at other times")
        return
    when = world.voice.value(fact.when, "in")
    stems = [
        f"Which of these happened {when}?",
        f"{capitalise(when)} one of these things happened. Which one?",
        f"{capitalise(when)}, which of these took place?",
        f"Which of these events dates from {world.voice.value(fact.when)}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "when"), stems[at], placed(world, fact), wording=at)
    yield choice(world, ask, Key(clause_option(fact)), wrong)


def _others(world: World, fact: Event) -> Iterator[Distractor]:
    """Yield events certainly at other times: the nearest of its thread and of all, and one as long as its clause."""
    assert fact.when is not None
    times = world.chronology
    found: dict[str, Event] = {}
    for anywhere in (False, True):
        before, after = (side(fact, 16, anywhere=anywhere) for side in (times.earlier, times.later))
        usable = [e for e in (*before, *after) if times.outside(e, fact.when) and not e.recurs]
        usable.sort(key=lambda e: times.distance(e, fact))
        found |= {e.id: e for e in usable[: 8 if not anywhere else 4]}
        if not any(_as_long(e, fact) for e in found.values()):
            found |= {e.id: e for e in [e for e in usable if _as_long(e, fact)][:2]}
    for other in found.values():
        near = 1 / (1 + times.distance(fact, other) / 1000)
        topical = 0.4 if other.thread == fact.thread else 0.0
        proof = times.outside(other, fact.when)
        assert proof is not None
        certificate = Certificate(type=proof, fact=other.id, why=placed(world, other, fact.when))
        yield Distractor(clause_option(other), certificate, 0.15 + 0.45 * near + topical)


def _as_long(other: Event, fact: Event) -> bool:
    return len(fact.parsed.statement) <= 1.25 * len(other.parsed.statement)
