"""A learner's statistics as figures, of one pack or of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from questions.errors import FactdeckError
from quiz.core.overview import (
    Hard,
    Overview,
    by,
    forecast,
    hardest,
    heat,
    remembered,
    retention,
    stability,
    time_spent,
)
from quiz.store.catalogue import Catalogue
from quiz.store.statistics import most_lapses

if TYPE_CHECKING:
    from quiz.study.study import Study

HARDEST = 20


def overview(study: Study, name: str | None = None) -> Overview:
    """Return what the log says, from its sums.

    Args:
        study: The learner's data.
        name: One pack's id or path, or None for all.

    Raises:
        UsageError: If there is no such pack.
    """
    today = study.clock.day()
    packs, title = None, "All packs"
    if name is not None:
        head = study.compiled.head(study.path(name))
        packs, title = ([head.id], head.title) if head else ([name], name)
    day = today.toordinal()
    told = study.statistics(packs)
    figures = (
        heat(told.days, day),
        retention(told.reviews, day, study.model.settings.memory.retention),
        forecast(told.due, day),
        stability(told.stability),
        remembered(told),
        by(told.families, "family"),
        by(told.families, "format"),
        time_spent(told.days, day),
        hardest(_hard(study, packs)),
    )
    return Overview(title, today, figures)


def _hard(study: Study, packs: list[str] | None) -> list[Hard]:
    """Return the hardest points with the sentences of their facts, where these are still there."""
    rows = most_lapses(study.log, HARDEST, packs)
    sentences: dict[tuple[str, str], str] = {}
    for one in dict.fromkeys(row[0] for row in rows):
        facts = [row[1].partition("#")[0] for row in rows if row[0] == one]
        try:
            path = study.path(one)
            if study.compiled.head(path) is None:
                continue  # it is not compiled as it stands now, and statistics don't wait for that
            catalogue = Catalogue(study.compiled.catalogue(path), study.log.path)
        except FactdeckError:
            continue  # a pack that was taken away or broken: its ids must do
        sentences |= {(one, fact): said for fact, said in catalogue.sentences(facts).items()}
        catalogue.close()
    found = []
    for in_pack, point, lapses, answers, difficulty in rows:
        fact, _, slot = point.partition("#")
        found.append(
            Hard(
                sentences.get((in_pack, fact), fact),
                slot.replace("/", " ").replace("_", " "),
                lapses,
                answers,
                difficulty,
            )
        )
    return found
