"""`which_first`: which of two came first?"""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import moment, partners, placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate
from questions.world import World

NAME = "which_first"

STEMS = (
    "Which came first?",
    "Which of these two happened earlier?",
    "One of these came before the other. Which one?",
    "Of these two, which was the earlier?",
)


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice between an event and one of its thread that is certainly earlier or later."""
    if not isinstance(fact, Event) or not fact.asked:
        return
    mine = moment(world, fact)
    if mine is None:
        if fact.when is None:
            yield Refusal(NAME, "no-time", fact.id, "it has no date: `after` or `before` with a quote would place it")
        return
    others = partners(world, fact, 4)
    if not others:
        yield Refusal(NAME, "alone", fact.id, "one more event of its thread, certainly earlier or later, unlocks it")
        return
    # What lies near in time tempts; the seed varies among what is about as near.
    other = min(others, key=lambda e: _far(world, fact, e) + world.rank(NAME, *sorted((fact.id, e.id))))
    first, second = (fact, other) if world.chronology.before(fact, other) else (other, fact)
    proof = world.chronology.before(first, second)
    assert proof is not None
    said = [placed(world, event) for event in (first, second)]
    pair = sorted((fact, other), key=lambda event: event.id)
    at = world.rng(NAME, *(event.id for event in pair)).below(len(STEMS))
    # In one order whoever asks, so that the pair is the same item from either side.
    points = tuple(point for event in pair for point in world.points(event, moment(world, event) or ""))
    ask = Ask(NAME, fact, points, STEMS[at], " ".join(said), others=(other,), wording=at)
    certificate = Certificate(type=proof, fact=second.id, why=" ".join(said))
    key = Key(clause_option(first), feedback=" ".join(said))
    yield choice(world, ask, key, [Distractor(clause_option(second), certificate)], wanted=2, least=2)


def _far(world: World, one: Event, other: Event) -> float:
    return min(1.0, world.chronology.distance(one, other) / 7300)
