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
    if not isinstance(fact, Membership) or not fact.asked:
        return
    rng = world.rng(NAME, fact.id)
    outside = list(non_members(world, fact))
    outside.sort(key=lambda d: (-d.plausible - 0.5 * world.rank(NAME, fact.id, d.text), d.text))
    members = [m for m in fact.members if world.pack.slot(fact, f"members/{m}").point]
    if len(members) < 2 or len(outside) < 2:
        why = "it needs two members and two certain non-members (`complete` within a `universe`)"
        yield Refusal(NAME, "open-set", fact.id, f"{why}: there are {len(members)} and {len(outside)}")
        return
    size = min(len(members), 2 + rng.below(3))
    chosen = sorted(members, key=lambda m: world.rank(NAME, fact.id, m))[:size]
    wrong = outside[: 2 + rng.below(2)]
    parsed = Predicate.parse(fact.predicate)
    do = parsed.plural
    stems = [
        f"Which of these {fact.group} {do}? Tick all that apply.",
        f"Tick each of these {fact.group} that {parsed.singular}.",
        f"Of these {fact.group}, which {do}? There may be several.",
    ]
    at = rng.below(len(stems))
    explanation = world.voice.sentence(fact) or world.voice.sentence(fact, f"members/{chosen[0]}") or ""
    ask = Ask(NAME, fact, (), as_of(world, fact, stems[at]), explanation, wording=at)
    right = [
        (
            world.points(fact, f"members/{member}")[0],
            world.voice.option(EntityRef(member)),
            world.voice.sentence(fact, f"members/{member}") or "",
        )
        for member in chosen
    ]
    yield building.select_all(world, ask, right, wrong)
