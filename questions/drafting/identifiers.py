"""Sentences with one typed thing to know: identifiers (Resolution 1244), universal claims, shares, goals, requirements."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import tidy

_NUMBERED = re.compile(
    r"\b((?:Resolution|Article|Directive|Regulation|Decree|Protocol|Convention|Flight|Act|Law)\s+(?:No\.?\s*)?\d{1,5}(?:/\d+)?)\b"
)
_YEARED = re.compile(
    r"\b(?:the\s+)?(1[0-9]{3}|20\d\d)\s+((?:[A-Z]\w+\s+)*(?:Constitution|Treaty|Act|Convention|Agreement|Accord|Charter|Election|Olympics|Protocol))\b"
)
_UNIVERSAL = re.compile(
    r"^(?P<share>Every|All|Each|None|Most|Half|Both)\s+(?:of\s+)?(?P<of>(?:the\s+)?[a-z][\w’' -]{2,60}?)\s+(?:has|have|had|was|were|are|is)\b"
)
_SHARE = re.compile(
    r"\b(?P<share>(?:a |an )?(?:super-?majority|two-thirds majority|overwhelming majority|large majority|narrow majority|majority|minority))\s+of\s+(?P<of>(?:the\s+|its\s+|their\s+)?[\w’'-]+(?:\s+[\w’'-]+){0,3})"
)
_ADVERB = re.compile(r"\b(?P<word>overwhelmingly|consistently|unanimously)\s+(?P<verb>\w+)\s+(?P<rest>[^.;]{3,80})")
_NEEDED = re.compile(
    r"\bwhich is (?:considered )?(?P<need>necessary|required|a condition)\s+(?:for|of)\s+(?P<goal>[^.;,]{3,60})"
)
_DISPUTE = re.compile(r"\bthe dispute over (?P<matter>[^.;,]{3,50})")
_ASWELL = re.compile(r",\s+as well as (?:the )?(?P<other>[A-Z][\w -]{2,40}?),")
_BODY = re.compile(
    r"\b(?P<of>(?:the\s+)?[\w]+)['’]s (?P<type>parliament|capital|currency|flag|anthem|largest city|legislature|government|central bank|highest mountain), (?:the )?(?P<name>[A-Z][^,;]{2,60}),"
)
_KINDOF = re.compile(
    r"(?:the )?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,5})(?:\s\([A-Z]\w+\))?, an? (?P<what>(?:[\w-]+\s){0,5}(?:force|alliance|agency|organi[sz]ation|company|institute|programme|program|body|union|league|party|museum))\b(?P<rest>(?: independent of [A-Z]\w+)?)"
)
_CONFLICT = re.compile(
    r"\bbetween the (?P<majority>majority (?:ethnic )?(?P<a>[A-Z]\w+))[^.;]{0,120}?\bthe (?P<minority>minority (?:ethnic )?(?P<b>[A-Z]\w+))"
)
_WANTED = re.compile(r"(?P<who>[A-Z]\w+),? who (?P<what>wanted to [^,;.]{5,90}|were \w+ against[^,;.]{0,50})")


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield statements, each with the slot that a question could ask for."""
    text = sentence.text
    for match in _NUMBERED.finditer(text):
        yield _one(sentence, "identifier", match[1])
    for match in _YEARED.finditer(text):
        yield _one(sentence, "year", match[1], names=tidy(match[2]))
    for pattern in (_UNIVERSAL, _SHARE):
        for match in pattern.finditer(text):
            yield _one(sentence, "share", match["share"], of=match["of"])
    for match in _ADVERB.finditer(text):
        yield _one(sentence, "manner", match["word"], predicate=tidy(f"{match['verb']} {match['rest']}"))
    for match in _NEEDED.finditer(text):
        organisation = re.search(r"\bmember of (?:the )?([A-Z][\w ]+?),", text[: match.start() + 1])
        yield _one(sentence, "condition", organisation[1] if organisation else match["need"], goal=match["goal"])
    for match in _DISPUTE.finditer(text):
        yield _one(sentence, "matter", match["matter"])
    for match in _ASWELL.finditer(text):
        yield _one(sentence, "other", match["other"])
    for match in _WANTED.finditer(text):
        yield _one(sentence, "predicate", match["what"], subject=match["who"])
    for match in _CONFLICT.finditer(text):
        yield _one(sentence, "majority", match["a"], minority=match["b"])
    for match in _BODY.finditer(text):
        slots = {"type": match["type"], "subject": match["name"], "object": match["of"].removeprefix("the ")}
        yield make(sentence, "relation", slots)
    for match in _KINDOF.finditer(text):
        what = f"{match['what']}{match['rest']}"
        yield make(sentence, "relation", {"type": "is a", "subject": match["name"], "object": what})


def _one(sentence: Sentence, name: str, value: str, **more: str) -> Candidate:
    return make(sentence, "statement", {name: value, **more}, flags=("a statement: say what is asked of it",))
