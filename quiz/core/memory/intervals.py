"""On which day a point comes back: fuzz, easy days, and other points of its fact on other days."""

from __future__ import annotations

from collections.abc import Collection

from questions.rng import digest
from quiz.core.settings import MemorySettings


def fuzz_range(days: float, settings: MemorySettings) -> tuple[int, int]:
    """Return the shortest and longest interval that may stand for one, in days.

    Anki's and FSRS's own rule: intervals under 2.5 days stay; a day more or less, and 15 % of what lies between 2.5 and 7
    days, 10 % up to 20, 5 % beyond.
    """
    middle = max(1, min(settings.maximum_interval, round(days)))
    if not settings.fuzz or days < 2.5:
        return middle, middle
    reach = 1.0 + 0.15 * (min(days, 7.0) - 2.5) + 0.1 * max(0.0, min(days, 20.0) - 7) + 0.05 * max(0.0, days - 20)
    return max(2, round(middle - reach)), min(settings.maximum_interval, round(middle + reach))


def choose_day(point: str, reps: int, day: int, days: float, taken: Collection[int], settings: MemorySettings) -> int:
    """Return the ordinal of the day on which a point comes back, the same each time.

    Args:
        point: Seeds the fuzz, with `reps`.
        reps: Answers given.
        day: Ordinal of the day of the answer.
        days: The interval that memory asks for.
        taken: Ordinals of days on which other points of the fact are due: these are avoided, within the fuzz first, then
            by coming later, by at most half of the interval or 2 days. A day off is kept free before that, if need be
            by waiting for the first day that is none.
        settings: Whether to fuzz, easy days, longest interval.
    """
    low, high = fuzz_range(days, settings)
    wanted = low + digest("fuzz", point, reps) % (high - low + 1) if high > low else low
    easy = settings.easy_days
    if day + wanted not in taken and easy[(day + wanted - 1) % 7] >= 1:
        return day + wanted
    late = max(high, min(settings.maximum_interval, high + max(2, high // 2)))
    if any(easy):  # a short interval may lie in days off altogether
        while not any(easy[(day + interval - 1) % 7] for interval in range(low, late + 1)):
            late += 1

    def cost(interval: int) -> tuple[bool, bool, int, bool, int]:
        there = day + interval
        share = easy[(there - 1) % 7]  # ordinal 1 was a Monday
        light = 0 if share > 0 and digest("easy", point, reps, there) % 1000 < share * 1000 else 1
        return share <= 0, there in taken, light, interval > high, abs(interval - wanted)

    return day + min(range(low, late + 1), key=cost)
