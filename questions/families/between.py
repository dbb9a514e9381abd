"""`between`: what came after one thing but before another? By dates that do not touch, or by declared order."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import Chronology
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate, CertificateType
from questions.world import World

NAME = "between"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice whose key lies between two neighbours, and whose other options certainly do not."""
    if not isinstance(fact, Event) or fact.when is None or not world.pack.slot(fact, "when").point:
        return
    order = Chronology(world)
    thread = [e for e in world.events_by_thread[fact.thread] if e.id != fact.id and e.asked]
    earlier = [e for e in thread if order.before(e, fact)]
    later = [e for e in thread if order.before(fact, e)]
    if not earlier or not later:
        yield Refusal(NAME, "at-the-end", fact.id, "no dated event of its thread lies on both sides of it")
        return
    # The nearest neighbours but one leave events on both sides for wrong options.
    earlier.sort(key=lambda e: -(e.when.latest if e.when else 0))
    later.sort(key=lambda e: e.when.earliest if e.when else 0)
    start = earlier[world.rng(NAME, fact.id, "start").below(min(2, len(earlier)))]
    end = later[world.rng(NAME, fact.id, "end").below(min(2, len(later)))]
    wrong = []
    for other in thread:
        if other.id in {start.id, end.id} or other.when is None:
            continue
        proof = order.before(other, start) or order.before(end, other)
        if proof is None:
            continue
        where = "before" if order.before(other, start) else "after"
        anchor = start if where == "before" else end
        why = f"{world.voice.sentence(other, 'when')} That was {where} {anchor.parsed.statement}."
        certificate = Certificate(type=CertificateType(proof), fact=other.id, why=why)
        near = 1 / (1 + abs(other.when.earliest - fact.when.earliest) / 1500)
        wrong.append(Distractor(clause_option(other), certificate, 0.3 + 0.6 * near))
    a, b = start.parsed.statement, end.parsed.statement
    stems = [
        f"Which of these happened after {a} but before {b}?",
        f"Between the time when {a} and the time when {b}, which of these happened?",
        f"First {a}, in the end {b}: which of these came in between?",
    ]
    at = world.rng(NAME, fact.id).below(2)
    points = (*world.points(fact, "when"), *world.points(start, "when"), *world.points(end, "when"))
    ask = Ask(
        NAME, fact, points, stems[at], " ".join(world.voice.sentence(e, "when") or "" for e in (start, fact, end)),
        others=(start, end), wording=at,
    )  # fmt: skip
    yield choice(world, ask, Key(clause_option(fact), feedback=world.voice.sentence(fact, "when") or ""), wrong)
