"""2xx: fields that are missing, unknown or of the wrong type."""

from __future__ import annotations

from questions.codes.code import Code

CODES = (
    Code(
        "P201",
        "missing field",
        (
            "The field has no default, and nothing can be asked without it. An empty value without quotes"
            " counts as left out."
        ),
        "- id: bombing\n  kind: event\n  when: 1999-03",
        "- id: bombing\n  kind: event\n  clause: NATO [began|begin] bombing Yugoslavia\n  when: 1999-03",
    ),
    Code(
        "P202",
        "unknown field",
        (
            "A field that is not known is refused, because a misspelt one would be silently lost. The "
            "nearest known field is named where there is one."
        ),
        "wehn: 1999-03",
        "when: 1999-03",
    ),
    Code(
        "P203",
        "unknown kind of fact",
        (
            "Every fact has a `kind`, one of the thirteen: event, tenure, status, position, quantity, "
            "membership, statement, relation, definition, table, sequence, cause, card."
        ),
        "kind: evnt",
        "kind: event",
    ),
    Code(
        "P204",
        "not an id",
        (
            "Ids are made of lower-case letters, digits and single hyphens, and have at most 80 "
            "characters. They never change, even if the wording of the fact does: a learner's memory is "
            "kept under them. Names of table columns are made of lower-case letters, digits and "
            "underscores."
        ),
        "id: First President!",
        "id: first-president",
    ),
    Code(
        "P205",
        "not a date",
        (
            "Dates are EDTF: 1999, 1999-03, 1999-03-24, 1999~ for about 1999, 1998/1999 for an interval, "
            "../1998-06 for no later than June 1998. Write what the source says and no finer."
        ),
        "when: March 1999",
        "when: 1999-03",
    ),
    Code(
        "P206",
        "not a number, or out of range",
        (
            "Numbers are plain digits with a point for decimals; the unit has its own field. Missing "
            "table cells stay empty."
        ),
        "value: 4,500 troops",
        "value: 4500\nunit: troops",
    ),
    Code(
        "P207",
        "unmarked clause",
        (
            "A clause or predicate marks its one verb, so that questions can be made of it: [began|begin]"
            " for past and base form, [was] or [were] alone, [does|do] for singular and plural in a "
            "membership. Clauses with two verbs become two facts. 'There was' can't be turned into a "
            "question."
        ),
        "clause: NATO began bombing Yugoslavia",
        "clause: NATO [began|begin] bombing Yugoslavia",
    ),
    Code(
        "P208",
        "empty value",
        "The value is there but empty. Fill it in, or take the whole line out.",
        'title: ""',
        "title: Kosovo and NATO",
    ),
    Code(
        "P209",
        "not one of the allowed values",
        "The field takes one of a few words. true and false may be written yes and no as well.",
        "stance: favourable",
        "stance: for",
    ),
    Code(
        "P210",
        "wrong shape of value",
        (
            "Some fields are lists, some are mappings, some are plain text, and some lists need a minimum"
            " of entries (three steps, two columns)."
        ),
        "members: greece",
        "members: [greece]",
    ),
    Code(
        "P211",
        "too long",
        "Texts have at most 2,000 characters and ids 80. A fact is one sentence; split what needs more.",
        "clause: (three paragraphs)",
        "clause: NATO [began|begin] bombing Yugoslavia",
    ),
    Code(
        "P212",
        "fields that contradict each other",
        (
            "The fields of this fact can't all be right: an end before its beginning, two keys that "
            "exclude each other, a volatile value without the date at which it was so, a check over a "
            "column that is not there."
        ),
        "from: 2016\nto: 2010",
        "from: 2010\nto: 2016",
    ),
    Code(
        "P213",
        "derived column typed in",
        (
            "A column with `derive` is computed from the others. A typed-in value could disagree with "
            "them, and it would teach the mistake. Leave the cells empty; where an input is missing, the "
            "result is missing too."
        ),
        "support,opposed,lead\n88.7,8.7,80",
        "support,opposed\n88.7,8.7",
    ),
    Code(
        "P214",
        "unknown column",
        "Each cell belongs to a column that the table declares, in the header of a CSV file as in rows.",
        "- {year: 2024, suport: 94}",
        "- {year: 2024, support: 94}",
    ),
    Code(
        "P215",
        "row without a key, or two with the same",
        (
            "The key column names the rows, and a learner's memory of a cell is kept under that name. So "
            "it is never empty, and no two rows share it."
        ),
        "2024-05,94\n2024-05,95",
        "2024-05,94\n2024-09,95",
    ),
)
