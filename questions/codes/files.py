"""1xx: files that can't be read, or may not be."""

from __future__ import annotations

from questions.codes.code import Code

CODES = (
    Code(
        "P101",
        "file not found or not readable",
        (
            "A pack is a folder with pack.yaml in it, or a single YAML file. Files that the pack names "
            "(the text of a source, a table's CSV) are looked for beside pack.yaml."
        ),
        "sources:\n  brief: {title: Brief, file: breif.md}",
        "sources:\n  brief: {title: Brief, file: brief.md}",
    ),
    Code(
        "P102",
        "too large",
        (
            "One file may have 16 MB, a pack 64 MB, 1,000 files of facts and 20,000 rows a table. That is"
            " far more than a person writes; a larger file is most likely the wrong one. Split a pack "
            "that really is that large."
        ),
        "facts/everything.yaml (50 MB)",
        "facts/history.yaml, facts/people.yaml",
    ),
    Code(
        "P103",
        "not UTF-8",
        (
            "All files of a pack are UTF-8 text. An editor that saves Latin-1 or UTF-16 spoils accents in"
            " names, so nothing is guessed. The offset of the first byte that can't be read is given."
        ),
        "Thaçi, saved as Latin-1 (byte 0xE7)",
        "Thaçi, saved as UTF-8",
    ),
    Code(
        "P104",
        "not YAML",
        (
            "The file can't be parsed. The usual causes are a colon or a # in text without quotes, a "
            "quote that is never closed, wrong indentation, or tabs. Put text with such characters into "
            "quotes."
        ),
        "clause: NATO: an alliance",
        'clause: "NATO: an alliance"',
    ),
    Code(
        "P105",
        "forbidden character",
        ("Control characters such as NUL may not stand in a text file. They come from copying or from a damaged file."),
        "title: Kosovo<NUL>",
        "title: Kosovo",
    ),
    Code(
        "P106",
        "several documents in one file",
        (
            "A YAML file of a pack is one document. A line of three dashes begins a second one, which "
            "would be silently lost."
        ),
        "- id: a\n---\n- id: b",
        "- id: a\n- id: b",
    ),
    Code(
        "P107",
        "YAML tag",
        (
            "Tags such as !!python/object ask a YAML reader to build things. Packs come from other "
            "people, so none is followed. Every value is read as text, and the field's type decides what "
            "it means."
        ),
        "value: !!int 5",
        "value: 5",
    ),
    Code(
        "P108",
        "key or column given twice",
        "Of two equal keys in one mapping (or two equal columns of a CSV file) one would be silently lost.",
        "when: 1999\nwhen: 1998",
        "when: 1999",
    ),
    Code(
        "P109",
        "nested too deeply",
        "A pack needs about six levels of nesting; 32 are allowed. Deeper nesting is damage or an attack.",
        "[[[[[[[[...]]]]]]]]",
        "members: [greece, spain]",
    ),
    Code(
        "P110",
        "aliases that expand to too much",
        (
            "YAML anchors and aliases (&name, *name) are allowed, but aliases of aliases multiply. A file"
            " may stand for two million values."
        ),
        "b: &b [*a, *a, *a]\nc: &c [*b, *b, *b]",
        "b: [1, 2, 3]",
    ),
    Code(
        "P111",
        "path leads out of the pack",
        (
            "A pack may name only files inside its own folder, so that a pack from elsewhere can't read "
            "your other files. Absolute paths, ../ and links to the outside are refused."
        ),
        "file: ../../notes.md",
        "file: notes.md",
    ),
    Code(
        "P112",
        "not a file name",
        "Folders are separated by / on every system, and a name is not empty.",
        "csv: tables\\polls.csv",
        "csv: tables/polls.csv",
    ),
    Code(
        "P113",
        "malformed CSV",
        (
            "A table's CSV file has a first row of column names, cells separated by commas, and the same "
            "number of cells in every row. Cells with commas or line breaks stand in double quotes, and a"
            " double quote inside of them is doubled."
        ),
        "year,share\n2024,1,100",
        'year,share\n2024,"1,100"',
    ),
    Code(
        "P114",
        "wrong shape of file",
        (
            "pack.yaml is a mapping (id, title, ...). A file of facts is a list, or a mapping with "
            "`facts:`. A fact is a mapping."
        ),
        "bombing:\n  kind: event",
        "- id: bombing\n  kind: event",
    ),
    Code(
        "P115",
        "too many facts",
        "A pack may have 50,000 facts. Split a larger one: learners choose packs, not facts.",
        "(60,000 facts in one pack)",
        "(six packs of 10,000 facts)",
    ),
)
