"""The second opinion on wrong answers: each one proven wrong again, from the plain data of its pack.

Written from the table of certificates (functional, order, complete, time, arithmetic, negative) and not from the generator:
`slot_proofs` says by which of them, if any, a fact's sentence is false with another value in one of its slots.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from questions.facts.time import Date
from tests.rawpack import Raw, RawPack, Value, dates_in, number_of, ordinal_of, plain, span_of


def slot_proofs(pack: RawPack, fact: Raw, slot: str, text: str, stem: str) -> set[str]:
    """Return the certificates by which a slot's sentence is false with another value in the slot."""
    proofs = {"negative"} if _authored(pack, fact, slot, text) else set()
    value = pack.value(fact, slot)
    if value is not None and value.sort == "entity" and not pack.entities_called(text):
        return proofs  # no entity of the pack: the author's word alone refutes it
    if value is None or same(pack, fact, slot, value, text):
        return set()
    if fact["kind"] == "membership" and value.sort == "entity":
        return proofs | in_any_case(non_member(pack, fact, entity) for entity in pack.entities_called(text))
    if fact["kind"] == "sequence":
        others = {plain(step["text"]) for step in fact["steps"]}
        return proofs | ({"order", "functional"} if plain(text) in others else set())
    if fact["kind"] == "tenure" and slot == "ordinal":
        place = ordinal_of(text)  # it is wrong where that place is known to be another's
        others = {str(t["holder"]) for t in pack.tenures(fact["office"]) if t["ordinal"] == place}
        return proofs | ({"functional"} if others and fact["holder"] not in others else set())
    if determined(pack, fact, slot, stem) and not also_true(pack, fact, slot, text):
        proofs |= {"functional", "arithmetic"} if value.sort == "number" else {"functional"}
        if fact["kind"] == "definition" and not _defined(pack, slot, text):
            proofs -= {"functional"}
        if fact["kind"] == "card" or (fact["kind"] == "cause") or (fact["kind"] == "position" and slot == "said"):
            proofs -= {"functional"}
    return proofs | _by_time(pack, fact, slot, text, stem)


def determined(pack: RawPack, fact: Raw, slot: str, stem: str = "") -> bool:
    """Whether the rest of a fact's sentence has one value for a slot (FACTS, certificate F)."""
    if slot in fact["slots"]:
        return bool(fact["slots"][slot]["functional"] == "confirmed")
    head = slot.partition("/")[0]
    match fact["kind"], head:
        case "event", "when":
            return not fact["recurs"]
        case "event", "where" | "participants":
            return slot in fact["ask"]
        case "tenure", "holder":
            timed = pack.raw["offices"][fact["office"]]["seats"] == 1 and any(fact[k] for k in ("from", "to", "at"))
            return fact["ordinal"] is not None or timed
        case "tenure", "ordinal":
            return len([t for t in pack.tenures(fact["office"], fact["holder"]) if t["ordinal"]]) == 1
        case "tenure", "office":
            return any(_taken(pack, fact, date) for date in dates_in(stem))
        case "position", "speaker":
            single = fact["role"] and pack.raw["offices"][fact["role"]]["seats"] == 1
            return bool(fact["only"] or (fact["when"] and single))
        case "position", "when":
            return bool(fact["only"])
        case "relation", _:
            return bool(pack.raw["relations"][fact["type"]][f"functional_{slot}"])
        case "status", "status" | "from" | "to":
            return not fact["negated"]
        case "table", "rows":
            return not slot.endswith(f"/{fact['key']}")
        case (
            ("quantity", "value") | ("definition", _) | ("membership", "members.count") | ("sequence", _) | ("card", _)
        ):
            return True
    return False


def in_any_case(proofs: Iterable[set[str]]) -> set[str]:
    """Return the proofs that hold whatever a text that can be read in several ways means."""
    found = list(proofs)
    return set.intersection(*found) if found else set()


def texts_of(fact: Raw, slot: str) -> set[str]:
    """Return further texts that say the same as a slot's value."""
    if fact["kind"] == "definition":
        return set(fact["short"] if slot == "term" else fact["also"])
    return set(fact["answers"]) if fact["kind"] == "card" else set()


def same(pack: RawPack, fact: Raw, slot: str, value: Value, text: str) -> bool:
    """Whether a text may denote a slot's value or a part of it; what can't be read as its sort is taken to."""
    if value.date is not None:
        span = span_of(text)
        return span is None or not (span[1] < value.date.earliest or value.date.latest < span[0])
    if value.sort == "words":
        return plain(text) in {plain(other) for other in (value.text, *texts_of(fact, slot))}
    return pack.equal(value, text) is not False


def forms(text: str) -> set[str]:
    """Return a text as it is, and without the word that makes it an answer to "why?" or "what did he say?"."""
    bare = plain(text)
    return {bare, *(plain(bare.removeprefix(f"{lead} ")) for lead in ("to", "because", "that"))}


def _authored(pack: RawPack, fact: Raw, slot: str, text: str) -> bool:
    given = [(w["text"], w["slot"]) for w in fact["wrong"]]
    given += [(w["text"], name) for name, extra in fact["slots"].items() for w in extra["wrong"]]
    given += [(d["gist"], "said") for d in fact.get("denies", ())]
    given += [(c["text"], "answer") for c in fact.get("choices", ()) if not c["correct"]]
    said = forms(text) | pack.entities_called(text)  # an entity is given by its id or any name
    value = pack.value(fact, slot)
    if value is not None and value.sort == "number":
        said |= {
            plain(other) for other, _ in given if number_of(other) is not None and number_of(other) == number_of(text)
        }
    return any(
        {plain(other), other, *pack.entities_called(other)} & said and where in {None, slot} for other, where in given
    )


def _defined(pack: RawPack, slot: str, text: str) -> bool:
    return any(plain(other[slot]) == plain(text) for other in pack.of_kind("definition"))


def also_true(pack: RawPack, fact: Raw, slot: str, text: str) -> bool:
    """Whether another fact with the same givens has the value: then nothing is determined, whatever was declared."""
    kind = fact["kind"]
    givens = {
        ("relation", "subject"): ("type", "object"),
        ("relation", "object"): ("type", "subject"),
        ("quantity", "value"): ("subject", "measure", "as_of", "unit"),
        ("definition", "meaning"): ("term",),
        ("definition", "term"): ("meaning",),
        ("status", "from"): ("subject", "body", "status"),
        ("status", "to"): ("subject", "body", "status"),
        ("event", "when"): ("clause",),
    }.get((kind, slot))
    if kind == "tenure" and slot == "holder" and fact["ordinal"] is not None:
        givens = ("office", "ordinal")
    if givens is None:
        return False
    for other in pack.of_kind(kind):
        if other["id"] != fact["id"] and all(other[given] == fact[given] for given in givens):
            value = pack.value(other, slot)
            if value is not None and same(pack, other, slot, value, text):
                return True
    return False


def _taken(pack: RawPack, tenure: Raw, date: Date) -> bool:
    first, last = pack.certain(tenure)
    return first <= date.earliest and date.latest <= last


def _by_time(pack: RawPack, fact: Raw, slot: str, text: str, stem: str) -> set[str]:
    """Return T, and what follows from who held single seats, for a time that the stem or the fact gives."""
    given = dates_in(stem)
    match fact["kind"], slot:
        case "tenure", "holder":
            return in_any_case(
                _not_then(pack, fact["office"], fact["holder"], entity, given) for entity in pack.entities_called(text)
            )
        case "position", "speaker" if fact["role"] and fact["when"]:
            at = [Date.parse(fact["when"])]
            if pack.raw["offices"][fact["role"]]["seats"] != 1:
                return set()
            people = pack.entities_called(text)
            return {"time"} if people and all(pack.never_then(fact["role"], p, at[0]) for p in people) else set()
        case "tenure", "office":
            wrong = set()
            for office, said in pack.raw["offices"].items():
                if plain(said["title"]) == plain(text) and said["of"] == pack.raw["offices"][fact["office"]]["of"]:
                    seated = [pack.seated(office, date) for date in given]
                    if seated and all(person not in {None, fact["holder"]} for person in seated):
                        wrong.add("functional")
            return wrong
        case "status", "status":
            return _other_status(pack, fact, text, stem, given)
    return set()


def _not_then(pack: RawPack, office: str, holder: str, other: str, given: list[Date]) -> set[str]:
    if other == holder or len(given) != 1 or pack.raw["offices"][office]["seats"] != 1:
        return set()
    found = {"time"} if pack.never_then(office, other, given[0]) else set()
    return found | ({"functional"} if pack.seated(office, given[0]) == holder else set())


def _other_status(pack: RawPack, fact: Raw, text: str, stem: str, given: list[Date]) -> set[str]:
    for other in pack.of_kind("status"):
        if (other["subject"], other["body"]) != (fact["subject"], fact["body"]) or plain(other["status"]) != plain(
            text
        ):
            continue
        first, last = pack.possible(other)
        if fact["from"] and other["from"] and Date.parse(fact["from"]).disjoint(Date.parse(other["from"])):
            began = re.search(r"\bbecame\b", stem) is not None  # it became that at another time
            if began:
                return {"time"}
        if given and (given[0].latest < first or last < given[0].earliest) and other["exclusive"] and fact["exclusive"]:
            return {"time"}
    return set()


def non_member(pack: RawPack, fact: Raw, entity: str) -> set[str]:
    universe = pack.facts.get(fact["universe"] or "")
    inside = universe is not None and entity in universe["members"]
    return {"complete"} if fact["complete"] and inside and entity not in fact["members"] else set()


def universe(pack: RawPack, fact: Raw) -> set[str]:
    return {*fact["members"], *pack.facts.get(fact["universe"] or "", {}).get("members", ())}
