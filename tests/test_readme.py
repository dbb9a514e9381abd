"""The README tells the truth: its commands, options and places exist, and CI does what it says."""

from __future__ import annotations

import importlib
import re
import shlex
from pathlib import Path

import click
import pytest

from quiz.cli.commands import COMMANDS, group

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Return the text under a heading of the second level."""
    return README.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]


def blocks(title: str) -> list[list[str]]:
    """Return the lines of each block of shell commands in a section."""
    return [
        found.strip().splitlines()
        for found in re.findall(r"^```sh\n(.*?)^```", section(title), re.DOTALL | re.MULTILINE)
    ]


def shown() -> list[list[str]]:
    """Return the words of each `quiz ...` in the README; several in a table's cell share the first one's command."""
    found = []
    for cell in re.findall(r"^\| (`quiz[^|]*) \|", README, re.MULTILINE):
        first, *others = re.findall(r"`([^`]+)`", cell)
        words = shlex.split(first)
        found += [words, *([*words[:-1], other] for other in others)]
    inline = [shlex.split(text) for text in re.findall(r"`(quiz [^`]+)`", README)]
    once = {tuple(words): words for words in [*found, *inline] if len(words) > 1}
    return list(once.values())


def resolve(words: list[str]) -> tuple[click.Command, list[str]]:
    """Return the command that `words` name and the words after it."""
    if words[1].startswith("--"):
        return group, words[1:]
    command = importlib.import_module(COMMANDS[words[1]][0]).command
    rest = words[2:]
    while isinstance(command, click.Group):
        command, rest = command.commands[rest[0]], rest[1:]
    return command, rest


def test_quick_start_opens_the_app_and_then_runs_the_tests() -> None:
    first, second, *_ = blocks("Quick start")
    assert first[0].startswith("python3 -m venv ")
    assert first[-1].endswith("/quiz")
    assert second[0].startswith("python3 -m venv ")
    assert any("--require-hashes -r requirements.lock" in line for line in second)
    assert second[-1].endswith("tests/check.py")


def test_ci_does_what_the_second_block_does() -> None:
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    for line in blocks("Quick start")[1][1:]:
        _, _, arguments = line.partition(" ")
        assert f'"$venv/bin/python" {arguments}' in ci
    assert "FACTDECK_REQUIRE_PEERS=1" in ci


@pytest.mark.parametrize("words", shown(), ids=" ".join)
def test_each_command_shown_exists_with_its_options(words: list[str]) -> None:
    command, rest = resolve(words)
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in rest if word.startswith("--")} <= known


def test_each_command_is_shown() -> None:
    assert {words[1] for words in shown() if not words[1].startswith("--")} == set(COMMANDS)


@pytest.mark.parametrize("place", sorted(set(re.findall(r"`((?:seeds|tests|questions|quiz)/[\w./-]*)`", README))))
def test_each_place_named_exists(place: str) -> None:
    assert (ROOT / place).exists()


def test_no_command_is_told_of_twice() -> None:
    cells = [
        " ".join(words) for words in (shlex.split(cell) for cell in re.findall(r"^\| `(quiz[^`]*)`", README, re.M))
    ]
    assert len(cells) > 30 and len(cells) == len(set(cells))


def test_each_picture_is_there_is_shown_and_is_told_in_words() -> None:
    shown = re.findall(r"^!\[(.*)\]\((.*)\)$", README, re.MULTILINE)
    assert {ROOT / place for _, place in shown} == set((ROOT / "tests" / "pictures").glob("*.svg"))
    assert all(len(words.split()) >= 5 for words, _ in shown)


def test_the_pictures_can_be_taken_anew_and_fetch_nothing(tmp_path: Path) -> None:
    from pictures import make

    make.main(tmp_path, days=1)
    taken = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    assert set(taken) == {file.name for file in (ROOT / "tests" / "pictures").glob("*.svg")}
    for name, svg in taken.items():
        assert "Kosovo" in svg and "help" in svg and "url(http" not in svg, name


def test_the_source_of_the_first_pack_is_credited() -> None:
    credits = section("Licence and credits")
    assert "Wikipedia" in credits
    assert "Kosovo–NATO relations" in credits
    assert "CC BY-SA 4.0" in credits
