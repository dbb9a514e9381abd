"""Invented wrong dates and numbers around a right one, none rounder or finer than it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from questions.facts.time import Date
from questions.facts.values import Amount, Value
from questions.rng import Rng


def date_rungs(
    key: Date,
    n: int,
    later: bool,
    taken: Sequence[Value | None],
    limit: Date,
    rng: Rng,
    fits: Callable[[Date], bool] = lambda _: True,
) -> list[Date]:
    """Return up to `n` dates at the key's precision, later or earlier than it, apart from those taken.

    Args:
        key: A date of precision year, month or day; others have no ladder.
        n: How many are wanted.
        later: Whether they lie after the key.
        taken: Values that are options already.
        limit: No rung lies past it.
        rng: Chooses the gaps.
        fits: Whether a date may be offered; the first that may not ends the ladder.
    """
    gaps = {"year": (1, 2, 3, 4), "month": (2, 3, 4, 5, 7, 9), "day": (1, 2, 3, 5, 8, 11)}.get(key.precision)
    if gaps is None or key.approximate:
        return []
    busy = [value for value in taken if isinstance(value, Date)]
    out: list[Date] = []
    at = key
    for _ in range(40):
        if len(out) == n:
            break
        step = rng.choice(gaps[:2] if key.precision == "year" and rng.unit() < 0.6 else gaps)
        if later:
            step = min(step, max(1, _room(key.precision, at, limit) // (n - len(out))))
        at = _shift(at, step if later else -step)
        if at.latest > limit.latest or (at.year or 0) < 1 or not fits(at):
            break
        if all(at.disjoint(other) for other in (*busy, *out)):
            out.append(at)
    return out


def _room(precision: str, date: Date, limit: Date) -> int:
    """Return how many steps of a precision certainly lie between a date and a limit."""
    return int((limit.latest - date.latest) // {"year": 366, "month": 31, "day": 1}[precision])


def _shift(date: Date, step: int) -> Date:
    year, month, day = date.year or 0, date.month or 1, date.day or 1
    if date.precision == "year":
        return Date.parse(f"{year + step:04d}")
    if date.precision == "month":
        months = year * 12 + month - 1 + step
        return Date.parse(f"{months // 12:04d}-{months % 12 + 1:02d}")
    import datetime

    moved = datetime.date(year, month, day) + datetime.timedelta(days=step)
    return Date.parse(moved.isoformat())


def number_rungs(
    key: Amount,
    n: int,
    larger: bool,
    taken: Sequence[Value | None],
    domain: tuple[Decimal | None, Decimal | None],
    rng: Rng,
) -> list[Amount]:
    """Return up to `n` numbers as round as the key, larger or smaller than it, apart from those taken.

    Args:
        key: The right number.
        n: How many are wanted.
        larger: Whether they lie above the key.
        taken: Values that are options already.
        domain: Smallest and largest possible value; a key >= 0 never gets a negative rung.
        rng: Chooses the gaps.
    """
    grain = _grain(key.value)
    low, high = domain
    if key.value >= 0 and (low is None or low == 0):
        low = min(grain, key.value)  # an invented zero would give itself away
    busy = [value.value for value in taken if isinstance(value, Amount)]
    # Gaps of about a tenth to a third of the key, at least one grain and more than twice the tolerance.
    least = -(-(2 * key.tolerance + grain) // grain) * grain  # whole grains, rounded up
    out: list[Amount] = []
    at = key.value
    for _ in range(40):
        if len(out) == n:
            break
        share = Decimal(str(round(0.08 + 0.25 * rng.unit(), 3)))
        gap = max(least, (abs(key.value) * share / grain).to_integral_value() * grain)
        bound = high if larger else low
        if (
            bound is not None
        ):  # as many as are wanted find room before the end of what is possible, itself no rung: 100 %
            gap = max(least, min(gap, abs(bound - at) / (n - len(out) + 1) // grain * grain))
        at = at + gap if larger else at - gap
        if (low is not None and at < low) or (high is not None and at > high):
            break
        if all(abs(at - other) > 2 * key.tolerance for other in (*busy, *(o.value for o in out))):
            out.append(Amount(at, key.unit, key.tolerance))
    return out


def _grain(value: Decimal) -> Decimal:
    """Return the step in which numbers as round as `value` are counted: 500 for 4500, 0.1 for 88.7, 1 for 32."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    unit = Decimal(1).scaleb(exponent)
    if 0 < value < 50:
        return min(unit, Decimal(1))  # 10 years among 7 and 13, and not among 20 and 30
    if exponent > 0 and (value / unit) % 5 == 0:
        return unit * 5
    return unit
