"""Items of several parts: tick all, judge a statement, put in order, match."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from questions.building.offers import Ask, Distractor, Offer, shared
from questions.items import (
    Certificate,
    CertificateType,
    Format,
    Matching,
    Option,
    Ordering,
    Point,
    SelectAll,
    TrueFalse,
)
from questions.world import World


def select_all(world: World, ask: Ask, right: Sequence[tuple[Point, str, str]], wrong: Sequence[Distractor]) -> Offer:
    """Build a select-all: `right` has the point, the text and the feedback of each option; `wrong` are certified."""
    if len(right) < 2 or len(wrong) < 1:
        return ask.refuse("too-few-options", "two members and one certified non-member unlock it")
    options: list[tuple[Option, Point | None]] = [
        (Option(text=text, correct=True, feedback=said), point) for point, text, said in right
    ]
    options += [
        (Option(text=d.text, correct=False, feedback=d.certificate.why, certificate=d.certificate), None) for d in wrong
    ]
    options = world.rng("order", ask.family, ask.points, ask.stem).shuffled(options)
    points = tuple(point for _, point in options if point is not None)
    ask = replace(ask, points=points)
    joined = "|".join(sorted(text for _, text, _ in right))
    alike = sum(d.plausible for d in wrong) / len(wrong)
    return SelectAll(
        **shared(world, ask, Format.SELECT_ALL, joined, 2.0 ** -len(options), alike=alike),
        options=tuple(option for option, _ in options),
        answers=tuple(option.text for option, _ in options if option.correct),
        key=tuple(at for at, (option, _) in enumerate(options) if option.correct),
    )


def true_false(
    world: World, ask: Ask, truth: bool, certificate: Certificate | None, familiar: float = 0.5, alike: float = 0.5
) -> Offer:
    """Build a true/false item; a false statement carries the certificate of why it is false.

    Args:
        world: The pack and seed.
        ask: The question: a statement.
        truth: Whether it is true.
        certificate: Why what it holds against the truth is wrong.
        familiar: How well known the true value is, 0..1.
        alike: How alike the two values are, 0..1.
    """
    right = f"It is {str(truth).lower()}. {ask.explanation}"
    wrong = Certificate(
        type=certificate.type if certificate else CertificateType.FUNCTIONAL,
        fact=certificate.fact if certificate else ask.fact.id,
        why=certificate.why if certificate else ask.explanation,
    )
    options = tuple(
        Option(
            text=text,
            correct=value is truth,
            feedback=right if value is truth else ask.explanation,
            certificate=None if value is truth else wrong,
        )
        for text, value in (("True", True), ("False", False))
    )
    return TrueFalse(
        **shared(world, ask, Format.TRUE_FALSE, str(truth), 0.5, familiar, alike),
        options=options,
        answers=("True" if truth else "False",),
        key=(0 if truth else 1,),
    )


def ordering(world: World, ask: Ask, things: Sequence[tuple[Point, str, str]]) -> Offer:
    """Build an ordering.

    Args:
        world: The pack and seed.
        ask: The question; its points are replaced by those of `things`.
        things: (point, text, feedback) of each thing, in the right order.
    """
    n = len(things)
    rng = world.rng("order", ask.family, *(point for point, _, _ in things))
    shown = rng.shuffled(range(n))
    while shown == sorted(shown):  # never shown as already sorted
        shown = rng.shuffled(range(n))
    options = tuple(Option(text=things[at][1], correct=True, feedback=things[at][2]) for at in shown)
    points = tuple(things[at][0] for at in shown)
    ask = replace(ask, points=points)
    joined = "|".join(text for _, text, _ in things)
    return Ordering(
        **shared(world, ask, Format.ORDERING, joined, 1 / math.factorial(n), alike=0.1 + 0.15 * n),
        options=options,
        answers=tuple(text for _, text, _ in things),
        key=tuple(shown.index(at) for at in range(n)),
    )


def matching(world: World, ask: Ask, pairs: Sequence[tuple[Point, str, str]], extras: Sequence[Distractor]) -> Offer:
    """Build a matching of `pairs` (point, left, right), with `extras` that belong to no left side."""
    rng = world.rng("order", ask.family, *(point for point, _, _ in pairs))
    left = rng.shuffled(pairs)
    rights = [Option(text=right, correct=True, feedback=f"{side}: {right}") for _, side, right in pairs]
    rights += [
        Option(text=d.text, correct=False, feedback=d.certificate.why, certificate=d.certificate) for d in extras
    ]
    rights = rng.shuffled(rights)
    where = {option.text: at for at, option in enumerate(rights)}
    ask = replace(ask, points=tuple(point for point, _, _ in left))
    joined = "|".join(sorted(f"{a}={b}" for _, a, b in pairs))
    return Matching(
        **shared(world, ask, Format.MATCHING, joined, 1 / len(rights)),
        options=tuple(rights),
        answers=tuple(f"{side} – {right}" for _, side, right in left),
        prompts=tuple(side for _, side, _ in left),
        key=tuple((at, where[right]) for at, (_, _, right) in enumerate(left)),
    )
