"""What chronology claims is so: held against days that the facts only tell in part."""

from __future__ import annotations

from hypothesis import given
from worlds import Raw, after, event, timelines, world_of

from questions.chronology import gives_away, in_line, moment, partners, placed
from questions.facts.event import Event
from questions.facts.time import Date
from questions.items import CertificateType
from questions.world import World


def events(world: World) -> dict[str, Event]:
    return {key: fact for key, fact in world.pack.by_id.items() if isinstance(fact, Event)}


@given(timelines())
def test_what_is_said_to_be_before_was_before(drawn: tuple[list[Raw], dict[str, int]]) -> None:
    facts, real = drawn
    world = world_of(*facts)
    known = events(world)
    for one in known.values():
        for other in known.values():
            proof = world.chronology.before(one, other)
            if proof is not None:
                assert real[one.id] < real[other.id]
            if proof is CertificateType.TIME:
                assert one.when is not None and other.when is not None and one.when.before(other.when)


@given(timelines())
def test_the_days_that_are_left_open_include_the_real_one(drawn: tuple[list[Raw], dict[str, int]]) -> None:
    facts, real = drawn
    world = world_of(*facts)
    for key, found in events(world).items():
        first, last = world.chronology.span(found)
        assert first <= real[key] <= last


@given(timelines())
def test_neighbours_are_certain_complete_and_nearest_first(drawn: tuple[list[Raw], dict[str, int]]) -> None:
    facts, _ = drawn
    world = world_of(*facts)
    times = world.chronology
    known = events(world)
    for one in known.values():
        for anywhere in (False, True):
            earlier = times.earlier(one, 99, anywhere=anywhere)
            expected = {o.id for o in known.values() if times.before(o, one) and (anywhere or o.thread == one.thread)}
            assert {o.id for o in earlier} == expected
            assert times.earlier(one, 2, anywhere=anywhere) == earlier[:2]
            later = times.later(one, 99, anywhere=anywhere)
            assert {o.id for o in later} == {
                o.id for o in known.values() if times.before(one, o) and (anywhere or o.thread == one.thread)
            }


@given(timelines())
def test_outside_of_a_date_is_not_on_one_of_its_days(drawn: tuple[list[Raw], dict[str, int]]) -> None:
    facts, real = drawn
    world = world_of(*facts)
    for found in events(world).values():
        for text in ("1999", "1999-06", "1984-02"):
            date = Date.parse(text)
            if world.chronology.outside(found, date):
                assert not date.earliest <= real[found.id] <= date.latest


def test_a_circle_of_edges_does_not_hang() -> None:
    facts = [
        event("one", "it [was] so", after=after("two")),
        event("two", "it [was] so too", after=after("one")),
        event("three", "it [was] else", "1999"),
    ]
    world = world_of(*facts)
    one, three = events(world)["one"], events(world)["three"]
    assert world.chronology.before(one, three) is None
    assert [e.id for e in world.chronology.earlier(one, 9)] == ["two"]


def test_an_undated_event_is_placed_by_what_came_before_and_after() -> None:
    facts = [
        event("start", "the talks [began|begin]", "1999-03"),
        event("pause", "the talks [stopped|stop]", after=after("start"), before=after("end")),
        event("end", "the pact [was] signed", "1999-06"),
        event("far", "the pact [was] broken", "2003"),
        event("loose", "the pact [was] printed"),
    ]
    world = world_of(*facts)
    known = events(world)
    assert world.chronology.before(known["pause"], known["far"]) is CertificateType.ORDER
    assert world.chronology.outside(known["pause"], Date.parse("1998")) is CertificateType.ORDER
    assert world.chronology.outside(known["pause"], Date.parse("1999-06")) is None  # it may have been on 2 June
    assert moment(world, known["start"]) == "when"
    assert moment(world, known["pause"]) == "order"
    assert moment(world, known["loose"]) is None
    assert placed(world, known["pause"]) == (
        "After the talks began (March 1999), the talks stopped; that was before the pact was signed (June 1999)."
    )
    assert placed(world, known["far"]) == "In 2003, the pact was broken."
    line = in_line(world, [known["start"], known["pause"]])
    assert line == "First the talks began (March 1999), then the talks stopped."


def test_a_date_that_does_not_refute_by_itself_is_said_with_its_neighbour() -> None:
    world = world_of(
        event("again", "the war [resumed|resume]", "1999", before=after("start")),
        event("start", "the bombing [began|begin]", "1999-03"),
        event("last", "the troops [left|leave]", "1999", after=after("entry")),
        event("entry", "the troops [came|come]", "1999-06"),
    )
    known = events(world)
    june, march = Date.parse("1999-06"), Date.parse("1999-03")
    assert placed(world, known["again"]) == "In 1999, the war resumed."
    assert placed(world, known["again"], june) == (
        "In 1999, the war resumed; that was before the bombing began (March 1999)."
    )
    assert (
        placed(world, known["last"], march) == "In 1999, the troops left; that was after the troops came (June 1999)."
    )
    assert placed(world, known["start"], june) == "In March 1999, the bombing began."


def test_clauses_that_tell_their_order_are_no_partners() -> None:
    facts = [
        event("off", "NATO [called|call] off its airstrikes", "1998-10"),
        event("again", "the war [resumed|resume] after NATO's airstrikes had been called off", "1999"),
        event("out", "the war [broke|break] out", "1998-02"),
        event("free", "the province [declared|declare] independence", "2008"),
    ]
    world = world_of(*facts)
    known = events(world)
    assert gives_away(known["off"], known["again"])
    assert gives_away(known["out"], known["again"])  # what resumes had begun
    assert not gives_away(known["off"], known["free"])
    assert [e.id for e in partners(world, known["again"], 9)] == ["free"]


def test_what_recurs_has_no_certain_place() -> None:
    facts = [
        event("vote", "the town [voted|vote]", "1990", recurs="true"),
        event("fire", "the town hall [burned|burn] down", "1995"),
        event("flood", "the river [rose|rise]", "1999"),
    ]
    world = world_of(*facts)
    known = events(world)
    assert [e.id for e in partners(world, known["fire"], 9)] == ["flood"]
    assert partners(world, known["vote"], 9) == []
