"""`between`: what came after one thing but before another? By dates that do not touch, or by declared order."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import gives_away, in_line, moment, placed
from questions.facts import Fact
from questions.facts.event import Event
from questions.items import Certificate
from questions.lint.rule import content_words
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
    most = 0
    for frame in frames:
        ask = _ask(world, fact, *frame)
        candidates = _outside(world, fact, *frame)
        wrong = _fair(world, ask.stem, clause_option(fact), candidates)
        if len(wrong) >= 2:
            yield choice(world, ask, Key(clause_option(fact)), wrong)
            return
        most = max(most, len(candidates))
    if most >= 2:
        yield Refusal(
            NAME, "gives-away", fact.id, "its clause repeats words of its neighbours' that no other event has"
        )
    else:
        yield Refusal(NAME, "too-few-events", fact.id, f"{2 - most} more dated event(s) outside of its frame unlock it")


def _fair(world: World, stem: str, key: str, candidates: list[Distractor]) -> list[Distractor]:
    """Return three of the candidates that share with the stem what the key does, one of them as long as the key.

    Returns:
        Fewer than two where that can't be had.
    """
    known = {word for entity in world.pack.subjects for word in content_words(world.entity(entity).name)}
    shared = (content_words(key) & content_words(stem)) - known
    ranked = sorted(candidates, key=lambda d: -d.plausible - 0.35 * world.rank(NAME, stem, d.text))
    chosen: list[Distractor] = []
    for word in sorted(shared):
        if not any(word in content_words(d.text) for d in chosen):
            found = next((d for d in ranked if word in content_words(d.text)), None)
            if found is None:
                return []
            chosen.append(found)
    if not any(len(key) <= 1.25 * len(d.text) for d in chosen):
        longer = next((d for d in ranked if d not in chosen and len(key) <= 1.25 * len(d.text)), None)
        if longer is None and len(key.split()) > 2:
            return []
        chosen += [longer] if longer else []
    chosen += [d for d in ranked if d not in chosen][: max(0, 3 - len(chosen))]
    return chosen if len(chosen) <= 3 else []


def _frames(world: World, fact: Event, other: Event) -> bool:
    return moment(world, other) is not None and not other.recurs and not gives_away(fact, other)


def _outside(world: World, fact: Event, start: Event, end: Event) -> list[Distractor]:
    """Return events certainly before the start or after the end, those of the thread as the more plausible."""
    found: dict[str, Distractor] = {}
    for anywhere in (False, True):
        for word, anchor, others in (
            ("before", start, world.chronology.earlier(start, 4, anywhere=anywhere)),
            ("after", end, world.chronology.later(end, 4, anywhere=anywhere)),
        ):
            for other in others:
                if not other.recurs and not gives_away(other, anchor):
                    found.setdefault(other.id, _distractor(world, fact, other, word, anchor))
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
    said = in_line(world, (start, fact, end))
    return Ask(NAME, fact, points, stems[at], said, others=(start, end), wording=at)
