"""A lesson: passages to read, then questions about them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from quiz.core.lesson import Lesson
from quiz.tui import commands, playing
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import Dialog
from quiz.tui.screens.question import QuestionScreen
from quiz.tui.widgets import factview

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.core.pages import Page


class LessonScreen(QuestionScreen):
    """Read a batch, answer its questions, and what was missed again."""

    PURPOSE = "Read a few passages, then answer questions about them. What you miss comes again at the end."

    session: Lesson

    def __init__(self, session: Lesson) -> None:
        super().__init__(session)
        self.read: set[int] = set()
        """Batches that were read; going back by undo shows none again."""

    async def ask(self) -> None:
        """Show the passages of a batch before its first question."""
        reading = self.session.reading
        if reading is None or reading[0] in self.read:
            await super().ask()
            return
        batch, facts = reading
        self.read.add(batch)
        pages = [cast("Page", page) for fact in facts for page in self.session.passages.get(fact, ())]
        if not pages:
            await super().ask()
            return
        self.app.push_screen(PassagesScreen(self.session.title, pages), self.was_read)

    async def was_read(self, done: bool | None) -> None:
        """Ask, or end the lesson where reading was broken off."""
        if done:
            await super().ask()
        else:
            self.finish()


class PassagesScreen(Dialog[bool]):
    """Passages to read, one fact a page."""

    PURPOSE = "Read each passage; the quote is marked in its paragraph. Then you are asked about them."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        playing.NextPage,
        playing.LastPage,
        playing.StopReading,
        commands.Help,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    PassagesScreen { background: $background; }
    PassagesScreen #top { height: 1; padding: 0 2; color: $dim; }
    PassagesScreen #body { height: 1fr; align-horizontal: center; }
    PassagesScreen #page { width: 1fr; max-width: 80; height: auto; padding: 1 4; }
    """

    def __init__(self, title: str, pages: Sequence[Page]) -> None:
        super().__init__()
        self.pack_title, self.pages, self.at = title, pages, 0

    def compose(self) -> ComposeResult:
        """Lay out one page."""
        yield Static(id="top", markup=False)
        with VerticalScroll(id="body"):
            yield Static(id="page")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first page."""
        self.query_one("#body").focus()
        self.draw()

    def draw(self) -> None:
        """Draw the page."""
        page = self.pages[self.at]
        many = f" {self.at + 1} of {len(self.pages)}" if len(self.pages) > 1 else ""
        self.query_one("#top", Static).update(f"{self.pack_title} · read{many}")
        theme = self.app.theme_variables
        colours = {role: theme.get(role, "") for role in ("dim", "foreground", "primary", "correct", "wrong", "due")}
        text = Text()
        text.append(page.sentence, style=f"bold {colours['foreground']}".strip())
        if page.passages:
            text.append("\n\n")
            text.append_text(factview.sources(page, colours))
        last = self.at + 1 == len(self.pages)
        after = "Enter: now you are asked about them." if last else "Enter: the next passage."
        if len(self.pages) == 1:
            after = "Enter: now you are asked about it."
        text.append(f"\n\n{after}", style=colours["dim"])
        self.query_one("#page", Static).update(text)
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def recolour(self) -> None:
        """Draw the page in the colours of now."""
        self.draw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        return self.at > 0 if action == "last_page" else True

    def action_next_page(self) -> None:
        """Turn the page, or go on to the questions."""
        if self.at + 1 < len(self.pages):
            self.at += 1
            self.draw()
        else:
            self.dismiss(True)

    def action_last_page(self) -> None:
        """Turn back."""
        if self.at:
            self.at -= 1
            self.draw()

    def action_stop_reading(self) -> None:
        """End the lesson."""
        self.dismiss(False)
