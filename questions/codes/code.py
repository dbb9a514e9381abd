"""The record of one kind of problem."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass

from questions.problems import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem."""

    code: str
    title: str
    explanation: str
    """Two to six sentences: what it is, why it matters, what to do."""
    bad: str
    good: str
    severity: Severity = Severity.ERROR

    def render(self) -> str:
        """Return what `quiz check --explain` prints."""
        bad = "\n".join(f"    {line}" for line in self.bad.splitlines())
        good = "\n".join(f"    {line}" for line in self.good.splitlines())
        explanation = textwrap.fill(self.explanation, 79)
        return f"{self.code} ({self.severity}): {self.title}\n\n{explanation}\n\nWrong:\n{bad}\n\nRight:\n{good}"
