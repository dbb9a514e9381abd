"""A question, and after the answer its feedback in place: the options stay where they are, signs appear."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Static

from questions.responses import DontKnow
from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.theme import RIGHT, UNKNOWN, WRONG
from quiz.tui.widgets.answering import answering
from quiz.tui.widgets.answering.base import AnswerInput
from quiz.tui.widgets.answering.flashcard import FlashcardInput

if TYPE_CHECKING:
    from quiz.core.session import Feedback, Session


class QuestionScreen(FactdeckScreen):
    """Ask the questions of a session, one after the other."""

    PURPOSE = "One question at a time. Answer it, read why, go on with Enter."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Next,
        commands.DontKnow,
        commands.Undo,
        commands.ShowSource,
        commands.Leave,
        commands.Help,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    QuestionScreen #top { height: 1; padding: 0 2; color: $dim; }
    QuestionScreen #body { height: 1fr; align-horizontal: center; }
    QuestionScreen #column { width: 1fr; max-width: 80; height: auto; padding: 1 4; }
    QuestionScreen #context { height: auto; margin: 0 0 1 0; padding: 0 1; color: $foreground; display: none; }
    QuestionScreen #context.-on { display: block; border: round $border-blurred; }
    QuestionScreen #answer { height: auto; }
    QuestionScreen #stem { height: auto; margin: 0 0 1 0; text-style: bold; }
    QuestionScreen #line { height: auto; margin: 1 0 0 0; color: $dim; padding: 0 0 0 4; }
    QuestionScreen #feedback { height: auto; margin: 1 0 0 0; display: none; padding: 0 0 0 4; }
    QuestionScreen #feedback.-on { display: block; }
    QuestionScreen.-short #column { padding: 0 2; }
    QuestionScreen.-short #line { display: none; }
    QuestionScreen .rows--letter, QuestionScreen Rows > .rows--letter { color: $primary; text-style: bold; }
    Rows > .rows--cursor { background: $panel; color: $foreground; text-style: bold; }
    Rows > .rows--correct { color: $correct; text-style: bold; }
    Rows > .rows--wrong { color: $wrong; }
    Rows > .rows--note { color: $dim; }
    Rows > .rows--picked { color: $primary; text-style: bold; }
    """

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.input: AnswerInput | None = None
        self.feedback: Feedback | None = None
        self.started = 0.0
        self.source_shown = False

    def compose(self) -> ComposeResult:
        """Lay out context, stem, the place of the answer, and the feedback."""
        yield Static(id="top", markup=False)
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            yield Static(id="context", markup=False)
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Static(id="line", markup=False)
            yield Static(id="feedback")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Ask the first question."""
        await self.ask()

    def on_resize(self, event: events.Resize) -> None:
        """On a low screen decoration goes first."""
        self.set_class(event.size.height < 16, "-short")

    async def ask(self) -> None:
        """Draw the session's current question."""
        question = self.session.question
        if question is None:
            self.finish()
            return
        self.feedback, self.source_shown = None, False
        context = self.query_one("#context", Static)
        context.update(question.context or "")
        context.set_class(bool(question.context), "-on")
        self.query_one("#stem", Static).update(question.stem)
        self.query_one("#feedback", Static).remove_class("-on")
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        self.input = answering(question)
        await place.mount(self.input)
        self.input.focus()
        self.say_how()
        self.draw_top()
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()
        self.started = time.monotonic()

    def say_how(self) -> None:
        """Say in one line how this format is answered."""
        if self.input is not None:
            self.query_one("#line", Static).update(self.input.line if self.feedback is None else "")

    def draw_top(self) -> None:
        """Draw title, progress and how the last answers went."""
        progress = self.session.progress
        marks = " ".join(_sign(mark) for mark in progress.marks[-12:])
        streak = f" · {progress.streak} in a row" if progress.streak > 1 else ""
        left = f"{progress.title} · {progress.number} of {progress.total}{streak}"
        room = max(0, self.size.width - 4 - len(left) - len(marks))
        self.query_one("#top", Static).update(f"{left}{' ' * room}{marks}" if room > 2 else left)

    def on_answer_input_answered(self, event: AnswerInput.Answered) -> None:
        """Hand an answer in and draw what comes back."""
        event.stop()
        self.hand_in(event.response)

    def hand_in(self, response: object) -> None:
        """Mark a response; it is saved before its feedback is drawn."""
        if self.feedback is not None or self.input is None:
            return
        latency = int(1000 * (time.monotonic() - self.started))
        feedback = self.session.answer(response, latency)  # type: ignore[arg-type]  # each input makes its own format's response
        if feedback.ask_again:
            self.notify(feedback.reason, title="Once more", timeout=6)
            return
        self.feedback = feedback
        self.input.show(feedback)
        self.query_one("#feedback", Static).update(self._feedback_text(feedback))
        self.query_one("#feedback", Static).add_class("-on")
        self.query_one("#line", Static).update("")
        self.set_focus(None)
        self.draw_top()
        self.refresh_bindings()
        self.call_after_refresh(self.query_one("#body").scroll_end, animate=False)

    def _feedback_text(self, feedback: Feedback) -> Text:
        theme = self.app.theme_variables
        role = "correct" if feedback.correct else "wrong"
        text = Text()
        sign = RIGHT if feedback.correct else UNKNOWN if feedback.verdict == "dont-know" else WRONG
        text.append(f"{sign} {feedback.headline}", style=f"bold {theme.get(role, '')}".strip())
        if feedback.reason:
            text.append(f" {feedback.reason}")
        text.append(f"\n{feedback.explanation}")
        for refutation in feedback.refutations:
            text.append(f"\n{refutation}")
        for source in feedback.sources if self.source_shown else feedback.sources[:1]:
            where = ", ".join(part for part in (source.title, source.section) if part)
            text.append(f"\n“{source.quote}”", style=f"italic {theme.get('dim', '')}".strip())
            text.append(f"  {where}", style=theme.get("dim", ""))
        if feedback.next_review:
            text.append(f"\nNext review {feedback.next_review}.", style=theme.get("due", ""))
        return text

    def on_flashcard_input_revealed(self, event: FlashcardInput.Revealed) -> None:
        """Show a flashcard's answer."""
        event.stop()
        if isinstance(self.input, FlashcardInput):
            self.input.reveal(self.session.reveal())
            self.say_how()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        marked = self.feedback is not None
        match action:
            case "next":
                return marked
            case "show_source":
                return marked and len(self.feedback.sources if self.feedback else ()) > 1 and not self.source_shown
            case "dont_know":
                return not marked
            case "undo":
                return self.session.can_undo
            case _:
                return True

    def on_key(self, event: events.Key) -> None:
        """Space goes on after feedback, and says "don't know" where the format has no other use for it."""
        if event.key == "space":
            if self.feedback is not None:
                event.stop()
                self.run_worker(self.action_next(), exclusive=True)
            elif self.input is not None and self.input.space_is_free:
                event.stop()
                self.action_dont_know()

    def action_dont_know(self) -> None:
        """Answer "don't know"."""
        self.hand_in(DontKnow())

    async def action_next(self) -> None:
        """Go on to the next question, or to the results."""
        if self.feedback is None:
            return
        self.session.next()
        await self.ask()

    async def action_undo(self) -> None:
        """Take the last answer back and ask it again."""
        if self.session.can_undo:
            self.session.undo()
            await self.ask()
            self.notify("Taken back. Answer it again.", timeout=3)

    def action_show_source(self) -> None:
        """Show every passage that bears the answer out."""
        if self.feedback is not None:
            self.source_shown = True
            self.query_one("#feedback", Static).update(self._feedback_text(self.feedback))
            self.refresh_bindings()

    def action_leave(self) -> None:
        """End the round here."""
        self.finish()

    def finish(self) -> None:
        """Show the results, or go home if nothing was answered."""
        from quiz.tui.screens.results import ResultsScreen

        results = self.session.results()
        if results.count == 0:
            self.deck.go_home()
        else:
            self.app.switch_screen(ResultsScreen(self.session, results))


def _sign(mark: float | None) -> str:
    if mark is None:
        return UNKNOWN
    return RIGHT if mark >= 1 else WRONG if mark <= 0 else "◐"
