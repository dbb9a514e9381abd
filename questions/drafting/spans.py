"""What drafting rules share: dates that can stand alone, names, roles, hedges, and texts without their dates."""

from __future__ import annotations

import re
from dataclasses import dataclass

from questions.text.dates import Found, find_dates
from questions.text.numbers import ORDINALS

HEDGE = re.compile(
    r"\b(?:(?-i:may)|might|could have|perhaps|possibly|reportedly|allegedly|supposedly|rumou?red|legend|believed?|believes|"
    r"thought to|said to be|is said|probably|likely|apparently|some (?:local )?historians|claim(?:s|ed)?|planned to|"
    r"expected to|hoped to|intended to|was to (?:have|be)|were to be|would have|will|shall|disputed|supposed to|planned for|considered for|uncertain|unclear|"
    r"proposed to|due to (?:be|open|begin)|scheduled|according to (?:one|some|legend))\b",
    re.IGNORECASE,
)
NEGATED = re.compile(r"\b(?:never|not|n't|no longer|neither|nor|failed to|without ever)\b", re.IGNORECASE)
RELATIVE = re.compile(
    r"\b(?:(?:the )?(?:following|next|previous|preceding|same) (?:day|week|month|year|decade|spring|summer|autumn|winter)|"
    r"that (?:day|week|month|year|spring|summer|autumn|winter)|(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|several|some|a few|many|\d{1,4}) )?(?:days?|weeks?|months?|years?|decades?) (?:later|earlier|before|after\w*)|"
    r"after (?:two|three|four|five|six|seven|eight|nine|ten|several|\d{1,3}) (?:days|weeks|months|years)|"
    r"last (?:week|month|year)|yesterday|today|recently|nowadays|shortly (?:after\w*|before)|soon after\w*)\b",
    re.IGNORECASE,
)
W = r"[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'.&-]*"
NAME = rf"(?:(?:Sir|Dame|Lord|Lady|Dr|Prof|St|General|Colonel|Captain|Admiral)\.?\s+)?{W}(?:\s+(?:(?:of|de|da|di|del|van|von|der|den|el|al|bin|ibn|the|la|le|for|and)\s+){{0,2}}{W}){{0,5}}"
PERSON = r"(?:(?:Sir|Dame|Lord|Lady|Dr|Prof)\.?\s+)?[A-ZÀ-ÞĀ-Ž][\w’'-]*(?:\s+[A-Z]\.)*(?:\s+(?:de|da|van|von|der|den|del|bin|ibn|al)){0,2}(?:\s+[A-ZÀ-ÞĀ-Ž][\w’'-]+){1,3}"
_HEADS = (
    "president|prime minister|minister|vice[- ]president|secretary[- ]general|secretary|chancellor|premier|governor|mayor|"
    "chair(?:man|woman|person)?|director(?:[- ]general)?|ambassador|commissioner|speaker|king|queen|emperor|empress|pope|"
    "bishop|archbishop|senator|general|admiral|commander|chief executive|chief engineer|chief scientist|chief|head|leader|"
    "principal|professor|rector|dean|treasurer|curator|architect|engineer|captain|coach|manager|editor|founder|"
    "project scientist|spokes(?:man|woman|person)|administrator|superintendent|keeper|librarian|conductor|producer"
)
ROLE = rf"(?:(?:deputy|acting|interim|foreign|defen[cs]e|finance|transport|health|interior|culture|education|justice|trade|environment|energy|labou?r|chief|general|executive|managing|mission|project|flight|artistic|musical|scientific|assistant)\s+){{0,2}}(?:{_HEADS})(?:\s+(?:of|for|to)\s+(?:the\s+)?(?:{W}(?:\s+(?:of\s+(?:the\s+)?)?{W}){{0,4}}|[a-z]+(?:\s+[a-z]+){{0,1}}))?"
ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
OF = re.compile(r"^(?P<title>.+?)\s+(?:of|for|to)\s+(?:the\s+)?(?P<of>[A-ZÀ-Þ].*)$")
_LEAD = re.compile(
    r"(?:,\s*)?\b(?:(?:early|late|mid|later|again)[ -]?)?(?:as of|in|on|during|at|since|from|of|by|until|around|about)?\s*(?:the\s+)?"
    r"(?:(?:night|morning|evening|afternoon|end|beginning|start|middle|spring|summer)\s+of\s+)?"
    r"(?:(?:early|late|mid)[ -]?)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Role:
    """A role as the article names it."""

    title: str
    of: str | None
    ordinal: int | None


def dates_of(text: str) -> list[Found]:
    """Return the dates of a text that are no part of a name ("the 1974 Constitution") or of a goal in a quotation."""
    kept = []
    for found in find_dates(text):
        after = text[found.end : found.end + 24]
        before = text[: found.start]
        if re.match(r"\s+[A-Z]", after) and re.search(r"\b(?:the|[A-Z]\w+['’]s)\s+$", before) and found.text.isdigit():
            continue
        if before.count('"') % 2 or before.count("“") > before.count("”"):
            continue
        kept.append(found)
    return kept


def cut_dates(text: str, dates: list[Found], base: int = 0) -> str:
    """Return a text without its dates and the prepositions before them."""
    out = text
    for found in sorted(dates, key=lambda f: -f.start):
        start, end = found.start - base, found.end - base
        if start < 0 or end > len(text):
            continue
        lead = _LEAD.search(out[:start])
        begin = lead.start() if lead else start
        head, tail = out[:begin].rstrip(), out[end:].lstrip()
        tail = tail[1:].lstrip() if not head and tail[:1] == "," else tail
        out = f"{head}{'' if tail[:1] in ',.;:)' or not head else ' '}{tail}"
    return tidy(out)


def tidy(text: str) -> str:
    """Return a text without brackets of short forms, stray commas and double spaces."""
    text = re.sub(r"\s*\((?:[A-Z][\w&.-]{1,11})\)", "", text)
    text = re.sub(r"''+|\*\*|__|`", "", text)
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    return re.sub(r"\s+,", ",", text.rstrip("."))


def role_of(text: str) -> Role:
    """Cut a role: "Kosovo's first president" is the first president of Kosovo."""
    text = re.sub(r"^(?:the|a|an|its|their|his|her|then)\s+", "", text.strip(" ,"), flags=re.IGNORECASE)
    owner = re.match(r"(?P<of>(?:the\s+)?[\w .-]+?)['’]s?\s+(?P<rest>.+)$", text)
    of: str | None = None
    if owner:
        of, text = owner["of"], owner["rest"]
        of = None if of.lower() in {"country", "the country", "company", "museum", "the museum", "the company"} else of
    ordinal = None
    if nth := re.match(rf"(?P<n>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+", text, re.IGNORECASE):
        word = nth["n"].lower()
        ordinal = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
        text = text[nth.end() :]
    if found := OF.match(text):
        text, of = found["title"], of or found["of"]
    title = text.strip()
    if of is None and (state := re.match(r"(?P<of>[A-ZÀ-Þ]\w+(?:\s[A-Z]\w+)?)\s+(?P<t>[a-z].*)$", title)):
        of, title = state["of"], state["t"]
    return Role(title.lower(), of, ordinal)
