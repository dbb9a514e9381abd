"""`order`."""

from __future__ import annotations

from worlds import after, event, items, patterns, refused, stems, world_of

FACTS = [
    event("printed", "the pact [was] printed", "1997"),
    event("signed", "the pact [was] signed", "1999-03"),
    event("broken", "the pact [was] broken", "2003"),
    event("burned", "the pact [was] burned", "2010"),
]


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("order", "signed", *FACTS, seeds=20)) >= 3


def test_the_key_is_the_order_in_time_and_nothing_is_shown_sorted() -> None:
    years = {
        "The pact was printed": 1997,
        "The pact was signed": 1999,
        "The pact was broken": 2003,
        "The pact was burned": 2010,
    }
    for seed in range(12):
        item = items(world_of(*FACTS, seed=seed), "order", "signed")[0]
        assert 3 <= len(item.options) <= 5
        assert [years[text] for text in item.answers] == sorted(years[text] for text in item.answers)
        assert [option.text for option in item.options] != list(item.answers)
        assert len(item.points) == len(item.options)


def test_events_whose_order_nothing_proves_are_not_put_together() -> None:
    vague = event("vague", "the pact [was] copied", "1996/2004")
    for seed in range(12):
        for item in items(world_of(*FACTS, vague, seed=seed), "order", "burned"):
            if "The pact was copied" in item.answers:
                assert not {"The pact was signed", "The pact was broken"} & set(item.answers)


def test_declared_edges_order_what_has_no_date() -> None:
    chain = [
        event("one", "the pact [was] read", before=after("two")),
        event("two", "the pact [was] sold", after=after("one")),
        event("three", "the pact [was] lost", after=after("two")),
    ]
    item = items(world_of(*chain), "order", "two")[0]
    assert item.answers == ("The pact was read", "The pact was sold", "The pact was lost")


def test_it_says_how_many_more_unlock_it() -> None:
    assert refused(world_of(*FACTS[:2]), "order", "signed") == {
        "too-few-events": "1 more event of its thread, certainly apart, unlocks ordering"
    }
    assert "2 more events" in refused(world_of(FACTS[0]), "order", "printed")["too-few-events"]
