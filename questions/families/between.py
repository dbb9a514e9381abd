"""`between`: what came after one thing but before another? By dates that do not touch, or by declared order."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import gives_away, moment, placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate
from questions.wording import capitalise
from questions.world import World

NAME = "between"
NEIGHBOURS = 3
"""How many events on each side may frame the key."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice whose key lies between two neighbours, and whose other options certainly do not."""
    if not isinstance(fact, Event) or moment(world, fact) is None:
        return
    starts = [e for e in world.chronology.earlier(fact, NEIGHBOURS) if _frames(world, fact, e)]
    ends = [e for e in world.chronology.later(fact, NEIGHBOURS) if _frames(world, fact, e)]
    if not starts or not ends:
        side = "before" if not starts else "after"
        yield Refusal(NAME, "at-the-end", fact.id, f"an event of its thread certainly {side} it would unlock it")
        return
    frames = [(start, end) for start in starts for end in ends if not gives_away(start, end)]
    frames.sort(key=lambda pair: world.rank(NAME, fact.id, pair[0].id, pair[1].id))
    best: tuple[tuple[Event, Event], list[Distractor]] | None = None
    for frame in frames:
        wrong = _outside(world, fact, *frame)
        if best is None or len(wrong) > len(best[1]):
            best = frame, wrong
        if len(wrong) >= 3:
            break
    if best is None or len(best[1]) < 2:
        missing = 2 - len(best[1] if best else ())
        yield Refusal(NAME, "too-few-events", fact.id, f"{missing} more dated event(s) outside of its frame unlock it")
        return
    yield choice(world, _ask(world, fact, *best[0]), Key(clause_option(fact), feedback=placed(world, fact)), best[1])


def _frames(world: World, fact: Event, other: Event) -> bool:
    return moment(world, other) is not None and not other.recurs and not gives_away(fact, other)


def _outside(world: World, fact: Event, start: Event, end: Event) -> list[Distractor]:
    """Return events certainly before the start or after the end, of the thread if there are three."""
    found: dict[str, Distractor] = {}
    for anywhere in (False, True):
        for word, anchor, others in (
            ("before", start, world.chronology.earlier(start, 4, anywhere=anywhere)),
            ("after", end, world.chronology.later(end, 4, anywhere=anywhere)),
        ):
            for other in others:
                if not other.recurs and not gives_away(other, anchor):
                    found.setdefault(other.id, _distractor(world, fact, other, word, anchor))
        if len(found) >= 3:
            break
    return list(found.values())


def _distractor(world: World, fact: Event, other: Event, word: str, anchor: Event) -> Distractor:
    times = world.chronology
    proof = times.apart(other, anchor)
    assert proof is not None
    why = placed(world, other)
    if other.when is not None:
        why = f"{why} That was {word} {anchor.parsed.statement}."
    near = 1 / (1 + times.distance(other, fact) / 1500)
    topical = 0.2 if other.thread == fact.thread else 0.0
    return Distractor(clause_option(other), Certificate(type=proof, fact=other.id, why=why), 0.2 + 0.6 * near + topical)


def _ask(world: World, fact: Event, start: Event, end: Event) -> Ask:
    a, b = start.parsed.statement, end.parsed.statement
    stems = [
        f"Which of these happened after {a} but before {b}?",
        f"After {a}, but before {b}, which of these took place?",
        f"{capitalise(a)}, and later {b}. Which of these happened in between?",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    points = tuple(p for e in (fact, start, end) for p in world.points(e, moment(world, e) or ""))
    said = " ".join(placed(world, e) for e in (start, fact, end))
    return Ask(NAME, fact, points, stems[at], said, others=(start, end), wording=at)
