"""`sequence`: the order of steps, the next one, the missing one."""

from __future__ import annotations

from collections.abc import Iterator

from questions.building import Ask, Distractor, Key, Offer, choice, ordering
from questions.facts import Fact
from questions.facts.sequence import Sequence, Step
from questions.items import Certificate, CertificateType
from questions.text.numbers import ordinal_word
from questions.text.plurals import plural
from questions.wording import capitalise
from questions.world import World

NAME = "sequence"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield an ordering, and for each step a choice of what comes next or stands where."""
    if not isinstance(fact, Sequence):
        return
    steps = [step for step in fact.steps if world.pack.slot(fact, f"steps/{step.id}").point]
    if len(steps) < 3:
        return
    explanation = world.voice.sentence(fact) or ""
    many = plural(fact.step_one)
    run = steps if len(steps) <= 5 else _window(world, fact, steps)
    stems = [
        f"Put these {many} of {fact.title} in order, the first one first.",
        f"In what order do these {many} of {fact.title} come?",
        f"Arrange these {many} of {fact.title} from first to last.",
    ]
    at = world.rng(NAME, fact.id).below(len(stems))
    points = [world.points(fact, f"steps/{step.id}")[0] for step in run]
    places = {step.id: n for n, step in enumerate(fact.steps, start=1)}
    said = {s.id: f"“{capitalise(s.text)}” is the {ordinal_word(places[s.id])} {fact.step_one}." for s in fact.steps}
    ask = Ask(NAME, fact, tuple(points), stems[at], explanation, wording=at)
    yield ordering(world, ask, [(p, capitalise(s.text), said[s.id]) for p, s in zip(points, run, strict=True)])
    for index, step in enumerate(fact.steps):
        if step not in steps:
            continue
        yield _single(world, fact, index, said, explanation)


def _window(world: World, fact: Sequence, steps: list[Step]) -> list[Step]:
    start = world.rng(NAME, fact.id, "window").below(len(steps) - 4)
    return steps[start : start + 5]


def _single(world: World, fact: Sequence, index: int, said: dict[str, str], explanation: str) -> Offer:
    step = fact.steps[index]
    place = ordinal_word(index + 1)
    stems = [f"Which of these is the {place} {fact.step_one} of {fact.title}?"]
    if index:
        before = fact.steps[index - 1].text
        stems += [
            f"In {fact.title}, which {fact.step_one} comes right after “{before}”?",
            f"Which {fact.step_one} of {fact.title} comes next after “{before}”?",
        ]
    if index + 1 < len(fact.steps):
        stems.append(f"In {fact.title}, which {fact.step_one} comes right before “{fact.steps[index + 1].text}”?")
    at = world.rng(NAME, fact.id, step.id).below(len(stems))
    named = {fact.steps[index - 1].id} if index else set()
    if index + 1 < len(fact.steps):
        named.add(fact.steps[index + 1].id)
    wrong = []
    for other in fact.steps:
        if other.id == step.id or (at and other.id in named and other.text in stems[at]):
            continue
        certificate = Certificate(type=CertificateType.ORDER, fact=fact.id, why=said[other.id])
        distance = abs(fact.steps.index(other) - index)
        wrong.append(Distractor(capitalise(other.text), certificate, 1 / (1 + 0.3 * distance)))
    ask = Ask(
        NAME, fact, world.points(fact, f"steps/{step.id}"), stems[at], said[step.id] + " " + explanation, wording=at
    )
    return choice(world, ask, Key(capitalise(step.text), feedback=said[step.id]), wrong)
