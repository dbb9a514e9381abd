"""Measure a pack's questions: how much is covered, which rules are broken, how far test-craft gets."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence

from questions.generate import Generation, generate
from questions.items import Item, SingleChoice, TrueFalse
from questions.lint import lint
from questions.model import Model
from questions.pack import Pack
from questions.solvers import solve
from questions.text.numbers import find_numbers
from questions.world import World

EASY_FAMILIES = frozenset({"cloze", "true_false", "flashcard"})
"""Families that nearly any fact has; coverage asks for two others."""


MUCH = 0.2
"""A family that refuses more than this share is named in the report, with its reasons."""


class Found(Model):
    """A rule that an offered item breaks."""

    rule: str
    severity: str
    item: str
    message: str


class Refused(Model):
    """How often a family, or a rule on its items, offered nothing."""

    family: str
    rule: str
    count: int
    example: str
    """One reason as it is told to the author."""


class Share(Model):
    """How much of what a family could have offered it refused, rules on its items included, 0..1."""

    family: str
    share: float


class Solved(Model):
    """A blind solver's score beside chance, both 0..1."""

    name: str
    score: float
    chance: float


class Uncovered(Model):
    """A fact with fewer than two families besides cloze, true_false and flashcard, and why."""

    fact: str
    families: tuple[str, ...]
    reason: str


class Coverage(Model):
    """The share of facts with at least two families besides the easy ones."""

    share: float
    facts: int
    uncovered: tuple[Uncovered, ...]


class Balance(Model):
    """Where keys stand. p-values of chi-squared tests against an even spread; None where there is nothing to test."""

    positions: dict[str, tuple[int, ...]]
    """By number of options: how often the key stood first, second, ..."""
    position_p: float | None
    ranks: dict[str, tuple[int, ...]]
    """The same for the rank of numeric and date keys among their options."""
    rank_p: float | None
    true_share: float | None
    """Share of true statements among true/false items."""


class Items(Model):
    """How many items, per seed on average, by family and format."""

    total: float
    distinct: int
    """Items distinct in (points, family, format) for the first seed."""
    families: dict[str, float]
    formats: dict[str, float]


class Audit(Model):
    """Everything measured."""

    pack: str
    seeds: tuple[int, ...]
    facts: int
    points: int
    items: Items
    coverage: Coverage
    findings: tuple[Found, ...]
    refused: tuple[Refused, ...]
    refusing: tuple[Share, ...]
    """Families that refused more than `MUCH`, the most first; `refused` has their reasons."""
    solvers: tuple[Solved, ...]
    balance: Balance

    @property
    def errors(self) -> int:
        """Findings of E rules."""
        return sum(found.severity == "E" for found in self.findings)


def audit(pack: Pack, seeds: Sequence[int] = (0, 1, 2, 3, 4)) -> Audit:
    """Generate a pack's items for several seeds and measure them.

    Args:
        pack: A checked pack.
        seeds: Seeds, at least one.
    """
    made = [generate(pack, seed) for seed in seeds]
    items = [item for generation in made for item in generation.items]
    return Audit(
        pack=pack.id,
        seeds=tuple(seeds),
        facts=sum(fact.asked for fact in pack.facts),
        points=len(pack.points),
        items=_items(made),
        coverage=coverage(pack, made[0]),
        findings=_findings(pack, made, seeds),
        refused=_refused(made),
        refusing=_refusing(made),
        solvers=tuple(Solved(name=s.name, score=round(s.score, 4), chance=round(s.chance, 4)) for s in solve(items)),
        balance=balance(items),
    )


def _items(made: Sequence[Generation]) -> Items:
    n = len(made)
    families = Counter(item.family for generation in made for item in generation.items)
    formats = Counter(item.format.value for generation in made for item in generation.items)
    return Items(
        total=round(sum(families.values()) / n, 1),
        distinct=len({(item.points, item.family, item.format) for item in made[0].items}),
        families={name: round(count / n, 1) for name, count in sorted(families.items())},
        formats={name: round(count / n, 1) for name, count in sorted(formats.items())},
    )


def coverage(pack: Pack, generation: Generation) -> Coverage:
    """Return which asked facts have two families besides the easy ones, and why the others have not."""
    families: dict[str, set[str]] = defaultdict(set)
    for item in generation.items:
        for point in item.points:
            families[point.fact].add(item.family)
    reasons: dict[str, list[str]] = defaultdict(list)
    for refusal in generation.refusals:
        if refusal.family not in EASY_FAMILIES:
            reasons[refusal.fact].append(f"{refusal.family}: {refusal.why}")
    asked = [fact for fact in pack.facts if fact.asked and any(slot.point for slot in pack.slots(fact))]
    uncovered = []
    for fact in asked:
        own = sorted(families[fact.id] - EASY_FAMILIES)
        if len(own) < 2:
            why = "; ".join(dict.fromkeys(reasons[fact.id])) or f"no other family asks about a {fact.kind} like this"
            uncovered.append(Uncovered(fact=fact.id, families=tuple(own), reason=why))
    share = 1 - len(uncovered) / len(asked) if asked else 1.0
    return Coverage(share=round(share, 4), facts=len(asked), uncovered=tuple(uncovered))


def _findings(pack: Pack, made: Sequence[Generation], seeds: Sequence[int]) -> tuple[Found, ...]:
    found = []
    for generation, seed in zip(made, seeds, strict=True):
        world = World(pack, seed)
        for item in generation.items:
            found += [
                Found(rule=f.rule, severity=f.severity, item=item.id, message=f.message) for f in lint(item, world)
            ]
    return tuple(dict.fromkeys(found))


def _refused(made: Sequence[Generation]) -> tuple[Refused, ...]:
    counts: Counter[tuple[str, str]] = Counter()
    examples: dict[tuple[str, str], str] = {}
    for generation in made:
        for refusal in generation.refusals:
            key = (refusal.family, refusal.rule)
            counts[key] += 1
            examples.setdefault(key, f"{refusal.fact}: {refusal.why}")
    return tuple(
        Refused(family=family, rule=rule, count=count, example=examples[family, rule])
        for (family, rule), count in sorted(counts.items())
    )


def _refusing(made: Sequence[Generation]) -> tuple[Share, ...]:
    offered = Counter(item.family for generation in made for item in generation.items)
    refused = Counter(refusal.family for generation in made for refusal in generation.refusals)
    shares = {family: count / (count + offered[family]) for family, count in refused.items()}
    much = sorted((-share, family) for family, share in shares.items() if share > MUCH)
    return tuple(Share(family=family, share=round(-share, 4)) for share, family in much)


def balance(items: Sequence[Item]) -> Balance:
    """Return where the keys of single choices stand."""
    places: dict[int, Counter[int]] = defaultdict(Counter)
    ranks: dict[int, Counter[int]] = defaultdict(Counter)
    for item in items:
        if isinstance(item, SingleChoice):
            ordered = all(len(find_numbers(option.text)) >= 1 for option in item.options)
            (ranks if ordered else places)[len(item.options)][item.key[0]] += 1
    truths = [item.key[0] == 0 for item in items if isinstance(item, TrueFalse)]
    return Balance(
        positions={str(n): tuple(counts[at] for at in range(n)) for n, counts in sorted(places.items())},
        position_p=_even(places),
        ranks={str(n): tuple(counts[at] for at in range(n)) for n, counts in sorted(ranks.items())},
        rank_p=_even(ranks),
        true_share=round(sum(truths) / len(truths), 4) if truths else None,
    )


def _even(tables: dict[int, Counter[int]]) -> float | None:
    """Return the p-value of a chi-squared test that keys are spread evenly, tables of all widths together."""
    statistic, freedom = 0.0, 0
    for n, counts in tables.items():
        total = sum(counts.values())
        if n < 2 or total < 5 * n:
            continue
        expected = total / n
        statistic += sum((counts[at] - expected) ** 2 / expected for at in range(n))
        freedom += n - 1
    return round(chi_squared_tail(statistic, freedom), 6) if freedom else None


def chi_squared_tail(statistic: float, freedom: int) -> float:
    """Return P(X >= statistic) for chi-squared with `freedom` degrees: the regularised upper incomplete gamma function.

    Computed by its series (Abramowitz and Stegun 6.5.29), which converges for all arguments met here.
    """
    if statistic <= 0:
        return 1.0
    a, x = freedom / 2, statistic / 2
    term = total = 1 / a
    n = 0
    while term > total * 1e-15 and n < 10_000:
        n += 1
        term *= x / (a + n)
        total += term
    lower = total * math.exp(a * math.log(x) - x - math.lgamma(a))
    return min(1.0, max(0.0, 1 - lower))
