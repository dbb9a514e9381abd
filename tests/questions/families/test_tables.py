"""The families of tables: `compare`, `read_table`, `recall_table`."""

from __future__ import annotations

from typing import Any

import pytest
from worlds import choices, formats, items, patterns, proofs, refused, stems, world_of, wrong

from questions.lint import errors

SHARES = {"2001": "50", "2003": "61.5", "2005": "72", "2007": "44.5", "2009": "81"}
POLLS: dict[str, Any] = {
    "id": "polls", "kind": "table", "title": "polls on the pact", "key": "held", "row_one": "poll",
    "row": "the poll of {held}",
    "columns": [
        {"name": "held", "type": "date", "label": "date"},
        {"name": "share", "type": "number", "label": "share in favour", "unit": "per cent"},
    ],
    "rows": [{"held": year, "share": share} for year, share in SHARES.items()],
}  # fmt: skip
LANDS: dict[str, Any] = {
    "id": "lands", "kind": "table", "title": "lands", "key": "land", "row_one": "land",
    "columns": [
        {"name": "land", "type": "entity", "label": "land"},
        {"name": "joined", "type": "date", "label": "year of accession"},
    ],
    "rows": [{"land": key, "joined": year} for key, year in (("land", "1990"), ("island", "1994"), ("coast", "1999"))],
}  # fmt: skip


@pytest.mark.parametrize("family", ["compare", "read_table", "recall_table"])
def test_each_asks_in_three_patterns(family: str) -> None:
    named = [f"the poll of {year}" for year in SHARES] + list(SHARES)
    assert patterns(stems(family, "polls", POLLS, seeds=20), *named) >= 3


def test_rows_of_things_are_asked_in_three_patterns_too() -> None:
    assert patterns(stems("recall_table", "lands", LANDS, seeds=20), "Land", "Island", "Coast") >= 3


def test_the_key_of_a_comparison_is_the_largest_or_smallest_of_what_is_shown() -> None:
    for seed in range(10):
        for item in choices(items(world_of(POLLS, seed=seed), "compare", "polls")):
            values = {option.text: float(SHARES[option.text[-4:]]) for option in item.options}
            most = any(word in item.stem for word in ("highest", "higher"))
            assert values[item.answers[0]] == (max if most else min)(values.values())
            assert proofs(item) == {"arithmetic"}
            assert len(item.points) == len(item.options)


def test_rows_are_compared_within_their_sort_only() -> None:
    column = {"name": "by", "type": "text", "label": "pollster"}
    rows = [{"held": year, "share": share, "by": "A" if year < "2004" else "B"} for year, share in SHARES.items()]
    mixed = {**POLLS, "columns": [*POLLS["columns"], column], "rows": rows, "within": "by"}
    for seed in range(6):
        for item in choices(items(world_of(mixed, seed=seed), "compare", "polls")):
            assert len({option.text[-4:] < "2004" for option in item.options}) == 1


def test_rows_as_good_as_equal_are_no_comparison() -> None:
    flat = {**POLLS, "rows": [{"held": year, "share": "50"} for year in SHARES]}
    assert "tie" in refused(world_of(flat), "compare", "polls")
    assert "tie" in refused(world_of(flat), "read_table", "polls")


def test_what_is_read_is_shown_and_only_the_asked_column_is() -> None:
    more = {"name": "other", "type": "number", "label": "share against", "unit": "per cent"}
    rows = [{"held": year, "share": share, "other": str(100 - float(share))} for year, share in SHARES.items()]
    table = {**POLLS, "columns": [*POLLS["columns"], more], "rows": rows}
    for item in items(world_of(table), "read_table", "polls"):
        assert item.context is not None
        asked = "Share in favour" if "in favour" in item.stem else "Share against"
        assert asked in item.context and (asked == "Share against") == ("Share in favour" not in item.context)
        assert len(item.points) == 5


def test_too_few_rows_are_not_read() -> None:
    short = {**POLLS, "rows": POLLS["rows"][:2]}
    assert "fewer than three values" in refused(world_of(short), "read_table", "polls")["too-few-rows"]


def test_wrong_cells_are_refuted_by_the_rows_that_they_stand_in() -> None:
    for seed in range(6):
        for item in choices(items(world_of(POLLS, seed=seed), "recall_table", "polls")):
            for option in item.options:
                real = next((year for year, share in SHARES.items() if option.text.split()[0] == share), None)
                if real and not option.correct:
                    assert f"the poll of {real}" in option.feedback.lower()
            assert proofs(item) == {"arithmetic"}
    assert formats(items(world_of(LANDS), "recall_table", "lands")) == {"single_choice", "date"}


def test_a_cell_of_words_is_chosen_and_never_typed() -> None:
    colours = {"name": "flag", "type": "text", "label": "colour of its flag"}
    rows = [{**row, "flag": flag} for row, flag in zip(LANDS["rows"], ("red", "blue", "green"), strict=True)]
    table = {
        **LANDS,
        "columns": [LANDS["columns"][0], colours],
        "rows": [{k: v for k, v in r.items() if k != "joined"} for r in rows],
    }
    made = items(world_of(table), "recall_table", "lands")
    assert formats(made) == {"single_choice"}
    assert all({*wrong(item), item.answers[0]} == {"red", "blue", "green"} for item in made)


def test_a_column_whose_value_names_the_row_has_no_question() -> None:
    told = {**LANDS, "row": "the land that joined in {joined}"}
    assert "`ask`" in refused(world_of(told), "recall_table", "lands")["no-question"]


def test_a_row_whose_date_has_a_long_name_may_be_the_answer() -> None:
    rows = [
        {"held": held, "share": share}
        for held, share in (("2021-05", "50"), ("2022-06", "60"), ("2023-02/2023-03", "90"))
    ]
    world = world_of({**POLLS, "rows": rows})
    best = [item for item in choices(items(world, "compare", "polls")) if "highest" in item.stem]
    assert best[0].answers == ("The poll of February and March 2023",)
    assert errors(best[0], world) == ()
