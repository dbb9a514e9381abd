"""`which_member`: which of these belongs to a set? The others certainly do not, because the set is complete (C)."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of, asked
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
    if not isinstance(fact, Membership) or not fact.asked:
        return
    wrong = list(non_members(world, fact))
    if len(wrong) < 2:
        missing = 2 - len(wrong)
        why = f"{missing} more certain non-member{'s' if missing > 1 else ''} unlock{'s' if missing == 1 else ''} it"
        if not fact.complete or fact.universe is None:
            why += ": set `complete: true`, and `universe` to a larger set"
        yield Refusal(NAME, "open-set", fact.id, why)
        return
    does = Predicate.parse(fact.predicate).singular
    stems = [
        f"Which of these {fact.group} {does}?",
        f"Only one of these {fact.group} {does}. Which is it?",
        f"Of these {fact.group}, which one {does}?",
    ]
    usual = stems
    for member in fact.members:
        slot = world.pack.slot(fact, f"members/{member}")
        if not slot.point:
            continue
        stems = asked(world, fact, slot) or usual
        at = world.rng(NAME, fact.id, member).below(len(stems))
        value = EntityRef(member)
        ask = Ask(
            NAME, fact, world.points(fact, slot.name), as_of(world, fact, stems[at]),
            world.voice.sentence(fact, slot.name) or "", wording=at,
        )  # fmt: skip
        key = Key(world.voice.option(value), value, also=world.voice.accepted(value))
        yield choice(world, ask, key, wrong)
