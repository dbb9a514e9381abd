"""`status_at`."""

from __future__ import annotations

from typing import Any

from worlds import choices, items, patterns, proofs, refused, stems, world_of, wrong


def status(key: str, what: str, since: str, until: str | None = None, **more: Any) -> dict[str, Any]:
    raw = {"id": key, "kind": "status", "subject": "land", "body": "club", "status": what, "from": since, **more}
    return raw if until is None else {**raw, "to": until}


LINE = [
    status("guest", "guest member", "1990", "1995"),
    status("observer", "observer member", "1995", "2005"),
    status("full", "full member", "2005", as_of="2024"),
]


def test_it_asks_in_three_patterns() -> None:
    years = [str(year) for year in range(1990, 2025)]
    assert patterns(stems("status_at", "observer", *LINE, seeds=20), *years) >= 3
    as_of = status(
        "standing",
        "observer member",
        "2010",
        wrong=[{"text": t, "why": "No."} for t in ("full member", "guest member")],
    )
    as_of = {key: value for key, value in as_of.items() if key != "from"} | {"as_of": "2024"}
    assert patterns(stems("status_at", "standing", as_of, seeds=20)) >= 3


def test_the_year_lies_within_and_other_statuses_outside_of_it() -> None:
    for seed in range(12):
        item = choices(items(world_of(*LINE, seed=seed), "status_at", "observer"))[0]
        year = next(int(word.strip("?,.")) for word in item.stem.split() if word.strip("?,.").isdigit())
        assert 1995 < year < 2005
        assert sorted(wrong(item)) == ["Full member", "Guest member"] and proofs(item) == {"time"}
        assert item.answers == ("Observer member",)


def test_what_may_be_held_beside_it_is_no_wrong_answer() -> None:
    beside = [*LINE[:2], status("partner", "trade partner", "2005", exclusive="false")]
    assert "1 more" in refused(world_of(*beside), "status_at", "observer")["too-few-distractors"]


def test_it_refuses_what_has_no_certain_year() -> None:
    assert "`as_of`" in refused(world_of(status("one", "guest member", "1990")), "status_at", "one")["no-time"]
