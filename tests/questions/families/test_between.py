"""`between`."""

from __future__ import annotations

from worlds import choices, event, items, patterns, refused, stems, world_of, wrong

FACTS = [
    event(f"e{year}", f"party {name} [left|leave] the house", str(year))
    for year, name in ((1990, "Alpha"), (1995, "Beta"), (2000, "Gamma"), (2005, "Delta"), (2010, "Omega"))
]
CLAUSES = [f"party {name} left the house" for name in ("Alpha", "Beta", "Gamma", "Delta", "Omega")]


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("between", "e2000", *FACTS, seeds=20), *CLAUSES) >= 3


def test_the_key_lies_between_and_nothing_else_does() -> None:
    for seed in range(12):
        item = choices(items(world_of(*FACTS, seed=seed), "between", "e2000"))[0]
        years = dict(zip(CLAUSES, (1990, 1995, 2000, 2005, 2010), strict=True))
        framed = sorted(year for text, year in years.items() if text.lower() in item.stem.lower())
        assert len(framed) == 2 and framed[0] < 2000 < framed[1]
        for text in wrong(item):
            at = next(year for clause, year in years.items() if clause.lower() == text.lower())
            assert at < framed[0] or at > framed[1]
        assert len(item.points) == 3


def test_it_refuses_the_ends_of_a_thread_and_says_what_unlocks_it() -> None:
    assert refused(world_of(*FACTS), "between", "e1990") == {
        "at-the-end": "an event of its thread certainly before it would unlock it"
    }
    assert refused(world_of(*FACTS[1:4]), "between", "e2000") == {
        "too-few-events": "2 more dated event(s) outside of its frame unlock it"
    }


def test_clauses_that_tell_the_order_frame_nothing() -> None:
    telling = event("e2001", "party Gamma [returned|return] after it had left the house", "2001")
    for seed in range(8):
        for item in items(world_of(*FACTS, telling, seed=seed), "between", "e2000"):
            assert "returned" not in item.stem
