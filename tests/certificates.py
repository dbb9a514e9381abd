"""The second opinion on wrong answers: each one proven wrong again, from the plain data of its pack.

Written from the table of certificates (functional, order, complete, time, arithmetic, negative) and not from the generator:
`wrong_proofs` says by which of them, if any, an option of an item is false; `complaints` holds a whole item against that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

from questions.facts.time import Date
from tests.rawpack import COUNTS, Raw, RawPack, Value, dates_in, number_of, ordinal_of, plain, span_of, statement

Json = dict[str, Any]
YEAR = Decimal("365.2425")
EVENT_FAMILIES = {"what_then", "between", "which_first"}
ASKS_A_SLOT = {
    *("when", "who_held", "which_office", "who_said", "what_said", "how_many", "value_as_of", "define", "cause"),
    *("relate", "status_at", "authored", "read_table", "recall_table", "sequence", "where_who"),
}


def complaints(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what the plain facts say against an item's key, options and feedback."""
    options, form = item["options"], item["format"]
    right = [option for option in options if option["correct"]]
    if form in {"single_choice", "true_false"} and (len(right) != 1 or item["key"] != [options.index(right[0])]):
        yield f"has {len(right)} right options"
    if len({plain(option["text"]) for option in options}) < len(options):
        yield "has the same option twice"
    if form == "ordering":
        yield from _order(pack, item)
        return
    for option in options:
        if form == "true_false" or option["correct"]:
            continue
        proofs = wrong_proofs(pack, item, option["text"])
        if option["certificate"]["type"] not in proofs:
            yield f"{option['text']!r} is said to be wrong ({option['certificate']['type']}), shown is {sorted(proofs)}"
        yield from _refutation(pack, item, option)
    match form:
        case "true_false":
            yield from _statement(pack, item)
        case "matching":
            yield from _pairs(pack, item)
        case "single_choice" | "select_all":
            for option in right:
                if not _is_right(pack, item, option["text"]):
                    yield f"the key {option['text']!r} is not what the facts say"
        case "typed" | "number" | "date" | "cloze" | "flashcard":
            yield from _alone(pack, item)


def wrong_proofs(pack: RawPack, item: Json, text: str) -> set[str]:
    """Return the certificates by which an option of an item is false."""
    family, stem = item["family"], item["stem"]
    fact, slot = _point(pack, item)
    match family:
        case "what_then":
            return _all(pack.outside(event, dates_in(stem)[0]) for event in pack.events_said(text))
        case "which_first":
            return _all(_which_first(pack, item, event) for event in pack.events_said(text))
        case "between":
            return _all(_outside_frame(pack, item, event) for event in pack.events_said(text))
        case "which_member" | "select_all":
            return _all(_non_member(pack, fact, entity) for entity in pack.entities_called(text))
        case "odd_one_out":
            return {"complete"} if all(e in fact["members"] for e in pack.entities_called(text)) else set()
        case "compare" | "read_table" if len(item["points"]) > 1:
            return {"arithmetic"} if _row_beaten(pack, item, text) else set()
        case "change" | "interval":
            low, high = _computed(pack, item)
            number = number_of(text)
            return {"arithmetic"} if number is not None and not low <= number <= high else set()
        case "match":
            return (
                {"functional"}
                if not any(_belongs(pack, item, at, text) for at in range(len(item["prompts"])))
                else set()
            )
        case _ if family in ASKS_A_SLOT:
            return slot_proofs(pack, fact, slot, text, stem)
    raise AssertionError(f"{family} has no second opinion yet")


def slot_proofs(pack: RawPack, fact: Raw, slot: str, text: str, stem: str) -> set[str]:
    """Return the certificates by which a slot's sentence is false with another value in the slot."""
    proofs = {"negative"} if _authored(pack, fact, slot, text) else set()
    value = pack.value(fact, slot)
    if value is not None and value.sort == "entity" and not pack.entities_called(text):
        return proofs  # no entity of the pack: the author's word alone refutes it
    if value is None or _same(pack, fact, slot, value, text):
        return set()
    if fact["kind"] == "membership" and value.sort == "entity":
        return proofs | _all(_non_member(pack, fact, entity) for entity in pack.entities_called(text))
    if fact["kind"] == "sequence":
        others = {plain(step["text"]) for step in fact["steps"]}
        return proofs | ({"order", "functional"} if plain(text) in others else set())
    if determined(pack, fact, slot, stem) and not _also_true(pack, fact, slot, text):
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


def _point(pack: RawPack, item: Json) -> tuple[Raw, str]:
    point = item["points"][0]
    return pack.facts[point["fact"]], point["slot"]


def _all(proofs: Any) -> set[str]:
    """Return the proofs that hold whatever a text that can be read in several ways means."""
    found = list(proofs)
    return set.intersection(*found) if found else set()


def _texts(fact: Raw, slot: str) -> set[str]:
    """Return further texts that say the same as a slot's value."""
    if fact["kind"] == "definition":
        return set(fact["short"] if slot == "term" else fact["also"])
    return set(fact["answers"]) if fact["kind"] == "card" else set()


def _same(pack: RawPack, fact: Raw, slot: str, value: Value, text: str) -> bool:
    """Whether a text may denote a slot's value or a part of it; what can't be read as its sort is taken to."""
    if value.date is not None:
        span = span_of(text)
        return span is None or not (span[1] < value.date.earliest or value.date.latest < span[0])
    if value.sort == "words":
        return plain(text) in {plain(other) for other in (value.text, *_texts(fact, slot))}
    return pack.equal(value, text) is not False


def _forms(text: str) -> set[str]:
    """Return a text as it is, and without the word that makes it an answer to "why?" or "what did he say?"."""
    bare = plain(text)
    return {bare, *(plain(bare.removeprefix(f"{lead} ")) for lead in ("to", "because", "that"))}


def _authored(pack: RawPack, fact: Raw, slot: str, text: str) -> bool:
    given = [(w["text"], w["slot"]) for w in fact["wrong"]]
    given += [(w["text"], name) for name, extra in fact["slots"].items() for w in extra["wrong"]]
    given += [(d["gist"], "said") for d in fact.get("denies", ())]
    given += [(c["text"], "answer") for c in fact.get("choices", ()) if not c["correct"]]
    forms = _forms(text) | pack.entities_called(text)  # an entity is given by its id
    return any({plain(other), other} & forms and where in {None, slot} for other, where in given)


def _defined(pack: RawPack, slot: str, text: str) -> bool:
    return any(plain(other[slot]) == plain(text) for other in pack.of_kind("definition"))


def _also_true(pack: RawPack, fact: Raw, slot: str, text: str) -> bool:
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
            if value is not None and _same(pack, other, slot, value, text):
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
            return _all(
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


def _non_member(pack: RawPack, fact: Raw, entity: str) -> set[str]:
    universe = pack.facts.get(fact["universe"] or "")
    inside = universe is not None and entity in universe["members"]
    return {"complete"} if fact["complete"] and inside and entity not in fact["members"] else set()


def _universe(pack: RawPack, fact: Raw) -> set[str]:
    return {*fact["members"], *pack.facts.get(fact["universe"] or "", {}).get("members", ())}


# Events


def _which_first(pack: RawPack, item: Json, event: str) -> set[str]:
    others = [point["fact"] for point in item["points"] if point["fact"] != event]
    return set().union(*(_apart(pack, event, other) for other in others))


def _apart(pack: RawPack, one: str, other: str) -> set[str]:
    dates = [pack.events[event]["when"] for event in (one, other)]
    if all(dates) and Date.parse(dates[0]).disjoint(Date.parse(dates[1])):
        return {"time"}
    return {"order"} if pack.before(one, other) or pack.before(other, one) else set()


def _frame(pack: RawPack, item: Json) -> tuple[str, str]:
    """Return the events after and before which something happened."""
    one, other = (point["fact"] for point in item["points"][1:3])
    return (one, other) if pack.before(one, other) else (other, one)


def _outside_frame(pack: RawPack, item: Json, event: str) -> set[str]:
    start, end = _frame(pack, item)
    proofs = set()
    if event == start or pack.before(event, start):
        proofs |= _apart(pack, event, start)
    if event == end or pack.before(end, event):
        proofs |= _apart(pack, event, end)
    return proofs


def _order(pack: RawPack, item: Json) -> Iterator[str]:
    run = [item["points"][at] for at in item["key"]]
    for one, other in pairwise(run):
        fact = pack.facts[one["fact"]]
        if fact["kind"] == "sequence":
            steps = [f"steps/{step['id']}" for step in fact["steps"]]
            fine = steps.index(one["slot"]) < steps.index(other["slot"])
        else:
            fine = pack.before(one["fact"], other["fact"])
        if not fine:
            yield f"{one['fact']} is not certainly before {other['fact']}"


# Tables and numbers


def _row(pack: RawPack, item: Json, text: str) -> str | None:
    """Return the row of an item's points that an option names."""
    fact = pack.facts[item["points"][0]["fact"]]
    found = []
    for point in item["points"]:
        row = point["slot"].split("/")[1]
        key = pack.value(fact, f"rows/{row}/{fact['key']}")
        assert key is not None
        match key.sort:
            case "date":
                named = key.date is not None and any(map(key.date.contains, dates_in(text)))
            case "entity":
                named = key.text in pack.entities_called(text)
            case _:
                named = plain(key.text) in plain(text)
        found += [row] if named else []
    return found[0] if len(found) == 1 else None


def _row_beaten(pack: RawPack, item: Json, text: str) -> bool:
    """Whether a row is certainly not the one that a comparison asks for."""
    fact, slot = _point(pack, item)
    column = slot.split("/")[2]
    mine = _row(pack, item, text)
    best = _extreme(pack, item)
    if mine is None or best is None:
        return False
    one, other = (pack.value(fact, f"rows/{row}/{column}") for row in (mine, best))
    assert one is not None and other is not None
    return abs(one.number - other.number) > one.tolerance + other.tolerance


def _extreme(pack: RawPack, item: Json) -> str | None:
    fact, slot = _point(pack, item)
    column = slot.split("/")[2]
    cells = {point["slot"].split("/")[1]: pack.value(fact, point["slot"]) for point in item["points"]}
    largest = re.search(r"\b(higher|highest|larger|largest|more|most|longer|longest|later|latest)\b", item["stem"])
    ranked = sorted(cells, key=lambda row: cells[row].number, reverse=bool(largest))  # type: ignore[union-attr]
    assert all(point["slot"].endswith(f"/{column}") for point in item["points"])
    return ranked[0]


def _computed(pack: RawPack, item: Json) -> tuple[Decimal, Decimal]:
    """Return the least and the most that a change or an interval may be."""
    facts = [(pack.facts[point["fact"]], point["slot"]) for point in item["points"][:2]]
    if item["family"] == "change":
        values = [pack.value(fact, slot) for fact, slot in facts]
        assert all(value is not None for value in values)
        gap = abs(values[0].number - values[1].number)  # type: ignore[union-attr]
        slack = sum((value.tolerance for value in values), Decimal(0))  # type: ignore[union-attr]
        return gap - slack, gap + slack
    dates = sorted((Date.parse(fact["when"]) for fact, _ in facts), key=lambda date: date.earliest)
    low = Decimal(dates[1].earliest - dates[0].latest) / YEAR
    return low, Decimal(dates[1].latest - dates[0].earliest) / YEAR


# Keys, statements, pairs


def _is_right(pack: RawPack, item: Json, text: str) -> bool:
    family = item["family"]
    fact, slot = _point(pack, item)
    match family:
        case "what_then":
            date = dates_in(item["stem"])[0]
            return any(
                (when := pack.events[e]["when"]) and date.contains(Date.parse(when)) for e in pack.events_said(text)
            )
        case "which_first":
            one, other = (point["fact"] for point in item["points"])
            early = re.search(r"\b(first|before|earlier|earliest|sooner)\b", item["stem"]) is not None
            late = re.search(r"\b(came after|later|latest|last|second)\b", item["stem"]) is not None
            first = one if pack.before(one, other) else other
            wanted = first if early and not late else ({one, other} - {first}).pop()
            return _apart(pack, one, other) != set() and wanted in pack.events_said(text)
        case "between":
            start, end = _frame(pack, item)
            return any(pack.before(start, e) and pack.before(e, end) for e in pack.events_said(text))
        case "which_member" | "select_all":
            return any(entity in fact["members"] for entity in pack.entities_called(text))
        case "odd_one_out":
            return any(_non_member(pack, fact, entity) for entity in pack.entities_called(text))
        case "compare" | "read_table" if len(item["points"]) > 1:
            return _row(pack, item, text) == _extreme(pack, item)
        case "change" | "interval":
            low, high = _computed(pack, item)
            number = number_of(text)
            return number is not None and low - Decimal("0.51") <= number <= high + Decimal("0.51")
    value = pack.value(fact, slot)
    if fact["kind"] in {"cause", "card"} or (value is not None and value.sort == "words"):
        texts = {value.text, *_texts(fact, slot)} if value else set()
        texts |= {choice["text"] for choice in fact.get("choices", ()) if choice["correct"]}
        return any(plain(other) in _forms(text) for other in texts)
    return value is not None and pack.equal(value, text) is True


def _statement(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what is wrong with a statement to judge: its contrast, or its verdict."""
    fact, slot = _point(pack, item)
    value = pack.value(fact, slot)
    certificate = next(option["certificate"] for option in item["options"] if not option["correct"])
    if value is None:
        yield "is about no slot"
        return
    stem = item["stem"]
    if fact["kind"] == "membership":  # what members do is no contrast, though it be "does not recognise"
        for number in (0, 1):
            verb = re.sub(r"\[([^|\]]*)\|([^\]]*)\]", rf"\{number + 1}", fact["predicate"])
            stem = stem.replace(verb, "DO SO")
    said = list(_mentions(pack, fact, slot, value, stem))
    worded = value.sort in {"words", "office"}
    rivals = [
        text
        for text in said
        if pack.equal(value, text) is False or (worded and not _same(pack, fact, slot, value, text))
    ]
    truths = [text for text in said if text not in rivals]
    proven = [text for text in rivals if certificate["type"] in slot_proofs(pack, fact, slot, text, stem)]
    is_true = item["key"] == [0]
    if not is_true and not proven:
        yield f"nothing that it says instead is proven wrong ({certificate['type']}): {rivals}"
    if is_true and not truths:
        yield f"does not say what is so: {value.text}"
    for text in truths:
        denied = _denied(_without_longer(stem, text, said), text)
        if denied == is_true and (rivals or denied):
            yield f"{'denies' if is_true else 'asserts'} {text!r}"
    if is_true:
        for text in rivals:
            if _denied(_without_longer(stem, text, said), text) and text not in proven:
                yield f"denies {text!r}, which is not proven wrong ({certificate['type']})"


def _without_longer(stem: str, text: str, others: list[str]) -> str:
    """Return a statement without the texts of which one is a part: "member" does not stand in "full member"."""
    for other in sorted(others, key=len, reverse=True):
        if len(other) > len(text) and text.casefold() in other.casefold():
            stem = re.sub(re.escape(other), "so", stem, flags=re.IGNORECASE)
    return stem


def _denied(stem: str, text: str) -> bool:
    """Whether a statement says of something that it is not so."""
    alone = rf"(?<![\w.,]){re.escape(text)}(?![\w]|[.,]\d)"
    only = re.search(r"\bonly (.*)", stem, re.IGNORECASE)
    if only and re.search(alone, stem[: only.start()], re.IGNORECASE):
        return re.match(rf"(the )?{alone}", only[1], re.IGNORECASE) is None
    for found in re.finditer(alone, stem, re.IGNORECASE):
        before, after = stem[: found.start()].casefold(), stem[found.end() :].casefold()
        if re.search(r"\b(not|rather than|instead of)(\s+\w+){0,3}\s*[\"“]?$", before):
            return True
        if re.match(r"\s+(is|are|does|do|was|were|did|has|have) not\b", after):
            return True
    return False


def _mentions(pack: RawPack, fact: Raw, slot: str, value: Value, stem: str) -> Iterator[str]:
    """Yield the texts in a statement that can be values of a slot."""
    low = f" {stem} ".casefold()
    match value.sort:
        case "date":
            pattern = r"(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) )?\b\d{3,4}\b(?![,.]\d)"
            found = re.findall(pattern, stem)
            if value.date is not None and "/" in value.date.edtf and "/.." not in value.date.edtf:
                found = re.findall(r"between .*? and \d{4}|from .*? to \d{4}|(?:by|until|since) .*?\d{4}", stem) + found
            yield from dict.fromkeys(found)
        case "number":
            digits = r"-?(?<![\w.,])\d[\d,]*(?:\.\d+)?"
            yield from dict.fromkeys(re.findall(rf"{digits}|\b(?:{'|'.join(COUNTS)})\b", stem, re.IGNORECASE))
        case "ordinal":
            yield from (word for word in re.findall(r"[\w-]+", stem) if ordinal_of(word) and not word.isdigit())
        case "entity":
            for key, entity in pack.raw["entities"].items():
                if fact["kind"] == "membership" and key not in _universe(pack, fact):
                    continue
                names = [n for n in (entity["name"], entity["short"], entity["adjective"], *entity["aliases"]) if n]
                for name in names:
                    if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", low) and key:
                        yield name
                        break
        case _:
            texts = [value.text, *(w["text"] for w in fact["wrong"])]
            texts += [w["text"] for extra in fact["slots"].values() for w in extra["wrong"]]
            texts += [d["gist"] for d in fact.get("denies", ())]
            texts += [other.get(slot) or "" for other in pack.of_kind(fact["kind"]) if slot in other]
            yield from (t for t in dict.fromkeys(texts) if t and t.rstrip(".").casefold() in low)


def _pairs(pack: RawPack, item: Json) -> Iterator[str]:
    for left, right in item["key"]:
        if not _belongs(pack, item, left, item["options"][right]["text"]):
            yield f"joins {item['prompts'][left]!r} with {item['options'][right]['text']!r}"
        for at, option in enumerate(item["options"]):
            if at != right and _belongs(pack, item, left, option["text"]):
                yield f"{option['text']!r} is right for {item['prompts'][left]!r} too"


def _belongs(pack: RawPack, item: Json, left: int, text: str) -> bool:
    """Whether a right-hand text may be what a left-hand side goes with."""
    point = item["points"][left]
    fact = pack.facts[point["fact"]]
    value = pack.value(fact, point["slot"])
    return value is None or _same(pack, fact, point["slot"], value, text) or _also_true(pack, fact, point["slot"], text)


def _alone(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what speaks against asking without options: a key that is not the value, or not the only one."""
    fact, slot = _point(pack, item)
    if item["family"] in {"change", "interval", "compare", "order"}:
        if not _is_right(pack, item, item["answers"][0]):
            yield f"the key {item['answers'][0]!r} is not what the facts say"
        return
    if fact["kind"] == "membership" and len(item["points"]) > 1:
        named = {point["slot"].removeprefix("members/") for point in item["points"]}
        if not fact["complete"] or named != set(fact["members"]):
            yield "asks for all members of a set that is not complete"
        return
    if not determined(pack, fact, slot, item["stem"]):
        yield f"asks without options for {slot}, of which its sentence allows several"
    value = pack.value(fact, slot)
    if value is None or pack.equal(value, item["answers"][0]) is False:
        yield f"the key {item['answers'][0]!r} is not what the facts say"


# Feedback


def _refutation(pack: RawPack, item: Json, option: Json) -> Iterator[str]:
    """Yield what is wrong with the feedback of a wrong option: it must name what the option is, or the truth."""
    certificate = option["certificate"]
    if not certificate["why"] or certificate["why"] not in option["feedback"]:
        yield f"the feedback of {option['text']!r} does not give its reason"
    if certificate["type"] == "negative":
        return
    cited = pack.facts.get(certificate["fact"] or "")
    if certificate["fact"] is not None and cited is None:
        yield f"{option['text']!r} cites no fact"
    said = plain(option["feedback"])
    own = [plain(option["text"]), *(plain(answer) for answer in item["answers"])]
    for entity in pack.entities_called(option["text"]):
        own += pack.names(entity)
    if cited is not None and cited["kind"] == "event" and _mostly(statement(cited["clause"]), said):
        return
    numbers = {number_of(text) for text in (option["text"], item["answers"][0])} - {None}
    words = re.findall(r"\d[\d,.]*\d|\d|[a-z-]+", option["feedback"].casefold())
    counted = any(number_of(word) in numbers for word in words)
    if not any(name and name in said for name in own) and not counted:
        yield f"the feedback of {option['text']!r} names neither it nor the answer: {option['feedback']!r}"


def _mostly(clause: str, said: str) -> bool:
    """Whether a text tells of an event: the author may have put its verb otherwise."""
    words = set(plain(clause).split())
    return len(words & set(said.split())) >= 0.6 * len(words)
