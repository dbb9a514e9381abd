"""`cloze`: a sentence with one blank that its other words determine."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions import building
from questions.asking import as_of
from questions.building import Ask, Offer, Refusal
from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.definition import Definition
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Slot, Value, Words
from questions.patterns import templates
from questions.text.dates import precision_hint
from questions.text.folding import fold
from questions.wording import BLANK, Swap
from questions.world import World

NAME = "cloze"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a cloze for each determined slot that stands exactly once in a sentence of the fact."""
    if isinstance(fact, Card | Sequence | Cause):
        return
    refused: set[str] = set()
    for slot in world.pack.slots(fact):
        if not slot.point or not slot.functional:
            continue
        if isinstance(slot.value, Words) and not slot.value.verbatim:
            column = slot.name.rpartition("/")[2]
            if column not in refused:  # once for all cells of a column
                refused.add(column)
                yield _refuse(world, fact, slot, "open-words", f"{column} could be said in other words")
        elif isinstance(slot.value, Date) and slot.value.precision in {"by", "since"} and not slot.ask:
            why = f"{slot.value.edtf} leaves open when: other dates would be true as well"
            yield _refuse(world, fact, slot, "open-date", why)
        elif isinstance(slot.value, Date) and slot.value.precision == "interval":
            yield _refuse(world, fact, slot, "interval", f"{slot.name} is an interval: no single answer fills it in")
        else:
            yield _item(world, fact, slot)


def _refuse(world: World, fact: Fact, slot: Slot, rule: str, why: str) -> Refusal:
    return Refusal(NAME, rule, fact.id, why, world.points(fact, slot.name)[0])


def _item(world: World, fact: Fact, slot: Slot) -> Offer:
    found = list(_sentences(world, fact, slot))
    if not found:
        return _refuse(
            world, fact, slot, "no-sentence", f"write `text`, a sentence in which {{{slot.name}}} stands exactly once"
        )
    usable = [(blanked, said, at) for at, (blanked, said) in enumerate(found) if not _elsewhere(blanked, said)]
    if not usable:
        return _refuse(world, fact, slot, "cloze-blank", f"the words of {slot.name} stand elsewhere in the sentence")
    blanked, said, at = usable[world.rng(NAME, fact.id, slot.name).below(len(usable))]
    words = _words(blanked, said)
    hint = _hint(world, slot.value, words, blanked)
    value = slot.value
    ask = Ask(
        NAME, fact, world.points(fact, slot.name), f"{blanked} {hint}".strip(),
        world.voice.sentence(fact, None if isinstance(fact, Membership) else slot.name) or said, wording=at,
    )  # fmt: skip
    sort = world.entity(value.id).type if isinstance(value, EntityRef) else None
    rivals = world.near_terms(slot.name, (words, *_also(fact, slot.name))) if isinstance(fact, Definition) else ()
    answers = [*world.voice.accepted(value), *_also(fact, slot.name)]
    return building.cloze(world, ask, words, answers, value, sort, rivals)


def _sentences(world: World, fact: Fact, slot: Slot) -> Iterator[tuple[str, str]]:
    """Yield (sentence with the blank, the same without) in each pattern that has the slot exactly once."""
    if isinstance(fact, Membership):
        yield from _counts(world, fact, slot)
        return
    for template in templates(world, fact, slot.name):
        blanked = world.voice.sentence(fact, slot.name, Swap(slot.name, blank=True), template=template)
        said = world.voice.sentence(fact, slot.name, template=template)
        if blanked is not None and said is not None and blanked.count(BLANK) == 1:
            yield blanked, said


def _counts(world: World, fact: Membership, slot: Slot) -> Iterator[tuple[str, str]]:
    """Yield sentences about the size of a set; which ones belong to it is not said."""
    do, number = Predicate.parse(fact.predicate).plural, world.voice.value(slot.value, "words")
    for pattern in (f"a total of {{}} {fact.group} {do}.", f"there are {{}} {fact.group} that {do}.",
                    f"the number of {fact.group} that {do} is {{}}."):  # fmt: skip
        yield as_of(world, fact, pattern.format(BLANK)), as_of(world, fact, pattern.format(number))


def _elsewhere(blanked: str, said: str) -> bool:
    words = fold(_words(blanked, said))
    return bool(words) and f" {words} " in f" {fold(blanked.replace(BLANK, ' '))} "


def _words(blanked: str, said: str) -> str:
    """Return the words that the blank stands for, as they stand in the sentence."""
    before, _, after = blanked.partition(BLANK)
    return said[len(before) : len(said) - len(after)]


def _also(fact: Fact, slot: str) -> tuple[str, ...]:
    if isinstance(fact, Definition):
        return fact.also if slot == "meaning" else fact.short
    extra = fact.slots.get(slot)
    return extra.also if extra else ()


def _hint(world: World, value: Value, words: str, sentence: str) -> str:
    """Return what sort of answer is wanted, unless the sentence says it or it would say part of the answer."""
    match value:
        case Date():
            return precision_hint(value)
        case Amount():
            return "(a number)" if value.value == value.value.to_integral_value() else f"({_places(value.value)})"
        case Ordinal():
            return "(an ordinal number, as a word)"
        case EntityRef(id=entity_id):
            entity = world.entity(entity_id)
            if entity.adjective and fold(words) == fold(entity.adjective):
                return "(adjective)"
            kind = entity.type.replace("-", " ")
            shared = set(fold(kind).split()) & set(fold(" ".join([*entity.names, sentence])).split())
            return "" if shared else f"({kind})"
        case OfficeRef():
            return "(office)"
        case _:
            return ""


def _places(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    places = -exponent if isinstance(exponent, int) else 0
    return "a number with one decimal place" if places == 1 else f"a number with {places} decimal places"
