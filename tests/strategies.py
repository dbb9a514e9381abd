"""Hypothesis strategies for packs: a fact of every kind with its interesting fields, valid by construction.

What a pack says is random, but it does not contradict itself: `quiz check` finds nothing in it but missing sources.
"""

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
THINGS = [
    *("harbour", "bridge", "mill", "tower", "orchard", "ferry", "market", "chapel", "quarry", "lantern", "theatre"),
    *("granary", "fountain", "archive", "garden", "railway", "school", "hospital", "library", "prison", "barracks"),
    *("customs house", "town hall", "observatory", "dockyard", "brewery", "monastery", "stadium", "foundry", "canal"),
]
ADJECTIVES = ["old", "new", "small", "grey", "royal", "wooden", "northern", "southern", "upper", "lower", "free"]
VERBS = [
    *("[opened|open]", "[closed|close]", "[sold|sell]", "[rebuilt|rebuild]", "[flooded|flood]", "[was] burnt down"),
    *("[moved|move]", "[grew|grow]", "[was] given away", "[fell|fall] into ruin", "[received|receive] a roof"),
]

Raw = dict[str, Any]


def things(size: int, *, least: int | None = None) -> st.SearchStrategy[list[str]]:
    """Draw distinct things with an adjective: "old mill"."""
    pairs = st.tuples(st.sampled_from(ADJECTIVES), st.sampled_from(THINGS))
    return st.lists(pairs.map(" ".join), unique=True, min_size=size if least is None else least, max_size=size)


@st.composite
def optional(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[Any]]) -> Raw:
    """Draw some of the fields."""
    return draw(st.fixed_dictionaries({}, optional=fields))


def dated(year: int) -> st.SearchStrategy[str]:
    """Draw an EDTF date of any precision whose bounds lie within two years of a year."""
    return st.sampled_from(
        [f"{year}", f"{year}-03", f"{year}-11", f"{year}-05-17", f"{year}~", f"{year}/{year + 1}", f"../{year}-06"]
    )


@st.composite
def years(draw: st.DrawFn, size: int, gap: int) -> list[int]:
    """Draw ascending years, `gap` or more apart."""
    first = draw(st.integers(1800, 1850))
    steps = draw(st.lists(st.integers(gap, gap + 12), min_size=size - 1, max_size=size - 1))
    return [first + sum(steps[:n]) for n in range(size)]


@st.composite
def raw_events(draw: st.DrawFn, cast: dict[str, list[str]]) -> list[Raw]:
    """Draw events whose declared order agrees with their dates."""
    subjects = draw(things(9, least=0))
    when = draw(years(len(subjects), 4)) if subjects else []
    facts: list[Raw] = []
    for at, (subject, year) in enumerate(zip(subjects, when, strict=True)):
        fact = {"id": f"event-{at}", "kind": "event", "clause": f"the {subject} {draw(st.sampled_from(VERBS))}"}
        fact |= draw(optional({"when": dated(year), "thread": st.sampled_from(["one", "two"])}))
        fact |= draw(optional({"where": st.sampled_from(cast["place"]), "recurs": st.just("true")}))
        people = draw(st.lists(st.sampled_from(cast["person"]), unique=True, max_size=2))
        fact["participants"] = people
        ask = {"where": f"Where was the {subject}?"} if "where" in fact and draw(st.booleans()) else {}
        if people and draw(st.booleans()):
            ask[f"participants/{people[0]}"] = f"Who owned the {subject}?"
        fact["ask"] = ask
        if at and draw(st.booleans()):
            fact["after"] = [{"event": f"event-{draw(st.integers(0, at - 1))}", "quote": "It rained."}]
        elif at and draw(st.booleans()):
            facts[at - 1]["before"] = [{"event": f"event-{at}", "quote": "It rained."}]
        facts.append(fact)
    return facts


@st.composite
def raw_tenures(draw: st.DrawFn, cast: dict[str, list[str]], offices: dict[str, Raw]) -> list[Raw]:
    """Draw lines of holders, one after the other; somebody may come back."""
    facts: list[Raw] = []
    for office in offices:
        size = draw(st.integers(0, 5))
        if not size:
            continue
        bounds = draw(years(size + 1, 3))
        ordinals = draw(st.booleans())
        for at in range(size):
            fact = {"id": f"{office}-{at}", "kind": "tenure", "office": office}
            fact["holder"] = draw(st.sampled_from(cast["person"]))
            if ordinals:
                fact["ordinal"] = str(at + 1)
            fact |= draw(st.sampled_from([
                {"from": str(bounds[at]), "to": str(bounds[at + 1])},
                {"from": f"{bounds[at]}-04", "to": f"{bounds[at + 1]}-02"},
                {"from": str(bounds[at]), **({"as_of": "2024"} if at == size - 1 else {})},
                {"at": str(bounds[at] + 1)}, {"at": f"{bounds[at] + 1}-05-03"}, {},
            ]))  # fmt: skip
            facts.append(fact)
    return facts


@st.composite
def raw_statuses(draw: st.DrawFn, cast: dict[str, list[str]]) -> list[Raw]:
    """Draw what one country was to one body, time after time, and what it is not."""
    words = draw(st.lists(st.sampled_from(["member", "observer", "candidate", "guest"]), unique=True, max_size=4))
    if not words:
        return []
    subject, body = draw(st.sampled_from(cast["country"])), draw(st.sampled_from(cast["organisation"]))
    bounds = draw(years(len(words) + 1, 3))
    exclusive = draw(st.booleans())
    facts: list[Raw] = []
    for at, word in enumerate(words):
        fact = {"id": f"status-{at}", "kind": "status", "subject": subject, "body": body, "status": word}
        if not exclusive:
            fact["exclusive"] = "false"
        fact |= draw(st.sampled_from([
            {"from": str(bounds[at]), "to": str(bounds[at + 1])}, {"from": f"{bounds[at]}-02"},
            {"to": f"{bounds[at + 1]}"}, {"from": f"{bounds[at]}-02", "to": f"{bounds[at + 1]}-01"},
        ]))  # fmt: skip
        if draw(st.booleans()):
            fact["wrong"] = [{"text": text, "why": "It never was."} for text in ("protector", "rival", "founder")]
        facts.append(fact)
    if draw(st.booleans()):
        facts.append({
            "id": "status-not", "kind": "status", "subject": subject, "body": body, "status": "owner",
            "negated": "true", "as_of": "2024",
        })  # fmt: skip
    return facts


@st.composite
def raw_positions(draw: st.DrawFn, cast: dict[str, list[str]], tenures: list[Raw]) -> list[Raw]:
    """Draw what people said, in an office that they held then or as themselves."""
    held = [fact for fact in tenures if "from" in fact and "to" in fact]
    facts: list[Raw] = []
    for at, thing in enumerate(draw(things(4, least=0))):
        said = f"called for a second {thing}"
        fact: Raw = {"id": f"position-{at}", "kind": "position", "said": said}
        if held and draw(st.booleans()):
            tenure = draw(st.sampled_from(held))
            fact |= {"speaker": tenure["holder"], "role": tenure["office"], "when": str(int(tenure["from"][:4]) + 1)}
        else:
            fact["speaker"] = draw(st.sampled_from(cast["person"]))
            fact |= draw(optional({"when": YEARS, "only": st.just("true")}))
        if draw(st.booleans()):
            fact["gist"] = f"that a second {thing} be built"
            fact["denies"] = [
                {"gist": f"that a second {thing} be {verb}", "why": "A second one was called for."}
                for verb in ("taxed", "moved", "burnt")
            ]
        fact |= draw(optional({"about": st.just(cast["country"][:1]), "stance": st.sampled_from(["for", "against"])}))
        facts.append(fact)
    return facts


@st.composite
def raw_quantities(draw: st.DrawFn, cast: dict[str, list[str]]) -> list[Raw]:
    """Draw counts and measures, one each for a subject, a measure and a date."""
    keys = st.tuples(
        st.sampled_from(cast["place"]),
        st.sampled_from(["strength", "length", "age"]),
        st.sampled_from(["2001", "2015"]),
    )
    facts: list[Raw] = []
    for at, (subject, measure, as_of) in enumerate(draw(st.lists(keys, unique=True, max_size=5))):
        unit = {"strength": "troops", "length": "km", "age": "years"}[measure]
        fact = {"id": f"quantity-{at}", "kind": "quantity", "subject": subject, "measure": measure, "unit": unit}
        fact |= {"value": draw(NUMBERS), "as_of": as_of}
        fact |= draw(optional({"volatile": st.just("true"), "tolerance": st.sampled_from(["1", "0.5"])}))
        if draw(st.booleans()):
            fact["ask"] = {"value": f"What was the {measure} in question?"}
        facts.append(fact)
    return facts


@st.composite
def raw_memberships(draw: st.DrawFn, cast: dict[str, list[str]]) -> list[Raw]:
    """Draw a universe and sets within it, complete ones and open ones."""
    universe = {
        "id": "universe", "kind": "membership", "group": "countries", "group_one": "country",
        "members": cast["country"], "predicate": "[is|are] on the map", "complete": "true", "asked": "false",
    }  # fmt: skip
    facts: list[Raw] = [universe]
    for at, what in enumerate(draw(things(2, least=0))):
        members = draw(st.lists(st.sampled_from(cast["country"]), unique=True, min_size=1))
        fact = {
            "id": f"set-{at}", "kind": "membership", "group": "countries", "group_one": "country",
            "members": members, "predicate": f"[has|have] the {what}", "negated": f"[lacks|lack] the {what}",
        }  # fmt: skip
        fact |= draw(st.sampled_from([{}, {"complete": "true"}, {"complete": "true", "universe": "universe"}]))
        near = [country for country in cast["country"] if country not in members]
        if near and draw(st.booleans()):
            fact["near"] = near[:1]
        fact |= draw(optional({"as_of": st.just("2020")}))
        facts.append(fact)
    return facts


@st.composite
def raw_statements(draw: st.DrawFn, cast: dict[str, list[str]], entities: dict[str, Raw]) -> list[Raw]:
    """Draw sentences with a typed slot of each sort, determined or with the author's own wrong answers."""
    facts: list[Raw] = []
    for at, what in enumerate(draw(things(4, least=0))):
        slot: Raw = draw(st.sampled_from([
            {"type": "date", "value": "1951"}, {"type": "number", "value": "40", "unit": "beds"},
            {"type": "number", "value": "77"}, {"type": "entity", "value": cast["person"][0]},
            {"type": "ordinal", "value": "3"}, {"type": "words", "value": "an open question"},
        ]))  # fmt: skip
        slot = {**slot, "ask": f"What is the matter of the {what}?"}
        if slot["type"] != "words" and draw(st.booleans()):
            slot["functional"] = "confirmed"
        if slot["type"] == "words" or draw(st.booleans()):
            values = {
                "date": ["1930", "1942"],
                "number": ["50", "60"],
                "entity": [entities[person]["name"] for person in cast["person"][1:3]],
            }
            slot["wrong"] = [
                {"text": text, "why": "That is the author's reason."}
                for text in values.get(slot["type"], ["a closed book", "a done deal"])
                if slot["type"] != "ordinal"
            ]
        fact = {"id": f"statement-{at}", "kind": "statement", "text": f"The matter of the {what} is {{matter}}."}
        facts.append({**fact, "slots": {"matter": slot}})
    return facts


@st.composite
def raw_relations(draw: st.DrawFn, cast: dict[str, list[str]]) -> list[Raw]:
    """Draw pairs of each type, unique on the sides that are declared functional."""
    facts: list[Raw] = []
    places, people = draw(st.permutations(cast["place"])), draw(st.permutations(cast["person"]))
    for at, (place, country) in enumerate(zip(places, cast["country"], strict=False)):
        facts.append({"id": f"seat-{at}", "kind": "relation", "type": "seat", "subject": place, "object": country})
    for at, person in enumerate(people[: draw(st.integers(0, 4))]):
        country = draw(st.sampled_from(cast["country"]))
        facts.append({"id": f"native-{at}", "kind": "relation", "type": "native", "subject": person, "object": country})
    if draw(st.booleans()):
        pair = {"subject": people[0], "object": places[0]}
        facts.append({"id": "liked", "kind": "relation", "type": "likes", **pair})
    return [{**fact, **draw(optional({"asked": st.just("false")}))} for fact in facts]


@st.composite
def raw_definitions(draw: st.DrawFn) -> list[Raw]:
    """Draw words and abbreviations, each with a meaning of its own."""
    meanings = draw(things(5, least=0))
    facts: list[Raw] = []
    for at, meaning in enumerate(meanings):
        if draw(st.booleans()):
            words = f"{meaning} union".title()
            fact = {"term": "".join(word[0] for word in words.split()) + "XYZVW"[at], "meaning": words}
            fact |= {"abbreviation": "true", "wrong": [{"text": f"{words[0]}olden {words[1:]}", "why": "No gold."}]}
        else:
            fact = {"term": ["zorb", "quell", "frith", "snape", "dulse"][at], "meaning": f"a {meaning} by the sea"}
            fact |= draw(optional({"also": st.just([f"a {meaning} at the shore"]), "short": st.just([f"zz{at}"])}))
        facts.append({"id": f"definition-{at}", "kind": "definition", **fact})
    return facts


@st.composite
def raw_tables(draw: st.DrawFn, cast: dict[str, list[str]] | None = None) -> list[Raw]:
    """Draw a table of dated rows with a derived column, and one whose rows are entities."""
    keys = draw(st.lists(MONTHS, unique=True, min_size=1, max_size=5))
    rows = [{"when": k, "one": draw(NUMBERS), "two": draw(NUMBERS | st.just(""))} for k in keys]
    for row in rows:
        row["maker"] = draw(st.sampled_from(["left", "right"]))
    columns: list[Raw] = [
        {"name": "when", "type": "date", "label": "date"},
        {"name": "maker", "label": "maker", "compare": "none"},
        {"name": "one", "type": "number", "label": "first share", "unit": "per cent",
         "ask": "In the survey of {when}, what was the first share?", "tolerance": "0.5"},
        {"name": "two", "type": "number", "label": "second share", "minimum": "0"},
        {"name": "lead", "type": "number", "label": "lead", "derive": "one - two"},
    ]  # fmt: skip
    table: Raw = {"id": "survey", "kind": "table", "title": draw(PHRASES), "key": "when"}
    table |= {"columns": columns, "rows": rows, "row_one": "survey"}
    table |= draw(optional({"within": st.just("maker"), "row": st.just("the {maker} survey of {when}")}))
    if cast is None or not draw(st.booleans()):
        return [table]
    columns = [
        {"name": "land", "type": "entity", "label": "country"},
        {"name": "since", "type": "date", "label": "year", "ask": "Since which year has {land} had lighthouses?"},
        {"name": "lights", "type": "number", "unit": "lighthouses", "label": "number of lighthouses",
         "ask": "How many lighthouses has {land}?", "text": "{land} has {lights}."},
        {"name": "chief", "type": "entity", "label": "keeper", "ask": "Who keeps the lighthouses of {land}?"},
    ]  # fmt: skip
    rows = [
        {"land": land, "since": draw(YEARS), "lights": str(draw(st.integers(1, 900))),
         "chief": draw(st.sampled_from(cast["person"]))}
        for land in cast["country"]
    ]  # fmt: skip
    lights: Raw = {"id": "lights", "kind": "table", "title": "lighthouses", "key": "land", "row_one": "country"}
    return [table, {**lights, "columns": columns, "rows": rows}]


@st.composite
def raw_others(draw: st.DrawFn) -> list[Raw]:
    """Draw a sequence, causes of each sort, and cards."""
    facts: list[Raw] = []
    steps = draw(things(7, least=0))
    if len(steps) >= 3:
        ids = [{"id": f"step-{at}", "text": f"clear the {step}"} for at, step in enumerate(steps)]
        facts.append({"id": "sequence", "kind": "sequence", "title": "the great clearing", "steps": ids})
    for at, (what, link) in enumerate(
        draw(st.lists(st.tuples(st.sampled_from(THINGS), st.sampled_from(["because", "led_to", "in_order_to"])),
                      unique_by=lambda pair: pair[0], max_size=3))
    ):  # fmt: skip
        cause = f"save the {what}" if link == "in_order_to" else f"the {what} had been sold"
        other = "paint the {}" if link == "in_order_to" else "the {} had been painted"
        wrong = [
            {"text": other.format(f"{word} {what}"), "why": "The source says otherwise."} for word in ("red", "new")
        ]
        fact = {"id": f"cause-{at}", "kind": "cause", "cause": cause, "effect": f"the council [bought|buy] the {what}"}
        fact |= {"link": link, "wrong": wrong[: draw(st.integers(0, 2))]}
        facts.append({**fact, **draw(optional({"attribution": st.just("according to the council")}))})
    if draw(st.booleans()):
        choices = [{"text": "blue paint", "correct": "true"}]
        choices += [{"text": f"{word} paint", "why": "The wall is blue."} for word in ("red", "green")]
        card: Raw = {"id": "card-0", "kind": "card", "prompt": "What is on the wall?"}
        facts.append(
            {**card, **draw(st.sampled_from([{"answers": ["blue paint"], "typed": "true"}, {"choices": choices}]))}
        )
    return facts


@st.composite
def raw_packs(draw: st.DrawFn, *, cited: bool = False) -> Raw:
    """Draw a valid pack as the plain data that its YAML would be; `cited` gives every fact a passage."""
    names = draw(st.lists(NAMES, unique_by=str.casefold, min_size=15, max_size=20))
    sorts = ["country"] * 4 + ["person"] * 4 + ["place"] * 4 + ["organisation"] * 2
    sorts += draw(st.lists(st.sampled_from(["country", "person", "place"]), min_size=6, max_size=6))
    entities: dict[str, Raw] = {}
    cast: dict[str, list[str]] = {}
    for at, (name, sort) in enumerate(zip(names, sorts, strict=False)):
        entities[f"{sort}-{at}"] = {"type": sort, "name": name, **draw(optional({"the": st.just("true")}))}
        cast.setdefault(sort, []).append(f"{sort}-{at}")
    offices = {
        "mayor": {"title": "mayor", "of": cast["country"][0], **draw(optional({"seats": st.sampled_from(["1", "2"])}))},
        "judge": {"title": "judge", "of": cast["country"][0], "seats": "1"},
        "warden": {"title": "warden", "of": cast["country"][0], "seats": "1"},
    }
    tenures = draw(raw_tenures(cast, offices))
    groups = [
        draw(raw_events(cast)), tenures, draw(raw_statuses(cast)), draw(raw_positions(cast, tenures)),
        draw(raw_quantities(cast)), draw(raw_memberships(cast)), draw(raw_statements(cast, entities)), draw(raw_relations(cast)),
        draw(raw_definitions()), draw(raw_tables(cast)), draw(raw_others()),
    ]  # fmt: skip
    facts = [fact for group in groups for fact in group]
    if cited:
        facts = [{**fact, "evidence": [{"source": "brief", "quote": "It rained."}]} for fact in facts]
    return {
        "id": draw(IDS),
        "title": draw(PHRASES),
        "version": "1",
        "licence": "CC0-1.0",
        "as_of": "2024",
        **({"sources": {"brief": {"title": "Brief", "content": "# Weather\n\nIt rained."}}} if cited else {}),
        "entities": entities,
        "offices": offices,
        "relations": {
            "seat": {
                "text": "{subject} is the seat of {object}.", "subject": "place", "object": "country",
                "functional_subject": "true", "functional_object": "true",
                "ask_subject": "What is the seat of {object}?", "ask_object": "Of which country is {subject} the seat?",
            },
            "native": {
                "text": "{subject} is a native of {object}.", "subject": "person", "object": "country",
                "functional_object": "true", "ask_object": "Of which country is {subject} a native?",
            },
            "likes": {"text": "{subject} likes {object}.", "subject": "person", "object": "place"},
        },
        "facts": facts,
    }  # fmt: skip


def packs(*, cited: bool = False) -> st.SearchStrategy[Pack]:
    """Draw valid packs; without sources their facts cite nothing, and no item is offered from them."""
    return raw_packs(cited=cited).map(Pack.model_validate)
