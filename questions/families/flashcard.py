"""`flashcard`: the plain question of a point that has one answer; the learner reveals and grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from questions import building
from questions.asking import as_of, questions
from questions.building import Ask, Offer, Refusal
from questions.clauses import Predicate
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.definition import Definition
from questions.facts.membership import Membership
from questions.facts.time import Date
from questions.facts.values import Slot
from questions.text.dates import precision_hint
from questions.wording import join_words, say_number_words
from questions.world import World

NAME = "flashcard"
MOST_MEMBERS = 6
"""Members of a set that one card asks for."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a flashcard for each point that has a determined answer and a question, and one for a whole set."""
    if isinstance(fact, Membership):
        yield from _whole_set(world, fact)
    refused: set[str] = set()
    for slot in world.pack.slots(fact):
        if not slot.point or (isinstance(fact, Membership) and slot.name.startswith("members/")):
            continue
        if not slot.functional:
            if slot.name in fact.slots:  # of others the author can't say it
                why = f"other answers for {slot.name} may be right too: `functional: confirmed` if none can be"
                yield Refusal(NAME, "not-functional", fact.id, why, world.points(fact, slot.name)[0])
            continue
        if isinstance(slot.value, Date) and slot.value.precision in {"by", "since"} and not slot.ask:
            why = f"{slot.value.edtf} leaves open when: other dates would be true as well"
            yield Refusal(NAME, "open-date", fact.id, why, world.points(fact, slot.name)[0])
            continue
        stems = questions(world, fact, slot)
        if not stems:
            name = slot.name.rpartition("/")[2]
            if name not in refused:  # once for all cells of a column
                refused.add(name)
                why = f"write `ask` for {name!r}, a whole question"
                yield Refusal(NAME, "no-question", fact.id, why, world.points(fact, slot.name)[0])
            continue
        yield _card(world, fact, slot, stems)


def _card(world: World, fact: Fact, slot: Slot, stems: Sequence[str]) -> Offer:
    at = world.rng(NAME, fact.id, slot.name).below(len(stems))
    stem = stems[at]
    if isinstance(slot.value, Date):
        hint = precision_hint(slot.value)
        if hint.strip("()") not in stem:  # "in which year" has said it
            stem = f"{stem} {hint}"
    explanation = world.voice.sentence(fact, slot.name) or ""
    ask = Ask(NAME, fact, world.points(fact, slot.name), stem, explanation, wording=at)
    return building.flashcard(world, ask, world.voice.option(slot.value), _also(fact, slot.name), slot.value)


def _whole_set(world: World, fact: Membership) -> Iterator[Offer]:
    """Yield one card for a complete set: all its members are its answer."""
    names = [f"members/{member}" for member in fact.members]
    if not fact.complete or not all(world.pack.slot(fact, name).point for name in names):
        if fact.asked:
            yield Refusal(NAME, "open-set", fact.id, "the set is not `complete`, so that others may belong to it too")
        return
    if not 2 <= len(names) <= MOST_MEMBERS:
        return
    parsed, count = Predicate.parse(fact.predicate), say_number_words(len(names))
    stems = [
        f"which {count} {fact.group} {parsed.plural}?",
        f"{count} {fact.group} {parsed.plural}. Which are they?",
        f"name the {count} {fact.group} that {parsed.plural}.",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    explanation = world.voice.sentence(fact) or world.voice.sentence(fact, names[0]) or ""
    ask = Ask(NAME, fact, world.points(fact, *names), as_of(world, fact, stems[at]), explanation, wording=at)
    yield building.flashcard(world, ask, join_words([world.voice.entity(member) for member in fact.members]))


def _also(fact: Fact, slot: str) -> tuple[str, ...]:
    if isinstance(fact, Card):
        return fact.answers
    if isinstance(fact, Definition):
        return fact.also if slot == "meaning" else fact.short
    return ()
