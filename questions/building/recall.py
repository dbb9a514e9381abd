"""Items whose answer is brought up unaided: names, numbers, dates, blanks, and cards that one grades oneself."""

from __future__ import annotations

from collections.abc import Sequence

from questions.building.offers import Ask, Offer, shared
from questions.difficulty import familiarity
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Value
from questions.items import Cloze, DateItem, Flashcard, Format, Number, NumberKey, Typed
from questions.text.folding import fold
from questions.world import World

MANY_NAMES = 200
"""Names of a type beyond which an item lists as rivals only those that a misspelling may be nearer to."""


def typed(
    world: World, ask: Ask, answers: Sequence[str], entity_type: str | None = None, rivals: Sequence[str] = ()
) -> Offer:
    """Build a typed item; `answers` has the preferred text first, `rivals` are others' names that are no entities."""
    known = world.entity_named(answers[0]) if entity_type else None
    value = EntityRef(known) if known else None
    return Typed(
        **shared(world, ask, Format.TYPED, answers[0], 0.0, familiarity(world, value)),
        answers=tuple(answers),
        key=answers[0],
        entity_type=entity_type,
        rivals=(*_rivals(world, answers, entity_type), *rivals),
    )


def number(world: World, ask: Ask, value: Amount) -> Offer:
    """Build an item whose answer is a number to type."""
    texts = world.voice.accepted(value)
    return Number(
        **shared(world, ask, Format.NUMBER, texts[0], 0.0, familiarity(world, value)),
        answers=texts,
        key=number_key(value),
    )


def date(world: World, ask: Ask, value: Date) -> Offer:
    """Build an item whose answer is a date to type, at the precision of `value`."""
    text = world.voice.value(value)
    return DateItem(
        **shared(world, ask, Format.DATE, value.edtf, 0.0, familiarity(world, value)),
        answers=tuple(dict.fromkeys([text, value.edtf])),
        key=value.edtf,
    )


def cloze(
    world: World,
    ask: Ask,
    words: str,
    answers: Sequence[str],
    value: Value | None,
    entity_type: str | None = None,
    rivals: Sequence[str] = (),
) -> Offer:
    """Build a cloze; `words` are the blanked ones, `value` their typed value."""
    expects = "date" if isinstance(value, Date) else "number" if isinstance(value, Amount) else "text"
    typed_value = value.edtf if isinstance(value, Date) else number_key(value) if isinstance(value, Amount) else None
    return Cloze(
        **shared(world, ask, Format.CLOZE, words, 0.0, familiarity(world, value)),
        answers=tuple(dict.fromkeys([words, *answers])),
        key=words,
        expects=expects,
        value=typed_value,
        entity_type=entity_type,
        rivals=(*_rivals(world, answers, entity_type), *rivals),
    )


def flashcard(world: World, ask: Ask, answer: str, also: Sequence[str] = (), value: Value | None = None) -> Offer:
    """Build a flashcard: the learner grades themselves."""
    return Flashcard(
        **shared(world, ask, Format.FLASHCARD, answer, 0.0, familiarity(world, value)),
        answers=tuple(dict.fromkeys([answer, *also])),
        key=answer,
    )


def number_key(value: Amount) -> NumberKey:
    """Return a number as a key: plain digits, unit, tolerance."""
    return NumberKey(value=format(value.value, "f"), unit=value.unit, tolerance=format(value.tolerance, "f"))


def _rivals(world: World, answers: Sequence[str], entity_type: str | None) -> tuple[str, ...]:
    if entity_type is None:
        return ()
    own = frozenset(fold(answer) for answer in answers)
    asked = (entity_type, own)
    if asked not in world.rivals:  # the same name is asked for in several ways
        names = world.entity_names(entity_type)
        if len(names) > MANY_NAMES:
            names = _reachable(world, own, entity_type)
        world.rivals[asked] = tuple(name for name in names if fold(name) not in own)
    return world.rivals[asked]


def _reachable(world: World, answers: frozenset[str], entity_type: str) -> tuple[str, ...]:
    """Return the names that a forgivable misspelling may be nearer to: as far off from it as it is from the answer.

    That is two edits for several words, one for a single word (see `marking`).
    """
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    forms, names = world.spellings[entity_type]
    near: set[str] = set()
    for answer in answers:
        most = 4 if " " in answer else 2
        found = process.extract(answer, forms, scorer=OSA.distance, processor=None, score_cutoff=most, limit=None)
        near |= {names[at] for _, _, at in found}
    return tuple(sorted(near))
