"""What a review asks."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from learners import answer_all, open_at, right

from questions.errors import UsageError
from quiz.core.memory.state import NEVER, RECOGNITION, State
from quiz.store.reading import due_count
from quiz.store.replay import put
from quiz.study import Study
from quiz.study.making import Maker


def due(study: Study) -> int:
    return due_count(study.log, study.clock.day().toordinal())


def test_new_points_are_learned_by_recognition_with_three_options_and_come_back(data: Path) -> None:
    with open_at(data) as study:
        session = study.learn("mini", new=6)
        assert len(session.items) == 6
        assert {item.answer_class for item in session.items} <= {"recognition", "recall"}
        choices = [item for item in session.items if item.format == "single_choice" and len(item.points) == 1]
        assert choices and all(len(item.options) == 3 for item in choices)
        facts = [item.facts[0] for item in session.items]
        assert len(set(facts)) == len(facts)  # one point of each fact before the second
        answer_all(session)
        assert {row["kind"] for row in study.log.attempt_rows()} == {"learn"}
    with open_at(data, days=30) as study:
        assert due(study) >= 5  # what was just read off another question earns no memory
        review = study.review("mini")
        assert all(len(item.options) in {0, 2, 4} for item in review.items if len(item.points) == 1)
        answer_all(review)
        assert due(study) <= 1  # one may have been read off another
    with open_at(data, days=150) as study:
        review = study.review("mini")
        assert any(item.answer_class == "recall" for item in review.items)  # the ladder was climbed
        maker = Maker(study, 1)
        for item in review.items:
            others = {one.answer_class for one in maker.items("mini", item.facts[0]) if one.points == item.points}
            assert item.answer_class == "recall" or others == {"recognition"}


def test_new_points_a_day_are_limited_and_what_is_said_goes_first(data: Path) -> None:
    (data / "settings.toml").write_text("[queue]\nnew_per_day = 4\n", encoding="utf-8")
    with open_at(data) as study:
        assert answer_all(study.learn("mini")) == 4
        assert study.learn("mini").question is None
        assert answer_all(study.learn("mini", new=2)) == 2
    with open_at(data, days=1) as study:
        assert answer_all(study.learn("mini")) == 4


def test_minutes_and_limits_cut_a_review_and_the_most_urgent_comes_first(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=20))
    with open_at(data, days=60) as study:
        whole = list(study.review("mini", limit=100).items)
        assert len(study.review("mini", limit=5).items) == 5
        short = study.review("mini", minutes=1)
        assert 0 < len(short.items) < len(whole)
        points = study.review("mini", limit=1).items[0].points
        assert str(points[0]) == study.first_due_point()[1]  # type: ignore[index]


def test_cramming_asks_the_weakest_and_leaves_the_schedule_alone(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=5))
        before = study.log.states()
        session = study.review("mini", cram=True, limit=8)
        assert answer_all(session, wrong=3) == 8
        assert study.log.states() == before
        assert session.results().next_due == ""
        session = study.review("mini", cram=True, limit=3)
        session.answer(right(session.items[0]), 5)
        session.undo()
        assert study.log.states() == before


def test_an_exam_brings_what_will_not_hold_until_its_day(data: Path) -> None:
    from quiz.study.reviewing import set_exam

    with open_at(data) as study:
        answer_all(study.learn("mini", new=5))
    with open_at(data, days=1) as study:
        usual = len(study.review("mini").items)
        with pytest.raises(UsageError, match="2026-11-26 or a later one"):
            set_exam(study, "mini", date(2026, 11, 25))
        assert set_exam(study, "mini", date(2026, 12, 4)) == "mini"
        session = study.review("mini")
        assert len(session.items) > usual  # new points too: everything is wanted by that day
        answer_all(session)
    with open_at(data, days=1.01) as study:
        assert study.settings.exams == {"mini": date(2026, 12, 4)}
        set_exam(study, "mini", None)
        assert study.settings.exams == {}


def test_what_is_set_aside_is_not_asked_until_tomorrow_or_until_it_is_resumed(data: Path) -> None:
    from quiz.study.mending import resume, set_aside

    with open_at(data) as study:
        answer_all(study.learn("mini", new=4))
    with open_at(data, days=40) as study:
        total = due(study)
        session = study.review("mini")
        session.set_aside(for_good=False)
        session.set_aside(for_good=True)
        assert sorted(set_aside(study).values()) == ["for good", "until tomorrow"]
        assert due(study) == total - 2
        assert session.undo() == "aside"
        assert due(study) == total - 1 and list(set_aside(study).values()) == ["until tomorrow"]
        session.set_aside(for_good=True)
    with open_at(data, days=41) as study:
        assert due(study) == total - 1
        ((pack, point),) = set_aside(study)
        resume(study, pack, point)
        assert due(study) == total and set_aside(study) == {}
        card = next(card for card in study.home().packs if card.id == "mini")
        assert card.pending or card.due == total


def test_a_point_that_its_author_took_away_keeps_its_log_and_is_not_asked(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=30))
        kept = study.log.states()
        file = data / "packs" / "mini" / "facts" / "words.yaml"
        text = file.read_text(encoding="utf-8")
    file.write_text("[]\n", encoding="utf-8")
    with open_at(data, days=60) as study:
        assert study.log.states() == kept
        there = {str(point) for point in study.load("mini")[0].points}
        gone = {point for _, point, _ in kept} - there
        assert gone
        asked = {str(point) for item in study.review("mini", limit=100).items for point in item.points}
        assert asked and not asked & gone
    file.write_text(text, encoding="utf-8")
    with open_at(data, days=60) as study:
        asked = {str(point) for item in study.review("mini", limit=100).items for point in item.points}
        assert asked & gone


def test_points_that_were_taken_away_do_not_crowd_out_what_is_due(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=9))
        asked = len({point for _, point, _ in study.log.states()})
        names = [f"gone-{number}#when" for number in range(300)]
        states = {(point, RECOGNITION): State(0.01, 5.0, 0, 1, 2, 1, 0, 0) for point in names}
        with study.log.writing() as db:
            put(db, "mini", states)
    with open_at(data, days=60) as study:
        assert len(study.review("mini").items) == asked
        assert len(study.review("mini", limit=1).items) == 1


def test_what_is_said_where_nothing_is_asked_is_so(data: Path) -> None:
    with open_at(data) as study:
        assert "nothing has been learned" in study.nothing_due("mini")
        answer_all(study.learn("mini", new=3))
        assert "tomorrow" in study.nothing_due("mini") or "in 2 days" in study.nothing_due("mini")
    with open_at(data, days=9) as study:
        study.save_settings(replace(study.settings, queue=replace(study.settings.queue, reviews_per_day=0)))
        assert study.review("mini").item is None
        assert "3 more would be due" in study.nothing_due("mini")
        session = study.review("mini", limit=3)
        while session.item is not None:
            session.set_aside(for_good=False)
        assert "comes tomorrow" in study.nothing_due(None)
    with open_at(data, days=10) as study:
        session = study.review("mini", limit=3)
        while session.item is not None:
            session.set_aside(for_good=True)
        assert "quiz data aside" in study.nothing_due(None)


def test_previews_say_what_will_be_stored(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=60, seed=1, mode="recall")
        while session.item is not None and session.item.format != "flashcard":
            del session.items[session.at]  # type: ignore[attr-defined]
        assert session.item is not None
        said = session.preview()
        assert len(said) == 4
        from questions.responses import Grade, Graded

        feedback = session.answer(Graded(Grade.EASY), 10)
        assert feedback.next_review == said[Grade.EASY]
        assert all(
            state.due == NEVER or state.due > study.clock.day().toordinal() for state in study.log.states().values()
        )


def test_packs_take_turns(data: Path) -> None:
    other = data / "packs" / "other"
    shutil.copytree(data / "packs" / "mini", other)
    text = (other / "pack.yaml").read_text(encoding="utf-8")
    (other / "pack.yaml").write_text(text.replace("id: mini", "id: other", 1), encoding="utf-8")
    with open_at(data) as study:
        for name in ("mini", "other"):
            answer_all(study.learn(name, new=6))
    with open_at(data, days=60) as study:
        session = study.review()
        assert session.title == "Review"
        packs = [session.recorder.pack_of(item) for item in session.items]  # type: ignore[attr-defined]
        assert set(packs) == {"mini", "other"}
        changes = sum(one != other for one, other in pairwise(packs))
        assert changes >= 4  # not one pack after the other
