"""What is put right after a round."""

from __future__ import annotations

from pathlib import Path

from learners import answer_all, open_at, right

from questions.items import Item
from questions.responses import DontKnow, Picked, Response, Wrote
from quiz.core.session import Session
from quiz.study import Study
from quiz.study.mending import Changed, changed_answers, decide, notes, undo_last


def wrong(item: Item) -> Response:
    if item.format == "single_choice":
        return Picked(tuple(at for at in range(len(item.options)) if at not in item.key)[:1])  # type: ignore[operator]
    return Wrote("Quetzalcoatlus") if not item.options else DontKnow()


def typed_round(study: Study) -> Session:
    session = study.play("mini", count=60, seed=2, mode="recall")
    session.items = [
        item for item in session.items if item.format == "typed" or (item.format == "cloze" and item.expects == "text")
    ][:4]
    return session


def everything(study: Study) -> object:
    return study.log.states(), study.home().streak, study.statistics().classes


def test_the_last_thing_is_taken_back_after_a_restart_at_any_depth(data: Path) -> None:
    with open_at(data) as study:
        study.compile_packs()
        answer_all(study.learn("mini", new=3))
    with open_at(data, days=3) as study:
        seen = [everything(study)]
        session = typed_round(study)
        for move in ("wrong", "override", "aside"):
            if move == "wrong":
                assert session.item is not None
                session.answer(wrong(session.item), 10)
            elif move == "override":
                session.override()
            else:
                session.set_aside(for_good=True)
            seen.append(everything(study))
    with open_at(data, days=3) as study:
        assert everything(study) == seen.pop()
        for says in ("not asked any more", "you were right", "your answer to"):
            assert says in undo_last(study)
            assert everything(study) == seen.pop()
        for _ in range(3):
            assert undo_last(study)
        assert undo_last(study) == "" and study.log.states() == {}


def test_being_right_after_all_moves_memory_and_tells_the_author_what_was_typed(data: Path) -> None:
    with open_at(data) as study:
        session = typed_round(study)
        item = session.item
        assert item is not None
        first = session.answer(wrong(item), 10)
        lapsed = study.log.states()
        said = session.override()
        assert said.correct and not first.correct
        assert study.log.states() != lapsed
        (note,) = notes(study)
        assert note["kind"] == "alias" and note["text"] == "Quetzalcoatlus" and note["stem"] == item.stem
        assert note["point"] == str(item.points[0])
        study.log.rebuild(study.model)
        corrected = study.log.states()
        session.undo()
        assert study.log.states() == lapsed and notes(study) == []
        session.undo()
    with open_at(data) as study:
        session = typed_round(study)
        session.answer(right(session.items[0]), 10)
        as_right = {key[1:]: state.stability for key, state in study.log.states().items()}
    assert {key[1:]: state.stability for key, state in corrected.items()} == as_right


def test_a_report_keeps_item_and_answer(data: Path) -> None:
    with open_at(data) as study:
        session = typed_round(study)
        session.report("too vague")
        assert session.item is not None
        session.answer(wrong(session.item), 10)
        session.report("")
        one, other = notes(study, "mini")
        assert (one["text"], one["response"]) == ("too vague", None)
        assert other["response"] == {"type": "wrote", "text": "Quetzalcoatlus"}
        assert other["item"]["stem"] == session.item.stem  # type: ignore[index]
        assert notes(study, "another") == []


def change(data: Path, old: str, new: str) -> None:
    for file in (data / "packs" / "mini").rglob("*.*"):
        text = file.read_text(encoding="utf-8")
        if old in text:
            file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_changed_answer_is_asked_about_once_and_a_changed_wording_never(data: Path) -> None:
    with open_at(data) as study:
        answer_all(study.learn("mini", new=80))
        assert changed_answers(study, "mini") == []
        learned = study.log.states()
    change(data, "20,000 troops", "21,500 troops")
    change(data, '"20000"', '"21500"')
    change(data, "20000", "21500")
    with open_at(data, days=1) as study:
        assert study.log.states() == learned
        found = changed_answers(study, "mini")
        assert found and all("21,500" in one.answer for one in found)
        decide(study, found[0], relearn=True)
        point = found[0].point
        assert not any(key[1] == point for key in study.log.states())
        for other in found[1:]:
            decide(study, other, relearn=False)
        assert changed_answers(study, "mini") == [] == changed_answers(study, "mini")
        undo_last(study)
        again = changed_answers_anew(study)
        assert [one.point for one in again] == [found[-1].point]


def changed_answers_anew(study: Study) -> list[Changed]:
    """Ask as after an update: what was noted about the pack's content is forgotten."""
    with study.log.writing():
        study.log.set_meta("answers:mini", "")
    return changed_answers(study, "mini")
