"""`match`."""

from __future__ import annotations

from typing import Any

from worlds import event, items, patterns, refused, stems, tenure, world_of

EVENTS = [
    event(f"e{year}", f"party {year} [left|leave] the house", str(year)) for year in (1990, 1995, 2000, 2005, 2010)
]
LINE = [tenure(f"t{n}", who, ordinal=str(n)) for n, who in enumerate(("ada", "ben", "cem", "dora", "ema"), 1)]
TERMS: list[dict[str, Any]] = [
    {"id": f"d{n}", "kind": "definition", "term": term, "meaning": meaning, "thread": "terms"}
    for n, (term, meaning) in enumerate(
        [("bow", "the front of a ship"), ("stern", "the back of a ship"), ("mast", "the pole for sails"), ("keel", "the lowest beam"), ("hull", "the body of a ship")]
    )
]  # fmt: skip


def test_each_sort_is_asked_in_three_patterns() -> None:
    assert patterns(stems("match", "e2000", *EVENTS, seeds=20)) >= 3
    assert patterns(stems("match", "t2", *LINE, seeds=20)) >= 3
    assert patterns(stems("match", "d2", *TERMS, seeds=20)) >= 3


def test_pairs_are_right_and_extras_belong_to_none() -> None:
    for seed in range(10):
        item = items(world_of(*EVENTS, seed=seed), "match", "e2000")[0]
        assert item.format == "matching"
        for at, right in item.key:  # type: ignore[union-attr]
            assert item.options[right].text in item.prompts[at]  # type: ignore[union-attr]
        used = {right for _, right in item.key}  # type: ignore[union-attr,misc]
        extras = [option for at, option in enumerate(item.options) if at not in used]
        assert extras and all(option.certificate for option in extras)
        assert all(option.text not in " ".join(item.prompts) for option in extras)  # type: ignore[union-attr]


def test_dates_that_may_be_the_same_are_not_set_apart() -> None:
    vague = event("vague", "party V [left|leave] the house", "1999~")
    same = event("same", "party S [left|leave] the house", "2000")
    for seed in range(8):
        item = items(world_of(*EVENTS, vague, same, seed=seed), "match", "e2000")[0]
        assert not {"Party V left the house", "Party S left the house"} & set(item.prompts)  # type: ignore[union-attr]


def test_a_small_thread_borrows_from_what_is_near() -> None:
    alone = event("e2001", "party 2001 [left|leave] the house", "2001", thread="other")
    assert items(world_of(alone, *EVENTS), "match", "e2001")


def test_relations_match_in_the_direction_that_is_a_function() -> None:
    kinds = {
        "seat": {
            "text": "{subject} is a town of {object}.",
            "subject": "town",
            "object": "country",
            "functional_object": "true",
        }
    }
    towns = {f"town{n}": {"type": "town", "name": name} for n, name in enumerate(("Asel", "Bram", "Cort", "Dulm"))}
    lands = {f"land{n}": {"type": "country", "name": name} for n, name in enumerate(("Onia", "Pria", "Qoria", "Ruria"))}
    facts = [
        {"id": f"r{n}", "kind": "relation", "type": "seat", "subject": f"town{n}", "object": f"land{n}"}
        for n in range(4)
    ]
    more: dict[str, Any] = {"relations": kinds, "entities": towns | lands, "offices": {}}
    item = items(world_of(*facts, **more), "match", "r0")[0]
    assert set(item.prompts) <= {"Asel", "Bram", "Cort", "Dulm"}  # type: ignore[union-attr]


def test_it_says_how_many_more_unlock_it() -> None:
    assert refused(world_of(*EVENTS[:2]), "match", "e1990") == {"too-few-pairs": "2 more of its sort unlock matching"}
    assert refused(world_of(*LINE[:3]), "match", "t1") == {"too-few-pairs": "1 more of its sort unlocks matching"}
