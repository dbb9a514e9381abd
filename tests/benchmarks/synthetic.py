"""Packs of any size, with facts of many kinds in the proportions of a real one."""

from __future__ import annotations

from typing import Any

from questions.pack import Pack

NOUNS = ["bridge", "harbour", "library", "canal", "museum", "station", "market", "tower", "school", "theatre"]
VERBS = [("opened", "open"), ("closed", "close"), ("burned", "burn"), ("moved", "move"), ("grew", "grow")]


def pack_of(size: int) -> Pack:
    """Return a pack of `size` facts: events, tenures, quantities, relations and definitions in turn."""
    entities: dict[str, Any] = {"land": {"type": "country", "name": "Landia"}}
    offices: dict[str, Any] = {}
    facts: list[dict[str, Any]] = []
    evidence = [{"source": "text", "quote": "A quote."}]
    for n in range(size):
        group, kind = n // 50, n % 5
        shared = {"id": f"fact-{n}", "evidence": evidence, "thread": f"thread-{group}"}
        year = 1500 + n % 480
        if kind == 0:
            noun, verb = NOUNS[n // 5 % 10], VERBS[n // 5 % 5]
            clause = f"the {noun} of district {n} [{verb[0]}|{verb[1]}]"
            facts.append({**shared, "kind": "event", "clause": clause, "when": str(year)})
        elif kind == 1:
            office = f"mayor-{group}"
            if office not in offices:
                entities[f"town-{group}"] = {"type": "town", "name": f"Town{group}"}
                offices[office] = {"title": "mayor", "of": f"town-{group}", "seats": 1}
            entities[f"person-{n}"] = {"type": "person", "name": f"Person{n} Name{n}"}
            start = 1900 + (n % 50) // 5 * 10
            facts.append(
                {
                    **shared,
                    "kind": "tenure",
                    "holder": f"person-{n}",
                    "office": office,
                    "ordinal": (n % 50) // 5 + 1,
                    "from": str(start),
                    "to": str(start + 9),
                }
            )
        elif kind == 2:
            entities[f"river-{n}"] = {"type": "river", "name": f"River{n}"}
            text = "{subject} is {value} long."
            facts.append(
                {
                    **shared,
                    "kind": "quantity",
                    "subject": f"river-{n}",
                    "measure": "length",
                    "value": str(100 + n % 900),
                    "unit": "kilometres",
                    "text": text,
                }
            )
        elif kind == 3:
            entities[f"state-{n}"] = {"type": "state", "name": f"State{n}"}
            entities[f"capital-{n}"] = {"type": "capital", "name": f"Capital{n}"}
            facts.append(
                {**shared, "kind": "relation", "type": "capital", "subject": f"capital-{n}", "object": f"state-{n}"}
            )
        else:
            facts.append(
                {**shared, "kind": "definition", "term": f"term{n}", "meaning": f"the thing that is called number {n}"}
            )
    relations = {
        "capital": {
            "text": "{subject} is the capital of {object}.", "subject": "capital", "object": "state",
            "functional_subject": True, "functional_object": True,
            "ask_subject": "What is the capital of {object}?", "ask_object": "Of which state is {subject} the capital?",
        }
    }  # fmt: skip
    return Pack.model_validate(
        {
            "id": "synthetic", "title": "Synthetic", "version": "1", "licence": "CC0-1.0", "as_of": "2024",
            "sources": {"text": {"title": "Text", "content": "A quote."}}, "entities": entities, "offices": offices,
            "relations": relations, "facts": facts,
        }
    )  # fmt: skip
