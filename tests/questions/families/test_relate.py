"""`relate`."""

from __future__ import annotations

from typing import Any

from worlds import choices, formats, items, patterns, proofs, refused, stems, world_of, wrong

TOWNS = {f"town{n}": {"type": "town", "name": name} for n, name in enumerate(("Asel", "Bram", "Cort", "Dulm"))}
LANDS = {f"land{n}": {"type": "country", "name": name} for n, name in enumerate(("Onia", "Pria", "Qoria", "Ruria"))}
FACTS = [
    {"id": f"r{n}", "kind": "relation", "type": "capital", "subject": f"town{n}", "object": f"land{n}"}
    for n in range(4)
]


def more(**fields: Any) -> dict[str, Any]:
    kind = {
        "text": "{subject} is the capital of {object}.", "subject": "capital", "object": "country",
        "functional_subject": "true", "functional_object": "true",
        "ask_subject": ["What is the capital of {object}?", "Which town is the seat of government of {object}?", "{object} is ruled from which town?"],
        "ask_object": ["Of which country is {subject} the capital?", "{subject} is the seat of whose government?"],
        **fields,
    }  # fmt: skip
    return {"relations": {"capital": kind}, "entities": TOWNS | LANDS, "offices": {}}


def test_it_asks_both_ways_in_three_patterns() -> None:
    said = stems("relate", "r0", *FACTS, seeds=20, **more())
    assert patterns({stem for stem in said if "Onia" in stem}) >= 3
    assert patterns({stem for stem in said if "Asel" in stem}) >= 3
    assert "Asel is the capital of which country?" in said  # made of the type's own sentence


def test_wrong_sides_belong_to_other_pairs() -> None:
    made = items(world_of(*FACTS, **more()), "relate", "r0")
    assert formats(made) == {"single_choice", "typed"}
    for item in choices(made):
        assert proofs(item) == {"functional"}
        others = {"Bram", "Cort", "Dulm"} if item.answers[0] == "Asel" else {"Pria", "Qoria", "Ruria"}
        assert set(wrong(item)) == others
        for option in item.options:
            assert option.text in option.feedback


def test_a_side_with_several_answers_is_refused() -> None:
    loose = more(functional_subject="false")
    assert "`functional_subject`" in refused(world_of(*FACTS, **loose), "relate", "r0")["not-functional"]
    assert all("Asel" in item.stem for item in items(world_of(*FACTS, **loose), "relate", "r0"))


def test_a_type_without_questions_is_refused() -> None:
    mute = more(
        ask_subject=[], ask_object=[], functional_object="false", text="{subject} rules over {object} from afar."
    )
    assert "`ask_subject`" in refused(world_of(*FACTS, **mute), "relate", "r0")["no-question"]
