"""The floor of keys in lists: a Textual app with an input above twenty lines, of which the keys move the chosen one."""

from textual import events
from textual.app import App, ComposeResult
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Input


class Lines(Widget, can_focus=True):
    DEFAULT_CSS = "Lines { height: 1fr; }"

    cursor = reactive(0)
    text = reactive("")

    def render(self) -> str:
        return "\n".join(f"{'▸' if at == self.cursor else ' '} line {at} {self.text}" for at in range(20))

    def on_key(self, event: events.Key) -> None:
        if event.key in {"down", "up"}:
            self.cursor = (self.cursor + (1 if event.key == "down" else -1)) % 20
        elif event.key == "slash":
            self.app.query_one(Input).focus()


class BareList(App[None]):
    def compose(self) -> ComposeResult:
        yield Input()
        yield Lines()

    def on_mount(self) -> None:
        self.query_one(Lines).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        self.query_one(Lines).text = event.value


BareList().run()
