"""Packs of any size, with facts of many kinds in the proportions of a real one."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from questions.pack import Pack
from quiz.core.memory.state import DAY
from quiz.store.log import Attempt

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


def history_of(pack: Pack, answers: int, days: int, now: int, seed: int = 1) -> Iterator[Attempt]:
    """Yield a plausible past: `answers` attempts about a pack's points over the `days` before `now` (microseconds).

    Points are met one after the other and come back at growing intervals; some days are free.
    """
    random = Random(seed)
    points = [str(point) for point in pack.points]
    first = now // DAY + 719_163 - days
    open_days = [day for day in range(days) if random.random() < 0.85] or [0]
    asked: dict[str, int] = {}
    for n in range(answers):
        day = open_days[n * len(open_days) // answers]
        met = max(5, len(points) * (n + 1) // answers)
        point = points[min(met - 1, int(random.betavariate(1.2, 1) * met))]
        times = asked[point] = asked.get(point, 0) + 1
        recall = times > 2
        right = random.random() < (0.72 + 0.04 * min(times, 5) if recall else 0.85)
        at = now - (days - day) * DAY - random.randrange(DAY // 3) + n % 1000
        yield Attempt(
            id=f"{at // 1000:012x}-{n:08d}", device="synthetic", session=f"day-{day}", at=at, day=first + day,
            kind="review" if times > 1 else "play", pack=pack.id, pack_hash="", item=f"item-{point}",
            family=("when", "cloze", "true_false", "who_held")[n % 4],
            format=("typed", "cloze")[n % 2] if recall else ("single_choice", "true_false")[n % 2],
            answer_class="recall" if recall else "recognition", stem="When?", options=() if recall else ("1998", "1999"),
            response={"type": "wrote", "text": "1999"} if recall else {"type": "picked", "indices": [int(right)]},
            score=float(right), verdict="exact" if right else "wrong", latency=random.randrange(2000, 20000),
            guess=0.0 if recall else 0.5, weight=1.0, grade=None, credits=((point, float(right)),),
            shown=0 if recall else 2,
        )  # fmt: skip
