"""`which_first`: which of two came first?"""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import Chronology
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate, CertificateType
from questions.world import World

NAME = "which_first"

STEMS = ("Which came first?", "Which of these two happened earlier?", "Of these two, which was the earlier?")


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice between an event and one of its thread that is certainly earlier or later."""
    if not isinstance(fact, Event) or fact.when is None or not world.pack.slot(fact, "when").point:
        return
    order = Chronology(world)
    others = [e for e in world.events_by_thread[fact.thread] if e.id != fact.id and e.asked and order.apart(fact, e)]
    if not others:
        yield Refusal(NAME, "alone", fact.id, "no other event of its thread is certainly earlier or later")
        return
    other = min(others, key=lambda e: world.rank(NAME, *sorted((fact.id, e.id))))
    first, second = (fact, other) if order.before(fact, other) else (other, fact)
    proof = order.before(first, second)
    assert proof is not None and first.when is not None and second.when is not None
    said = [world.voice.sentence(event, "when") or "" for event in (first, second)]
    at = world.rng(NAME, first.id, second.id).below(len(STEMS))
    one, two = sorted((fact, other), key=lambda event: event.id)
    points = (*world.points(one, "when"), *world.points(two, "when"))
    ask = Ask(NAME, one, points, STEMS[at], " ".join(said), others=(two,), wording=at)
    certificate = Certificate(type=CertificateType(proof), fact=second.id, why=said[1])
    key = Key(clause_option(first), feedback=said[0])
    yield choice(world, ask, key, [Distractor(clause_option(second), certificate)], wanted=2, least=2)
