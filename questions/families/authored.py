"""`authored`: an author's own question, with the author's own choices or a short answer to type."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Key, Offer, choice, typed
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.card import Card
from questions.world import World

NAME = "authored"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a card's choices, and its answer to type where the author says that it can be typed."""
    if not isinstance(fact, Card) or not world.pack.slot(fact, "answer").point:
        return
    ask = Ask(NAME, fact, world.points(fact, "answer"), fact.prompt, world.voice.sentence(fact) or "")
    wrong = list(authored(world, fact, "answer"))
    if wrong:
        yield choice(world, ask, Key(fact.answer, also=fact.answers), wrong)
    if fact.typed and fact.answers:
        yield typed(world, ask, fact.answers)
