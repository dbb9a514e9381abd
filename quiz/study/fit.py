"""Fit the memory model to the learner's own log, in another process, and take what it finds only where it foretells better."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING, Any

from questions.errors import FactdeckError, UsageError
from quiz.core.fitting import ENOUGH, cut, labels, log_loss, sequences
from quiz.core.memory.habits import GRID
from quiz.core.memory.model import Memory
from quiz.store.reading import answers_by_fact

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.core.settings import Settings
    from quiz.study.study import Study

INSTALL = 'pip install "factdeck[fit]"'
HISTORY = "fits.jsonl"
"""What earlier fits replaced, oldest first, in the data folder."""

Say = Callable[[str], None]
Trainer = Callable[[list[list[list[int]]], Say], Sequence[float]]


@dataclass(frozen=True, slots=True)
class Fit:
    """What came of a fit."""

    reviews: int
    """Outcomes that there are: answers brought up unaided on another day than the one before."""
    missing: int
    """How many more are needed; 0 where there are enough."""
    held_back: int = 0
    """How many of them, the latest, were kept from the optimiser."""
    before: float = 0.0
    """Mean log loss on the held-back part with the parameters that were in use, in nats."""
    after: float = 0.0
    """The same with those found."""
    parameters: tuple[float, ...] = ()
    adopted: bool = False

    @property
    def better(self) -> bool:
        """Whether what was found foretells the held-back part better."""
        return not self.missing and self.after < self.before


def fit(study: Study, say: Say, *, trainer: Trainer | None = None, dry_run: bool = False) -> Fit:
    """Fit the parameters to the log, and adopt them where they foretell better.

    Args:
        study: The learner's data.
        say: Takes lines of progress.
        trainer: Finds parameters for sequences; default: FSRS's own optimiser in another process.
        dry_run: Adopt nothing.

    Raises:
        UsageError: If the optimiser is not installed.
        FactdeckError: If it fails.
    """
    say("Reading the log ...")
    settings = study.settings
    model = Memory(settings)
    facts = list(answers_by_fact(study.log))
    since = cut(facts)
    learned = sequences(facts, model, until=since)
    held = sum(labels(sequences([fact], model)) for fact in facts) - labels(learned)
    total = labels(learned) + held
    if total < ENOUGH:
        return Fit(total, ENOUGH - total)
    rows = [[[step.rating, step.days, int(step.label)] for step in steps] for steps in learned]
    say(f"Fitting to {labels(learned)} reviews; the latest {held} are held back to judge by ...")
    found = tuple(float(f"{value:.6g}") for value in (trainer or train)(rows, say))
    fitted = with_parameters(settings, found)
    before = log_loss(facts, model, since, _ticker(say, "Judging the old parameters", len(facts)))
    after = log_loss(facts, Memory(fitted), since, _ticker(say, "Judging the new parameters", len(facts)))
    result = Fit(total, 0, before.count, before.mean, after.mean, found)
    if dry_run or not result.better:
        return result
    _adopt(study, settings, fitted, result, say)
    return replace(result, adopted=True)


def _adopt(study: Study, old: Settings, new: Settings, result: Fit, say: Say) -> None:
    replace_with(study, old, new, asdict(result), say)


def replace_with(study: Study, old: Settings, new: Settings, result: dict[str, Any], say: Say) -> None:
    """Use other settings from now on, and note what they replace, so that `undo` can put it back."""
    line = {
        "at": study.clock.now().isoformat(),
        "replaced": old.memory.parameters,
        "memory": asdict(old.memory),
        **result,
    }
    path = study.data / HISTORY
    with path.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line) + "\n")
    _use(study, new, say)


def _use(study: Study, settings: Settings, say: Say) -> None:
    say("Computing all states anew from the log ...")
    study.save_settings(settings)


def undo(study: Study, say: Say) -> tuple[float, ...]:
    """Put the parameters back that the last fit replaced.

    Returns:
        The parameters that are in use again.

    Raises:
        UsageError: If there is no fit to take back.
    """
    path = study.data / HISTORY
    lines = _lines(path)
    if not lines:
        raise UsageError("there is no fit to take back")
    line = json.loads(lines[-1])
    old = tuple(float(value) for value in line["replaced"])
    settings = with_parameters(study.settings, old)
    habits = {name: line["memory"][name] for name in GRID if name in line.get("memory", {})}
    _use(study, replace(settings, memory=replace(settings.memory, **habits)), say)
    fresh = path.with_suffix(".tmp")
    fresh.write_text("".join(line + "\n" for line in lines[:-1]), encoding="utf-8")
    fresh.replace(path)
    return old


def _lines(path: Path) -> list[str]:
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    except FileNotFoundError:
        return []


def with_parameters(settings: Settings, parameters: tuple[float, ...]) -> Settings:
    """Return settings with other parameters of FSRS-6."""
    return replace(settings, memory=replace(settings.memory, parameters=parameters))


def _ticker(say: Say, what: str, count: int) -> Callable[[], None]:
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if done == count or done % max(1, count // 10) == 0:
            say(f"{what}: {100 * done // count} %")

    return tick


def train(rows: list[list[list[int]]], say: Say) -> Sequence[float]:
    """Run the optimiser in another process, so that this one stays alive to a key, and say how long it has been at it.

    Raises:
        UsageError: If it is not installed.
        FactdeckError: If it fails.
    """
    command = [sys.executable, "-m", "quiz.study.training"]
    with subprocess.Popen(  # noqa: S603 - this interpreter and a module of ours
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        started = time.monotonic()
        text: str | None = json.dumps(rows)
        while True:
            try:
                out, errors = process.communicate(text, timeout=5)
                break
            except subprocess.TimeoutExpired:
                text = None  # it was taken already
                say(f"Still fitting, {time.monotonic() - started:.0f} s ...")
            except BaseException:
                process.kill()
                raise
    if process.returncode == 3:
        raise UsageError(f"fitting needs an optimiser that is not installed. Install it with: {INSTALL}")
    if process.returncode:
        last = errors.strip().splitlines()[-1:] or [f"exit status {process.returncode}"]
        raise FactdeckError(f"the optimiser failed, and nothing was changed: {last[0]}")
    found: list[float] = json.loads(out)
    return found
