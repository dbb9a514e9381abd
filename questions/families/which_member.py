"""`which_member`: which of these belongs to a set? The others certainly do not, because the set is complete (C)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of
from questions.building import Ask, Key, Offer, Refusal, choice
from questions.clauses import Predicate
from questions.distractors import non_members
from questions.facts import Fact
from questions.facts.membership import Membership
from questions.facts.values import EntityRef
from questions.world import World

NAME = "which_member"


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice for each member."""
    if not isinstance(fact, Membership):
        return
    wrong = list(non_members(world, fact))
    if len(wrong) < 2:
        yield Refusal(
            NAME, "open-set", fact.id,
            "no non-members are certain: set `complete: true` and `universe` to a set with at least two others",
        )  # fmt: skip
        return
    does = Predicate.parse(fact.predicate).singular
    stems = [
        f"Which of these {fact.group} {does}?",
        f"Only one of these {fact.group} {does}. Which is it?",
        f"Of these {fact.group}, which one {does}?",
    ]
    for member in fact.members:
        slot = world.pack.slot(fact, f"members/{member}")
        if not slot.point:
            continue
        at = world.rng(NAME, fact.id, member).below(len(stems))
        value = EntityRef(member)
        ask = Ask(
            NAME, fact, world.points(fact, slot.name), as_of(world, fact, slot.ask or stems[at]),
            world.voice.sentence(fact, slot.name) or "", wording=at,
        )  # fmt: skip
        key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
        yield choice(world, ask, key, wrong)
