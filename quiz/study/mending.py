"""What is put right after a round: the last thing taken back, points set aside resumed, changed answers decided, notes read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from questions.fingerprints import of_point
from quiz.core.memory.state import NEVER
from quiz.core.showing import right_answer
from quiz.store.packs import content_hash
from quiz.store.reading import entries, fingerprints, flags
from quiz.store.rows import BURY, KEEP, OVERRIDE, RELEARN, REPORT, RESUME, SUSPEND, Entry
from quiz.study.making import Maker

if TYPE_CHECKING:
    from questions.pack import Pack
    from quiz.study.study import Study

SAID = {
    OVERRIDE: "that you were right",
    BURY: "that a question waits until tomorrow",
    SUSPEND: "that a question is not asked any more",
    RESUME: "that a question is asked again",
    REPORT: "your note to the author",
    KEEP: "that you keep what you know of a changed answer",
    RELEARN: "that you relearn a changed answer",
}


def undo_last(study: Study) -> str:
    """Take back the last thing that was done on this device and stands.

    Returns:
        What it was, as a sentence; empty where there is nothing.
    """
    study.log.prepare(study.model)
    target = study.log.undo_last(lambda: study.stamp("undo"), study.model)
    if target is None:
        return ""
    rows = study.log.rows("SELECT stem FROM attempt WHERE id = ?", (target,))
    if rows:
        return f"Taken back: your answer to “{rows[0][0]}”"
    kind = study.log.rows("SELECT kind FROM entry WHERE id = ?", (target,))[0][0]
    return f"Taken back: {SAID.get(kind, kind)}."


@dataclass(frozen=True, slots=True)
class Changed:
    """A point that was learned, and whose right answer is another now."""

    pack: str
    point: str
    fingerprint: str
    stem: str
    """A question for it."""
    answer: str
    """What is right now."""


def changed_answers(study: Study, name: str | None) -> list[Changed]:
    """Return the points whose answers changed since they were learned and that the learner was not asked about.

    A pack whose content is as it was when nothing was open costs one look-up, and is not opened.

    Args:
        study: The learner's data.
        name: One pack, or None for all.
    """
    found: list[Changed] = []
    for path in [study.path(name)] if name is not None else list(study.packs().values()):
        head, key = study.compiled.head(path), content_hash(path)
        if head is None and name is not None:
            head = study.compiled.compile(path)
        if head is None or head.problem:
            continue  # not compiled yet: asked about on the next start
        seen = f"answers:{head.id}"
        if study.log.meta(seen) == key:
            continue
        here = list(_changed(study, *study.load(str(path)))) if study.log.states(head.id) else []
        found += here
        if not here:
            with study.log.writing():
                study.log.set_meta(seen, key)
    return found


def _changed(study: Study, pack: Pack, key: str) -> Iterator[Changed]:
    maker = Maker(study, 0)
    maker.use(pack, key)
    learned = {point for (_, point, _), state in study.log.states(pack.id).items() if state.reps}
    for point in sorted(learned):
        now = of_point(pack, point)
        if now is None:
            continue
        last, decided = fingerprints(study.log, pack.id, point)
        if last is None or last == now or now in decided:
            continue
        item = maker.item(pack.id, point)
        if item is not None:
            yield Changed(pack.id, point, now, item.stem, right_answer(item))


def decide(study: Study, changed: Changed, *, relearn: bool) -> None:
    """Keep what is known of a point whose answer changed, or start it anew."""
    kind = RELEARN if relearn else KEEP
    stamp = study.stamp("edit")
    entry = Entry.of(stamp, kind, pack=changed.pack, point=changed.point, fingerprint=changed.fingerprint)
    study.log.enter(entry, study.model)


def set_aside(study: Study, pack: str | None = None) -> dict[tuple[str, str], str]:
    """Return what is set aside, by (pack, point): `until tomorrow` or `for good`."""
    today = study.clock.day().toordinal()
    found = {}
    for key, kinds in flags(study.log, pack).items():
        if kinds.get(SUSPEND, 0) == NEVER:
            found[key] = "for good"
        elif kinds.get(BURY, 0) > today:
            found[key] = "until tomorrow" if kinds[BURY] == today + 1 else f"for {kinds[BURY] - today} days"
    return found


def resume(study: Study, pack: str, point: str) -> None:
    """Ask a point again that was set aside, until tomorrow or for good."""
    today = study.clock.day().toordinal()
    kinds = flags(study.log, pack).get((pack, point), {})
    if kinds.get(BURY, 0) > today:
        for entry in entries(study.log, (BURY,), pack):
            if entry.point == point and int(str(entry.data["until"])) > today:
                study.log.undo(entry.id, study.stamp("edit"), study.model)
    if SUSPEND in kinds:
        study.log.enter(Entry.of(study.stamp("edit"), RESUME, pack=pack, point=point), study.model)


def notes(study: Study, pack: str | None = None) -> list[dict[str, object]]:
    """Return what learners tell the author, oldest first: reports, and answers that they say should be accepted."""
    found: list[dict[str, object]] = []
    for entry in entries(study.log, (REPORT, OVERRIDE), pack):
        note: dict[str, object] = {"id": entry.id, "at": entry.at, "pack": entry.pack}
        if entry.kind == REPORT:
            found.append({**note, "kind": "report", "point": entry.point, **entry.data})
            continue
        typed = str(entry.data.get("text") or "")
        rows = study.log.rows("SELECT item, stem, verdict FROM attempt WHERE id = ?", (entry.target,))
        if typed and rows:
            item, stem, verdict = rows[0]
            points = [name for name, _ in entry.data.get("credits") or ()]  # type: ignore[attr-defined]  # a list of pairs
            found.append(
                {**note, "kind": "alias", "point": ", ".join(points), "text": typed, "item": item, "stem": stem, "verdict": verdict}
            )  # fmt: skip
    return found
