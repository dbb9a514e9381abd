"""`cloze`: a sentence with one blank that its other words determine."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.building import Ask, Offer, Refusal
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.sequence import Sequence
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Slot, Words
from questions.text.dates import precision_hint
from questions.text.folding import fold
from questions.wording import BLANK, Swap
from questions.world import World

NAME = "cloze"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a cloze for each determined slot that stands exactly once in the fact's sentence."""
    if isinstance(fact, Card | Sequence | Cause):
        return
    for slot in world.pack.slots(fact):
        if not slot.point or not slot.functional or "." in slot.name:
            continue
        sentence = world.voice.sentence(fact, slot.name, Swap(slot.name, blank=True))
        if sentence is None or sentence.count(BLANK) != 1:
            yield Refusal(NAME, "no-sentence", fact.id, f"{slot.name} does not stand exactly once in a sentence of it")
            continue
        if isinstance(slot.value, Words) and not slot.value.verbatim:
            yield Refusal(NAME, "open-words", fact.id, f"{slot.name} could be said in other words", None)
            continue
        yield _item(world, fact, slot, sentence)


def _item(world: World, fact: Fact, slot: Slot, sentence: str) -> Offer:
    value = slot.value
    words = world.voice.option(value)
    answers = world.voice.accepted(value)
    hint = _hint(world, value)
    stem = f"{sentence} {hint}".strip()
    ask = Ask(NAME, fact, world.points(fact, slot.name), stem, world.voice.sentence(fact, slot.name) or "")
    if isinstance(value, Date) and value.precision == "interval":
        return ask.refuse("interval", "an interval is no single answer to fill in")
    if isinstance(value, Amount):
        words = _number_as_shown(world, sentence, value)
    if fold(words) and f" {fold(words)} " in f" {fold(sentence.replace(BLANK, ' '))} ":
        return ask.refuse("cloze-blank", "the blanked words stand elsewhere in the sentence")
    entity_type = world.entity(value.id).type if isinstance(value, EntityRef) else None
    return building.cloze(world, ask, words, answers, value, entity_type)


def _number_as_shown(world: World, sentence: str, value: Amount) -> str:
    """Return the words that the blank stands for: with the unit where the unit was blanked with it."""
    full = world.voice.value(value)
    unit = full.partition(" ")[2]
    return world.voice.value(value, "number") if unit and unit in sentence else full


def _hint(world: World, value: object) -> str:
    match value:
        case Date():
            return precision_hint(value)
        case Amount():
            return f"(a number{f', in {_unit(value.unit)}' if value.unit else ''})"
        case Ordinal():
            return "(first, second, third, ...)"
        case EntityRef(id=entity_id):
            kind = world.entity(entity_id).type.replace("-", " ")
            shared = set(fold(kind).split()) & set(fold(" ".join(world.entity(entity_id).names)).split())
            return "" if shared else f"({kind})"
        case OfficeRef():
            return "(office)"
        case _:
            return ""


def _unit(unit: str) -> str:
    return "per cent" if unit in {"percent", "%"} else unit
