"""Files -> packs: what values mean, where they stand, and that nothing which a file holds raises."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from packsmith import MINI, add, copy_mini, edit
from strategies import raw_packs

from questions.codes import CODES
from questions.errors import PackError
from questions.facts.event import Event
from questions.facts.quantity import Quantity
from questions.facts.table import Table
from questions.pack import Pack
from questions.problems import Place, Problem
from questions.reading import Limits, Reading, load_pack, read_pack, yamltree
from questions.reading.csvtree import parse_csv
from questions.reading.limits import DEFAULT
from questions.reading.nodes import plain

HEAD = 'id: p\ntitle: P\nversion: "1"\nlicence: CC0-1.0\nas_of: 2024\n'
SOURCE = 'sources:\n  s: {title: S, content: "In 1999 it rained. It rained 5 times."}\n'


def one_file(folder: Path, text: str) -> Reading:
    path = folder / "pack.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    return read_pack(path)


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


# What values mean


def test_scalars_are_text_until_their_model_types_them(tmp_path: Path) -> None:
    reading = one_file(
        tmp_path,
        HEAD
        + SOURCE
        + """
entities:
  no: {type: country, name: no, aliases: [on, 2008, 08, 1999-03-24, ~, null, 0x1F, 1e3, .inf, true]}
facts:
  - {id: "1999", kind: event, clause: "It [rained|rain]", when: 1999, note: 08}
""",
    )
    assert reading.pack is not None, [p.render() for p in reading.problems]
    norway = reading.pack.entities["no"]
    assert norway.name == "no"
    assert norway.aliases == ("on", "2008", "08", "1999-03-24", "~", "null", "0x1F", "1e3", ".inf", "true")
    fact = reading.pack.by_id["1999"]
    assert isinstance(fact, Event) and fact.when is not None
    assert (fact.when.edtf, fact.note, reading.pack.version) == ("1999", "08", "1")


def test_an_empty_bare_value_is_left_out_and_an_empty_quoted_one_is_an_error(tmp_path: Path) -> None:
    reading = one_file(tmp_path, HEAD + "description:\nfacts:\n")
    assert reading.pack is not None and reading.pack.description == "" and reading.problems == ()
    reading = one_file(tmp_path, HEAD.replace("title: P", 'title: ""'))
    assert codes(reading) == ["P208"]
    reading = one_file(tmp_path, HEAD.replace("title: P", "title:"))
    assert codes(reading) == ["P201"] and reading.problems[0].line == 2


def test_a_folder_is_read_with_its_tables_and_sources() -> None:
    pack = load_pack(MINI)
    polls = pack.by_id["polls"]
    assert isinstance(polls, Table) and len(polls.rows) == 5
    assert polls.rows[1] == {"conducted": "2018-11", "pollster": "Meridian", "sample_size": "1019", "support": "81",
                             "neutral": "18"}  # fmt: skip
    assert ("2018-11", "lead") not in polls.cells
    assert pack.sources["brief"].content.startswith("# Maravel")
    strength = pack.by_id["force-strength"]
    assert isinstance(strength, Quantity) and strength.value == 4500
    assert {fact.kind for fact in pack.facts} == {
        "event", "tenure", "status", "position", "quantity", "membership", "statement", "relation", "definition",
        "table", "sequence", "cause", "card",
    }  # fmt: skip


def test_a_facts_file_is_a_list_or_a_mapping_with_facts(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    add(pack, "facts/empty.yaml", "") if (pack / "facts/empty.yaml").exists() else None
    (pack / "facts/empty.yaml").write_text("", encoding="utf-8")
    (pack / "facts/none.yaml").write_text("facts: []\n", encoding="utf-8")
    assert read_pack(pack).pack == load_pack(MINI)


# Places


def test_places_lead_to_values_keys_and_csv_cells(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    reading = read_pack(pack)
    name = pack.as_posix()
    lines = (pack / "facts/history.yaml").read_text(encoding="utf-8").split("\n")
    place = reading.place("force-enters", "when")
    assert lines[place.line - 1][place.column - 1 :] == "1999-06"
    quote = reading.place("force-enters", "evidence", 0, "quote")
    assert lines[quote.line - 1][quote.column - 1 :].startswith('"In June 1999')
    assert reading.key_place("force-enters", "when") == Place(f"{name}/facts/history.yaml", place.line, 3)
    cell = reading.place("polls", "rows", 1, "neutral")
    assert cell == Place(f"{name}/tables/polls.csv", 3, 27)
    assert reading.place(None, "entities", "tarn", "name").path == f"{name}/pack.yaml"
    assert reading.text("polls", "rows", 0, "support") == "88.7"
    assert reading.place("polls", "nowhere", 7) == reading.place("polls")


@given(st.lists(st.lists(st.text("ab ,\"\n'é", max_size=5), min_size=2, max_size=3), min_size=1, max_size=4))
def test_csv_cells_are_what_the_csv_module_reads_and_stand_where_they_say(rows: list[list[str]]) -> None:
    import csv
    import io

    width = len(rows[0])
    rows = [[f"c{i}" for i in range(width)], *[(row * 3)[:width] for row in rows]]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(rows)
    text = out.getvalue()
    tree, header, problems = parse_csv(text, "t.csv", DEFAULT)
    assert problems == [] and [cell.text for cell in header] == rows[0]
    kept = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    assert [list(row.values()) for row in plain(tree)] == [[cell for cell in row if cell] for row in kept] or [
        [row.get(name, "") for name in rows[0]] for row in plain(tree)
    ] == kept
    lines = text.split("\n")
    for row in tree.items:
        for cell in row.entries.values():  # type: ignore[union-attr]  # rows are mappings
            assert lines[cell.place.line - 1][cell.place.column - 1] == '"'


@pytest.mark.parametrize(
    "text",
    [
        "a: {b: How many? , c: x:y, d: -1, e: 'it''s', f: \"\\u00e9\"}",
        "a: [no, ~, 08]\nb:\nc: ''\n",
        "a: >-\n  folded\n  text\nb: |\n  kept\n  lines\n",
        "- &x {a: 1}\n- *x\n- ? k\n  : v\n",
        "a: b # comment\n\n# more\nc: d#e\n",
        "a:\n- b\n-   - c\n    - d\n",
        "é: “ü”\n",
    ],
)
def test_the_parser_in_python_gives_the_same_tree_as_libyaml(text: str) -> None:
    fast, fast_problems = yamltree.parse(text, "t.yaml", DEFAULT)
    slow, slow_problems = yamltree.parse(text, "t.yaml", DEFAULT, python=True)
    assert fast is not None and slow is not None and fast_problems == slow_problems
    assert plain(fast) == plain(slow)


def test_the_small_pack_is_the_same_without_libyaml(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = load_pack(MINI)
    monkeypatch.setattr(yamltree, "_PARSERS", yamltree._PARSERS[-1:])
    assert load_pack(MINI) == fast


# Messages


@pytest.mark.parametrize(
    ("fact", "code", "says", "mend"),
    [
        ("{id: a, kind: evnt}", "P203", "no kind of fact 'evnt'", "event"),
        ("{id: a}", "P203", "lacks `kind`", "event, tenure"),
        ("{id: a, kind: event}", "P201", "event a lacks `clause`", "clause"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', whne: 1999}", "P202", "no field `whne`", "when"),
        ("{id: A b, kind: event, clause: 'It [rained|rain]'}", "P204", "'A b' is not an id", "a-b"),
        ("{id: a, kind: event, clause: It rained}", "P207", "mark exactly one verb", "[past|base]"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', when: 1999-13}", "P205", "no month 13", "1999-03"),
        ("{id: a, kind: tenure, holder: h, office: o, ordinal: two}", "P206", "'two' is not a number", "digits"),
        ("{id: a, kind: tenure, holder: h, office: o, ordinal: 0}", "P206", "at least 1", "number"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', asked: perhaps}", "P209", "neither true nor false", "true"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', tags: rain}", "P210", "must be a list", "P210"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', evidence: {source: s}}", "P201", "lacks `quote`", "quote"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', evidence: {source: s, quote: In 1999, it rained}}", "P202",
         "no field `it rained`", "comma"),
        ("{id: a, kind: event, clause: 'It [rained|rain]', volatile: yes}", "P212", "needs `as_of`", "mend"),
        ("{id: a, kind: sequence, title: t, steps: [{id: b, text: c}]}", "P210", "at least 3 entries", "missing"),
        ("just text", "P114", "a fact is a mapping", "id"),
    ],
)  # fmt: skip
def test_messages_are_for_authors(fact: str, code: str, says: str, mend: str, tmp_path: Path) -> None:
    reading = one_file(tmp_path, f"{HEAD}{SOURCE}facts:\n  - {fact}\n")
    found = [problem for problem in reading.problems if problem.code == code]
    assert found, [p.render() for p in reading.problems]
    assert any(says in problem.message and mend in problem.mend for problem in found), [p.render() for p in found]
    assert all(problem.line >= 9 for problem in found)
    jargon = ("pydantic", "Input should", "Value error", "[type=", "union")
    assert not any(word in problem.render() for problem in reading.problems for word in jargon)


def test_a_problem_prints_its_place_text_and_mend_and_has_a_json_form() -> None:
    problem = Problem.at(Place("pack/facts/a.yaml", 3, 5), "P205", "no\ndate", text="x" * 500, mend="write 1999")
    first, text, mend = problem.render().split("\n")
    assert first == "pack/facts/a.yaml:3:5: P205 no date"
    assert text.startswith("    | xxx") and text.endswith("…") and len(text) < 130
    assert mend == "    = write 1999"
    assert problem.to_json()["severity"] == "error" and problem.to_json()["line"] == 3


def test_load_pack_raises_our_own_error_with_the_first_problem(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, "facts/history.yaml", "when: 1999-06", "when: June 1999")
    edit(pack, "facts/history.yaml", "when: 2005-09", "when: someday")
    with pytest.raises(PackError, match=r"history\.yaml:21:9: P205.*\n.*\n.*\n\(1 more; `quiz check") as raised:
        load_pack(pack)
    assert len(raised.value.problems) == 2  # type: ignore[attr-defined]  # it is the one with problems


def test_a_pack_whose_references_lead_nowhere_is_no_pack(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, "facts/people.yaml", "office: prime-minister", "office: premier")
    reading = read_pack(pack)
    assert reading.pack is None and codes(reading) == ["P302"] and reading.draft is not None


# Limits: clear problems, never an exception


def test_a_billion_laughs_are_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    reading = one_file(tmp_path, "\n".join(rows))
    assert codes(reading) == ["P110"] and reading.pack is None


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_refused(opening: str, tmp_path: Path) -> None:
    reading = one_file(tmp_path, f"{HEAD}facts: \n  {opening * 10_000}")
    assert codes(reading) == ["P109"]


def test_depth_by_aliases_of_aliases_is_refused(tmp_path: Path) -> None:
    rows = ["a0: &a0 [x]", *(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 1_500))]
    assert codes(one_file(tmp_path, "\n".join(rows))) == ["P109"]


def test_aliases_within_limits_are_followed(tmp_path: Path) -> None:
    reading = one_file(
        tmp_path,
        HEAD
        + SOURCE
        + """
facts:
  - {id: a, kind: event, clause: "It [rained|rain]", evidence: &e {source: s, quote: In 1999 it rained.}}
  - {id: b, kind: event, clause: "It [rained|rain]", evidence: *e}
""",
    )
    assert reading.pack is not None
    assert reading.pack.by_id["a"].evidence == reading.pack.by_id["b"].evidence
    assert reading.place("b", "evidence", 0, "quote") == reading.place("a", "evidence", 0, "quote")


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    with (pack / "facts" / "huge.yaml").open("wb") as file:
        file.truncate(50_000_000)
    reading = read_pack(pack)
    assert codes(reading) == ["P102"] and "50,000,000" in reading.problems[0].message
    assert all(path.name != "huge.yaml" for path in reading.files)


def test_all_files_together_have_a_limit(tmp_path: Path) -> None:
    assert "P102" in codes(read_pack(copy_mini(tmp_path), Limits(total_bytes=6_000)))


def test_latin_1_is_reported_with_its_offset_and_place(tmp_path: Path) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"id: p\ntitle: Tha\xe7i\n")
    (problem,) = read_pack(path).problems
    assert (problem.code, problem.line, problem.column) == ("P103", 2, 11)
    assert "0xE7 at offset 16" in problem.message


@pytest.mark.parametrize(
    "name", ["../brief.md", "/etc/passwd", "a/../../b", "C:\\x.md", "C:/x.md", "\\\\host\\x", "~/x"]
)
def test_paths_that_lead_out_are_refused(name: str, tmp_path: Path) -> None:
    reading = one_file(tmp_path, f"{HEAD}sources:\n  s: {{title: S, file: '{name}'}}\n")
    assert codes(reading) == ["P111"] and reading.problems[0].text == name


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_that_lead_out_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("secret", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text("[]", encoding="utf-8")
    pack = copy_mini(tmp_path)
    (pack / "brief.md").unlink()
    (pack / "brief.md").symlink_to(tmp_path / "secret.md")
    (pack / "facts" / "more.yaml").symlink_to(tmp_path / "secret.yaml")
    assert codes(read_pack(pack)) == ["P111", "P111"]


def test_nul_bytes_tags_recursion_and_folders_are_refused(tmp_path: Path) -> None:
    assert codes(one_file(tmp_path, "id: p\x00\n")) == ["P105"]
    tagged = one_file(tmp_path, HEAD + "description: !!python/object/apply:os.system [ls]\n")
    assert "P107" in codes(tagged) and tagged.pack is None
    assert codes(one_file(tmp_path, "a: &a [*a]\n")) == ["P104"]
    assert codes(read_pack(tmp_path / "nowhere")) == ["P101"]
    (tmp_path / "folder").mkdir()
    assert codes(read_pack(tmp_path / "folder")) == ["P101"]
    assert codes(one_file(tmp_path, "")) == ["P114"]
    assert codes(one_file(tmp_path, "- a\n")) == ["P114"]


def test_a_byte_order_mark_and_crlf_are_read_over(tmp_path: Path) -> None:
    text = (HEAD + SOURCE + 'facts:\n  - {id: a, kind: event, clause: "It [rained|rain]", when: 1999}\n').replace(
        "\n", "\r\n"
    )
    path = tmp_path / "pack.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    reading = read_pack(path)
    assert reading.pack is not None and reading.place("a", "when").line == 9


def test_tabs_in_the_indentation_are_explained(tmp_path: Path) -> None:
    reading = one_file(tmp_path, HEAD + "entities:\n\ta: {type: country, name: A}\n")
    assert codes(reading) == ["P104"] and "spaces" in reading.problems[0].mend and reading.problems[0].line == 7


def test_ten_thousand_facts_are_read_in_steps_that_grow_with_their_number(tmp_path: Path) -> None:
    fact = (
        '  - {{id: f{n}, kind: event, clause: "It [rained|rain] in place {n}", when: 1999, '
        "evidence: {{source: s, quote: q}}}}\n"
    )
    text = HEAD + SOURCE + "facts:\n" + "".join(fact.format(n=n) for n in range(10_000))
    reading = one_file(tmp_path, text)
    assert reading.pack is not None and len(reading.pack.facts) == 10_000


QUIET = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
LIMITS = Limits(file_bytes=100_000)


def ours(reading: Reading) -> None:
    """Only problems of ours, and a pack exactly if there is no error."""
    assert all(problem.code in CODES and problem.line >= 1 and problem.column >= 1 for problem in reading.problems)
    assert (reading.pack is None) == any(problem.is_error for problem in reading.problems)


@given(st.binary(max_size=300))
@QUIET
def test_random_bytes_give_only_problems_of_ours(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "pack.yaml"
    path.write_bytes(data)
    ours(read_pack(path, LIMITS))
    path.write_bytes(HEAD.encode() + b"facts:\n" + data)
    ours(read_pack(path, LIMITS))


@given(st.data())
@QUIET
def test_a_pack_with_random_damage_gives_only_problems_of_ours(tmp_path: Path, data: st.DataObject) -> None:
    from questions.checking import check

    target = tmp_path / "mini"
    if not target.exists():
        copy_mini(tmp_path)
    file = data.draw(st.sampled_from(["pack.yaml", "facts/history.yaml", "facts/league.yaml", "tables/polls.csv"]))
    whole = (MINI / file).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 12))
    junk = data.draw(
        st.one_of(st.binary(max_size=6), st.sampled_from([b":", b"[", b"}", b"\n", b"- ", b"{", b"|", b"~"]))
    )
    (target / file).write_bytes(whole[:start] + junk + whole[start + length :])
    try:
        reading = read_pack(target)
        ours(reading)
        assert all(problem.code in CODES for problem in check(reading))
    finally:
        (target / file).write_bytes(whole)


JSONISH = st.recursive(
    st.text("ab1-:{}[]|~ ", max_size=8) | st.sampled_from(["event", "table", "1999", "brief", "true"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(
        ["id", "kind", "clause", "when", "evidence", "rows", "columns", "key", "csv", "slots", "members", "was", "name",
         "type", "derive", "steps", "text", "source", "quote", "checks", "skip", "ask"]), inner, max_size=5),
    max_leaves=12,
)  # fmt: skip


@given(st.sampled_from(["event", "tenure", "table", "membership", "statement", "sequence", "card", "x"]), JSONISH)
@QUIET
def test_facts_of_any_shape_give_only_problems_of_ours(tmp_path: Path, kind: str, body: object) -> None:
    import json

    fact = {"id": "a", "kind": kind, **(body if isinstance(body, dict) else {"text": body})}
    ours(one_file(tmp_path, HEAD + SOURCE + "facts: " + json.dumps([fact]) + "\n"))


def written(raw: dict[str, object]) -> str:
    """Return a pack as YAML, by the writer in C where there is one: the one in Python takes longer than all else here."""
    import yaml

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(raw, Dumper=dumper, allow_unicode=True, sort_keys=False))


@given(raw_packs())
@settings(QUIET, max_examples=75)
def test_a_pack_written_as_yaml_is_read_as_it_was_and_can_be_checked(tmp_path: Path, raw: dict[str, object]) -> None:
    from questions.checking import check

    reading = one_file(tmp_path, written(raw))
    assert reading.pack == Pack.model_validate(raw), [problem.render() for problem in reading.problems]
    problems = check(reading)
    unsourced = {problem.message for problem in problems if problem.code == "P406"}
    assert len(unsourced) == len(raw["facts"])  # type: ignore[arg-type]  # facts are a list
    assert all(problem.code in CODES for problem in problems)
