"""Standings: member of, observer of, not a member of, pending since, autonomous under."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import cut_dates, dates_of, tidy

_WHAT = (
    r"(?P<status>(?:[a-z-]+\s+){0,2}(?:member|observer|associate|partner|candidate|signatory|participant|province|protectorate|colony|"
    r"territory|republic|monument|reserve|national park|heritage site|member state|subsidiary))(?:\s+(?:state|country))?"
)
_IS = re.compile(
    rf"^(?P<subject>[^,;:]{{2,80}}?)\s+(?P<verb>is|was|are|were|became|has been|had been|remains|remained)\s+(?P<not>not\s+|no longer\s+)?"
    rf"(?:an?|the)\s+{_WHAT}\b(?:\s+(?:of|to|in)\s+(?P<body>(?:the\s+)?[^,;.(]{{2,70}}))?"
)
_NO = re.compile(
    r"(?P<subject>[^,;:]{2,120}?)\s+(?:do not|does not|did not)\s+have\s+(?P<status>(?:[a-z-]+\s+){0,3}(?:relations|membership|status|ties))"
    r"(?:\s+(?:with|in)\s+(?P<body>[^,;.]{2,60}))?"
)
_PENDING = re.compile(
    r"(?P<subject>[A-Z][\w -]{1,40}?)['’]s?\s+(?P<status>application|bid|request|candidacy)\s+(?:to|for)\s+(?:join\s+)?(?P<body>[^,;.]{3,80}?)\s+"
    r"(?:has been|have been|is|remains)\s+(?P<state>pending|under review|suspended|on hold|frozen)\b"
)
_UPGRADED = re.compile(
    r"(?P<subject>\bits|\bhis|\bher|\btheir|[A-Z][\w -]{1,40}?['’]s)\s+status\s+(?:was|has been|were)\s+(?:upgraded|raised|changed|"
    r"downgraded|lowered|promoted)\s+(?:from\s+[\w -]+?\s+)?to\s+(?:that of\s+)?(?:an?\s+)?(?P<status>[\w -]{3,40}?)(?=\s+(?:in|on|of)\b|[,.;]|$)"
)
_RECOGNISED = re.compile(
    r"^(?P<subject>[^,;]{2,60}?)\s+is\s+(?:also\s+)?not recogni[sz]ed as\s+(?:an?\s+)?(?P<status>[\w -]{3,40}?)\s+by\s+(?P<body>[^,;—–.]{3,60})"
)
_FRONT = re.compile(r"^(?:(?:In|On|By|Since|Under|As of|From|Until|During)\b[^,]{2,70},\s+)+")


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield the standings of a sentence, with the date from which each holds."""
    text = sentence.text
    if re.search(r"\b(?:may|might|allegedly|reportedly|perhaps)\b", text):
        return
    dates = dates_of(text)
    front = _FRONT.match(text)
    body = text[front.end() :] if front else text
    base = front.end() if front else 0
    since = next((d.date for d in dates if d.date.precision == "since"), None)
    start = next((d.date.edtf for d in dates if d.date.precision in {"year", "month", "day"}), None)
    first = since.edtf.removesuffix("/..") if since else start
    for clause in re.split(r",\s+(?:and|but)\s+|;\s+|\s+and\s+(?=[A-Z][\w]+ (?:is|was|has been)\b)", body):
        local = dates_of(clause)
        if match := _IS.match(clause):
            negated = bool(match["not"]) or None
            when = None if negated or match["verb"] in {"is", "are"} else first
            if local:
                when = local[0].date.edtf.removesuffix("/..")
            subject = tidy(cut_dates(match["subject"], dates_of(match["subject"])))
            of = tidy(cut_dates(match["body"], dates_of(match["body"]))) if match["body"] else None
            of = re.split(r"\s+(?:which|that|and|since|from|until|in \d)\b", of)[0] if of else None
            slots = {
                "subject": subject,
                "status": match["status"].strip(),
                "body": of,
                "from": when,
                "negated": negated,
            }
            yield make(sentence, "status", slots)
    if base >= 0 and (match := _NO.search(text)):
        subject, partner = match["subject"], match["body"]
        if partner is None and " and " in subject:
            subject, partner = subject.rsplit(" and ", 1)
        yield make(
            sentence, "status",
            {"subject": tidy(subject), "status": match["status"].strip(), "body": tidy(partner) if partner else None, "negated": True},
        )  # fmt: skip
    if match := _PENDING.search(text):
        of = re.sub(r"\s+(?:program|programme)$", "", tidy(match["body"]))
        slots = {
            "subject": match["subject"].strip(),
            "status": f"{match['state']} {match['status']}",
            "body": of,
            "from": first,
        }
        yield make(sentence, "status", slots)
    if match := _UPGRADED.search(text):
        slots = {"subject": match["subject"], "status": match["status"].strip(), "from": start}
        yield make(
            sentence,
            "status",
            slots,
            flags=("whose status: see the sentence before",) if match["subject"][0].islower() else (),
        )
    if match := _RECOGNISED.match(text):
        slots = {
            "subject": tidy(match["subject"]),
            "status": match["status"],
            "body": tidy(match["body"]),
            "negated": True,
        }
        yield make(sentence, "status", slots)
