"""4xx: quotes, and what they bear out."""

from __future__ import annotations

from questions.codes.code import Code

CODES = (
    Code(
        "P401",
        "quote not found",
        (
            "A quote stands letter by letter in its source; only line breaks, runs of spaces and the "
            "style of quotation marks don't matter. The nearest passage of the source is shown."
        ),
        'quote: "NATO planes started bombing"',
        'quote: "NATO planes began bombing"',
    ),
    Code(
        "P402",
        "quote found twice",
        (
            "A quote stands once in its source, so that a learner who follows it lands at the right "
            "place. Quote a few words more."
        ),
        'quote: "In 2014"',
        'quote: "In 2014 Kosovo became an observer member"',
    ),
    Code(
        "P403",
        "unanchored slot",
        (
            "A slot is anchored when the fact's quotes hold an expression of the same value: the date in "
            "any form but of the same precision, the number with its unit, a name or alias of the entity,"
            " the office's title with its country, quoted words as they are. A slot that is not anchored "
            "is an error in the fact, or its quote is too short. What the source does not say is left "
            "out, with a `note`."
        ),
        'when: 1999-04\nevidence: {source: brief, quote: "In March 1999 NATO planes began bombing Yugoslavia"}',
        'when: 1999-03\nevidence: {source: brief, quote: "In March 1999 NATO planes began bombing Yugoslavia"}',
    ),
    Code(
        "P404",
        "unanchored words in a text",
        (
            "Each number, date, proper name and quoted phrase in an author's text (clause, said, gist, "
            "ask, text, cause, effect, ...) must stand in the fact's quotes too, in any equivalent form. "
            "So a slip in a wording is found like a slip in a slot."
        ),
        'clause: "Albania [applied|apply] ..."\nevidence: {source: brief, quote: "Kosovo applied ..."}',
        'clause: "Kosovo [applied|apply] ..."\nevidence: {source: brief, quote: "Kosovo applied ..."}',
    ),
    Code(
        "P405",
        "quote too long",
        (
            "A quote has at most 300 characters: it is shown to learners after their answer. Several "
            "short quotes are better than one long one."
        ),
        "quote: (a whole paragraph)",
        "quote: In March 1999 NATO planes began bombing Yugoslavia",
    ),
    Code(
        "P406",
        "no evidence",
        ("Every fact, universe facts (`asked: false`) too, has at least one passage of a source that bears it out."),
        "- id: bombing\n  kind: event",
        '- id: bombing\n  kind: event\n  evidence: {source: brief, quote: "In March 1999 ..."}',
    ),
    Code(
        "P407",
        "table row that its source does not bear out",
        (
            "Each row of a table is compared with the row of its source that has the same key: the "
            "Markdown table that holds or follows one of the fact's quotes, its columns found by their "
            "headers; or, without a table, a list item or sentence of that section that gives the cells "
            "in the order of the columns. Swapped cells are found this way. A cell that the source lacks "
            "stays empty."
        ),
        "2024-05,3,94   (the source: 94% for, 3% against)",
        "2024-05,94,3",
    ),
    Code(
        "P408",
        "source without text",
        (
            "Quotes are looked up in the text of their source. Give the source a `file` beside the pack, "
            "or its `content` where it is short."
        ),
        "sources:\n  brief: {title: Brief, url: https://example.org}",
        "sources:\n  brief: {title: Brief, file: brief.md}",
    ),
)
