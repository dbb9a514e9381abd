"""Edits in place: what was meant is there, and no other line has changed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from questions.errors import PackError
from questions.reading import yamltree
from questions.reading.limits import DEFAULT
from questions.reading.nodes import plain
from quiz.authoring import editing, emitting
from quiz.authoring.layout import layout

ROOT = Path(__file__).parents[3]
FILES = sorted(ROOT.glob("seeds/*/facts/*.yaml")) + sorted(ROOT.glob("tests/packs/*/facts/*.yaml"))

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)
VALUES = st.recursive(
    TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS.filter(bool), inner, max_size=4),
    max_leaves=8,
)


@given(st.dictionaries(TEXTS.filter(bool), VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back_the_same(value: dict[str, object]) -> None:
    text = "\n".join(emitting.fact(value)) + "\n"  # type: ignore[arg-type]  # texts, lists and mappings of them
    node, problems = yamltree.parse(text, "x.yaml", DEFAULT)
    assert not problems and node is not None
    assert plain(node) == [value]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_setting_a_field_of_any_fact_changes_lines_of_that_fact_only(path: Path) -> None:
    text = editing.read(path)
    before = text.split("\n")
    for block in layout(text, "x").blocks[:8]:
        after = editing.set_fields(text, "x", block.id, {"reviewed": "true", "note": "He said: “a # b”"}).split("\n")
        assert after[: block.span.first] == before[: block.span.first]
        rest = len(before) - block.span.last
        assert after[len(after) - rest :] == before[block.span.last :]
        assert editing.set_fields("\n".join(after), "x", block.id, {"reviewed": None, "note": None}) == text or (
            "reviewed" in block.value or "note" in block.value
        )


def test_comments_stay_with_what_they_are_about() -> None:
    text = "# head\n- id: a\n  # why\n  when: 1999  # a year\n  # last\n\n# before b\n- id: b\n# tail\n"
    after = editing.set_fields(text, "x", "a", {"when": "2000", "skip": ["when"]})
    assert (
        after
        == "# head\n- id: a\n  # why\n  when: 2000  # a year\n  # last\n  skip: [when]\n\n# before b\n- id: b\n# tail\n"
    )


@pytest.mark.parametrize(
    "text",
    ["", "# only a comment\n", "[]\n", "facts: []\n", "facts:\n", "id: p\n", "- id: a\n", "facts:\n  - id: a\nid: p\n"],
)
def test_a_fact_is_put_into_whatever_a_file_holds(text: str) -> None:
    after = editing.put_in(text, "x", {"id": "new", "kind": "card"})
    assert editing.facts_of(after, "x")[-1] == {"id": "new", "kind": "card"}
    assert all(line in after for line in text.split("\n") if line.startswith("#"))


def test_a_fact_in_braces_is_written_out_and_one_with_comments_in_them_is_refused() -> None:
    assert editing.set_fields("- {id: a, when: 1999}\n", "x", "a", {"when": "2000"}) == '- {id: a, when: "2000"}\n' or (
        editing.facts_of(editing.set_fields("- {id: a, when: 1999}\n", "x", "a", {"when": "2000"}), "x")
        == [{"id": "a", "when": "2000"}]
    )
    with pytest.raises(PackError, match="by hand"):
        editing.set_fields("- {id: a, # why\n   when: 1999}\n", "x", "a", {"when": "2000"})


PIECES = st.sampled_from(
    [
        "- id: a",
        "  when: 1999",
        "  x: |",
        "    # no comment",
        "# c",
        "  # d",
        "",
        "  y: &a [1]",
        "  z: *a",
        "- {id: b, q: 1}",
        "\t",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=9), st.sampled_from(["a", "b"]))
def test_an_edit_gives_what_was_meant_or_our_own_error(lines: list[str], fact: str) -> None:
    text = "\n".join(lines)
    try:
        after = editing.set_fields(text, "x", fact, {"when": "2000-01"})
    except (PackError, KeyError):
        return
    assert {"id": fact, "when": "2000-01"}.items() <= next(
        item.items()
        for item in editing.facts_of(after, "x")
        if isinstance(item, dict) and item["id"] == fact  # type: ignore[misc]  # facts
    )
