"""`status_at`: what was somebody's status at a time? Other times' statuses are wrong (T), or the author says why (N)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.status import Status
from questions.facts.time import Date
from questions.items import Certificate, CertificateType
from questions.text.articles import indefinite
from questions.wording import capitalise
from questions.world import World

NAME = "status_at"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among statuses at a year within this one."""
    if not isinstance(fact, Status) or fact.negated or not world.pack.slot(fact, "status").point:
        return
    when = _year_within(world, fact)
    if when is None:
        yield Refusal(
            NAME, "no-time", fact.id, "no whole year certainly lies within it: give `from`, and `to` or `as_of`"
        )
        return
    wrong = list(authored(world, fact, "status"))
    for other in world.of_kind(Status):
        if other.id == fact.id or (other.subject, other.body) != (fact.subject, fact.body) or not fact.exclusive:
            continue
        if other.status != fact.status and not other.negated and _outside(other, when):
            why = world.voice.sentence(other, "status") or ""
            certificate = Certificate(type=CertificateType.TIME, fact=other.id, why=why)
            wrong.append(Distractor(other.status, certificate, 0.95))
    said = world.voice.value(when, "in")
    subject, body = world.voice.entity(fact.subject), world.voice.entity(fact.body) if fact.body else None
    towards = f" in {body}" if body else ""
    owner = world.voice.entity(fact.subject, "poss")
    stems = [
        f"What was {owner} status{towards} {said}?",
        f"{capitalise(said)}, what was {owner} standing{towards}?",
        f"{capitalise(said)}, which status did {subject} have{towards}?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    truth = capitalise(
        f"{said}, {subject} was {indefinite(fact.status)}{f' {fact.preposition} {body}' if body else ''}."
    )
    ask = Ask(NAME, fact, world.points(fact, "status"), stems[at], truth, wording=at)
    yield choice(world, ask, Key(fact.status), wrong)


def _year_within(world: World, fact: Status) -> Date | None:
    if fact.from_ is None or fact.from_.year is None:
        return None
    end = fact.to.earliest if fact.to else fact.as_of.earliest if fact.as_of else None
    if end is None:
        return None
    years = []
    for year in range(fact.from_.year + 1, fact.from_.year + 60):
        whole = Date.parse(f"{year:04d}")
        if whole.latest < end and whole.earliest > fact.from_.latest:
            years.append(whole)
    return world.rng(NAME, fact.id, "year").choice(years) if years else None


def _outside(other: Status, when: Date) -> bool:
    begins = other.from_ is not None and when.latest < other.from_.earliest
    ends = other.to is not None and other.to.latest < when.earliest
    return begins or ends
