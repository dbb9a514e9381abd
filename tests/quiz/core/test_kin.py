from __future__ import annotations

from pathlib import Path

from questions.reading import read_pack
from quiz.core.kin import Kin, Trait, traits
from quiz.core.queue import Point, apart

DATE, NUMBER = "date", "number km"


def test_dates_and_numbers_are_near_by_their_values() -> None:
    assert Trait(DATE, 1998.5, "").near(Trait(DATE, 1999.9, ""))
    assert not Trait(DATE, 1998, "").near(Trait(DATE, 2004, ""))
    assert Trait(NUMBER, 100, "").near(Trait(NUMBER, 90, ""))
    assert not Trait(NUMBER, 100, "").near(Trait(NUMBER, 50, ""))
    assert not Trait(NUMBER, 100, "").near(Trait("number kg", 100, ""))


def test_names_are_near_by_their_words_and_beginnings() -> None:
    def person(name: str) -> Trait:
        return Trait("entity person", None, name)

    assert person("hashim thaci").near(person("menduh thaci"))
    assert person("austria").near(person("australia"))
    assert not person("albania").near(person("greece"))
    assert not person("austria").near(Trait("entity state", None, "australia"))


def test_points_of_a_pack_have_traits(seed_pack: Path) -> None:
    pack = read_pack(seed_pack).pack
    assert pack is not None
    found = traits(pack)
    assert len(found) > 80
    assert {trait.sort.split()[0] for trait in found.values()} >= {"date", "number", "entity"}
    kin = Kin({pack.id: found})
    close = [(one, other) for one in found for other in found if one < other and kin(pack.id, one, other)]
    assert 20 < len(close) < len(found) ** 2 / 8


def test_what_a_learner_did_mix_up_is_kept_apart_too() -> None:
    of = {"p": {name: Trait("entity state", None, text) for name, text in (("a#x", "albania"), ("b#x", "greece"))}}
    assert not Kin(of)("p", "a#x", "b#x")
    mixed_up = Kin(of, {"p": {"a#x": ["Greece"]}})
    assert mixed_up("p", "a#x", "b#x") and mixed_up("p", "b#x", "a#x")
    assert not mixed_up("q", "a#x", "b#x")
    rows = [Point("p", name) for name in ("a#x", "b#x", "c#x", "d#x")]
    assert [row.point for row in apart(rows, 2, mixed_up)] == ["a#x", "c#x", "d#x", "b#x"]
