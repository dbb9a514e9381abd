"""Timeline: each event is put into its place in a growing line. A misplaced one costs a life and goes where it belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from questions.asking import clause_option
from questions.chronology import gives_away, moment, placed
from questions.facts.event import Event
from questions.items import AnswerClass, Option, SingleChoice
from questions.rng import Rng, digest
from questions.world import World
from quiz.core.modes.rules import Given, Telling, rights

FAMILY = "timeline"
MOST = 16
"""Events of a line."""
BETWEEN = "\t"
"""Between date and event in an item's context, a line an event of the line so far."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rules of a timeline."""

    events: int
    """Events to place; the one that the line begins with is not counted."""
    name: ClassVar[str] = "timeline"
    title: ClassVar[str] = "Timeline"
    telling: ClassVar[Telling] = Telling.ALWAYS
    lives: int = 3

    def left(self, given: Sequence[Given]) -> int:
        """Return how many lives are left."""
        return max(0, self.lives - sum(not one.right for one in given))

    def over(self, given: Sequence[Given]) -> bool:
        """It ends with the last life or the last event."""
        return self.left(given) == 0 or len(given) >= self.events

    def left_ms(self, given: Sequence[Given], open_ms: int = 0) -> None:
        """There is no limit of time."""

    def points(self, given: Sequence[Given]) -> int:
        """Count the events that were put where they belong."""
        return rights(given)

    def status(self, given: Sequence[Given], open_ms: int = 0) -> str:
        """Say how many lives are left, and how long the line is."""
        left = self.left(given)
        lives = "♥" * left + "♡" * (self.lives - left)
        return f"{lives} {left} {'life' if left == 1 else 'lives'} · {rights(given)} placed"

    def verdict(self, given: Sequence[Given]) -> str:
        """Say how long the line grew."""
        right = rights(given)
        return f"{right} of {self.events} {'event' if self.events == 1 else 'events'} placed."

    def best(self, points: int) -> str:
        """Say a result in short."""
        return f"{points} placed"


def deal(world: World, rng: Rng, most: int = MOST) -> list[Event]:
    """Return dated events in the order in which they are placed: any two certainly apart, none of which tells of another's place.

    Args:
        world: The pack.
        rng: Draws.
        most: So many, the first of which the line begins with.
    """
    dated = [
        event
        for events in world.events_by_thread.values()
        for event in events
        if event.asked and not event.recurs and moment(world, event) == "when"
    ]
    wide = {event.id: _days(world, event) * (0.5 + rng.unit()) for event in sorted(dated, key=lambda one: one.id)}
    out: list[Event] = []
    for event in sorted(dated, key=lambda one: wide[one.id]):  # narrow dates first: more of them are apart
        if len(out) == most:
            break
        if all(world.chronology.apart(event, one) and not gives_away(event, one) for one in out):
            out.append(event)
    return rng.shuffled(out)


def _days(world: World, event: Event) -> float:
    """Return for how many days an event may have happened; of dates as exact as each other the draw decides."""
    first, last = world.chronology.span(event)
    return 1.0 + max(0.0, min(last - first, 40_000.0))


def line(world: World, events: Sequence[Event]) -> list[Event]:
    """Return events, any two of which are apart, from the earliest to the latest."""
    before = world.chronology.before
    return sorted(events, key=lambda one: sum(before(other, one) is not None for other in events if other is not one))


def questions(world: World, dealt: Sequence[Event]) -> list[SingleChoice]:
    """Return one item for each event after the first: its place among those before it, a gap an option."""
    return [_question(world, line(world, dealt[:at]), dealt[at]) for at in range(1, len(dealt))]


def _question(world: World, there: Sequence[Event], event: Event) -> SingleChoice:
    key = sum(world.chronology.before(one, event) is not None for one in there)
    said = placed(world, event)
    options = tuple(
        Option(text=text, correct=at == key, feedback=said if at == key else _why(world, there, at, key))
        for at, text in enumerate(_gaps(there))
    )
    point = world.points(event, "when")
    return SingleChoice(
        id=f"timeline-{digest(event.id, *(one.id for one in there)):016x}",
        family=FAMILY,
        **{"class": AnswerClass.RECOGNITION},
        facts=(event.id, *(one.id for one in there)),
        points=point,
        stem=f"Where in the line does this belong? {clause_option(event)}.",
        context="\n".join(f"{_date(world, one)}{BETWEEN}{clause_option(one)}" for one in there),
        options=options,
        answers=(options[key].text,),
        guess=1 / len(options),
        explanation=said,
        sources=world.sources(event),
        difficulty=1 - 1 / len(options),
        key=(key,),
    )


def _gaps(there: Sequence[Event]) -> list[str]:
    names = [clause_option(one) for one in there]
    between = [f"Between “{one}” and “{other}”" for one, other in pairwise(names)]
    return [f"Before “{names[0]}”", *between, f"After “{names[-1]}”"]


def _why(world: World, there: Sequence[Event], given: int, key: int) -> str:
    """Say which event of the line shows that a gap is wrong: the one next to the right gap, on the side of the wrong one."""
    return placed(world, there[key - 1] if given < key else there[key])


def _date(world: World, event: Event) -> str:
    return world.voice.value(event.when) if event.when is not None else ""


__all__ = ["BETWEEN", "FAMILY", "Timeline", "deal", "line", "questions"]
