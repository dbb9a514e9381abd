"""Every family is in the registry under its own name, and is tested here."""

from __future__ import annotations

from pathlib import Path

from questions.checking.wordings import FAMILIES as VETOED
from questions.families import FAMILIES


def test_every_family_has_its_tests_beside_this_one() -> None:
    texts = "\n".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    untested = [name for name in FAMILIES if f'"{name}"' not in texts]
    assert untested == []


def test_every_family_may_be_vetoed_by_name() -> None:
    assert set(FAMILIES) == VETOED
