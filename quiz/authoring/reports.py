"""What learners reported, brought to the facts that it is about."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from questions.errors import UsageError
from questions.problems import Place, one_line, shorten
from questions.reading import Reading

LARGEST = 32_000_000
"""Bytes of one file of reports."""
MOST = 100_000
"""Reports of one file."""


@dataclass(frozen=True, slots=True)
class Report:
    """A learner's note about a question."""

    kind: str
    """`report`, or `alias`: an answer that the learner says was right."""
    facts: tuple[str, ...]
    stem: str
    answer: str
    text: str
    file: str
    line: int

    @property
    def said(self) -> str:
        """The note in one line."""
        if self.kind == "alias":
            return shorten(f"“{self.answer}” should count as right")
        words = shorten(self.text) or "this question is wrong"
        return f"{words} (answered: {shorten(self.answer, 40)})" if self.answer else words


def read_reports(path: Path) -> Iterator[Report]:
    """Yield the reports of a file as `quiz data reports` prints it: JSON Lines.

    Raises:
        UsageError: If it can't be read, or a line of it is no report.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UsageError(f"{path}: larger than {LARGEST:,} bytes")
        lines = path.read_bytes().decode("utf-8-sig").split("\n")
    except OSError as error:
        raise UsageError(f"{path}: can't be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path}: not UTF-8 (byte {error.start})") from error
    for number, line in enumerate(lines[:MOST], start=1):
        if line.strip():
            yield _report(line, str(path), number)


def _report(line: str, path: str, number: int) -> Report:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise UsageError(f"{path}:{number}: this is no report; learners make them with: quiz data reports PACK > FILE")
    points = [part.strip() for part in str(found.get("point") or "").split(",")]
    facts = tuple(dict.fromkeys(part.partition("#")[0] for part in points if part))
    text = str(found.get("text") or "")
    alias = found.get("kind") == "alias"
    item = found.get("item")
    stem = str(found.get("stem") or (item.get("stem") if isinstance(item, dict) else "") or "")
    answer = text if alias else str(found.get("answer") or found.get("response") or "")
    return Report(
        "alias" if alias else "report",
        facts,
        one_line(stem),
        one_line(answer),
        "" if alias else one_line(text),
        path,
        number,
    )


def at_facts(reading: Reading, reports: Iterable[Report]) -> list[tuple[Place, Report]]:
    """Return reports with the places of the facts they are about, in the order of places; those of unknown facts last."""
    former = {was: fact.id for fact in (reading.draft.facts if reading.draft else ()) for was in fact.was}
    found = []
    for report in reports:
        known = [former.get(name, name) for name in report.facts]
        known = [name for name in known if name in reading.fact_nodes]
        place = reading.place(known[0]) if known else Place(reading.path)
        found.append((not known, place, report))
    return [(place, report) for _, place, report in sorted(found, key=lambda one: (one[0], one[1]))]
