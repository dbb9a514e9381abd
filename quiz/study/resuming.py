"""Rounds go on where they stood, even after a crash: what was made is kept beside the log from the first answer on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from questions.items import ITEM
from questions.marking import mark
from questions.responses import DontKnow, Grade, Graded, Matched, Ordered, Picked, Response, Wrote
from quiz.core.lesson import LessonItems
from quiz.core.modes.daily import Daily
from quiz.core.modes.exam import Exam
from quiz.core.modes.playing import GameSession
from quiz.core.modes.survival import Survival
from quiz.core.modes.timeline import Timeline
from quiz.core.preparing import Course
from quiz.core.queue import Point
from quiz.core.session import Answered, Saved, Session
from quiz.core.showing import feedback
from quiz.store.reading import flags
from quiz.store.rounds import FORMAT, Journal, Row, answers_of, read_lines
from quiz.study.halfplayed import offered
from quiz.study.lessons import LessonRecorder, made
from quiz.study.making import Maker
from quiz.study.recording import LEARN, Recorder

if TYPE_CHECKING:
    from questions.items import Item
    from quiz.core.modes.rules import Rules
    from quiz.study.study import Study

UNKEPT = frozenset({"sprint"})
"""Games against time: what was interrupted is over."""


class Keeper:
    """Keeps one round in step with its answers. It is called after each."""

    def __init__(self, study: Study, session: Session, recorder: Recorder, kept: Collection[str] = ()) -> None:
        """Make a keeper.

        Args:
            study: The learner's data.
            session: The round.
            recorder: Its recorder.
            kept: Ids of the questions that its file has already.
        """
        self._study, self._session, self._recorder = study, session, recorder
        self.journal = Journal(study.data, recorder.id)
        self._kept = set(kept)

    def __call__(self) -> None:
        """Write what was made since the last answer."""
        self._session.prepare()  # the question that is asked next is the one that will be asked again
        items = _made(self._session)
        lines = [
            {
                "pack": self._recorder.pack_of(item),
                "item": item.model_dump(mode="json", by_alias=True, exclude_defaults=True)
                | {"format": item.format.value},
            }
            for item in items
            if item.id not in self._kept
        ]
        fresh = not self._kept
        self.journal.write([*([self._head()] if fresh else []), *lines], fresh=fresh)
        self._kept |= {item.id for item in items}

    def _head(self) -> dict[str, object]:
        session, recorder, study = self._session, self._recorder, self._study
        head: dict[str, object] = {
            "round": FORMAT, "session": recorder.id, "title": session.title, "day": study.clock.day().toordinal(),
            "kind": LEARN if isinstance(recorder, LessonRecorder) else recorder.kind, "seed": recorder.maker.seed,
            "hashes": dict(recorder.maker.hashes),
        }  # fmt: skip
        if isinstance(session, GameSession):
            rules = session.rules
            head["game"] = {"name": rules.name, "pack": session.pack, "questions": len(session.items)}
            if isinstance(rules, Daily):
                head["game"] = {**_dict(head["game"]), "day": rules.day.isoformat(), "title": rules.pack_title}
        if isinstance(session.items, Course):
            head["queue"] = [(entry.pack, entry.point) for entry in session.items.entries]
        return head


def _made(session: Session) -> list[Item]:
    items = session.items
    if isinstance(items, Course):
        return items.made
    return list(items.firsts) if isinstance(items, LessonItems) else list(items)


def keep(study: Study, session: Session) -> None:
    """Keep a round from its first answer on, so that it can go on after a crash."""
    recorder = session.recorder
    game = session.rules.name if isinstance(session, GameSession) else ""
    if isinstance(recorder, Recorder) and recorder.after is None and game not in UNKEPT:
        recorder.after = Keeper(study, session, recorder)


def finished(study: Study, session: Session) -> None:
    """Forget a round that is over."""
    recorder = session.recorder
    if isinstance(recorder, Recorder):
        recorder.after = None
        Journal(study.data, recorder.id).remove()


def resume(study: Study) -> Session | None:
    """Return the latest half-played round as it stood, its answers with it; None where there is nothing left to ask.

    Raises:
        UsageError, PackError: As `Study.load`.
    """
    found = offered(study)
    lines = read_lines(found[0].path) if found is not None else []
    if found is None or not lines:
        return None
    kept, head = found[0], lines[0]
    study.log.prepare(study.model)
    items = [ITEM.validate_python(line["item"]) for line in lines[1:]]
    owner = {item.id: str(line["pack"]) for item, line in zip(items, lines[1:], strict=True)}
    rows = answers_of(study.log, kept.session)
    maker = Maker(study, int(str(head["seed"])))
    session = _session(study, head, items, owner, maker, rows)
    recorder = session.recorder
    assert isinstance(recorder, Recorder)
    recorder.id = kept.session
    _answer_again(session, {item.id: item for item in items}, rows)
    if session.question is None:
        finished(study, session)
        return None
    recorder.after = Keeper(study, session, recorder, kept={item.id for item in items})
    for item in items:
        maker.fingerprints(owner[item.id], item)
    return session


def _session(
    study: Study, head: dict[str, object], items: list[Item], owner: dict[str, str], maker: Maker, rows: Sequence[Row]
) -> Session:
    title, kind = str(head["title"]), str(head["kind"])
    if kind == LEARN and "queue" not in head:
        return made(study, title, items, maker, next(iter(owner.values())))
    items = _in_order(study, items, owner, rows)
    if "game" in head:
        game = _dict(head["game"])
        pack = str(game["pack"])
        recorder = Recorder(study, kind, maker, lambda _: pack)
        return GameSession(title, items, recorder, rules=_rules(game), pack=pack)
    asked = {(owner[item.id], str(point)) for item in items for point in item.points}
    queue = [Point(str(pack), str(point)) for pack, point in _list(head.get("queue"))]
    queue = [point for point in queue if (point.pack, point.point) not in asked]
    if not queue:
        return Session(title, items, Recorder(study, kind, maker, lambda item: owner[item.id]))
    course = Course(
        queue, lambda entry: maker.item(entry.pack, entry.point), made=[(owner[item.id], item) for item in items]
    )
    return Session(title, course, Recorder(study, kind, maker, course.pack_of))


def _rules(game: Mapping[str, object]) -> Rules:
    questions = int(str(game["questions"]))
    match game["name"]:
        case "exam":
            return Exam(questions)
        case "daily":
            return Daily(date.fromisoformat(str(game["day"])), str(game["title"]), questions)
        case "timeline":
            return Timeline(questions)
        case _:
            return Survival()


def _answer_again(session: Session, items: dict[str, Item], rows: Sequence[Row]) -> None:
    """Give the session the answers that the log has."""
    recorder = session.recorder
    for row in rows:
        item = items.get(row.item) or _repeated(session, row.item)
        response = response_of(row.response)
        if item is None or response is None:
            continue
        marked = mark(item, response)
        done = Answered(item, response, marked, Saved(row.attempt, ""), feedback(item, response, marked))
        if row.override is not None:
            done.overridden = Saved(row.override, "")
        session.answered.append(done)
        session._trail.append(done)  # what was answered before can be taken back as well
        if isinstance(session, GameSession):
            session.latencies.append(row.latency)
        if isinstance(recorder, LessonRecorder):
            fresh = set(map(str, item.points)).difference(*recorder.met.values())
            recorder.met[row.attempt] = fresh
    session.at = len(session.answered)


def _repeated(session: Session, item_id: str) -> Item | None:
    """Return the question of a lesson that came again in other words."""
    if not isinstance(session.items, LessonItems):
        return None
    ahead = session.items.ahead()
    item = session.items.item(ahead[0]) if ahead else None
    return item if item is not None and item.id == item_id else None


def _in_order(study: Study, items: list[Item], owner: dict[str, str], rows: Sequence[Row]) -> list[Item]:
    """Return what was answered first, in that order; what was set aside is left out."""
    by_id = {item.id: item for item in items}
    answered = list(dict.fromkeys(row.item for row in rows if row.item in by_id))
    today = study.clock.day().toordinal()
    away = {key for key, kinds in flags(study.log).items() if max(kinds.values()) > today}
    rest = [
        item
        for item in items
        if item.id not in answered and not any((owner[item.id], str(point)) in away for point in item.points)
    ]
    return [*(by_id[one] for one in answered), *rest]


def response_of(raw: object) -> Response | None:
    """Return a response from its JSON data; None where it is of no kind that is known."""
    data = _dict(raw)
    match data.get("type"):
        case "picked":
            return Picked(tuple(int(str(at)) for at in _list(data["indices"])))
        case "wrote":
            return Wrote(str(data["text"]))
        case "ordered":
            return Ordered(tuple(int(str(at)) for at in _list(data["order"])))
        case "matched":
            return Matched(tuple((int(left), int(right)) for left, right in _list(data["pairs"])))
        case "graded":
            return Graded(Grade(int(str(data["grade"]))))
        case "dontknow":
            return DontKnow()
        case _:
            return None


def _dict(raw: object) -> dict[str, object]:
    return raw if isinstance(raw, dict) else {}


def _list(raw: object) -> list:  # type: ignore[type-arg]  # JSON is untyped
    return list(raw) if isinstance(raw, list | tuple) else []
