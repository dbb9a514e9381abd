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
    wrong = list(_others(world, fact, anywhere=False))
    if len(wrong) < 3:
        wrong += [d for d in _others(world, fact, anywhere=True) if d.text not in {known.text for known in wrong}]
    if len(wrong) < 2:
        yield Refusal(NAME, "too-few-events", fact.id, f"{2 - len(wrong)} more dated event(s) certainly at other times")
        return
    when = world.voice.value(fact.when, "in")
    stems = [
        f"Which of these happened {when}?",
        f"{capitalise(when)} one of these events took place. Which one?",
        f"{capitalise(when)}, which of these came about?",
        f"Which of these events dates from {world.voice.value(fact.when)}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "when"), stems[at], placed(world, fact), wording=at)
    yield choice(world, ask, Key(clause_option(fact)), wrong)


def _others(world: World, fact: Event, *, anywhere: bool) -> Iterator[Distractor]:
    times = world.chronology
    for other in (*times.earlier(fact, 6, anywhere=anywhere), *times.later(fact, 6, anywhere=anywhere)):
        proof = times.apart(fact, other)
        if proof is None or other.recurs:
            continue
        near = 1 / (1 + times.distance(fact, other) / 1000)
        topical = 0.3 if other.thread == fact.thread else 0.0
        certificate = Certificate(type=proof, fact=other.id, why=placed(world, other))
        yield Distractor(clause_option(other), certificate, 0.2 + 0.5 * near + topical)
