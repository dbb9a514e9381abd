"""What can be set, with unit, range and source of every default. `quiz.core.settings_text` reads its file."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from quiz.core.memory.fsrs6 import BOUNDS, DEFAULT_PARAMETERS


def setting(default: Any, low: float | None = None, high: float | None = None, **about: Any) -> Any:
    """Return a dataclass field that knows its range.

    Args:
        default: The value without a file.
        low: Smallest value; of each element, for a tuple.
        high: Largest value, as `low`.
        about: `unit`; `length` of a tuple; `words`, the texts that are allowed; `ranges`, (low, high) for each element.
    """
    return dataclasses.field(default=default, metadata={"low": low, "high": high, **about})


@dataclass(frozen=True, slots=True)
class MemorySettings:
    """How memory is believed to work."""

    retention: float = setting(0.9, 0.7, 0.99, unit="probability of recall")
    """Probability of recall at which a point comes back. 0.9 is the default of FSRS and Anki."""
    parameters: tuple[float, ...] = setting(DEFAULT_PARAMETERS, length=21, ranges=BOUNDS)
    """w0..w20 of FSRS-6: defaults of the packages `fsrs` 6 and `fsrs-rs-python`; `quiz fit` fits them to a log."""
    transfer: float = setting(0.5, 0, 1, unit="share")
    """How far an answer among options moves the point's recall. A half is the design's; `quiz fit` fits it to a log."""
    transfer_back: float = setting(0.8, 0, 1, unit="share")
    """How far an answer brought up unaided moves recognition: what can be recalled is mostly recognised. Tuned by `quiz
    simulate`."""
    recognition_power: float = setting(0.5, 0.1, 1, unit="exponent")
    """k of p = g + (1 - g) R^k for recognition: seeing the answer among others succeeds more often than recall."""
    prior: float = setting(0.4, 0.05, 0.95, unit="probability")
    """How likely a point is known before its first answer, for guess correction."""
    slip: float = setting(0.03, 0, 0.2, unit="probability")
    """How often a known answer is given wrongly. Among options a wrong pick is so far no lapse; what is typed is forgiven
    its slips by the marking already. Tuned by `quiz simulate`."""
    play_weight: float = setting(0.5, 0, 1, unit="share")
    """A game moves memory by this share of what a review moves it."""
    fuzz: bool = setting(True)
    """Whether intervals from 3 days on are spread by about a twentieth, so that what was learned together comes apart."""
    maximum_interval: int = setting(3650, 30, 36500, unit="days")
    """No interval is longer."""
    easy_days: tuple[float, ...] = setting((1.0,) * 7, 0, 1, length=7, unit="share of a normal day, from Monday")
    """How much of a normal load each weekday takes: reviews move off it within the limits of the fuzz. None move to a day
    of 0: they wait for the next that is none, where they must."""


@dataclass(frozen=True, slots=True)
class LadderSettings:
    """Which format a point is asked in."""

    format: str = setting("auto", words=("auto", "recognition", "recall"))
    """`auto` climbs from recognition to recall as stability grows; the others stay where they are."""
    first_options: int = setting(3, 2, 5, unit="options")
    """Options shown for a new point."""
    options: int = setting(4, 2, 8, unit="options")
    """Options shown later."""
    climb: float = setting(1.0, 0, 365, unit="days")
    """Stability from which a point that was recognised is asked for recall."""
    mastered: int = setting(3, 1, 30, unit="days")
    """Days with right recall, none wrong since, after which a point counts as mastered."""
    known: float = setting(14.0, 1, 365, unit="days")
    """Stability from which a point counts as known."""


@dataclass(frozen=True, slots=True)
class QueueSettings:
    """What is asked in a day."""

    new_per_day: int = setting(20, 0, 1000, unit="points")
    """New points a day. 20 is Anki's default; each costs seven to ten answers in its first month."""
    reviews_per_day: int = setting(200, 0, 10_000, unit="answers")
    """Reviews a day; what is left waits, the most urgent never."""
    minutes: float = setting(0.0, 0, 600, unit="minutes")
    """Length of a session; 0 for no limit."""
    apart: int = setting(5, 0, 50, unit="questions")
    """Questions between points of one fact and between points that are mixed up, where the queue is long enough."""
    interleave: bool = setting(True)
    """Whether packs take turns; else one comes after the other."""


@dataclass(frozen=True, slots=True)
class LeechSettings:
    """When a point counts as a leech, one that costs more than it brings."""

    lapses: int = setting(5, 2, 50, unit="lapses")
    """Wrong answers to a point that was known before. Anki's 8 is for cards; a point is asked in more ways."""


@dataclass(frozen=True, slots=True)
class DaySettings:
    """When a day begins."""

    rollover: int = setting(4, 0, 23, unit="hour of the local night")
    """Answers before this hour belong to the day before."""


@dataclass(frozen=True, slots=True)
class DisplaySettings:
    """How the app looks."""

    theme: str = setting("dark", words=("dark", "light", "high-contrast", "colour-blind"))
    """Colours. Right and wrong have a sign and a word in each."""
    reduced_motion: bool = setting(False)
    """Whether nothing glides or blinks."""
    large_stems: bool = setting(False)
    """Whether questions stand in a frame of their own, with air between their lines."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be set: a section a table of the file."""

    memory: MemorySettings = dataclasses.field(default_factory=MemorySettings)
    ladder: LadderSettings = dataclasses.field(default_factory=LadderSettings)
    queue: QueueSettings = dataclasses.field(default_factory=QueueSettings)
    leeches: LeechSettings = dataclasses.field(default_factory=LeechSettings)
    day: DaySettings = dataclasses.field(default_factory=DaySettings)
    display: DisplaySettings = dataclasses.field(default_factory=DisplaySettings)
    exams: Mapping[str, date] = dataclasses.field(default_factory=dict)
    """Pack id to the day by which it is to be known."""
