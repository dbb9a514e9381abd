"""The worlds of the simulation, the figures of one, and what must hold in all of them."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from quiz.core.memory.fsrs6 import Fsrs6
from quiz.core.memory.habits import fit
from quiz.core.memory.model import Memory
from quiz.core.settings import Settings
from quiz.core.simulation.courses import study
from quiz.core.simulation.trackers import Cards, Naive, Ours, Priors, Tracker
from quiz.core.simulation.truths import SHAPES, Pupil, learner
from quiz.core.simulation.workload import ask, score

TRACKERS = ("cards", "naive", "ours", "fitted")
"""Independent cards per format; one naive state a point; our model as it comes; ours with its habits fitted to other
points of the same learner (`quiz fit`)."""
FIGURES = ("log_loss", "bias", "yield")


class World(NamedTuple):
    """What is true of a learner."""

    shape: str
    transfer: float
    """0..1, how far an answer in one class strengthens the other."""
    slips: float
    """How often a known answer is given wrongly."""
    power: float
    """k: recognition succeeds with R^k; ours believes 0.5."""


def grid(
    shapes: Sequence[str] = SHAPES,
    transfers: Sequence[float] = (0.0, 0.25, 0.5, 0.75, 1.0),
    slips: Sequence[float] = (0.0, 0.05, 0.1),
    powers: Sequence[float] = (0.3, 0.5, 0.8),
) -> list[World]:
    """Return every combination."""
    return [World(*found) for found in itertools.product(shapes, transfers, slips, powers)]


@dataclass(frozen=True, slots=True)
class Size:
    """How much is simulated."""

    points: int = 200
    """Of the same workload."""
    answers: int = 10
    """To each."""
    fitted: int = 100
    """Other points of the learner, for the fit."""
    pool: int = 1200
    """Points that a course may take up."""
    days: int = 90
    minutes: float = 8.0
    """Of study each day."""


SAMPLE = Size(points=60, fitted=40, pool=400, days=45, minutes=4.0)
"""For a look, and for the suite."""


def figures(world: World, seed: int, size: Size, settings: Settings | None = None) -> dict[str, dict[str, float]]:
    """Return the figures of each tracker in one world: `log_loss`, `bias`, and `yield`, true recall per minute of study."""
    settings = settings or Settings()
    ours = Memory(settings)
    histories = ask(pupils(world, seed, "asked", size.points), size.answers, Random(f"asked {seed}"))
    others = ask(pupils(world, seed, "fitted", size.fitted), size.answers, Random(f"fitted {seed}"))
    fitted = Memory(fit([[asked.answer() for asked in history] for history in others], settings))
    fsrs, priors = Fsrs6(), Priors()
    makers: dict[str, Callable[[], Tracker]] = {
        "cards": lambda: Cards(fsrs, priors),
        "naive": lambda: Naive(fsrs),
        "ours": lambda: Ours(ours),
        "fitted": lambda: Ours(fitted),
    }
    found = {name: score(histories, make) for name, make in makers.items()}
    for name in TRACKERS:
        model, plan = (fitted, "ours") if name == "fitted" else (ours, name)
        pool = pupils(world, seed, "course", size.pool)
        found[name]["yield"] = study(pool, plan, model, days=size.days, minutes=size.minutes)
    return found


def pupils(world: World, seed: int, what: str, count: int) -> list[Pupil]:
    """Return points of the learner of a seed, fresh each time; the same learner whatever is drawn of them."""
    make = learner(world.shape, Random(f"learner {world.shape} {seed}"), Random(f"points {what} {seed}"))
    return [
        Pupil(*make(), world.transfer, world.slips, world.power, Random(f"{what} {seed} {number}"))
        for number in range(count)
    ]


class Row(NamedTuple):
    """The mean of one figure of one tracker in one world, or in several, over seeds."""

    mean: float
    spread: float
    """Standard deviation over seeds; 0 for a single one."""


Results = dict[World, list[dict[str, dict[str, float]]]]
"""For each world the figures of each seed."""


def over(results: Results, worlds: Iterable[World], tracker: str, figure: str) -> Row:
    """Return the mean over worlds, and its spread over seeds."""
    chosen = list(worlds)
    seeds = [
        statistics.fmean(results[world][at][tracker][figure] for world in chosen)
        for at in range(len(results[chosen[0]]))
    ]
    return Row(statistics.fmean(seeds), statistics.stdev(seeds) if len(seeds) > 1 else 0.0)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that must hold, and where it does not."""

    says: str
    worlds: int
    """In how many it was looked at."""
    fails: tuple[tuple[World, float], ...]
    """Where it does not hold, with by how much, the worst first."""


def marks(results: Results, tracker: str = "ours") -> list[Mark]:
    """Return what must hold of a tracker, by the means over seeds."""

    def value(world: World, name: str, figure: str) -> float:
        return over(results, [world], name, figure).mean

    def mark(says: str, worlds: Iterable[World], excess: Callable[[World], float]) -> Mark:
        looked = [(world, excess(world)) for world in worlds]
        fails = sorted(((world, by) for world, by in looked if by > 0), key=lambda entry: -entry[1])
        return Mark(says, len(looked), tuple(fails))

    rivals = ("cards", "naive")
    some = [world for world in results if world.transfer >= 0.5]
    return [
        mark(
            "log loss within .005 of the best tracker, transfer >= .5",
            some,
            lambda w: value(w, tracker, "log_loss") - min(value(w, rival, "log_loss") for rival in rivals) - 0.005,
        ),
        mark(
            "log loss never worse than the naive state's",
            results,
            lambda w: value(w, tracker, "log_loss") - value(w, "naive", "log_loss"),
        ),
        mark("bias of believed typed recall at most .03", results, lambda w: abs(value(w, tracker, "bias")) - 0.03),
        mark(
            "true recall per minute at least that of independent cards",
            results,
            lambda w: 1 - value(w, tracker, "yield") / value(w, "cards", "yield"),
        ),
    ]
