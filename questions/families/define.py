"""`define`: what does a term mean? Wrong expansions share its initials; an expansion is never asked for its initials as a choice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.asking import questions
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice, typed
from questions.distractors import MOST, authored
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "define"

_SMALL = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "an", "de"})


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice of meanings, an expansion to type, and the term: to type, and for words to choose."""
    if not isinstance(fact, Definition):
        return
    if world.pack.slot(fact, "meaning").point:
        yield from _meaning(world, fact)
    if world.pack.slot(fact, "term").point:
        yield from _term(world, fact)


def _ask(world: World, fact: Definition, slot: str, nth: int) -> Ask:
    """Return the question for a slot, each `nth` in another pattern."""
    stems = questions(world, fact, world.pack.slot(fact, slot))
    at = (world.rng(NAME, fact.id, slot).below(len(stems)) + nth) % len(stems)
    return Ask(NAME, fact, world.points(fact, slot), stems[at], world.voice.sentence(fact, "meaning") or "", wording=at)


def _meaning(world: World, fact: Definition) -> Iterator[Offer]:
    ask = _ask(world, fact, "meaning", 0)
    others = [d for d in _others(world, fact, "meaning") if _tempts(fact, d.text)]
    wrong = [_option(fact, d) for d in (*authored(world, fact, "meaning"), *others)]
    key = fact.meaning if fact.language else capitalise(fact.meaning)
    made = choice(world, ask, Key(key, also=fact.also), wrong)
    if isinstance(made, Refusal) and made.rule == "too-few-distractors":
        what = "expansions with the same initials" if fact.abbreviation else "meanings, or define other terms"
        made = ask.refuse(made.rule, f"write two `wrong` {what}: there are {len(wrong)}")
    yield made
    if fact.abbreviation or fact.language:
        answers = (fact.meaning, *fact.also)
        yield typed(world, _ask(world, fact, "meaning", 1), answers, rivals=rivals(world, fact, "meaning"))


def _term(world: World, fact: Definition) -> Iterator[Offer]:
    if not fact.abbreviation:
        wrong = [_option(fact, d) for d in (*authored(world, fact, "term"), *_others(world, fact, "term"))]
        key = fact.term if fact.language else capitalise(fact.term)
        yield choice(world, _ask(world, fact, "term", 0), Key(key, also=fact.short), wrong)
    yield typed(world, _ask(world, fact, "term", 1), (fact.term, *fact.short), rivals=rivals(world, fact, "term"))


def initials(text: str) -> str:
    """Return the initials of the words that count in an abbreviation."""
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.lower() not in _SMALL]
    return "".join(word[0].upper() for word in words)


def _tempts(fact: Definition, meaning: str) -> bool:
    return not fact.abbreviation or initials(meaning) == initials(fact.meaning)


def _others(world: World, fact: Definition, slot: str) -> Iterator[Distractor]:
    """Yield meanings or terms of other definitions of its sort: within a pack a term has one meaning (F)."""
    for other in world.peers.of(fact, 2 * MOST):
        assert isinstance(other, Definition)
        if other.meaning == fact.meaning or other.term == fact.term:
            continue
        why = world.voice.sentence(other, "meaning") or ""
        certificate = Certificate(type=CertificateType.FUNCTIONAL, fact=other.id, why=why)
        near = 0.4 + 0.2 * (other.thread == fact.thread)
        yield Distractor(other.meaning if slot == "meaning" else other.term, certificate, near)


def rivals(world: World, fact: Definition, slot: str) -> tuple[str, ...]:
    """Return the terms, or meanings, of others that a slip of the pen may have meant: κακός is no misspelt καλός."""
    own = (fact.term, *fact.short) if slot == "term" else (fact.meaning, *fact.also)
    return world.near_terms(slot, own)


def _option(fact: Definition, distractor: Distractor) -> Distractor:
    """Return a wrong answer as an option: with a capital, unless words of another language stand beside each other."""
    return distractor if fact.language else _capital(distractor)


def _capital(distractor: Distractor) -> Distractor:
    return Distractor(capitalise(distractor.text), distractor.certificate, distractor.plausible, distractor.value)
