"""The guide for authors is followed to the letter: each command is run, each file written, each example checked."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from questions.checking import check
from questions.facts import KINDS
from questions.reading import read_pack
from quiz.authoring.starting import EXAMPLE, new_pack
from quiz.cli.guide import GUIDE

BLOCK = re.compile(r"^```(\w+) ?(\S*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
TEXT = GUIDE.read_text(encoding="utf-8")


def test_the_first_pack_is_made_as_the_guide_says(quiz: Callable[..., Any], tmp_path: Path) -> None:
    first = TEXT.split("\n## The tools")[0]
    out = ""
    for language, name, body in BLOCK.findall(first):
        if language == "sh":
            for line in body.strip().split("\n"):
                done = quiz(*shlex.split(line)[1:])
                assert done.status == 0, (line, done.out, done.err)
                out = done.out
        else:
            (tmp_path / name).write_text(body, encoding="utf-8")
    pack = read_pack(tmp_path / "curie").require()
    items = [json.loads(line) for line in out.splitlines()]
    assert len(pack.facts) == 10 and len({fact.kind for fact in pack.facts}) == 5
    assert len(items) >= 50 and {item["facts"][0] for item in items} == set(pack.by_id)
    assert [problem.render() for problem in check(read_pack(tmp_path / "curie")) if problem.is_error] == []


def test_every_kind_has_its_example_and_it_is_the_one_that_new_packs_get(tmp_path: Path) -> None:
    found = {name: body for _, name, body in BLOCK.findall(TEXT.split("\n## Every kind")[1])}
    assert {name for name in found if name.startswith("facts/")} == {f"facts/{kind}.yaml" for kind in KINDS}
    new_pack(tmp_path / "moon", title="Moon")
    for name, body in found.items():
        if name != "pack.yaml":
            assert body == (EXAMPLE / name).read_text(encoding="utf-8")
            (tmp_path / "moon" / name).write_text(body, encoding="utf-8")
    assert check(read_pack(tmp_path / "moon")) == ()


def test_the_guide_names_only_commands_that_are_there(quiz: Callable[..., Any]) -> None:
    assert quiz("guide").out == TEXT
    from quiz.cli.commands import COMMANDS
    from quiz.cli.pack import command

    for words in re.findall(r"`quiz ([a-z ]+)", TEXT):
        first, *rest = words.split()
        assert first in COMMANDS
        if first == "pack" and rest:
            assert rest[0] in command.commands
