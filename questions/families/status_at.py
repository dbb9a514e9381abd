"""`status_at`: what was somebody's status at a time? Other times' statuses are wrong (T), or the author says why (N)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.distractors import authored, capital
from questions.facts import Fact
from questions.facts.status import Status
from questions.facts.time import Date
from questions.items import Certificate, CertificateType
from questions.text.articles import indefinite
from questions.wording import capitalise
from questions.world import World

NAME = "status_at"
LONGEST = 80
"""Years of a status that are looked at."""
MOST = 12
"""Statuses before and after it that are looked at."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among statuses at a year within this one, or as of the date of its source."""
    if not isinstance(fact, Status) or fact.negated or not world.pack.slot(fact, "status").point:
        return
    years = _years_within(fact)
    if years:
        when = world.rng(NAME, fact.id, "year").choice(years)
        stems, truth = _then(world, fact, when)
    elif fact.as_of is not None and fact.to is None:
        when = fact.as_of
        stems, truth = _as_of(world, fact, when)
    else:
        yield Refusal(
            NAME, "no-time", fact.id, "no whole year certainly lies within it: give `from`, and `to` or `as_of`"
        )
        return
    wrong = [capital(d) for d in (*authored(world, fact, "status"), *_at_other_times(world, fact, when))]
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "status"), stems[at], truth, wording=at)
    if len(wrong) < 2:
        yield ask.refuse(
            "too-few-distractors",
            f"{2 - len(wrong)} more `wrong` status(es), or its statuses at other times, unlock it",
        )
        return
    yield choice(world, ask, Key(capitalise(fact.status)), wrong)


def _then(world: World, fact: Status, when: Date) -> tuple[list[str], str]:
    said = world.voice.value(when, "in")
    subject, owner, towards = _parties(world, fact)
    return [
        f"What was {owner} status{towards} {said}?",
        f"{capitalise(said)}, what was {owner} standing{towards}?",
        f"{capitalise(said)}, which status did {subject} have{towards}?",
    ], capitalise(f"{said}, {subject} was {_what(world, fact)}.")


def _as_of(world: World, fact: Status, when: Date) -> tuple[list[str], str]:
    said = f"As of {world.voice.value(when)}"
    subject, owner, towards = _parties(world, fact)
    return [
        f"{said}, what was {owner} status{towards}?",
        f"{said}, what standing did {subject} have{towards}?",
        f"{said}, which of these was {owner} status{towards}?",
    ], f"{said}, {subject} was {_what(world, fact)}."


def _parties(world: World, fact: Status) -> tuple[str, str, str]:
    # What one is "to" or "with" a body is no status "in" it.
    joined = "in" if fact.preposition in {"of", "in"} else "with regard to"
    towards = f" {joined} {world.voice.entity(fact.body)}" if fact.body else ""
    return world.voice.entity(fact.subject), world.voice.entity(fact.subject, "poss"), towards


def _what(world: World, fact: Status) -> str:
    return f"{indefinite(fact.status)}{f' {fact.preposition} {world.voice.entity(fact.body)}' if fact.body else ''}"


def _at_other_times(world: World, fact: Status, when: Date) -> Iterator[Distractor]:
    """Yield statuses of the same two parties that certainly lay outside of a time, where there is one at a time (T)."""
    line = world.statuses_by_body[fact.subject, fact.body]
    at = bisect_left(line, _begin(fact), key=_begin)
    for other in line[max(0, at - MOST) : at + MOST + 1]:
        if other.id == fact.id or other.negated or not (fact.exclusive and other.exclusive):
            continue
        if other.status != fact.status and _outside(other, when):
            why = world.voice.sentence(other, "status") or ""
            certificate = Certificate(type=CertificateType.TIME, fact=other.id, why=why)
            yield Distractor(other.status, certificate, 0.95)


def _begin(status: Status) -> float:
    return status.from_.earliest if status.from_ else float("-inf")


def _years_within(fact: Status) -> list[Date]:
    end = fact.to.earliest if fact.to else fact.as_of.earliest if fact.as_of else None
    if fact.from_ is None or fact.from_.year is None or end is None:
        return []
    start = fact.from_.year + 1
    years = [Date.parse(f"{year:04d}") for year in range(start, start + LONGEST)]
    return [year for year in years if year.latest < end and year.earliest > fact.from_.latest]


def _outside(other: Status, when: Date) -> bool:
    begins = other.from_ is not None and when.latest < other.from_.earliest
    ends = other.to is not None and other.to.latest < when.earliest
    return begins or ends
