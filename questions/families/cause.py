"""`cause`: why did something happen, or what was it for? Wrong reasons are the author's (N)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.clauses import Clause
from questions.distractors import authored
from questions.facts import Fact
from questions.facts.cause import Cause
from questions.wording import capitalise
from questions.world import World

NAME = "cause"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among reasons."""
    if not isinstance(fact, Cause):
        return
    slot = world.pack.slot(fact, "cause")
    if not slot.point:
        if fact.asked:
            yield Refusal(NAME, "no-wrong-causes", fact.id, "write two `wrong` causes, each with why it is wrong")
        return
    clause = Clause.parse(fact.effect)
    reason = "for what purpose" if fact.link == "in_order_to" else "for what reason"
    stems = [
        f"Why {clause.question}?",
        capitalise(f"{reason} {clause.question}?"),
        f"What was the {'aim' if fact.link == 'in_order_to' else 'reason'} when {clause.statement}?",
    ]
    if slot.ask:
        stems = [slot.ask]
    lead = "To " if fact.link == "in_order_to" else "Because "
    at = world.rng(NAME, fact.id).below(len(stems))
    if fact.attribution:
        stems[at] = f"{capitalise(fact.attribution)}, {stems[at][0].lower()}{stems[at][1:]}"
    ask = Ask(NAME, fact, world.points(fact, "cause"), stems[at], world.voice.sentence(fact) or "", wording=at)
    wrong = [_led(d, lead) for d in authored(world, fact, "cause")]
    yield choice(world, ask, Key(lead + fact.cause.rstrip(".")), wrong)


def _led(distractor: Distractor, lead: str) -> Distractor:
    text = distractor.text.rstrip(".")
    return Distractor(lead + text, distractor.certificate, distractor.plausible)
