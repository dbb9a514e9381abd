"""A figure in a frame: drawn, or as its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from quiz.core.figures import Figure
from quiz.tui.drawing import draw, lines_of

if TYPE_CHECKING:
    from rich.console import RenderableType

ROLES = ("primary", "correct", "due", "dim", "foreground")
USUAL = 12
"""Lines of a chart that takes what there is."""


class Drawing(Widget):
    """The drawing alone; it is made when it is painted, so that a chart out of sight costs nothing."""

    DEFAULT_CSS = "Drawing { height: auto; width: 1fr; }"

    figure: reactive[Figure | None] = reactive(None, layout=True)
    numbers = reactive(False, layout=True)
    """Whether numbers are shown in place of the drawing."""
    tall = reactive(USUAL, layout=True)
    """Lines of a chart that takes what there is."""

    def __init__(self, figure: Figure | None = None) -> None:
        super().__init__()
        self.set_reactive(Drawing.figure, figure)
        self._drawn: tuple[object, RenderableType] | None = None

    def render(self) -> RenderableType:
        """Draw, unless nothing has changed since it was drawn last."""
        if self.figure is None:
            return ""
        key = (self.figure, self.size, self.numbers, self.app.theme)
        if self._drawn is None or self._drawn[0] != key:
            colours = {role: self.app.theme_variables[role] for role in ROLES}
            drawn = draw(self.figure, self.size.width, self.size.height, colours, as_table=self.numbers)
            self._drawn = (key, drawn)
        return self._drawn[1]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the drawing takes."""
        if self.figure is None:
            return 0
        return lines_of(self.figure, width, as_table=self.numbers) or self.tall


class Says(Static):
    """What a figure comes to, in a sentence."""


class FigureView(VerticalScroll, can_focus=True, inherit_bindings=False):
    """A figure in a frame, with what it says under its title. Long tables scroll inside, by page keys and wheel.

    The arrow keys are left to the screen, on which they go from figure to figure.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("pageup", "page_up", show=False),
        Binding("pagedown,space", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]

    DEFAULT_CSS = """
    FigureView {
        height: auto; max-height: 22; border: round $border-blurred; border-title-color: $primary; padding: 0 1;
        border-title-style: bold;
    }
    FigureView:focus { border: round $border; }
    FigureView > Says { height: auto; color: $dim; margin: 0 0 1 0; }
    """

    def __init__(self, figure: Figure, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.figure = figure
        self.drawing = Drawing(figure)

    def compose(self) -> ComposeResult:
        """Lay out sentence and drawing."""
        yield Says(self.figure.says, markup=False)
        yield self.drawing

    def on_mount(self) -> None:
        """Set the title into the frame."""
        self.border_title = self.figure.title
        self.query_one(Says).display = bool(self.figure.says)

    def show(self, figure: Figure) -> None:
        """Show another figure."""
        self.figure = self.drawing.figure = figure
        self.border_title = figure.title
        says = self.query_one(Says)
        says.update(figure.says)
        says.display = bool(figure.says)
        self.scroll_home(animate=False)
