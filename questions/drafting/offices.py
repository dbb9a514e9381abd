"""Ordinals and offices: who held which, as the n-th, from when to when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import ORDINAL, PERSON, ROLE, Role, dates_of, role_of
from questions.text.dates import Found

_OWNER = r"(?:(?:the|The|its|Its|their|Their|a|A)\s+)?(?:[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){0,3}['’]s?\s+|(?:the\s+|The\s+)?(?:country|company|museum|society|state|city|club|party|agency)['’]s\s+)?"
_CAPROLE = r"(?:(?:Deputy|Acting|Foreign|Defen[cs]e|Finance|Transport|Health|Interior|Prime|Vice|Chief|Culture|Education)\s+){0,2}(?:President|Minister|Chancellor|Premier|Governor|Mayor|Director|Secretary|Ambassador|Executive|Chair(?:man|woman)?|King|Queen)(?:\s+of\s+(?:the\s+)?[A-ZÀ-Þ]\w+(?:\s[A-ZÀ-Þ]\w+)?)?"
_NTH = rf"(?:(?:{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+)?"
_STATE = r"(?:[A-Z][a-z]+(?:ese|ian|ish|an|av|ch)\s+)?"
_ROLE = rf"(?P<role>{_OWNER}(?i:{_NTH}){_STATE}(?i:{ROLE}))"
APPOSED = re.compile(rf"(?:(?<=^)|(?<=[\s(]))(?:the\s+)?{_ROLE},?\s+(?:the\s+[a-z]+\s+)?(?P<name>{PERSON})(?=[\s,.;)])")
TITLED = re.compile(rf"(?P<role>{_CAPROLE})\s+(?P<name>{PERSON})")
_AFTER = re.compile(rf"(?P<name>{PERSON}),\s+(?:the\s+|then\s+)?{_ROLE}(?=[,.;])")
_WAS = re.compile(
    rf"(?P<name>{PERSON})(?:\s*,[^,]{{3,60}},)?\s+(?P<verb>was|became|is|remained|served as|was (?:elected|appointed|named|made))\s+(?:the\s+)?{_ROLE}"
)
_FIRST_WAS = re.compile(
    rf"^(?:(?:In|On)[^,]{{3,40}},\s+)?(?:The\s+|the\s+)?{_ROLE}\s+(?:was|is)\s+(?:the\s+[a-z]+\s+)?(?P<name>{PERSON})"
)
_BARE = re.compile(rf"^The\s+(?P<n>{ORDINAL}),\s+(?P<name>{PERSON}),")
_SUCCEEDED = re.compile(rf"succeeded by\s+(?P<name>{PERSON})")
_SPAN = re.compile(r"\b(?:from|between)\s+(\d{4})\s+(?:to|until|till|and|–)\s+(\d{4})\b|\b(\d{4})\s*[–-]\s*(\d{4})\b")
_UNTIL = re.compile(
    r"\b(?:until|till|death in|retired in|resigned in|dismissed in|stepped down in)\s+([^,.;]{0,14}?\d{4})"
)
_BEGINS = re.compile(
    r"\b(?:became|took office|was (?:elected|appointed|named|made)|succeeded|took over|was sworn in)\b"
)


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield who held which office."""
    text = sentence.text
    seen: set[str] = set()
    dates = dates_of(text)
    for pattern in (_WAS, _FIRST_WAS, APPOSED, TITLED, _AFTER):
        for match in pattern.finditer(text):
            role, name = role_of(match["role"]), clean(match["name"])
            if name.split()[-1] in seen or not _is_person(name) or not role.title:
                continue
            seen.add(name.split()[-1])
            began = pattern is _WAS and _BEGINS.search(match["verb"]) is not None
            slots: dict[str, object] = {"holder": name, "office": role.title, "of": role.of, "ordinal": role.ordinal}
            slots |= _times(text, match.end(), dates, began=began)
            if any(slots.get(name) for name in ("ordinal", "from", "to", "at")):  # else nothing could be asked of it
                yield make(sentence, "tenure", slots)
    yield from _continued(sentence, dates)


def _continued(sentence: Sentence, dates: list[Found]) -> Iterator[Candidate]:
    """Yield holders whose office another sentence names: "The third, Owen Pryce, ...", "was succeeded by ..."."""
    text = sentence.text
    if (bare := _BARE.match(text)) and _is_person(clean(bare["name"])):
        slots: dict[str, object] = {"holder": clean(bare["name"]), "ordinal": role_of(f"{bare['n']} holder").ordinal}
        slots |= _times(text, bare.end(), dates, began=False)
        yield make(sentence, "tenure", slots, flags=("which office: see the sentence before",))
    if after := _SUCCEEDED.search(text):
        held = re.search(rf"\b(?:remained|served as|as)\s+(?:the\s+)?(?P<role>{ROLE})", text[after.end() :])
        slots = {"holder": clean(after["name"]), "office": held["role"] if held else None}
        slots |= _times(text, after.end(), dates, began=False)
        slots.pop("at", None)
        yield make(sentence, "tenure", slots, flags=() if held else ("which office: see the sentence before",))


def clean(name: str) -> str:
    """Return a name without a possessive ending or trailing mark."""
    return re.sub(r"['’]s$", "", name.strip(" ,.;"))


def _is_person(name: str) -> bool:
    return not re.search(
        r"\b(?:The|In|On|Republic|Union|Council|Company|Museum|Bridge|University|Street|Ministry|Court|House|Bank|Institute)\b",
        name,
    )


def _times(text: str, at: int, dates: list[Found], *, began: bool) -> dict[str, str | None]:
    """Return from / to / at of a tenure whose holder is named before `at`."""
    rest = text[at:]
    if span := _SPAN.search(rest):
        return {"from": span[1] or span[3], "to": span[2] or span[4]}
    plain = [d for d in dates if d.date.precision in {"day", "month", "year"}]
    if end := _UNTIL.search(rest):
        inside = [d for d in dates if at + end.start() <= d.start < at + end.end() + 3]
        if inside:
            return {"to": inside[0].date.edtf.removeprefix("../")}
    if began or _BEGINS.search(rest[:60]):
        return {"from": plain[0].date.edtf if plain else None}
    return {"at": plain[0].date.edtf if plain and plain[0].start < at else None}


__all__ = ["APPOSED", "TITLED", "Role", "clean", "propose"]
