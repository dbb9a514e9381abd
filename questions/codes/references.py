"""3xx: references that lead nowhere."""

from __future__ import annotations

from questions.codes.code import Code
from questions.problems import Severity

CODES = (
    Code(
        "P301",
        "unknown entity",
        (
            "Facts refer to people, countries, organisations and places by the ids declared under "
            "`entities` in pack.yaml. The entity's names, aliases and type come from there."
        ),
        "holder: fatmir-sejdu",
        "holder: fatmir-sejdiu",
    ),
    Code(
        "P302",
        "unknown office",
        (
            "Offices are declared once, under `offices` in pack.yaml, with their title, their country or "
            "body, and their seats."
        ),
        "office: presidnt",
        "office: president",
    ),
    Code(
        "P303",
        "unknown relation type",
        (
            "Relation types are declared under `relations` in pack.yaml, with their wordings and whether "
            "they are functional."
        ),
        "type: captial",
        "type: capital",
    ),
    Code(
        "P304",
        "unknown source",
        "Evidence names a source that is declared under `sources` in pack.yaml.",
        "evidence: {source: breif, quote: ...}",
        "evidence: {source: brief, quote: ...}",
    ),
    Code(
        "P305",
        "unknown fact",
        (
            "`after`, `before` and `universe` name other facts of the pack by id, and of the right kind: "
            "events for the first two, a membership for the last."
        ),
        "after: [{event: embargoo, quote: ...}]",
        "after: [{event: embargo, quote: ...}]",
    ),
    Code(
        "P306",
        "id given twice",
        (
            "Each fact has an id of its own. An id that a fact had before (`was`) is not used again "
            "either, because a learner's memory may still be kept under it."
        ),
        "- id: embargo\n...\n- id: embargo",
        "- id: embargo\n...\n- id: embargo-lifted",
    ),
    Code(
        "P307",
        "template that can't be filled",
        (
            "A template names slots in braces: {slot} or {slot:form}. The slot must be one of this fact, "
            "and the form one of its type: `in` for dates, `bare`, `short`, `poss`, `adj` for entities, "
            "`title`, `nth` for offices, `number`, `words` for amounts, `a`, `quote` for words."
        ),
        'text: "{when:at}, {holdr} resigned."',
        'text: "{when:in}, {holder} resigned."',
    ),
    Code(
        "P308",
        "declared but never used",
        (
            "No fact names this entity, office or relation type. Most often a reference is missing or "
            "misspelt; otherwise take the declaration out."
        ),
        "entities:\n  albania: {type: country, name: Albania}   # in no fact",
        "(remove it, or use it)",
        Severity.WARNING,
    ),
    Code(
        "P309",
        "two entities with one name",
        (
            "A name or alias that denotes two entities makes typed answers ambiguous, and nobody could "
            "tell which of the two a quote means. Give each a name that is its own."
        ),
        "kfor: {name: KFOR}\nkosovo-force: {name: Kosovo Force, short: KFOR}",
        "kosovo-force: {name: Kosovo Force, short: KFOR}",
    ),
    Code(
        "P310",
        "field for a slot that is not there",
        "`ask` and `skip` name slots of their fact (`skip` also families), and `wrong` may name its slot.",
        "ask: {valeu: How many troops ...?}",
        "ask: {value: How many troops ...?}",
    ),
)
