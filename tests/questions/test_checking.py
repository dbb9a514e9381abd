"""Each code of `quiz check` is produced by a broken copy of the small pack, at the right place and with a mend."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from packsmith import MINI, add, copy_mini, edit

from questions import families
from questions.checking import check, wordings
from questions.codes import CODES
from questions.problems import Severity
from questions.reading import Limits, read_pack

HISTORY, LEAGUE, PEOPLE, WORDS = (f"facts/{name}.yaml" for name in ("history", "league", "people", "words"))
BRIEF_QUOTE = 'evidence: {source: brief, quote: "In 2001 Maravel and Tarn signed the Treaty of Dalby."}'
TIGHT = Limits(file_bytes=40_000, depth=6, nodes=3_000, facts=30)


def replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda pack: edit(pack, file, old, new)


def added(file: str, text: str) -> Callable[[Path], None]:
    return lambda pack: add(pack, file, text)


def written(file: str, data: bytes) -> Callable[[Path], None]:
    def write(pack: Path) -> None:
        (pack / file).write_bytes(data)

    return write


def event(fact_id: str, body: str) -> str:
    return f"\n- id: {fact_id}\n  kind: event\n  clause: Maravel and Tarn [signed|sign] the Treaty of Dalby\n  {body}\n"


OFFICE_AT_TIME = """
- id: calder-again
  kind: tenure
  holder: mira-holt
  office: president
  at: 2000-02-03
  evidence:
    source: brief
    quote: "Mira Holt, president of Maravel from 2014 to 2022, was the third to hold the office."
"""

# code -> (what breaks the pack, where the problem must stand: file and the text of its line)
CASES: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "P101": (replaced("pack.yaml", "file: brief.md", "file: breif.md"), "pack.yaml", "breif.md"),
    "P102": (written("facts/huge.yaml", b"- id: x\n" * 10_000), "facts/huge.yaml", "- id"),
    "P103": (written("facts/latin.yaml", "- id: thaçi\n".encode("latin-1")), "facts/latin.yaml", ""),
    "P104": (added(HISTORY, "- id: 'unclosed\n"), HISTORY, ""),
    "P105": (added(HISTORY, "# \x00\n"), HISTORY, "#"),
    "P106": (added(HISTORY, "---\n- id: second\n"), HISTORY, "---"),
    "P107": (replaced(HISTORY, "value: 4500", "value: !!int 4500"), HISTORY, "!!int"),
    "P108": (replaced(HISTORY, "  when: 1999-06\n", "  when: 1999-06\n  when: 1999-05\n"), HISTORY, "1999-05"),
    "P109": (added(HISTORY, f"- id: deep\n  kind: {'[' * 20}{']' * 20}\n"), HISTORY, "[[["),
    "P110": (
        added(
            HISTORY,
            "- &a [1, 2, 3, 4, 5, 6, 7, 8, 9]\n- &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\n"
            "- &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n- [*c, *c, *c, *c, *c, *c, *c]\n",
        ),
        HISTORY,
        "*c",
    ),
    "P111": (replaced("pack.yaml", "file: brief.md", "file: ../../secret.md"), "pack.yaml", "secret"),
    "P112": (replaced(LEAGUE, "csv: tables/polls.csv", "csv: tables\\polls.csv"), LEAGUE, "polls.csv"),
    "P113": (replaced("tables/polls.csv", "1200,89,3,8", "1200,89,3"), "tables/polls.csv", "1200,89,3"),
    "P114": (written("facts/shape.yaml", b"storm:\n  kind: event\n"), "facts/shape.yaml", "storm"),
    "P115": (replaced("pack.yaml", "as_of", "as_of"), PEOPLE, "id:"),
    "P201": (replaced(HISTORY, "  clause: an arms embargo [was] imposed on Tarn\n", ""), HISTORY, "embargo"),
    "P202": (replaced(HISTORY, "  when: 1999-06", "  wehn: 1999-06"), HISTORY, "wehn"),
    "P203": (replaced(HISTORY, "kind: quantity", "kind: quantety"), HISTORY, "quantety"),
    "P204": (replaced(HISTORY, "id: storm", "id: The Storm!"), HISTORY, "The Storm"),
    "P205": (replaced(HISTORY, "when: 1999-06", "when: June 1999"), HISTORY, "June 1999"),
    "P206": (replaced(HISTORY, "value: 4500", "value: 4,500"), HISTORY, "4,500"),
    "P207": (replaced(HISTORY, "[destroyed|destroy]", "destroyed"), HISTORY, "a storm destroyed"),
    "P208": (replaced("pack.yaml", "title: Maravel and the Coral League\n", 'title: ""\n'), "pack.yaml", 'title: ""'),
    "P209": (replaced(PEOPLE, "stance: for", "stance: four"), PEOPLE, "four"),
    "P210": (replaced(LEAGUE, "members: [osmere, velia, quill]", "members: osmere"), LEAGUE, "members: osmere"),
    "P211": (replaced(HISTORY, "measure: strength", f"measure: {'strength ' * 300}"), HISTORY, "strength strength"),
    "P212": (replaced(PEOPLE, "from: 2010\n  to: 2016", "from: 2016\n  to: 2010"), PEOPLE, "- id: pell"),
    "P213": (replaced(LEAGUE, "oldest: 1871}", "oldest: 1871, newest: 1}"), LEAGUE, "newest: 1"),
    "P214": (replaced(LEAGUE, "lighthouses: 31, oldest", "lighthuoses: 31, oldest"), LEAGUE, "lighthuoses"),
    "P215": (replaced("tables/polls.csv", "2021-09", "2018-11"), "tables/polls.csv", "2018-11,Meridian,1200"),
    "P301": (replaced(PEOPLE, "holder: mira-holt", "holder: mira-hold"), PEOPLE, "mira-hold"),
    "P302": (replaced(PEOPLE, "office: prime-minister", "office: premier-minister"), PEOPLE, "premier"),
    "P303": (replaced(WORDS, "type: capital", "type: captial"), WORDS, "captial"),
    "P304": (replaced(WORDS, "source: brief", "source: breif"), WORDS, "breif"),
    "P305": (replaced(HISTORY, "{event: force-enters", "{event: force-entered"), HISTORY, "force-entered"),
    "P306": (replaced(WORDS, "id: capital-velia", "id: capital-osmere"), WORDS, "capital-osmere"),
    "P307": (replaced(HISTORY, "{subject:bare} has {value}", "{subject:bare} has {valeu}"), HISTORY, "valeu"),
    "P308": (
        replaced("pack.yaml", "  osmouth:", "  nowhere: {type: place, name: Nowhere}\n  osmouth:"),
        "pack.yaml",
        "nowhere",
    ),
    "P309": (replaced("pack.yaml", "name: Ister}", "name: Quill}"), "pack.yaml", "ister"),
    "P310": (replaced(HISTORY, "ask: {value:", "ask: {valeu:"), HISTORY, "valeu"),
    "P401": (
        replaced(WORDS, "The capital of Osmere is Osmouth.", "The capital of Osmere was Osmouth."),
        WORDS,
        "was Osmouth",
    ),
    "P402": (
        replaced(WORDS, 'quote: "The capital of Osmere is Osmouth."', "quote: The capital of"),
        WORDS,
        "capital of",
    ),
    "P403": (replaced(HISTORY, "when: 1999-06", "when: 1999-07"), HISTORY, "1999-07"),
    "P404": (replaced(HISTORY, "Maravel [applied|apply]", "Norrey [applied|apply]"), HISTORY, "Norrey"),
    "P405": (replaced(WORDS, "The capital of Osmere is Osmouth.", "The capital " * 40), WORDS, "The capital The"),
    "P406": (
        replaced(WORDS, '  evidence: {source: list, quote: "The capital of Osmere is Osmouth."}\n', ""),
        WORDS,
        "- id: capital-osmere",
    ),
    "P407": (replaced("tables/polls.csv", "95,2,4", "2,95,4"), "tables/polls.csv", "2,95,4"),
    "P408": (replaced("pack.yaml", "    file: list.md\n", ""), WORDS, "Osmouth"),
    "P501": (replaced(PEOPLE, "ordinal: 2", "ordinal: 1"), PEOPLE, "tomas-reyne"),
    "P502": (replaced(HISTORY, "{event: treaty-signed, quote", "{event: independence, quote"), HISTORY, "independence"),
    "P503": (added(PEOPLE, OFFICE_AT_TIME), PEOPLE, "at: 2000"),
    "P504": (
        replaced(LEAGUE, "members: [osmere, velia, quill]", "members: [osmere, velia]"),
        LEAGUE,
        "[osmere, velia]",
    ),
    "P505": (replaced(LEAGUE, "near: [norrey]", "near: [tarn]"), LEAGUE, "near: [tarn]"),
    "P506": (replaced("tables/polls.csv", "1300,94,3.5,3", "1300,94,13.5,3"), "tables/polls.csv", "13.5"),
    "P507": (
        replaced(
            HISTORY,
            '      functional: confirmed\n  evidence: {source: brief, quote: "In June',
            '  evidence: {source: brief, quote: "In June',
        ),
        HISTORY,
        "20000",
    ),
    "P508": (replaced("pack.yaml", "existed: 1941/2015", "existed: 1941/1990"), PEOPLE, "from: 1998"),
    "P509": (replaced(LEAGUE, "from: 2021-05", "from: 2025-05"), LEAGUE, "2025-05"),
}


@pytest.mark.parametrize("code", sorted(CASES))
def test_each_code_is_found_at_its_place_and_says_the_mend(code: str, tmp_path: Path) -> None:
    breaks, file, line_has = CASES[code]
    pack = copy_mini(tmp_path)
    if code == "P213":
        edit(
            pack,
            LEAGUE,
            "      - {name: oldest, type: date",
            "      - {name: newest, type: number, label: newest, "
            "derive: lighthouses + lighthouses}\n      - {name: oldest, type: date",
        )
    breaks(pack)
    limits = TIGHT if code in {"P102", "P109", "P110", "P115"} else Limits()
    found = [problem for problem in check(read_pack(pack, limits)) if problem.code == code]
    assert found, f"{code} is not found"
    assert any(problem.path == f"{pack.as_posix()}/{file}" for problem in found), [p.render() for p in found]
    if line_has:
        texts = {
            (pack / file).read_text(encoding="utf-8", errors="replace").split("\n")[problem.line - 1]
            for problem in found
            if problem.path.endswith(file)
        }
        assert any(line_has in text for text in texts), (texts, [p.render() for p in found])
    for problem in found:
        assert problem.mend and problem.message and "\n" not in problem.message
        assert problem.severity is CODES[code].severity


def test_every_code_has_a_case_and_an_explanation() -> None:
    assert set(CASES) == set(CODES)
    assert list(CODES) == sorted(CODES)
    for key, code in CODES.items():
        assert key == code.code
        assert code.bad.strip() and code.good.strip() and code.bad != code.good
        assert 60 < len(code.explanation) < 700 and code.explanation.endswith(".")
        assert code.code in code.render() and code.title in code.render()


def test_the_small_pack_is_clean() -> None:
    reading = read_pack(MINI)
    assert reading.pack is not None
    assert check(reading) == ()


def test_each_family_may_be_vetoed() -> None:
    assert set(families.FAMILIES) <= wordings.FAMILIES


def test_all_problems_are_reported_and_not_only_the_first(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "when: 1999-06", "when: June 1999")
    edit(pack, HISTORY, "when: 2005-09", "wehn: 2005-09")
    edit(pack, PEOPLE, "holder: mira-holt", "holder: mira-hold")
    edit(pack, "pack.yaml", 'version: "1"\n', "")
    edit(pack, "tables/polls.csv", "1200,89,3,8", "1200,eighty,3,8")
    edit(pack, WORDS, "The capital of Osmere is Osmouth.", "The capital of Osmere was Osmouth.")
    codes = {problem.code for problem in check(read_pack(pack))}
    assert {"P205", "P202", "P301", "P201", "P206", "P401"} <= codes


def test_problems_are_sorted_and_the_same_each_time(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "when: 1999-06", "when: 1999-07")
    edit(pack, PEOPLE, "ordinal: 2", "ordinal: 1")
    first, second = check(read_pack(pack)), check(read_pack(pack))
    assert first == second
    assert [p.sort_key for p in first] == sorted(p.sort_key for p in first)


def test_a_false_variant_is_shown_for_a_slot_that_is_not_confirmed(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "(its number)?\n      functional: confirmed", "(its number)?")
    (found,) = check(read_pack(pack))
    assert found.code == "P507" and found.severity is Severity.INFO
    assert "Resolution 32 of the Ocean Council created the Harbour Force." in found.message


def test_other_answers_are_for_slots_of_words(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "(its number)?\n", "(its number)?\n      also: [number 32]\n")
    (found,) = check(read_pack(pack))
    assert found.is_error and "`also` is for slots of words" in found.message


def test_the_nearest_passage_is_shown_for_a_quote_that_is_not_found(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(
        pack,
        HISTORY,
        "A storm destroyed the lighthouse of Dalby in September 2005.",
        "A storm wrecked the lighthouse of Dalby.",
    )
    found = [problem for problem in check(read_pack(pack)) if problem.code == "P401"]
    assert found and "A storm destroyed the lighthouse" in found[0].mend


def test_a_circle_of_order_edges_is_found(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "{event: treaty-signed, quote", "{event: force-enters, quote")
    found = [problem for problem in check(read_pack(pack)) if problem.code == "P502"]
    assert any("circle" in problem.message for problem in found)


def test_order_contradicts_dates_through_an_undated_event(tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    edit(pack, HISTORY, "{event: force-enters, quote", "{event: storm, quote")  # 2005 before ... before 2001
    found = [problem for problem in check(read_pack(pack)) if problem.code == "P502"]
    assert found and "treaty-signed (2001)" in found[0].message


def test_successive_terms_that_share_a_year_do_not_overlap() -> None:
    assert not [problem for problem in check(read_pack(MINI)) if problem.code == "P503"]


def run(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "quiz.cli.main", "check", *args],
        capture_output=True, text=True, encoding="utf-8", cwd=MINI.parents[2], check=False,
    )  # fmt: skip


def test_the_command_prints_places_and_fails_on_errors_only(tmp_path: Path) -> None:
    clean = run(str(MINI))
    assert (clean.returncode, clean.stdout) == (0, "") and "0 errors" in clean.stderr
    pack = copy_mini(tmp_path)
    edit(pack, "pack.yaml", "  osmouth:", "  nowhere: {type: place, name: Nowhere}\n  osmouth:")
    warned = run(str(pack))
    assert warned.returncode == 0 and "P308 warning" in warned.stdout and "1 warning" in warned.stderr
    edit(pack, HISTORY, "when: 1999-06", "when: 1999-07")
    failed = run(str(pack), "--format", "json")
    assert failed.returncode == 1 and "1 error, 1 warning" in failed.stderr
    listed = json.loads(failed.stdout)
    assert [problem["code"] for problem in listed] == ["P403", "P308"]
    assert listed[0]["line"] == 21 and listed[0]["column"] == 9 and listed[0]["text"] == "1999-07"


def test_the_command_explains_codes_and_refuses_others() -> None:
    explained = run("--explain", "P403")
    assert explained.returncode == 0 and "unanchored slot" in explained.stdout and "Right:" in explained.stdout
    refused = run("--explain", "P999")
    assert refused.returncode == 2 and "no code" in refused.stderr and refused.stdout == ""
    assert run().returncode == 2
