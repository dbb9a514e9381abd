"""The floor of a round: a Textual screen of the same widgets as a question, whose texts a key changes."""

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Footer, Static


class Options(Widget, can_focus=True):
    DEFAULT_CSS = "Options { height: auto; }"

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def render(self) -> str:
        return "\n".join(f"  {letter}  answer {letter} of question {self.number}" for letter in "abcd")


class BareQuestion(App[None]):
    CSS = """
    #top { height: 1; padding: 0 2; }
    #body { height: 1fr; align-horizontal: center; }
    #column { width: 1fr; max-width: 80; height: auto; padding: 1 4; }
    #stem, #answer, #line, #feedback { height: auto; margin: 0 0 1 0; }
    #feedback { display: none; }
    #feedback.-on { display: block; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+n", "tell", "Don't know"),
        ("enter", "next", "Next"),
        ("question_mark", "help", "Help"),
    ]

    number = 0

    def compose(self) -> ComposeResult:
        yield Static(id="top")
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            yield Static(id="stem")
            yield Vertical(id="answer")
            yield Static(id="line")
            yield Static(id="feedback")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        await self.action_next()

    async def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            await self.action_next()

    async def action_next(self) -> None:
        self.number += 1
        self.query_one("#feedback").remove_class("-on")
        self.query_one("#top", Static).update(f"Bare · {self.number} of 40")
        self.query_one("#stem", Static).update(f"What is the answer of question {self.number}?")
        self.query_one("#line", Static).update("a-d answers")
        place = self.query_one("#answer", Vertical)
        await place.remove_children()
        options = Options(self.number)
        await place.mount(options)
        options.focus(scroll_visible=False)

    def action_tell(self) -> None:
        self.query_one("#feedback", Static).update(
            f"? The answer is {self.number}.\nBecause it is.\nNext review tomorrow."
        )
        self.query_one("#feedback").add_class("-on")


BareQuestion().run()
