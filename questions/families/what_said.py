"""`what_said`: what did somebody say? Wrong positions are the author's, each with the reason why it is wrong (N)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.asking import asked
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.position import Position
from questions.wording import capitalise, join_words
from questions.world import World

NAME = "what_said"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among positions."""
    if not isinstance(fact, Position) or not fact.asked:
        return
    if fact.gist is None or len(fact.denies) < 2:
        missing = max(0, 2 - len(fact.denies))
        yield Refusal(
            NAME, "no-denials", fact.id, f"it needs a `gist`, and {missing or 'no'} more wrong one(s) in `denies`"
        )
        return
    slot = world.pack.slot(fact, "said")
    if not slot.point:
        return
    stems = asked(world, fact, slot) if slot.asks else _stems(world, fact)
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "said"), stems[at], world.voice.sentence(fact, "said") or "", wording=at)
    yield choice(world, ask, Key(capitalise(fact.gist)), [_capital(d) for d in authored(world, fact, "said")])


def _stems(world: World, fact: Position) -> list[str]:
    who = world.voice.entity(fact.speaker)
    role = f"{world.voice.office(fact.role)} " if fact.role else ""
    when = f"{world.voice.value(fact.when, 'in')}, " if fact.when else ""
    about = join_words([world.voice.entity(entity) for entity in fact.about])
    if not about:
        return [
            capitalise(f"{when}what did {role}{who} say?"),
            capitalise(f"{when}which of these did {role}{who} say?"),
            capitalise(f"what was it that, {when}{role}{who} said?") if when else f"What was said by {role}{who}?",
        ]
    return [
        capitalise(f"{when}what did {role}{who} say about {about}?"),
        capitalise(f"{when}which position did {role}{who} take on {about}?"),
        capitalise(f"{when}{role}{who} spoke about {about}. What was the message?"),
    ]


def _capital(distractor: Distractor) -> Distractor:
    return replace(distractor, text=capitalise(distractor.text))
