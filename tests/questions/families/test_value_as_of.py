"""`value_as_of`."""

from __future__ import annotations

import itertools
from typing import Any

from worlds import choices, formats, items, patterns, refused, stems, world_of


def strength(key: str = "now", value: str = "4500", year: str = "2024", **more: Any) -> dict[str, Any]:
    return {
        "id": key, "kind": "quantity", "subject": "club", "measure": "strength", "value": value, "unit": "troops",
        "as_of": year, **more,
    }  # fmt: skip


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("value_as_of", "now", strength())) >= 3


def test_a_value_that_changes_is_dated() -> None:
    for stem in stems("value_as_of", "now", strength(volatile="true")):
        assert stem.startswith("As of 2024, ")


def test_wrong_numbers_are_as_round_as_the_right_one_and_certainly_others() -> None:
    for seed in range(20):
        made = items(world_of(strength(), strength("then", "20000", "1999"), seed=seed), "value_as_of", "now")
        assert formats(made) <= {"single_choice", "number"}
        for item in choices(made):
            numbers = [int(o.text.split()[0].replace(",", "")) for o in item.options]
            assert numbers == sorted(numbers) and all(n % 500 == 0 for n in numbers), numbers
            for option in item.options:
                assert option.correct or (option.certificate and option.certificate.type.value == "arithmetic")


def test_options_keep_the_tolerance_and_the_domain() -> None:
    share = {**strength(value="94.2", unit="per cent", tolerance="1"), "measure": "share in favour"}
    for seed in range(20):
        for item in choices(items(world_of(share, seed=seed), "value_as_of", "now")):
            numbers = [float(o.text.split()[0]) for o in item.options]
            assert all(b - a > 2 for a, b in itertools.pairwise(numbers))
            assert numbers[0] >= 0 and numbers[-1] <= 100


def test_a_number_of_a_sentence_needs_the_authors_word_and_question() -> None:
    raw: dict[str, Any] = {
        "id": "rule", "kind": "statement", "text": "The Club passed resolution {number} on the pact.",
        "slots": {"number": {"type": "number", "value": "1244", "wrong": [{"text": "1199", "why": "It was another."}]}},
    }  # fmt: skip
    assert "`functional: confirmed`" in refused(world_of(raw), "value_as_of", "rule")["not-functional"]
    raw["slots"]["number"]["functional"] = "confirmed"
    assert "a whole question" in refused(world_of(raw), "value_as_of", "rule")["no-question"]
