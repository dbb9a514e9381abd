"""Worlds made of a few facts, for tests of families; and days behind dates, against which claims can be held."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st

from questions.building import Offer, Refusal
from questions.facts import Fact
from questions.families import FAMILIES
from questions.items import Item
from questions.pack import Pack
from questions.world import World

Raw = dict[str, Any]

ENTITIES: Raw = {
    "land": {"type": "country", "name": "Land"},
    "island": {"type": "country", "name": "Island"},
    "coast": {"type": "country", "name": "Coast"},
    "hills": {"type": "country", "name": "Hills", "existed": "1900/1950"},
    "ada": {"type": "person", "name": "Ada Stone"},
    "ben": {"type": "person", "name": "Ben Field"},
    "cem": {"type": "person", "name": "Cem Brook"},
    "dora": {"type": "person", "name": "Dora Wood"},
    "ema": {"type": "person", "name": "Ema Hill"},
    "club": {"type": "organisation", "name": "Club", "the": "true"},
}
OFFICES: Raw = {
    "president": {"title": "president", "of": "land", "seats": "1"},
    "minister": {"title": "minister", "of": "land", "seats": "1"},
    "judge": {"title": "judge", "of": "land", "seats": "1"},
    "envoy": {"title": "envoy", "of": "land"},
    "island-president": {"title": "president", "of": "island", "seats": "1"},
}


def event(key: str, clause: str, when: str | None = None, thread: str | None = "matter", **more: Any) -> Raw:
    """Return an event as an author's data."""
    raw: Raw = {"id": key, "kind": "event", "clause": clause, "thread": thread, **more}
    return raw if when is None else {**raw, "when": when}


def tenure(key: str, holder: str, office: str = "president", **more: Any) -> Raw:
    """Return a tenure as an author's data; `since` stands for `from`."""
    if "since" in more:
        more["from"] = more.pop("since")
    return {"id": key, "kind": "tenure", "holder": holder, "office": office, "thread": "offices", **more}


def after(*events: str) -> list[Raw]:
    """Return edges."""
    return [{"event": other, "quote": "so it was"} for other in events]


def world_of(*facts: Raw, seed: int = 0, **more: Any) -> World:
    """Return a world of these facts."""
    source = {"list": {"title": "A list", "content": "so it was"}}
    evidence = [{"source": "list", "quote": "so it was"}]
    raw = {
        "id": "small", "title": "Small", "version": "1", "licence": "CC0-1.0", "as_of": "2024",
        "sources": source, "entities": ENTITIES, "offices": OFFICES,
        "facts": [{"evidence": evidence, **fact} for fact in facts], **more,
    }  # fmt: skip
    return World(Pack.model_validate(raw), seed)


def offers(world: World, family: str, fact: str | Fact) -> list[Offer]:
    """Return what a family offers for a fact."""
    found = world.pack.by_id[fact] if isinstance(fact, str) else fact
    return list(FAMILIES[family](world, found))


def items(world: World, family: str, fact: str | Fact) -> list[Item]:
    """Return the items of a family for a fact."""
    return [made for made in offers(world, family, fact) if not isinstance(made, Refusal)]


def refused(world: World, family: str, fact: str | Fact) -> dict[str, str]:
    """Return why a family refuses a fact: the reason by its rule."""
    return {made.rule: made.why for made in offers(world, family, fact) if isinstance(made, Refusal)}


def stems(family: str, fact: str, *facts: Raw, seeds: int = 12, **more: Any) -> set[str]:
    """Return the stems of a family over some seeds."""
    return {item.stem for seed in range(seeds) for item in items(world_of(*facts, seed=seed, **more), family, fact)}


def wrong(item: Item) -> list[str]:
    """Return the texts of the wrong options."""
    return [option.text for option in item.options if not option.correct]


# What really happened: days, of which the facts of a pack tell only some.


@st.composite
def timelines(draw: st.DrawFn) -> tuple[list[Raw], dict[str, int]]:
    """Draw events that happened on certain days, and facts that are true of them, coarse and incomplete.

    Returns:
        Facts, and the day of each event (days since 1970).
    """
    days = draw(st.lists(st.integers(-8000, 18000) | st.integers(10000, 10200), min_size=2, max_size=8))
    real = {f"e{number}": day for number, day in enumerate(days)}
    keys = st.sampled_from(sorted(real))
    pairs = draw(st.lists(st.tuples(keys, keys, st.booleans()), max_size=8))
    facts = []
    for key, day in real.items():
        edges = {
            "after": [o for one, o, told in pairs if one == key and told and real[o] < day],
            "before": [o for one, o, told in pairs if one == key and not told and real[o] > day],
        }
        fact = event(
            key, f"party {key} [did|do] its thing", draw(coarse(day)), draw(st.sampled_from(["one", "two"])),
            **{field: after(*others) for field, others in edges.items()},
        )  # fmt: skip
        facts.append(fact)
    return facts, real


def coarse(day: int) -> st.SearchStrategy[str | None]:
    """Draw a date of any precision that is true of a day; None for none."""
    date = datetime.date(1970, 1, 1) + datetime.timedelta(days=day)
    year = f"{date.year:04d}"
    dates = [year, f"{year}-{date.month:02d}", date.isoformat(), f"{date.year - 2}/{date.year + 1}", f"../{year}"]
    return st.sampled_from([None, None, *dates, *dates])


# Sentence patterns


def patterns(said: Iterable[str], *named: str) -> int:
    """Return how many sentence patterns stems have: two that differ in one word only are of one pattern.

    Args:
        said: Stems.
        named: Texts that stand in for whatever a stem names; which one it is makes no pattern.
    """
    kept: list[list[str]] = []
    for stem in sorted(said):
        for text in sorted(named, key=len, reverse=True):
            stem = re.sub(re.escape(text), "X", stem, flags=re.IGNORECASE)
        words = re.findall(r"\w+|[?.]", stem.lower())
        if not any(_one_word_apart(words, other) for other in kept):
            kept.append(words)
    return len(kept)


def _one_word_apart(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) <= 1


def proofs(item: Item) -> set[str]:
    """Return the sorts of certificates that the wrong options of an item carry."""
    return {option.certificate.type.value for option in item.options if option.certificate}


def choices(made: Iterable[Item]) -> list[Item]:
    """Return the single choices among items."""
    return [item for item in made if item.format == "single_choice"]


def formats(made: Iterable[Item]) -> set[str]:
    """Return the formats of items."""
    return {item.format.value for item in made}
