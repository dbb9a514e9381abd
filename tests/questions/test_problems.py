"""Problems of packs: one line each, in order, fit for a person and for a program; and the tree of errors."""

from __future__ import annotations

import inspect
import json

import pytest

from questions import errors
from questions.codes import CODES
from questions.problems import InvalidPackError, Place, Problem, Severity, in_order, one_line, shorten


def problem(line: int = 3, column: int = 5, severity: Severity | None = None, message: str = "it is wrong") -> Problem:
    place = Place("pack/facts/a.yaml", line, column)
    return Problem.at(place, next(iter(CODES)), message, text="the text", mend="mend it", severity=severity)


def test_it_is_said_with_place_code_cause_text_and_mend() -> None:
    code = next(iter(CODES))
    said = problem(severity=Severity.ERROR).render().splitlines()
    assert said == [f"pack/facts/a.yaml:3:5: {code} it is wrong", "    | the text", "    = mend it"]
    assert problem(severity=Severity.WARNING).render().startswith(f"pack/facts/a.yaml:3:5: {code} warning: it is wrong")


def test_the_severity_is_the_codes_own() -> None:
    for name, code in CODES.items():
        assert Problem.at(Place("x"), name, "m").severity is code.severity


def test_as_json_it_has_the_same_parts() -> None:
    raw = json.loads(json.dumps(problem().to_json()))
    assert list(raw) == ["path", "line", "column", "code", "severity", "message", "text", "mend"]
    assert (raw["line"], raw["column"], raw["text"]) == (3, 5, "the text")


@pytest.mark.parametrize(
    ("text", "flat"), [("a\nb", "a b"), ("a\x1b[31mb", "a [31mb"), ("  a   b ", "a b"), ("", ""), ("ž\u202eb", "ž b")]
)
def test_one_line(text: str, flat: str) -> None:
    assert one_line(text) == flat


def test_long_text_is_cut() -> None:
    assert shorten("x" * 500) == "x" * 119 + "…"
    assert len(shorten("word " * 500)) <= 120
    assert shorten("x" * 120) == "x" * 120
    assert shorten("\n" * 10**6 + "x") == ""


def test_they_are_listed_by_place_without_repeats() -> None:
    late, early = problem(line=9), problem(line=2)
    assert in_order([late, early, late, problem(line=2, column=1)]) == (problem(line=2, column=1), early, late)


def test_an_invalid_pack_says_the_first_error_and_how_many_more() -> None:
    found = (
        problem(1, severity=Severity.WARNING),
        problem(2, severity=Severity.ERROR),
        problem(3, severity=Severity.ERROR),
    )
    error = InvalidPackError("pack", found)
    assert str(error).startswith("pack/facts/a.yaml:2:5:")
    assert "(1 more; `quiz check pack` lists them)" in str(error)
    assert error.problems == found
    assert "more" not in str(InvalidPackError("pack", found[:2]))


def test_every_error_of_ours_is_in_the_drawn_tree() -> None:
    ours = [kind for _, kind in inspect.getmembers(errors, inspect.isclass)]
    assert all(issubclass(kind, errors.FactdeckError) and kind.__doc__ for kind in ours)
    assert all(kind.__name__ in (errors.__doc__ or "") for kind in ours)
    assert not issubclass(errors.FactdeckError, ValueError)  # a bug of ours is never taken for bad input
