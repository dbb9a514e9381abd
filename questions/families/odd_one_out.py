"""`odd_one_out`: which one does not belong with the others? Checked against every set of the pack."""

from __future__ import annotations

from collections.abc import Iterator

from questions.asking import as_of
from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.clauses import Predicate
from questions.distractors import non_members
from questions.facts import Fact
from questions.facts.membership import Membership
from questions.facts.values import EntityRef
from questions.items import Certificate, CertificateType
from questions.wording import capitalise
from questions.world import World

NAME = "odd_one_out"
TURNS = {"does": "DOES", "is": "IS", "has": "HAS", "was": "WAS", "can": "CAN", "will": "WILL", "did": "DID"}
"""Auxiliaries that say by themselves what the odd one does."""


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield up to three choices of three members and one certain non-member."""
    if not isinstance(fact, Membership):
        return
    outside = sorted(non_members(world, fact), key=lambda d: (-d.plausible, world.rank(NAME, fact.id, d.text)))
    members = [m for m in fact.members if world.pack.slot(fact, f"members/{m}").point]
    if not fact.asked:
        return
    missing = []
    if len(members) < 3:
        missing.append("three members")
    if fact.negated is None:
        missing.append("`negated`, what the others do")
    if not outside:
        missing.append("a certain non-member (`complete` within a `universe`)")
    if missing:
        yield Refusal(NAME, "too-few-members", fact.id, f"it needs {' and '.join(missing)}")
        return
    for at, odd in enumerate(outside[:3]):
        trio = sorted(members, key=lambda m: world.rank(NAME, fact.id, at, m))[:3]
        assert isinstance(odd.value, EntityRef)
        if _another_answer(world, fact, trio, odd.value.id):
            why = f"{odd.text} and two of the others form a set of their own"
            yield Refusal(NAME, "two-answers", fact.id, why)
            continue
        yield _item(world, fact, trio, odd, at)


def _another_answer(world: World, fact: Membership, trio: list[str], odd: str) -> bool:
    """Whether some other set of the pack sets a member of the trio apart from the rest and the odd one."""
    options = {*trio, odd}
    for other, _ in world.facts_of_entity.get(odd, ()):
        if isinstance(other, Membership) and other.id != fact.id and other.complete:
            inside = options & set(other.members)
            if len(inside) == 3:
                return True
    return False


def _item(world: World, fact: Membership, trio: list[str], odd: Distractor, at: int) -> Offer:
    do = Predicate.parse(fact.predicate).plural
    stems = [
        f"Three of these {fact.group} {do}. {_turn(fact)}?",
        f"All but one of these {fact.group} {do}. {_turn(fact)}?",
        f"find the odd one out: the other three of these {fact.group} {do}.",
    ]
    wording = world.rng(NAME, fact.id, at).below(len(stems))
    points = world.points(fact, *(f"members/{member}" for member in trio))
    ask = Ask(
        NAME, fact, points, as_of(world, fact, stems[wording]),
        f"{odd.certificate.why} {world.voice.sentence(fact) or ''}".strip(), wording=wording,
    )  # fmt: skip
    wrong = []
    for member in trio:
        why = capitalise(world.voice.sentence(fact, f"members/{member}") or "")
        certificate = Certificate(type=CertificateType.COMPLETE, fact=fact.id, why=why)
        wrong.append(Distractor(world.voice.option(EntityRef(member)), certificate, 0.6, EntityRef(member)))
    return choice(world, ask, Key(odd.text, odd.value, feedback=odd.certificate.why), wrong)


def _turn(fact: Membership) -> str:
    """Ask for the one that does otherwise: "Which one DOES", "Which one IS NOT", "Which one RECOGNISES Kosovo"."""
    does, other = Predicate.parse(fact.predicate).singular, Predicate.parse(fact.negated or "").singular
    first, _, rest = does.partition(" ")
    if rest.startswith("not ") and first in TURNS:
        return f"Which one {TURNS[first]}"
    first, _, rest = other.partition(" ")
    if rest.startswith("not ") and first in TURNS:
        return f"Which one {TURNS[first]} NOT"
    return f"Which one {first.upper()}{' ' * bool(rest)}{rest}"
