"""The workbench: an author's pack beside the editor it is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Footer, OptionList, Static
from textual.widgets.option_list import Option

from quiz.tui import commands, looking
from quiz.tui.commands import Command, bindings
from quiz.tui.screens.base import FactdeckScreen

if TYPE_CHECKING:
    from questions.building import Refusal
    from questions.items import Item
    from quiz.authoring.bench import Bench

EVERY = 0.05
"""Seconds between two looks at the files."""


class PlayFact(Command):
    """Answer the questions of this fact as a learner would; nothing of it is remembered."""

    key = "p"
    label = "play"


class Veto(Command):
    """Veto a family of questions or a slot of this fact (`skip`), or allow one again."""

    key = "v"
    label = "veto"


class Reviewed(Command):
    """Mark this fact as reviewed, which locks the wording of its questions; or take the mark away."""

    key = "r"
    label = "reviewed"


class NextProblem(Command):
    """Go to the next fact that has a problem."""

    key = "n"
    label = "next problem"


class VetoScreen(ModalScreen[str | None]):
    """Which family or slot."""

    DEFAULT_CSS = """
    VetoScreen { align: center middle; }
    VetoScreen > Vertical {
        width: 56; max-width: 96%; height: auto; max-height: 90%; border: round $border; border-title-color: $primary;
        background: $background; padding: 0 1;
    }
    VetoScreen OptionList { height: auto; max-height: 100%; border: none; background: $background; padding: 0; }
    VetoScreen OptionList:focus { border: none; background: $background; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(looking.Back)

    def __init__(self, names: list[tuple[str, bool]]) -> None:
        super().__init__()
        self.names = names

    def compose(self) -> ComposeResult:
        """Lay out the choices."""
        with Vertical() as box:
            box.border_title = "Never ask"
            yield OptionList(
                *(
                    Option(Text(f"{'✗ vetoed  ' if vetoed else '  asked   '} {name}"), id=name)
                    for name, vetoed in self.names
                ),
                markup=False,
            )
        yield Footer(show_command_palette=False)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take the choice."""
        event.stop()
        self.dismiss(event.option.id)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)


class WorkbenchScreen(FactdeckScreen):
    """Facts, what is wrong with them, and their questions, as saved a moment ago."""

    PURPOSE = "Your pack as you write it: save in your editor, and what changed shows here. Arrows choose a fact."
    COMMANDS_HERE: ClassVar[tuple[type[Command], ...]] = (
        PlayFact,
        NextProblem,
        Veto,
        Reviewed,
        commands.Help,
        looking.Back,
    )
    BINDINGS: ClassVar[list[BindingType]] = bindings(*COMMANDS_HERE, commands.ChangeTheme)
    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    WorkbenchScreen #top { height: 1; padding: 0 2; color: $dim; }
    WorkbenchScreen #sides { height: 1fr; padding: 0 1; }
    WorkbenchScreen #facts {
        border: round $border-blurred; border-title-color: $primary; width: 34%; height: 1fr; background: $background;
    }
    WorkbenchScreen #facts:focus { border: round $border; }
    WorkbenchScreen #fact { border: round $border-blurred; border-title-color: $primary; width: 1fr; height: 1fr; padding: 0 1; }
    WorkbenchScreen.-narrow #sides { layout: vertical; }
    WorkbenchScreen.-narrow #facts { width: 1fr; height: 30%; }
    WorkbenchScreen.-narrow #fact { height: 1fr; }
    """

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.rows: list[tuple[str, str]] = []
        """(fact, line) as listed; the first may be "", for problems of the pack."""
        self.shown = 0
        """How many readings were shown."""
        self._busy = False

    def compose(self) -> ComposeResult:
        """Lay out the facts and the one at the cursor."""
        yield Static(id="top", markup=False)
        with Horizontal(id="sides"):
            facts = OptionList(id="facts", markup=False)
            facts.border_title = "Facts"
            yield facts
            with VerticalScroll(id="fact", can_focus=False) as box:
                box.border_title = "Fact"
                yield Static(id="outline", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin to watch."""
        self.query_one("#top", Static).update("Reading …")
        self.look()
        self.set_interval(EVERY, self.look)

    def on_resize(self, event: events.Resize) -> None:
        """On narrow screens the fact stands below the list."""
        self.set_class(event.size.width < 90, "-narrow")

    def look(self) -> None:
        """Read again if something was saved."""
        if not self._busy:
            self._busy = True
            self._read()

    @work(thread=True, group="bench")
    def _read(self) -> None:
        """Look at the files, away from the screen's thread."""
        try:
            if self.bench.changed():
                self.bench.refresh()
                self.app.call_from_thread(self.draw)
        finally:
            self._busy = False

    # What is shown

    def draw(self) -> None:
        """Show what was read."""
        if not self.is_attached:
            return
        rows = self._rows()
        listed = self.query_one("#facts", OptionList)
        at = listed.highlighted
        if [name for name, _ in rows] == [name for name, _ in self.rows]:
            for index, (old, new) in enumerate(zip(self.rows, rows, strict=True)):
                if old != new:
                    listed.replace_option_prompt_at_index(index, new[1])
        else:
            name = self.fact
            listed.clear_options()
            listed.add_options([line for _, line in rows])
            names = [one for one, _ in rows]
            at = names.index(name) if name in names else min(at or 0, len(rows) - 1)
            listed.highlighted = at if rows else None
        self.rows = rows
        self._top()
        self.draw_fact()
        self.shown += 1

    def _top(self) -> None:
        errors = sum(problem.is_error for problem in self.bench.problems)
        others = len(self.bench.problems) - errors
        count = len(self.bench.pack.facts) if self.bench.pack else 0
        notes = sum(map(len, self.bench.reports.values()))
        parts = [_count(errors, "error"), f"{others} to look at", _count(count, "fact"), _count(notes, "report")]
        said = f"{'✗' if errors else '✓'} {' · '.join(parts)}"
        self.query_one("#top", Static).update(f"{self.bench.path}   {said}")

    def _rows(self) -> list[tuple[str, str]]:
        reading, pack = self.bench.reading, self.bench.pack
        own = self.bench.of_fact("")
        sign = "✗" if any(problem.is_error for problem in own) else "!" if own else "·"
        rows = [("", f"{sign} the pack itself")]
        if reading is None or pack is None:
            return rows
        found = {
            owner: "✗" if any(problem.is_error for problem in problems) else "!"
            for owner, problems in self.bench.owned.items()
        }
        for fact in pack.facts:
            sign = found.get(fact.id) or ("✎" if fact.id in self.bench.reports else "✓" if fact.reviewed else "·")
            rows.append((fact.id, f"{sign} {fact.id}  {fact.kind}"))
        return rows

    @property
    def fact(self) -> str:
        """The fact at the cursor; "" for the pack itself."""
        at = self.query_one("#facts", OptionList).highlighted
        return self.rows[at][0] if at is not None and at < len(self.rows) else ""

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the fact that the cursor is on."""
        event.stop()
        self.draw_fact()

    def draw_fact(self) -> None:
        """Show one fact: what is wrong, what was reported, its questions, and why others are not asked."""
        self.query_one("#outline", Static).update(self._outline(self.fact))
        self.query_one("#fact").border_title = self.fact or "The pack itself"

    def _outline(self, fact: str) -> Text:
        out = Text()
        for problem in self.bench.of_fact(fact):
            style = "bold" if problem.is_error else ""
            out.append(f"{problem.path}:{problem.line}:{problem.column} {problem.code}\n", "dim")
            out.append(f"{'✗' if problem.is_error else '!'} {problem.message}\n", style)
            if problem.mend:
                out.append(f"  → {problem.mend}\n")
        for report in self.bench.reports.get(fact, ()):
            out.append(f"✎ {report.said}\n", "bold")
            if report.stem:
                out.append(f"  {report.stem}\n", "dim")
        if not fact:
            return out if out else Text("Nothing is wrong with it.")
        if self.bench.reading is None or self.bench.reading.pack is None:
            out.append("\nQuestions appear when the pack has no errors left that keep it from being read.\n", "dim")
            return out
        items, refusals = self.bench.made(fact)
        drifted = set(self.bench.drifted(fact))
        if drifted:
            out.append(
                f"\n! {len(drifted)} of the reviewed questions read otherwise now; r twice locks them anew\n", "bold"
            )
        out.append(f"\n{_count(len(items), 'question')}\n", "bold")
        for item in items:
            _item(out, item, item.stem in drifted)
        if refusals:
            _refusals(out, refusals)
        return out

    # What can be done

    def action_back(self) -> None:
        """Leave."""
        self.leave()

    def action_next_problem(self) -> None:
        """Go on to a fact with a sign."""
        listed = self.query_one("#facts", OptionList)
        start = (listed.highlighted or 0) + 1
        order = [*range(start, len(self.rows)), *range(start)]
        found = next((at for at in order if at < len(self.rows) and self.rows[at][1][0] in "✗✎"), None)
        if found is None:
            self.notify("No fact has an error or a report.")
        else:
            listed.highlighted = found

    def action_play_fact(self) -> None:
        """Ask the questions of the fact."""
        if not self.fact:
            return
        items, _ = self.bench.made(self.fact)
        if not items:
            self.notify("This fact gives no questions yet.")
            return
        with self.telling():
            session = self.deck.study.play(str(self.bench.path), count=1, seed=1)
            session.items = list(items)
            self.deck.show(session)

    def action_veto(self) -> None:
        """Choose what is never asked."""
        if not self.fact or self.bench.pack is None:
            return
        fact = self.bench.pack.by_id[self.fact]
        families = {item.family for item in self.bench.made(fact.id)[0]}
        slots = {slot.name.partition("/")[0] for slot in self.bench.pack.slots(fact) if slot.point}
        names = sorted(families | set(fact.skip)) + sorted(slots - families - set(fact.skip))
        if names:
            self.app.push_screen(VetoScreen([(name, name in fact.skip) for name in names]), self._vetoed)

    def _vetoed(self, name: str | None) -> None:
        if name is None:
            return
        with self.telling():
            vetoed = self.bench.veto(self.fact, name)
            self.notify(f"{name} is {'not asked any more' if vetoed else 'asked again'}.")
        self.draw()

    def action_reviewed(self) -> None:
        """Mark the fact, or take the mark away."""
        if not self.fact or self.bench.pack is None:
            return
        with self.telling():
            reviewed = self.bench.review(self.fact)
            self.notify(
                "Reviewed; the wording of its questions is locked." if reviewed else "Not marked as reviewed any more."
            )
        self.draw()


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _item(out: Text, item: Item, drifted: bool) -> None:
    out.append(f"\n{'! ' if drifted else ''}{item.family} · {item.format}\n", "dim")
    out.append(f"{item.stem}\n")
    if item.options:
        for option in item.options:
            out.append(f"  {'✓' if option.correct else '✗'} {option.text}", "bold" if option.correct else "")
            if option.certificate is not None:
                out.append(f"   {option.certificate.type}: {option.certificate.why}", "dim")
            out.append("\n")
    else:
        out.append(f"  ✓ {', '.join(item.answers)}\n", "bold")


def _refusals(out: Text, refusals: list[Refusal]) -> None:
    out.append("\nNot asked\n", "bold")
    for refusal in sorted({(one.family, one.rule, one.why) for one in refusals}):
        out.append(f"  {refusal[0]}: {refusal[2]} ({refusal[1]})\n", "dim")
