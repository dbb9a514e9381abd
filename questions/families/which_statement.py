"""`which_statement`: which of several sentences about one matter is true? Each other one has one value put wrong."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.claims import Claim, false_claim, true_claim
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.lint.cues import is_negative
from questions.lint.rule import content_words
from questions.world import World

NAME = "which_statement"
STEMS = (
    "Which of these statements is true?",
    "Only one of these statements is right. Which one is it?",
    "All but one of these statements contain a mistake. Which one is correct?",
)
LOOKED_AT = 10
"""How many facts of the thread may lend a false sentence."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice between a true sentence of this fact and false ones of others of its thread."""
    if isinstance(fact, Card | Sequence | Table):
        return
    key = true_claim(world, fact)
    if key is None:
        if any(slot.point for slot in world.pack.slots(fact)):
            yield Refusal(NAME, "no-sentence", fact.id, "write `text`, a sentence with its slot in braces")
        return
    found = [claim for other in world.peers.beside(fact, LOOKED_AT) if (claim := false_claim(world, other))]
    wrong = [_distractor(key, claim) for claim in found]
    at = world.rng(NAME, fact.id).below(len(STEMS))
    explanation = world.voice.sentence(fact, key.slot) or key.text
    others = tuple(claim.fact for claim in found)
    ask = Ask(NAME, fact, world.points(fact, key.slot), STEMS[at], explanation, wording=at)
    if len(wrong) < 2:
        missing = 2 - len(wrong)
        yield ask.refuse(
            "too-few-statements", f"{missing} more fact(s) of its thread with a proven wrong value unlock it"
        )
        return
    made = choice(world, ask, Key(key.text), wrong)
    if isinstance(made, Refusal):
        yield made
        return
    shown = {option.text for option in made.options}
    told = [other.id for other, d in zip(others, wrong, strict=True) if d.text in shown]
    yield made.model_copy(update={"facts": (fact.id, *dict.fromkeys(told))})


def _distractor(key: Claim, claim: Claim) -> Distractor:
    assert claim.certificate is not None
    # What speaks of the same things and is about as long tempts most.
    words, own = content_words(claim.text), content_words(key.text)
    alike = len(words & own) / max(1, min(len(words), len(own)))
    short, long = sorted((len(key.text), len(claim.text)))
    same_tone = is_negative(key.text) == is_negative(claim.text)
    return Distractor(claim.text, claim.certificate, 0.3 * alike + 0.3 * short / long + 0.4 * same_tone)
