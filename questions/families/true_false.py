"""`true_false`: a statement with a contrast, "X, not Y": true, or with the two swapped. Y is always proven wrong."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.asking import as_of
from questions.building import Ask, Distractor, Offer, Refusal
from questions.clauses import Clause, Predicate
from questions.contrasts import contrasts
from questions.difficulty import closeness, familiarity
from questions.facts import Fact
from questions.facts.card import Card
from questions.facts.cause import Cause
from questions.facts.definition import Definition
from questions.facts.membership import Membership
from questions.facts.sequence import Sequence
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import EntityRef, Slot, Value, Words
from questions.lint.rule import content_words
from questions.patterns import templates
from questions.wording import Swap, capitalise, lower_start
from questions.world import World

NAME = "true_false"

LONGEST = 30
"""Words of a statement, where a shorter pattern can be had."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield, for each slot that has a certified rival, a true statement and a false one.

    Half of a bank's statements are true because every slot gives one of each, and not because a coin fell well.
    """
    if isinstance(fact, Card | Sequence):
        return
    slots = [slot for slot in world.pack.slots(fact) if slot.point]
    if isinstance(fact, Table):
        slots.sort(key=lambda slot: world.rank(NAME, fact.id, slot.name))
    even = True
    for slot in slots:
        found = contrasts(world, fact, slot)
        said = _statements(world, fact, slot, slot.value, slot.value)
        if not found or not said:
            if slot.functional and not _quiet(fact, slot):
                yield _refusal(world, fact, slot, bool(found))
            continue
        if isinstance(fact, Table):  # has many cells: one statement each, every other one true
            yield _item(world, fact, slot, found[0], even)
            even = not even
            continue
        # Another rival in the second statement, where there is one, so that the first does not give it away.
        yield _item(world, fact, slot, found[0], True)
        yield _item(world, fact, slot, found[min(1, len(found) - 1)], False)


def _refusal(world: World, fact: Fact, slot: Slot, has_rival: bool) -> Refusal:
    point = world.points(fact, slot.name)[0]
    if has_rival:
        why = f"write `text`, a sentence in which {{{slot.name}}} stands exactly once"
        return Refusal(NAME, "no-sentence", fact.id, why, point)
    why = f"nothing is proven wrong for {slot.name}: another fact about one of its type, or `wrong`, unlocks it"
    return Refusal(NAME, "no-rival", fact.id, why, point)


def _quiet(fact: Fact, slot: Slot) -> bool:
    """Whether it goes without saying that there is no statement: no author could mend it."""
    if isinstance(slot.value, Date) and slot.value.precision in {"by", "since", "interval"}:
        return True
    return isinstance(fact, Definition) and fact.abbreviation and slot.name == "term"


def _item(world: World, fact: Fact, slot: Slot, rival: Distractor, truth: bool) -> Offer:
    assert rival.value is not None
    said, against = (slot.value, rival.value) if truth else (rival.value, slot.value)
    statements = _statements(world, fact, slot, said, against)
    points = world.points(fact, slot.name)
    shown = [at for at, text in enumerate(statements) if len(text.split()) <= LONGEST] or [0]
    at = world.rng(NAME, "pattern", fact.id, slot.name, truth).choice(shown)
    explanation = world.voice.sentence(fact, slot.name) or world.voice.sentence(fact) or ""
    others: tuple[Fact, ...] = ()
    told = not truth or _contrasted(fact, said, against)  # what is not in the statement needs no refutation
    more = _why(fact, slot, rival)
    if told and not content_words(more) <= content_words(explanation):  # "FOR stands for Force."
        explanation = f"{explanation} {more}"
        other = world.pack.by_id.get(rival.certificate.fact or "")
        others = (other,) if other is not None and other.id != fact.id else ()
    ask = Ask(NAME, fact, points, statements[at], explanation, others=others, wording=at)
    near = closeness(slot.value, rival.value)
    alike = rival.plausible if near is None else near
    return building.true_false(world, ask, truth, rival.certificate, familiarity(world, slot.value), alike)


def _why(fact: Fact, slot: Slot, rival: Distractor) -> str:
    """Say why the other value is wrong; an author's reason that begins with "That", after what it is about."""
    why = rival.certificate.why
    if fact.attribution:
        why = capitalise(why.removeprefix(f"{capitalise(fact.attribution)}, "))
    if isinstance(slot.value, Words) and why.startswith(("That ", "This ", "These ", "Those ")):
        return f"As for “{rival.text.rstrip('.')}”: {lower_start(why)}"
    return why


def _statements(world: World, fact: Fact, slot: Slot, said: Value, against: Value) -> list[str]:
    """Return the statement in each of its patterns; none where it can't be said."""
    if isinstance(fact, Membership):
        return [as_of(world, fact, text) for text in _of_sets(world, fact, said, against)]
    if isinstance(fact, Cause):
        # An author's own sentence says it otherwise, as a default one would not.
        return (
            []
            if fact.text or slot.name != "cause"
            else [as_of(world, fact, text) for text in _of_causes(fact, said, against)]
        )
    # A contrast of whole phrases reads badly, and an author's reason refutes the wrong one by itself.
    swap = Swap(slot.name, value=said, against=against if _contrasted(fact, said, against) else None)
    made = (world.voice.sentence(fact, slot.name, swap, template=t) for t in templates(world, fact, slot.name))
    return [statement for statement in made if statement is not None]


def _contrasted(fact: Fact, said: Value, against: Value) -> bool:
    """Whether a statement says that it is the one, and not the other."""
    return isinstance(fact, Membership | Cause) or (_short(fact, said) and _short(fact, against))


def _short(fact: Fact, value: Value) -> bool:
    return not isinstance(value, Words) or isinstance(fact, Definition) or len(value.text.split()) <= 3


def _of_sets(world: World, fact: Membership, said: Value, against: Value) -> Iterator[str]:
    predicate = Predicate.parse(fact.predicate)
    if isinstance(said, EntityRef) and isinstance(against, EntityRef):
        one, other = world.voice.entity(said.id), world.voice.entity(against.id)
        yield f"it is {one}, not {other}, that {predicate.singular}."
        yield f"of {one} and {other}, only {one} {predicate.singular}."
        yield f"{one} is among the {fact.group} that {predicate.plural}, and {other} is not."
        return
    one, other = (world.voice.value(value, "words") for value in (said, against))
    yield f"{one} (not {other}) {fact.group} {predicate.plural}."
    yield f"the number of {fact.group} that {predicate.plural} is {one}, not {other}."
    yield f"there are {one}, not {other}, {fact.group} that {predicate.plural}."


def _of_causes(fact: Cause, said: Value, against: Value) -> Iterator[str]:
    effect = Clause.parse(fact.effect).statement
    one, other = (value.text.rstrip(".") if isinstance(value, Words) else "" for value in (said, against))
    lead = f"{fact.attribution}, " if fact.attribution else ""
    match fact.link:
        case "in_order_to":
            yield f"{lead}{effect} in order to {one}, not to {other}."
            yield f"{lead}the purpose for which {effect} was to {one}, not to {other}."
            yield f"{lead}it was to {one}, not to {other}, that {effect}."
        case _:
            yield f"{lead}{effect} because {one}, not because {other}."
            yield f"{lead}it was because {one}, not because {other}, that {effect}."
            yield f"{lead}the reason why {effect} is that {one}, not that {other}."
