"""The second opinion on whole sentences: what a statement says of a slot, and whether it denies it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from tests.certificates import same, slot_proofs, universe
from tests.rawpack import COUNTS, Raw, RawPack, Value, ordinal_of, plain

Json = dict[str, Any]


def statement_complaints(pack: RawPack, item: Json) -> Iterator[str]:
    """Yield what is wrong with a statement to judge: its contrast, or its verdict."""
    fact, slot = pack.facts[item["points"][0]["fact"]], item["points"][0]["slot"]
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
        if pack.equal(value, text) is False
        or (pack.equal(value, text) is None and value.sort == "entity")  # a name that only the author's reason knows
        or (worded and not same(pack, fact, slot, value, text))
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
    given = [w["text"] for w in fact["wrong"]]
    given += [w["text"] for extra in fact["slots"].values() for w in extra["wrong"]]
    given += [d["gist"] for d in fact.get("denies", ())]
    match value.sort:
        case "date":
            pattern = r"(?:(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December) )?\b\d{3,4}\b(?![,.]\d)"
            found = re.findall(pattern, stem)
            if value.date is not None and "/" in value.date.edtf and "/.." not in value.date.edtf:
                found = (
                    re.findall(r"between .*? and \d{4}|(?:from )?\d{4} to \d{4}|(?:by|until|since) .*?\d{4}", stem)
                    + found
                )
            yield from dict.fromkeys(found)
        case "number":
            digits = r"-?(?<![\w.,])\d[\d,]*(?:\.\d+)?"
            yield from dict.fromkeys(re.findall(rf"{digits}|\b(?:{'|'.join(COUNTS)})\b", stem, re.IGNORECASE))
        case "ordinal":
            yield from (word for word in re.findall(r"[\w-]+", stem) if ordinal_of(word) and not word.isdigit())
        case "entity":
            yield from (text for text in given if _stands(text, stem) and text not in pack.raw["entities"])
            for key, entity in pack.raw["entities"].items():
                if fact["kind"] == "membership" and key not in universe(pack, fact):
                    continue
                names = [n for n in (entity["name"], entity["short"], entity["adjective"], *entity["aliases"]) if n]
                for name in names:
                    if re.search(rf"(?<!\w){re.escape(name.casefold())}(?!\w)", low) and key:
                        yield name
                        break
        case _:
            texts = [value.text, *given]
            if fact["kind"] == "table":
                texts += [row.get(slot.split("/")[2]) or "" for row in fact["rows"]]
            if value.sort == "office":
                texts = [office["title"] for office in pack.raw["offices"].values()]
            texts += [other.get(slot) or "" for other in pack.of_kind(fact["kind"]) if slot in other]
            yield from (t for t in dict.fromkeys(texts) if t and _stands(t.rstrip("."), stem))


def true_statement(pack: RawPack, fact: Raw, slot: str, text: str) -> bool:
    """Whether a sentence that tells of a fact has the slot's own value in it."""
    value = pack.value(fact, slot)
    if value is None or not _tells_of(fact, pack, text):
        return False
    if slot == "order":
        return not _placed_wrongly(pack, fact, text)
    return any(_says(pack, fact, slot, value, said) for said in _mentions(pack, fact, slot, value, text))


def false_statement(pack: RawPack, fact: Raw, text: str) -> set[str]:
    """Return the certificates by which a sentence is false that tells of a fact with one value put wrong."""
    if not _tells_of(fact, pack, text):
        return set()
    proofs = set()
    for slot in _slots(fact):
        value = pack.value(fact, slot)
        if value is None:
            continue
        if slot == "order":
            proofs |= _placed_wrongly(pack, fact, text)
            continue
        said = list(_mentions(pack, fact, slot, value, text))
        if not any(_says(pack, fact, slot, value, other) for other in said if not _part(other, said)):
            proofs |= set().union(*(slot_proofs(pack, fact, slot, other, text) for other in said))
    return proofs


def _says(pack: RawPack, fact: Raw, slot: str, value: Value, text: str) -> bool:
    """Whether a text is the slot's value; a name that only the author's reason knows is not."""
    known = value.sort != "entity" or pack.entities_called(text)
    return bool(known) and same(pack, fact, slot, value, text)


def _stands(text: str, stem: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", stem, re.IGNORECASE) is not None


def _part(text: str, others: list[str]) -> bool:
    return any(len(other) > len(text) and text.casefold() in other.casefold() for other in others)


def _slots(fact: Raw) -> list[str]:
    own = ["when", "order", "where", "holder", "ordinal", "from", "to", "status", "speaker", "said", "value", "subject"]
    own += ["object", "term", "meaning", "cause", "effect"]
    own = [slot for slot in own if fact.get(slot) is not None or slot in {"said", "order"}]
    own += [f"participants/{entity}" for entity in fact.get("participants", ())]
    own += [f"members/{entity}" for entity in fact.get("members", ())]
    return [*own, *fact["slots"]]


def _words(data: Raw) -> str:
    return json.dumps(data, ensure_ascii=False)


def _tells_of(fact: Raw, pack: RawPack, text: str) -> bool:
    """Whether most of a sentence's words are a fact's own, or names of the pack."""
    own = {word[:5] for word in plain(_words(fact)).split()}
    names = _stems_of_names(pack)
    words = plain(text).split()
    return sum(word[:5] in own or word[:5] in names for word in words) >= 0.4 * len(words)


@lru_cache(maxsize=8)
def _stems_of_names(pack: RawPack) -> frozenset[str]:
    said = (one for kind in ("entities", "offices", "relations") for one in pack.raw[kind].values())
    return frozenset(word[:5] for one in said for word in plain(_words(one)).split())


def _placed_wrongly(pack: RawPack, fact: Raw, text: str) -> set[str]:
    """Return R where a sentence puts an event on the wrong side of another."""
    for key, other in pack.events.items():
        clause = re.sub(r"\[([^|\]]*)(?:\|[^\]]*)?\]", r"\1", other["clause"])
        found = re.search(rf"\b(after|before) {re.escape(clause)}", text, re.IGNORECASE)
        if found and pack.before(*((fact["id"], key) if found[1] == "after" else (key, fact["id"]))):
            return {"order"}
    return set()
