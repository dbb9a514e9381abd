"""Rules that look at the pack, the certificates and the feedback of a generated item."""

from __future__ import annotations

from typing import Any

import pytest
from itemsmith import choice, cloze, date, number, ordering, true_false, typed
from worlds import event, items, world_of

from questions.items import Certificate, CertificateType, Item, Option, Source
from questions.lint import RULES, errors, lint
from questions.world import World

SOURCES = (Source(title="A list", quote="so it was"),)
FORCE = {"id": "force", "kind": "quantity", "subject": "club", "measure": "strength", "value": "4500", "unit": "troops",
         "as_of": "2024", "volatile": "true"}  # fmt: skip


def found(item: Item, world: World | None = None) -> set[str]:
    """Return the rules that look at more than texts and that an item breaks."""
    own = {rule.name for rule in RULES if rule.generated_only}
    return {finding.rule for finding in lint(item, world)} & own


def proven(texts: list[str], right: int = 0, stem: str = "Which?", **more: Any) -> Item:
    """Return a choice with certificates, feedback, explanation and source."""
    item = choice(texts, right, stem)
    certificate = Certificate(type=CertificateType.NEGATIVE, fact="fact", why="It is not so.")
    made = tuple(
        option.model_copy(update={"feedback": "So it is.", "certificate": None if option.correct else certificate})
        for option in item.options
    )
    whole = {"options": made, "explanation": f"It is {texts[right]}.", "sources": SOURCES, **more}
    return item.model_copy(update=whole)


# certified


@pytest.mark.parametrize("at", [1, 2])
def test_an_option_without_a_certificate_is_found(at: int) -> None:
    item = proven(["Rome", "Oslo", "Riga"])
    bare = [
        option.model_copy(update={"certificate": None}) if n == at else option for n, option in enumerate(item.options)
    ]
    assert "certified" in found(item.model_copy(update={"options": tuple(bare)}))


@pytest.mark.parametrize(
    "item",
    [proven(["Rome", "Oslo", "Riga"]), ordering(["a", "b", "c"], (1, 0, 2)), typed(["Rome"]), number("3"), date("1999"), cloze("Rome")],
    ids=lambda item: item.format.value,
)  # fmt: skip
def test_certified_items_and_those_without_distractors_pass(item: Item) -> None:
    assert "certified" not in found(item)


def test_a_false_statement_needs_its_certificate_too() -> None:
    assert "certified" in found(true_false(False))


def test_a_bare_option_keeps_an_item_from_being_shown() -> None:
    assert "certified" in {finding.rule for finding in errors(choice(["Rome", "Oslo", "Riga"]))}
    assert not errors(proven(["Rome", "Oslo", "Riga"]))


# explanation


def typed_with(explanation: str, answers: list[str]) -> Item:
    return typed(answers).model_copy(update={"explanation": explanation, "sources": SOURCES})


EXPLAINED = [
    (typed_with("It is Rome.", ["Rome"]), True), (typed_with("It is ROME!", ["Rome"]), True), (typed_with("It is.", ["Rome"]), False),
    (typed_with("The club is KFOR.", ["Kosovo Force", "KFOR"]), True), (typed_with("  ", ["Rome"]), False),
    (typed_with("It is Romeo.", ["Rome"]), False),
    (number("4500", "troops").model_copy(update={"explanation": "There were 4,500 troops.", "sources": SOURCES}), True),
    (number("4500", "troops").model_copy(update={"explanation": "There were 4,000 troops.", "sources": SOURCES}), False),
    (cloze("Rome").model_copy(update={"explanation": "It was Rome.", "sources": SOURCES}), True),
    (cloze("Rome").model_copy(update={"explanation": "It was so.", "sources": SOURCES}), False),
    (typed_with("It is Rome.", ["Rome"]).model_copy(update={"sources": ()}), False),
    (proven(["Rome", "Oslo", "Riga"]), True), (proven(["Rome", "Oslo", "Riga"], sources=()), False),
    (proven(["Rome", "Oslo", "Riga"], explanation=""), False),
]  # fmt: skip


@pytest.mark.parametrize(("item", "good"), EXPLAINED)
def test_feedback_states_the_key_and_cites_its_source(item: Item, good: bool) -> None:
    assert ("explanation" not in found(item)) is good


def test_feedback_says_something_of_each_option() -> None:
    item = proven(["Rome", "Oslo", "Riga"])
    silent = (*item.options[:2], item.options[2].model_copy(update={"feedback": " "}))
    assert "explanation" in found(item.model_copy(update={"options": silent}))


# volatile-dated


@pytest.mark.parametrize(
    ("stem", "good"),
    [
        ("How many troops does the club have?", False), ("How many troops did the club have in the end?", False),
        ("How many troops did the club have in 2023?", False), ("How many troops has the club today?", False),
        ("How strong is the club?", False), ("What is the strength of the club since 2020?", False),
        ("As of 2024, how many troops does the club have?", True), ("In 2024, how many troops did the club have?", True),
        ("How many troops did the club have as of 2024?", True), ("How strong was the club in 2024?", True),
        ("By 2024, how many troops had the club?", True), ("What was the strength of the club in May 2024?", True),
    ],
)  # fmt: skip
def test_what_changes_is_asked_with_its_date(stem: str, good: bool) -> None:
    item = number("4500", "troops", stem=stem).model_copy(update={"facts": ("force",)})
    assert ("volatile-dated" not in found(item, world_of(FORCE))) is good


def test_what_lasts_needs_no_date() -> None:
    world = world_of({**FORCE, "volatile": "false"})
    item = number("4500", "troops", stem="How many troops does the club have?").model_copy(update={"facts": ("force",)})
    assert "volatile-dated" not in found(item, world)


# anachronism: Hills existed from 1900 to 1950


@pytest.mark.parametrize(
    ("stem", "options", "good"),
    [
        ("In 1999, which country joined?", ["Land", "Hills", "Coast"], False), ("Which country joined in 1951?", ["Land", "Coast", "Hills"], False),
        ("On 3 May 1899, which country joined?", ["Land", "Hills", "Coast"], False),
        ("In the 1960s, which country led?", ["Land", "Hills", "Coast"], False), ("By June 1890, which had joined?", ["Land", "Hills", "Coast"], False),
        ("Since 1999, which country has led?", ["Land", "Coast", "Hills"], False),
        ("In 1920, which country joined?", ["Land", "Hills", "Coast"], True), ("Which country joined in 1950?", ["Land", "Hills", "Coast"], True),
        ("In 1999, which country joined?", ["Land", "Island", "Coast"], True), ("Which country joined?", ["Land", "Hills", "Coast"], True),
        ("In 1999, which country had been the last to join?", ["Hills", "Land", "Coast"], True),
        ("In 1999, which range was climbed?", ["Alps", "Andes", "Urals"], True),
    ],
)  # fmt: skip
def test_options_existed_at_the_time_asked_about(stem: str, options: list[str], good: bool) -> None:
    assert ("anachronism" not in found(proven(options, 0, stem), world_of(FORCE))) is good


# contested


def cause(**more: Any) -> dict[str, Any]:
    wrong = [
        {"text": f"it {how}", "why": "No."} for how in ("had to sail home", "had to count sheep", "had to mend roads")
    ]
    return {"id": "why", "kind": "cause", "cause": "stop the long war", "effect": "Land [left|leave] the club",
            "link": "in_order_to", "wrong": wrong, **more}  # fmt: skip


@pytest.mark.parametrize(
    ("more", "good"),
    [
        ({}, False), ({"attribution": "according to its government"}, True),
        ({"link": "because", "cause": "the long war had ended"}, True), ({"link": "led_to", "cause": "the long war ended"}, True),
    ],
)  # fmt: skip
def test_a_motive_is_attributed(more: dict[str, Any], good: bool) -> None:
    world = world_of(cause(**more))
    item = proven(["to stop it", "to win it", "to see it"]).model_copy(update={"family": "cause", "facts": ("why",)})
    assert ("contested" not in found(item, world)) is good


def test_questions_from_elsewhere_are_not_asked_for_proofs() -> None:
    own = {rule.name for rule in RULES if rule.generated_only}
    assert not own & {finding.rule for finding in lint(choice(["Rome", "Oslo", "Riga"]), foreign=True)}


def test_generated_items_of_a_small_world_break_none() -> None:
    world = world_of(event("a", "Land [joined|join] the club", "1999"), event("b", "Coast [left|leave] the club", "2003"),
                     event("c", "Island [led|lead] the club", "2010"))  # fmt: skip
    made = [item for fact in "abc" for family in ("when", "true_false") for item in items(world, family, fact)]
    assert made
    for item in made:
        assert not found(item, world)
        assert isinstance(item.options[0], Option) if item.options else True
