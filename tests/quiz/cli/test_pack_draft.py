"""`quiz pack draft`: candidates on standard output, a pack that `quiz check` accepts, and what is said when it can't be."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from quiz.cli.commands import run

TEXT = "= Zürich =\n\nIn May 1990 the town founded a choir. The Tarn Choir Society (TCS) sings in Zürich.\n"


def test_candidates_are_json_lines_with_quotes_at_their_offsets(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert run(["pack", "draft", str(article), "--json"]) == 0
    out, err = capsys.readouterr()
    found = [json.loads(line) for line in out.splitlines()]
    assert [one["kind"] for one in found] == ["event", "definition"]
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in found)
    assert "2 candidates" in err


def test_an_article_in_another_encoding_becomes_a_pack_that_check_accepts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article, pack = tmp_path / "a.txt", tmp_path / "tarn"
    article.write_bytes((TEXT + "Der Chor von Zürich grüßt die Bürger über den Flüssen.\n").encode("cp1252"))
    assert run(["pack", "draft", str(article), "--out", str(pack)]) == 0
    assert "none reviewed" in capsys.readouterr().err
    assert "Zürich" in (pack / "article.md").read_text(encoding="utf-8")
    assert "reviewed" not in (pack / "facts" / "draft.yaml").read_text(encoding="utf-8")
    assert run(["check", str(pack)]) == 0


def test_without_the_extra_the_command_that_installs_it_is_given(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    monkeypatch.setitem(sys.modules, "sentencex", None)
    assert run(["pack", "draft", str(article)]) == 2
    assert "pip install 'factdeck[draft]'" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["--review"], ["--model", "ftp://x/v1"]])
def test_what_makes_no_sense_is_a_usage_error(args: list[str], tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    assert run(["pack", "draft", str(article), *args]) == 2
