"""Every exception from a rule says why."""

from __future__ import annotations

import io
import re
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted(path for top in ("questions", "quiz") for path in (ROOT / top).rglob("*.py"))

NOQA = re.compile(r"#\s*noqa(?P<codes>:\s*[A-Z]+\d+(?:\s*,\s*[A-Z]+\d+)*)?(?P<rest>.*)")
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?P<codes>\[[^\]]+\])?(?P<rest>.*)")


def unexplained(source: str) -> list[str]:
    """Return the comments that switch a rule off without naming it or without a reason."""
    found = []
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT:
            continue
        for pattern in (NOQA, TYPE_IGNORE):
            match = pattern.match(token.string)
            if match and (not match["codes"] or not re.search(r"\w\s+\w", match["rest"])):
                found.append(f"{token.start[0]}: {token.string}")
    return found


def test_the_test_itself_sees_what_lacks_a_reason() -> None:
    assert len(unexplained("x = 1  # noqa\ny = 2  # noqa: E501\nz = 3  # type: ignore[arg-type]\n")) == 3
    assert (
        unexplained("x = 1  # noqa: E501 - a table is read in rows\ny = 2  # type: ignore[misc]  # untyped base\n")
        == []
    )


def test_each_ignore_has_its_reason() -> None:
    found = {path.relative_to(ROOT).as_posix(): unexplained(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {path: comments for path, comments in found.items() if comments} == {}
