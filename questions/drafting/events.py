"""Dated events: a clause with its verb marked, and its date; and events that other words name ("the outbreak of ...")."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from questions.drafting import positions
from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import HEDGE, NEGATED, RELATIVE, cut_dates, dates_of, tidy
from questions.drafting.verbs import find_verb, is_past
from questions.text.dates import Found

_CUT = re.compile(r";\s+|,?\s+(?:and|but|while|whereas)\s+|,\s+(?:which|who|where)\s+|,\s+(?=(?:[a-z]+ing)\b)")
_LEAD = re.compile(
    r"^(?:(?:In|On|By|At|During|Following|After|Before|Since|Under|With|Until|Throughout|Towards|Despite|As part of|For|When|However|"
    r"Instead|Finally|Later|Meanwhile|Then|Subsequently|Eventually|Nevertheless|Although|in|on|by|during)\b[^,]{0,110},\s+)+"
)
_NOMINALS = {
    "outbreak": ("[broke|break]", "out"), "invasion": ("[invaded|invade]", ""), "declaration": ("[declared|declare]", ""),
    "annexation": ("[annexed|annex]", ""), "occupation": ("[occupied|occupy]", ""), "conquest": ("[conquered|conquer]", ""),
    "foundation": ("[was]", "founded"), "establishment": ("[was]", "established"), "signing": ("[was]", "signed"),
    "death": ("[died|die]", ""), "birth": ("[was]", "born"), "opening": ("[opened|open]", ""), "collapse": ("[collapsed|collapse]", ""),
    "fall": ("[fell|fall]", ""), "dissolution": ("[was]", "dissolved"), "passage": ("[was]", "passed"), "adoption": ("[was]", "adopted"),
    "independence": ("[became|become]", "independent"), "abolition": ("[was]", "abolished"), "assassination": ("[was]", "assassinated"),
    "election": ("[was]", "elected"), "completion": ("[was]", "completed"), "coronation": ("[was]", "crowned"),
}  # fmt: skip
_TRANSITIVE = frozenset({"invasion", "declaration", "annexation", "occupation", "conquest"})
_OWNED = re.compile(
    rf"(?P<who>(?!(?:Following|Since|After|Before|In|On|During|Under|Despite|With|The|By|Until)\b)[A-ZÀ-Þ][\w-]*(?:\s[A-ZÀ-Þ][\w-]*){{0,3}})['’]s?\s+(?P<noun>{'|'.join(_NOMINALS)})\b(?P<rest>(?:\s+(?:of|from|to)\s+(?:the\s+)?[\w]+(?:\s+from\s+\w+)?)?)\s*$"
)
_OF = re.compile(
    rf"\b(?:the\s+)?(?P<noun>{'|'.join(_NOMINALS)})\s+of\s+(?P<what>(?:the\s+)?(?:[A-ZÀ-Þ][\w’'-]*)(?:\s+(?:[A-ZÀ-Þ0-9][\w’'-]*|of))*)\s*$"
)
_PRONOUN = re.compile(
    r"^(?:it|he|she|they|this|that|these|those|its|his|her|their|one|both|some|others|there)\b", re.IGNORECASE
)
_UNDATED_CUE = re.compile(r"^(?:Before|After|Following|When|Then|Later|Finally|Subsequently)\b")
_ORDER = re.compile(r"\b(?:before|after)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Part:
    text: str
    start: int
    end: int
    subject: str = ""


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield the events of a sentence: dated ones, and undated ones whose order the sentence tells."""
    text = sentence.text
    dates = [d for d in dates_of(text) if d.date.precision not in {"decade", "century"}]
    yield from _nominals(sentence, dates)
    if any(True for _ in positions.propose(sentence)):
        return
    lead = _LEAD.match(text)
    base = lead.end() if lead else 0
    fronted = [d for d in dates if d.end <= base and not _nominal_at(text[: d.start])]
    parts = list(_parts(text, base))
    used_front = False
    subject = ""
    for index, part in enumerate(parts):
        own = [d for d in dates if part.start <= d.start and d.end <= part.end]
        own = [d for d in own if not _nominal_at(text[part.start : d.start])]
        verb = find_verb(part.text) if not part.subject else None
        clause = _clause(part, own, subject, verb)
        if clause is None:
            continue
        who, marked = clause
        subject = who or subject
        when = own[0] if own else (fronted[0] if fronted and not used_front else None)
        if when is not None and not own:
            used_front = True
        blocked = HEDGE.search(part.text) or NEGATED.search(part.text)
        if blocked or (when is None and not _ordered(text, lead, index, parts, dates)):
            continue
        edtf = when.date.edtf if when is not None else None
        if when is not None and (
            when.date.precision == "since" or re.search(r"\bas of\s+$", text[: when.start], re.IGNORECASE)
        ):
            continue
        flags = () if edtf else ("no date: give its order with after / before",)
        pronoun = _PRONOUN.match(marked)
        if pronoun:
            flags = (*flags, f"who or what is {pronoun[0]!r}")
        yield make(sentence, "event", {"clause": marked, "when": edtf}, span=(part.start, part.end), flags=flags)


def _ordered(text: str, lead: re.Match[str] | None, index: int, parts: list[_Part], dates: list[Found]) -> bool:
    """Return whether an undated clause is worth a candidate: its sentence says what it came before or after."""
    return bool(lead and (_UNDATED_CUE.match(text) or RELATIVE.search(lead[0])) and len(parts) <= 4 and not dates)


def _parts(text: str, base: int) -> Iterator[_Part]:
    """Cut a sentence into clauses, each with a verb of its own."""
    cuts = [base]
    for match in _CUT.finditer(text, base):
        if text[: match.start()].count('"') % 2 or text.count("(", 0, match.start()) > text.count(
            ")", 0, match.start()
        ):
            continue
        cuts += [match.start(), match.end()]
    cuts.append(len(text))
    held: _Part | None = None
    for start, end in zip(cuts[::2], cuts[1::2], strict=True):
        piece = text[start:end]
        verbal = _verbal(piece)
        if held is not None and not verbal:
            if not re.match(r"[a-z]+ing\b", piece):
                held.end = end
                held.text = text[held.start : end]
            continue
        if held is not None:
            yield held
        held = _Part(piece, start, end) if verbal or held is None else held
    if held is not None:
        yield held


def _verbal(piece: str) -> bool:
    words = piece.split()
    first = words[0].lower() if words else ""
    return find_verb(piece) is not None or is_past(first) or first in {"was", "were"}


def _clause(part: _Part, own: list[Found], subject: str, verb: tuple[int, int, str] | None) -> tuple[str, str] | None:
    """Return (subject, marked clause without dates), or None where no clause can be made."""
    text = part.text
    if verb is None:
        first = text.split(" ", 1)
        if not subject or not (is_past(first[0]) or first[0] in {"was", "were"}):
            return None
        text = f"{subject} {text}"
        verb = find_verb(text)
        if verb is None:
            return None
        shift = len(subject) + 1
    else:
        shift = 0
    start, end, mark = verb
    who = cut_dates(text[:start], [d for d in own if d.end <= part.start + start - shift], part.start - shift)
    rest = cut_dates(text[end:], [d for d in own if d.start >= part.start + end - shift], part.start + end - shift)
    who = re.sub(r"^(?:however|instead|later|then|finally|also),?\s+", "", who, flags=re.IGNORECASE)
    rest = re.split(r",\s+(?=(?:[a-z]+ing|which|who|where)\b)", rest)[0].strip(" ,")
    if not who or len(who) > 160 or who.lower() in {"there", "that", "which", "who"} or not (rest or "|" in mark):
        return None
    return who, f"{who} {mark} {rest}".strip()


def _nominal_at(before: str) -> re.Match[str] | None:
    body = re.sub(r"\s+(?:in|on|since)\s*$", "", before)
    return _OWNED.search(body) or _OF.search(body)


def _nominals(sentence: Sentence, dates: list[Found]) -> Iterator[Candidate]:
    """Yield events that nouns name: "Russia's invasion of Ukraine in 2022"."""
    text = sentence.text
    for found in dates:
        before = text[: found.start]
        match = _nominal_at(before)
        if match is None or found.date.precision in {"by"}:
            continue
        verb, after = _NOMINALS[match["noun"]]
        if "who" in match.re.groupindex:
            rest = match["rest"].strip()
            if match["noun"] in _TRANSITIVE:
                after = rest.removeprefix("of ") if rest.startswith("of ") else rest
            clause = f"{match['who']} {verb} {after}"
        else:
            if match["noun"] in _TRANSITIVE:
                continue
            clause = f"{match['what']} {verb} {after}"
        edtf = found.date.edtf.removesuffix("/..")
        yield make(sentence, "event", {"clause": tidy(clause), "when": edtf}, span=(max(0, match.start()), found.end))
    if passage := re.search(r"^(?:Following|After) the (?:passage|adoption|signing) of (?P<what>[^,]{3,80}),", text):
        noun = text.split(" of ")[0].rsplit(" ", 1)[-1]
        verb, after = _NOMINALS[noun]
        slots = {"clause": f"{tidy(passage['what'])} {verb} {after}", "when": None}
        yield make(sentence, "event", slots, flags=("no date: give its order with after / before",))
