"""`sequence`."""

from __future__ import annotations

from typing import Any

from worlds import choices, items, patterns, proofs, refused, stems, world_of, wrong

ORDER = ["interphase", "prophase", "metaphase", "anaphase", "telophase"]


def steps(names: list[str] = ORDER, **more: Any) -> dict[str, Any]:
    return {
        "id": "division", "kind": "sequence", "title": "cell division", "step_one": "phase",
        "steps": [{"id": name, "text": name} for name in names], **more,
    }  # fmt: skip


def test_orderings_and_choices_are_asked_in_three_patterns() -> None:
    named = [f"“{name}”" for name in ORDER]
    said = stems("sequence", "division", steps(), seeds=20)
    ordering = {stem for stem in said if "these phases" in stem and not stem.startswith("Which")}
    assert patterns(ordering) >= 3
    assert patterns(said - ordering, *named, "first", "second", "third", "fourth", "fifth") >= 3


def test_the_ordering_is_that_of_the_steps() -> None:
    item = next(i for i in items(world_of(steps()), "sequence", "division") if i.format == "ordering")
    assert [text.lower() for text in item.answers] == ORDER
    assert [option.text for option in item.options] != list(item.answers)


def test_a_long_sequence_is_asked_in_parts() -> None:
    long = [f"step-{letter}" for letter in "abcdefgh"]
    item = next(i for i in items(world_of(steps(long)), "sequence", "division") if i.format == "ordering")
    start = long.index(item.answers[0].lower())
    assert [text.lower() for text in item.answers] == long[start : start + 5]


def test_the_key_stands_where_the_stem_says() -> None:
    words = ["first", "second", "third", "fourth", "fifth"]
    for seed in range(8):
        for item in choices(items(world_of(steps(), seed=seed), "sequence", "division")):
            key = ORDER.index(item.answers[0].lower())
            assert proofs(item) == {"order"}
            named = [name for name in ORDER if f"“{name}”" in item.stem]
            if named:
                at = ORDER.index(named[0])
                assert key == (at - 1 if "before" in item.stem else at + 1), item.stem
                assert named[0].capitalize() not in wrong(item)
            else:
                assert words[key] in item.stem


def test_three_steps_leave_too_little_to_choose_from_beside_a_neighbour() -> None:
    found = {
        rule for seed in range(12) for rule in refused(world_of(steps(ORDER[:3]), seed=seed), "sequence", "division")
    }
    assert found <= {"too-few-distractors"} and found
