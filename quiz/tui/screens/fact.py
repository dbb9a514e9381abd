"""One fact: what it says, what bears it out, what is remembered of it, its questions and what it has to do with."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.table import Table
from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Footer, Static

from questions.errors import FactdeckError
from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.widgets import factview
from quiz.tui.widgets.figureview import FigureView

if TYPE_CHECKING:
    from quiz.core.browsing import Row
    from quiz.core.pages import Asked, Page
    from quiz.study.browsing import Browser
    from quiz.tui.widgets.factlist import FactList

WIDE = 130
"""Columns from which a fact's page has two of its own."""


class Neighbours(Static):
    """Neighbours of a fact; a click opens one."""

    def on_click(self, event: events.Click) -> None:
        """Open the neighbour that was clicked on."""
        inside = event.get_content_offset(self)
        if inside is not None and isinstance(self.screen, FactScreen):
            self.screen.open_neighbour(inside.y)


class FactScreen(FactdeckScreen):
    """A fact's page."""

    PURPOSE = "Everything about one fact. Arrows scroll, left and right go through the list, numbers open neighbours."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        looking.Preceding,
        looking.Following,
        looking.Questions,
        looking.Numbers,
        looking.Neighbour,
        looking.ComeBack,
        commands.Help,
        looking.Back,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(*(each for each in COMMANDS_HERE if each is not looking.Neighbour), commands.ChangeTheme),
        *(Binding(str(n), f"neighbour({n})", show=False) for n in range(1, 10)),
    ]
    AUTO_FOCUS = "#body"

    DEFAULT_CSS = """
    FactScreen #top { height: 1; padding: 0 2; color: $dim; }
    FactScreen #body { height: 1fr; padding: 0 1; align-horizontal: center; }
    FactScreen #columns { height: auto; layout: vertical; width: 1fr; max-width: 100; }
    FactScreen.-wide #columns { layout: horizontal; max-width: 190; }
    FactScreen .side { height: auto; width: 1fr; }
    FactScreen.-wide .side { padding: 0 1; }
    FactScreen #heading { height: auto; padding: 1 2; }
    FactScreen .box {
        height: auto; border: round $border-blurred; border-title-color: $primary; border-title-style: bold; padding: 0 2;
    }
    FactScreen FigureView { max-height: 30; padding: 0 2; }
    FactScreen .off { display: none; }
    """

    def __init__(self, browser: Browser, fact: str, facts: FactList | None = None) -> None:
        super().__init__()
        self.browser = browser
        self.fact = fact
        self.facts = facts
        """The list that it was opened from, through which left and right go."""
        self.trail: list[str] = []
        """Facts that were left by a neighbour's number."""
        self.near: list[Row] = []
        self.page: Page | None = None

    def compose(self) -> ComposeResult:
        """Lay out the parts of the page."""
        from quiz.core.figures import Figure

        yield Static(id="top", markup=False)
        with VerticalScroll(id="body"), Vertical(id="columns"):
            with Vertical(classes="side"):
                yield Static(id="heading")
                yield _box("slots", "Values")
                yield _box("sources", "Source")
                yield FigureView(Figure("", "", "", "table", (), ()), classes="off")
                yield _box("questions", "Questions")
            with Vertical(classes="side"):
                memory = FigureView(Figure("", "Memory", "", "lines", (), ()))
                memory.id, memory.can_focus = "memory", False
                yield memory
                yield _box("past", "Past answers")
                near = Neighbours(id="near", classes="box")
                near.border_title = "Neighbours"
                yield near
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the fact."""
        self.query_one(".off", FigureView).can_focus = False
        self.show(self.fact)

    def recolour(self) -> None:
        """Draw it in the colours of now."""
        self.show(self.fact)

    def on_resize(self, event: events.Resize) -> None:
        """Wide screens have two columns."""
        self.set_class(event.size.width >= WIDE, "-wide")

    def show(self, fact: str) -> None:
        """Show a fact."""
        page = self.browser.page(fact)
        if page is None:
            self.notify("That fact is not there any more.")
            return
        self.fact, self.page = fact, page
        colours = self.app.theme_variables
        learned = self.browser.learned(page)
        self.near = self.browser.neighbours(fact)
        place = ""
        if self.facts is not None and (row := self.facts.row) is not None and row.id == fact:
            place = f" · {self.facts.cursor + 1:,} of {self.facts.count:,}"
        self._put("top", f"{self.browser.title} · fact{place}")
        self._put("heading", factview.heading(page, colours))
        self._put("slots", factview.slots(page, learned.points, colours), shown=bool(page.slots))
        self._put("sources", factview.sources(page, colours), shown=bool(page.passages))
        self._put("past", factview.past(learned.answers, colours, self.deck.study.clock.day().toordinal()),
                  shown=bool(learned.answers))  # fmt: skip
        self._put("near", factview.neighbours(self.near, colours), shown=bool(self.near))
        memory = self.query_one("#memory", FigureView)
        memory.show(learned.curve)
        memory.display = bool(learned.points)
        chart = next((view for view in self.query(FigureView) if view.id != "memory"), None)
        if chart is not None:
            chart.set_class(not page.figures, "off")
            if page.figures:
                chart.show(page.figures[-1])
        self._put("questions", "i shows them, made now" if page.asked else "", shown=page.asked)
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _put(self, name: str, content: str | Text | Table, *, shown: bool = True) -> None:
        widget = self.query_one(f"#{name}", Static)
        widget.update(content)
        widget.display = shown

    @work(thread=True, exclusive=True, group="questions")
    def make_questions(self, fact: str) -> None:
        """Make the questions off the screen's thread: a large pack takes a moment to load."""
        try:
            made = self.browser.questions(fact)
        except FactdeckError as error:
            self.app.call_from_thread(self.notify, str(error), severity="error", timeout=20)
            return
        self.app.call_from_thread(self.show_questions, fact, made)

    def show_questions(self, fact: str, made: list[Asked]) -> None:
        """Show questions, unless another fact is looked at by now."""
        if fact != self.fact or not self.is_attached:
            return
        colours = self.app.theme_variables
        self._put(
            "questions", factview.questions(made, colours) if made else "No question can be made of this fact alone."
        )
        box = self.query_one("#questions", Static)
        box.border_title = f"Questions ({len(made)})"
        self.call_after_refresh(box.scroll_visible, animate=False, top=True)

    def copyable(self) -> str:
        """Return the fact's sentence."""
        return self.page.sentence if self.page is not None else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        match action:
            case "following":
                return self.facts is not None and self.facts.cursor < self.facts.count - 1
            case "preceding":
                return self.facts is not None and self.facts.cursor > 0
            case "questions":
                return self.page is not None and self.page.asked
            case "come_back":
                return bool(self.trail)
            case _:
                return True

    def action_questions(self) -> None:
        """Make and show the questions."""
        self._put("questions", "making them …")
        self.make_questions(self.fact)

    def action_numbers(self) -> None:
        """Switch between curve and numbers."""
        for view in self.query(FigureView):
            view.drawing.numbers = not view.drawing.numbers

    def action_following(self) -> None:
        """Go to the next fact of the list."""
        self._step(1)

    def action_preceding(self) -> None:
        """Go to the fact before in the list."""
        self._step(-1)

    def _step(self, step: int) -> None:
        if self.facts is not None:
            self.facts.action_move(step)
            if self.facts.row is not None:
                self.trail.clear()
                self.show(self.facts.row.id)

    def action_neighbour(self, number: int) -> None:
        """Open a neighbour by its number."""
        self.open_neighbour(number - 1)

    def open_neighbour(self, index: int) -> None:
        """Open a neighbour by its index; there need not be one."""
        if 0 <= index < len(self.near):
            self.trail.append(self.fact)
            self.show(self.near[index].id)

    def action_come_back(self) -> None:
        """Go back to where a number was pressed."""
        if self.trail:
            self.show(self.trail.pop())

    def action_back(self) -> None:
        """Go back to the list."""
        self.dismiss()


def _box(name: str, title: str) -> Static:
    box = Static(id=name, classes="box", markup=False)
    box.border_title = title
    return box
