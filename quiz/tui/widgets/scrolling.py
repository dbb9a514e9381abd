"""Keeping in sight what the keys move to."""

from __future__ import annotations

from textual.containers import VerticalScroll
from textual.widget import Widget


def show_lines(widget: Widget, first: int, last: int) -> None:
    """Scroll what holds a widget so far that these lines of it, counted from 0, can be seen, or at least the first."""
    view = next((each for each in widget.ancestors if isinstance(each, VerticalScroll)), None)
    if view is None:
        return
    above = view.region.y - (widget.region.y + first)
    below = widget.region.y + last + 1 - view.region.bottom
    if above > 0 or below > 0:
        view.scroll_relative(y=-above if above > 0 else min(below, -above), animate=False)
