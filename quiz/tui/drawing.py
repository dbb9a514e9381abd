"""Figures drawn with characters. Shades, lengths and marks carry the numbers; colour only helps."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.table import Table
from rich.text import Text

from quiz.core.figures import Figure, cell, numbers, table

if TYPE_CHECKING:
    from rich.console import RenderableType

SHADES = "·░▒▓█"
EIGHTHS = " ▏▎▍▌▋▊▉"
MARKS = ("braille", "•", "x")
"""How plotted lines differ beside their colours."""
NAMES_OF_MARKS = ("⠒⠒", "••", "xx")
LEAST = (24, 6)
"""Columns and lines below which numbers say more than a drawing."""

Colours = Mapping[str, str]
"""Role (`primary`, `due`, `dim`, `correct`, `foreground`) to #rrggbb."""


def draw(figure: Figure, width: int, height: int, colours: Colours, *, as_table: bool = False) -> RenderableType:
    """Return a figure drawn to a size, or its numbers where that was asked for or nothing else fits."""
    if not figure.rows:
        return Text(figure.empty, style=colours.get("dim", ""))
    if as_table or figure.shape == "table" or width < LEAST[0] or height < LEAST[1]:
        return as_numbers(figure, width)
    match figure.shape:
        case "heat":
            return _heat(figure, width, colours)
        case "bars":
            return _bars(figure, width, colours)
        case "columns" if _too_wordy(figure, width):
            return _bars(figure, width, colours)
        case "columns":
            return _columns(figure, width, height, colours)
        case "lines":
            return _lines(figure, width, height, colours)


def lines_of(figure: Figure, width: int, *, as_table: bool) -> int | None:
    """Return how many lines a drawing takes; None for one that takes what there is."""
    if not figure.rows:
        return max(1, -(-len(figure.empty) // max(1, width)))
    if as_table or figure.shape == "table" or width < LEAST[0]:
        return len(figure.rows) + 1
    if figure.shape == "heat":
        return 9
    if figure.shape == "bars" or (figure.shape == "columns" and _too_wordy(figure, width)):
        return max(len(figure.rows), LEAST[1])
    return None


def as_numbers(figure: Figure, width: int) -> Table:
    """Return a figure's numbers as a table; texts in the last column run over several lines."""
    rows = table(figure)
    found = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    last = len(figure.columns) - 1
    for at, (column, cells) in enumerate(zip(figure.columns, _widths(rows, width), strict=True)):
        text = column.unit == "text"
        found.add_column(
            Text(column.name, no_wrap=True, overflow="ellipsis"), justify="left" if text else "right", width=cells,
            no_wrap=not text or at != last, overflow="ellipsis" if at != last else "fold",
        )  # fmt: skip
    for row in rows[1:]:
        found.add_row(*(Text(value) for value in row))
    return found


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the width of each column: what its cells need, and of what is left what its head needs.

    Where even the cells don't fit, the widest columns give way first.
    """
    heads = [cell_len(text) for text in rows[0]]
    cells = [max((cell_len(row[at]) for row in rows[1:]), default=1) for at in range(len(heads))]
    room = max(len(heads) * 3, width - 2 * len(heads))
    widths = list(cells)
    while sum(widths) > room:
        widest = max(range(len(widths)), key=lambda at: widths[at])
        widths[widest] -= 1
    while sum(widths) < room and any(have < head for have, head in zip(widths, heads, strict=True)):
        shortest = min((at for at in range(len(widths)) if widths[at] < heads[at]), key=lambda at: widths[at])
        widths[shortest] += 1
    return widths


# Calendar


def _heat(figure: Figure, width: int, colours: Colours) -> Text:
    """Draw weeks as columns and weekdays as lines, the latest week at the right."""
    counts = {int(row[0] or 0): number for row, number in zip(figure.rows, numbers(figure, 1), strict=True)}
    last = max(counts)
    monday = last - (last - 1) % 7
    weeks = min(53, (width - 4) // (2 if width >= 112 else 1))
    step = 2 if width >= 112 else 1
    first = monday - 7 * (weeks - 1)
    ends = _steps([n for day, n in counts.items() if day >= first and n])
    shades = [colours.get("dim", ""), *[colours.get("primary", "")] * 4]
    text = Text("    " + _months(first, weeks, step) + "\n", style=colours.get("dim", ""))
    for weekday in range(7):
        text.append(f"{('Mon', '', 'Wed', '', 'Fri', '', 'Sun')[weekday]:<4}", style=colours.get("dim", ""))
        for week in range(weeks):
            day = first + 7 * week + weekday
            level = sum(counts.get(day, 0) > end for end in ends) + 1 if counts.get(day) else 0
            text.append((" " if day > last else SHADES[level]) + " " * (step - 1), style=shades[level])
        text.append("\n")
    text.append("    less ", style=colours.get("dim", ""))
    for level, shade in enumerate(SHADES):
        text.append(shade + " ", style=shades[level])
    text.append("more", style=colours.get("dim", ""))
    return text


def _steps(values: Sequence[float]) -> list[float]:
    """Return where shades change: by what a usual day has, so that one long day does not fade all the others."""
    usual = sorted(values)[len(values) // 2] if values else 0
    return [usual / 2, usual, usual * 1.6]


def _months(first: int, weeks: int, step: int) -> str:
    line, month = "", 0
    for week in range(weeks):
        day = date.fromordinal(first + 7 * week)
        if day.month != month and len(line) <= week * step:
            line = line.ljust(week * step) + (f"{day:%b} " if week < weeks - 1 else "")
        month = day.month
    return line.ljust(weeks * step)


# Lying bars


def _bars(figure: Figure, width: int, colours: Colours) -> Text:
    """Draw a bar a row, with its label before it and its number after it."""
    rows = table(figure)[1:]
    values = numbers(figure, 1)
    share = figure.columns[1].unit == "share"
    most = 1.0 if share else max([*values, 1e-9])
    labels = min(max(cell_len(row[0]) for row in rows), max(8, width // 3))
    after = max(cell_len(row[1]) for row in rows)
    room = max(4, width - labels - after - 3)
    text = Text(no_wrap=True)
    for row, value in zip(rows, values, strict=True):
        label = row[0] if cell_len(row[0]) <= labels else set_cell_size(row[0], labels - 1) + "…"
        text.append(set_cell_size(label, labels) + " ")
        text.append(_bar(value / most * room), style=colours.get("primary", ""))
        text.append(f" {row[1]}\n", style=colours.get("dim", ""))
    text.rstrip()
    return text


def _bar(length: float) -> str:
    whole, part = divmod(max(0, round(8 * length)), 8)
    return "█" * whole + (EIGHTHS[part] if part else "")


def _too_wordy(figure: Figure, width: int) -> bool:
    """Whether the labels under upright bars would not fit beside each other."""
    return figure.columns[0].unit == "text" and sum(cell_len(str(row[0])) + 2 for row in figure.rows) > width - 8


# What the plotting library draws


def _plot(width: int, height: int) -> Any:
    """Return an empty plot without frame and ground; the library is imported only here."""
    from textual_plotext.plot import Plot

    plot: Any = Plot()
    plot.plotsize(width, height)
    plot.canvas_color("default")
    plot.axes_color("default")
    plot.ticks_color("default")
    plot.xaxes(True, False)
    plot.yaxes(True, False)
    return plot


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _columns(figure: Figure, width: int, height: int, colours: Colours) -> Text:
    plot = _plot(width, height)
    values = numbers(figure, 1)
    places = list(range(len(values)))
    plot.bar(places, values, width=0.8 if len(values) * 2 < width else 1, marker="sd", color=_rgb(colours["primary"]))
    plot.xlim(-0.6, len(values) - 0.4)
    plot.ylim(0, max([*values, 1]))
    _x_ticks(plot, figure, [float(at) for at in places], width)
    _y_ticks(plot, figure, 0.0, max([*values, 1]), height)
    return Text.from_ansi(plot.build().rstrip("\n"))


def _lines(figure: Figure, width: int, height: int, colours: Colours) -> Text:
    plot = _plot(width, height - 1)
    x = [float(value or 0) for value in (row[0] for row in figure.rows) if not isinstance(value, str)]
    series = [at for at, column in enumerate(figure.columns) if at and column.unit == "share"]
    values = [float(v) for at in series for row in figure.rows if isinstance(v := row[at], int | float)]
    low = max(0.0, min([*values, figure.guide or 1.0]) - 0.05)
    low = 0.0 if low < 0.3 else low
    legend = Text(no_wrap=True, overflow="ellipsis")
    hues = ("primary", "correct", "due")
    if figure.guide is not None:
        plot.plot([x[0], x[-1]], [figure.guide] * 2, marker="─", color=_rgb(colours["dim"]))
        legend.append(f"── {cell(figure.guide, 'share')} aimed at   ", style=colours["dim"])
    for turn, at in enumerate(series):
        pairs = [
            (px, float(v)) for px, row in zip(x, figure.rows, strict=True) if isinstance(v := row[at], int | float)
        ]
        if not pairs:
            continue
        hue = colours[hues[turn % 3]]
        drawn = plot.plot if len(pairs) > 1 else plot.scatter
        drawn([a for a, _ in pairs], [b for _, b in pairs], marker=MARKS[turn % 3], color=_rgb(hue))
        legend.append(f"{NAMES_OF_MARKS[turn % 3]} {figure.columns[at].name}   ", style=hue)
    plot.ylim(low, 1.0)
    if x[0] < x[-1]:
        plot.xlim(x[0], x[-1])
    _x_ticks(plot, figure, x, width)
    _y_ticks(plot, figure, low, 1.0, height - 1)
    return Text("\n").join([Text.from_ansi(plot.build().rstrip("\n")), legend])


def _x_ticks(plot: Any, figure: Figure, places: Sequence[float], width: int) -> None:
    """Label a few places along the x axis, as many as there is room for."""
    unit = figure.columns[0].unit
    if unit == "number" and places[-1] > places[0]:  # days from now, of which 0 is worth a mark
        span = places[-1] - places[0]
        step = next(
            s for s in (1, 2, 5, 7, 14, 30, 60, 90, 180, 365, 730, 3650, 36500) if span / s <= max(2, width // 12)
        )
        ticks = [float(n * step) for n in range(int(places[0] // step) + 1, int(places[-1] // step) + 1)]
        plot.xticks(ticks, ["now" if not tick else f"{tick:+.0f} d" for tick in ticks])
        return
    labels = [date.fromordinal(int(row[0] or 0)) if unit == "day" else row[0] for row in figure.rows]
    said = [f"{label.day} {label:%b}" if isinstance(label, date) else str(label) for label in labels]
    most = max(1, (width - 8) // (max(map(len, said)) + 3))
    step = max(1, -(-len(said) // most))
    plot.xticks([float(place) for place in places[::step]], said[::step])


def _y_ticks(plot: Any, figure: Figure, low: float, high: float, height: int) -> None:
    """Label round values along the y axis."""
    unit = figure.columns[1].unit
    step = _round_step((high - low) / (3 if height < 12 else 5), whole=unit == "count")
    first = -(-low // step)
    values = [(first + n) * step for n in range(int((high - first * step) / step + 1e-9) + 1)]
    plot.yticks(values, [cell(round(value, 2), "number" if unit != "share" else unit) for value in values])


def _round_step(least: float, *, whole: bool) -> float:
    """Return the smallest of 1, 2 and 5 times a power of ten that is not below `least`."""
    power = 10.0 ** math.floor(math.log10(max(least, 1e-6)))
    step = next(power * times for times in (1, 2, 5, 10) if power * times >= least * 0.999)
    return max(1.0, step) if whole else step
