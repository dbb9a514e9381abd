"""The review of a draft: one candidate at a time, with its passage; keys accept, edit, join or reject it."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from questions.drafting.review import Review
from questions.errors import UsageError
from quiz.study.drafting import as_text, from_text
from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen

AROUND = 240
"""Characters of the article that are shown on either side of the quote."""


class AcceptIt(Command):
    """Accept this candidate: it becomes a fact that counts as reviewed by you."""

    key = "a,enter"
    label = "accept"
    shown = "a"


class RejectIt(Command):
    """Reject this candidate."""

    key = "r,delete"
    label = "reject"
    shown = "r"


class EditIt(Command):
    """Edit its slots in your editor ($VISUAL or $EDITOR); what the quote does not bear out is not taken."""

    key = "e"
    label = "edit"


class JoinIt(Command):
    """Join it with the next candidate of its kind: one fact, one quote that spans both."""

    key = "j"
    label = "join"


class UndoIt(Command):
    """Take the last decision back."""

    key = "u"
    label = "undo"


class NextOne(Command):
    """Look at the next candidate."""

    key = "down,right,n"
    label = "next"
    shown = "↓"
    footer = False


class PreviousOne(Command):
    """Look at the candidate before."""

    key = "up,left,p"
    label = "previous"
    shown = "↑"
    footer = False


class DraftScreen(FactdeckScreen):
    """Review a draft."""

    PURPOSE = "Candidates of a draft, one at a time. What you accept becomes a fact of the pack; nothing else does."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        AcceptIt, RejectIt, EditIt, JoinIt, UndoIt, NextOne, PreviousOne, commands.Help, looking.Back,
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    DraftScreen #top { height: 1; padding: 0 2; color: $dim; }
    DraftScreen #body { height: 1fr; padding: 1 2; }
    DraftScreen #body Static { width: 1fr; max-width: 90; margin: 0 0 1 0; }
    DraftScreen #flags { color: $due; }
    """

    def __init__(self, review: Review, save: Callable[[Review], None]) -> None:
        super().__init__()
        self.review = review
        self.save = save
        self.at = review.next_pending(0)

    def compose(self) -> ComposeResult:
        """Lay out decision, slots and passage."""
        yield Static(id="top", markup=False)
        with VerticalScroll(id="body"):
            yield Static(id="slots", markup=False)
            yield Static(id="flags", markup=False)
            yield Static(id="passage", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first undecided candidate."""
        self.draw()

    def draw(self) -> None:
        """Show where the review stands."""
        if not self.review.entries:
            self.query_one("#top", Static).update("Nothing was drafted from this article.")
            return
        entry = self.review.entries[self.at]
        one = entry.candidate
        count = len(self.review.entries)
        self.query_one("#top", Static).update(
            f"{self.at + 1} of {count} · {one.kind} · {entry.decision} · {self.review.pending} undecided"
        )
        self.query_one("#slots", Static).update(as_text(one.kind, one.slots).rstrip())
        self.query_one("#flags", Static).update("\n".join(f"! {flag}" for flag in one.flags))
        start, end = max(0, one.start - AROUND), one.end + AROUND
        passage = Text(self.review.text[start : one.start], style="dim")
        passage.append(one.quote, style="bold not dim")
        passage.append(self.review.text[one.end : end], style="dim")
        self.query_one("#passage", Static).update(passage)

    def _after(self, forward: bool = True) -> None:
        """Keep what was decided and go on."""
        with self.telling():
            self.save(self.review)
        if forward:
            self.at = self.review.next_pending(self.at)
        self.draw()

    def _decide(self, decision: Any) -> None:
        if self.review.entries:
            self.review.decide(self.at, decision)
            self._after()

    def action_accept_it(self) -> None:
        """Accept."""
        self._decide("accepted")

    def action_reject_it(self) -> None:
        """Reject."""
        self._decide("rejected")

    def action_join_it(self) -> None:
        """Join with the next of its kind."""
        if not self.review.entries:
            return
        with self.telling():
            self.review.join(self.at, self.review.partner(self.at))
            self._after(forward=False)

    def action_undo_it(self) -> None:
        """Take back."""
        if not self.review.undo():
            self.notify("There is nothing to take back.")
        self._after(forward=False)

    def action_next_one(self) -> None:
        """Look at the next."""
        self.at = min(len(self.review.entries) - 1, self.at + 1) if self.review.entries else 0
        self.draw()

    def action_previous_one(self) -> None:
        """Look at the one before."""
        self.at = max(0, self.at - 1)
        self.draw()

    def action_back(self) -> None:
        """Leave; what was decided is kept."""
        self.leave()

    def action_edit_it(self) -> None:
        """Edit in the author's editor."""
        if not self.review.entries:
            return
        one = self.review.entries[self.at].candidate
        with self.telling():
            edited = self._edited(as_text(one.kind, one.slots))
            kind, slots = from_text(edited)
            self.review.edit(self.at, slots, kind)
            self._after(forward=False)

    def _edited(self, text: str) -> str:
        """Return what an editor makes of a text.

        Raises:
            UsageError: If there is no editor, or it fails.
        """
        editor = shlex.split(os.environ.get("VISUAL") or os.environ.get("EDITOR") or "")
        if not editor:
            raise UsageError("Set EDITOR to the editor of your choice: export EDITOR=nano")
        with tempfile.TemporaryDirectory(prefix="factdeck-") as folder:
            path = Path(folder) / "candidate.yaml"
            path.write_text(text, encoding="utf-8")
            try:
                with self.app.suspend():
                    done = subprocess.run([*editor, str(path)], check=False)  # noqa: S603 - the author's own editor
            except OSError as error:
                raise UsageError(f"The editor {editor[0]} can't be started: {error.strerror or error}") from error
            if done.returncode != 0:
                raise UsageError(f"The editor ended with status {done.returncode}; nothing was changed.")
            return path.read_text(encoding="utf-8", errors="replace")
