"""The look-ups of a world: calendar, scale, cast, peers."""

from __future__ import annotations

from typing import Any

from worlds import event, tenure, world_of

from questions.facts.time import Date
from questions.facts.values import Amount
from questions.scale import places
from questions.world import World

YEARS = [
    event(f"e{year}", f"party {year} [left|leave] the house", str(year))
    for year in (1980, 1990, 1995, 1999, 2001, 2020)
]


def quantity(key: str, value: str, unit: str = "troops") -> dict[str, Any]:
    return {"id": key, "kind": "quantity", "subject": "club", "measure": "strength", "value": value, "unit": unit}


def test_the_calendar_gives_the_nearest_dates_of_a_granularity() -> None:
    world = world_of(
        *YEARS, event("month", "the pact [was] read", "1999-03"), event("vague", "the pact [was] sold", "1998~")
    )
    found = [date.edtf for _, _, date in world.calendar.near(Date.parse("1999"), "matter", 2)]
    assert found == ["1995", "1990", "2001"]  # 2020 is too far off to tempt
    assert world.calendar.mentions(Date.parse("1999")) == 1 and world.calendar.mentions(Date.parse("1977")) == 0


def test_a_date_that_several_facts_give_is_spoken_for_by_its_own_matter() -> None:
    both = [event("other", "the bridge [fell|fall]", "1995", thread="bridges"), *YEARS]
    world = world_of(*both)
    for thread, fact in (("bridges", "other"), ("matter", "e1995")):
        assert fact in {
            found.id for found, _, date in world.calendar.near(Date.parse("1999"), thread, 2) if date.edtf == "1995"
        }


def test_the_scale_keeps_units_and_places_apart() -> None:
    facts = [quantity("a", "4500"), quantity("b", "20000"), quantity("c", "4.5"), quantity("d", "80", "ships")]
    world = world_of(*facts)
    fact = world.pack.by_id["a"]
    slot = world.pack.slot(fact, "value")
    assert isinstance(slot.value, Amount)
    assert [found.id for found, _, _ in world.scale.near(fact, "value", slot.value, 5)] == ["b"]
    assert places(slot.value.value) == 0 and places(Amount(world.pack.by_id["c"].value).value) == 1  # type: ignore[union-attr]


def test_the_cast_puts_first_who_is_mentioned_in_one_breath_then_whom_the_kind_of_fact_shares() -> None:
    quote = {"source": "list", "quote": "so it was with Ada Stone and Cem Brook"}
    facts = [
        {**tenure("t1", "ada", ordinal="1"), "evidence": [quote]}, tenure("t2", "ben", ordinal="2"),
        event("met", "they [met|meet]", "1999", participants=["cem", "dora"], thread="offices"),
        event("far", "they [parted|part]", "1999", participants=["ema"], thread="elsewhere"),
    ]  # fmt: skip
    sources = {"list": {"title": "A list", "content": "so it was with Ada Stone and Cem Brook"}}
    world = world_of(*facts, sources=sources)
    found = dict(world.cast.near("ada", world.pack.by_id["t1"], 9))
    assert next(iter(found)) == "cem"
    assert found["cem"] == found["ben"] > found["dora"] > found["ema"]


def test_a_crowd_in_one_quote_says_nothing() -> None:
    names = {f"p{n}": {"type": "person", "name": f"Name{n}"} for n in range(12)}
    text = " ".join(entity["name"] for entity in names.values())
    facts = [
        {
            **event(key, f"{key} [left|leave]", "1999", participants=[key], thread=key),
            "evidence": [{"source": "list", "quote": text}],
        }
        for key in names
    ]
    world = world_of(*facts, entities=names, offices={}, sources={"list": {"title": "A list", "content": text}})
    assert all(closeness < 1 for _, closeness in world.cast.near("p0", world.pack.by_id["p0"], 9))


def test_peers_change_little_when_another_joins() -> None:
    facts = [
        {"id": f"d{n:02d}", "kind": "definition", "term": f"t{n}", "meaning": f"meaning {n}", "thread": "words"}
        for n in range(30)
    ]
    before = world_of(*facts[:29])
    after = world_of(*facts)
    for fact in before.pack.facts:
        old = [peer.id for peer in before.peers.of(fact, 5)]
        new = [peer.id for peer in after.peers.of(fact, 5)]
        assert fact.id not in old and len(old) == 5
        assert [peer for peer in new if peer != "d29"] == old[: len([p for p in new if p != "d29"])]


def test_a_small_thread_looks_beside_itself() -> None:
    world = world_of(*YEARS, event("alone", "the pact [was] read", "1999", thread="other"))
    found = [fact.id for fact in world.peers.beside(world.pack.by_id["alone"], 4)]
    assert len(found) == 4 and "alone" not in found
    inside = [fact.id for fact in world.peers.beside(world.pack.by_id["e1990"], 5)]
    assert "alone" not in inside


def test_a_rank_is_the_candidates_own() -> None:
    world = world_of(*YEARS)
    assert world.rank("a", 1) == World(world.pack, 0).rank("a", 1) != World(world.pack, 1).rank("a", 1)
    assert 0 <= world.rank("a") < 1


def test_sources_say_section_and_quote_once() -> None:
    content = "# A list\n\n## How it was\n\nso it was,\nand so it stayed\n"
    world = world_of(*YEARS, sources={"list": {"title": "A list", "content": content}})
    found = world.sources(world.pack.by_id["e1990"], world.pack.by_id["e1995"])
    assert [(s.title, s.section, s.quote) for s in found] == [("A list", "How it was", "so it was")]
