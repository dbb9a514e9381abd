"""`select_all`: tick every member of a set."""

from __future__ import annotations

from collections.abc import Iterator

from questions import building
from questions.asking import as_of
from questions.building import Ask, Offer, Refusal
from questions.clauses import Predicate
from questions.distractors import non_members
from questions.facts import Fact
from questions.facts.membership import Membership
from questions.facts.values import EntityRef
from questions.world import World

NAME = "select_all"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a select-all of two to four members among two or three certain non-members."""
    if not isinstance(fact, Membership):
        return
    rng = world.rng(NAME, fact.id)
    outside = list(non_members(world, fact))
    outside.sort(key=lambda d: (-d.plausible - 0.5 * world.rank(NAME, fact.id, d.text), d.text))
    members = [m for m in fact.members if world.pack.slot(fact, f"members/{m}").point]
    if len(members) < 2 or len(outside) < 2:
        yield Refusal(
            NAME,
            "open-set",
            fact.id,
            "it needs two members and two certain non-members (`complete` within a `universe`)",
        )
        return
    size = min(len(members), 2 + rng.below(3))
    chosen = sorted(members, key=lambda m: world.rank(NAME, fact.id, m))[:size]
    wrong = outside[: 2 + rng.below(2)]
    do = Predicate.parse(fact.predicate).plural
    stems = [
        f"Which of these {fact.group} {do}? Tick all that apply.",
        f"Tick every one of these {fact.group} that you know to {_infinitive(do)}."
        if _infinitive(do)
        else f"Tick all of these {fact.group} of which this is true: they {do}.",
        f"Of these {fact.group}, which {do}? There may be several.",
    ]
    at = rng.below(len(stems))
    ask = Ask(NAME, fact, (), as_of(world, fact, stems[at]), world.voice.sentence(fact) or "", wording=at)
    right = [(world.points(fact, f"members/{m}")[0], world.voice.option(EntityRef(m))) for m in chosen]
    yield building.select_all(world, ask, right, wrong)


def _infinitive(plural: str) -> str | None:
    return None if plural.startswith(("do ", "are ", "have ", "were ")) else plural
