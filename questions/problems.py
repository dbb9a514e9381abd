"""What can be wrong with a pack: one record a problem, with its place, its cause and its mend."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from questions.errors import PackError

TEXT_LENGTH = 120
"""Offending text is shown up to this many characters."""


class Severity(StrEnum):
    """How bad a problem is."""

    ERROR = "error"
    """The pack can't be used as it is."""
    WARNING = "warning"
    """Probably a slip; the pack works."""
    INFO = "info"
    """Something for the author to look at and decide."""


class Place(NamedTuple):
    """A place in a file; line and column count from 1."""

    path: str
    """As the author would type it: the pack's path as given, joined with the file inside of it, with `/`."""
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of a pack."""

    path: str
    line: int
    column: int
    code: str
    """Stable code, a key of `questions.codes.CODES`."""
    message: str
    """What is wrong, in one line."""
    text: str = ""
    """The offending text, shortened."""
    mend: str = ""
    """What to do about it, as an imperative."""
    severity: Severity = field(default=Severity.ERROR)

    @classmethod
    def at(
        cls, place: Place, code: str, message: str, *, text: str = "", mend: str = "", severity: Severity | None = None
    ) -> Problem:
        """Make a problem at a place; the severity is the code's own where none is given."""
        from questions.codes import CODES

        chosen = CODES[code].severity if severity is None else severity
        return cls(place.path, place.line, place.column, code, one_line(message), shorten(text), one_line(mend), chosen)

    @property
    def is_error(self) -> bool:
        """Whether the pack can't be used because of it."""
        return self.severity is Severity.ERROR

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Problems are listed by place, then code."""
        return self.path, self.line, self.column, self.code, self.message

    def render(self) -> str:
        """Return `path:line:column: CODE message`, the offending text and the mend on lines of their own."""
        label = "" if self.is_error else f"{self.severity}: "
        lines = [f"{self.path}:{self.line}:{self.column}: {self.code} {label}{self.message}"]
        if self.text:
            lines.append(f"    | {self.text}")
        if self.mend:
            lines.append(f"    = {self.mend}")
        return "\n".join(lines)

    def __str__(self) -> str:
        return self.render()

    def to_json(self) -> dict[str, str | int]:
        """Return the problem as a JSON object."""
        return {
            "path": self.path,
            "line": self.line,
            "column": self.column,
            "code": self.code,
            "severity": str(self.severity),
            "message": self.message,
            "text": self.text,
            "mend": self.mend,
        }


class InvalidPackError(PackError):
    """A pack that can't be used; carries every problem that was found."""

    def __init__(self, path: str, problems: tuple[Problem, ...]) -> None:
        self.path = path
        self.problems = problems
        errors = [problem for problem in problems if problem.is_error]
        first = errors[0].render() if errors else "no details"
        more = f"\n({len(errors) - 1} more; `quiz check {path}` lists them)" if len(errors) > 1 else ""
        super().__init__(f"{first}{more}")


def one_line(text: str) -> str:
    """Return `text` without line breaks and control characters, so that one problem stays one line."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def shorten(text: str, length: int = TEXT_LENGTH) -> str:
    """Return `text` in one line of at most `length` characters."""
    flat = one_line(text[: 4 * length])
    return flat if len(flat) <= length else f"{flat[: length - 1].rstrip()}…"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems sorted by place, without repeats."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.sort_key))
