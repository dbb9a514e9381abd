"""`which_first`: which of two came first?"""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import clause_option
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.chronology import in_line, moment, partners
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.sequence import Sequence, Step
from questions.items import Certificate, CertificateType
from questions.lint.rule import content_words
from questions.text.plurals import plural
from questions.wording import capitalise
from questions.world import World

NAME = "which_first"

EARLIER = (
    "Which came first?",
    "Which of these two happened earlier?",
    "One of these came before the other. Which one?",
)
LATER = ("Which of these two happened later?", "One of these came after the other. Which one?")
STEMS = (*EARLIER, *LATER)
FAR = 12
"""How many events on each side of one may be set beside it."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice between an event and one of its thread that is certainly earlier or later, or between two steps."""
    if isinstance(fact, Sequence):
        yield from _steps(world, fact)
    if not isinstance(fact, Event) or not fact.asked:
        return
    if moment(world, fact) is None:
        if fact.when is None:
            yield Refusal(NAME, "no-time", fact.id, "it has no date: `after` or `before` with a quote would place it")
        return
    others = partners(world, fact, FAR)
    alike = [other for other in others if _as_long(fact.parsed.statement, other.parsed.statement)]
    if not alike:
        why = "one more event of its thread, certainly earlier or later, unlocks it"
        if others:
            why = (
                f"its clause and those of its thread differ too much in length ({others[0].id} is the nearest in time)"
            )
        yield Refusal(NAME, "unlike" if others else "alone", fact.id, why)
        return
    # What lies near in time tempts; the seed varies among what is about as near.
    other = min(alike, key=lambda e: _far(world, fact, e) + world.rank(NAME, *sorted((fact.id, e.id))))
    pair = sorted((fact, other), key=lambda event: event.id)
    said_words = {word for event in pair for word in content_words(event.parsed.statement)}
    fitting = [at for at, stem in enumerate(STEMS) if not content_words(stem) & said_words]
    at = world.rng(NAME, *(event.id for event in pair)).choice(fitting or [0])
    order = (fact, other) if world.chronology.before(fact, other) else (other, fact)
    proof = world.chronology.before(*order)
    assert proof is not None
    said = in_line(world, order)
    right, wrong = order if STEMS[at] in EARLIER else order[::-1]
    # The points stand in one order whoever asks, so that the pair is the same item from either side.
    points = tuple(point for event in pair for point in world.points(event, moment(world, event) or ""))
    ask = Ask(NAME, fact, points, STEMS[at], said, others=(other,), wording=at)
    certificate = Certificate(type=proof, fact=wrong.id, why=said)
    yield choice(
        world, ask, Key(clause_option(right)), [Distractor(clause_option(wrong), certificate)], wanted=2, least=2
    )


def _steps(world: World, fact: Sequence) -> Iterator[Offer]:
    """Yield a choice for each step and the nearest that is about as long: the order of a sequence is declared (R)."""
    many = plural(fact.step_one)
    stems = (
        f"Which of these two {many} of {fact.title} comes first?",
        f"In {fact.title}, one of these {many} comes before the other. Which one?",
        f"Of these two {many} of {fact.title}, which comes before the other?",
        f"Which of these two {many} of {fact.title} comes later?",
    )
    pairs: dict[tuple[str, str], tuple[Step, Step]] = {}
    for at, step in enumerate(fact.steps):
        alike = [(abs(n - at), n) for n, o in enumerate(fact.steps) if n != at and _as_long(step.text, o.text)]
        if alike:
            pair = [fact.steps[n] for n in sorted((at, min(alike)[1]))]
            pairs[pair[0].id, pair[1].id] = (pair[0], pair[1])
    if not pairs:
        yield Refusal(NAME, "unlike", fact.id, f"no two of its {many} are about as long")
    for one, other in pairs.values():
        points = world.points(fact, f"steps/{one.id}", f"steps/{other.id}")
        if not all(world.pack.slot(fact, point.slot).point for point in points):
            continue
        at = world.rng(NAME, fact.id, one.id, other.id).below(len(stems))
        said = f"In {fact.title}, “{one.text}” comes before “{other.text}”."
        right, wrong = (other, one) if at == len(stems) - 1 else (one, other)
        ask = Ask(NAME, fact, points, stems[at], said, wording=at)
        certificate = Certificate(type=CertificateType.ORDER, fact=fact.id, why=said)
        yield choice(
            world,
            ask,
            Key(capitalise(right.text)),
            [Distractor(capitalise(wrong.text), certificate)],
            wanted=2,
            least=2,
        )


def _as_long(one: str, other: str) -> bool:
    """Whether neither of two texts sticks out by its length."""
    short, long = sorted((len(one), len(other)))
    return long <= 1.25 * short or long - short < 6


def _far(world: World, one: Event, other: Event) -> float:
    return min(1.0, world.chronology.distance(one, other) / 7300)
