"""What certainly came before what: by dates that do not touch (T), or by declared edges and what follows from them (R).

Edges also narrow the days on which an event may have happened: what came after March 1999 and before June 1999 is placed
between them although it has no date of its own. All look-ups are by bisection, so that a pack of ten thousand events
costs each of them no more than a pack of ten does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from questions.facts.event import Event
from questions.facts.time import Date
from questions.items import CertificateType

if TYPE_CHECKING:
    from questions.world import World

INF = float("inf")
FAR = 40
"""How many events a walk along a list or along edges visits at the most."""
_WORD = re.compile(r"[^\W_]+(?:['’]\w+)?")
_TELLING = frozenset({"after", "before", "following", "once", "until", "since", "when", "while"})
_AGAIN = frozenset({"again", "renewed", "renew", "resumed", "resume", "returned", "return", "second"})
_SMALL = frozenset(
    [
        *("a", "an", "and", "as", "at", "by", "for", "from", "had", "has", "have", "his", "her", "in", "into", "is"),
        *("it", "its", "of", "off", "on", "or", "out", "that", "the", "their", "this", "to", "was", "were", "with"),
    ]
)


class Chronology:
    """The certain order of a pack's events."""

    def __init__(self, events: Iterable[Event]) -> None:
        self._events = {event.id: event for event in events}
        self._later: dict[str, list[str]] = defaultdict(list)
        self._earlier: dict[str, list[str]] = defaultdict(list)
        for event in self._events.values():
            for edge in event.after:
                self._edge(edge.event, event.id)
            for edge in event.before:
                self._edge(event.id, edge.event)
        self._first, self._last = self._bounds()
        self._all = _Line(self, self._events.values())
        threads: dict[str | None, list[Event]] = defaultdict(list)
        for event in self._events.values():
            threads[event.thread].append(event)
        self._lines = {thread: _Line(self, members) for thread, members in threads.items()}

    def _edge(self, one: str, other: str) -> None:
        if one in self._events and other in self._events:
            self._later[one].append(other)
            self._earlier[other].append(one)

    def _bounds(self) -> tuple[dict[str, float], dict[str, float]]:
        """Return the first and the last day on which each event may have happened, edges taken into account."""
        first = {key: event.when.earliest if event.when else -INF for key, event in self._events.items()}
        last = {key: event.when.latest if event.when else INF for key, event in self._events.items()}
        order = self._topological()
        for key in order:
            first[key] = max([first[key], *(first[one] for one in self._earlier[key])])
        for key in reversed(order):
            last[key] = min([last[key], *(last[one] for one in self._later[key])])
        return first, last

    def _topological(self) -> list[str]:
        """Return events so that edges run forwards (Kahn); those on a circle, which `check` refuses, are left out."""
        waiting = {key: len(self._earlier[key]) for key in self._events}
        ready = [key for key, n in waiting.items() if not n]
        for key in ready:
            for later in self._later[key]:
                waiting[later] -= 1
                if not waiting[later]:
                    ready.append(later)
        return ready

    def span(self, event: Event) -> tuple[float, float]:
        """Return the first and last day on which an event may have happened; infinite where nothing bounds it."""
        return self._first[event.id], self._last[event.id]

    def before(self, one: Event, other: Event) -> CertificateType | None:
        """Return the proof that `one` came before `other`, or None if there is none."""
        if one.when is not None and other.when is not None and one.when.before(other.when):
            return CertificateType.TIME
        if self._last[one.id] < self._first[other.id] or self._reaches(one.id, other.id):
            return CertificateType.ORDER
        return None

    def outside(self, event: Event, date: Date) -> CertificateType | None:
        """Return the proof that an event did not happen at a date, or None: an order alone is none."""
        if event.when is not None and event.when.disjoint(date):
            return CertificateType.TIME
        first, last = self.span(event)
        return CertificateType.ORDER if last < date.earliest or date.latest < first else None

    def apart(self, one: Event, other: Event) -> CertificateType | None:
        """Return the proof that the two did not happen at the same time, or None."""
        return self.before(one, other) or self.before(other, one)

    def _reaches(self, start: str, goal: str) -> bool:
        return any(key == goal for key in _walk(self._later, start))

    def earlier(self, event: Event, n: int, *, anywhere: bool = False) -> list[Event]:
        """Return up to `n` events that certainly came before one, the latest first.

        Args:
            event: The event.
            n: How many.
            anywhere: Of all threads, and not only of its own.
        """
        line = self._all if anywhere else self._lines[event.thread]
        found = list(line.before(self._first[event.id], n))
        found += [self._events[key] for key in _walk(self._earlier, event.id)]
        usable = self._usable(event, found, anywhere)
        return sorted(usable, key=lambda e: (-self._last[e.id], -self._first[e.id], e.id))[:n]

    def later(self, event: Event, n: int, *, anywhere: bool = False) -> list[Event]:
        """Return up to `n` events that certainly came after one, the earliest first; see `earlier`."""
        line = self._all if anywhere else self._lines[event.thread]
        found = list(line.after(self._last[event.id], n))
        found += [self._events[key] for key in _walk(self._later, event.id)]
        usable = self._usable(event, found, anywhere)
        return sorted(usable, key=lambda e: (self._first[e.id], self._last[e.id], e.id))[:n]

    def _usable(self, event: Event, found: list[Event], anywhere: bool) -> list[Event]:
        distinct = {other.id: other for other in found if other.id != event.id}
        return [other for other in distinct.values() if anywhere or other.thread == event.thread]

    def distance(self, one: Event, other: Event) -> float:
        """Return about how many days lie between two events; infinite where nothing says."""
        gap = max(self._first[other.id] - self._last[one.id], self._first[one.id] - self._last[other.id])
        return max(0.0, gap)

    def edges(self, event: Event) -> tuple[list[Event], list[Event]]:
        """Return what an event is declared to have come after, and what before."""
        return [self._events[k] for k in self._earlier[event.id]], [self._events[k] for k in self._later[event.id]]


class _Line:
    """Events by the first and by the last day on which they may have happened."""

    def __init__(self, times: Chronology, events: Iterable[Event]) -> None:
        members = sorted(events, key=lambda e: e.id)
        self._by_first = sorted(members, key=times.span)
        members.reverse()  # this list is read from its end, so that ties come by id in both
        self._by_last = sorted(members, key=lambda e: times.span(e)[::-1])
        self._lasts = [times.span(e)[1] for e in self._by_last]
        self._firsts = [times.span(e)[0] for e in self._by_first]

    def before(self, day: float, n: int) -> list[Event]:
        """Return the `n` events that ended last before a day."""
        end = bisect_left(self._lasts, day)
        return self._by_last[max(0, end - n) : end]

    def after(self, day: float, n: int) -> list[Event]:
        """Return the `n` events that began first after a day."""
        start = bisect_right(self._firsts, day)
        return self._by_first[start : start + n]


def _walk(edges: dict[str, list[str]], start: str) -> Iterator[str]:
    """Yield what is reached along edges, nearest first, `FAR` at the most."""
    seen, todo = {start}, [start]
    for key in todo:
        for other in edges.get(key, ()):
            if other not in seen:
                if len(seen) > FAR:
                    return
                seen.add(other)
                todo.append(other)
                yield other


def moment(world: World, event: Event) -> str | None:
    """Return the slot that holds when an event happened: `when`, or `order` where only edges place it; None if unasked."""
    for slot in world.pack.slots(event):
        if slot.name in {"when", "order"} and slot.point:
            return slot.name
    return None


def placed(world: World, event: Event, apart: Date | None = None) -> str:
    """Say an event with its date, or else with what it came after and before.

    Args:
        world: The pack.
        event: The event.
        apart: A date at which it did not happen; where its own date would not show that, its neighbour is said too.
    """
    after, before = world.chronology.edges(event)
    if event.when is not None:
        said = world.voice.sentence(event, "when") or ""
        early = apart is not None and world.chronology.span(event)[1] < apart.earliest
        near = before if early else after
        if apart is None or event.when.disjoint(apart) or not near:
            return said
        return f"{said.removesuffix('.')}; that was {'before' if early else 'after'} {_dated(world, near[0])}."
    clause = event.parsed.statement
    if after and before:
        return f"After {_dated(world, after[0])}, {clause}; that was before {_dated(world, before[0])}."
    if after or before:
        word = "After" if after else "Before"
        return f"{word} {_dated(world, (after or before)[0])}, {clause}."
    return world.voice.sentence(event) or ""


def in_line(world: World, events: Iterable[Event]) -> str:
    """Say events that stand in order, each with its date where it has one: "First A (1998), then B, then C (2001)."."""
    return f"First {', then '.join(_dated(world, event) for event in events)}."


def _dated(world: World, event: Event) -> str:
    when = event.when
    said = "" if when is None else world.voice.value(when, "in" if when.precision in {"by", "since"} else "")
    date = f" ({said})" if said else ""
    return f"{event.parsed.statement}{date}"


def gives_away(one: Event, other: Event) -> bool:
    """Whether a clause tells by itself how two events lie: "... after the airstrikes had been called off"."""
    words, others = _words(one.parsed.statement), _words(other.parsed.statement)
    if not (words | others) & (_TELLING | _AGAIN):
        return False
    shared = (words & others) - _SMALL - _TELLING
    return len(shared) >= (1 if (words ^ others) & _AGAIN else 2)


@lru_cache(maxsize=65536)
def _words(text: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(text.lower()))


def partners(world: World, event: Event, n: int) -> list[Event]:
    """Return up to `n` asked events of the thread on each side that are certainly apart from one, the nearest first."""
    times = world.chronology
    return [
        other
        for other in (*times.earlier(event, n), *times.later(event, n))
        if not event.recurs and not other.recurs and moment(world, other) and not gives_away(event, other)
    ]
