"""Marked clauses: a sentence without its date, whose one verb is marked, so that questions can be made of it.

`NATO [began|begin] bombing Yugoslavia` (past | base) gives "NATO began bombing Yugoslavia", "did NATO begin bombing
Yugoslavia" and "NATO begin bombing Yugoslavia". `[was]` and `[were]` invert: "was the embargo imposed".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_MARK = re.compile(r"\[([^\[\]|]*)(?:\|([^\[\]|]*))?\]")
_PRESENT = frozenset({"is", "are"})
_INVERTING = frozenset({"was", "were"}) | _PRESENT
_ALIKE = frozenset(
    ["bet", "broadcast", "burst", "cast", "cost", "cut", "forecast", "hit", "hurt", "let", "put", "quit", "read", "set", "shed",
     "shut", "split", "spread", "thrust", "upset", "wed"]
)  # fmt: skip
"""Verbs whose past is as their base: what is marked so is past. Of other verbs it is the present of several."""


class ClauseError(ValueError):
    """A clause that is not marked as it must be; the message says the mend."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause cut at its marked verb."""

    before: str
    """The subject, without trailing space."""
    past: str
    base: str | None
    """None for `[was]`, `[were]`, `[is]` and `[are]`, which invert."""
    after: str
    """The rest, without leading space."""

    @classmethod
    @lru_cache(maxsize=65536)  # the same clauses are cut again for every question
    def parse(cls, text: str) -> Clause:
        """Cut a marked clause.

        Args:
            text: A clause with exactly one mark, `[past|base]`, `[was]` or `[were]`.

        Raises:
            ClauseError: If there is no mark or more than one, or the clause can't be turned into a question.
        """
        marks = list(_MARK.finditer(text))
        if len(marks) != 1:
            raise ClauseError(
                f"mark exactly one verb, as in 'NATO [began|begin] bombing ...' (found {len(marks)} marks); "
                "split a clause with two verbs into two facts"
            )
        mark = marks[0]
        past, base = mark.group(1).strip(), mark.group(2)
        if base is None and past not in _INVERTING:
            raise ClauseError(f"[{past}] lacks its base form: write [{past}|base], or [was] / [were]")
        if base is not None and past in _INVERTING:
            raise ClauseError(f"write [{past}] alone: it turns into a question by inversion")
        if not past or (base is not None and not base.strip()):
            raise ClauseError("both forms of the marked verb must be given: [began|begin]")
        before, after = text[: mark.start()].strip(), text[mark.end() :].strip().rstrip(".")
        if not before or before.lower() == "there":
            raise ClauseError("a clause needs a subject before its verb; 'There was ...' can't be asked about")
        return cls(before, past, base.strip() if base else None, after)

    @property
    def statement(self) -> str:
        """The clause as said: "NATO began bombing Yugoslavia"."""
        return _join(self.before, self.past, self.after)

    @property
    def question(self) -> str:
        """The clause inverted, to follow a question word: "did NATO begin bombing Yugoslavia"."""
        if self.base is None:
            return _join(self.past, self.before, self.after)
        helper = ("do" if self.past == self.base else "does") if self.is_present else "did"
        return _join(helper, self.before, self.base, self.after)

    @property
    def is_present(self) -> bool:
        """Whether the verb stands in the present, as what goes on does: "Mars [looks|look] red"."""
        if self.base is None:
            return self.past in _PRESENT
        base = self.base
        if self.past == base:
            return base.removeprefix("re") not in _ALIKE
        return self.past in {f"{base}s", f"{base}es", f"{base[:-1]}ies"} or (self.past, base) == ("has", "have")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb phrase with a singular | plural verb: `[does|do] not recognise Kosovo`."""

    singular: str
    plural: str

    @classmethod
    def parse(cls, text: str) -> Predicate:
        """Cut a predicate whose verb is marked `[singular|plural]`.

        Raises:
            ClauseError: If there is not exactly one such mark.
        """
        marks = list(_MARK.finditer(text))
        if len(marks) != 1 or marks[0].group(2) is None:
            raise ClauseError(
                "mark the verb once with both its forms, singular first: '[does|do] not recognise Kosovo'"
            )
        one, many = marks[0].group(1), marks[0].group(2)
        start, end = text[: marks[0].start()], text[marks[0].end() :].rstrip(".")
        return cls(_join(start, one, end), _join(start, many, end))


def _join(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
