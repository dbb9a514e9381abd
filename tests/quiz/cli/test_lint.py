"""`quiz lint`: old banks and authored cards under the item rules."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from packsmith import add, copy_mini

from questions.lint import RULES
from quiz.cli.commands import run

GOOD = {"stem": "What is the capital of Italy?", "options": ["Rome", "Milan", "Turin"], "answer": "Rome"}
BAD = {"stem": "Which of these is not a mammal?", "options": ["Bat", "Mole", "Shark"], "answer": 2}
WARNED = {"stem": "Capital of Italy", "options": ["Rome", "Milan", "Turin"], "answer": "a"}


def bank(folder: Path, *rows: Any, name: str = "bank.json") -> Path:
    path = folder / name
    text = json.dumps(list(rows), indent=1) if name.endswith(".json") else "\n".join(map(json.dumps, rows))
    path.write_text(text, encoding="utf-8")
    return path


def test_a_clean_bank_passes(quiz: Callable[..., Any], tmp_path: Path) -> None:
    done = quiz("lint", bank(tmp_path, GOOD, GOOD))
    assert (done.status, done.out) == (0, "")
    assert "2 questions, 0 errors, 0 warnings" in done.err


def test_a_broken_rule_fails_with_its_place(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = bank(tmp_path, GOOD, BAD, name="bank.jsonl")
    done = quiz("lint", path)
    assert done.status == 1
    assert f"{path}:2: negative-stem (E)" in done.out
    assert BAD["stem"] in done.out
    assert "2 questions, 1 error, 0 warnings" in done.err


def test_warnings_alone_pass(quiz: Callable[..., Any], tmp_path: Path) -> None:
    done = quiz("lint", bank(tmp_path, WARNED))
    assert done.status == 0
    assert "stem-question (W)" in done.out


def test_findings_as_json_lines(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = bank(tmp_path, GOOD, BAD, WARNED)
    done = quiz("lint", "--json", path)
    rows = [json.loads(line) for line in done.out.splitlines()]
    assert done.status == 1
    assert [(row["rule"], row["severity"], row["stem"]) for row in rows] == [
        ("negative-stem", "E", BAD["stem"]),
        ("stem-question", "W", WARNED["stem"]),
    ]
    assert all(row["file"] == str(path) and row["message"] for row in rows)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert all(lines[row["line"] - 1].strip().startswith("{") for row in rows)


def test_the_rules_are_listed(quiz: Callable[..., Any]) -> None:
    done = quiz("lint", "--rules")
    assert done.status == 0
    for rule in RULES:
        assert f"{rule.name} ({rule.severity}): {rule.title}" in done.out


def test_help_says_what_a_file_looks_like(quiz: Callable[..., Any]) -> None:
    done = quiz("lint", "--help")
    assert done.status == 0
    for word in ("stem", "options", "answer", "--json", "--rules", "Exit status"):
        assert word in done.out


def test_authored_cards_of_a_pack(quiz: Callable[..., Any], tmp_path: Path) -> None:
    pack = copy_mini(tmp_path)
    clean = quiz("lint", pack)
    assert clean.status == 0, clean.out
    add(
        pack,
        "facts/words.yaml",
        "\n- id: bad-card\n  kind: card\n  prompt: Which of these is not a mammal?\n  evidence: []\n  choices:\n"
        "    - {text: Shark, correct: true}\n    - {text: Bat, why: It suckles its young.}\n"
        "    - {text: All of the above, why: Only one is.}\n",
    )
    done = quiz("lint", pack)
    assert done.status == 1, done.err
    assert "facts/words.yaml:" in done.out
    assert "negative-stem (E)" in done.out
    assert "all-of-above (E)" in done.out


def test_a_card_pack_of_one_file(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "cards.yaml"
    path.write_text(
        "id: cards\ntitle: Cards\nversion: '1'\nlicence: CC0-1.0\nas_of: '2024'\n"
        "sources:\n  own: {title: Own, content: 'Rome is the capital of Italy.'}\n"
        "facts:\n- id: rome\n  kind: card\n  prompt: Who is currently the mayor of Rome?\n  answers: [Gualtieri]\n"
        "  evidence: [{source: own, quote: Rome is the capital of Italy.}]\n",
        encoding="utf-8",
    )
    done = quiz("lint", path)
    assert done.status == 1, done.err
    assert f"{path}:11: unbound-time (E)" in done.out


READS = [
    ({"stem": "Which?", "options": ["A", "B", "C"], "answer": "B"}, (1,)),
    ({"stem": "Which?", "options": ["x", "y", "z"], "answer": "c"}, (2,)),
    ({"stem": "Which?", "options": ["x", "y", "z"], "answer": "(B)"}, (1,)),
    ({"stem": "Which?", "options": ["x", "y", "z"], "answer": 0}, (0,)),
    ({"stem": "Which?", "options": ["x", "y", "z"], "answer": ["x", "z"]}, (0, 2)),
    ({"stem": "Which?", "options": ["Thaçi", "Vučić"], "answer": "vucic"}, (1,)),
    ({"stem": "Is it?", "options": ["True", "False"], "answer": False}, (1,)),
    ({"stem": "How many?", "options": [10, 20, 30], "answer": 20}, (1,)),
    ({"stem": "How many?", "options": ["1", "2", "3"], "answer": "3"}, (2,)),
    ({"stem": "How many?", "options": [0.5, 1.5, 2], "answer": 1.5}, (1,)),
]


@pytest.mark.parametrize(("raw", "key"), READS)
def test_the_right_option_is_given_as_text_letter_or_index(
    raw: dict[str, Any], key: tuple[int, ...], tmp_path: Path
) -> None:
    from questions.foreign import read_questions

    (entry,) = read_questions(bank(tmp_path, raw))
    assert entry.item.key == key


def test_a_question_without_options_is_typed_or_a_cloze(tmp_path: Path) -> None:
    from questions.foreign import read_questions

    rows = [
        {"stem": "Capital of Italy?", "answer": "Rome"},
        {"stem": "Who wrote it?", "answer": ["Leonardo da Vinci", "Leonardo"]},
        {"stem": "The capital of Italy is ____.", "options": [], "answer": "Rome"},
        {"stem": "How many?", "options": None, "answer": 42},
    ]
    items = [entry.item for entry in read_questions(bank(tmp_path, *rows))]
    assert [item.format.value for item in items] == ["typed", "typed", "cloze", "typed"]
    assert items[1].answers == ("Leonardo da Vinci", "Leonardo")
    assert items[3].answers == ("42",)


TROUBLE = {
    "no json": ("questions: none", 1, "no JSON"),
    "not closed": ('[{"stem": "Why?", "answer": "So"}', 1, "']'"),
    "broken row": ('{"stem": "Why?", "answer": "So"}\n{"stem": oops}', 2, "no JSON"),
    "no object": ('["Why?"]', 1, "object"),
    "no stem": ('[\n{"options": ["a", "b"], "answer": 0}]', 2, '"stem"'),
    "empty stem": ('[{"stem": "  ", "answer": "So"}]', 1, '"stem"'),
    "no answer": ('[{"stem": "Why?", "options": ["So", "Thus"]}]', 1, '"answer"'),
    "unknown answer": ('[{"stem": "Why?", "options": ["So", "Thus"], "answer": "Hence"}]', 1, "Hence"),
    "index too high": ('[{"stem": "Why?", "options": ["So", "Thus"], "answer": 2}]', 1, "2"),
    "two readings": ('[{"stem": "How many?", "options": ["1", "2", "3"], "answer": 1}]', 1, "as text"),
    "options no list": ('[{"stem": "Why?", "options": "So", "answer": 0}]', 1, '"options"'),
    "option no text": ('[{"stem": "Why?", "options": ["So", null], "answer": 0}]', 1, '"options"'),
    "typed without answer": ('[{"stem": "Why?"}]', 1, '"answer"'),
    "nothing right": ('[{"stem": "Why?", "options": ["So", "Thus"], "answer": []}]', 1, '"answer"'),
    "deep": ("[" * 100_000, 1, "JSON"),
    "empty": ("", 1, "no questions"),
    "after the end": ('[{"stem": "Why?", "answer": "So"}] and more', 1, "after"),
}


@pytest.mark.parametrize("name", TROUBLE)
def test_a_file_that_can_not_be_read_is_a_clear_error(
    name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text, line, words = TROUBLE[name]
    path = tmp_path / "bank.json"
    path.write_text(text, encoding="utf-8")
    status = run(["lint", str(path)])
    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert f"{path}:{line}" in err
    assert words in err
    assert len(err) < 1000


def test_every_row_that_is_wrong_is_reported(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = bank(
        tmp_path, GOOD, {"stem": 3}, GOOD, {"stem": "Why?", "options": ["a", "b"], "answer": "z"}, name="bank.jsonl"
    )
    done = quiz("lint", path)
    assert done.status == 2
    assert f"{path}:2:" in done.err
    assert f"{path}:4:" in done.err


def test_other_trouble(quiz: Callable[..., Any], tmp_path: Path) -> None:
    assert quiz("lint").status == 2
    assert quiz("lint", tmp_path / "missing.json").status == 2
    (tmp_path / "latin.json").write_bytes(b'[{"stem": "caf\xe9?", "answer": "yes"}]')
    done = quiz("lint", tmp_path / "latin.json")
    assert done.status == 2
    assert "UTF-8" in done.err
    (tmp_path / "folder").mkdir()
    assert quiz("lint", tmp_path / "folder").status == 2


def test_one_pretty_printed_object_is_one_question(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(json.dumps(BAD, indent=2), encoding="utf-8")
    done = quiz("lint", path)
    assert done.status == 1, done.err
    assert f"{path}:1: negative-stem" in done.out


def test_a_byte_order_mark_and_windows_line_ends_are_no_trouble(quiz: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "bank.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(json.dumps(row) for row in (GOOD, BAD)).encode())
    done = quiz("lint", path)
    assert done.status == 1
    assert f"{path}:2: negative-stem" in done.out
