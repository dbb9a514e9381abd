"""What statistics say: each a figure with its numbers. Pure: the store counts, this puts into words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from quiz.core.figures import Column, Figure, cell, length
from quiz.core.statistics import Answers, Statistics
from quiz.core.words import kind_in_words, way_in_words

HEAT_DAYS = 371
"""Days of the heat map: 53 weeks."""
WEEKS = 26
"""Weeks of the true retention."""
FEW = 5
"""Answers of a week below which their share says nothing."""
AHEAD = 30
"""Days of the forecast."""
BACK = 30
"""Days of the time spent."""

EMPTY = "Nothing was answered yet. Play a round (p on the first screen), and it will fill."


@dataclass(frozen=True, slots=True)
class Hard:
    """A point that was forgotten."""

    sentence: str
    slot: str
    lapses: int
    answers: int
    difficulty: float
    """1..10."""


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything that is told of a learner, as figures."""

    title: str
    day: date
    figures: tuple[Figure, ...]

    def figure(self, name: str) -> Figure:
        """Return one figure.

        Raises:
            KeyError: If there is none of that name.
        """
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


def heat(days: Mapping[int, Answers], today: int) -> Figure:
    """Return the answers of each day of the last 53 weeks."""
    shown = {day: one for day, one in days.items() if today - HEAT_DAYS < day <= today}
    now, best = runs(shown, today)
    total = sum(one.count for one in shown.values())
    says = (
        f"{_count(total, 'answer')} on {_count(len(shown), 'day')}. In a row: {_count(now, 'day')} now, {best} at best."
    )
    return Figure(
        "days", "Days", says if shown else "", "heat",
        (Column("day", "day"), Column("answers", "count"), Column("minutes", "minutes")),
        tuple((day, one.count, round(one.seconds / 60, 1)) for day, one in sorted(shown.items(), reverse=True)), empty=EMPTY,
    )  # fmt: skip


def runs(days: Iterable[int], today: int) -> tuple[int, int]:
    """Return how many days in a row there are up to today or yesterday, and at best."""
    there = set(days)
    last = today if today in there else today - 1
    now = 0
    while last - now in there:
        now += 1
    best = run = 0
    for day in sorted(there):
        run = run + 1 if day - 1 in there else 1
        best = max(best, run)
    return now, best


def retention(reviews: Mapping[tuple[int, str], Answers], today: int, desired: float) -> Figure:
    """Return the share of right answers in reviews by week, against the retention that the schedule aims at.

    A review asks what is due, so that its share of right answers is the true retention; answers among options come out
    higher, as some are guessed.
    """
    monday = today - (today - 1) % 7  # ordinal 1 was a Monday
    weeks: dict[int, dict[str, list[int]]] = {}
    for (day, answer_class), one in reviews.items():
        week = day - (day - 1) % 7
        if monday - 7 * WEEKS < week <= monday:
            sums = weeks.setdefault(week, {}).setdefault(answer_class, [0, 0])
            sums[0] += one.count
            sums[1] += one.right
    rows = []
    total = [0, 0]
    for week, classes in sorted(weeks.items()):
        shares = []
        for name in ("recall", "recognition"):
            answers, right = classes.get(name, (0, 0))
            shares.append(right / answers if answers >= FEW else None)
            total = [total[0] + answers, total[1] + right]
        rows.append((week, *shares, sum(n for n, _ in classes.values())))
    says = ""
    if total[0]:
        true = total[1] / total[0]
        verdict = "above" if true > desired + 0.02 else "below" if true < desired - 0.02 else "close to"
        says = (
            f"{cell(true, 'share')} of {_count(total[0], 'review')} were right: {verdict} the {cell(desired, 'share')}"
            " that the schedule aims at."
        )
    return Figure(
        "retention", "True against desired retention", says, "lines",
        (Column("week from", "day"), Column("recall", "share"), Column("among options", "share"), Column("answers", "count")),
        tuple(rows), guide=desired, empty="No reviews yet. They come by themselves: what was learned is due after some days.",
    )  # fmt: skip


def forecast(due: Mapping[int, int], today: int) -> Figure:
    """Return how many points come back on each of the next days; what is overdue counts for today."""
    counts = [due.get(today + ahead, 0) for ahead in range(AHEAD)]
    counts[0] += sum(n for day, n in due.items() if day < today)
    total = sum(counts)
    says = f"{_count(total, 'review')} in {AHEAD} days, about {max(1, round(total / AHEAD))} a day; {counts[0]} today."
    return Figure(
        "forecast", "Forecast", says if total else "", "columns", (Column("day", "day"), Column("due", "count")),
        tuple((today + ahead, n) for ahead, n in enumerate(counts)) if total else (),
        empty="Nothing is scheduled. What you play and review comes back, and will be foretold here.",
    )  # fmt: skip


def stability(counts: Mapping[int, int]) -> Figure:
    """Return how many points there are by the power of two of their stability in days, -1 for less than a day."""
    total = sum(counts.values())
    steps = range(min(counts, default=0), max(counts, default=-1) + 1)
    middle, seen = 0, 0
    for step in steps:
        seen += counts.get(step, 0)
        if 2 * seen >= total:
            middle = step
            break
    says = (
        f"{_count(total, 'point')}; half of them last {length(2**middle) if middle >= 0 else 'under a day'} or longer."
    )
    return Figure(
        "stability", "How long memory lasts", says if total else "", "bars",
        (Column("until recall falls to 90 %"), Column("points", "count")),
        tuple((_span(step), counts.get(step, 0)) for step in steps), empty=EMPTY,
    )  # fmt: skip


def _span(step: int) -> str:
    if step < 0:
        return "under a day"
    low, high = 2**step, 2 ** (step + 1)
    return f"{low} to {high} days" if high < 1000 else f"{low / 365.25:.1f} to {high / 365.25:.1f} years"


def remembered(told: Statistics) -> Figure:
    """Return how many points are believed to be known now, by how likely that is."""
    says = f"About {told.remembered:,.0f} of {_count(told.points, 'point')} are remembered now."
    steps = range(19, min(told.recall, default=20) - 1, -1)
    return Figure(
        "recall", "What you remember now", says if told.points else "", "bars",
        (Column("chance to recall"), Column("points", "count")),
        tuple((f"{5 * step} to {5 * step + 5} %", told.recall.get(step, 0)) for step in steps), empty=EMPTY,
    )  # fmt: skip


def by(families: Mapping[tuple[str, str], Answers], what: str) -> Figure:
    """Return the share of right answers by `family` or `format`, the weakest first."""
    found: dict[str, list[float]] = {}
    for (family, way), one in families.items():
        mine = found.setdefault(kind_in_words(family) if what == "family" else way_in_words(way), [0, 0, 0])
        for at, part in enumerate((one.count, one.score, one.seconds)):
            mine[at] += part
    rows = sorted(
        ((name, score / n, int(n), round(spent / n, 1)) for name, (n, score, spent) in found.items() if n),
        key=lambda row: (row[1], row[0]),
    )
    says = ""
    if len(rows) > 1:
        says = f"Weakest: {rows[0][0]}, {cell(rows[0][1], 'share')}. Strongest: {rows[-1][0]}, {cell(rows[-1][1], 'share')}."
    title = "By kind of question" if what == "family" else "By way of answering"
    return Figure(
        "families" if what == "family" else "formats", title, says, "bars",
        (Column("kind of question" if what == "family" else "way of answering"), Column("right", "share"),
         Column("answers", "count"), Column("seconds each", "seconds")), tuple(rows), empty=EMPTY,
    )  # fmt: skip


def hardest(points: Sequence[Hard]) -> Figure:
    """Return the points that were forgotten most often."""
    return Figure(
        "hardest", "Hardest facts", "What was known and then answered wrongly most often." if points else "", "table",
        (Column("forgotten", "count"), Column("answers", "count"), Column("what"), Column("fact")),
        tuple((one.lapses, one.answers, one.slot, one.sentence) for one in points),
        empty="Nothing was forgotten so far. What you know and then miss will be listed here.",
    )  # fmt: skip


def time_spent(days: Mapping[int, Answers], today: int) -> Figure:
    """Return the minutes of each of the last days; an answer counts for a minute at most."""
    shown = {day: one for day, one in days.items() if today - BACK < day <= today}
    total = sum(one.seconds for one in shown.values()) / 60
    hours = sum(one.seconds for one in days.values()) / 3600
    says = f"{total:,.0f} minutes in {BACK} days, {hours:,.1f} hours in all."
    none = Answers(0, 0, 0.0, 0.0)
    rows = ((day, shown.get(day, none)) for day in range(today - BACK + 1, today + 1))
    return Figure(
        "time", "Time", says if days else "", "columns",
        (Column("day", "day"), Column("minutes", "minutes"), Column("answers", "count")),
        tuple((day, round(one.seconds / 60, 1), one.count) for day, one in rows) if shown else (),
        empty=EMPTY if not days else f"Nothing was answered in the last {BACK} days.",
    )  # fmt: skip


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
