"""The second opinion on whole items: keys, pairs, orders, statements and feedback held against the plain facts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from questions.facts.time import Date
from tests.certificates import determined, forms, non_member, texts_of
from tests.rawpack import RawPack, dates_in, number_of, plain, statement
from tests.statements import statement_complaints, true_statement
from tests.wronganswers import (
    apart,
    belongs,
    computed,
    extreme,
    frame,
    order_complaints,
    point_of,
    row_named,
    wanted_step,
    wants_the_first,
    wrong_proofs,
)

Json = dict[str, Any]


def complaints(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what the plain facts say against an item's key, options and feedback."""
    options, form = item["options"], item["format"]
    right = [option for option in options if option["correct"]]
    if form in {"single_choice", "true_false"} and (len(right) != 1 or item["key"] != [options.index(right[0])]):
        yield f"has {len(right)} right options"
    if len({(plain(option["text"]), number_of(option["text"])) for option in options}) < len(options):
        yield "has the same option twice"
    if form == "ordering":
        yield from order_complaints(pack, item)
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
            yield from statement_complaints(pack, item)
        case "matching":
            yield from _pairs(pack, item)
        case "single_choice" | "select_all":
            for option in right:
                if not _is_right(pack, item, option["text"]):
                    yield f"the key {option['text']!r} is not what the facts say"
        case "typed" | "number" | "date" | "cloze" | "flashcard":
            yield from _alone(pack, item)


# Keys, statements, pairs


def _is_right(pack: RawPack, item: Json, text: str) -> bool:
    family = item["family"]
    fact, slot = point_of(pack, item)
    match family:
        case "what_then":
            date = dates_in(item["stem"])[0]
            return any(
                (when := pack.events[e]["when"]) and date.contains(Date.parse(when)) for e in pack.events_said(text)
            )
        case "which_first" if fact["kind"] == "sequence":
            return plain(text) == plain(wanted_step(fact, item))
        case "which_first":
            one, other = (point["fact"] for point in item["points"])
            first, last = (one, other) if pack.before(one, other) else (other, one)
            wanted = first if wants_the_first(item["stem"]) else last
            return apart(pack, one, other) != set() and wanted in pack.events_said(text)
        case "between":
            start, end = frame(pack, item)
            return any(pack.before(start, e) and pack.before(e, end) for e in pack.events_said(text))
        case "which_member" | "select_all":
            return any(entity in fact["members"] for entity in pack.entities_called(text))
        case "odd_one_out":
            return any(non_member(pack, fact, entity) for entity in pack.entities_called(text))
        case "compare" | "read_table" if len(item["points"]) > 1:
            return row_named(pack, item, text) == extreme(pack, item)
        case "change" | "interval":
            low, high = computed(pack, item)
            number = number_of(text)
            return number is not None and low - Decimal("0.51") <= number <= high + Decimal("0.51")
    if family == "which_statement":
        return true_statement(pack, fact, slot, text)
    value = pack.value(fact, slot)
    if fact["kind"] in {"cause", "card"} or (value is not None and value.sort == "words"):
        texts = {value.text, *texts_of(fact, slot)} if value else set()
        texts |= {choice["text"] for choice in fact.get("choices", ()) if choice["correct"]}
        return any(plain(other) in forms(text) for other in texts)
    return value is not None and pack.equal(value, text) is True


def _pairs(pack: RawPack, item: Json) -> Iterator[str]:
    for left, right in item["key"]:
        if not belongs(pack, item, left, item["options"][right]["text"]):
            yield f"joins {item['prompts'][left]!r} with {item['options'][right]['text']!r}"
        for at, option in enumerate(item["options"]):
            if at != right and belongs(pack, item, left, option["text"]):
                yield f"{option['text']!r} is right for {item['prompts'][left]!r} too"


def _alone(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what speaks against asking without options: a key that is not the value, or not the only one."""
    fact, slot = point_of(pack, item)
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
    if item["family"] == "which_statement":
        own += [name for entity in pack.raw["entities"] for name in pack.names(entity) if name in plain(option["text"])]
        if _mostly(option["text"], said, share=0.4):
            return
    if cited is not None and cited["kind"] == "event" and _mostly(statement(cited["clause"]), said):
        return
    numbers = {number_of(text) for text in (option["text"], item["answers"][0])} - {None}
    words = re.findall(r"\d[\d,.]*\d|\d|[a-z-]+", option["feedback"].casefold())
    counted = any(number_of(word) in numbers for word in words)
    if not any(name and name in said for name in own) and not counted:
        yield f"the feedback of {option['text']!r} names neither it nor the answer: {option['feedback']!r}"


def _mostly(clause: str, said: str, share: float = 0.6) -> bool:
    """Whether a text tells of an event: the author may have put its verb otherwise."""
    words = set(plain(clause).split())
    return len(words & set(said.split())) >= share * len(words)
