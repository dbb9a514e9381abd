"""`change`."""

from __future__ import annotations

from typing import Any

from worlds import choices, items, patterns, refused, stems, world_of

TABLE: dict[str, Any] = {
    "id": "polls", "kind": "table", "title": "polls", "key": "when", "row_one": "poll",
    "columns": [
        {"name": "when", "type": "date", "label": "date"},
        {"name": "share", "type": "number", "label": "share in favour", "unit": "per cent"},
    ],
    "rows": [{"when": "2001", "share": "50"}, {"when": "2005", "share": "72"}],
}  # fmt: skip


def quantity(key: str, value: str, year: str) -> dict[str, Any]:
    return {
        "id": key, "kind": "quantity", "subject": "club", "measure": "strength", "value": value, "unit": "troops", "as_of": year,
    }  # fmt: skip


def test_it_asks_in_three_patterns() -> None:
    assert patterns(stems("change", "polls", TABLE, seeds=20)) >= 3
    assert (
        patterns(stems("change", "now", quantity("now", "4500", "2024"), quantity("then", "20000", "1999"), seeds=20))
        >= 3
    )


def test_shares_change_by_percentage_points_and_the_verb_says_which_way() -> None:
    for seed in range(8):
        made = items(world_of(TABLE, seed=seed), "change", "polls")
        assert made and all(item.answers[0] == "22 percentage points" for item in made)
        assert all("rise" in item.stem or "rose" in item.stem for item in made)
        assert all("percentage points" in item.stem for item in made)
        assert {point.slot for item in made for point in item.points} == {"rows/2001/share", "rows/2005/share"}


def test_an_earlier_value_of_the_same_measure_is_compared() -> None:
    facts = [quantity("now", "4500", "2024"), quantity("then", "20000", "1999")]
    made = items(world_of(*facts), "change", "now")
    assert made and all(item.answers[0] == "15,500 troops" for item in made)
    assert all("fall" in item.stem or "fell" in item.stem for item in made)
    for item in choices(made):
        assert all(o.correct or o.certificate for o in item.options)


def test_it_refuses_a_lonely_value_and_rows_without_dates() -> None:
    assert "an earlier value" in refused(world_of(quantity("now", "1", "2024")), "change", "now")["no-earlier-value"]
    undated = {**TABLE, "columns": [{"name": "when", "type": "text", "label": "place"}, TABLE["columns"][1]]}
    assert "not named by dates" in refused(world_of(undated), "change", "polls")["undated"]
    flat = {**TABLE, "rows": [{"when": "2001", "share": "50"}, {"when": "2005", "share": "50"}]}
    assert not items(world_of(flat), "change", "polls")
