"""Confusables: what lies close together, one against the other. What the learner did mix up comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from questions.items import Item
from questions.rng import Rng
from questions.text.folding import fold
from quiz.core.kin import Trait

GROUP = 24
"""Points of a sort that are paired with each other at the most, drawn; a pack of thousands of dates stays quick."""
_ABOUT_STATEMENTS = frozenset({"which_statement", "odd_one_out"})


def pairs(
    traits: Mapping[str, Trait], confused: Mapping[str, Mapping[str, int]], rng: Rng, count: int
) -> list[tuple[str, str]]:
    """Return pairs of points that are easily mixed up: those that were, the most often first, then near ones, drawn.

    Args:
        traits: What of each point's value can be mixed up.
        confused: What was said in place of the right answer of a point: text to times.
        rng: Draws.
        count: So many pairs at the most. No point is in two of them.
    """
    by_name: dict[tuple[str, str], list[str]] = {}
    sorts: dict[str, list[str]] = {}
    for point, trait in traits.items():
        sorts.setdefault(trait.sort, []).append(point)
        if trait.name:
            by_name.setdefault((trait.sort, trait.name), []).append(point)
    met: list[tuple[int, str, str]] = []
    for point, said in sorted(confused.items()):
        if (mine := traits.get(point)) is not None:
            for text, times in sorted(said.items()):
                met += [(times, point, other) for other in by_name.get((mine.sort, fold(text)), ()) if other != point]
    ranked = [(one, other) for _, one, other in sorted(met, key=lambda entry: -entry[0])]
    near: list[tuple[str, str]] = []
    for _, members in sorted(sorts.items()):
        some = rng.sample(members, GROUP)
        near += [(one, other) for one, other in combinations(some, 2) if traits[one].near(traits[other])]
    out: list[tuple[str, str]] = []
    taken: set[str] = set()
    for one, other in (*ranked, *rng.shuffled(near)):
        if len(out) < count and not taken & {one, other} and one.partition("#")[0] != other.partition("#")[0]:
            out.append((one, other))
            taken |= {one, other}
    return out


def against(items: Mapping[str, Sequence[Item]], chosen: Sequence[tuple[str, str]], rng: Rng) -> list[Item]:
    """Return a round: both points of each pair, near each other but never side by side where there are three pairs or more.

    Args:
        items: The items about each point.
        chosen: The pairs; those that lack an item for one of the two are left out.
        rng: Draws the items.
    """
    usable = [pair for pair in chosen if all(items.get(point) for point in pair)]
    out: list[Item] = []
    for start in range(0, len(usable), 3):
        group = usable[start : start + 3]
        for side in (0, 1):
            for pair in group:
                one = rng.choice(_sharpest(items[pair[side]]))
                if one.id not in {item.id for item in out}:
                    out.append(one)
    return out


def _sharpest(items: Sequence[Item]) -> Sequence[Item]:
    """Prefer items that ask for the value itself, among options or typed, to those about whole statements."""
    plain = {"single_choice", "typed", "date", "number"}
    choices = [item for item in items if item.format in plain and item.family not in _ABOUT_STATEMENTS]
    return choices or items
