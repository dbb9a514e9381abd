"""Figures as people and programs read them."""

from __future__ import annotations

import pytest

from quiz.core.figures import Column, Figure, as_json, cell, length, table

DAY = 739_945  # 25 November 2026


@pytest.mark.parametrize(
    ("value", "unit", "said"),
    [
        (None, "count", "–"),
        ("Kosovo", "text", "Kosovo"),
        (DAY, "day", "25 Nov 2026"),
        (0.857, "share", "86 %"),
        (1234, "count", "1,234"),
        (4.0, "minutes", "4.0"),
        (88.7, "number", "88.7"),
        (1200.0, "number", "1,200"),
        (9.0, "days", "9 days"),
    ],
)
def test_cells_are_said_in_their_unit(value: str | float | None, unit: str, said: str) -> None:
    assert cell(value, unit) == said  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("days", "said"),
    [(0.01, "under an hour"), (0.05, "1 hour"), (0.5, "12 hours"), (1, "1 day"), (45, "45 days"), (122, "4 months"),
     (365.25, "1 year"), (512, "1.4 years")],
)  # fmt: skip
def test_lengths_are_said_in_the_unit_that_suits_them(days: float, said: str) -> None:
    assert length(days) == said


def test_a_figure_for_programs_keeps_its_numbers_and_says_its_units() -> None:
    columns = (Column("week from", "day"), Column("recall", "share"))
    figure = Figure("retention", "True", "Fine.", "lines", columns, ((DAY, 0.9), (DAY + 7, None)), guide=0.9)
    raw = as_json(figure)
    assert raw["rows"] == [{"week from": "2026-11-25", "recall": 0.9}, {"week from": "2026-12-02", "recall": None}]
    assert raw["units"] == {"week from": "day", "recall": "share"} and raw["guide"] == 0.9
    assert table(figure) == [["week from", "recall"], ["25 Nov 2026", "90 %"], ["2 Dec 2026", "–"]]
