"""Evidence: quotes stand once in their sources, and bear out every slot and text."""

from __future__ import annotations

from collections.abc import Iterator

from questions.checking.scope import Scope, field_path, slot_path
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.table import Table
from questions.facts.values import Slot
from questions.problems import Problem


def quotes(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the quotes of a fact that are not in their source, or are there twice."""
    if not fact.evidence:
        yield scope.problem(
            fact, (), "P406", "it has no evidence", text="", mend="add `evidence: {source: ..., quote: ...}`"
        )
    for index, evidence in enumerate(fact.evidence):
        yield from _quote(fact, scope, ("evidence", index, "quote"), evidence.quote, (evidence.source,))
    if isinstance(fact, Event):
        sources = tuple(dict.fromkeys(evidence.source for evidence in fact.evidence))
        for field, edges in (("after", fact.after), ("before", fact.before)):
            for number, edge in enumerate(edges):
                path = (field, number, "quote")
                yield from _quote(fact, scope, path, edge.quote, sources)
                other = scope.pack.by_id.get(edge.event)
                if isinstance(other, Event) and not scope.anchors.edge_names(edge.quote, other):
                    yield scope.problem(
                        fact,
                        path,
                        "P403",
                        f"the quote says nothing of {edge.event}",
                        text=edge.quote,
                        mend="quote a passage that names both events, or name the event that it tells of",
                    )


def _quote(
    fact: Fact, scope: Scope, path: tuple[str | int, ...], quote: str, sources: tuple[str, ...]
) -> Iterator[Problem]:
    named = [source for source in sources if source in scope.pack.sources]
    if len(quote) > 300:
        yield scope.problem(
            fact,
            path,
            "P405",
            f"a quote of {len(quote)} characters; at most 300",
            text=quote,
            mend="quote only the words that bear the fact out",
        )
    found = [len(scope.anchors.passages(source).places(quote)) for source in named]
    if not named or 1 in found:
        return
    if 2 in found:
        yield scope.problem(
            fact,
            path,
            "P402",
            f"this quote stands more than once in {named[found.index(2)]}",
            text=quote,
            mend="quote a few words more on either side",
        )
        return
    if not any(scope.anchors.passages(source).text for source in named):
        file = scope.pack.sources[named[0]].file
        if file is None:  # a file that can't be read has been reported already
            yield scope.problem(
                fact,
                path,
                "P408",
                f"the source {named[0]} has no text to look the quote up in",
                text=quote,
                mend="give the source its `file`",
            )
        return
    near = max((scope.anchors.passages(source).nearest(quote) for source in named), key=len)
    mend = f"the nearest passage is: {near}" if near else "nothing in the source is like it"
    yield scope.problem(fact, path, "P401", f"this quote is not in {' or '.join(named)}", text=quote, mend=mend)


def slots(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the slots that the quotes of a fact do not bear out."""
    said = scope.anchors.quotes(fact)
    if not said.texts:
        return
    for slot in _to_anchor(fact, scope):
        missing = scope.anchors.missing(fact, slot, said)
        if missing is not None:
            path = slot_path(fact, slot.name)
            yield scope.problem(
                fact,
                path,
                "P403",
                f"`{slot.name}` is unanchored: no quote says {missing}",
                mend="mend the value, or quote the passage that says it",
            )


def _to_anchor(fact: Fact, scope: Scope) -> Iterator[Slot]:
    names = set()
    for slot in scope.pack.slots(fact):
        names.add(slot.name)
        if slot.anchored and not (isinstance(fact, Table) and slot.name.startswith("rows/")):
            yield slot
    for name in ("as_of", "valid_from", "valid_to"):
        date = getattr(fact, name)
        if date is not None and name not in names:
            yield Slot(name, date)


def texts(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the numbers, dates, names and quoted phrases of a fact's texts that its quotes do not bear out."""
    said = scope.anchors.quotes(fact)
    if not said.texts:
        return
    for field, text in [*fact.free_texts(), *_more_texts(fact)]:
        for loose in scope.anchors.loose(fact, field, text, said):
            path = field_path(field)
            yield scope.problem(
                fact,
                path,
                "P404",
                f"the {loose.what} {loose.text!r} in `{field}` is in no quote",
                text=text,
                mend="mend it, or quote the passage that says it",
            )


def _more_texts(fact: Fact) -> Iterator[tuple[str, str]]:
    for name, extra in fact.slots.items():
        asks = extra.ask or ()
        for index, text in enumerate(asks):
            yield f"slots/{name}/ask/{index}" if len(asks) > 1 else f"slots/{name}/ask", text
    if isinstance(fact, Table):
        for index, column in enumerate(fact.columns):
            for field in ("label", "ask", "text"):
                text = getattr(column, field)
                if text:
                    yield f"columns/{index}/{field}", text
        if fact.row:
            yield "row", fact.row


def rows(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the rows of a table that differ from their source."""
    if not isinstance(fact, Table) or not fact.evidence:
        return
    for found in scope.anchors.rows(fact):
        if found.row is None:
            index = [column.name for column in fact.columns].index(found.column or "")
            yield scope.problem(
                fact,
                ("columns", index, "name"),
                "P407",
                f"column {found.column}: {found.message}",
                mend="call the column (name or label) as the source's header does",
            )
        else:
            path = ("rows", found.row, found.column or "")
            shown = f"the source's row: {found.source}" if found.source else "mend the cell, or the source"
            yield scope.problem(
                fact, path, "P407", f"row {fact.row_keys[found.row]}, `{found.column}`: {found.message}", mend=shown
            )
