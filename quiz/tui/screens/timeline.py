"""Dated facts in the order of time."""

from __future__ import annotations

from typing import ClassVar

from quiz.tui.screens.browse import BrowseScreen


class TimelineScreen(BrowseScreen):
    """The dated facts of a pack, in the order of time."""

    PURPOSE = "The dated facts of this pack, the earliest first. Type / to search, f to filter, Enter to open one."
    TIMELINE: ClassVar[bool] = True
