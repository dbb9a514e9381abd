"""Seeded choice: the same for ever, and each choice its own."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from questions.rng import Rng, digest


def test_the_sequence_is_that_of_all_machines_and_versions() -> None:
    # Written down once: if these change, every pack's questions do.
    assert digest("pack", 1, "when") == 15494348560470027723
    assert Rng("a", "b").unit() != Rng("ab").unit()


@given(st.lists(st.integers(), max_size=20), st.integers())
def test_a_shuffle_is_a_permutation(values: list[int], seed: int) -> None:
    assert sorted(Rng(seed).shuffled(values)) == sorted(values)
    assert Rng(seed).shuffled(values) == Rng(seed).shuffled(values)
    assert len(Rng(seed).sample(values, 5)) == min(5, len(values))


def test_choices_are_even() -> None:
    counts = Counter(Rng("even", seed).below(4) for seed in range(4000))
    assert all(880 <= counts[at] <= 1120 for at in range(4)), counts
    firsts = Counter(Rng("even", seed).shuffled("abc")[0] for seed in range(3000))
    assert all(880 <= count <= 1120 for count in firsts.values()), firsts
