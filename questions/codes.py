"""The register of everything that `quiz check` can find: a stable code, why it matters, and an example of its mend.

1xx files, 2xx fields, 3xx references, 4xx evidence, 5xx contradictions.
"""

from __future__ import annotations

from dataclasses import dataclass

from questions.problems import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem."""

    code: str
    title: str
    explanation: str
    """Two to six sentences: what it is, why it matters, what to do."""
    bad: str
    good: str
    severity: Severity = Severity.ERROR

    def render(self) -> str:
        """Return what `quiz check --explain` prints."""
        bad = "\n".join(f"    {line}" for line in self.bad.splitlines())
        good = "\n".join(f"    {line}" for line in self.good.splitlines())
        return f"{self.code} ({self.severity}): {self.title}\n\n{self.explanation}\n\nWrong:\n{bad}\n\nRight:\n{good}"


_W, _I = Severity.WARNING, Severity.INFO

_FILES = (
    Code(
        "P101",
        "file not found or not readable",
        "A pack is a folder with pack.yaml in it, or a single YAML file. Files that the pack names (the text of a source, "
        "a table's CSV) are looked for beside pack.yaml.",
        "sources:\n  brief: {title: Brief, file: breif.md}",
        "sources:\n  brief: {title: Brief, file: brief.md}",
    ),
    Code(
        "P102",
        "too large",
        "One file may have 16 MB, a pack 64 MB, 1,000 files of facts and 20,000 rows a table. That is far more than a "
        "person writes; a larger file is most likely the wrong one. Split a pack that really is that large.",
        "facts/everything.yaml (50 MB)",
        "facts/history.yaml, facts/people.yaml",
    ),
    Code(
        "P103",
        "not UTF-8",
        "All files of a pack are UTF-8 text. An editor that saves Latin-1 or UTF-16 spoils accents in names, so nothing is "
        "guessed. The offset of the first byte that can't be read is given.",
        "Thaçi, saved as Latin-1 (byte 0xE7)",
        "Thaçi, saved as UTF-8",
    ),
    Code(
        "P104",
        "not YAML",
        "The file can't be parsed. The usual causes are a colon or a # in text without quotes, a quote that is never closed, "
        "wrong indentation, or tabs. Put text with such characters into quotes.",
        "clause: NATO: an alliance",
        'clause: "NATO: an alliance"',
    ),
    Code(
        "P105",
        "forbidden character",
        "Control characters such as NUL may not stand in a text file. They come from copying or from a damaged file.",
        "title: Kosovo<NUL>",
        "title: Kosovo",
    ),
    Code(
        "P106",
        "several documents in one file",
        "A YAML file of a pack is one document. A line of three dashes begins a second one, which would be silently lost.",
        "- id: a\n---\n- id: b",
        "- id: a\n- id: b",
    ),
    Code(
        "P107",
        "YAML tag",
        "Tags such as !!python/object ask a YAML reader to build things. Packs come from other people, so none is followed. "
        "Every value is read as text, and the field's type decides what it means.",
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
        "YAML anchors and aliases (&name, *name) are allowed, but aliases of aliases multiply. A file may stand for two "
        "million values.",
        "b: &b [*a, *a, *a]\nc: &c [*b, *b, *b]",
        "b: [1, 2, 3]",
    ),
    Code(
        "P111",
        "path leads out of the pack",
        "A pack may name only files inside its own folder, so that a pack from elsewhere can't read your other files. "
        "Absolute paths, ../ and links to the outside are refused.",
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
        "A table's CSV file has a first row of column names, cells separated by commas, and the same number of cells in every "
        "row. Cells with commas or line breaks stand in double quotes, and a double quote inside of them is doubled.",
        "year,share\n2024,1,100",
        'year,share\n2024,"1,100"',
    ),
    Code(
        "P114",
        "wrong shape of file",
        "pack.yaml is a mapping (id, title, ...). A file of facts is a list, or a mapping with `facts:`. A fact is a mapping.",
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

_FIELDS = (
    Code(
        "P201",
        "missing field",
        "The field has no default, and nothing can be asked without it. An empty value without quotes counts as left out.",
        "- id: bombing\n  kind: event\n  when: 1999-03",
        "- id: bombing\n  kind: event\n  clause: NATO [began|begin] bombing Yugoslavia\n  when: 1999-03",
    ),
    Code(
        "P202",
        "unknown field",
        "A field that is not known is refused, because a misspelt one would be silently lost. The nearest known field is "
        "named where there is one.",
        "wehn: 1999-03",
        "when: 1999-03",
    ),
    Code(
        "P203",
        "unknown kind of fact",
        "Every fact has a `kind`, one of the thirteen: event, tenure, status, position, quantity, membership, statement, "
        "relation, definition, table, sequence, cause, card.",
        "kind: evnt",
        "kind: event",
    ),
    Code(
        "P204",
        "not an id",
        "Ids are made of lower-case letters, digits and single hyphens, and have at most 80 characters. They never change, "
        "even if the wording of the fact does: a learner's memory is kept under them. Names of table columns are made of "
        "lower-case letters, digits and underscores.",
        "id: First President!",
        "id: first-president",
    ),
    Code(
        "P205",
        "not a date",
        "Dates are EDTF: 1999, 1999-03, 1999-03-24, 1999~ for about 1999, 1998/1999 for an interval, ../1998-06 for no later "
        "than June 1998. Write what the source says and no finer.",
        "when: March 1999",
        "when: 1999-03",
    ),
    Code(
        "P206",
        "not a number, or out of range",
        "Numbers are plain digits with a point for decimals; the unit has its own field. Missing table cells stay empty.",
        "value: 4,500 troops",
        "value: 4500\nunit: troops",
    ),
    Code(
        "P207",
        "unmarked clause",
        "A clause or predicate marks its one verb, so that questions can be made of it: [began|begin] for past and base "
        "form, [was] or [were] alone, [does|do] for singular and plural in a membership. Clauses with two verbs become two "
        "facts. 'There was' can't be turned into a question.",
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
        "Some fields are lists, some are mappings, some are plain text, and some lists need a minimum of entries (three "
        "steps, two columns).",
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
        "The fields of this fact can't all be right: an end before its beginning, two keys that exclude each other, a volatile "
        "value without the date at which it was so, a check over a column that is not there.",
        "from: 2016\nto: 2010",
        "from: 2010\nto: 2016",
    ),
    Code(
        "P213",
        "derived column typed in",
        "A column with `derive` is computed from the others. A typed-in value could disagree with them, and it would teach the "
        "mistake. Leave the cells empty; where an input is missing, the result is missing too.",
        "support,opposed,lead\n88.7,8.7,80",
        "support,opposed\n88.7,8.7",
    ),
    Code(
        "P214",
        "unknown column",
        "Each cell belongs to a column that the table declares.",
        "- {year: 2024, suport: 94}",
        "- {year: 2024, support: 94}",
    ),
    Code(
        "P215",
        "row without a key, or two with the same",
        "The key column names the rows, and a learner's memory of a cell is kept under that name. So it is never empty, and no "
        "two rows share it.",
        "2024-05,94\n2024-05,95",
        "2024-05,94\n2024-09,95",
    ),
)

_REFERENCES = (
    Code(
        "P301",
        "unknown entity",
        "Facts refer to people, countries, organisations and places by the ids declared under `entities` in pack.yaml. The "
        "entity's names, aliases and type come from there.",
        "holder: fatmir-sejdu",
        "holder: fatmir-sejdiu",
    ),
    Code(
        "P302",
        "unknown office",
        "Offices are declared once, under `offices` in pack.yaml, with their title, their country or body, and their seats.",
        "office: presidnt",
        "office: president",
    ),
    Code(
        "P303",
        "unknown relation type",
        "Relation types are declared under `relations` in pack.yaml, with their wordings and whether they are functional.",
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
        "`after`, `before` and `universe` name other facts of the pack by id, and of the right kind: events for the first two, "
        "a membership for the last.",
        "after: [{event: embargoo, quote: ...}]",
        "after: [{event: embargo, quote: ...}]",
    ),
    Code(
        "P306",
        "id given twice",
        "Each fact has an id of its own. An id that a fact had before (`was`) is not used again either, because a learner's "
        "memory may still be kept under it.",
        "- id: embargo\n...\n- id: embargo",
        "- id: embargo\n...\n- id: embargo-lifted",
    ),
    Code(
        "P307",
        "template that can't be filled",
        "A template names slots in braces: {slot} or {slot:form}. The slot must be one of this fact, and the form one of its "
        "type: `in` for dates, `bare`, `short`, `poss`, `adj` for entities, `title`, `nth` for offices, `number`, `words` for "
        "amounts, `a`, `quote` for words.",
        'text: "{when:at}, {holdr} resigned."',
        'text: "{when:in}, {holder} resigned."',
    ),
    Code(
        "P308",
        "declared but never used",
        "No fact names this entity, office or relation type. Most often a reference is missing or misspelt; otherwise take "
        "the declaration out.",
        "entities:\n  albania: {type: country, name: Albania}   # in no fact",
        "(remove it, or use it)",
        _W,
    ),
    Code(
        "P309",
        "two entities with one name",
        "A name or alias that denotes two entities makes typed answers ambiguous, and nobody could tell which of the two a "
        "quote means. Give each a name that is its own.",
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

_EVIDENCE = (
    Code(
        "P401",
        "quote not found",
        "A quote stands letter by letter in its source; only line breaks, runs of spaces and the style of quotation marks "
        "don't matter. The nearest passage of the source is shown.",
        'quote: "NATO planes started bombing"',
        'quote: "NATO planes began bombing"',
    ),
    Code(
        "P402",
        "quote found twice",
        "A quote stands once in its source, so that a learner who follows it lands at the right place. Quote a few words more.",
        'quote: "In 2014"',
        'quote: "In 2014 Kosovo became an observer member"',
    ),
    Code(
        "P403",
        "unanchored slot",
        "A slot is anchored when the fact's quotes hold an expression of the same value: the date in any form but of the same "
        "precision, the number with its unit, a name or alias of the entity, the office's title with its country, quoted words "
        "as they are. A slot that is not anchored is an error in the fact, or its quote is too short. What the source does not "
        "say is left out, with a `note`.",
        'when: 1999-04\nevidence: {source: brief, quote: "In March 1999 NATO planes began bombing Yugoslavia"}',
        'when: 1999-03\nevidence: {source: brief, quote: "In March 1999 NATO planes began bombing Yugoslavia"}',
    ),
    Code(
        "P404",
        "unanchored words in a text",
        "Each number, date, proper name and quoted phrase in an author's text (clause, said, gist, ask, text, cause, effect, "
        "...) must stand in the fact's quotes too, in any equivalent form. So a slip in a wording is found like a slip in a "
        "slot.",
        'clause: "Albania [applied|apply] ..."\nevidence: {source: brief, quote: "Kosovo applied ..."}',
        'clause: "Kosovo [applied|apply] ..."\nevidence: {source: brief, quote: "Kosovo applied ..."}',
    ),
    Code(
        "P405",
        "quote too long",
        "A quote has at most 300 characters: it is shown to learners after their answer. Several short quotes are better than "
        "one long one.",
        "quote: (a whole paragraph)",
        "quote: In March 1999 NATO planes began bombing Yugoslavia",
    ),
    Code(
        "P406",
        "no evidence",
        "Every fact, universe facts (`asked: false`) too, has at least one passage of a source that bears it out.",
        "- id: bombing\n  kind: event",
        '- id: bombing\n  kind: event\n  evidence: {source: brief, quote: "In March 1999 ..."}',
    ),
    Code(
        "P407",
        "table row that its source does not bear out",
        "Each row of a table is compared with the row of its source that has the same key: the Markdown table that holds or "
        "follows one of the fact's quotes, its columns found by their headers; or, without a table, a list item or sentence of "
        "that section that gives the cells in the order of the columns. Swapped cells are found this way. A cell that the source "
        "lacks stays empty.",
        "2024-05,3,94   (the source: 94% for, 3% against)",
        "2024-05,94,3",
    ),
    Code(
        "P408",
        "source without text",
        "Quotes are looked up in the text of their source. Give the source a `file` beside the pack, or its `content` where it "
        "is short.",
        "sources:\n  brief: {title: Brief, url: https://example.org}",
        "sources:\n  brief: {title: Brief, file: brief.md}",
    ),
)

_CONTRADICTIONS = (
    Code(
        "P501",
        "two values where there can be one",
        "Two facts say different things of what has one value: two first presidents, two strengths of one force at one time, "
        "two capitals under a functional relation, two dates of one clause. One of them would be taught, and the other would "
        "refute it.",
        "- {holder: sejdiu, office: president, ordinal: 1}\n- {holder: jahjaga, office: president, ordinal: 1}",
        "- {holder: sejdiu, office: president, ordinal: 1}\n- {holder: jahjaga, office: president, ordinal: 2}",
    ),
    Code(
        "P502",
        "contradictory order",
        "`after` and `before` edges run in a circle, or contradict the dates of the two events. Wrong options are certified by "
        "this order, so it has to be sound.",
        "- {id: a, after: [{event: b, ...}]}\n- {id: b, after: [{event: a, ...}]}",
        "- {id: a, after: [{event: b, ...}]}",
    ),
    Code(
        "P503",
        "two holders of one seat at the same time",
        "The office has one seat, and both tenures certainly cover the same day by their bounds. Mend a date, give the office "
        "its true number of `seats`, or leave out what the source does not say.",
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
        "All members of a set are members of its `universe`; a non-member is certified by being in the universe and not in the "
        "set. `near` non-members are in the universe and not in the set.",
        "universe: nato-members\nmembers: [serbia]",
        "universe: nato-members\nmembers: [spain]",
    ),
    Code(
        "P506",
        "row that breaks a declared sum",
        "The table declares that some columns of each row sum to a total, within a slack. This row does not. Rows with a missing "
        "input are not tested.",
        "checks: [for + against + neutral sums to 100 +- 1]\n2024,94,13,3",
        "2024,94,3,3",
    ),
    Code(
        "P507",
        "dependency to confirm",
        "A slot of a statement becomes a question of its own only if one value alone makes the sentence true. Read the false "
        "variant that is shown: if it could be true as well, leave the slot as it is; if it can't, write `functional: "
        "confirmed`; or give `wrong` answers with their reasons. Otherwise the slot is never asked.",
        "slots:\n  number: {type: number, value: 1244}",
        "slots:\n  number: {type: number, value: 1244, functional: confirmed}",
        _I,
    ),
    Code(
        "P508",
        "outside of a lifespan",
        "The fact dates something to a time at which its person or body, by `existed`, did not exist yet or no longer.",
        "ines: {type: person, name: Ines, existed: 1941/2015}\n# holder: ines, from: 2016",
        "ines: {type: person, name: Ines, existed: 1941/2015}\n# holder: ines, from: 2006",
    ),
    Code(
        "P509",
        "later than the pack",
        "The fact is dated after the pack's `as_of`, where the pack's knowledge ends. Goals are no such dates: a date slot of a "
        "statement may lie in the future.",
        "as_of: 2024   # pack\nwhen: 2025-01  # event",
        "as_of: 2025",
    ),
)

CODES: dict[str, Code] = {code.code: code for code in (*_FILES, *_FIELDS, *_REFERENCES, *_EVIDENCE, *_CONTRADICTIONS)}
"""Every code, by itself, in ascending order."""
