"""`cause`: why did something happen, or what was it for? Wrong reasons are the author's (N)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of, lower_question
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
    stems = [slot.ask] if slot.ask else _stems(fact)
    lead = "To " if fact.link == "in_order_to" else "Because "
    at = world.rng(NAME, fact.id).below(len(stems))
    stem = as_of(world, fact, stems[at])
    if fact.attribution:
        stem = f"{capitalise(fact.attribution)}, {lower_question(stem)}"
    ask = Ask(NAME, fact, world.points(fact, "cause"), stem, world.voice.sentence(fact) or "", wording=at)
    wrong = [_led(d, lead) for d in authored(world, fact, "cause")]
    yield choice(world, ask, Key(lead + fact.cause.rstrip(".")), wrong)


def _stems(fact: Cause) -> list[str]:
    clause = Clause.parse(fact.effect)
    match fact.link:
        case "in_order_to":
            return [
                f"Why {clause.question}?",
                f"For what purpose {clause.question}?",
                f"{capitalise(clause.statement)}. What was the aim?",
            ]
        case "led_to":
            return [
                f"Why {clause.question}?",
                f"What led to this: {clause.statement}?",
                f"{capitalise(clause.statement)}. What had led to it?",
            ]
        case "because":
            return [
                f"Why {clause.question}?",
                f"For what reason {clause.question}?",
                f"{capitalise(clause.statement)}. What was the reason?",
            ]


def _led(distractor: Distractor, lead: str) -> Distractor:
    text = distractor.text.rstrip(".")
    return Distractor(lead + text, distractor.certificate, distractor.plausible)
