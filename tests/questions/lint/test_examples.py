"""Every rule that needs no pack, on good and bad questions that were written from the rule and not from its code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from itemsmith import choice, cloze, number, ordering, select_all, true_false, typed

from questions.items import Item
from questions.lint import RULES, errors, lint

EXAMPLES: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("examples.yaml").read_text(encoding="utf-8"))
CLEAN = EXAMPLES.pop("clean")
ERRORS = {rule.name for rule in RULES if rule.severity == "E"}


def item(row: Any) -> Item:
    """Return the item that a row stands for."""
    if isinstance(row, list):
        stem, texts, right = row
        return choice(texts, right, stem)
    made = {
        "typed": lambda: typed(row["answers"], stem=row["stem"]),
        "number": lambda: number(row["value"], stem=row["stem"]),
        "true_false": lambda: true_false(row["answer"], row["stem"]),
        "cloze": lambda: cloze(row["key"], row["stem"]),
        "ordering": lambda: ordering(row["options"], tuple(row["key"]), row["stem"]),
        "select_all": lambda: select_all(row["options"], tuple(row["key"]), row["stem"]),
    }
    return made[row["format"]]()


def found(row: Any) -> dict[str, str]:
    """Return the rules that a row breaks, with what they say."""
    return {finding.rule: finding.message for finding in lint(item(row), foreign=True)}


def rows(quality: str) -> list[Any]:
    """Return (rule, row) of every example of a quality."""
    return [
        pytest.param(rule, row, id=f"{rule}: {row[0] if isinstance(row, list) else row['stem']}"[:90])
        for rule, examples in EXAMPLES.items()
        for row in examples.get(quality, [])
    ]


@pytest.mark.parametrize(("rule", "row"), rows("bad"))
def test_a_bad_question_is_found(rule: str, row: Any) -> None:
    assert rule in found(row)
    assert found(row)[rule]


@pytest.mark.parametrize(("rule", "row"), [*rows("good"), *rows("good_here")])
def test_a_good_question_is_left_alone(rule: str, row: Any) -> None:
    assert rule not in found(row), found(row)


@pytest.mark.parametrize("row", [*CLEAN, *(param.values[1] for param in rows("good"))], ids=lambda row: str(row)[:90])
def test_a_good_question_breaks_no_error_rule_at_all(row: Any) -> None:
    broken = {rule: message for rule, message in found(row).items() if rule in ERRORS}
    assert not broken


def test_every_rule_for_questions_from_anywhere_has_six_of_each() -> None:
    for rule in RULES:
        if not rule.generated_only:
            assert len(EXAMPLES[rule.name]["bad"]) >= 6, rule.name
            assert len(EXAMPLES[rule.name]["good"]) >= 6, rule.name


def test_generated_items_are_held_to_the_same_error_rules() -> None:
    broken = choice(["Red", "Green", "Blue", "All of the above"], 3, "Which of these is not a colour?")
    assert {finding.rule for finding in errors(broken)} >= {"negative-stem", "all-of-above"}
