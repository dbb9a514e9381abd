"""Facts: search as you type, filters, and a list that reads no more than it shows."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Footer, Input, Static

from quiz.core.browsing import Wanted
from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.widgets.factlist import FactList

if TYPE_CHECKING:
    from quiz.core.browsing import Row
    from quiz.study.browsing import Browser

PREVIEW = 124
"""Columns from which the fact at the cursor is shown beside the list."""


class SearchInput(Input):
    """Where the search is typed."""

    async def _on_key(self, event: events.Key) -> None:
        if event.key in {"down", "enter", "escape", "pagedown", "up"} and isinstance(self.screen, BrowseScreen):
            event.stop()
            event.prevent_default()
            self.screen.query_one(FactList).focus()
            return
        await super()._on_key(event)


class FilterLine(Static):
    """What the list is filtered by; a click opens the filters."""

    def on_click(self) -> None:
        """Open the filters."""
        if isinstance(self.screen, BrowseScreen):
            self.screen.action_filter()


class BrowseScreen(FactdeckScreen):
    """The facts of a pack."""

    PURPOSE = (
        "The facts of this pack. Type / to search, f to filter, Enter to open one. Arrows, page keys and wheel move."
    )
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        looking.OpenFact,
        looking.Search,
        looking.Filter,
        looking.ClearAll,
        looking.Timeline,
        looking.Charts,
        commands.Help,
        looking.Back,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)
    AUTO_FOCUS = "FactList"
    TIMELINE: ClassVar[bool] = False

    DEFAULT_CSS = """
    BrowseScreen #top { height: 1; padding: 0 2; color: $dim; }
    BrowseScreen #search {
        border: round $border-blurred; border-title-color: $primary; background: $background; height: 3; margin: 0 1;
    }
    BrowseScreen #search:focus { border: round $border; background: $background; }
    BrowseScreen #filters { height: 1; padding: 0 3; color: $dim; }
    BrowseScreen #sides { height: 1fr; padding: 0 1; }
    BrowseScreen #list { border: round $border-blurred; border-title-color: $primary; width: 1fr; }
    BrowseScreen #list:focus { border: round $border; }
    BrowseScreen #empty { display: none; border: round $border-blurred; width: 1fr; height: 1fr; padding: 1 2; color: $dim; }
    BrowseScreen #preview {
        border: round $border-blurred; border-title-color: $primary; width: 46%; height: 1fr; padding: 0 2; display: none;
    }
    BrowseScreen.-wide #preview { display: block; }
    BrowseScreen.-none #empty { display: block; }
    BrowseScreen.-none #list { display: none; }
    BrowseScreen.-low #search { border: none; height: 1; padding: 0 1; }
    BrowseScreen.-low #filters { display: none; }
    BrowseScreen.-low #list { border: none; }
    """

    def __init__(self, browser: Browser, wanted: Wanted | None = None) -> None:
        super().__init__()
        self.browser = browser
        self.listing = browser.listing()
        self.wanted = wanted or Wanted()
        self.total = sum(n for _, n in browser.facets.kinds)

    def compose(self) -> ComposeResult:
        """Lay out search, filters, list and preview."""
        yield Static(id="top", markup=False)
        search = SearchInput(self.wanted.text, placeholder="type words to search", id="search", select_on_focus=False)
        search.border_title = "Search"
        yield search
        yield FilterLine(id="filters", markup=False)
        with Horizontal(id="sides"):
            yield FactList(timeline=self.TIMELINE, id="list")
            yield Static(id="empty", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the list; what is remembered follows, as it is looked up off the screen's thread."""
        if self.browser.catalogue.stood or not self.wanted.memory:
            self.want(self.wanted)
        self.call_after_refresh(self.stand)  # the list is painted first

    @work(thread=True, exclusive=True, group="stand")
    def stand(self) -> None:
        """Look up what is remembered."""
        self.browser.stand()
        self.app.call_from_thread(self.stood)

    def stood(self) -> None:
        """Show what is remembered."""
        if self.is_attached:
            self.want(self.wanted, self.query_one(FactList).cursor)

    def on_screen_resume(self) -> None:
        """Come back from a fact: the cursor stands where the learner went on to."""
        if self.is_mounted:
            self.query_one(FactList).refresh()

    def on_resize(self, event: events.Resize) -> None:
        """Low screens lose frames first, narrow ones the preview."""
        self.set_class(event.size.width >= PREVIEW, "-wide")
        self.set_class(event.size.height < 14, "-low")
        if event.size.width >= PREVIEW:
            if not self.query("#preview"):
                preview = VerticalScroll(Static(id="outline"), id="preview", can_focus=False)
                preview.border_title = "Fact"
                self.query_one("#sides").mount(preview)
            self.call_after_refresh(lambda: self.draw_preview(self.query_one(FactList).row))

    # What is shown

    def want(self, wanted: Wanted, cursor: int = 0) -> None:
        """Show other facts."""
        self.wanted = wanted = replace(wanted, dated=self.TIMELINE)
        self.listing.want(wanted)
        facts = self.query_one(FactList)
        facts.show(self.listing, cursor)
        self.set_class(not self.listing.count, "-none")
        total = self.total
        shown = f"{self.listing.count:,} of {total:,}" if self.listing.count != total else f"{total:,}"
        what = "timeline" if self.TIMELINE else "facts"
        # Of what stays as wide and high as it was only the text is drawn again: nothing is laid out at each letter.
        self.query_one("#top", Static).update(f"{self.browser.title} · {what} · {shown}", layout=False)
        facts.border_title = f"{what.capitalize()} ({shown})"
        filters = (("kind", wanted.kind), ("tag", wanted.tag), ("memory", wanted.memory))
        said = "   ".join(f"{name}: {value or 'all'}" for name, value in filters)
        self.query_one("#filters", Static).update(said, layout=False)
        if not self.listing.count:
            self.query_one("#empty", Static).update(self._why_empty())
        if not isinstance(self.focused, SearchInput):  # there letters are text, and the footer has no use for them
            self.refresh_bindings()

    def _why_empty(self) -> str:
        wanted = self.wanted
        if not (wanted.text.strip() or wanted.kind or wanted.tag or wanted.memory):
            return "No fact of this pack has a date." if self.TIMELINE else "This pack has no facts."
        filters = [part for part in (wanted.kind, wanted.tag, wanted.memory) if part]
        what = f"“{wanted.text.strip()}”" if wanted.text.strip() else "that"
        within = f" among {', '.join(filters)}" if filters else ""
        return f"No fact holds {what}{within}.\n\nx clears search and filters, / changes the search, f the filters."

    def recolour(self) -> None:
        """Draw it in the colours of now."""
        self.draw_preview(self.query_one(FactList).row)

    def draw_preview(self, row: Row | None) -> None:
        """Show the fact at the cursor beside the list."""
        if not self.has_class("-wide") or not self.query("#outline"):
            return
        from quiz.tui.widgets.factview import outline

        page = self.browser.page(row.id) if row else None
        colours = self.app.theme_variables
        self.query_one("#outline", Static).update(outline(page, colours) if page else "")
        self.query_one("#preview").scroll_home(animate=False)

    # What happens

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow every letter."""
        event.stop()
        if event.value != self.wanted.text:
            self.want(replace(self.wanted, text=event.value))

    def on_fact_list_moved(self, event: FactList.Moved) -> None:
        """Follow the cursor."""
        event.stop()
        self.draw_preview(event.row)

    def on_fact_list_opened(self, event: FactList.Opened) -> None:
        """Open what was clicked twice."""
        event.stop()
        self.action_open_fact()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        match action:
            case "open_fact":
                return self.listing.count > 0
            case "clear_all":
                wanted = self.wanted
                return bool(wanted.text or wanted.kind or wanted.tag or wanted.memory)
            case "timeline":
                return not self.TIMELINE and self.browser.facets.dated > 0
            case "charts":
                return bool(self.browser.facets.tables)
            case _:
                return True

    def action_open_fact(self) -> None:
        """Open the fact at the cursor."""
        from quiz.tui.screens.fact import FactScreen

        facts = self.query_one(FactList)
        if facts.row is not None:
            self.app.push_screen(FactScreen(self.browser, facts.row.id, facts))

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchInput).focus()

    def action_filter(self) -> None:
        """Choose filters."""
        from quiz.tui.screens.filters import FilterScreen

        def chosen(wanted: Wanted | None) -> None:
            if wanted is not None:
                self.want(replace(wanted, text=self.wanted.text))

        self.app.push_screen(FilterScreen(self.browser, self.wanted), chosen)

    def action_clear_all(self) -> None:
        """Clear search and filters."""
        self.query_one(SearchInput).value = ""
        self.want(Wanted())
        self.query_one(FactList).focus()

    def action_timeline(self) -> None:
        """Show the dated facts in the order of time."""
        from quiz.tui.screens.timeline import TimelineScreen

        self.app.push_screen(TimelineScreen(self.browser, self.wanted))

    def action_charts(self) -> None:
        """Show the tables."""
        from quiz.tui.screens.charts import ChartsScreen

        self.app.push_screen(ChartsScreen(self.browser))

    def action_back(self) -> None:
        """Go back; where the facts are all that was opened, leave."""
        self.leave()

    def on_unmount(self) -> None:
        """Close the catalogue with the screen that it was opened for."""
        if not self.TIMELINE:
            self.browser.close()
