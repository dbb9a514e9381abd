"""`order`: put three to five events in order."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Offer, Refusal, ordering
from questions.chronology import gives_away, in_line, moment, partners, placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.world import World

NAME = "order"

STEMS = (
    "Put these in the order in which they happened, earliest first.",
    "Arrange these events from the earliest to the latest.",
    "In what order did these happen? Begin with the earliest.",
)


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield an ordering of an event and others of its thread, any two of them certainly apart."""
    if not isinstance(fact, Event) or moment(world, fact) is None:
        return
    times = world.chronology
    size = 3 + world.rng(NAME, fact.id, "size").below(3)
    chosen: list[Event] = [fact]
    for other in sorted(partners(world, fact, 8), key=lambda e: world.rank(NAME, fact.id, e.id)):
        if len(chosen) < size and all(times.apart(other, e) and not gives_away(other, e) for e in chosen):
            chosen.append(other)
    if len(chosen) < 3:
        missing = 3 - len(chosen)
        yield Refusal(
            NAME, "too-few-events", fact.id,
            f"{missing} more event{'s' * (missing > 1)} of its thread, certainly apart, unlock{'s' * (missing == 1)} ordering",
        )  # fmt: skip
        return
    # Insertion by proof: `before` is a strict order on events that are pairwise apart.
    ranked = sorted(chosen, key=lambda e: sum(times.before(other, e) is not None for other in chosen))
    at = world.rng(NAME, *sorted(e.id for e in chosen)).below(len(STEMS))
    said = {e.id: placed(world, e) for e in ranked}
    points = tuple(world.points(e, moment(world, e) or "")[0] for e in ranked)
    others = tuple(e for e in ranked if e.id != fact.id)
    ask = Ask(NAME, fact, points, STEMS[at], in_line(world, ranked), others=others, wording=at)
    yield ordering(world, ask, [(p, clause_option(e), said[e.id]) for p, e in zip(points, ranked, strict=True)])
