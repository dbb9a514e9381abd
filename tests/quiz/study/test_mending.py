"""What is put right after a round."""

from __future__ import annotations

from pathlib import Path

from learners import answer_all, open_at, right

from questions.items import Item
from questions.responses import DontKnow, Picked, Response, Wrote
from quiz.core.session import Session
from quiz.store.reading import flags
from quiz.study import Study
from quiz.study.mending import changed_answers, decide, notes, undo_last


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
        assert [one.point for one in changed_answers(study, "mini")] == [found[-1].point]


def test_an_answer_that_changes_back_and_forth_is_asked_about_each_time(data: Path) -> None:
    def asked(study: Study) -> list[str]:
        session = study.play("mini", count=200, seed=3)
        session.items = [one for one in session.items if [str(p) for p in one.points] == ["force-enters#troops"]][:1]
        found = [one.point for one in changed_answers(study, "mini")]
        for one in changed_answers(study, "mini"):
            decide(study, one, relearn=False)
        assert changed_answers(study, "mini") == []
        assert answer_all(session) == 1
        return found

    with open_at(data) as study:
        assert asked(study) == []
    for day, (old, new) in enumerate([("20", "30"), ("30", "20"), ("20", "30")], 1):
        change(data, f"{old},000 troops", f"{new},000 troops")
        change(data, f"value: {old}000", f"value: {new}000")
        with open_at(data, days=day) as study:
            assert asked(study) == ["force-enters#troops"]


def test_what_was_set_aside_as_one_is_taken_back_as_one_after_a_restart(data: Path) -> None:
    with open_at(data) as study:
        session = study.play("mini", count=200, seed=3, mode="recognition")
        session.items = [one for one in session.items if len(set(one.points)) > 2][:1]
        session.set_aside(for_good=False)
        assert len(flags(study.log)) > 2
    with open_at(data) as study:
        assert undo_last(study) and flags(study.log) == {}
        assert undo_last(study) == ""


def test_the_last_thing_is_the_last_that_was_done_also_where_the_clock_was_put_back(data: Path) -> None:
    with open_at(data, days=2) as study:
        answer_all(study.learn("mini", new=3))
    with open_at(data, days=0) as study:
        session = study.learn("mini", new=1)
        assert session.item is not None
        session.answer(right(session.item), 10)
        stem = session.item.stem
    with open_at(data, days=0) as study:
        assert stem in undo_last(study)
