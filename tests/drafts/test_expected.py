"""What is expected of a draft can be read off its article: each quote stands there once, word for word."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
ARTICLES = sorted(path for path in HERE.iterdir() if path.suffix in (".txt", ".md", ".html"))


def prose(path: Path) -> str:
    """The words of an article, without the tags of a page."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        text = html.unescape(re.sub(r"<[^>]+>", "", text)).replace("\N{NO-BREAK SPACE}", " ")
    return text


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_each_expected_quote_and_trap_stands_once(article: Path) -> None:
    expected: dict[str, Any] = yaml.load(
        article.with_suffix(".expected.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    text = prose(article)
    assert len(expected["facts"]) >= 40
    for entry in expected["facts"] + expected["traps"]:
        if entry["quote"]:  # a table of a page has no line of its own to quote
            assert text.count(entry["quote"]) == 1, entry["quote"]
