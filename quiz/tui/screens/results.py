"""Results: how it went in words, what was missed, what moved, and when to come back."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Static

from quiz.core.words import kind_in_words
from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.theme import RIGHT, WRONG

if TYPE_CHECKING:
    from quiz.core.session import Results, Session


class ResultsScreen(FactdeckScreen):
    """How a round went."""

    PURPOSE = "How the round went, what you missed, and when it comes back."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Home,
        commands.PlayMissed,
        commands.Drill,
        commands.Undo,
        commands.Help,
        commands.Quit,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    ResultsScreen #top { height: 1; padding: 0 2; color: $dim; }
    ResultsScreen #body { height: 1fr; align-horizontal: center; }
    ResultsScreen #column { width: 1fr; max-width: 84; height: auto; padding: 1 4; }
    ResultsScreen #headline { text-style: bold; height: auto; margin: 0 0 1 0; }
    ResultsScreen .box { height: auto; border: round $border-blurred; border-title-color: $primary; padding: 0 2; }
    ResultsScreen #after { height: auto; margin: 1 0 0 0; }
    """

    def __init__(self, session: Session, results: Results) -> None:
        super().__init__()
        self.session = session
        self.results = results

    def compose(self) -> ComposeResult:
        """Lay out score, missed questions, families and what is next."""
        results = self.results
        yield Static(f"{self.session.progress.title} · results", id="top", markup=False)
        with VerticalScroll(id="body"), Vertical(id="column"):
            yield Static(self._headline(), id="headline", markup=False)
            if results.missed:
                missed = Static(self._missed(), classes="box", id="missed")
                missed.border_title = f"Missed ({len(results.missed)})"
                yield missed
            families = Static(self._families(), classes="box")
            families.border_title = "By kind of question"
            yield families
            if leeches := self.deck.study.leeches(self.session):
                why = Static("\n".join(one.says for one in leeches), classes="box", markup=False)
                why.border_title = "Missed again and again"
                yield why
            yield Static(self._after(), id="after", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Let the arrow keys scroll at once."""
        self.query_one("#body").focus()

    def _headline(self) -> str:
        results = self.results
        share = results.score / results.count
        word = (
            "All right."
            if share == 1
            else "Well done."
            if share >= 0.8
            else "Getting there."
            if share >= 0.5
            else "A start."
        )
        score = f"{results.score:g}" if results.score == int(results.score) else f"{results.score:.1f}"
        best = f" Longest run: {results.best_streak}." if results.best_streak > 1 else ""
        return f"{word} {score} of {results.count} right.{best}"

    def _missed(self) -> Table:
        table = Table.grid(padding=(0, 1))
        right = self.app.theme_variables.get("correct", "")
        for miss in self.results.missed:
            table.add_row(WRONG, Text(miss.stem))
            table.add_row(Text(RIGHT, style=right), Text(miss.answer, style=right))
        return table

    def recolour(self) -> None:
        """Draw the right answers in the colours of now."""
        for missed in self.query("#missed").results(Static):
            missed.update(self._missed())

    def _families(self) -> Table:
        table = Table.grid(padding=(0, 2))
        for name, (score, count) in self.results.families.items():
            table.add_row(kind_in_words(name), f"{score:g} of {count}", "█" * round(10 * score / count))
        return table

    def _after(self) -> str:
        results = self.results
        lines = []
        if results.moved:
            lines.append(f"{results.moved} point{'s' if results.moved != 1 else ''} moved from learning to known.")
        if results.next_due:
            lines.append(f"Next review: {results.next_due}.")
        return "\n".join(lines)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        if action == "play_missed":
            return bool(self.results.missed)
        if action == "undo":
            return self.session.can_undo
        if action == "drill":
            return bool(self.deck.study.leeches(self.session))
        return True

    def action_home(self) -> None:
        """Go home."""
        self.deck.go_home()

    def action_play_missed(self) -> None:
        """Play what was missed again."""
        from quiz.tui.screens.question import QuestionScreen

        with self.telling():
            again = self.deck.study.again(self.session)
            if again.question is None:
                self.notify("There is nothing to play again.")
            else:
                self.app.switch_screen(QuestionScreen(again))

    def action_drill(self) -> None:
        """Practise the first leech of the round."""
        from quiz.tui.screens.question import QuestionScreen

        with self.telling():
            drill = self.deck.study.drill(self.session)
            if drill.question is None:
                self.notify("There is nothing to drill here.")
            else:
                self.app.switch_screen(QuestionScreen(drill))

    def action_undo(self) -> None:
        """Take the last answer back and return to its question."""
        from quiz.tui.screens.question import QuestionScreen

        if self.session.can_undo:
            with self.telling():
                self.session.undo()
                self.app.switch_screen(QuestionScreen(self.session))
