"""Rules about what stands behind an item: certificates, feedback, sources, times."""

from __future__ import annotations

import re

from questions.lint.rule import Subject
from questions.text.dates import find_dates
from questions.text.folding import fold
from questions.text.numbers import find_numbers


def certified(subject: Subject) -> str | None:
    """Every wrong option has its certificate."""
    if subject.format == "ordering":
        return None
    bare = [option.text for option in subject.item.options if not option.correct and option.certificate is None]
    return f"nothing proves {bare[0]!r} wrong" if bare else None


def explanation(subject: Subject) -> str | None:
    """Feedback states the key, says of each wrong option why it is wrong, and cites a source."""
    item = subject.item
    if not item.explanation.strip():
        return "there is no explanation"
    if not item.sources:
        return "no source is cited"
    silent = [option.text for option in item.options if not option.feedback.strip()]
    if silent:
        return f"nothing is said about {silent[0]!r}"
    unproven = [o for o in item.options if o.certificate is not None and o.certificate.fact is None]
    alone = subject.format in {"typed", "cloze", "number", "date", "flashcard"}
    # What no fact refutes is refuted by the true value: it has to be said.
    if (alone or (unproven and subject.format == "single_choice")) and not _states(subject):
        return f"the explanation does not state the key {item.answers[0]!r}"
    return None


def _states(subject: Subject) -> bool:
    """Whether the explanation says the key: by a name, by the adjective of a country, or by its value in words."""
    item = subject.item
    said = f" {fold(item.explanation)} "
    texts = set(item.answers)
    if subject.world is not None:
        for entity_id in subject.world.entities_by_name.get(fold(item.answers[0]), ()):
            texts.add(subject.world.entity(entity_id).adjective or item.answers[0])
    if any(f" {fold(text)} " in said or _stands(text, item.explanation) for text in texts):
        return True
    wanted = {number.value for text in item.answers for number in find_numbers(text)}
    return bool(wanted & {number.value for number in find_numbers(item.explanation)}) and item.format != "typed"


def _stands(text: str, sentence: str) -> bool:
    """Whether a text stands in a sentence as it is: a single letter of another alphabet folds otherwise than in a word."""
    return bool(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", sentence))


def contested(subject: Subject) -> str | None:
    """Motives and contested claims carry an attribution."""
    if subject.world is None or subject.item.family != "cause":
        return None
    fact = subject.world.pack.by_id.get(subject.item.facts[0])
    if fact is None or fact.attribution or getattr(fact, "link", "") != "in_order_to":
        return None
    return "a motive is stated as a fact: say whose account it is (`attribution`)"


def anachronism(subject: Subject) -> str | None:
    """Every option existed at the time asked about, where lifespans are known."""
    if subject.world is None or not subject.is_choice:
        return None
    dates = find_dates(subject.item.stem)
    if len(dates) != 1:
        return None
    when = dates[0].date
    for text in subject.wrong_texts:
        for entity_id in subject.world.entities_by_name.get(fold(text), ()):
            existed = subject.world.entity(entity_id).existed
            if existed is not None and existed.disjoint(when):
                return f"{text} did not exist in {dates[0].text}"
    return None
