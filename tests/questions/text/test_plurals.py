"""Plurals of what packs name things by."""

from __future__ import annotations

import pytest

from questions.text.plurals import plural
from questions.text.units import factor, singular, unit_name

PAIRS = [
    ("poll", "polls"), ("country", "countries"), ("day", "days"), ("church", "churches"), ("class", "classes"), ("box", "boxes"),
    ("city", "cities"), ("person", "people"), ("man", "men"), ("woman", "women"), ("child", "children"), ("foot", "feet"),
    ("minister of foreign affairs", "ministers of foreign affairs"), ("member of parliament", "members of parliament"),
    ("prime minister", "prime ministers"), ("NATO member", "NATO members"), ("hero", "heroes"), ("photo", "photos"),
    ("species", "species"), ("series", "series"), ("analysis", "analyses"), ("Kennedy", "Kennedys"), ("key", "keys"),
    ("chief of staff", "chiefs of staff"), ("treaty", "treaties"), ("bus", "buses"), ("wife", "wives"), ("law", "laws"),
    ("commander in chief", "commanders in chief"), ("secretary general", "secretaries general"),
    ("major general", "major generals"), ("criterion", "criteria"), ("party", "parties"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "many"), PAIRS)
def test_plural(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("many", "one"),
    [("countries", "country"), ("troops", "troop"), ("NATO members", "NATO member"), ("classes", "class"), ("people", "person"),
     ("churches", "church"), ("boxes", "box"), ("mass", "mass")],
)  # fmt: skip
def test_singular_of_a_counted_unit(many: str, one: str) -> None:
    assert singular(many) == one


def test_units_are_named_and_turned_into_each_other() -> None:
    assert {unit_name(text) for text in ("%", "per cent", "Percent", "pct")} == {"percent"}
    assert {unit_name(text) for text in ("percentage points", "pp", "percentage point")} == {"percentage points"}
    assert unit_name(None) is unit_name(" ") is None
    assert factor("years", "months") == 12
    assert factor("km", "m") == 1000
    assert factor("minutes", "hours") == 1 / factor("hours", "minutes")  # type: ignore[operator]  # both are known
    for one, other in (("%", "pp"), ("km", "kg"), ("°C", "°F"), ("years", "days"), ("troops", "troops"), ("$", "€")):
        assert factor(one, other) is None
