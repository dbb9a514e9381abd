"""Home: the packs, what is due, and one key to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Footer, Static

from quiz.tui import commands, everywhere, looking, playing
from quiz.tui.commands import Command, bindings
from quiz.tui.inviting import ahead, invitation, today
from quiz.tui.screens.base import FactdeckScreen
from quiz.tui.widgets.scrolling import show_lines

if TYPE_CHECKING:
    from quiz.core.home import Home, PackCard

BAR = 12


def bar(card: PackCard, width: int = BAR) -> str:
    """Return a bar of known, learning and new points, as wide as asked for."""
    if not card.points:
        return " " * width
    known = round(width * card.known / card.points)
    learning = round(width * (card.known + card.learning) / card.points) - known
    if card.learning and not learning and known < width:
        learning = 1
    return "█" * known + "▒" * learning + "·" * (width - known - learning)


def standing(card: PackCard) -> str:
    """Return where a learner stands with a pack, in words."""
    if card.problem:
        return card.problem
    if not card.known and not card.learning:
        return f"not started · {card.points} points to know"
    parts = [f"{card.known} known"] if card.known else []
    parts += [f"{card.learning} learning"] if card.learning else []
    parts += [f"{card.due} due"] if card.due else ["nothing due"]
    parts += [f"{card.new} new"] if card.new else []
    return " · ".join(parts)


def where_to_start(cards: tuple[PackCard, ...]) -> int:
    """Return which pack the cursor stands on at first: one with something due, or else one that can be played."""
    ranked = sorted(range(len(cards)), key=lambda at: (not cards[at].due, bool(cards[at].problem), at))
    return ranked[0] if ranked else 0


class PackList(Widget, can_focus=True):
    """The packs, one a row, with a cursor."""

    DEFAULT_CSS = """
    PackList { height: auto; width: 1fr; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"packs--cursor", "packs--dim", "packs--due"}

    cursor = reactive(0, init=False)
    cards: reactive[tuple[PackCard, ...]] = reactive((), layout=True)

    def render(self) -> Text:
        """Draw the rows."""
        width = self.size.width
        draw = self._row if self.lines_each(width) == 1 else self._pair
        return Text("\n").join(draw(at, card, width) for at, card in enumerate(self.cards))

    def lines_each(self, width: int) -> int:
        """Return how many lines a pack takes: where title and standing don't fit beside each other, two."""
        titles = max((cell_len(card.title) for card in self.cards), default=0)
        says = max((cell_len(standing(card)) for card in self.cards), default=0)
        return 1 if width >= 4 + min(titles, 48) + says else 2

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines all packs take."""
        return len(self.cards) * self.lines_each(width)

    def _pair(self, at: int, card: PackCard, width: int) -> Text:
        chosen = at == self.cursor
        style = self.get_component_rich_style("packs--cursor" if chosen else "packs--due" if card.due else "packs--dim")
        title = Text(("▸ " if chosen else "  ") + card.title, style=style if chosen else "")
        title.truncate(width, overflow="ellipsis")
        says = Text("    " + standing(card), style=style)
        says.truncate(width, overflow="ellipsis")
        return Text("\n").join([title, says])

    def _row(self, at: int, card: PackCard, width: int) -> Text:
        chosen = at == self.cursor
        says = standing(card)
        longest = max(cell_len(standing(other)) for other in self.cards)
        drawn = BAR if width >= 66 + longest // 3 else 0  # on narrow screens the bar goes first
        room = max(12, width - 2 - (drawn + 2 if drawn else 0) - 2 - longest)
        title = card.title if cell_len(card.title) <= room else set_cell_size(card.title, room - 1) + "…"
        style = self.get_component_rich_style("packs--cursor") if chosen else None
        line = Text("▸ " if chosen else "  ", style=style or "")
        line.append(set_cell_size(title, room) + "  ", style=style)
        if drawn:
            line.append(bar(card, drawn) + "  ", style=style or self.get_component_rich_style("packs--dim"))
        role = "packs--due" if card.due else "packs--dim"
        line.append(says, style=style or self.get_component_rich_style(role))
        line.truncate(width, overflow="ellipsis", pad=chosen)
        return line

    def on_key(self, event: events.Key) -> None:
        """Arrows move the cursor."""
        if event.key in {"up", "down", "k", "j"} and self.cards:
            step = 1 if event.key in {"down", "j"} else -1
            self.cursor = (self.cursor + step) % len(self.cards)
            event.stop()

    def on_click(self, event: events.Click) -> None:
        """A click chooses a pack, a second one starts it."""
        at = event.y // self.lines_each(self.size.width)
        if 0 <= at < len(self.cards):
            if at == self.cursor and event.chain > 1:
                self.screen.call_later(self.screen.run_action, "start")
            self.cursor = at

    @property
    def chosen(self) -> PackCard | None:
        """The pack at the cursor."""
        return self.cards[self.cursor] if self.cards else None

    def watch_cursor(self) -> None:
        """Tell the screen, whose call to action depends on the pack; keep the row in sight."""
        self.refresh()
        if self.is_attached and self.size.width:
            each = self.lines_each(self.size.width)
            show_lines(self, self.cursor * each, self.cursor * each + each - 1)
        if self.is_attached and isinstance(self.screen, HomeScreen):
            self.screen.say_next()


class HomeScreen(FactdeckScreen):
    """The first screen."""

    PURPOSE = "Your packs, what is due today, and one key to go on."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        commands.Start,
        commands.Review,
        commands.ReviewAll,
        commands.Learn,
        commands.Play,
        commands.Read,
        looking.Browse,
        looking.Stats,
        playing.AddPack,
        playing.HidePack,
        playing.ShowPacks,
        playing.LetGo,
        everywhere.Settings,
        commands.UndoLast,
        commands.Help,
        commands.Quit,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)

    DEFAULT_CSS = """
    HomeScreen { layout: vertical; }
    HomeScreen #top { height: 1; padding: 0 2; color: $dim; }
    HomeScreen #body { height: 1fr; align-horizontal: center; padding: 1 2; }
    HomeScreen #column { width: 1fr; max-width: 104; height: auto; }
    HomeScreen #packs { border: round $border-blurred; border-title-color: $primary; padding: 1 2; height: auto; }
    HomeScreen #next { margin: 1 3 0 3; height: auto; }
    HomeScreen #hint { margin: 1 3 0 3; height: auto; color: $dim; }
    HomeScreen #ahead { margin: 1 3 0 3; height: auto; color: $dim; }
    """

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.home = home
        self.settled = False
        """Whether the cursor was put where it is best to start."""

    def compose(self) -> ComposeResult:
        """Lay out packs and the call to action."""
        yield Static(id="top", markup=False)
        with VerticalScroll(id="body", can_focus=False), Vertical(id="column"):
            with Vertical(id="packs") as box:
                box.border_title = "Your packs"
                yield PackList()
            yield Static(id="next")
            yield Static(id="hint", markup=False)
            yield Static(id="ahead", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show what is known at once; packs that are not compiled yet follow."""
        self.draw(self.home)
        self.query_one(PackList).focus()
        if any(card.pending for card in self.home.packs):
            self.compile_packs()

    @work(thread=True, exclusive=True, group="compile")
    def compile_packs(self) -> None:
        """Compile new or changed packs off the screen's thread, then draw again."""

        def step() -> None:
            self.app.call_from_thread(self.draw, self.deck.study.home())

        self.deck.study.compile_packs(step)  # the first pack can be played while the others are on their way
        step()

    def on_screen_resume(self) -> None:
        """Come back from a round: show what it changed."""
        if self.is_mounted:
            self.draw(self.deck.study.home())

    def draw(self, home: Home) -> None:
        """Draw a state of the home screen."""
        self.home = home
        packs = self.query_one(PackList)
        packs.cards = home.packs
        if not self.settled and not any(card.pending for card in home.packs):
            self.settled = True
            packs.cursor = packs.cursor or where_to_start(home.packs)
        packs.cursor = min(packs.cursor, max(0, len(home.packs) - 1))
        self.query_one("#packs").border_title = "Your packs" if home.started else "Welcome to Factdeck. Your packs"
        self.query_one("#packs").display = bool(home.packs)
        self.draw_around()
        self.say_next()

    def on_resize(self) -> None:
        """Fit what depends on the width."""
        if self.is_mounted:
            self.call_after_refresh(self.draw_around)

    def draw_around(self) -> None:
        """Draw day, streak, today's load and the days ahead."""
        home = self.home
        streak = f" · {home.streak} day{'s' if home.streak != 1 else ''} in a row" if home.streak else ""
        left, right = f"Factdeck · {home.day:%a} {home.day.day} {home.day:%b}{streak}", today(home)
        room = self.size.width - 4 - len(left) - len(right)
        self.query_one("#top", Static).update(f"{left}{' ' * room}{right}" if room > 2 else left)
        days = self.query_one("#ahead", Static)
        days.update(ahead(home, min(104, self.size.width - 4)))
        days.display = bool(any(home.ahead)) and self.size.height >= 16

    def say_next(self) -> None:
        """Say what Enter does for the chosen pack."""
        card = self.query_one(PackList).chosen
        line, hint = invitation(card, self.home, self.app.theme_variables)
        self.query_one("#next", Static).update(line)
        self.query_one("#hint", Static).update(hint)
        self.refresh_bindings()

    def recolour(self) -> None:
        """Draw the invitation in the colours of now."""
        self.say_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what works now."""
        card = self.query_one(PackList).chosen if self.is_mounted else None
        ready = card is not None and not card.pending and not card.problem
        if action == "review":
            return bool(ready and card and card.due)
        if action == "review_all":
            return any(card.due for card in self.home.packs)
        if action == "let_go" or (action == "start" and self.home.half is not None):
            return self.home.half is not None
        if action == "hide_pack":
            return card is not None
        if action in {"start", "play", "read", "browse"}:
            return ready
        if action == "learn":
            return bool(ready and card and card.new)
        return True

    def action_start(self) -> None:
        """Review what is due, or play."""
        card = self.query_one(PackList).chosen
        if self.home.half is not None:
            with self.telling():
                self.deck.resume()
        elif card is not None:
            self.action_review() if card.due else self.action_learn() if card.new else self.action_round()

    def action_let_go(self) -> None:
        """Forget the half-played round."""
        self.deck.study.let_go()
        self.draw(self.deck.study.home())

    def action_add_pack(self) -> None:
        """Ask where the pack is, and take it in."""
        from quiz.tui.screens.adding import AddingScreen

        def add(where: str | None) -> None:
            if where:
                with self.telling():
                    self.notify(self.deck.study.add_pack(where), timeout=6)
                    self.again()

        self.app.push_screen(AddingScreen(), add)

    def action_hide_pack(self) -> None:
        """Hide the chosen pack, or show all again where none is left to hide."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.study.hide_pack(card.path)
                self.notify(f"{card.title} is hidden. H shows all packs again; your answers are kept.", timeout=6)
                self.again()

    def action_show_packs(self) -> None:
        """Show hidden packs again."""
        with self.telling():
            self.deck.study.show_packs()
            self.again()

    def again(self) -> None:
        """Draw what is there now, and read what is new."""
        self.draw(self.deck.study.home())
        if any(card.pending for card in self.home.packs):
            self.compile_packs()

    def action_round(self) -> None:
        """Play a round of the chosen pack."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.play(card.id)

    def action_play(self) -> None:
        """Choose a game of the chosen pack."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.games(card.id, card.title)

    def action_learn(self) -> None:
        """Learn new points of the chosen pack."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.learn(card.id)

    def action_settings(self) -> None:
        """Show what can be set."""
        self.deck.action_settings()

    def action_undo_last(self) -> None:
        """Take back the last thing that was done."""
        with self.telling():
            said = self.deck.study.undo_last()
            self.notify(said or "There is nothing to take back.", timeout=6)
            self.draw(self.deck.study.home())

    def action_review(self) -> None:
        """Review the chosen pack."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.review(card.id)

    def action_review_all(self) -> None:
        """Review all packs."""
        with self.telling():
            self.deck.review(None)

    def action_read(self) -> None:
        """Read the pack's text."""
        from quiz.tui.screens.reader import ReaderScreen

        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.app.push_screen(ReaderScreen(card.title, self.deck.study.texts(card.id)))

    def action_browse(self) -> None:
        """Look up the pack's facts."""
        if card := self.query_one(PackList).chosen:
            with self.telling():
                self.deck.browse(card.id)

    def action_stats(self) -> None:
        """Show how it goes."""
        with self.telling():
            self.deck.stats()
