"""How hard an item is: the share of learners of its matter who are expected to answer it wrong, 0 (none) to 1 (all).

It is one minus the facility index of item analysis (R. L. Ebel, "Essentials of Educational Measurement", 1972: the share
of right answers), so that an estimate and an observation are the same sort of number and one can take the other's place.

Before anybody has answered, it is estimated as `(1 - guess) * (1 - known)`: one is wrong who does not know and does not
guess right (Lord's three-parameter form without its slope). How likely one is to know starts from the format and moves by

- the familiarity of the key (`familiarity`): a name that many facts of the pack mention is likelier to be known,
- the likeness of the options (`likeness`): those that share words, kind and matter with the key are harder to tell apart,
- the closeness of values, which is the likeness of dates and numbers: 1998 beside 1999 is harder than beside 2008.

The weights are a teacher's guess. They only order items until there are answers; `observed` then replaces them, as a
mean that counts the estimate like `PRIOR` answers (an empirical Bayes shrinkage): after eight answers both weigh the same.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, OfficeRef, Ordinal, Value
from questions.text.folding import fold

if TYPE_CHECKING:
    from questions.items import Format, Item
    from questions.world import World

KNOWN = {
    "true_false": 0.62, "single_choice": 0.58, "flashcard": 0.5, "matching": 0.5, "select_all": 0.45, "cloze": 0.45,
    "ordering": 0.45, "typed": 0.42, "date": 0.38, "number": 0.32,
}  # fmt: skip
"""By format, the share of learners who know the answer of an item of middling familiarity and likeness."""

FAMILIAR = 0.4
LIKE = 0.4
"""How far the two move that share, from one end of their scales to the other."""

PRIOR = 8
"""How many answers the estimate counts like."""

BANDS: Mapping[str, tuple[float, float]] = {"easy": (0.0, 0.3), "medium": (0.3, 0.5), "hard": (0.5, 1.0)}
"""Names for ranges; the first value belongs to the range, the last one only where it is 1."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What learners made of an item."""

    right: float
    """Sum of scores, each 0..1."""
    answers: int


Key = tuple[str, str, str]
"""(points of an item, sorted and joined by commas; family; format): wordings and distractors vary, this is what is pooled."""


def key_of(item: Item) -> Key:
    """Return under which key answers to an item are counted."""
    return key(map(str, item.points), item.family, item.format)


def key(points: Iterable[str], family: str, form: str) -> Key:
    """Return the key for answers that a log has by their points, family and format."""
    return ",".join(sorted(points)), family, str(form)


def tally(answers: Iterable[tuple[Iterable[str], str, str, float]]) -> dict[Key, Seen]:
    """Add up answers, each as (points, family, format, score 0..1)."""
    found: dict[Key, Seen] = {}
    for points, family, form, score in answers:
        name = key(points, family, form)
        before = found.get(name, Seen(0.0, 0))
        found[name] = Seen(before.right + score, before.answers + 1)
    return found


def estimate(form: Format | str, guess: float, familiar: float = 0.5, alike: float = 0.5) -> float:
    """Estimate a difficulty before anybody has answered.

    Args:
        form: The format.
        guess: Probability that a blind answer is right, 0..1.
        familiar: How well known the key is, 0..1.
        alike: How alike key and distractors are, 0..1.
    """
    known = KNOWN[str(form)] + FAMILIAR * (familiar - 0.5) - LIKE * (alike - 0.5)
    return round((1 - guess) * (1 - min(1.0, max(0.0, known))), 3)


def observed(item: Item, seen: Seen) -> float:
    """Return a difficulty in which answers take the estimate's place, the more of them the more."""
    expected = 1 - item.difficulty
    return round(1 - (PRIOR * expected + seen.right) / (PRIOR + seen.answers), 3)


def familiarity(world: World, value: Value | None) -> float:
    """Return how well known a key is likely to be within its matter, 0..1; 0.5 where nothing says."""
    match value:
        case EntityRef():
            if value.id in world.pack.subjects:
                return 0.95
            mentions = len(world.facts_of_entity.get(value.id, ()))
            return mentions / (mentions + 3)
        case Date():
            mentions = world.calendar.mentions(value)
            fine = {"day": 0.3, "month": 0.15}.get(value.precision, 0.0)
            return max(0.05, 0.4 + 0.1 * min(4, mentions) - fine)
        case Amount():
            digits = len(value.value.normalize().as_tuple().digits)  # 4,500 is easier to keep in mind than 4,527
            return max(0.1, 0.8 - 0.2 * digits)
        case Ordinal():
            return max(0.2, 0.8 - 0.1 * value.n)
        case OfficeRef():
            return 0.6
        case _:
            return 0.5


def likeness(key: tuple[str, Value | None], others: Collection[tuple[str, Value | None, float]]) -> float:
    """Return how alike a key and its distractors are, 0..1: the mean over them.

    Args:
        key: Its text and value.
        others: Text, value and plausibility of each distractor.
    """
    if not others:
        return 0.5
    return sum(_alike(key, other) for other in others) / len(others)


def _alike(key: tuple[str, Value | None], other: tuple[str, Value | None, float]) -> float:
    near = closeness(key[1], other[1])
    if near is not None:
        return near
    words, theirs = set(fold(key[0]).split()), set(fold(other[0]).split())
    shared = len(words & theirs) / max(1, len(words | theirs))
    return min(1.0, 0.75 * other[2] + 0.5 * shared)


def closeness(one: Value | None, other: Value | None) -> float | None:
    """Return how close two dates or numbers are, 0..1; None where the two are neither."""
    if isinstance(one, Date) and isinstance(other, Date):
        days = abs(one.latest - other.latest) if math.isinf(one.earliest) else abs(one.earliest - other.earliest)
        return 0.0 if math.isnan(days) else 1 / (1 + days / 365.2425 / 3)
    if isinstance(one, Amount) and isinstance(other, Amount):
        size = max(1.0, float(abs(one.value)), float(abs(other.value)))
        return 1 / (1 + 4 * float(abs(one.value - other.value)) / size)
    return None


def parse_band(text: str) -> tuple[float, float]:
    """Read "easy", "medium", "hard" or a range such as "0.2-0.45".

    Raises:
        ValueError: If it is neither; the message says what is expected.
    """
    if text in BANDS:
        return BANDS[text]
    low, dash, high = text.partition("-")
    try:
        band = float(low), float(high)
    except ValueError:
        band = 1.0, 0.0
    if not dash or not 0 <= band[0] < band[1] <= 1:
        raise ValueError(
            f"{text!r} is no difficulty: say easy, medium, hard, or a range within 0 and 1 such as 0.2-0.45"
        )
    return band


def within(item: Item, band: tuple[float, float]) -> bool:
    """Whether an item's difficulty lies in a range."""
    low, high = band
    return low <= item.difficulty < high or item.difficulty == high == 1
