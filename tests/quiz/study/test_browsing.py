"""Looking facts up as a learner who has answered some: memory, past answers, questions, statistics."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import study_of

from quiz.core.memory.state import NEVER
from quiz.study import Study
from quiz.study.browsing import Browser
from quiz.study.overview import overview


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


@pytest.fixture
def browser(study: Study) -> Iterator[Browser]:
    opened = Browser(study, "mini")
    yield opened
    opened.close()


def answer_some(study: Study, count: int = 6) -> None:
    session = study.play("mini", count=count, seed=1)
    while session.question is not None:
        from questions.responses import DontKnow

        session.answer(DontKnow(), 3000)
        session.next()


def test_a_fact_that_was_never_asked_says_so(browser: Browser) -> None:
    row = next(row for row in browser.listing().page(0, 99) if row.kind == "event")
    page = browser.page(row.id)
    assert page is not None
    learned = browser.learned(page)
    assert {point.words for point in learned.points} == {"never asked"} and learned.answers == ()
    assert learned.curve.rows == () and "Not asked yet" in learned.curve.empty


def test_answers_show_up_in_memory_past_answers_and_statistics(study: Study, browser: Browser) -> None:
    answer_some(study)
    browser.stand()
    counts = browser.catalogue.memory_counts()
    assert counts.get("learning", 0) + counts.get("due", 0) >= 3
    states = study.log.states("mini")
    fact = next(point.partition("#")[0] for _, point, cls in states if cls == "recall")
    page = browser.page(fact)
    assert page is not None
    learned = browser.learned(page)
    asked = [point for point in learned.points if point.recall is not None]
    assert asked and all(point.words.startswith("learning") for point in asked)
    assert learned.answers[0].said == "don't know" and learned.answers[0].share == 0
    assert learned.curve.rows[0][0] == pytest.approx(0, abs=0.01) and learned.curve.rows[-1][0] == pytest.approx(30)
    told = overview(study, "mini")
    assert told.title == browser.title and told.figure("days").rows[0][1] == study.log.attempts()
    due = [state.due for state in states.values() if state.due < NEVER]
    today = study.clock.day().toordinal()
    assert sum(row[1] for row in told.figure("forecast").rows) == sum(day < today + 30 for day in due)  # type: ignore[misc]
    assert overview(study, "kosovo-nato").figure("days").rows == ()
    with pytest.raises(KeyError):
        told.figure("nothing")


def test_what_was_forgotten_is_listed_with_its_sentence(study: Study) -> None:
    answer_some(study)
    study.log.db.execute("UPDATE state SET lapses = 3 WHERE point IN (SELECT point FROM state LIMIT 1)")
    rows = overview(study).figure("hardest").rows
    assert len(rows) == 1 and str(rows[0][3]).endswith((".", "?", "!"))


def test_questions_are_made_on_demand_about_that_fact(study: Study, browser: Browser) -> None:
    row = next(row for row in browser.listing().page(0, 99) if row.kind == "event")
    made = browser.questions(row.id)
    assert made and all(one.stem and one.answer for one in made)
    choice = next(one for one in made if one.format == "choosing one")
    assert choice.answer in choice.options and len(choice.options) > 2
    assert [page.kind for page in browser.tables()] == ["table"] * len(browser.facets.tables)


def test_a_pack_from_before_catalogues_gets_one_when_it_is_opened(study: Study) -> None:
    for file in (study.data / "cache").glob("*.facts.db"):
        file.unlink()
    browser = Browser(study, "mini")
    assert browser.listing().count > 20
    browser.close()
