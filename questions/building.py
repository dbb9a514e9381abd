"""From what a family wants to ask to a whole item: options chosen and placed, guess rate, difficulty, id.

Families say *what* is asked and which wrong answers are proven wrong; everything that is the same for all families,
and must be the same, is done here.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from questions.facts.base import FactBase
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Ordinal, Value
from questions.items import (
    AnswerClass,
    Certificate,
    CertificateType,
    Cloze,
    DateItem,
    Flashcard,
    Item,
    Matching,
    Number,
    NumberKey,
    Option,
    Ordering,
    Point,
    SelectAll,
    SingleChoice,
    TrueFalse,
    Typed,
)
from questions.ladder import date_rungs, number_rungs
from questions.rng import digest
from questions.text.dates import find_dates
from questions.text.folding import fold
from questions.world import World

DONT_SHOW = 1e-9
MANY_NAMES = 200
"""Names of a type beyond which an item lists as rivals only those that a misspelling may be nearer to."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a family, or a lint rule, does not offer an item."""

    family: str
    rule: str
    """A short machine word: "no-distractors", "not-functional", or the name of a lint rule."""
    fact: str
    why: str
    """One sentence for the author, with the mend where there is one."""
    point: Point | None = None


Offer = Item | Refusal


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong answer with its proof."""

    text: str
    certificate: Certificate
    plausible: float = 0.5
    """0..1, higher is offered first."""
    value: Value | None = None
    """The typed value, where options are dates or numbers and must be put in order."""


@dataclass(frozen=True, slots=True)
class Ask:
    """A question that a family wants to ask, before it has a format."""

    family: str
    fact: FactBase
    points: tuple[Point, ...]
    stem: str
    explanation: str
    """The answer as a sentence, and what else a learner should read after answering."""
    context: str | None = None
    others: tuple[FactBase, ...] = ()
    """Further facts that the item is made from."""
    familiar: float = 0.5
    """0..1: how well known the key is likely to be (1 is a household name)."""
    wording: int = 0
    """Index of the sentence pattern, part of the item's identity."""

    def refuse(self, rule: str, why: str) -> Refusal:
        """Return a refusal of this question."""
        return Refusal(self.family, rule, self.fact.id, why, self.points[0] if self.points else None)


def item_id(ask: Ask, form: str, key: str) -> str:
    """Return an id that depends on what is asked and answered, and on no other fact."""
    points = ",".join(map(str, ask.points))
    # The contrast in a statement to judge is a distractor: it may change when another fact joins the pack.
    stem = ask.wording if form == "true_false" else ask.stem
    return f"{ask.family}-{digest(ask.family, form, points, stem, key):016x}"[: len(ask.family) + 13]


def _shared(world: World, ask: Ask, form: str, key: str, recall: bool, difficulty: float) -> dict[str, Any]:
    facts = tuple(dict.fromkeys([ask.fact.id, *(other.id for other in ask.others)]))
    return {
        "id": item_id(ask, form, key),
        "family": ask.family,
        "class": AnswerClass.RECALL if recall else AnswerClass.RECOGNITION,
        "facts": facts,
        "points": ask.points,
        "stem": ask.stem,
        "context": ask.context,
        "explanation": ask.explanation,
        "sources": world.sources(ask.fact, *ask.others),
        "difficulty": round(min(1.0, max(0.0, difficulty)), 3),
    }


# Choices


@dataclass(frozen=True, slots=True)
class Key:
    """The right answer of a choice."""

    text: str
    value: Value | None = None
    feedback: str = ""
    """Default: the explanation."""
    also: tuple[str, ...] = field(default=())
    """Other texts that denote it: no distractor may equal one of them."""


def choice(
    world: World,
    ask: Ask,
    key: Key,
    distractors: Sequence[Distractor],
    *,
    wanted: int = 4,
    least: int = 3,
    domain: tuple[Decimal | None, Decimal | None] = (None, None),
    invent: bool = True,
    rows: Sequence[str] = (),
) -> Offer:
    """Build a single choice.

    Args:
        world: The pack and seed.
        ask: The question.
        key: The right answer.
        distractors: Proven wrong answers, in any order; the most plausible are taken.
        wanted: Options wanted, the key included.
        least: Options without which the item is refused.
        domain: Smallest and largest possible value, for invented numbers.
        invent: Whether a ladder of invented values may fill up dates and numbers.
        rows: The order of the options, where they are rows of a table.

    Returns:
        The item, or a refusal that says what is missing.
    """
    usable = _distinct(key, _existing(world, ask, distractors))
    if isinstance(key.value, Date | Amount):
        ranked = _ranked(world, ask, key, usable, wanted, domain, invent)
        if ranked is None:
            why = "the right answer lies at the end of what is possible, and as the first or last option it would stand out"
            return ask.refuse("at-the-end", why)
        chosen = ranked
    else:
        jitter = {d.text: world.rank(ask.family, ask.points, ask.wording, d.text) for d in usable}
        # Plausibility orders, the seed varies among what is about as plausible.
        usable.sort(key=lambda d: (-d.plausible - 0.35 * jitter[d.text], d.text))
        chosen = _balanced_length(key, usable, wanted - 1)
    if len(chosen) + 1 < least:
        missing = least - 1 - len(chosen)
        return ask.refuse("too-few-distractors", f"{missing} more certified wrong answer(s) of this type unlock it")
    options = [Option(text=key.text, correct=True, feedback=key.feedback or ask.explanation)]
    options += [
        Option(text=d.text, correct=False, feedback=d.certificate.why, certificate=d.certificate) for d in chosen
    ]
    if isinstance(key.value, Date | Amount | Ordinal):
        values = {key.text: key.value, **{d.text: d.value for d in chosen}}
        options.sort(key=lambda option: _order(values[option.text]))
    elif rows:
        options.sort(key=lambda option: rows.index(option.text))
    else:
        options = world.rng("order", ask.family, ask.points, ask.stem, key.text).shuffled(options)
    index = next(at for at, option in enumerate(options) if option.correct)
    similar = sum(d.plausible for d in chosen) / len(chosen)
    return SingleChoice(
        **_shared(world, ask, "single_choice", key.text, False, 0.15 + 0.4 * similar + 0.25 * (1 - ask.familiar)),
        options=tuple(options),
        answers=(key.text,),
        key=(index,),
        guess=1 / len(options),
    )


def _existing(world: World, ask: Ask, distractors: Sequence[Distractor]) -> list[Distractor]:
    """Drop entities that are known not to have existed at the time that the stem names."""
    dates = find_dates(ask.stem)
    if len(dates) != 1 or not any(isinstance(d.value, EntityRef) for d in distractors):
        return list(distractors)
    kept = []
    for distractor in distractors:
        existed = world.entity(distractor.value.id).existed if isinstance(distractor.value, EntityRef) else None
        if existed is None or not existed.disjoint(dates[0].date):
            kept.append(distractor)
    return kept


def _order(value: Value | None) -> tuple[float, float]:
    if isinstance(value, Date):
        return value.earliest, value.latest
    if isinstance(value, Amount):
        return float(value.value), 0.0
    if isinstance(value, Ordinal):
        return float(value.n), 0.0
    return 0.0, 0.0


def _distinct(key: Key, distractors: Sequence[Distractor]) -> list[Distractor]:
    """Drop distractors that fold to the key or to each other, or that denote a part of the key or the other way round."""
    taken = {fold(text) for text in (key.text, *key.also)}
    out: list[Distractor] = []
    for distractor in sorted(distractors, key=lambda d: -d.plausible):
        folded = fold(distractor.text)
        if folded in taken or _denotes_part(key.value, distractor.value):
            continue
        taken.add(folded)
        out.append(distractor)
    return out


def _denotes_part(key: Value | None, other: Value | None) -> bool:
    if isinstance(key, Date) and isinstance(other, Date):
        return not key.disjoint(other)
    if isinstance(key, Amount) and isinstance(other, Amount):
        return abs(key.value - other.value) <= key.tolerance + other.tolerance
    return False


def _balanced_length(key: Key, usable: Sequence[Distractor], n: int) -> list[Distractor]:
    """Take the first `n`; where the key would stick out as the longest, swap the last for the best longer one."""
    chosen = list(usable[:n])
    if chosen and not any(_long_enough(d.text, key.text) for d in chosen):
        longer = next((d for d in usable[n:] if _long_enough(d.text, key.text)), None)
        if longer is not None:
            chosen[-1] = longer
    return chosen


def _long_enough(text: str, key: str) -> bool:
    return len(key) <= 1.25 * len(text)


def _ranked(
    world: World,
    ask: Ask,
    key: Key,
    usable: list[Distractor],
    wanted: int,
    domain: tuple[Decimal | None, Decimal | None],
    invent: bool,
) -> list[Distractor] | None:
    """Choose wrong dates or numbers so that the key's rank among the options is drawn uniformly.

    A rank that can't be had is not drawn again: keys at the end of what is possible would nearly all be first or last.

    Returns:
        The wrong options; none if there are too few; None if there are some, but not around the rank that was drawn.
    """
    assert isinstance(key.value, Date | Amount)
    rng = world.rng("rank", ask.family, ask.points, ask.stem)
    at = _order(key.value)
    lower = [d for d in usable if d.value is not None and _order(d.value) < at]
    upper = [d for d in usable if d.value is not None and _order(d.value) > at]
    for side in (lower, upper):
        side.sort(key=lambda d: (-d.plausible - 0.35 * world.rank(ask.points, d.text), d.text))
    for size in range(wanted, 2, -1):
        drawn, *others = rng.shuffled(range(size))
        for below in (drawn, *others):
            above = size - 1 - below
            parts = (
                _side(world, ask, key, lower, -below, domain, invent),
                _side(world, ask, key, upper, above, domain, invent),
            )
            if parts[0] is not None and parts[1] is not None:
                return [*parts[0], *parts[1]] if below == drawn else None
    return []


def _side(
    world: World,
    ask: Ask,
    key: Key,
    given: list[Distractor],
    n: int,
    domain: tuple[Decimal | None, Decimal | None],
    invent: bool,
) -> list[Distractor] | None:
    """Return |n| wrong values below (n < 0) or above the key, values of the pack first; None if there are too few."""
    chosen = given[: abs(n)]
    missing = abs(n) - len(chosen)
    if not missing:
        return chosen
    if not invent:
        return None
    taken = [key.value, *(d.value for d in chosen)]
    rng = world.rng("rungs", ask.family, ask.points, n)
    rungs: Sequence[Value]
    if isinstance(key.value, Date):
        rungs = date_rungs(key.value, missing, n > 0, taken, world.pack.as_of, rng)
    else:
        assert isinstance(key.value, Amount)
        rungs = number_rungs(key.value, missing, n > 0, taken, domain, rng)
    if len(rungs) < missing:
        return None
    why = Certificate(
        type=CertificateType.ARITHMETIC if isinstance(key.value, Amount) else CertificateType.FUNCTIONAL,
        fact=None,
        why=ask.explanation,
    )
    return [*chosen, *(Distractor(world.voice.option(rung), why, 0.5, rung) for rung in rungs)]


def select_all(world: World, ask: Ask, right: Sequence[tuple[Point, str, str]], wrong: Sequence[Distractor]) -> Offer:
    """Build a select-all: `right` has the point, the text and the feedback of each option; `wrong` are certified."""
    if len(right) < 2 or len(wrong) < 1:
        return ask.refuse("too-few-options", "two members and one certified non-member unlock it")
    options: list[tuple[Option, Point | None]] = [
        (Option(text=text, correct=True, feedback=said), point) for point, text, said in right
    ]
    options += [
        (Option(text=d.text, correct=False, feedback=d.certificate.why, certificate=d.certificate), None) for d in wrong
    ]
    options = world.rng("order", ask.family, ask.points, ask.stem).shuffled(options)
    points = tuple(point for _, point in options if point is not None)
    ask = Ask(
        ask.family, ask.fact, points, ask.stem, ask.explanation, ask.context, ask.others, ask.familiar, ask.wording
    )
    return SelectAll(
        **_shared(world, ask, "select_all", "|".join(sorted(text for _, text, _ in right)), False, 0.55),
        options=tuple(option for option, _ in options),
        answers=tuple(option.text for option, _ in options if option.correct),
        key=tuple(at for at, (option, _) in enumerate(options) if option.correct),
        guess=2.0 ** -len(options),
    )


def true_false(world: World, ask: Ask, truth: bool, certificate: Certificate | None) -> Offer:
    """Build a true/false item; a false statement carries the certificate of why it is false."""
    right = f"It is {str(truth).lower()}. {ask.explanation}"
    wrong = Certificate(
        type=certificate.type if certificate else CertificateType.FUNCTIONAL,
        fact=certificate.fact if certificate else ask.fact.id,
        why=certificate.why if certificate else ask.explanation,
    )
    options = tuple(
        Option(
            text=text,
            correct=value is truth,
            feedback=right if value is truth else ask.explanation,
            certificate=None if value is truth else wrong,
        )
        for text, value in (("True", True), ("False", False))
    )
    return TrueFalse(
        **_shared(world, ask, "true_false", str(truth), False, 0.3 + 0.15 * (1 - ask.familiar)),
        options=options,
        answers=("True" if truth else "False",),
        key=(0 if truth else 1,),
        guess=0.5,
    )


# Recall


def typed(world: World, ask: Ask, answers: Sequence[str], entity_type: str | None = None) -> Offer:
    """Build a typed item; `answers` has the preferred text first."""
    return Typed(
        **_shared(world, ask, "typed", answers[0], True, 0.6 + 0.3 * (1 - ask.familiar)),
        answers=tuple(answers),
        key=answers[0],
        guess=0.0,
        entity_type=entity_type,
        rivals=_rivals(world, answers, entity_type),
    )


def number(world: World, ask: Ask, value: Amount) -> Offer:
    """Build an item whose answer is a number to type."""
    texts = world.voice.accepted(value)
    return Number(
        **_shared(world, ask, "number", texts[0], True, 0.7 + 0.2 * (1 - ask.familiar)),
        answers=texts,
        key=number_key(value),
        guess=0.0,
    )


def date(world: World, ask: Ask, value: Date) -> Offer:
    """Build an item whose answer is a date to type, at the precision of `value`."""
    text = world.voice.value(value)
    return DateItem(
        **_shared(world, ask, "date", value.edtf, True, 0.65 + 0.2 * (1 - ask.familiar)),
        answers=tuple(dict.fromkeys([text, value.edtf])),
        key=value.edtf,
        guess=0.0,
    )


def cloze(
    world: World, ask: Ask, words: str, answers: Sequence[str], value: Value | None, entity_type: str | None = None
) -> Offer:
    """Build a cloze; `words` are the blanked ones, `value` their typed value."""
    expects = "date" if isinstance(value, Date) else "number" if isinstance(value, Amount) else "text"
    typed_value = value.edtf if isinstance(value, Date) else number_key(value) if isinstance(value, Amount) else None
    return Cloze(
        **_shared(world, ask, "cloze", words, True, 0.6 + 0.25 * (1 - ask.familiar)),
        answers=tuple(dict.fromkeys([words, *answers])),
        key=words,
        expects=expects,
        value=typed_value,
        guess=0.0,
        entity_type=entity_type,
        rivals=_rivals(world, answers, entity_type),
    )


def flashcard(world: World, ask: Ask, answer: str, also: Sequence[str] = ()) -> Offer:
    """Build a flashcard: the learner grades themselves."""
    return Flashcard(
        **_shared(world, ask, "flashcard", answer, True, 0.5 + 0.25 * (1 - ask.familiar)),
        answers=tuple(dict.fromkeys([answer, *also])),
        key=answer,
        guess=0.0,
    )


def number_key(value: Amount) -> NumberKey:
    """Return a number as a key: plain digits, unit, tolerance."""
    return NumberKey(value=format(value.value, "f"), unit=value.unit, tolerance=format(value.tolerance, "f"))


def _rivals(world: World, answers: Sequence[str], entity_type: str | None) -> tuple[str, ...]:
    if entity_type is None:
        return ()
    own = {fold(answer) for answer in answers}
    names = world.entity_names(entity_type)
    if len(names) > MANY_NAMES:
        names = _reachable(world, own, entity_type)
    return tuple(name for name in names if fold(name) not in own)


def _reachable(world: World, answers: set[str], entity_type: str) -> tuple[str, ...]:
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


# Several things at once


def ordering(world: World, ask: Ask, things: Sequence[tuple[Point, str, str]]) -> Offer:
    """Build an ordering.

    Args:
        world: The pack and seed.
        ask: The question; its points are replaced by those of `things`.
        things: (point, text, feedback) of each thing, in the right order.
    """
    n = len(things)
    rng = world.rng("order", ask.family, *(point for point, _, _ in things))
    shown = rng.shuffled(range(n))
    while shown == sorted(shown):  # never shown as already sorted
        shown = rng.shuffled(range(n))
    options = tuple(Option(text=things[at][1], correct=True, feedback=things[at][2]) for at in shown)
    points = tuple(things[at][0] for at in shown)
    ask = Ask(
        ask.family, ask.fact, points, ask.stem, ask.explanation, ask.context, ask.others, ask.familiar, ask.wording
    )
    return Ordering(
        **_shared(world, ask, "ordering", "|".join(text for _, text, _ in things), False, 0.4 + 0.08 * n),
        options=options,
        answers=tuple(text for _, text, _ in things),
        key=tuple(shown.index(at) for at in range(n)),
        guess=1 / math.factorial(n),
    )


def matching(world: World, ask: Ask, pairs: Sequence[tuple[Point, str, str]], extras: Sequence[Distractor]) -> Offer:
    """Build a matching of `pairs` (point, left, right), with `extras` that belong to no left side."""
    rng = world.rng("order", ask.family, *(point for point, _, _ in pairs))
    left = rng.shuffled(pairs)
    rights = [Option(text=right, correct=True, feedback=f"{side}: {right}") for _, side, right in pairs]
    rights += [
        Option(text=d.text, correct=False, feedback=d.certificate.why, certificate=d.certificate) for d in extras
    ]
    rights = rng.shuffled(rights)
    where = {option.text: at for at, option in enumerate(rights)}
    ask = Ask(
        ask.family,
        ask.fact,
        tuple(point for point, _, _ in left),
        ask.stem,
        ask.explanation,
        ask.context,
        ask.others,
        ask.familiar,
        ask.wording,
    )
    return Matching(
        **_shared(world, ask, "matching", "|".join(sorted(f"{a}={b}" for _, a, b in pairs)), False, 0.5),
        options=tuple(rights),
        answers=tuple(f"{side} – {right}" for _, side, right in left),
        prompts=tuple(side for _, side, _ in left),
        key=tuple((at, where[right]) for at, (_, _, right) in enumerate(left)),
        guess=1 / len(rights),
    )
