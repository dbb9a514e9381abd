"""A game: questions under its rules, and how it ended."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text
from textual.binding import BindingType
from textual.widgets import Static

from quiz.core.modes.playing import GameSession
from quiz.core.modes.rules import Telling
from quiz.tui import commands, playing
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.question import QuestionScreen, sign
from quiz.tui.screens.results import ResultsScreen
from quiz.tui.theme import RIGHT

if TYPE_CHECKING:
    from quiz.core.session import Feedback
    from quiz.study.games import Outcome

TICK = 0.25
"""Seconds between two looks at the clock of a game against time."""


class GameScreen(QuestionScreen):
    """Ask the questions of a game."""

    session: GameSession

    def __init__(self, session: GameSession) -> None:
        super().__init__(session)

    async def on_mount(self) -> None:
        """Watch the clock, where the game has one."""
        if self.session.rules.left_ms(()) is not None:
            self.set_interval(TICK, self.tick)

    @property
    def open_ms(self) -> int:
        """For how long the question has been open; a marked one uses no time."""
        return int(1000 * (time.monotonic() - self.started)) if self.feedback is None and self.started else 0

    def tick(self) -> None:
        """Draw the time, and end with it."""
        if self.session.out_of_time or not self.is_current:
            return
        self.draw_top()
        if self.session.rules.left_ms(self.session.given, self.open_ms) == 0 and self.feedback is None:
            self.session.out_of_time = True
            self.finish()

    def draw_top(self) -> None:
        """Draw title and standing; how answers went is drawn only where it is told."""
        session = self.session
        left = f"{session.title} · {session.rules.status(session.given, self.open_ms)}"
        marks = ""
        if session.rules.telling is not Telling.AT_THE_END:
            marks = " ".join(sign(mark) for mark in session.progress.marks[-12:])
        room = self.size.width - 4 - cell_len(left) - cell_len(marks)
        if room <= 2:  # the title goes first
            left = session.rules.status(session.given, self.open_ms)
            room = self.size.width - 4 - cell_len(left) - cell_len(marks)
        self.query_one("#top", Static).update(f"{left}{' ' * room}{marks}" if room > 2 else left)

    def mark(self, feedback: Feedback) -> None:
        """Tell how it was marked, or go on at once where the game tells nothing now."""
        telling = self.session.rules.telling
        if telling is Telling.AT_THE_END or (telling is Telling.MISSES and feedback.correct):
            self.feedback = feedback
            self.run_worker(self.action_next(), exclusive=True)
            return
        super().mark(feedback)

    def finish(self) -> None:
        """Save the result and show it, or go home if nothing was answered."""
        self.deck.study.finished(self.session)
        if not self.session.answered:
            self.deck.go_home()
            return
        with self.telling():
            self.app.switch_screen(GameResultsScreen(self.session, self.deck.study.finish_game(self.session)))


class GameResultsScreen(ResultsScreen, inherit_bindings=False):
    """How a game ended."""

    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Home,
        playing.PlayAgain,
        commands.PlayMissed,
        playing.CopyResult,
        commands.Drill,
        commands.Help,
        commands.Quit,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    def __init__(self, session: GameSession, outcome: Outcome) -> None:
        super().__init__(session, session.results())
        self.game, self.outcome = session, outcome

    def on_mount(self) -> None:
        """Put the report of an exam where the missed questions stand in other rounds."""
        if self.game.rules.telling is Telling.AT_THE_END:
            report = Static(self._report(), classes="box", id="report")
            report.border_title = "Every question"
            self.query_one("#column").mount(report, after="#headline")
            for missed in self.query("#missed"):
                missed.display = False

    def recolour(self) -> None:
        """Draw the report in the colours of now, too."""
        super().recolour()
        for report in self.query("#report").results(Static):
            report.update(self._report())

    def _headline(self) -> str:
        rules, outcome = self.game.rules, self.outcome
        lines = [rules.verdict(self.game.given)]
        if not outcome.counts:
            lines.append("Today's challenge was played before: the first result of a day counts.")
        elif outcome.is_best and outcome.points:
            lines.append(
                "Your first." if outcome.before is None else f"A personal best. Before: {rules.best(outcome.before)}."
            )
        elif outcome.before is not None:
            lines.append(f"Your best: {rules.best(outcome.before)}.")
        return "\n".join(lines)

    def _report(self) -> Table:
        from quiz.core.modes.report import lines

        table = Table.grid(padding=(0, 1))
        theme = self.app.theme_variables
        for line in lines(self.game.answered):
            role = "correct" if line.score >= 1 else "due" if line.score > 0 or not line.known else "wrong"
            table.add_row(Text(sign(line.score if line.known else None), style=theme.get(role, "")), Text(line.stem))
            if line.score < 1:
                if line.said:
                    table.add_row("", Text(f"You: {line.said}", style=theme.get("dim", "")))
                table.add_row("", Text(f"{RIGHT} {line.answer}", style=theme.get("correct", "")))
        return table

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        if action == "copy_result":
            return hasattr(self.game.rules, "share")
        return super().check_action(action, parameters)

    def action_copy_result(self) -> None:
        """Copy the result."""
        share = getattr(self.game.rules, "share", None)
        if share is not None:
            text = share(self.game.given)
            self.app.copy_to_clipboard(text)
            self.notify(f"{text}\n\nCopied, where your terminal allows it.", title="Your result", timeout=15)

    def action_play_again(self) -> None:
        """Play the same game once more."""
        with self.telling():
            self.deck.play_game(self.game.pack, self.game.rules.name, instead=True)
