"""Hypothesis strategies for packs: valid by construction, in sense as wild as the types allow."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from questions.pack import Pack

IDS = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True)
NAMES = st.from_regex(r"[A-ZÀÉÖŠ][a-zçéöžş]{2,7}( [A-Z][a-z]{2,7})?", fullmatch=True)
PHRASES = st.from_regex(r"[a-z]{3,8}( [a-z]{3,8}){0,3}", fullmatch=True)
NUMBERS = st.decimals(0, 100_000, places=1).map(lambda n: format(n.normalize() if n else Decimal(0), "f"))
YEARS = st.integers(1800, 2023).map(str)
MONTHS = st.builds("{}-{:02d}".format, st.integers(1800, 2023), st.integers(1, 12))
DAYS = st.builds("{}-{:02d}-{:02d}".format, st.integers(1800, 2023), st.integers(1, 12), st.integers(1, 28))
INTERVALS = st.integers(1800, 2000).flatmap(lambda year: st.integers(year + 1, 2023).map(lambda end: f"{year}/{end}"))
DATES = YEARS | MONTHS | DAYS | INTERVALS | YEARS.map("../{}".format) | YEARS.map("{}~".format)
"""EDTF of every precision that packs use."""

Raw = dict[str, Any]


@st.composite
def raw_facts(draw: st.DrawFn, entities: list[str], offices: list[str]) -> list[Raw]:
    """Draw facts of most kinds as plain data, with distinct ids."""
    some = st.sampled_from(entities)
    kinds: list[st.SearchStrategy[Raw]] = [
        st.fixed_dictionaries(
            {"kind": st.just("event"), "clause": PHRASES.map("the {} [began|begin] anew".format)},
            optional={"when": DATES, "where": some, "participants": st.lists(some, unique=True, max_size=2),
                      "thread": st.sampled_from(["one", "two"])},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("tenure"), "holder": some, "office": st.sampled_from(offices)},
            optional={"ordinal": st.integers(1, 9).map(str), "from": YEARS, "at": MONTHS},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("quantity"), "subject": some, "measure": PHRASES, "value": NUMBERS},
            optional={"unit": st.sampled_from(["troops", "per cent", "km"]), "as_of": YEARS},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("status"), "subject": some, "status": PHRASES}, optional={"body": some, "from": DATES}
        ),
        st.fixed_dictionaries(
            {"kind": st.just("position"), "speaker": some, "said": PHRASES.map("said that {}".format)},
            optional={"when": DATES, "role": st.sampled_from(offices), "gist": PHRASES},
        ),
        st.fixed_dictionaries({"kind": st.just("definition"), "term": PHRASES, "meaning": PHRASES}),
        st.fixed_dictionaries(
            {"kind": st.just("membership"), "group": PHRASES, "group_one": PHRASES,
             "members": st.lists(some, unique=True, min_size=1, max_size=4),
             "predicate": st.just("[is|are] in the club")},
            optional={"complete": st.sampled_from(["true", "false"])},
        ),
        st.fixed_dictionaries(
            {"kind": st.just("card"), "prompt": PHRASES, "answers": st.lists(PHRASES, min_size=1, max_size=2)}
        ),
        raw_tables(),
    ]  # fmt: skip
    facts = draw(st.lists(st.one_of(kinds), max_size=12))
    return [{"id": f"fact-{number}", **fact} for number, fact in enumerate(facts)]


@st.composite
def raw_tables(draw: st.DrawFn) -> Raw:
    """Draw a table with a date column, two columns of numbers and their difference."""
    keys = draw(st.lists(MONTHS, unique=True, min_size=1, max_size=5))
    rows = [{"when": key, "one": draw(NUMBERS), "two": draw(NUMBERS | st.just(""))} for key in keys]
    columns = [
        {"name": "when", "type": "date", "label": "date"},
        {"name": "one", "type": "number", "label": "first share"},
        {"name": "two", "type": "number", "label": "second share"},
        {"name": "lead", "type": "number", "label": "lead", "derive": "one - two"},
    ]
    return {"kind": "table", "title": draw(PHRASES), "key": "when", "columns": columns, "rows": rows}


@st.composite
def raw_packs(draw: st.DrawFn) -> Raw:
    """Draw a valid pack as the plain data that its YAML would be."""
    names = draw(st.lists(NAMES, unique_by=str.casefold, min_size=3, max_size=8))
    kinds = st.sampled_from(["person", "country", "organisation"])
    entities = {f"entity-{number}": {"type": draw(kinds), "name": name} for number, name in enumerate(names)}
    offices = {f"office-{number}": {"title": draw(PHRASES), "of": "entity-0", "seats": "1"} for number in range(2)}
    return {
        "id": draw(IDS),
        "title": draw(PHRASES),
        "version": "1",
        "licence": "CC0-1.0",
        "as_of": "2024",
        "entities": entities,
        "offices": offices,
        "facts": draw(raw_facts(list(entities), list(offices))),
    }


def packs() -> st.SearchStrategy[Pack]:
    """Draw valid packs (without sources: their facts cite nothing)."""
    return raw_packs().map(Pack.model_validate)
