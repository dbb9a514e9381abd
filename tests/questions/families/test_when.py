"""`when`."""

from __future__ import annotations

from worlds import choices, event, formats, items, patterns, proofs, refused, stems, world_of, wrong

SIGNED = event("signed", "the pact [was] signed", "1999-03")
BROKEN = event("broken", "the pact [was] broken", "1998-10")


def test_it_asks_in_three_patterns() -> None:
    said = stems("when", "signed", SIGNED, BROKEN)
    assert {"In which month was the pact signed?", "The pact was signed. In which month was that?"} <= said
    assert patterns(said) >= 3


def test_wrong_dates_are_others_of_the_pack_or_invented_at_the_same_precision() -> None:
    for seed in range(12):
        item = choices(items(world_of(SIGNED, BROKEN, seed=seed), "when", "signed"))[0]
        assert proofs(item) == {"functional"}
        assert all(len(text.split()) == 2 for text in wrong(item))
        for option in item.options:
            if option.text == "October 1998":
                assert option.feedback == "October 1998 is when the pact was broken."
            elif option.certificate:
                assert option.certificate.fact is None and "March 1999" in option.feedback


def test_a_date_is_typed_at_its_precision() -> None:
    typed = next(item for item in items(world_of(SIGNED), "when", "signed") if item.format == "date")
    assert typed.answers == ("March 1999", "1999-03")
    assert formats(items(world_of(SIGNED), "when", "signed")) == {"single_choice", "date"}


def test_wrong_dates_stay_on_their_side_of_a_date_that_the_sentence_gives() -> None:
    raw = {
        "id": "goal", "kind": "statement", "text": "In {stated}, Land's goal was to be in the Club by {goal}.",
        "slots": {
            "stated": {"type": "date", "value": "2014"},
            "goal": {"type": "date", "value": "2016", "functional": "confirmed", "ask": "By which year, as stated in 2014?"},
        },
    }  # fmt: skip
    others = [event(f"e{year}", f"party {year} [began|begin]", str(year)) for year in (2011, 2012, 2013, 2018)]
    for seed in range(6):
        for item in choices(items(world_of(raw, *others, seed=seed), "when", "goal")):
            assert not {"2011", "2012", "2013"} & set(wrong(item))


def test_it_refuses_what_no_date_answers() -> None:
    assert "no-date" in refused(world_of(event("loose", "the pact [was] read")), "when", "loose")
    assert "open-date" in refused(world_of(event("by", "the pact [was] read", "../1998-06")), "when", "by")
    assert "coarse-date" in refused(world_of(event("range", "the pact [was] read", "1998/2001")), "when", "range")
    assert "not-functional" in refused(
        world_of(event("often", "the town [voted|vote]", "1998", recurs="true")), "when", "often"
    )


def test_a_key_at_the_end_of_what_is_possible_is_seldom_offered_as_the_last_option() -> None:
    last = event("last", "the pact [was] printed", "2024")
    offered = 0
    for seed in range(40):
        world = world_of(last, seed=seed)
        for item in choices(items(world, "when", "last")):
            assert item.options[-1].correct
            offered += 1
        if not choices(items(world, "when", "last")):
            assert "at-the-end" in refused(world, "when", "last")
    assert 2 <= offered <= 22  # a quarter, by the rank that the seed draws


def test_the_key_stands_at_each_rank_about_as_often() -> None:
    ranks = [0, 0, 0, 0]
    for seed in range(80):
        for item in choices(items(world_of(SIGNED, BROKEN, seed=seed), "when", "signed")):
            ranks[[option.correct for option in item.options].index(True)] += 1
    assert min(ranks) >= 8, ranks
