"""Points that keep being missed."""

from __future__ import annotations

from pathlib import Path

from learners import open_at

from questions.items import Item
from questions.responses import DontKnow, Picked, Wrote
from quiz.core.leeches import Cause
from quiz.core.session import Session
from quiz.study import Study
from quiz.study.leeches import drill_round, leech, other_point
from quiz.study.making import Maker
from quiz.study.recording import REVIEW, Recorder


def round_of(study: Study, item: Item) -> Session:
    maker = Maker(study, 1)
    maker.use(*study.load("mini"))
    return Session("t", [item], Recorder(study, REVIEW, maker, lambda _: "mini"))


def items_of(study: Study, form: str) -> list[Item]:
    maker = Maker(study, 1)
    facts = study.load("mini")[0].facts
    return [
        item for fact in facts for item in maker.items("mini", fact.id) if item.format == form and len(item.points) == 1
    ]


def test_a_point_mixed_up_with_another_says_so_and_is_drilled_against_it(data: Path) -> None:
    with open_at(data) as study:
        item, wrong = confusable(study)
        first = round_of(study, item)
        assert first.answer(Picked(item.key), 10).notice == ""  # type: ignore[arg-type]
    for day in range(1, 7):
        with open_at(data, days=day) as study:
            session = round_of(study, item)
            said = session.answer(Picked((wrong,)), 10)
    with open_at(data, days=6) as study:
        assert f"{item.answers[0]} and {item.options[wrong].text} 6 times" in said.notice
        found = leech(study, "mini", item)
        assert found is not None and found.found.cause is Cause.CONFUSED
        other = other_point(Maker(study, 1), found)
        assert other is not None and other != found.point
        before = study.log.states()
        drill = drill_round(study, found)
        asked = [str(one.points[0]) for one in drill.items]
        assert set(asked) == {found.point, other} and len(asked) == 6
        assert drill.answer(DontKnow(), 10).next_review == "" and study.log.states() == before
        for _ in range(3):
            study.log.undo_last(lambda: study.stamp("x"), study.model)
        assert leech(study, "mini", item) is None  # lapses that are taken back make no leech


def confusable(study: Study) -> tuple[Item, int]:
    """Return a choice and a wrong option of it that is the name another point asks for."""
    from questions.text.folding import fold
    from quiz.core.kin import traits

    found = traits(study.load("mini")[0])
    for item in items_of(study, "single_choice"):
        mine = found.get(str(item.points[0]))
        for at, option in enumerate(item.options):
            named = [
                point
                for point, trait in found.items()
                if trait.name == fold(option.text) and mine is not None and trait.sort == mine.sort
            ]
            if not option.correct and named and str(item.points[0]) not in named:
                return item, at
    raise AssertionError("the small pack has no two names that can be mixed up")


def test_what_is_misspelt_and_what_is_disputed_is_told_apart(data: Path) -> None:
    with open_at(data) as study:
        item = next(item for item in items_of(study, "typed") if len(item.answers[0]) >= 9)
        assert not round_of(study, item).answer(Wrote(item.answers[0]), 10).notice
    bad = "zzz" + item.answers[0][3:]
    for day in range(1, 7):
        with open_at(data, days=day) as study:
            said = round_of(study, item).answer(Wrote(bad), 10)
            assert not said.correct
    assert f"you spell it {bad}" in said.notice
    with open_at(data, days=7) as study:
        session = round_of(study, item)
        session.report("my spelling is right too")
        assert "reported" in session.answer(Wrote(bad), 10).notice
