"""`what_then`: what happened at a date? A clause does not follow from its date, so the date is given and others refuted (T)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "what_then"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among events, the others certainly at other times."""
    if not isinstance(fact, Event) or fact.when is None or not world.pack.slot(fact, "when").point:
        return
    if fact.when.precision not in {"day", "month", "year"}:
        yield Refusal(NAME, "coarse-date", fact.id, f"{fact.when.edtf} is no single day, month or year to ask about")
        return
    wrong = []
    for thread in dict.fromkeys([fact.thread, *world.events_by_thread]):
        for other in world.events_by_thread[thread]:
            if other.id == fact.id or other.when is None or not other.when.disjoint(fact.when):
                continue
            near = 1 / (1 + abs(other.when.earliest - fact.when.earliest) / 1000)
            certificate = Certificate(
                type=CertificateType.TIME, fact=other.id, why=world.voice.sentence(other, "when") or ""
            )
            topical = 0.3 if other.thread == fact.thread else 0.0
            wrong.append(Distractor(clause_option(other), certificate, 0.2 + 0.5 * near + topical))
        if len(wrong) >= 12:
            break
    when = world.voice.value(fact.when, "in")
    stems = [
        f"Which of these happened {when}?",
        f"{capitalise(when)}, which of these took place?",
        f"Which of these dates from {world.voice.value(fact.when)}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "when"), stems[at], world.voice.sentence(fact, "when") or "", wording=at)
    yield choice(world, ask, Key(clause_option(fact)), wrong)
