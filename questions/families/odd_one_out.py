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


def offer(world: World, fact: Fact) -> Iterator[Offer]:
    """Yield a choice of three members and one non-member."""
    if not isinstance(fact, Membership):
        return
    outside = sorted(non_members(world, fact), key=lambda d: (-d.plausible, world.rank(NAME, fact.id, d.text)))
    members = sorted(fact.members, key=lambda m: world.rank(NAME, fact.id, m))[:3]
    if fact.negated is None or len(members) < 3 or not outside:
        yield Refusal(
            NAME, "too-few-members", fact.id,
            "it needs three members, `negated`, and a certain non-member (`complete` within a `universe`)",
        )  # fmt: skip
        return
    for at, odd in enumerate(outside[:3]):
        trio = sorted(fact.members, key=lambda m: world.rank(NAME, fact.id, at, m))[:3]
        odd_id = odd.value.id if isinstance(odd.value, EntityRef) else ""
        if _another_answer(world, fact, trio, odd_id):
            continue
        yield _item(world, fact, trio, odd, at)


def _another_answer(world: World, fact: Membership, trio: list[str], odd: str) -> bool:
    """Whether some other set of the pack sets a member of the trio apart from the rest and the odd one."""
    options = {*trio, odd}
    for other in world.of_kind(Membership):
        inside = options & set(other.members)
        if other.id != fact.id and other.complete and len(inside) == 3 and odd in inside:
            return True
    return False


def _item(world: World, fact: Membership, trio: list[str], odd: Distractor, at: int) -> Offer:
    do, does = Predicate.parse(fact.predicate).plural, Predicate.parse(fact.negated or "").singular
    stems = [
        f"Three of these {fact.group} {do}. Which one {does.split(' ', 1)[0].upper()} {does.partition(' ')[2]}?",
        f"Which of these {fact.group} is the odd one out: the others {do}?",
        f"All but one of these {fact.group} {do}. Which one {does.split(' ', 1)[0].upper()} {does.partition(' ')[2]}?",
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
    return choice(world, ask, Key(odd.text, odd.value), wrong)
