"""The optimiser in a process of its own: `python -m quiz.study.training` reads sequences and prints 21 parameters.

It is FSRS's own (`fsrs-rs-python`, an extra). It holds the interpreter's lock while it trains, and it declares no licence:
so nothing of ours imports it, and a program that has it runs it beside itself.
"""

from __future__ import annotations

import json
import sys


def train(rows: list[list[list[int]]]) -> list[float]:
    """Return the 21 parameters of FSRS-6 that fit best.

    Args:
        rows: Sequences of [rating 1..4, days since the answer before, 1 where it is an outcome to foretell].
    """
    from fsrs_rs_python import DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview

    items, owners = [], []
    for owner, steps in enumerate(rows):
        reviews = [FSRSReview(rating, days) for rating, days, _ in steps]
        for at, (_, _, label) in enumerate(steps):
            # The optimiser foretells the last review of each item from those before it.
            if at and label:
                items.append(FSRSItem(reviews[: at + 1]))
                owners.append(owner)
    return list(FSRS(DEFAULT_PARAMETERS).compute_parameters(items, owners))


def main() -> int:
    """Read JSON from standard input, write JSON to standard output."""
    try:
        found = train(json.load(sys.stdin))
    except ImportError:
        return 3
    json.dump(found, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
