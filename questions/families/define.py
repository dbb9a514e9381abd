"""`define`: what does a term mean? Wrong expansions share its initials; an expansion is never asked for its initials as a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.asking import questions
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, typed
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "define"

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "de"})


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice of meanings, and the term to type from its meaning."""
    if not isinstance(fact, Definition):
        return
    meaning, term = world.pack.slot(fact, "meaning"), world.pack.slot(fact, "term")
    explanation = world.voice.sentence(fact, "meaning") or ""
    if meaning.point:
        wrong = list(authored(world, fact, "meaning"))
        wrong += [d for d in _others(world, fact) if not fact.abbreviation]
        wrong += [d for d in _others(world, fact) if fact.abbreviation and initials(d.text) == initials(fact.meaning)]
        stems = questions(world, fact, meaning)
        at = world.rng(NAME, fact.id).below(len(stems))
        ask = Ask(NAME, fact, world.points(fact, "meaning"), stems[at], explanation, wording=at)
        key = Key(capitalise(fact.meaning), also=fact.also)
        made = choice(world, ask, key, [_capital(d) for d in wrong])
        if isinstance(made, Refusal) and fact.abbreviation:
            made = ask.refuse("too-few-distractors", "write two `wrong` expansions with the same initials")
        yield made
        if fact.abbreviation:
            at = (at + 1) % len(stems)
            ask = Ask(NAME, fact, world.points(fact, "meaning"), stems[at], explanation, wording=at)
            yield typed(world, ask, (fact.meaning, *fact.also))
    if term.point:
        stems = questions(world, fact, term)
        at = world.rng(NAME, fact.id, "term").below(len(stems))
        ask = Ask(NAME, fact, world.points(fact, "term"), stems[at], explanation, wording=at)
        yield typed(world, ask, (fact.term, *fact.short))


def initials(text: str) -> str:
    """Return the initials of the words that count in an abbreviation."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in _SMALL]
    return "".join(word[0].upper() for word in words)


def _others(world: World, fact: Definition) -> Iterator[Distractor]:
    for other in world.of_kind(Definition):
        if other.id == fact.id or other.abbreviation != fact.abbreviation:
            continue
        why = world.voice.sentence(other, "meaning") or ""
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        yield Distractor(other.meaning, certificate, 0.4 + 0.2 * (other.thread == fact.thread))


def _capital(distractor: Distractor) -> Distractor:
    return Distractor(capitalise(distractor.text), distractor.certificate, distractor.plausible, distractor.value)
