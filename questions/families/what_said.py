"""`what_said`: what did somebody say? Wrong positions are the author's, each with the reason why it is wrong (N)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.position import Position
from questions.wording import capitalise
from questions.world import World

NAME = "what_said"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among positions."""
    if not isinstance(fact, Position) or not fact.asked:
        return
    if fact.gist is None or not fact.denies:
        yield Refusal(NAME, "no-denials", fact.id, "it needs a `gist`, and two wrong ones in `denies`")
        return
    slot = world.pack.slot(fact, "said")
    if not slot.point:
        return
    who = world.voice.entity(fact.speaker)
    role = f"{world.voice.office(fact.role)} " if fact.role else ""
    when = f"{capitalise(world.voice.value(fact.when, 'in'))}, " if fact.when else ""
    about = f" about {' and '.join(world.voice.entity(e) for e in fact.about)}" if fact.about else ""
    stems = (
        [world.voice.fill(fact, slot.ask)[0]]
        if slot.ask
        else [
            capitalise(f"{when}what did {role}{who} say{about}?"),
            capitalise(f"{when}which position did {role}{who} take{about}?"),
            capitalise(f"{when}what was the position of {role}{who}{about}?"),
        ]
    )
    at = world.rng(NAME, fact.id).below(len(stems))
    ask = Ask(NAME, fact, world.points(fact, "said"), stems[at], world.voice.sentence(fact, "said") or "", wording=at)
    yield choice(world, ask, Key(capitalise(fact.gist)), [_capital(d) for d in authored(world, fact, "said")])


def _capital(distractor: Distractor) -> Distractor:
    return replace(distractor, text=capitalise(distractor.text))
