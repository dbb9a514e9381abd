"""Candidates as the files of a pack: ids, entities and offices declared, clauses marked, quotes as evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import yaml

from questions.drafting.candidate import Candidate
from questions.drafting.verbs import find_verb
from questions.errors import FactdeckError
from questions.facts.table import row_key
from questions.text.folding import fold


@dataclass(slots=True)
class Packed:
    """A pack as it will stand in its folder."""

    head: dict[str, Any]
    facts: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    """What could not be made a fact, each with what its author must add."""

    def files(self, article: str) -> dict[str, str]:
        """Return file name -> content, without the facts' entities and offices that nothing names."""
        used = set(re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", yaml.safe_dump([_refs(fact) for fact in self.facts])))
        head = dict(self.head)
        offices = {key: value for key, value in head["offices"].items() if key in used}
        used |= {str(office["of"]) for office in offices.values()}
        head["offices"] = offices
        head["entities"] = {key: value for key, value in head["entities"].items() if key in used}
        head = {key: value for key, value in head.items() if value != {}}
        return {"pack.yaml": _yaml(head), "facts/draft.yaml": _yaml(self.facts), "article.md": article}


def _refs(fact: dict[str, Any]) -> list[Any]:
    return [fact.get(name) for name in ("holder", "office", "subject", "body", "speaker", "role", "members")]


def _yaml(data: Any) -> str:
    return str(yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=110)) if data else "[]\n"


def slug(text: str, most: int = 50) -> str:
    """Return an id made of a text's words."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(text).casefold()).strip("-")[:most].strip("-")
    return plain or "fact"


class _Maker:
    """Makes the facts of one pack."""

    def __init__(self, packed: Packed, reviewed: bool) -> None:
        self.packed = packed
        self.reviewed = reviewed
        self.ids: set[str] = set()
        self.people: dict[str, str] = {}

    def entity(self, name: str, kind: str = "subject") -> str:
        """Declare an entity, once, and return its id; a bare surname is the person who has it."""
        name = " ".join(str(name).split())
        bare = re.sub(r"^(?:the|The)\s+", "", name)
        if kind == "person":
            bare = self.people.get(bare, bare)
            self.people.setdefault(bare.split()[-1], bare)
        found = slug(bare)
        known = self.packed.head["entities"]
        if found not in known:
            known[found] = {"type": kind, "name": bare} | ({"the": True} if bare != name else {})
        elif kind == "person":
            known[found]["type"] = kind
        return found

    def office(self, slots: dict[str, Any], name: str) -> str | None:
        """Declare the office of a slot, if the article says of what; else None."""
        title, of = slots.get(name), slots.get("of")
        if not title or not of:
            return None
        body = self.entity(str(of))
        found = slug(f"{title} of {body}")
        self.packed.head["offices"].setdefault(found, {"title": str(title), "of": body})
        return found

    def add(self, candidate: Candidate) -> None:
        """Make a fact of a candidate, or say what it lacks."""
        try:
            body = getattr(self, f"_{candidate.kind}")(dict(candidate.slots), candidate)
        except (FactdeckError, ValueError, KeyError, TypeError) as error:
            self.packed.left_out.append(f"{candidate.kind} at {candidate.start}: {error}: {candidate.quote[:80]}")
            return
        kept = {key: value for key, value in body.items() if value is not None}
        base = slug(str(kept.pop("_id")))
        found, n = base, 1
        while found in self.ids:
            n += 1
            found = f"{base}-{n}"
        self.ids.add(found)
        fact = {"id": found, "kind": candidate.kind, **kept}
        if self.reviewed:
            fact["reviewed"] = True
        if candidate.flags:
            fact["note"] = "; ".join(candidate.flags)[:1900]
        fact["evidence"] = {"source": "article", "quote": candidate.quote}
        self.packed.facts.append(fact)

    def _event(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        clause = str(slots["clause"])
        if "[" not in clause:
            clause = _marked(clause)
        return {"_id": re.sub(r"\|[^\]]*|[\[\]]", "", clause), "clause": clause, "when": slots.get("when")}

    def _tenure(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        office = self.office(slots, "office")
        if office is None:
            raise ValueError("the article's sentence does not say of what this office is; add `of`")
        holder = self.entity(slots["holder"], "person")
        times = {name: slots.get(name) for name in ("ordinal", "from", "to", "at")}
        return {"_id": f"{holder}-{office}", "holder": holder, "office": office, **times}

    def _status(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        subject = self.entity(slots["subject"])
        body = self.entity(slots["body"]) if slots.get("body") else None
        negated = True if slots.get("negated") in {True, "true"} else None
        times = {name: slots.get(name) for name in ("from", "to", "as_of")}
        status = str(slots["status"])
        return {
            "_id": f"{subject} {status}",
            "subject": subject,
            "body": body,
            "status": status,
            "negated": negated,
            **times,
        }

    def _position(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        speaker = self.entity(slots["speaker"], "person" if slots.get("role") or " " in slots["speaker"] else "subject")
        fields = {"said": slots["said"], "when": slots.get("when"), "words": slots.get("words")}
        return {"_id": f"{speaker} {slots['said']}", "speaker": speaker, "role": self.office(slots, "role"), **fields}

    def _quantity(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        subject = self.entity(slots["subject"])
        fields = {name: slots.get(name) for name in ("value", "unit", "as_of")}
        measure = str(slots.get("measure") or slots.get("unit") or "number")
        return {"_id": f"{subject} {measure}", "subject": subject, "measure": f"number of {measure}", **fields}

    def _membership(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        group = str(slots["group"])
        if negation := re.match(r"(?P<who>.+?)\s+(?:do|does)\s+not\s+(?P<rest>.+)$", group):
            who, predicate = negation["who"], f"[does|do] not {negation['rest']}"
        elif verb := find_verb(group):
            past = group[verb[0] : verb[1]]
            forms = "[was|were]" if past in {"was", "were"} else f"[{past}|{past}]"
            who, predicate = group[: verb[0]].strip(), f"{forms} {group[verb[1] :].strip()}"
        else:
            raise ValueError("say what the members do, as predicate '[is|are] ...'")
        members = [self.entity(member) for member in slots["members"]]
        complete = True if slots.get("complete") in {True, "true"} else None
        fields = {"members": members, "predicate": predicate, "complete": complete, "as_of": slots.get("as_of")}
        return {"_id": group, "group": who, "group_one": who, **fields}

    def _definition(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        fields = {"term": slots["term"], "meaning": slots["meaning"], "abbreviation": True}
        return {"_id": f"{slots['term']} stands for", **fields}

    def _cause(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        effect = str(slots["effect"])
        effect = effect if "[" in effect else _marked(effect)
        return {"_id": f"why {slots['effect']}", "cause": slots["cause"], "effect": effect, "link": slots.get("link")}

    def _statement(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        name, value = next(iter(slots.items()))
        if candidate.quote.count(str(value)) != 1 or "{" in candidate.quote:
            raise ValueError(f"write it as a sentence with {{{name}}} in it")
        text = candidate.quote.replace(str(value), f"{{{name}}}")
        return {"_id": f"{name} {value}", "text": text, "slots": {name: {"type": "words", "value": str(value)}}}

    def _relation(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        raise ValueError(f"declare a relation type for {slots.get('type')!r}")

    def _table(self, slots: dict[str, Any], candidate: Candidate) -> dict[str, Any]:
        columns, rows = slots["columns"], slots["rows"]
        names = [re.sub(r"-", "_", slug(column, 30)) for column in columns]
        names = [name if names.count(name) == 1 else f"{name}_{at + 1}" for at, name in enumerate(names)]
        if len({row_key(str(row[0])) for row in rows}) < len(rows) or any(row[0] is None for row in rows):
            raise ValueError("no column names its rows: two share the first cell")
        made = []
        for at, (name, column) in enumerate(zip(names, columns, strict=True)):
            cells = [row[at] for row in rows if row[at] is not None]
            made.append({"name": name, "type": _type(cells, str(column)), "label": column})
        data = [{name: cell for name, cell in zip(names, row, strict=True) if cell is not None} for row in rows]
        title = str(slots.get("title") or "table")
        return {"_id": title, "title": title, "key": names[0], "row_one": "row", "columns": made, "rows": data}


def _type(cells: list[str], column: str) -> str:
    if all(re.fullmatch(r"(?:1[5-9]|20)\d\d", cell) for cell in cells):
        return "date" if re.search(r"\b(?:years?|dates?|season|since)\b", column, re.IGNORECASE) else "number"
    if all(re.fullmatch(r"-?\d+(?:\.\d+)?", cell) for cell in cells):
        return "number"
    return "date" if all(re.fullmatch(r"[\d/-]+[~?]?", cell) for cell in cells) else "text"


def _marked(clause: str) -> str:
    verb = find_verb(clause)
    if verb is None:
        raise ValueError("write it as a clause in the past, its verb marked [past|base]")
    return f"{clause[: verb[0]]}{verb[2]}{clause[verb[1] :]}"


def pack_of(candidates: Sequence[Candidate], *, pack_id: str, title: str, as_of: str, reviewed: bool) -> Packed:
    """Make a pack of candidates.

    Args:
        candidates: What an author accepted, or what is to be looked at.
        pack_id: The pack's id.
        title: Its title.
        as_of: EDTF date at which its knowledge ends.
        reviewed: Whether an author has reviewed each of them.
    """
    head: dict[str, Any] = {
        "id": pack_id, "title": title, "version": "1", "language": "en", "licence": "see the article",
        "description": f"Drafted from the article {title!r}.", "as_of": as_of,
        "sources": {"article": {"title": title, "file": "article.md"}}, "entities": {}, "offices": {},
    }  # fmt: skip
    packed = Packed(head)
    maker = _Maker(packed, reviewed)
    for candidate in candidates:  # full names first, so that bare surnames find them
        for name in ("holder", "speaker"):
            if " " in str(candidate.slots.get(name, "")) and (name == "holder" or candidate.slots.get("role")):
                full = str(candidate.slots[name])
                maker.people.setdefault(full.split()[-1], full)
    for candidate in candidates:
        maker.add(candidate)
    return packed
