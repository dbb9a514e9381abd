"""A list of any length: it asks for the rows that can be seen and keeps no others."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

if TYPE_CHECKING:
    from quiz.core.browsing import Row
    from quiz.store.catalogue import Listing

SIGNS = {"due": "●", "learning": "◐", "known": "✓", "new": "·", "set aside": "‖", "not asked": "–"}
"""Signs of states of memory; the word stands beside them where there is room."""
BLOCK = 64
"""Rows that are read at once."""
KEPT = 8
"""Blocks that are kept."""


class FactList(ScrollView, can_focus=True):
    """Facts, one a line, with a cursor."""

    DEFAULT_CSS = """
    FactList { height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; overflow-y: auto; }
    FactList > .facts--cursor { background: $panel; color: $foreground; text-style: bold; }
    FactList > .facts--dim { color: $dim; }
    FactList > .facts--due { color: $due; }
    FactList > .facts--known { color: $correct; }
    FactList > .facts--mark { color: $primary; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "facts--cursor", "facts--dim", "facts--due", "facts--known", "facts--mark",
    }  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home,g", "end(-1)", show=False),
        Binding("end,G", "end(1)", show=False),
    ]

    cursor = reactive(0)

    class Moved(Message):
        """The cursor is on another fact."""

        def __init__(self, row: Row | None) -> None:
            super().__init__()
            self.row = row

    class Opened(Message):
        """A fact was clicked twice."""

    def __init__(self, *, timeline: bool = False, id: str | None = None) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self.listing: Listing | None = None
        self.timeline = timeline
        """Whether dates come first, on a line that joins them."""
        self._blocks: dict[int, list[Row]] = {}

    @property
    def count(self) -> int:
        """How many facts the list holds."""
        return self.listing.count if self.listing else 0

    @property
    def row(self) -> Row | None:
        """The fact at the cursor."""
        return self.at(self.cursor)

    def show(self, listing: Listing, cursor: int = 0) -> None:
        """Show a list, or what it holds now."""
        self.listing = listing
        self._blocks.clear()
        self.virtual_size = Size(self.size.width, listing.count)
        self.cursor = max(0, min(cursor, listing.count - 1))
        self.scroll_to(y=max(0, self.cursor - self.size.height // 2) if cursor else 0, animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved(self.row))

    def at(self, index: int) -> Row | None:
        """Return one row, read with those around it where it was not there."""
        if self.listing is None or not 0 <= index < self.listing.count:
            return None
        block = index // BLOCK
        if block not in self._blocks:
            if len(self._blocks) >= KEPT:
                del self._blocks[next(iter(self._blocks))]
            self._blocks[block] = self.listing.page(block * BLOCK, BLOCK)
        rows = self._blocks[block]
        return rows[index % BLOCK] if index % BLOCK < len(rows) else None

    def on_resize(self) -> None:
        """Keep the cursor in sight, whatever the size."""
        self.virtual_size = Size(self.size.width, self.count)
        self._show_cursor()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what can be seen."""
        width = self.scrollable_content_region.width
        index = round(self.scroll_offset.y) + y
        row = self.at(index)
        if row is None:
            return Strip.blank(width, self.rich_style)
        chosen = index == self.cursor
        base = self.get_component_rich_style("facts--cursor") if chosen and self.has_focus else self.rich_style
        strip = Strip(self._segments(row, index, width, base, chosen))
        return strip.adjust_cell_length(width, base)

    def _segments(self, row: Row, index: int, width: int, base: Style, chosen: bool) -> list[Segment]:
        dim = base + self.get_component_rich_style("facts--dim", partial=True)
        mark = base + self.get_component_rich_style("facts--mark", partial=True)
        role = {"due": "facts--due", "known": "facts--known"}.get(row.memory, "facts--dim")
        memory = base + self.get_component_rich_style(role, partial=True)
        parts = [Segment("▸ " if chosen else "  ", mark)]
        after: list[Segment] = []
        if width >= 34:
            sign = SIGNS.get(row.memory, " ")
            after.append(Segment(f"  {sign} {_fit(row.memory, 9)}" if width >= 60 else f" {sign}", memory))
        if width >= 96:
            after.insert(0, Segment(f"  {_fit(row.kind, 10)}", dim))
        if self.timeline:
            dates = min(26, max(10, width // 4))
            earlier = self.at(index - 1)
            said = row.date if earlier is None or earlier.date != row.date else ""
            parts += [Segment(_fit(said, dates), base + Style(bold=True)), Segment(" ● " if said else " │ ", mark)]
        elif width >= 96:
            after.insert(0, Segment(f"  {_fit(row.date, 16)}", dim))
        room = width - sum(cell_len(part.text) for part in (*parts, *after))
        parts.append(Segment(_fit(row.sentence, max(0, room)), base))
        return [*parts, *after]

    # Moving

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw both lines and tell of it."""
        if old != new and self.is_attached:
            self.refresh_line(old)
            self.refresh_line(new)
            self._show_cursor()
            self.post_message(self.Moved(self.row))

    def _show_cursor(self) -> None:
        if self.is_attached and self.count:
            self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def action_move(self, step: int) -> None:
        """Move the cursor by a row; past an end it stays."""
        if self.count:
            self.cursor = max(0, min(self.count - 1, self.cursor + step))

    def action_page(self, step: int) -> None:
        """Move the cursor by what can be seen."""
        self.action_move(step * max(1, self.size.height - 1))

    def action_end(self, step: int) -> None:
        """Move the cursor to the first or last row."""
        self.action_move(step * self.count)

    def on_click(self, event: events.Click) -> None:
        """A click chooses a fact, a second one opens it."""
        inside = event.get_content_offset(self)
        if inside is None:
            return
        at = round(self.scroll_offset.y) + inside.y
        if 0 <= at < self.count:
            again = at == self.cursor and event.chain > 1
            self.cursor = at
            if again:
                self.post_message(self.Opened())


def _fit(text: str, width: int) -> str:
    """Return text in exactly so many cells, cut with an ellipsis."""
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(text, width - 1) + "…" if width > 0 else ""
