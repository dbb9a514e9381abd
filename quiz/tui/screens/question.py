"""A question, and after the answer its feedback in place: the options stay where they are, signs appear."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Footer, Static

from questions.responses import DontKnow
from quiz.tui import commands
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.theme import PARTLY, RIGHT, UNKNOWN, WRONG
from quiz.tui.widgets.answering import answering, draws_context
from quiz.tui.widgets.answering.base import AnswerInput
from quiz.tui.widgets.answering.flashcard import FlashcardInput
from quiz.tui.widgets.scrolling import show_lines

if TYPE_CHECKING:
    from quiz.core.session import Feedback, Session

SCROLL = {"up": "scroll_up", "down": "scroll_down", "pageup": "scroll_page_up", "pagedown": "scroll_page_down"}
"""Keys that reach the screen once an answer is marked, or that its input has no use for."""


TAKEN_BACK = {
    "answer": "Taken back. Answer it again.",
    "override": "Taken back: it counts as it was marked.",
    "aside": "Taken back: it is asked again.",
}


class Column(Vertical):
    """What is read from top to bottom; it says when its size has changed."""

    class Grew(Message):
        """The column has another size now."""

    def on_resize(self) -> None:
        """Tell the screen."""
        self.post_message(self.Grew())


class QuestionScreen(FactdeckScreen):
    """Ask the questions of a session, one after the other."""

    PURPOSE = "One question at a time. Answer it, read why, go on with Enter."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Next,
        commands.DontKnow,
        commands.Undo,
        commands.WasRight,
        commands.ShowSource,
        commands.Report,
        commands.NotToday,
        commands.NeverAgain,
        commands.Leave,
        commands.Help,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)
    AUTO_FOCUS = ""  # it would scroll to the options, past the question

    DEFAULT_CSS = """
    QuestionScreen #top { height: 1; padding: 0 2; color: $dim; }
    QuestionScreen #body { height: 1fr; align-horizontal: center; }
    QuestionScreen #column { width: 1fr; max-width: 80; height: auto; padding: 1 4; }
    QuestionScreen #context { height: auto; margin: 0 0 1 0; padding: 0 1; color: $foreground; display: none; }
    QuestionScreen #context.-on { display: block; border: round $border-blurred; }
    QuestionScreen #answer { height: auto; }
    QuestionScreen #stem { height: auto; margin: 0 0 1 0; text-style: bold; }
    QuestionScreen.-large #stem { border: round $border; padding: 1 3; margin: 1 0 2 0; line-pad: 1; }
    QuestionScreen #line { height: auto; margin: 1 0 0 0; color: $dim; padding: 0 0 0 4; }
    QuestionScreen #line.-off { display: none; }
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
        self.quotes = 0
        """How many passages of the source are shown."""
        self.source_wanted = False

    def compose(self) -> ComposeResult:
        """Lay out context, stem, the place of the answer, and the feedback."""
        yield Static(id="top", markup=False)
        with VerticalScroll(id="body", can_focus=False), Column(id="column"):
            yield Static(id="context", markup=False)
            yield Static(id="stem", markup=False)
            yield Vertical(id="answer")
            yield Static(id="line", markup=False)
            yield Static(id="feedback")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Ask the first question; from the first answer on the round can go on after a crash."""
        self.deck.study.keep(self.session)
        self.set_class(self.deck.study.settings.display.large_stems, "-large")
        await self.ask()

    def on_resize(self, event: events.Resize) -> None:
        """On a low screen decoration goes first."""
        self.set_class(event.size.height < 16, "-short")
        roomy = self.deck.study.settings.display.large_stems and event.size.height >= 20
        self.set_class(roomy, "-large")

    async def ask(self) -> None:
        """Draw the session's current question."""
        question = self.session.question
        if question is None:
            self.finish()
            return
        self.feedback, self.quotes, self.source_wanted = None, 0, False
        context = self.query_one("#context", Static)
        context.update(question.context or "")
        context.set_class(bool(question.context) and not draws_context(question), "-on")
        self.query_one("#stem", Static).update(question.stem)
        self.query_one("#feedback", Static).remove_class("-on")
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        self.input = answering(question)
        await place.mount(self.input)
        self.input.focus(scroll_visible=False)
        self.say_how()
        self.draw_top()
        self.query_one("#body").scroll_home(animate=False)
        self.call_after_refresh(self._show_stem)
        self.refresh_bindings()
        self.started = time.monotonic()
        if self.session.shown is not None:  # an override was taken back: the question stands as it was marked
            self.mark(self.session.shown)
        self.call_after_refresh(self.session.prepare)  # while the learner reads, so that Enter waits for nothing

    def _show_stem(self) -> None:
        """Whatever is too long for the screen, the question itself can be read."""
        if self.feedback is None and self.is_attached and self.query("#stem"):  # it may have been left by now
            stem = self.query_one("#stem", Static)
            show_lines(stem, 0, max(0, stem.size.height - 1))

    def say_how(self) -> None:
        """Say in one line how this format is answered."""
        if self.input is not None:
            line = self.query_one("#line", Static)
            line.update(self.input.line)
            line.set_class(self.feedback is not None, "-off")

    def draw_top(self) -> None:
        """Draw title, progress and how the last answers went."""
        progress = self.session.progress
        marks = " ".join(sign(mark) for mark in progress.marks[-12:])
        streak = f" · {progress.streak} in a row" if progress.streak > 1 else ""
        left = f"{progress.title} · {progress.number} of {progress.total}{streak}"
        room = max(0, self.size.width - 4 - cell_len(left) - cell_len(marks))
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
        feedback = None
        with self.telling():
            feedback = self.session.answer(response, latency)  # type: ignore[arg-type]  # each input makes its own format's response
        if feedback is None:
            return
        self.app.clear_notifications()
        if feedback.ask_again:
            self.notify(feedback.reason, title="Once more", timeout=6)
            return
        self.mark(feedback)

    def mark(self, feedback: Feedback) -> None:
        """Draw how the question was answered."""
        assert self.input is not None
        self.feedback, self.quotes = feedback, 1
        self.input.show(feedback)
        self.query_one("#feedback", Static).update(self._feedback_text(feedback))
        self.query_one("#feedback", Static).add_class("-on")
        self.say_how()
        self.set_focus(None)
        self.draw_top()
        self.refresh_bindings()

    def on_column_grew(self) -> None:
        """Where question and feedback don't fit together, the passage goes first: it is one key away."""
        body = self.query_one("#body", VerticalScroll)
        if self.feedback is not None and body.max_scroll_y > 0:
            if self.quotes and not self.source_wanted:
                self.show_quotes(0)
            else:
                body.scroll_end(animate=False)

    def show_quotes(self, count: int) -> None:
        """Show so many passages of the source, and the end of the feedback."""
        assert self.feedback is not None
        self.quotes = count
        self.query_one("#feedback", Static).update(self._feedback_text(self.feedback))
        self.refresh_bindings()

    def recolour(self) -> None:
        """Draw the feedback in the colours of now."""
        if self.feedback is not None and self.query("#feedback.-on"):
            self.show_quotes(self.quotes)

    def _feedback_text(self, feedback: Feedback) -> Text:
        theme = self.app.theme_variables
        unknown = feedback.verdict == "dont-know"
        partly = 0 < feedback.score < 1 and not feedback.correct
        role = "correct" if feedback.correct else "due" if unknown or partly else "wrong"
        text = Text()
        sign = UNKNOWN if unknown else RIGHT if feedback.correct else PARTLY if partly else WRONG
        text.append(f"{sign} {feedback.headline}", style=f"bold {theme.get(role, '')}".strip())
        if feedback.reason:
            text.append(f" {feedback.reason}")
        text.append(f"\n{feedback.explanation}")
        for refutation in feedback.refutations:
            text.append(f"\n{refutation}")
        for source in feedback.sources[: self.quotes]:
            where = ", ".join(part for part in (source.title, source.section) if part)
            text.append(f"\n“{source.quote}”", style=f"italic {theme.get('dim', '')}".strip())
            text.append(f"  {where}", style=theme.get("dim", ""))
        if feedback.notice:
            text.append(f"\n{feedback.notice}", style=theme.get("due", ""))
        if feedback.next_review:
            text.append(f"\nNext review {feedback.next_review}.", style=theme.get("due", ""))
        return text

    def on_flashcard_input_revealed(self, event: FlashcardInput.Revealed) -> None:
        """Show a flashcard's answer."""
        event.stop()
        if isinstance(self.input, FlashcardInput):
            self.input.reveal(self.session.reveal(), self.session.preview())
            self.say_how()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        marked = self.feedback is not None
        match action:
            case "next":
                return marked
            case "show_source":
                return self.feedback is not None and len(self.feedback.sources) > self.quotes
            case "dont_know":
                return not marked
            case "undo":
                return self.session.can_undo
            case "was_right":
                return self.session.can_override
            case _:
                return True

    def on_key(self, event: events.Key) -> None:
        """Space goes on after feedback, and says "don't know" where the format has no other use for it; arrows scroll."""
        if event.key in SCROLL:
            event.stop()
            getattr(self.query_one("#body"), SCROLL[event.key])(animate=False)
        elif event.key == "space":
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
        """Take the last thing back: an answer is asked again."""
        if not self.session.can_undo:
            return
        with self.telling():
            kind = self.session.undo()
            await self.ask()
            self.notify(TAKEN_BACK[kind], timeout=3)

    def action_was_right(self) -> None:
        """Correct the log: the answer was right."""
        if self.session.can_override:
            with self.telling():
                self.mark(self.session.override())

    def action_report(self) -> None:
        """Ask what is wrong with the question, and send it to the author."""
        from quiz.tui.screens.report import ReportScreen

        def send(text: str | None) -> None:
            if text is not None:
                with self.telling():
                    self.session.report(text)
                    self.notify("Noted for the author.", timeout=3)

        if self.session.item is not None:
            self.app.push_screen(ReportScreen(), send)

    async def action_not_today(self) -> None:
        """Don't ask this until tomorrow."""
        await self.set_aside(for_good=False)

    async def action_never_again(self) -> None:
        """Don't ask this any more."""
        await self.set_aside(for_good=True)

    async def set_aside(self, *, for_good: bool) -> None:
        """Set the question aside, and go on where it is open."""
        with self.telling():
            self.session.set_aside(for_good=for_good)
            self.notify(f"Not asked {'any more' if for_good else 'until tomorrow'}. u takes that back.", timeout=4)
            if self.feedback is None:
                await self.ask()
            self.refresh_bindings()

    def action_show_source(self) -> None:
        """Show every passage that bears the answer out."""
        if self.feedback is not None:
            self.source_wanted = True
            self.show_quotes(len(self.feedback.sources))

    def copyable(self) -> str:
        """Return the question, and its answer once that is told."""
        question = self.session.question
        if question is None:
            return ""
        lines = [question.context or "", question.stem, *question.prompts, *(f"- {one}" for one in question.options)]
        if self.feedback is not None:
            lines += [self.feedback.right_answer, self.feedback.explanation]
        return "\n".join(line for line in lines if line)

    def action_leave(self) -> None:
        """End the round here."""
        self.finish()

    def finish(self) -> None:
        """Show the results, or go home if nothing was answered."""
        from quiz.tui.screens.results import ResultsScreen

        self.deck.study.finished(self.session)
        results = self.session.results()
        if results.count == 0:
            self.deck.go_home()
        else:
            self.app.switch_screen(ResultsScreen(self.session, results))


def sign(mark: float | None) -> str:
    """Return the sign of a score; None for "don't know"."""
    if mark is None:
        return UNKNOWN
    return RIGHT if mark >= 1 else WRONG if mark <= 0 else PARTLY
