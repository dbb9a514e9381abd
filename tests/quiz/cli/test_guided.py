"""`quiz pack add KIND` with somebody there to be asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from questions.reading import read_pack
from quiz.authoring.starting import new_pack
from quiz.cli.authoring import starting
from quiz.cli.pack import command


def test_fields_entities_and_quote_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "asks", lambda: True)
    new_pack(tmp_path / "moon", title="Moon")
    with (tmp_path / "moon" / "source.md").open("a", encoding="utf-8") as file:
        file.write("\nJim Lovell commanded Apollo 13.\n")
    answers = [
        "commander",
        "lovell",
        "apollo-13",
        "person",
        "Jim Lovell",
        "Jim Lovell commanded Apollo 13",
        "commander-13",
    ]
    done = CliRunner().invoke(command, ["add", "relation", str(tmp_path / "moon")], "\n".join(answers) + "\n")
    assert done.exit_code == 0, done.output
    pack = read_pack(tmp_path / "moon").require()
    assert pack.by_id["commander-13"].kind == "relation" and pack.entities["lovell"].name == "Jim Lovell"


def test_optional_fields_may_be_passed_over_and_an_id_is_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(starting, "asks", lambda: True)
    new_pack(tmp_path / "moon", title="Moon")
    answers = ["Apollo 13 [turned|turn] back", "", "Apollo 13 turned back", ""]
    done = CliRunner().invoke(command, ["add", "event", str(tmp_path / "moon")], "\n".join(answers) + "\n")
    assert "Apollo 13" in done.output
    pack = read_pack(tmp_path / "moon").require()
    assert done.exit_code == 0, done.output
    assert any(name.startswith("apollo-13") for name in pack.by_id)


def test_a_new_pack_asks_for_its_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(starting, "asks", lambda: True)
    done = CliRunner().invoke(command, ["new"], f"{tmp_path / 'rivers'}\nRivers of Europe\n")
    assert done.exit_code == 0, done.output
    assert read_pack(tmp_path / "rivers").require().title == "Rivers of Europe"
