"""Who certainly held an office at a time, and who may have: what makes "who was president in 2014?" have one answer."""

from __future__ import annotations

from bisect import bisect_left

from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.wording import capitalise
from questions.world import World

INF = float("inf")
LONGEST = 80
"""Years of a tenure that are looked at."""


def held(tenure: Tenure) -> tuple[float, float]:
    """Return the days during all of which the holder certainly held the office; none if the first is past the last.

    A year in which somebody is known to have held an office does not say that they held it all year.
    """
    if tenure.from_ and tenure.to:
        return tenure.from_.latest, tenure.to.earliest
    if tenure.from_ and tenure.as_of:
        return tenure.from_.latest, tenure.as_of.earliest
    if tenure.at and tenure.at.precision == "day":
        return tenure.at.earliest, tenure.at.latest
    return INF, -INF


def throughout(tenure: Tenure, at: Date) -> bool:
    """Whether the holder certainly held the office during the whole of a time."""
    first, last = held(tenure)
    return first <= at.earliest and at.latest <= last


def possibly(tenure: Tenure, at: Date) -> bool:
    """Whether the holder may have held the office, under this tenure, at some day of a time."""
    if not tenure.from_ and not tenure.to:
        return True  # unbounded: nothing is proven
    first, last = tenure.possible
    return first <= at.latest and at.earliest <= last


def certainly_out(world: World, holder: str, office: str, at: Date) -> bool:
    """Whether every tenure of a person in an office that the pack knows lies outside of a time."""
    mine = [t for t in world.tenures_by_holder.get(holder, ()) if t.office == office]
    return bool(mine) and not any(possibly(tenure, at) for tenure in mine)


def around(world: World, office: str, day: float, n: int) -> list[Tenure]:
    """Return up to `n` tenures of an office on each side of a day, by when they may have begun."""
    line = world.tenures_by_office.get(office, [])
    at = bisect_left(line, day, key=lambda tenure: tenure.possible[0])
    return line[max(0, at - n) : at + n]


def seated(world: World, office: str, at: Date) -> Tenure | None:
    """Return the tenure under which an office certainly was somebody's during the whole of a time, or None."""
    return next((tenure for tenure in around(world, office, at.earliest, 12) if throughout(tenure, at)), None)


def whole_times(tenure: Tenure) -> list[Date]:
    """Return the times to ask about during all of which the holder held the office.

    Returns:
        The tenure's own `at`, where it is one; else the whole years within it; else the whole months.
    """
    if tenure.at is not None and throughout(tenure, tenure.at):
        return [tenure.at]
    if tenure.from_ is None or tenure.from_.year is None:
        return []
    start = tenure.from_.year
    years = [Date.parse(f"{year:04d}") for year in range(start, start + LONGEST)]
    found = [year for year in years if throughout(tenure, year)]
    if found:
        return found
    months = [Date.parse(f"{year:04d}-{month:02d}") for year in (start, start + 1) for month in range(1, 13)]
    return [month for month in months if throughout(tenure, month)]


def term(world: World, tenure: Tenure) -> str:
    """Say when somebody held an office: what refutes that they held it at another time."""
    voice = world.voice
    who, office = capitalise(voice.entity(tenure.holder)), voice.office(tenure.office)
    if tenure.text:
        return voice.sentence(tenure) or ""
    if tenure.from_ and tenure.to:
        return f"{who} was {office} from {voice.value(tenure.from_)} to {voice.value(tenure.to)}."
    if tenure.from_:
        return f"{who} became {office} {voice.value(tenure.from_, 'in')}."
    if tenure.to:
        return f"{who} was {office} until {voice.value(tenure.to)}."
    return voice.sentence(tenure) or ""
