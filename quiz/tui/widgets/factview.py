"""Parts of a fact's page as text: quotes are marked by brackets and weight, never by colour alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from rich.table import Table
from rich.text import Text

from quiz.core.browsing import Row
from quiz.core.figures import cell
from quiz.core.pages import Asked, Page, Passage, PastAnswer, PointStanding
from quiz.tui.theme import PARTLY, RIGHT, UNKNOWN, WRONG
from quiz.tui.widgets.factlist import SIGNS

MOST_SLOTS = 40
"""Slots that a page lists; large sets and tables have more, and say so."""

Colours = Mapping[str, str]


def heading(page: Page, colours: Colours) -> Text:
    """Return the sentence, and under it what sort of fact it is."""
    text = Text.assemble((page.sentence, "bold"))
    parts = [page.kind, *([page.date] if page.date else []), *page.tags]
    parts += [] if page.asked else ["not asked: it refutes wrong answers"]
    text.append("\n" + " · ".join(parts), style=colours["dim"])
    return text


def slots(page: Page, standings: Sequence[PointStanding], colours: Colours) -> Table:
    """Return the values of a fact, and for those that are asked what is remembered."""
    known = {one.slot: one for one in standings}
    table = Table.grid(padding=(0, 2))
    table.add_column(style=colours["dim"], max_width=34)
    table.add_column(ratio=1)
    table.add_column()
    for slot in page.slots[:MOST_SLOTS]:
        said = Text()
        if one := known.get(slot.name):
            memory = one.words.split(" ")[0] if one.recall is not None else "new"
            sign = SIGNS["due"] if "due" in one.words else SIGNS.get(memory, "·")
            role = "due" if "due" in one.words else "correct" if memory == "known" else "dim"
            recall = f" · {cell(one.recall, 'share')} now" if one.recall is not None else ""
            said.append(f"{sign} {one.words}{recall}", style=colours[role])
        table.add_row(slot.label, Text(slot.value), said)
    if len(page.slots) > MOST_SLOTS:
        table.add_row("", Text(f"and {len(page.slots) - MOST_SLOTS} more", style=colours["dim"]), "")
    return table


def passage(quotes: Sequence[Passage], colours: Colours) -> Text:
    """Return a paragraph with its quotes in it, each as «quote», bold and underlined.

    Args:
        quotes: Of one paragraph; at least one.
        colours: By role.
    """
    one = quotes[0]
    paragraph = one.before + one.quote + one.after
    text, at = Text(), 0
    for start, end in sorted({(len(each.before), len(each.before) + len(each.quote)) for each in quotes}):
        if start < at:
            continue  # inside of the one before
        text.append(paragraph[at:start], style=colours["dim"])
        text.append(f"«{paragraph[start:end]}»", style=f"bold underline {colours['foreground']}")
        at = end
    text.append(paragraph[at:], style=colours["dim"])
    where = ", ".join(part for part in (one.source, one.section) if part)
    text.append(f"\n— {where}", style=colours["dim"])
    return text


def sources(page: Page, colours: Colours) -> Text:
    """Return all quotes of a fact in their paragraphs, each paragraph once."""
    paragraphs: dict[tuple[str, str, str], list[Passage]] = {}
    for one in page.passages:
        paragraphs.setdefault((one.source, one.section, one.before + one.quote + one.after), []).append(one)
    return Text("\n\n").join(passage(quotes, colours) for quotes in paragraphs.values())


def past(answers: Sequence[PastAnswer], colours: Colours, today: int) -> Table:
    """Return past answers, the latest first."""
    table = Table.grid(padding=(0, 2))
    table.add_column(width=1)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1, no_wrap=True)
    table.add_column(style=colours["dim"], no_wrap=True)
    for answer in answers:
        unknown = answer.said == "don't know"
        sign = UNKNOWN if unknown else RIGHT if answer.share >= 1 else WRONG if answer.share <= 0 else PARTLY
        role = "correct" if sign == RIGHT else "wrong" if sign == WRONG else "due"
        word = {RIGHT: "right", WRONG: "wrong", PARTLY: "partly", UNKNOWN: ""}[sign]
        said = ": ".join(part for part in (word, answer.said) if part)
        table.add_row(
            Text(sign, style=colours[role]), _ago(answer.day, today), Text(said, overflow="ellipsis"), answer.format
        )
    return table


def _ago(day: int, today: int) -> str:
    days = today - day
    if days < 1:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 60:
        return f"{days} days ago"
    when = date.fromordinal(day)
    return f"{when.day} {when:%b %Y}"


def neighbours(rows: Sequence[Row], colours: Colours) -> Table:
    """Return neighbours with the keys that open them."""
    table = Table.grid(padding=(0, 1))
    table.add_column(width=2, style=f"bold {colours['primary']}")
    table.add_column(ratio=1)
    for number, row in enumerate(rows, start=1):
        said = Text(row.sentence, overflow="ellipsis", no_wrap=True)
        table.add_row(str(number), said)
    return table


def questions(made: Sequence[Asked], colours: Colours) -> Text:
    """Return questions with their answers."""
    text = Text()
    for at, one in enumerate(made):
        text.append("\n\n" if at else "")
        text.append(one.stem, style="bold")
        text.append(f"\n{one.family} · {one.format}", style=f"{colours['dim']}")
        text.append(f"\n{RIGHT} {one.answer}", style=colours["correct"])
        others = [option for option in one.options if option not in one.answer]
        if others:
            text.append(f"\n{WRONG} {' / '.join(others)}", style=colours["dim"])
    return text


def outline(page: Page, colours: Colours) -> Text:
    """Return what a list shows of a fact beside it."""
    text = heading(page, colours)
    labelled = [slot for slot in page.slots if slot.point][:8]
    for slot in labelled:
        text.append(f"\n\n{slot.label}  " if slot is labelled[0] else f"\n{slot.label}  ", style=colours["dim"])
        text.append(slot.value)
    if page.passages:
        text.append("\n\n")
        text.append_text(sources(page, colours))
    return text
