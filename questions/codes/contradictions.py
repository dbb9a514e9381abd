"""5xx: facts that can't all be true, and what only an author can decide."""

from __future__ import annotations

from questions.codes.code import Code
from questions.problems import Severity

CODES = (
    Code(
        "P501",
        "two values where there can be one",
        (
            "Two facts say different things of what has one value: two first presidents, two strengths of"
            " one force at one time, two capitals under a functional relation, two dates of one clause. "
            "One of them would be taught, and the other would refute it."
        ),
        "- {holder: sejdiu, office: president, ordinal: 1}\n- {holder: jahjaga, office: president, ordinal: 1}",
        "- {holder: sejdiu, office: president, ordinal: 1}\n- {holder: jahjaga, office: president, ordinal: 2}",
    ),
    Code(
        "P502",
        "contradictory order",
        (
            "`after` and `before` edges run in a circle, or contradict the dates of the two events. Wrong"
            " options are certified by this order, so it has to be sound."
        ),
        "- {id: a, after: [{event: b, ...}]}\n- {id: b, after: [{event: a, ...}]}",
        "- {id: a, after: [{event: b, ...}]}",
    ),
    Code(
        "P503",
        "two holders of one seat at the same time",
        (
            "The office has one seat, and both tenures certainly cover the same day by their bounds. Mend"
            " a date, give the office its true number of `seats`, or leave out what the source does not "
            "say."
        ),
        "- {holder: a, from: 2008, to: 2012}\n- {holder: b, from: 2010, to: 2014}",
        "- {holder: a, from: 2008, to: 2012}\n- {holder: b, from: 2012, to: 2014}",
    ),
    Code(
        "P504",
        "complete set whose size disagrees",
        "The set is declared complete, and its own quotes give another number of members.",
        "complete: true\nmembers: [greece, spain]   # quote: four members of NATO",
        "complete: true\nmembers: [greece, romania, slovakia, spain]",
    ),
    Code(
        "P505",
        "member outside of the universe",
        (
            "All members of a set are members of its `universe`; a non-member is certified by being in "
            "the universe and not in the set. `near` non-members are in the universe and not in the set."
        ),
        "universe: nato-members\nmembers: [serbia]",
        "universe: nato-members\nmembers: [spain]",
    ),
    Code(
        "P506",
        "row that breaks a declared sum",
        (
            "The table declares that some columns of each row sum to a total, within a slack. This row "
            "does not. Rows with a missing input are not tested."
        ),
        "checks: [for + against + neutral sums to 100 +- 1]\n2024,94,13,3",
        "2024,94,3,3",
    ),
    Code(
        "P507",
        "dependency to confirm",
        (
            "A slot of a statement becomes a question of its own only if one value alone makes the "
            "sentence true. Read the false variant that is shown: if it could be true as well, leave the "
            "slot as it is; if it can't, write `functional: confirmed`; or give `wrong` answers with "
            "their reasons. Otherwise the slot is never asked."
        ),
        "slots:\n  number: {type: number, value: 1244}",
        "slots:\n  number: {type: number, value: 1244, functional: confirmed}",
        Severity.INFO,
    ),
    Code(
        "P508",
        "outside of a lifespan",
        (
            "The fact dates something to a time at which its person or body, by `existed`, did not exist "
            "yet or no longer."
        ),
        "ines: {type: person, name: Ines, existed: 1941/2015}\n# holder: ines, from: 2016",
        "ines: {type: person, name: Ines, existed: 1941/2015}\n# holder: ines, from: 2006",
    ),
    Code(
        "P509",
        "later than the pack",
        (
            "The fact is dated after the pack's `as_of`, where the pack's knowledge ends. Goals are no "
            "such dates: a date slot of a statement may lie in the future."
        ),
        "as_of: 2024   # pack\nwhen: 2025-01  # event",
        "as_of: 2025",
    ),
)
