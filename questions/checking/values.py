"""Sets, sums and times: what a fact says against itself, its universe, and the lives of those whom it names."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from questions.anchoring.expressions import dates_in, numbers_in
from questions.anchoring.tokens import stem, tokens, words
from questions.checking.scope import Scope
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.status import Status
from questions.facts.table import Check, Table
from questions.facts.tenure import Tenure
from questions.facts.time import Date
from questions.facts.values import Amount
from questions.problems import Problem

_REACH = 5
"""Words after a number within which the noun that it counts stands: "four of NATO's members"."""


def sets(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield what is wrong with a set: members outside of its universe, a size that its quotes contradict."""
    if not isinstance(fact, Membership):
        return
    for index, entity in enumerate(fact.near):
        if entity in fact.members:
            yield scope.problem(
                fact,
                ("near", index),
                "P505",
                f"{entity} is a member, so it can't be a near non-member",
                mend="take it out of one of the two lists",
            )
    universe = scope.pack.by_id.get(fact.universe or "")
    if isinstance(universe, Membership):
        for field, entities in (("members", fact.members), ("near", fact.near)):
            for index, entity in enumerate(entities):
                if entity not in universe.members:
                    yield scope.problem(
                        fact,
                        (field, index),
                        "P505",
                        f"{entity} is not in the universe {universe.id}",
                        mend=f"mend it, or add it to {universe.id}",
                    )
    if fact.complete:
        yield from _size(fact, scope)


def _size(fact: Membership, scope: Scope) -> Iterator[Problem]:
    nouns = {stem(words(group)[0]) for group in (fact.group, fact.group_one) if words(group)}
    nouns |= {stem(word) for group in (fact.group, fact.group_one) for word in words(group)}
    stated = set()
    for quote in scope.anchors.quotes(fact).texts:
        years = [(found.start, found.end) for found in dates_in(quote)]
        for number in numbers_in(quote):
            if any(start <= number.start < end for start, end in years):
                continue
            after = [stem(token.folded) for token in tokens(quote) if token.start >= number.end][:_REACH]
            if not number.ordinal and number.unit not in {"percent", "percentage points"} and nouns & set(after):
                stated.add(number.value)
    size = Decimal(len(fact.members))
    if stated and size not in stated:
        said = ", ".join(str(value) for value in sorted(stated))
        yield scope.problem(
            fact,
            ("members",),
            "P504",
            f"{size} members are listed, the quote says {said}",
            text="",
            mend="complete the list, or take out `complete: true`",
        )


def sums(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the rows that break a declared sum; rows with a missing input are passed over."""
    if not isinstance(fact, Table):
        return
    for text in fact.checks:
        check = Check.parse(text)
        for index, key in enumerate(fact.row_keys):
            cells = [fact.cells.get((key, name)) for name in check.columns]
            amounts = [cell.value for cell in cells if isinstance(cell, Amount)]
            if len(amounts) < len(check.columns):
                continue
            total = sum(amounts, Decimal(0))
            if abs(total - check.total) > check.slack:
                yield scope.problem(
                    fact,
                    ("rows", index, check.columns[0]),
                    "P506",
                    f"row {key} sums to {total}, not to {check.total} +- {check.slack}",
                    text=" + ".join(map(str, amounts)),
                    mend="mend a cell, or widen the check's slack",
                )


def times(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield dates after the pack's own, and dates outside of the lives of those whom the fact names."""
    dates = list(_dates(fact))
    for path, date in dates:
        if date.earliest > scope.pack.as_of.latest:
            yield scope.problem(
                fact,
                path,
                "P509",
                f"{date.edtf} is later than the pack's `as_of` {scope.pack.as_of.edtf}",
                mend="mend the date, or the pack's `as_of`",
            )
    for entity in _alive(fact):
        existed = scope.pack.entities[entity].existed
        for path, date in dates:
            if existed is not None and existed.disjoint(date):
                yield scope.problem(
                    fact,
                    path,
                    "P508",
                    f"{entity} existed {existed.edtf}, and not in {date.edtf}",
                    mend="mend the date, or the entity's `existed`",
                )


def _dates(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Date]]:
    found: list[tuple[str, Date | None]] = []
    if isinstance(fact, Event | Position):
        found = [("when", fact.when)]
    elif isinstance(fact, Tenure):
        found = [("from", fact.from_), ("at", fact.at)]
    elif isinstance(fact, Status):
        found = [("from", fact.from_)]
    yield from (((name,), date) for name, date in found if date is not None)


def _alive(fact: Fact) -> Iterator[str]:
    """Yield the entities that must have existed when the fact was so."""
    if isinstance(fact, Event):
        yield from fact.participants
    elif isinstance(fact, Tenure):
        yield fact.holder
    elif isinstance(fact, Position):
        yield fact.speaker
    elif isinstance(fact, Status):
        yield fact.subject
