"""Several figures on one screen: as many beside each other as there is room for."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Grid, VerticalScroll
from textual.widgets import Footer, Static

from quiz.core.figures import Figure
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.widgets.figureview import USUAL, FigureView

COLUMNS = ((176, 3), (108, 2))
"""Screen widths from which so many figures stand beside each other."""
LEAST = 17
"""Lines of a figure that stands beside others, its frame too."""


class Shelf(VerticalScroll, can_focus=False, inherit_bindings=False):
    """What holds the figures; its arrow keys are the screen's, which go from figure to figure."""


class GalleryScreen(FactdeckScreen):
    """Figures in frames. One has the focus; it can have the screen for itself."""

    AUTO_FOCUS: ClassVar[str | None] = "FigureView"

    DEFAULT_CSS = """
    GalleryScreen #top { height: 1; padding: 0 2; color: $dim; }
    GalleryScreen #body { height: 1fr; padding: 0 1; }
    GalleryScreen #grid { height: auto; grid-size: 1; grid-rows: auto; grid-gutter: 0 1; }
    GalleryScreen FigureView { height: auto; max-height: 22; }
    GalleryScreen #grid.-beside FigureView { height: 100%; max-height: 100%; }
    GalleryScreen.-one FigureView { display: none; }
    GalleryScreen.-one FigureView.-large { display: block; max-height: 100%; height: 100%; }
    GalleryScreen.-one #grid { height: 100%; }
    GalleryScreen #empty { padding: 1 3; color: $dim; }
    """

    def __init__(self, title: str, figures: tuple[Figure, ...]) -> None:
        super().__init__()
        self.shown_title = title
        self.figures = figures
        self.large: FigureView | None = None

    def compose(self) -> ComposeResult:
        """Lay out the figures."""
        yield Static(self.shown_title, id="top", markup=False)
        with Shelf(id="body"), Grid(id="grid"):
            for figure in self.figures:
                yield FigureView(figure)
        yield Footer(show_command_palette=False)

    def on_resize(self, event: events.Resize) -> None:
        """Put as many figures beside each other as there is room for."""
        self._arrange(event.size.width, event.size.height)

    def _arrange(self, width: int, height: int) -> None:
        columns = next((n for least, n in COLUMNS if width >= least), 1)
        grid = self.query_one("#grid", Grid)
        if self.large is not None:
            columns = 1
        grid.styles.grid_size_columns = columns
        grid.set_class(columns > 1, "-beside")
        # Where several stand beside each other all are as high, so that as many as can be fit the screen.
        rows = max(1, -(-len(self.figures) // columns))
        each = max(LEAST, (height - 2) // rows)
        grid.styles.grid_rows = [each if columns > 1 else "auto" if self.large is None else "1fr"]
        room = each - 5 if columns > 1 else min(USUAL, height - 8)
        for view in self.query(FigureView):
            view.drawing.tall = max(6, height - 8 if view is self.large else room)

    @property
    def focused_view(self) -> FigureView | None:
        """The figure that has the focus."""
        return self.focused if isinstance(self.focused, FigureView) else None

    def action_numbers(self) -> None:
        """Switch all figures between drawings and numbers."""
        for view in self.query(FigureView):
            view.drawing.numbers = not view.drawing.numbers
            view.scroll_home(animate=False)

    def action_next_chart(self) -> None:
        """Go to the next figure."""
        self._go(1)

    def action_previous_chart(self) -> None:
        """Go to the figure before."""
        self._go(-1)

    def _go(self, step: int) -> None:
        views = list(self.query(FigureView))
        if not views:
            return
        at = views.index(self.focused_view) if self.focused_view in views else -1 if step > 0 else 0
        view = views[(at + step) % len(views)]
        if self.large is not None:
            self._enlarge(view)
        view.focus()

    def action_enlarge(self) -> None:
        """Show one figure alone, or all again."""
        if self.large is None and self.focused_view is not None:
            self._enlarge(self.focused_view)
        else:
            self._enlarge(None)

    def _enlarge(self, view: FigureView | None) -> None:
        self.large = view
        self.set_class(view is not None, "-one")
        for each in self.query(FigureView):
            each.set_class(each is view, "-large")
        self._arrange(self.size.width, self.size.height)
        if view is None and self.focused_view is not None:
            self.call_after_refresh(self.focused_view.scroll_visible, animate=False)

    def action_back(self) -> None:
        """Go back: from one figure to all, and then to where the learner was."""
        if self.large is not None:
            self._enlarge(None)
        else:
            self.leave()
