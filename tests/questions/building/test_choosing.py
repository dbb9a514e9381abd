"""A single choice: what is chosen, how long it is, where it stands."""

from __future__ import annotations

import itertools
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from worlds import event, world_of

from questions.building import Ask, Distractor, Key, Offer, Refusal, choice
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef
from questions.items import Certificate, CertificateType, SingleChoice
from questions.world import World

PROOF = Certificate(type=CertificateType.NEGATIVE, fact="one", why="It is another.")
WORLD = world_of(event("one", "the pact [was] signed", "1999"))


def ask(stem: str = "Which is it?", world: World = WORLD) -> Ask:
    fact = world.pack.by_id["one"]
    return Ask("test", fact, world.points(fact, "when"), stem, "It is the key.")


def wrong(*texts: str, plausible: float = 0.5) -> list[Distractor]:
    return [Distractor(text, PROOF, plausible) for text in texts]


def made(offer: Offer) -> SingleChoice:
    assert isinstance(offer, SingleChoice), offer
    return offer


@given(st.lists(st.from_regex(r"[a-z]{3,12}", fullmatch=True), min_size=2, max_size=9, unique=True), st.integers(0, 99))
def test_one_key_up_to_four_options_and_no_two_alike(texts: list[str], seed: int) -> None:
    world = World(WORLD.pack, seed)
    offer = choice(world, ask(), Key("keyword"), wrong(*texts))
    if isinstance(offer, Refusal):
        assert len(set(texts) - {"keyword"}) < 2
        return
    item = made(offer)
    assert 3 <= len(item.options) <= 4
    assert [option.text for option in item.options if option.correct] == ["keyword"] == [item.options[item.key[0]].text]
    assert len({option.text for option in item.options}) == len(item.options)
    assert item.guess == 1 / len(item.options)


def test_what_folds_to_the_key_or_to_another_name_of_it_is_dropped() -> None:
    item = made(choice(WORLD, ask(), Key("Côte", also=("Shore",)), wrong("cote", "SHORE", "Hill", "Dale", "Moor")))
    assert {option.text for option in item.options} == {"Côte", "Hill", "Dale", "Moor"}


def test_too_few_are_refused_with_their_number() -> None:
    offer = choice(WORLD, ask(), Key("key"), wrong("key", "other"))
    assert isinstance(offer, Refusal) and offer.why.startswith("1 more certified wrong answer")


def test_the_plausible_come_first_and_the_seed_varies_among_equals() -> None:
    found = set()
    for seed in range(30):
        world = World(WORLD.pack, seed)
        item = made(
            choice(
                world,
                ask(),
                Key("key"),
                [*wrong("near", "next", plausible=1.0), *wrong("aa", "bb", "cc", plausible=0.3)],
            )
        )
        texts = {option.text for option in item.options}
        assert {"near", "next"} < texts
        found |= texts
    assert {"aa", "bb", "cc"} < found


def test_a_long_key_gets_a_long_wrong_answer() -> None:
    key = "the longest answer of all of these"
    item = made(
        choice(
            WORLD,
            ask(),
            Key(key),
            [*wrong("short", "brief", "small", plausible=0.9), *wrong("another answer that is as long", plausible=0.1)],
        )
    )
    assert "another answer that is as long" in {option.text for option in item.options}


def test_an_entity_that_did_not_exist_at_the_time_of_the_stem_is_dropped() -> None:
    gone = Distractor("Hills", PROOF, 0.9, EntityRef("hills"))
    lands = [Distractor(name.title(), PROOF, 0.5, EntityRef(name)) for name in ("land", "island")]
    item = made(
        choice(WORLD, ask("Which country held a vote in 1999?"), Key("Coast", EntityRef("coast")), [gone, *lands])
    )
    assert "Hills" not in {option.text for option in item.options}
    item = made(
        choice(WORLD, ask("Which country held a vote in 1920?"), Key("Coast", EntityRef("coast")), [gone, *lands])
    )
    assert "Hills" in {option.text for option in item.options}


@given(st.integers(1, 90_000), st.integers(0, 50))
def test_numbers_ascend_apart_by_more_than_both_tolerances(value: int, seed: int) -> None:
    world = World(WORLD.pack, seed)
    key = Amount(Decimal(value), "troops", Decimal(value) / 50)
    offer = choice(world, ask(), Key(world.voice.option(key), key), [])
    if isinstance(offer, Refusal):
        assert offer.rule in {"at-the-end", "too-few-distractors"}
        return
    numbers = [Decimal(option.text.split()[0].replace(",", "")) for option in made(offer).options]
    assert numbers == sorted(numbers)
    assert all(b - a > 2 * key.tolerance for a, b in itertools.pairwise(numbers))
    assert all(
        option.correct or (option.certificate and option.certificate.fact is None) for option in made(offer).options
    )


def test_the_rank_of_a_number_is_drawn_evenly() -> None:
    key = Amount(Decimal(4500), "troops")
    ranks = [0, 0, 0, 0]
    for seed in range(200):
        item = made(choice(World(WORLD.pack, seed), ask(), Key("4,500 troops", key), []))
        ranks[item.key[0]] += 1
    assert all(30 <= count <= 70 for count in ranks), ranks


def test_a_rank_that_cannot_be_had_is_not_drawn_again() -> None:
    rules, ranks = set(), set()
    for seed in range(40):
        date = Date.parse("2024")
        offer = choice(World(WORLD.pack, seed), ask(), Key("2024", date), [])
        if isinstance(offer, Refusal):
            rules.add(offer.rule)
        else:
            ranks.add(made(offer).key[0])
    assert rules == {"at-the-end"} and ranks == {3}


def test_rows_keep_the_order_of_their_table() -> None:
    rows = ("d", "c", "b", "a")
    item = made(choice(WORLD, ask(), Key("b"), wrong("a", "c", "d"), rows=rows))
    assert tuple(option.text for option in item.options) == rows
