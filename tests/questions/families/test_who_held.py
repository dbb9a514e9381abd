"""`who_held`."""

from __future__ import annotations

from worlds import choices, formats, items, patterns, proofs, refused, stems, tenure, world_of, wrong

from questions.items import Item

LINE = [
    tenure("first", "ada", ordinal="1", since="2000", to="2004"),
    tenure("second", "ben", ordinal="2", since="2004", to="2010"),
    tenure("third", "cem", ordinal="3", since="2010", to="2015"),
    tenure("fourth", "dora", ordinal="4", since="2015", to="2020"),
]


def by(made: list[Item], *words: str) -> list[Item]:
    return [item for item in made if any(word in item.stem for word in words)]


def test_it_asks_in_three_patterns_by_number_by_time_and_for_the_place() -> None:
    said = stems("who_held", "second", *LINE, seeds=30)
    nth = {stem for stem in said if "second" in stem}
    at = {stem for stem in said if any(str(year) in stem for year in range(2000, 2021))}
    place = said - nth - at
    years = [str(year) for year in range(2000, 2021)]
    assert patterns(nth) >= 3 and patterns(at, *years) >= 3 and patterns(place) >= 3, said


def test_the_holder_at_a_time_held_it_throughout_and_the_others_certainly_did_not() -> None:
    terms = {"Ada Stone": (2000, 2004), "Ben Field": (2004, 2010), "Cem Brook": (2010, 2015), "Dora Wood": (2015, 2020)}
    for seed in range(20):
        for item in by(choices(items(world_of(*LINE, seed=seed), "who_held", "second")), " 2"):
            year = next(int(word.strip("?.,")) for word in item.stem.split() if word.strip("?.,").isdigit())
            assert 2004 < year < 2010
            assert proofs(item) == {"time"}
            assert all(year < terms[name][0] or terms[name][1] < year for name in wrong(item))


def test_the_nth_is_told_from_those_of_other_numbers() -> None:
    item = by(choices(items(world_of(*LINE), "who_held", "second")), "second")[0]
    assert item.answers == ("Ben Field",)
    assert {option.feedback for option in item.options} == {
        f"{name} was Land's {nth} president."
        for name, nth in (
            ("Ada Stone", "first"),
            ("Ben Field", "second"),
            ("Cem Brook", "third"),
            ("Dora Wood", "fourth"),
        )
    }


def test_who_held_it_twice_is_never_a_wrong_answer_for_their_own_time() -> None:
    again = tenure("again", "ada", since="2006", to="2008")
    loose = tenure("loose", "ema")  # nothing says when
    for seed in range(20):
        for item in by(choices(items(world_of(*LINE, again, loose, seed=seed), "who_held", "third")), "201"):
            assert "Ema Hill" not in wrong(item)
        for item in by(choices(items(world_of(*LINE, again, seed=seed), "who_held", "first")), "200"):
            assert item.answers == ("Ada Stone",)


def test_places_are_asked_in_order() -> None:
    made = [i for i in choices(items(world_of(*LINE), "who_held", "third")) if i.answers == ("Third",)]
    assert [option.text for option in made[0].options] == ["First", "Second", "Third", "Fourth"]
    assert formats(items(world_of(*LINE), "who_held", "third")) == {"single_choice", "typed"}


def test_it_refuses_what_is_not_determined() -> None:
    why = refused(world_of(tenure("one", "ada")), "who_held", "one")
    assert "`ordinal`" in why["not-functional"]
    assert "not-functional" in refused(
        world_of(tenure("one", "ada", "envoy", since="2000", to="2005")), "who_held", "one"
    )
    assert "1 more" in refused(world_of(*LINE[:2]), "who_held", "first")["too-few-distractors"]
