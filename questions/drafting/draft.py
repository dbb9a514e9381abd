"""`draft`: all rules over all sentences and tables, what is refused apart, the same things said twice once."""

from __future__ import annotations

from collections.abc import Iterable

from questions.drafting import grids
from questions.drafting.articles import Article
from questions.drafting.candidate import Candidate, Draft, Refused
from questions.drafting.refusing import refusal
from questions.drafting.rules import RULES
from questions.drafting.sentences import sentences
from questions.drafting.spans import RELATIVE

_INSTEAD = {"status": "from", "tenure": "from"}
"""Kinds that say it better than an event of the same sentence and date: the slot that holds the date."""


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
    """Drop the events of a sentence that another kind tells with the same date."""
    told = {one.slots.get(_INSTEAD[one.kind]) for one in made if one.kind in _INSTEAD}
    return [
        one for one in made if one.kind != "event" or one.slots.get("when") is None or one.slots["when"] not in told
    ]
