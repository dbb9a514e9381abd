"""`authored`: an author's own question with the author's own wrong answers (N), or a short answer to type."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import questions
from questions.building import Ask, Key, Offer, Refusal, choice, typed
from questions.distractors import authored, capital
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.values import Words
from questions.wording import capitalise
from questions.world import World

NAME = "authored"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a card's choices and its answer to type; for other facts, a choice for each slot of words with its question."""
    if isinstance(fact, Card):
        yield from _card(world, fact)
        return
    for name in fact.slots:
        slot = world.pack.slot(fact, name)
        if not slot.point or not isinstance(slot.value, Words):
            continue
        stems = questions(world, fact, slot)
        if not stems:
            yield Refusal(NAME, "no-question", fact.id, f"write `ask` for the slot {name!r}, a whole question")
            continue
        explanation = world.voice.sentence(fact, name) or ""
        at = world.rng(NAME, fact.id, name).below(len(stems))
        ask = Ask(NAME, fact, world.points(fact, name), stems[at], explanation, wording=at)
        wrong = [capital(d) for d in authored(world, fact, name)]
        yield choice(world, ask, Key(capitalise(slot.value.text)), wrong)
        if slot.functional:
            yield typed(world, ask, (slot.value.text, *fact.slots[name].also))


def _card(world: World, fact: Card) -> Iterator[Offer]:
    if not world.pack.slot(fact, "answer").point:
        return
    ask = Ask(NAME, fact, world.points(fact, "answer"), fact.prompt, world.voice.sentence(fact) or "")
    wrong = [capital(d) for d in authored(world, fact, "answer")]
    if wrong:
        yield choice(world, ask, Key(capitalise(fact.answer), also=fact.answers), wrong)
    if fact.typed and fact.answers:
        yield typed(world, ask, fact.answers)
