"""`cause`: why did something happen, what was it for, and what came of it? Wrong reasons and effects are the author's (N)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of, asked, lower_question
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.clauses import Clause
from questions.distractors import authored, capital
from questions.facts import Fact
from questions.facts.cause import Cause
from questions.facts.values import Slot, Words
from questions.text.folding import fold
from questions.wording import capitalise
from questions.world import World

NAME = "cause"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice among reasons, and one among effects where the author gives wrong ones."""
    if not isinstance(fact, Cause):
        return
    cause, effect = world.pack.slot(fact, "cause"), world.pack.slot(fact, "effect")
    if fact.asked and not cause.point and not effect.point:
        yield Refusal(NAME, "no-wrong-causes", fact.id, "write two `wrong` causes, each with why it is wrong")
    if cause.point:
        lead = "To " if fact.link == "in_order_to" else "Because "
        key = Key(lead + fact.cause.rstrip("."))
        yield _choice(world, fact, cause, _stems(fact), key, [_led(d, lead) for d in authored(world, fact, "cause")])
    if effect.point and isinstance(effect.value, Words):
        key = Key(capitalise(effect.value.text))
        yield _choice(world, fact, effect, _onward(fact), key, [capital(d) for d in authored(world, fact, "effect")])


def _choice(world: World, fact: Cause, slot: Slot, usual: list[str], key: Key, wrong: list[Distractor]) -> Offer:
    stems = asked(world, fact, slot) if slot.asks else usual
    at = world.rng(NAME, fact.id, *([] if slot.name == "cause" else [slot.name])).below(len(stems))
    stem = as_of(world, fact, stems[at])
    if fact.attribution and fold(fact.attribution) not in fold(stem):
        stem = f"{capitalise(fact.attribution)}, {lower_question(stem)}"
    ask = Ask(NAME, fact, world.points(fact, slot.name), stem, world.voice.sentence(fact) or "", wording=at)
    return choice(world, ask, key, wrong)


def _onward(fact: Cause) -> list[str]:
    """Return questions for what came of it, or for what was done with that aim."""
    cause = fact.cause.rstrip(".")
    if fact.link == "in_order_to":
        return [
            f"What was done in order to {cause}?",
            f"Which of these was meant to {cause}?",
            f"The aim was to {cause}. What was done for it?",
        ]
    return [
        f"What happened because {cause}?",
        f"{capitalise(cause)}. What was the result?",
        f"Which of these came about because {cause}?",
    ]


def _stems(fact: Cause) -> list[str]:
    clause = Clause.parse(fact.effect)
    was, had = ("is", "has") if clause.is_present else ("was", "had")
    match fact.link:
        case "in_order_to":
            return [
                f"Why {clause.question}?",
                f"For what purpose {clause.question}?",
                f"{capitalise(clause.statement)}. What {was} the aim?",
            ]
        case "led_to":
            return [
                f"Why {clause.question}?",
                f"What led to this: {clause.statement}?",
                f"{capitalise(clause.statement)}. What {had} led to it?",
            ]
        case "because":
            return [
                f"Why {clause.question}?",
                f"For what reason {clause.question}?",
                f"{capitalise(clause.statement)}. What {was} the reason?",
            ]


def _led(distractor: Distractor, lead: str) -> Distractor:
    text = distractor.text.rstrip(".")
    return Distractor(lead + text, distractor.certificate, distractor.plausible)
