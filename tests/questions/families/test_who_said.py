"""`who_said`."""

from __future__ import annotations

from typing import Any

from worlds import choices, formats, items, patterns, proofs, refused, stems, tenure, world_of, wrong

LINE = [
    tenure("t1", "ada", since="2000", to="2004"),
    tenure("t2", "ben", since="2004-06", to="2010"),
    tenure("t3", "cem", since="2010-06", to="2015"),
    tenure("t4", "dora", since="2015-06", to="2020"),
]


def said(**more: Any) -> dict[str, Any]:
    return {
        "id": "said", "kind": "position", "speaker": "ben", "said": 'called the pact "vital"', "when": "2007",
        "role": "president", "thread": "offices", **more,
    }  # fmt: skip


def test_it_asks_in_three_patterns_the_date_first() -> None:
    found = stems("who_said", "said", said(), *LINE)
    assert patterns(found) >= 3
    assert 'In 2007, which president of Land called the pact "vital"?' in found


def test_wrong_speakers_held_the_role_at_other_times() -> None:
    item = choices(items(world_of(said(), *LINE), "who_said", "said"))[0]
    assert proofs(item) == {"time"}
    assert sorted(wrong(item)) == ["Ada Stone", "Cem Brook", "Dora Wood"]
    assert "from June 2010 to 2015" in next(o.feedback for o in item.options if o.text == "Cem Brook")
    assert formats(items(world_of(said(), *LINE), "who_said", "said")) == {"single_choice", "typed"}


def test_two_holders_of_that_year_leave_it_open_who_is_typed() -> None:
    shared = [tenure("t1", "ada", since="2000", to="2007"), *LINE[1:]]
    made = refused(world_of(said(), *shared), "who_said", "said")
    assert "Ada Stone may have held the role" in made["two-holders"]
    for item in items(world_of(said(), *shared), "who_said", "said"):
        assert "Ada Stone" not in wrong(item)


def test_it_refuses_what_others_may_have_said_too() -> None:
    for fact in (said(when=None), said(role="envoy"), said(role=None)):
        raw = {key: value for key, value in fact.items() if value is not None}
        assert "`only: true`" in refused(world_of(raw, *LINE), "who_said", "said")["not-functional"]
    assert items(world_of(said(role="envoy", only="true"), *LINE), "who_said", "said")
