"""A learner's days, through the same calls that screens make."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from questions.errors import PackError, StoreError, UsageError
from questions.items import Item
from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Response, Wrote
from quiz.clock import Clock
from quiz.core.arranging import APART, gives_away
from quiz.core.session import Session
from quiz.study import Study
from tests.processes import together

START = datetime(2026, 11, 24, 9, tzinfo=UTC)


def open_at(data: Path, days: float = 0) -> Study:
    return Study.open(data, Clock(base=START + timedelta(days=days), started=time.monotonic(), zone=UTC))


@pytest.fixture
def data(tmp_path: Path, mini: Path) -> Path:
    shutil.copytree(mini, tmp_path / "data" / "packs" / "mini")
    return tmp_path / "data"


def right(item: Item) -> Response:
    match item.format.value:
        case "ordering":
            return Ordered(item.key)  # type: ignore[arg-type]
        case "matching":
            return Matched(item.key)  # type: ignore[arg-type]
        case "flashcard":
            return Graded(Grade.GOOD)
        case "single_choice" | "true_false" | "select_all":
            return Picked(tuple(item.key))  # type: ignore[arg-type]
        case _:
            return Wrote(item.answers[0])


def play_through(session: Session, wrong: int = 0) -> None:
    for at in range(len(session.items)):
        item = session.item
        assert item is not None
        feedback = session.answer(DontKnow() if at < wrong else right(item), 1200)
        assert feedback.correct == (at >= wrong)
        session.next()


def test_a_round_is_scored_and_tomorrow_its_points_are_due(data: Path) -> None:
    with open_at(data) as study:
        study.compile_packs()
        session = study.play("mini", count=10, seed=1)
        assert len(session.items) == 10
        play_through(session, wrong=3)
        results = session.results()
        assert (results.score, results.count, len(results.missed), results.best_streak) == (7, 10, 3, 7)
        assert results.next_due == "tomorrow"
        card = next(card for card in study.home().packs if card.id == "mini")
        assert card.due == 0 and card.learning >= 10 and card.known == 0
        assert study.home().streak == 1
    with open_at(data, days=40) as study:
        card = next(card for card in study.home().packs if card.id == "mini")
        assert card.due == card.learning
        review = study.review("mini")
        assert 0 < len(review.items) <= card.due
        play_through(review)
        due_after = next(card for card in study.home().packs if card.id == "mini").due
        assert due_after < card.due


def test_the_same_seed_gives_the_same_round(data: Path) -> None:
    with open_at(data) as study:
        first = [item.id for item in study.play("mini", count=12, seed=5).items]
        assert first == [item.id for item in study.play("mini", count=12, seed=5).items]
        assert first != [item.id for item in study.play("mini", count=12, seed=6).items]


@pytest.mark.parametrize("mode", ["recognition", "recall"])
def test_modes_ask_one_class_of_answer(data: Path, mode: str) -> None:
    with open_at(data) as study:
        assert {item.answer_class.value for item in study.play("mini", count=15, seed=2, mode=mode).items} == {mode}


def test_no_point_twice_in_a_round_and_families_are_mixed(data: Path) -> None:
    with open_at(data) as study:
        for seed in range(8):
            items = study.play("mini", count=12, seed=seed).items
            points = [str(point) for item in items for point in item.points]
            assert len(points) == len(set(points))
            assert len({item.family for item in items}) >= 6


def test_items_that_give_a_key_away_are_kept_apart(data: Path) -> None:
    with open_at(data) as study:
        close = pairs = 0
        for seed in range(10):
            items = study.play("mini", count=12, seed=seed).items
            for at, later in enumerate(items):
                for shown in items[max(0, at - APART) : at]:
                    pairs += 1
                    close += gives_away(shown, later)
        assert close / pairs < 0.03


def test_a_key_that_was_just_read_earns_no_memory(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=40, seed=3, mode="mixed")
        items = list(session.items)
        twin = next(
            (a, b) for a in items for b in items if a is not b and gives_away(a, b) and b.format in {"typed", "cloze", "single_choice", "date"}
        )  # fmt: skip
        session.items = list(twin)
        session.answer(right(twin[0]), 100)
        session.next()
        assert session.answer(right(twin[1]), 100).next_review == ""
        assert study.log.attempt_rows()[-1]["weight"] == 0.0


def test_undo_takes_back_score_and_memory(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=5, seed=1)
        play_through(session)
        before = study.log.states()
        again = study.play("mini", count=5, seed=1)
        play_through(again, wrong=5)
        assert study.log.states() != before
        for _ in range(5):
            again.undo()
        assert study.log.states() == before
        assert again.at == 0 and not again.can_undo
        assert study.log.attempts() == 10  # nothing is deleted


def test_an_answer_that_cannot_be_marked_is_asked_again_and_not_saved(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=30, seed=1, mode="recall")
        while session.item is not None and session.item.format not in {"date", "number"}:
            session.answer(DontKnow(), 1)
            session.next()
        saved = study.log.attempts()
        assert session.answer(Wrote("no idea"), 10).ask_again
        assert study.log.attempts() == saved


def test_missed_questions_can_be_played_again(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=6, seed=2)
        play_through(session, wrong=2)
        again = study.again(session)
        assert len(again.items) == 2
        wanted = {tuple(sorted(map(str, item.points))) for item in session.missed_items}
        assert {tuple(sorted(map(str, item.points))) for item in again.items} == wanted
        play_through(again)


@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(choices=st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=4, max_size=8), seed=st.integers(0, 5))
def test_states_rebuilt_from_the_log_are_the_same_to_the_bit(
    tmp_path_factory: pytest.TempPathFactory, mini: Path, choices: list[tuple[int, bool]], seed: int
) -> None:
    data = tmp_path_factory.mktemp("rebuild")
    shutil.copytree(mini, data / "packs" / "mini")
    for day, (kind, undo) in enumerate(choices):
        with open_at(data, days=day * 1.7) as study:
            session = study.play("mini", count=3, seed=seed + kind)
            while session.item is not None:
                session.answer(right(session.item) if kind else DontKnow(), 50)
                session.next()
            if undo:
                session.undo()
            cached = study.log.states()
            study.log.rebuild(study.model)
            assert study.log.states() == cached


def test_packs_are_compiled_once_and_never_stale(data: Path) -> None:
    with open_at(data) as study:
        assert all(card.pending for card in study.home().packs if card.id == "mini")
        study.compile_packs()
        card = next(card for card in study.home().packs if card.id == "mini")
        assert not card.pending and card.points > 50
        file = data / "packs" / "mini" / "facts" / "words.yaml"
        file.write_text(file.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
        assert next(card for card in study.home().packs if card.path.name == "mini").pending
        study.compile_packs()
        shutil.rmtree(data / "cache")
        assert study.play("mini", count=3, seed=1).question is not None


def test_a_broken_pack_says_so_and_keeps_no_other_from_working(data: Path) -> None:
    bad = data / "packs" / "broken"
    bad.mkdir()
    (bad / "pack.yaml").write_text("id: broken\ntitle: [", encoding="utf-8")
    with open_at(data) as study:
        study.compile_packs()
        cards = {card.id: card for card in study.home().packs}
        assert "error" in (cards["broken"].problem or "")
        assert cards["mini"].points
        with pytest.raises(PackError, match="quiz check"):
            study.play("broken")
        with pytest.raises(UsageError, match="no installed pack"):
            study.play("nowhere")


def test_two_processes_on_one_log_lose_nothing(data: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from datetime import UTC; from quiz.clock import Clock; from quiz.study import Study\n"
        "from questions.responses import DontKnow\n"
        "s = Study.open(Path(sys.argv[1]), Clock(zone=UTC)); n = s.play('mini', count=12, seed=int(sys.argv[2]))\n"
        "while n.item is not None:\n    n.answer(DontKnow(), 1); n.next()\n"
        "print(len(n.answered))"
    )
    runs = together(*([sys.executable, "-c", code, str(data), str(seed)] for seed in (1, 2)))
    total = sum(int(run.stdout) for run in runs)
    with open_at(data) as study:
        assert study.log.attempts() == total == 24


def test_kill_after_a_marked_answer_loses_nothing(data: Path) -> None:
    code = (
        "import os, sys, signal; from pathlib import Path; from datetime import UTC; from quiz.clock import Clock; from quiz.study import Study\n"
        "from questions.responses import DontKnow\n"
        "s = Study.open(Path(sys.argv[1]), Clock(zone=UTC)); n = s.play('mini', count=9, seed=4)\n"
        "for _ in range(3):\n    n.answer(DontKnow(), 1); print(n.answered[-1].saved.attempt, flush=True); n.next()\n"
        "os.kill(os.getpid(), getattr(signal, 'SIGKILL', signal.SIGTERM))"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(data)], capture_output=True, text=True, timeout=300, check=False
    )
    shown = run.stdout.split()
    assert len(shown) == 3 and run.returncode != 0
    with open_at(data) as study:
        assert [row["id"] for row in study.log.attempt_rows()] == shown
        assert len(study.log.states()) >= 3


def test_home_needs_neither_yaml_nor_the_models(data: Path) -> None:
    with open_at(data) as study:
        study.compile_packs()
    code = (
        "import sys, json; from pathlib import Path; from quiz.clock import Clock; from quiz.study import Study\n"
        "home = Study.open(Path(sys.argv[1]), Clock()).home()\n"
        "assert any(card.points for card in home.packs)\n"
        "print(json.dumps(sorted(m for m in sys.modules if m.partition('.')[0] in "
        "{'pydantic', 'yaml', 'fsrs', 'edtf', 'rapidfuzz', 'textual'} or m.startswith('questions.facts'))))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code, str(data)], capture_output=True, text=True, check=True, timeout=300
    )
    assert json.loads(out.stdout) == []


def test_a_log_that_cannot_be_opened_names_file_and_mend(tmp_path: Path) -> None:
    path = tmp_path / "factdeck.db"
    path.write_bytes(b"this is a shopping list, not a database" * 40)
    with pytest.raises(StoreError, match=r"factdeck\.db.*no database of Factdeck"):
        open_at(tmp_path)
    assert path.read_bytes() == b"this is a shopping list, not a database" * 40
