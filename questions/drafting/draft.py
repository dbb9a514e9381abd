"""`draft`: all rules over all sentences and tables, what is refused apart, the same things said twice once."""

from __future__ import annotations

import re
from collections.abc import Iterable

from questions.drafting import grids
from questions.drafting.articles import Article
from questions.drafting.candidate import Candidate, Draft, Refused
from questions.drafting.refusing import refusal
from questions.drafting.rules import RULES
from questions.drafting.sentences import sentences
from questions.drafting.spans import RELATIVE

_STATIVE = re.compile(r"\[(?:owned|had|carried|employed|held|numbered|contained|received|counted|comprised)\|")
"""Verbs that tell how much there was, not what happened."""


def draft(article: Article) -> Draft:
    """Propose facts from an article.

    Args:
        article: What `read_article` returns.

    Returns:
        The candidates in the order of their quotes; the same for the same text, always.

    Raises:
        UsageError: If the sentence splitter of the extra `draft` is not installed.
    """
    found: list[Candidate] = []
    result = Draft(article.text)
    for sentence in sentences(article):
        made = [candidate for rule in RULES for candidate in rule(sentence)]
        found += _apart(made)
        if not made and (relative := RELATIVE.search(sentence.text)):
            result.notes.append(
                f"at {sentence.start}: relative date {relative[0]!r}, nothing drafted: {sentence.text[:100]}"
            )
    for candidate in grids.propose(article):
        found.append(candidate)
        if candidate.kind == "table":
            result.notes += [f"table {candidate.section!r}: {line}" for line in candidate.flags]
    judge(result, found)
    return result


def judge(result: Draft, proposed: Iterable[Candidate]) -> None:
    """Add to a draft what is let through of the proposed candidates, and the reasons for the rest."""
    known = {_same(candidate) for candidate in result.candidates}
    for candidate in proposed:
        why = refusal(candidate, result.text)
        if why is not None:
            result.refused.append(Refused(candidate, why))
        elif _same(candidate) not in known:
            known.add(_same(candidate))
            result.candidates.append(candidate)
    result.candidates.sort(key=lambda one: (one.start, one.kind, one.key))


def _same(candidate: Candidate) -> tuple[object, ...]:
    slots = candidate.slots
    if candidate.kind == "definition":
        return ("definition", str(slots["term"]))
    return (candidate.kind, *sorted((name, str(value).casefold()) for name, value in slots.items()))


def _apart(made: list[Candidate]) -> list[Candidate]:
    """Drop what another candidate of the same sentence tells better."""
    told = {one.slots.get("from") for one in made if one.kind == "status"}
    for one in made:
        if one.kind == "tenure":
            told |= {one.slots.get("from"), one.slots.get("to"), f"{one.slots.get('from')}/{one.slots.get('to')}"}
    measured = {one.slots.get("as_of") for one in made if one.kind == "quantity"}
    listed = {str(len(one.slots["members"])) for one in made if one.kind == "membership"}
    kept = []
    for one in made:
        when = one.slots.get("when")
        stands = one.kind == "event" and when is not None
        if stands and (
            when in told or (str(when).removeprefix("../") in measured and _STATIVE.search(one.slots["clause"]))
        ):
            continue  # a standing, an office or a number says it: "By 1910 she owned 312 clocks"
        if one.kind == "quantity" and one.slots["value"] in listed:
            continue  # the count of a list
        kept.append(one)
    return kept
