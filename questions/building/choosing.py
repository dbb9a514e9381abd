"""A single choice: the most tempting of the proven wrong answers, as long as the right one, and no cue in where it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from questions.building.offers import Ask, Distractor, Offer, shared
from questions.difficulty import familiarity, likeness
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Ordinal, Value
from questions.items import Certificate, CertificateType, Format, Option, SingleChoice
from questions.ladder import date_rungs, number_rungs
from questions.text.dates import find_dates
from questions.text.folding import fold
from questions.world import World


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
    fits: Callable[[Date], bool] = lambda _: True,
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
        fits: Whether an invented date may be offered.

    Returns:
        The item, or a refusal that says what is missing.
    """
    usable = _distinct(key, _existing(world, ask, distractors))
    if isinstance(key.value, Date | Amount):
        ranked = _ranked(world, ask, key, usable, wanted, domain, invent, fits)
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
    alike = likeness((key.text, key.value), [(d.text, d.value, d.plausible) for d in chosen])
    familiar = familiarity(world, key.value)
    return SingleChoice(
        **shared(world, ask, Format.SINGLE_CHOICE, key.text, 1 / len(options), familiar, alike),
        options=tuple(options),
        answers=(key.text,),
        key=(index,),
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
    fits: Callable[[Date], bool],
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
                _side(world, ask, key, lower, -below, domain, invent, fits),
                _side(world, ask, key, upper, above, domain, invent, fits),
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
    fits: Callable[[Date], bool],
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
        rungs = date_rungs(key.value, missing, n > 0, taken, world.pack.as_of, rng, fits)
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
