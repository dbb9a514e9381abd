"""Item-writing rules, one function a rule, for generated items and for questions from anywhere.

E: such an item is never shown. W: a warning. Rules over a whole bank are in `questions.audit`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.items import Item
from questions.lint import cues, options, proofs, quantities, stems
from questions.lint.rule import Finding, Rule, Subject, finds

if TYPE_CHECKING:
    from questions.world import World

RULES: tuple[Rule, ...] = (
    Rule("stem-question", "W", "a choice stem asks, ends with a colon, or opens with an imperative", stems.question),
    Rule("stem-length", "W", "a stem has at most 30 words", stems.length),
    Rule("negative-stem", "E", "no negation is added to the question", stems.negative),
    Rule("volatile-dated", "E", "what changes is asked with its date", stems.dated, generated_only=True),
    Rule("unbound-time", "E", "no now, currently, recently, today", stems.unbound_time),
    Rule("pronoun", "W", "a pronoun stands after its noun", stems.pronoun),
    Rule("date-attachment", "E", "a date belongs to one verb", stems.attachment),
    Rule("leak", "E", "the key does not stand in the stem", stems.leak),
    Rule("cloze-blank", "E", "one blank, whose words stand nowhere else", stems.one_blank),
    Rule("open-cloze", "E", "a blank has one defensible filling", stems.open_cloze),
    Rule("all-of-above", "E", "no option refers to all others", options.all_of_above),
    Rule("none-of-above", "E", "no option denies all others", options.none_of_above),
    Rule("complex-choice", "E", "no option combines others", options.complex_choice),
    Rule("key-length", "E", "the key is not the longest by far", cues.key_length_strict),
    Rule("key-length", "W", "the key is not the longest by far", cues.key_length_loose),
    Rule("option-order", "E", "numbers and dates ascend; an ordering does not start sorted", quantities.order),
    Rule("option-gap", "E", "no two options overlap", quantities.gap),
    Rule("homogeneous", "E", "options are of one sort, case and punctuation", options.homogeneous),
    Rule("acronym-cue", "E", "initials don't give the key away", cues.acronym),
    Rule("clang", "E", "no word of the stem gives the key away", cues.clang),
    Rule("convergence", "E", "the key is not made of the commonest parts", cues.convergence),
    Rule("duplicate-option", "E", "no two options are the same", options.duplicate),
    Rule("number-cue", "E", "a plural does not give the key away", cues.number_cue),
    Rule("option-count", "W", "three or four options", options.count),
    Rule("polarity-cue", "W", "the key is not the only one of its tone", cues.polarity),
    Rule("certified", "E", "every wrong option is proven wrong", proofs.certified, generated_only=True),
    Rule("explanation", "E", "feedback states key, reasons and source", proofs.explanation, generated_only=True),
    Rule("contested", "W", "motives are attributed", proofs.contested, generated_only=True),
    Rule("anachronism", "E", "options existed at the time asked about", proofs.anachronism, generated_only=True),
)

_ERRORS = tuple(rule for rule in RULES if rule.severity == "E")


def lint(item: Item, world: World | None = None, *, foreign: bool = False) -> tuple[Finding, ...]:
    """Return every rule that an item breaks.

    Args:
        item: The item.
        world: The pack that it was made from; without it rules that need one are silent.
        foreign: Whether it was written elsewhere, without certificates and sources.
    """
    subject = Subject(item, world, foreign=foreign)
    return tuple(found for rule in RULES if (found := finds(subject, rule)))


def errors(item: Item, world: World | None = None) -> tuple[Finding, ...]:
    """Return the E rules that an item breaks: such an item is never shown."""
    subject = Subject(item, world)
    return tuple(found for rule in _ERRORS if (found := finds(subject, rule)))


__all__ = ["RULES", "Finding", "Rule", "Subject", "errors", "lint"]
