"""New packs, their schemas, their form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.checking import check
from questions.errors import PackError, UsageError
from questions.facts import KINDS
from questions.reading import read_pack
from quiz.authoring import editing
from quiz.authoring.adding import add_fact, value_of
from quiz.authoring.formatting import formatted
from quiz.authoring.schema import facts_schema, pack_schema
from quiz.authoring.starting import new_pack

ROOT = Path(__file__).parents[3]


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]  # the one there is
    """What editors use: numbers and true / false are typed, dates are text."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


@pytest.fixture
def moon(tmp_path: Path) -> Path:
    new_pack(tmp_path / "moon", title="Flights: to the Moon")
    return tmp_path / "moon"


def test_a_new_pack_passes_check_and_names_its_schema(moon: Path) -> None:
    reading = read_pack(moon)
    assert [problem.render() for problem in check(reading)] == []
    assert reading.pack is not None and {fact.kind for fact in reading.pack.facts} == set(KINDS)
    for path in (moon / "pack.yaml", *(moon / "facts").iterdir()):
        first = path.read_text(encoding="utf-8").split("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert named != first and (path.parent / named).is_file()


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_pack_of_one_kind_has_no_errors(kind: str, tmp_path: Path) -> None:
    new_pack(tmp_path / "one", title="One", kinds=[kind])
    assert [problem.render() for problem in check(read_pack(tmp_path / "one")) if problem.is_error] == []


def test_an_empty_pack_is_sound_and_nothing_is_overwritten(tmp_path: Path) -> None:
    new_pack(tmp_path / "one", title="One", empty=True)
    assert read_pack(tmp_path / "one").pack is not None
    with pytest.raises(UsageError, match="there already"):
        new_pack(tmp_path / "one", title="One")


@pytest.mark.parametrize("folder", ["seeds/kosovo-nato", "tests/packs/planets", "tests/packs/south-america", ""])
def test_the_schemas_accept_good_packs(folder: str, moon: Path) -> None:
    of_pack = jsonschema.Draft202012Validator(pack_schema())
    of_facts = jsonschema.Draft202012Validator(facts_schema())
    where = ROOT / folder if folder else moon
    for path in where.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("?}", "? }")  # PyYAML's own parser stumbles over the first
        validator = of_pack if path.name == "pack.yaml" else of_facts
        assert [error.message for error in validator.iter_errors(yaml.load(text, _Loader))] == [], path


@pytest.mark.parametrize(
    "fact",
    [{"id": "a", "kind": "event"}, {"id": "a", "kind": "evnt"}, {"id": "a", "kind": "event", "clause": "x", "wehn": 1}],
)
def test_the_schema_refuses_what_is_misspelt_or_missing(fact: dict[str, Any]) -> None:
    assert list(jsonschema.Draft202012Validator(facts_schema()).iter_errors([fact]))


MESSY = st.lists(
    st.sampled_from(
        [
            "- note: x  ",
            "  id: a",
            "  kind: event",
            "  evidence: []",
            "  clause: |",
            "    a  ",
            "",
            "",
            "  # c",
            "# d",
            "  when: 1",
        ]
    ),
    max_size=10,
)


@settings(max_examples=200)
@given(MESSY)
def test_formatting_keeps_facts_and_comments_and_is_idempotent(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        once = formatted(text, "x")
    except PackError:
        return
    assert formatted(once, "x") == once
    assert sorted(line.strip() for line in once.split("\n") if line.lstrip().startswith("#")) == sorted(
        line.strip() for line in lines if line.lstrip().startswith("#")
    )
    try:
        assert editing.facts_of(once, "x") == editing.facts_of(text, "x")
    except AssertionError:
        raise
    except PackError:
        return


def test_formatting_orders_fields_with_their_comments() -> None:
    text = "- note: n   \n  # the date\n  when: 1999\n  kind: event\n  id: a\n\n\n\n# b\n- id: b\n  kind: event"
    assert formatted(text, "x") == (
        "- id: a\n  kind: event\n  # the date\n  when: 1999\n  note: n\n\n# b\n- id: b\n  kind: event\n"
    )


def test_a_fact_is_added_with_its_entity_or_nothing_is_written(moon: Path) -> None:
    head = (moon / "pack.yaml").read_text(encoding="utf-8")
    fact = {
        "id": "x",
        "kind": "relation",
        "type": "commander",
        "subject": "lovell",
        "object": "apollo-13",
        "evidence": {"source": "text", "quote": "Jim Lovell commanded Apollo 13"},
    }
    entity = {"lovell": value_of("{type: person, name: Jim Lovell}")}
    _, problems = add_fact(moon, fact, entity)
    assert any(problem.is_error for problem in problems)
    assert (moon / "pack.yaml").read_text(encoding="utf-8") == head
    with (moon / "source.md").open("a", encoding="utf-8") as file:
        file.write("\nJim Lovell commanded Apollo 13.\n")
    path, problems = add_fact(moon, fact, entity)
    assert problems == () and path.name == "relation.yaml"
    pack = read_pack(moon).require()
    assert "x" in pack.by_id and pack.entities["lovell"].name == "Jim Lovell"
    lines = (moon / "pack.yaml").read_text(encoding="utf-8").split("\n")
    assert [line for line in lines if "lovell" not in line] == head.split("\n")
