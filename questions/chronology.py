"""What certainly came before what: by dates that do not touch (T), or by declared edges and what follows from them (R)."""

from __future__ import annotations

from questions.facts.event import Event
from questions.items import CertificateType
from questions.world import World


class Chronology:
    """The certain order of a pack's events."""

    def __init__(self, world: World) -> None:
        self._later: dict[str, set[str]] = {}
        for event in world.of_kind(Event):
            for edge in event.after:
                self._later.setdefault(edge.event, set()).add(event.id)
            for edge in event.before:
                self._later.setdefault(event.id, set()).add(edge.event)

    def before(self, one: Event, other: Event) -> CertificateType | None:
        """Return the proof that `one` came before `other`, or None if there is none."""
        if one.when is not None and other.when is not None and one.when.before(other.when):
            return CertificateType.TIME
        return CertificateType.ORDER if self._reaches(one.id, other.id) else None

    def _reaches(self, start: str, goal: str) -> bool:
        seen, todo = {start}, [start]
        while todo:
            for later in self._later.get(todo.pop(), ()):
                if later == goal:
                    return True
                if later not in seen:
                    seen.add(later)
                    todo.append(later)
        return False

    def apart(self, one: Event, other: Event) -> CertificateType | None:
        """Return the proof that the two did not happen at the same time, or None."""
        return self.before(one, other) or self.before(other, one)
