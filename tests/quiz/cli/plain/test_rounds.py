"""Line mode over a real log: all ten formats, and what can be done with an answer."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from screens import session_of, study_of

from questions.items import Format, Item, Matching, Ordering, SelectAll
from questions.responses import Picked
from quiz.cli.plain.asking import LETTERS, read
from quiz.cli.plain.rounds import Round, aloud
from quiz.cli.plain.talk import InputEndedError, Talk
from quiz.core.session import Session, view
from quiz.study import Study

FORMATS = [one.value for one in Format]


@pytest.fixture
def study(tmp_path: Path, mini: Path) -> Iterator[Study]:
    with study_of(tmp_path / "data", mini) as opened:
        yield opened


def right(item: Item) -> list[str]:
    """Return the lines that answer an item rightly."""
    match item:
        case Matching():
            return [" ".join(f"{at + 1}{LETTERS[to]}" for at, to in item.key)]
        case Ordering() | SelectAll():
            return [" ".join(LETTERS[at] for at in item.key)]
        case _ if item.format == "flashcard":
            return ["", "3"]
        case _ if item.format in {"single_choice", "true_false"}:
            return [str(item.key[0] + 1)]  # type: ignore[union-attr]  # of choices the key is a tuple
    return [item.answers[0]]


def said(session: Session, *lines: str) -> str:
    """Run a round with a script and return what was said."""
    out = io.StringIO()
    Round(session, Talk(out, lines), lambda: 0.0).run()
    return out.getvalue()


def test_every_format_is_answered_in_a_line(study: Study) -> None:
    session = session_of(study, "kosovo-nato", *FORMATS)
    items = list(session.items)
    script = [line for item in items for line in [*right(item), ""]]
    out = said(session, *script)
    assert "10 of 10 right." in out, out
    assert study.log.attempts() == 10
    assert all(item.stem.replace("____", "blank") in out for item in items)
    assert "\x1b" not in out


def test_dont_know_tells_the_answer_of_every_format(study: Study) -> None:
    session = session_of(study, "kosovo-nato", *FORMATS)
    items = list(session.items)
    out = said(session, *["/d", ""] * 10)
    assert "0 of 10 right." in out
    for item in items:
        assert all(answer in out for answer in item.answers[:1])


def test_an_answer_is_taken_back_corrected_and_reported(study: Study) -> None:
    session = session_of(study, "mini", "typed", "single_choice")
    out = said(
        session, "nothing like it", "o", "u", "u", "/r a note", "again nothing", "/o", "", "/d", "s", "n", "", ""
    )
    assert "Corrected: it counts as right." in out
    assert "Taken back: it counts as it was marked." in out and "Taken back. Answer it again." in out
    assert "Noted for the author." in out and "Not asked any more." in out
    assert "1 of 2 right." in out
    assert study.log.attempts() >= 2


def test_what_is_no_answer_is_said_and_asked_again(study: Study) -> None:
    session = session_of(study, "kosovo-nato", "single_choice", "ordering", "matching")
    many = len(session.items[0].options)
    out = said(session, "z", "a b", "?", "", "/d", "", "a a", "/d", "", "1", "9a", "/d", "")
    assert f"they go from a to {LETTERS[many - 1]}" in out
    assert "Only one answer is wanted here" in out and "/d  you don't know it" in out
    assert "letters once" in out and "Write pairs" in out and "There is no pair 9a" in out


def test_where_input_ends_answers_are_saved(study: Study) -> None:
    session = session_of(study, "mini", "single_choice", "typed")
    with pytest.raises(InputEndedError):
        said(session, "/d", "")
    assert study.log.attempts() == 1


@pytest.mark.parametrize("typed", ["2", "b", "B.", "(2)", "٢", "２", "ｂ", "и"])
def test_options_are_chosen_by_number_and_letter_of_any_keyboard(study: Study, typed: str) -> None:
    question = view(session_of(study, "mini", "single_choice").items[0])
    assert read(question, typed.strip("()")) == Picked((1,))


def test_games_keep_their_rules(study: Study) -> None:
    survival = study.play_game("mini", "survival", seed=1)
    out = said(survival, *["/d", ""] * 3)
    asked, missed = out.split("0 of 3 right.")
    assert asked.count("The answer: ") == missed.count(" The answer: ") == 3 and "Here is" not in out
    exam = study.play_game("mini", "exam", seed=1, count=3)
    out = said(exam, "/d", "/d", "/d")
    assert "Enter: next" not in out and "0 of 3 right." in out
    sprint = study.play_game("mini", "sprint", seed=1)
    times = iter([0.0, 1.0, 2.0, 100.0])
    told = io.StringIO()
    Round(sprint, Talk(told, ["/d", "", "/d"]), lambda: next(times)).run()
    assert "Time is up." in told.getvalue() and len(sprint.answered) == 1


def test_where_a_game_stands_is_a_sentence_without_signs() -> None:
    assert aloud("♥♥♡ 2 lives · 3 right") == "2 lives, 3 right."
    assert aloud("60 s left · 1 right") == "60 seconds left, 1 right."
    assert aloud("3 to go") == "3 to go."


def test_results_name_kinds_of_questions_in_words(study: Study) -> None:
    session = session_of(study, "mini", "true_false", "ordering")
    lines = [line for item in session.items for line in (*right(item), "")]
    text = said(session, *lines).split("By kind of question:", 1)[1]
    assert "true or false: 1 of 1." in text and "putting in order: 1 of 1." in text and "_" not in text


def test_what_was_missed_is_told_apart_from_what_is_right(study: Study) -> None:
    session = session_of(study, "kosovo-nato", "true_false", "ordering", "cloze", "matching")
    statement, order, gap, _ = session.items
    lines = [line for line in said(session, *["/d", ""] * 4).splitlines() if line.startswith("Missed: ")]
    assert len(lines) == 4 and all(line.count(" The answer: ") == 1 for line in lines)
    assert f"{statement.stem} The answer: {statement.answers[0]}." in lines[0]
    assert lines[1] == f"Missed: {order.stem} The answer: {', then '.join(order.answers)}."
    assert "____" not in lines[2] and f"The answer: {gap.answers[0]}" in lines[2] and "blank" in lines[2]
    assert not any(sign in line for sign in "→✓✗\t" for line in lines)


def test_a_statement_is_judged_without_letters(study: Study) -> None:
    out = said(session_of(study, "mini", "true_false"), "/d", "")
    assert "a. True" not in out and "True or false, t or f:" in out
    assert "The answer: True" in out or "The answer: False" in out


def test_the_line_of_a_timeline_is_read_as_a_list(study: Study) -> None:
    out = said(study.play_game("mini", "timeline", seed=3), *["/d", ""] * 3)
    assert "\t" not in out and out.count("The line so far:\n  ") >= 2
    heading, first, *_ = out[out.index("The line so far:") :].splitlines()
    assert heading and ": " in first and first.endswith(".")
