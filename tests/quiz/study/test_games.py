"""Games over a real log: results stand in it, bests follow from it, the day's challenge is everyone's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from screens import study_of

from questions.errors import UsageError
from questions.responses import DontKnow, Picked
from quiz.core.modes.catalogue import GAMES
from quiz.core.modes.custom import Wanted
from quiz.core.modes.playing import GameSession
from quiz.store.log import Log
from quiz.store.transfer import merge_file, write_export
from quiz.store.verify import verify
from quiz.study import Study
from quiz.study.games import results


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def play(study: Study, game: str, right: int, wrong: int = 0, seed: int = 1) -> GameSession:
    """Play a game of choices: so many right answers, then wrong ones."""
    session = study.play_game("mini", game, seed=seed)
    assert isinstance(session, GameSession)
    for at in range(right + wrong):
        item = session.item
        assert item is not None
        picks = item.format in {"single_choice", "true_false"}
        session.answer(Picked(item.key) if at < right and picks else DontKnow(), 100)  # type: ignore[arg-type]
        session.next()
    return session


def test_every_game_of_the_menu_can_be_started(study: Study) -> None:
    for game in GAMES:
        session = study.play_game("mini", game.name, seed=2)
        assert session.question is not None, game
        assert isinstance(session, GameSession) == game.scored
    with pytest.raises(UsageError, match="there is no game"):
        study.play_game("mini", "poker")


def test_the_same_seed_gives_the_same_game(study: Study) -> None:
    for game in ("round", "sprint", "survival", "timeline", "exam", "custom"):
        one, other = (study.play_game("mini", game, seed=7) for _ in range(2))
        assert [item.id for item in one.items] == [item.id for item in other.items], game
    rounds = [study.play_game("mini", "round", seed=seed) for seed in range(4)]
    assert len({tuple(item.id for item in session.items) for session in rounds}) > 1  # and another seed another


def test_the_days_challenge_is_the_same_for_everyone_and_counts_once(study: Study, tmp_path: Path, mini: Path) -> None:
    ids = [item.id for item in study.play_game("mini", "daily").items]
    play(study, "sprint", 3)  # whatever was learned before
    with study_of(tmp_path / "other", mini) as other:
        assert [item.id for item in other.play_game("mini", "daily").items] == ids
    first = study.finish_game(play(study, "daily", 0, 10))
    assert first.counts and first.before is None
    again = study.finish_game(play(study, "daily", 0, 10))
    assert not again.counts and not again.is_best
    assert len([one for one in results(study) if one.game == "daily"]) == 1
    assert study.game_standings("mini")["daily"].startswith("today: ")


def test_bests_are_kept_and_survive_rebuild_and_merge(study: Study, tmp_path: Path, mini: Path) -> None:
    assert study.finish_game(play(study, "sprint", 4)).is_best
    low = study.finish_game(play(study, "sprint", 2, seed=2))
    assert not low.is_best and low.before == 4
    session = play(study, "sprint", 5, seed=3)
    assert study.finish_game(session).is_best
    study.finish_game(session)  # a second time it is there already
    study.log.rebuild(study.model)
    assert study.game_standings("mini") == {"sprint": "best: 5 right"}
    write_export(study.log, tmp_path / "log.jsonl")
    with study_of(tmp_path / "other", mini) as other:
        merge_file(other.log, tmp_path / "log.jsonl", other.model)
        assert results(other) == results(study) and len(results(other)) == 3
        assert other.game_standings("mini") == study.game_standings("mini")


def test_answers_of_games_are_play_and_weigh_half(study: Study) -> None:
    session = play(study, "sprint", 2)
    study.finish_game(session)
    rows = study.log.attempt_rows()
    assert {row["kind"] for row in rows} == {"play"} and rows[0]["weight"] == 0.5
    assert not session.can_undo


def test_undo_from_the_first_screen_takes_an_answer_back_and_not_a_result(study: Study) -> None:
    study.finish_game(play(study, "sprint", 2))
    study.undo_last()
    assert sum(bool(row["undone"]) for row in study.log.attempt_rows()) == 1
    assert len(results(study)) == 1


def test_survival_ends_with_its_lives_and_asks_no_more(study: Study) -> None:
    session = play(study, "survival", 0, 3)
    assert session.over and session.question is None
    assert study.finish_game(session).points == 0


def test_a_custom_round_that_fits_nothing_is_said(study: Study) -> None:
    with pytest.raises(UsageError, match="no question that fits: no-such"):
        study.play_game("mini", "custom", wanted=Wanted(tags=frozenset({"no-such"})))
    families, tags = study.choices("mini")
    session = study.play_game("mini", "custom", count=4, wanted=Wanted(families=frozenset({"when"})))
    assert {item.family for item in session.items} == {"when"} and "when" in families
    if tags:
        assert study.play_game("mini", "custom", wanted=Wanted(tags=frozenset({next(iter(tags))}))).question is not None


def test_a_log_with_results_is_sound(study: Study) -> None:
    study.finish_game(play(study, "exam", 1))
    path = study.log.path
    study.log.close()
    assert verify(path, study.model) == []
    with closing(Log(path)):
        pass
