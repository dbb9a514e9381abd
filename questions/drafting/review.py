"""An author's review of a draft: accept, edit, join, reject, undo; kept as plain data, so that it can be resumed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from questions.drafting.candidate import MAX_QUOTE, Candidate, Draft
from questions.drafting.refusing import refusal
from questions.errors import UsageError

Decision = Literal["pending", "accepted", "rejected", "joined"]
_KNOWN = ("pending", "accepted", "rejected", "joined")
_TYPED = frozenset(
    {"when", "from", "to", "at", "as_of", "value", "unit", "ordinal", "holder", "speaker", "term", "meaning"}
)
"""Slots in which two candidates of one fact must agree."""


@dataclass(slots=True)
class Entry:
    """A candidate and what was decided of it."""

    candidate: Candidate
    decision: Decision = "pending"


@dataclass(slots=True)
class Review:
    """The state of a review; every change is one method, and `undo` takes the last one back."""

    text: str
    entries: list[Entry] = field(default_factory=list)
    _before: list[list[Entry]] = field(default_factory=list)

    @classmethod
    def of(cls, draft: Draft) -> Review:
        """Begin a review."""
        return cls(draft.text, [Entry(candidate) for candidate in draft.candidates])

    @property
    def pending(self) -> int:
        """How many are undecided."""
        return sum(entry.decision == "pending" for entry in self.entries)

    @property
    def accepted(self) -> list[Candidate]:
        """What an author has accepted, in the order of the article."""
        return [entry.candidate for entry in self.entries if entry.decision == "accepted"]

    def next_pending(self, at: int) -> int:
        """Return the index of the next undecided entry from `at` on, going round; `at` where none is left."""
        order = [*range(at, len(self.entries)), *range(at)]
        return next((index for index in order if self.entries[index].decision == "pending"), at)

    def decide(self, at: int, decision: Decision) -> None:
        """Accept, reject or reopen an entry."""
        self._keep()
        self.entries[at] = Entry(self.entries[at].candidate, decision)

    def edit(self, at: int, slots: Mapping[str, Any], kind: str | None = None) -> None:
        """Give an entry other slots; it stays undecided.

        Raises:
            UsageError: If the quote does not bear the new slots out; nothing is changed then.
        """
        old = self.entries[at].candidate
        new = replace(old, slots=dict(slots), kind=kind or old.kind)
        why = refusal(new, self.text)
        if why is not None:
            raise UsageError(f"Not taken: {why}.")
        self._keep()
        self.entries[at] = Entry(new)

    def join(self, at: int, other: int) -> None:
        """Join two entries of a kind into the first: what it lacks it takes from the other, its quote spans both.

        Raises:
            UsageError: If they are of two kinds, contradict each other, or stand too far apart for one quote.
        """
        if at == other or not (0 <= other < len(self.entries)):
            raise UsageError("There is no other candidate to join with.")
        one, two = self.entries[at].candidate, self.entries[other].candidate
        if one.kind != two.kind:
            raise UsageError(f"A {one.kind} and a {two.kind} can't be joined.")
        start, end = min(one.start, two.start), max(one.end, two.end)
        if end - start > MAX_QUOTE:
            raise UsageError(f"They stand {end - start} characters apart; a quote has at most {MAX_QUOTE}.")
        both = _TYPED & set(one.slots) & set(two.slots)
        differ = sorted(name for name in both if str(one.slots[name]) != str(two.slots[name]))
        if differ:
            raise UsageError(f"They contradict each other in `{differ[0]}`; edit or reject one of them.")
        slots = {**two.slots, **one.slots}
        flags = tuple(dict.fromkeys((*one.flags, *two.flags)))
        joined = replace(one, slots=slots, quote=self.text[start:end], start=start, flags=flags)
        why = refusal(joined, self.text)
        if why is not None:
            raise UsageError(f"Not joined: {why}.")
        self._keep()
        self.entries[at] = Entry(joined)
        self.entries[other] = Entry(two, "joined")

    def partner(self, at: int) -> int:
        """Return the index of the next entry of the same kind that is not rejected; `at` where there is none."""
        kind = self.entries[at].candidate.kind
        return next(
            (
                index
                for index in range(at + 1, len(self.entries))
                if self.entries[index].candidate.kind == kind
                and self.entries[index].decision in {"pending", "accepted"}
            ),
            at,
        )

    def undo(self) -> bool:
        """Take the last change back; return whether there was one."""
        if not self._before:
            return False
        self.entries = self._before.pop()
        return True

    def _keep(self) -> None:
        self._before.append(list(self.entries))
        del self._before[:-200]

    def as_data(self) -> dict[str, Any]:
        """Return the review as plain data."""
        return {
            "version": 1,
            "entries": [{"decision": entry.decision, **entry.candidate.as_json()} for entry in self.entries],
        }

    @classmethod
    def resumed(cls, draft: Draft, data: Any) -> Review:
        """Go on with a review.

        Args:
            draft: The draft of today; candidates that the review does not know are added, undecided.
            data: What `as_data` gave. Entries that the article no longer bears out are left out.

        Raises:
            UsageError: If the data is no review.
        """
        found = data.get("entries") if isinstance(data, dict) and data.get("version") == 1 else None
        if not isinstance(found, list):
            raise UsageError("This is no review of a draft; move the file away to begin again.")
        entries = [entry for each in found if (entry := _entry(each, draft.text)) is not None]
        known = {(entry.candidate.kind, entry.candidate.start, entry.candidate.origin) for entry in entries}
        keys = {entry.candidate.key for entry in entries}
        for one in draft.candidates:
            if one.key not in keys and (one.kind, one.start, one.origin) not in known:
                entries.append(Entry(one))
        entries.sort(key=lambda entry: entry.candidate.start)
        return cls(draft.text, entries)


def _entry(data: Any, text: str) -> Entry | None:
    candidate = candidate_of(data, text, str(data.get("origin", "rules")) if isinstance(data, dict) else "")
    if candidate is None or data.get("decision") not in _KNOWN or refusal(candidate, text) is not None:
        return None
    return Entry(candidate, data["decision"])


def candidate_of(data: Any, text: str, origin: str) -> Candidate | None:
    """Return plain data as a candidate, or None if it has not the shape of one; its quote is looked up in the text."""
    if not isinstance(data, dict):
        return None
    kind, slots, quote = data.get("kind"), data.get("slots"), data.get("quote")
    flags, start = data.get("flags") or [], data.get("start")
    if not (
        isinstance(kind, str) and isinstance(slots, dict) and isinstance(quote, str) and isinstance(flags, Sequence)
    ):
        return None
    if not isinstance(start, int) or isinstance(start, bool) or text[start : start + len(quote)] != quote or start < 0:
        start = max(0, text.find(quote))
    kept = {str(name): value for name, value in slots.items() if value is not None and value != ""}
    section = data.get("section")
    return Candidate(
        kind, kept, quote, start, tuple(map(str, flags)), section if isinstance(section, str) else "", origin
    )
