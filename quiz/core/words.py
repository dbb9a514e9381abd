"""Numbers that matter, and names of kinds, in words."""

from __future__ import annotations

from datetime import date

KINDS = {
    "authored": "questions of the author",
    "between": "what happened in between",
    "cause": "causes",
    "change": "what changed",
    "cloze": "fill in the blank",
    "compare": "comparing numbers",
    "define": "what words mean",
    "flashcard": "flashcards",
    "how_many": "how many",
    "interval": "how long",
    "match": "matching pairs",
    "odd_one_out": "odd one out",
    "order": "putting in order",
    "read_table": "reading a table",
    "recall_table": "numbers of a table",
    "relate": "how things are related",
    "select_all": "all that apply",
    "sequence": "what comes next",
    "status_at": "how things stood",
    "true_false": "true or false",
    "value_as_of": "figures at a time",
    "what_said": "what was said",
    "what_then": "what happened then",
    "when": "when it was",
    "where_who": "places and people",
    "which_first": "which came first",
    "which_member": "what belongs to it",
    "which_office": "offices",
    "which_statement": "which statement is true",
    "who_held": "who held an office",
    "who_said": "who said it",
}
"""Families of questions, as a learner is told of them."""
WAYS = {
    "single_choice": "choosing one",
    "select_all": "choosing all that apply",
    "true_false": "true or false",
    "typed": "typing",
    "number": "typing a number",
    "date": "typing a date",
    "cloze": "filling the blank",
    "ordering": "ordering",
    "matching": "matching",
    "flashcard": "flashcard",
}
"""Formats, as a learner is told of them."""


def kind_in_words(family: str) -> str:
    """Return a family of questions in words; one that is not known, by its name without underscores."""
    return KINDS.get(family, family.replace("_", " "))


def way_in_words(way: str) -> str:
    """Return a format in words; one that is not known, by its name without underscores."""
    return WAYS.get(way, way.replace("_", " "))


def due_in_words(due: date, today: date) -> str:
    """Return when something is due, as said: "today", "tomorrow", "in 9 days", "in 3 months"."""
    days = (due - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return f"in {days} days"
    if days < 730:
        return f"in {round(days / 30.4)} months"
    return f"in {round(days / 365.25)} years"
