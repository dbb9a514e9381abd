"""Positions: who said, promised or demanded what, in which role, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.offices import APPOSED, TITLED, clean
from questions.drafting.sentences import Sentence
from questions.drafting.spans import PERSON, ROLE, cut_dates, dates_of, role_of, tidy
from questions.text.dates import Found

_SAY = (
    r"stated|said|declared|argued|warned|promised|pledged|told|urged|described|demanded|insisted|called|wrote|requested|"
    r"predicted|vowed|stressed|emphasi[sz]ed|praised|criticised|criticized|remarked|complained|asserted|commented|replied|"
    r"(?:announced|noted|admitted|denied|maintained|proposed|suggested|recommended|explained|added|confirmed|estimated)(?=\s+(?:in [^.;]{3,20}|on [^.;]{3,24})?\s*that\b)|"
    r"(?:expressed)(?=\s+(?:his|her|its|their)\b)"
)
_VERB = re.compile(rf"\s(?:has\s+|had\s+|also\s+|later\s+|then\s+|publicly\s+)*(?P<verb>{_SAY})\s+(?!(?:off|in by)\b)")
_SPLIT = re.compile(rf"\s+and\s+(?=that\s)|,?\s+and\s+(?=(?:also\s+|later\s+)?(?:{_SAY})\b)|;\s+(?=[a-z])")
_QUOTED = re.compile(r"[\"“]([^\"”]{2,250})[\"”]")
_BODY = re.compile(
    r"(?:^|[\s,])(?P<name>(?:the|The|Its|its)\s+[\w’' -]{3,60}|[A-ZÀ-Þ][\w’'-]*(?:\s(?:of|to|the|and|[A-ZÀ-Þ][\w’'-]*)){0,8})$"
)
_LEAD = re.compile(
    r"^(?:(?:In|On|By|At|During|Following|After|Before|While)\b[^,]{2,120},\s+|in \d{4},\s+while[^,]{2,80},\s+|while\b[^,]{2,90},\s+|(?:that|the following) \w+,\s+)+",
    re.IGNORECASE,
)


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield what a person or a body said, a candidate for each thing said."""
    text = sentence.text
    match = next((m for m in _VERB.finditer(text) if not _quoted_at(text, m.start("verb"))), None)
    if match is None:
        return
    before = text[: match.start()]
    lead = _LEAD.match(f"{before} ")
    who = before[lead.end() :] if lead else before
    speaker, role, of = _speaker(before.strip())
    if role is None:
        speaker, role, of = _speaker(who.strip())
    if speaker is None or re.search(r"\b(?:is|are|was|were|be|been|being)$", before.strip()):
        return
    if before.rstrip().endswith(",") and role is None:
        return  # "the loan, promised for May, was called off"
    person = role is not None or re.fullmatch(PERSON, speaker) is not None
    quoted = _QUOTED.search(text[match.start() :])
    if (
        not person
        and not quoted
        and match["verb"]
        in {"announced", "warned", "called", "described", "told", "requested", "urged", "declared", "wrote"}
    ):
        return  # what a body does is an event, unless its words are given
    dates = [
        d
        for d in dates_of(text)
        if d.start < match.start() or re.match(r"^\s*(?:in|on)?\s*$", text[match.end() - 1 : d.start])
    ]
    when, flags = _when(text, before, dates)
    rest = text[match.start("verb") :]
    for part in _parts(
        cut_dates(rest, [d for d in dates if d.start >= match.start("verb")], match.start("verb")), match["verb"]
    ):
        words = _QUOTED.search(part)
        slots = {
            "speaker": speaker, "role": role, "of": of, "said": part, "when": when,
            "words": words[1].rstrip(".,") if words else None,
        }  # fmt: skip
        yield make(sentence, "position", slots, span=(0, len(text)), flags=flags)


def _quoted_at(text: str, at: int) -> bool:
    before = text[:at]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _when(text: str, before: str, dates: list[Found]) -> tuple[str | None, tuple[str, ...]]:
    """Return the date of what was said; one that belongs to another event in front is the author's to judge."""
    if not dates:
        return None, ()
    found = dates[0]
    edtf = found.date.edtf.removeprefix("../")
    if found.date.precision == "since" or before.startswith("Since "):
        return None, ()
    if re.match(r"^(?:Following|After|Before|Since)\b", before):
        return edtf, (f"the date {found.text!r} stands with what came before: is it the date of this too?",)
    return edtf, ()


def _parts(said: str, verb: str) -> Iterator[str]:
    pieces = []
    at = 0
    for match in _SPLIT.finditer(said):
        if _quoted_at(said, match.start()):
            continue
        pieces.append(said[at : match.start()])
        at = match.end()
    pieces.append(said[at:])
    for piece in pieces:
        body = tidy(piece) + ('"' if piece.rstrip(" .").endswith('"') and not tidy(piece).endswith('"') else "")
        if body.startswith("that ") or (
            body[:1].islower() and not re.match(rf"(?:also\s+|later\s+)?(?:{_SAY})\b", body)
        ):
            body = f"{verb} {body}" if body.startswith("that ") else f"said: {body}"
        if len(body.split()) >= 2:
            yield body


def _speaker(who: str) -> tuple[str | None, str | None, str | None]:
    """Return (name, role, of) of the speaker, from the words before the verb."""
    who = re.sub(r"\s+(?:has|have|had)(?:\s+\w+ly)?$", "", who.rstrip(",").strip())
    for pattern in (APPOSED, TITLED):
        found = None
        for match in pattern.finditer(f"{who},"):
            found = match
        if found and found.end("name") >= len(who) - 1:
            role = role_of(found["role"])
            return clean(found["name"]), role.title, role.of
    if named := re.search(rf"(?:^|\s)(?P<name>{PERSON})$", who):
        return clean(named["name"]), None, None
    if named := re.search(rf"(?P<name>{PERSON}),\s+(?:the\s+|then\s+)?(?P<role>[^,]{{3,80}})$", who):
        role = role_of(named["role"])
        return clean(named["name"]), role.title, role.of
    if office := re.search(rf"(?:^|\s)(?:the|The)\s+(?P<role>(?:[A-Z][\w ]+?\s)?(?i:{ROLE}))$", who):
        return tidy(office["role"]), None, None
    if body := _BODY.search(who):
        name = tidy(body["name"])
        return (
            (
                name
                if 1 < len(name) < 70 and not re.fullmatch(r"(?:It|He|She|They|This|That|These|There|We|I)", name)
                else None
            ),
            None,
            None,
        )
    return None, None, None
