"""`quiz items`, `quiz schema`: the questions as data, held against the schema that is published with them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from questions.pack import Pack
from quiz.cli.commands import run

DOCUMENTED = {
    "id",
    "family",
    "format",
    "class",
    "facts",
    "points",
    "stem",
    "context",
    "options",
    "answers",
    "key",
    "guess",
    "explanation",
    "sources",
    "difficulty",
}


def lines(capsys: pytest.CaptureFixture[str], *args: str | Path) -> list[dict[str, Any]]:
    """Return what `quiz items` prints, one object a line."""
    assert run(["items", *map(str, args)]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("pack", ["kosovo-nato", "mini"])
def test_every_item_fits_the_published_schema(capsys: pytest.CaptureFixture[str], mini: Path, pack: str) -> None:
    assert run(["schema", "items"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    items = lines(capsys, mini if pack == "mini" else pack)
    assert len({item["format"] for item in items}) >= (9 if pack == "mini" else 10)
    for item in items:
        validator.validate(item)
        assert set(item) >= DOCUMENTED
    for item in {item["format"]: item for item in items}.values():
        with pytest.raises(jsonschema.ValidationError):  # the schema is no rubber stamp
            validator.validate({**item, "guess": 2})


def test_seeds_families_and_facts_choose(capsys: pytest.CaptureFixture[str], mini: Path) -> None:
    everything = lines(capsys, mini)
    assert lines(capsys, mini, "--seed", "0") == everything
    assert lines(capsys, mini, "--seed", "1") != everything
    when = lines(capsys, mini, "--family", "when", "--family", "order")
    assert when and {item["family"] for item in when} <= {"when", "order"}
    fact = when[0]["facts"][0]
    assert all(fact in item["facts"] for item in lines(capsys, mini, "--fact", fact))


def test_output_is_the_same_whatever_the_hash_seed(quiz: Callable[..., Any], mini: Path) -> None:
    first, second = (quiz("items", mini, "--seed", "5", PYTHONHASHSEED=seed).out for seed in ("1", "2"))
    assert first == second != ""


def test_refusals_go_to_standard_error(quiz: Callable[..., Any], mini: Path) -> None:
    plain, told = quiz("items", mini), quiz("items", mini, "--refusals")
    assert told.out == plain.out and not plain.err
    assert all(" x " in line and ": " in line for line in told.err.splitlines())
    assert told.err


@pytest.mark.parametrize(("option", "value"), [("--family", "whenn"), ("--fact", "no-such-fact"), ("--seed", "x")])
def test_what_does_not_exist_is_named(capsys: pytest.CaptureFixture[str], mini: Path, option: str, value: str) -> None:
    assert run(["items", str(mini), option, value]) == 2
    streams = capsys.readouterr()
    assert value in streams.err and not streams.out


def test_a_broken_pack_names_its_first_problem_and_how_to_see_all(quiz: Callable[..., Any], tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: broken\ntitle: x\n", encoding="utf-8")
    done = quiz("items", broken)
    assert done.status == 2 and not done.out
    assert f"{broken.name}:1:1: P" in done.err and f"quiz check {broken}" in done.err


def test_the_schema_of_packs_is_the_models_own(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "pack"]) == 0
    schema = json.loads(capsys.readouterr().out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert set(schema["properties"]) == set(Pack.model_json_schema()["properties"])
