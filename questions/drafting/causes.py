"""Reasons and purposes: in order to, so that, because, led to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from questions.drafting.candidate import Candidate
from questions.drafting.making import make
from questions.drafting.sentences import Sentence
from questions.drafting.spans import HEDGE, cut_dates, dates_of, tidy
from questions.drafting.verbs import find_verb

_LED = re.compile(r"\b(?:led to|resulted in|gave rise to|caused)\b\s+")
_BECAUSE = re.compile(r",?\s+\b(?:because|since(?=\s+(?:the|it|they|its)\s))(?:\s+of)?\s+", re.IGNORECASE)
_FRONT = re.compile(r"^(?:Because|As|Since)\s+(?P<cause>[^,]{8,160}),\s+(?P<effect>.+)$")
_IN_ORDER = re.compile(r",?\s+(?:in order to|so as to|so that)\s+")
_PURPOSE = re.compile(
    r"\s+to\s+(?P<verb>halt|stop|prevent|secure|ensure|protect|restore|avoid|help|support|raise|save|keep|defend|provide|commemorate|"
    r"replace|allow|enable|improve|reduce|study|investigate|protest|celebrate|mark|honou?r|encourage|promote|satisfy|meet|house)\b"
)
_GERUND = re.compile(
    r",\s+(?:thereby\s+)?(?:which\s+)?(?P<verb>imped(?:ing|es|ed)|prevent(?:ing|s|ed)|caus(?:ing|es|ed)|leading to|led to|leads to|block(?:ing|s|ed)|hinder(?:ing|s|ed)|"
    r"delay(?:ing|s|ed)|exacerbating|worsening|triggering|contributing to|forcing|forced)\s+"
)
_TAKES = re.compile(
    r"\b(?:agree|refus|begin|beg[au]n|start|tr(?:y|ied)|plan|decid|decision|attempt|continu|help|vow|fail|hope|hoping|offer|ask|urg|order|allow|want|wish|"
    r"desir|promis|pledg|threaten|need|intend|expect|prepar|right|able|seek|sought|swor|duty|power|chance|ability|likely|way|call|forc|requir|"
    r"invit|persuad|appoint|elect|manag|used|due|went on|goes on)\w*$"
)
_AND_TO = re.compile(r"\s+and\s+to\s+")


def propose(sentence: Sentence) -> Iterator[Candidate]:
    """Yield why something was, or what it was for."""
    text = sentence.text
    if HEDGE.search(text) or text.count('"') % 2:
        return
    for cause, effect, link in _pairs(text):
        cause, effect = tidy(cause), tidy(cut_dates(effect, dates_of(effect)))
        if (2 <= len(cause.split()) <= 40 and 2 <= len(effect.split()) <= 40) or (
            link == "led_to" and cause and effect
        ):
            yield make(sentence, "cause", {"cause": cause, "effect": effect, "link": link})


def _pairs(text: str) -> Iterator[tuple[str, str, str]]:
    if front := _FRONT.match(text):
        if text.startswith("Because") or find_verb(f"x {front['cause']}"):
            yield front["cause"], front["effect"], "because"
        return
    if match := _IN_ORDER.search(text):
        yield text[match.end() :], text[: match.start()], "in_order_to"
    elif match := _BECAUSE.search(text):
        if "because" in match[0].lower():
            yield text[match.end() :], text[: match.start()], "because"
    elif match := _LED.search(text):
        yield text[: match.start()], text[match.end() :], "led_to"
    elif match := _GERUND.search(text):
        yield text[: match.start()], text[match.start("verb") :], "led_to"
    elif (match := _PURPOSE.search(text)) and (verb := find_verb(text[: match.start()])):
        if _TAKES.search(text[: match.start()]) or not verb:
            return  # "agreed to help", "the decision to stop": what the word takes, no purpose
        effect = text[: match.start()]
        for part in _AND_TO.split(text[match.start() + 4 :]):
            yield part, effect, "in_order_to"
