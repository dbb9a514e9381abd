"""Facts that can't all be true."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator

from questions.checking.scope import Scope
from questions.facts import Fact
from questions.facts.definition import Definition
from questions.facts.event import Event
from questions.facts.quantity import Quantity
from questions.facts.relation import Relation
from questions.facts.sequence import Sequence
from questions.facts.statement import Statement
from questions.facts.status import Status
from questions.facts.tenure import Tenure
from questions.problems import Problem
from questions.text.folding import fold
from questions.text.units import unit_name

_Claim = tuple[Hashable, Hashable, tuple[str | int, ...], str]
"""What is determined, its value, where the value stands, and how it is said."""


def two_values(scope: Scope) -> Iterator[Problem]:
    """Yield the facts that give a second value to what has one."""
    first: dict[Hashable, tuple[Fact, Hashable]] = {}
    for fact in scope.pack.facts:
        for key, value, path, said in _claims(fact, scope):
            other, known = first.setdefault(key, (fact, value))
            if known != value:
                yield scope.problem(
                    fact,
                    path,
                    "P501",
                    f"{said}, but {other.id} says otherwise",
                    mend=f"mend one of the two, or tell them apart (see {_where(other, scope)})",
                )


def _where(fact: Fact, scope: Scope) -> str:
    place = scope.place(fact)
    return f"{place.path}:{place.line}"


def _claims(fact: Fact, scope: Scope) -> Iterator[_Claim]:
    match fact:
        case Tenure(ordinal=int() as ordinal):
            yield ("tenure", fact.office, ordinal), fact.holder, ("holder",), f"{fact.holder} is number {ordinal}"
        case Quantity():
            key = ("quantity", fact.subject, fold(fact.measure), unit_name(fact.unit), str(fact.as_of))
            yield key, fact.value, ("value",), f"the {fact.measure} is {fact.value}"
        case Relation():
            declared = scope.pack.relations.get(fact.type)
            if declared and declared.functional_object:
                yield ("object", fact.type, fact.subject), fact.object, ("object",), f"its object is {fact.object}"
            if declared and declared.functional_subject:
                yield ("subject", fact.type, fact.object), fact.subject, ("subject",), f"its subject is {fact.subject}"
        case Definition():
            yield ("term", fold(fact.term)), fold(fact.meaning), ("meaning",), f"{fact.term} means {fact.meaning!r}"
        case Event() if fact.when is not None and not fact.recurs:
            yield ("event", fold(fact.parsed.statement)), fact.when.edtf, ("when",), f"it happened in {fact.when.edtf}"
        case Sequence():
            for index, step in enumerate(fact.steps):
                yield ("step", fact.id, fold(step.text)), step.id, ("steps", index, "text"), "two steps have one text"
        case Status():
            yield from _status_claims(fact)
        case Statement():
            yield from _statement_claims(fact)
        case _:
            pass  # nothing that they say has one value by its nature


def _status_claims(fact: Status) -> Iterator[_Claim]:
    key = (fact.subject, fact.body, fold(fact.status))
    if fact.from_ is None and fact.to is None:
        yield ("negated", *key), fact.negated, ("status",), f"it is {'not ' if fact.negated else ''}{fact.status}"
    if not fact.negated and fact.from_ is not None:
        yield ("from", *key), fact.from_.edtf, ("from",), f"it is so from {fact.from_.edtf}"
    if not fact.negated and fact.to is not None:
        yield ("to", *key), fact.to.edtf, ("to",), f"it was so until {fact.to.edtf}"


def _statement_claims(fact: Statement) -> Iterator[_Claim]:
    for name, extra in fact.slots.items():
        if extra.functional:
            rest = tuple(sorted((other, slot.value) for other, slot in fact.slots.items() if other != name))
            yield (
                ("statement", fold(fact.text or ""), name, rest),
                extra.value,
                ("slots", name, "value"),
                f"{name} is {extra.value}",
            )


def overlapping(scope: Scope) -> Iterator[Problem]:
    """Yield holders of one seat, and statuses that exclude each other, that certainly share a day."""
    seats: dict[str, list[Tenure]] = defaultdict(list)
    standings: dict[tuple[str, str | None], list[Status]] = defaultdict(list)
    for fact in scope.pack.facts:
        if (
            isinstance(fact, Tenure)
            and fact.office in scope.pack.offices
            and scope.pack.offices[fact.office].seats == 1
        ):
            seats[fact.office].append(fact)
        elif (
            isinstance(fact, Status) and fact.exclusive and not fact.negated and fact.from_ and (fact.to or fact.as_of)
        ):
            standings[fact.subject, fact.body].append(fact)
    for office, tenures in seats.items():
        spans = [(*span, tenure, tenure.holder) for tenure in tenures if (span := _certain(tenure))]
        for one, other in _overlaps(spans):
            yield scope.problem(
                one,
                ("holder",),
                "P503",
                f"held {office} while {other.id} did, and it has one seat",
                mend=f"mend a date or the office's `seats` (see {_where(other, scope)})",
            )
        yield from _at_times(tenures, spans, office, scope)
    for statuses in standings.values():
        held = [
            (fact.from_.latest, end.earliest, fact, fold(fact.status))
            for fact in statuses
            if fact.from_ is not None and (end := fact.to or fact.as_of) is not None
        ]
        for one, other in _overlaps(held):
            yield scope.problem(
                one,
                ("status",),
                "P501",
                f"it had this status while {other.id} gives it another",
                mend=f"mend a date, or write `exclusive: false` (see {_where(other, scope)})",
            )


def _certain(tenure: Tenure) -> tuple[float, float] | None:
    if tenure.at is not None and not tenure.from_:
        return None  # some day within `at`; see _at_times
    first, last = tenure.known
    return (first, last) if first <= last else None


def _at_times(
    tenures: list[Tenure], spans: list[tuple[float, float, Tenure, str]], office: str, scope: Scope
) -> Iterator[Problem]:
    """Yield tenures known at a time during the whole of which another person certainly held the seat."""
    for tenure in tenures:
        if tenure.at is None or tenure.from_:
            continue
        for first, last, other, holder in spans:
            if holder != tenure.holder and first <= tenure.at.earliest and tenure.at.latest <= last:
                yield scope.problem(
                    tenure,
                    ("at",),
                    "P503",
                    f"held {office} while {other.id} did, and it has one seat",
                    mend=f"mend a date or the office's `seats` (see {_where(other, scope)})",
                )
                break


def _overlaps(spans: Iterable[tuple[float, float, Fact, str]]) -> Iterator[tuple[Fact, Fact]]:
    """Yield (later, earlier) facts of different value whose spans share a day, by one sweep."""
    reach: tuple[float, Fact, str] | None = None
    for first, last, fact, value in sorted(spans, key=lambda span: (span[0], span[1], span[2].id)):
        if reach is not None and first <= reach[0] and value != reach[2]:
            yield fact, reach[1]
        if reach is None or last > reach[0]:
            reach = (last, fact, value)


def order(scope: Scope) -> Iterator[Problem]:
    """Yield edges that run in a circle or contradict dates, through undated events too."""
    events = {fact.id: fact for fact in scope.pack.facts if isinstance(fact, Event)}
    edges: dict[str, list[tuple[str, Event, tuple[str | int, ...]]]] = defaultdict(list)
    waiting: dict[str, int] = dict.fromkeys(events, 0)
    for event in events.values():
        for field, declared in (("after", event.after), ("before", event.before)):
            for index, edge in enumerate(declared):
                if edge.event not in events:
                    continue
                one, two = (edge.event, event.id) if field == "after" else (event.id, edge.event)
                edges[one].append((two, event, (field, index, "event")))
                waiting[two] += 1
    # Kahn's algorithm; `lower` carries the earliest possible day along the edges.
    lower = {key: event.when.earliest if event.when else float("-inf") for key, event in events.items()}
    ready = [key for key in events if not waiting[key]]
    for one in ready:
        for two, owner, path in edges[one]:
            when = events[two].when
            if when is not None and when.latest < lower[one]:
                yield scope.problem(
                    owner,
                    path,
                    "P502",
                    f"this order contradicts the dates: {two} ({when.edtf}) can't come "
                    f"after {one} or what came before it",
                    mend="mend a date, or take the edge out",
                )
            else:
                lower[two] = max(lower[two], lower[one])
            waiting[two] -= 1
            if not waiting[two]:
                ready.append(two)
    for one in events:
        for two, owner, path in edges[one]:
            if waiting[one] and waiting[two]:
                yield scope.problem(
                    owner,
                    path,
                    "P502",
                    f"{one} before {two} is part of a circle of `after` and `before`",
                    mend="take one of its edges out",
                )
