"""A draft against the facts of seeds/kosovo-nato: which of them the article yields, with the right slot values.

The pack quotes a brief of its own, so that nothing is compared but values. Of its facts those count that are asked and
that the article holds: not the expansions which it lacks (APKM, FRY, IRI, KCSS, SAPK), and of tenures not the years
that come from another source. A statement, card or sequence counts as found when candidates hold its typed values.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from draftscores import Score, about, content, folded

from questions.drafting import Candidate, Draft
from questions.facts import Fact
from questions.pack import Pack
from questions.reading import load_pack

ROOT = Path(__file__).resolve().parents[1]
LACKING = frozenset({"apkm-stands-for", "fry-stands-for", "iri-stands-for", "kcss-stands-for", "sapk-stands-for"})


def score_seed(made: Draft) -> Score:
    """Score a draft of the article from which the pack was written."""
    pack = load_pack(ROOT / "seeds" / "kosovo-nato")
    facts = [fact for fact in pack.facts if fact.asked and fact.id not in LACKING]
    result = Score(len(facts), candidates=len(made.candidates))
    right: set[int] = set()
    for fact in facts:
        hits = [index for index, one in enumerate(made.candidates) if states(pack, fact, one)]
        right |= set(hits)
        result.found += bool(hits)
        if not hits:
            result.missed.append(f"{fact.kind} {fact.id}")
    result.right = len(right)
    result.wrong = [f"{one.kind} {one.slots}" for index, one in enumerate(made.candidates) if index not in right]
    return result


def _names(pack: Pack, entity: str) -> set[str]:
    found = pack.entities[entity]
    names = [*found.names, found.adjective or ""]
    return {folded(name) for name in names if name}


def _is(pack: Pack, entity: str | None, given: object) -> bool:
    """Return whether what a candidate names is the entity; a surname is enough."""
    if entity is None or given is None:
        return entity is None
    said = folded(given)
    return said in _names(pack, entity) or any(
        f" {name} " in f" {said} " or (pack.entities[entity].type == "person" and name.split()[-1] == said)
        for name in _names(pack, entity)
    )


def _role(pack: Pack, office: str | None, slots: dict[str, Any], name: str) -> bool:
    if office is None:
        return True
    found = pack.offices[office]
    titles = {folded(title) for title in (found.title, *found.aliases)}
    of = slots.get("of")
    return folded(slots.get(name) or "") in titles and (of is None or _is(pack, found.of, of))


def _date(wanted: Any, given: object) -> bool:
    return wanted is None or (given is not None and wanted.edtf == plain_date_of(given))


def plain_date_of(given: object) -> str:
    """Return a candidate's date as the pack writes it."""
    return str(given)


def states(pack: Pack, fact: Any, one: Candidate) -> bool:
    """Return whether a candidate states a fact of the pack."""
    slots = one.slots
    if fact.kind in {"statement", "sequence", "card"}:
        return _typed(pack, fact, one)
    if fact.kind != one.kind:
        return False
    match fact.kind:
        case "event":
            return _date(fact.when, slots.get("when")) and about(
                _named(pack, fact.parsed.statement), _named(pack, slots["clause"])
            )
        case "tenure":
            ordinal = fact.ordinal is None or slots.get("ordinal") == fact.ordinal
            at = fact.at is None or slots.get("at") is None or fact.at.edtf == slots["at"]
            return (
                _is(pack, fact.holder, slots["holder"]) and _role(pack, fact.office, slots, "office") and ordinal and at
            )
        case "status":
            when = fact.from_ is None or slots.get("from") is None or fact.from_.edtf == slots["from"]
            same = about(fact.status, slots["status"]) or (
                "applica" in str(slots["status"]) and fact.status == "applicant"
            )
            body = slots.get("body") is None or _is(pack, fact.body, slots["body"])
            return same and body and when and bool(slots.get("negated")) == fact.negated
        case "position":
            words = fact.words is None or (slots.get("words") and folded(fact.words) in folded(slots["words"]))
            said = about(_named(pack, fact.said), _named(pack, slots["said"]), 0.4)
            return bool(
                _is(pack, fact.speaker, slots["speaker"]) and _role(pack, fact.role, slots, "role")
                and _date(fact.when, slots.get("when")) and words and said
            )  # fmt: skip
        case "quantity":
            as_of = (slots.get("as_of") is None and fact.as_of == pack.as_of) or _date(fact.as_of, slots.get("as_of"))
            return (
                str(fact.value) == slots["value"]
                and about(fact.unit, slots["unit"])
                and as_of
                and _is(pack, fact.subject, slots["subject"])
            )
        case "membership":
            return len(fact.members) == len(slots["members"]) and all(
                any(_is(pack, member, given) for given in slots["members"]) for member in fact.members
            )
        case "definition":
            return folded(fact.term) == folded(slots["term"]) and folded(fact.meaning) == folded(slots["meaning"])
        case "cause":
            return about(fact.cause, slots["cause"], 0.4) and about(fact.effect, slots["effect"], 0.3)
        case "relation":
            return _is(pack, fact.subject, slots["subject"])
        case _:
            return _table(fact, one)


def _named(pack: Pack, text: str) -> str:
    """Return a text in which spellings that a pack and its article need not share are one."""
    for pair in (
        ("authorised", "authorized"),
        ("air strikes", "airstrikes"),
        ("US ", "United States "),
        ("American", "United States"),
    ):
        text = text.replace(*pair)
    return text


def _table(fact: Any, one: Candidate) -> bool:
    wanted = {}
    for row in fact.rows:
        wanted[row[fact.key]] = [
            row.get(name, "") for name in ("pollster", "sample_size", "support", "opposed", "neutral")
        ]
    given = {row[0]: [(cell or "").lower() for cell in row[1:6]] for row in one.slots["rows"]}
    return wanted == given


def _typed(pack: Pack, fact: Any, one: Candidate) -> bool:
    """Return whether a candidate holds every typed value of a statement."""
    if fact.kind != "statement":
        return False
    said = {name: value for name, value in one.slots.items() if name != "notes"}
    everything = " ".join(str(value) for value in said.values())
    if not about(fact.text or "", f"{everything} {one.quote}", 0.3):
        return False
    for extra in fact.slots.values():
        match extra.type:
            case "date":
                if extra.value not in everything:
                    return False
            case "entity":
                if not any(f" {name} " in f" {folded(everything)} " for name in _names(pack, extra.value)):
                    return False
            case _:
                if not content(extra.value) <= content(everything):
                    return False
    return True


__all__ = ["Fact", "score_seed"]
