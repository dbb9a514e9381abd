"""Templates that can be filled, vetoes and questions for slots that are there, and dependencies left to confirm."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from questions.checking.scope import Scope
from questions.facts import Fact
from questions.facts.base import ExtraSlot
from questions.facts.table import Table
from questions.facts.time import Date
from questions.facts.values import Amount, EntityRef, Ordinal, Value, Words
from questions.problems import Problem
from questions.reading.friendly import did_you_mean
from questions.wording import Swap, WordingError, template_fields

_FIELD = re.compile(r"\{[A-Za-z_][A-Za-z0-9_./-]*(?::[a-z]+)?\}")
_FAMILIES_TEXT = (
    "when what_then between which_first order who_held which_office who_said what_said which_member odd_one_out "
    "select_all how_many value_as_of compare change read_table recall_table cloze true_false match define cause "
    "interval relate sequence where_who which_statement status_at authored flashcard"
)
FAMILIES = frozenset(_FAMILIES_TEXT.split())
"""What `skip` may name beside slots."""


def templates(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the templates of a fact that name unknown slots or forms."""
    values = scope.voice.values(fact)
    given: list[tuple[tuple[str | int, ...], str]] = [(("text",), fact.text)] if fact.text else []
    for slot, asks in fact.ask.items():
        given += [(("ask", slot, *([at] if len(asks) > 1 else [])), question) for at, question in enumerate(asks)]
    for name, extra in fact.slots.items():
        asks = extra.ask or ()
        given += [(("slots", name, "ask", *([at] if len(asks) > 1 else [])), text) for at, text in enumerate(asks)]
    bad = False
    for path, template in given:
        for problem in _template(fact, scope, path, template, values):
            bad = True
            yield problem
    if isinstance(fact, Table):
        yield from _columns(fact, scope)
    elif not bad:
        try:
            scope.voice.sentence(fact)
        except WordingError as error:
            yield scope.problem(
                fact, (), "P307", f"its sentence can't be made: {error}", text="", mend="give it a `text`"
            )
    yield from _named(fact, scope, values)


def _template(
    fact: Fact, scope: Scope, path: tuple[str | int, ...], template: str, values: Collection[str] | dict[str, Value]
) -> Iterator[Problem]:
    if re.search(r"[{}]", _FIELD.sub("", template)):
        yield scope.problem(
            fact,
            path,
            "P307",
            "a brace without its partner, or no slot name in braces",
            text=template,
            mend="write {slot} or {slot:form}",
        )
    known = scope.voice.values(fact)
    for name, form in template_fields(template):
        if name not in known:
            yield scope.problem(
                fact,
                path,
                "P307",
                f"there is no slot {name!r}",
                text=template,
                mend=did_you_mean(name, known, f"its slots are {', '.join(known) or 'none'}"),
            )
            continue
        try:
            scope.voice.value(known[name], form, fact=fact)
        except WordingError as error:
            yield scope.problem(
                fact, path, "P307", f"{{{name}:{form}}}: {error}", text=template, mend="use another form"
            )


def _columns(table: Table, scope: Scope) -> Iterator[Problem]:
    names = {column.name for column in table.columns}
    samples = {name: value for (_, name), value in reversed(table.cells.items())}
    given: list[tuple[tuple[str | int, ...], str]] = [(("row",), table.row)] if table.row else []
    for index, column in enumerate(table.columns):
        given += [(("columns", index, field), text) for field in ("ask", "text") if (text := getattr(column, field))]
    for path, template in given:
        own = {"value"} if path[-1] == "text" else set()
        for name, form in template_fields(template):
            if name not in names | own:
                yield scope.problem(
                    table,
                    path,
                    "P307",
                    f"there is no column {name!r}",
                    text=template,
                    mend=did_you_mean(name, names, f"the columns are {', '.join(sorted(names))}"),
                )
            elif name in samples:
                try:
                    scope.voice.value(samples[name], form, fact=table)
                except WordingError as error:
                    yield scope.problem(
                        table, path, "P307", f"{{{name}:{form}}}: {error}", text=template, mend="use another form"
                    )


def _named(fact: Fact, scope: Scope, values: Collection[str]) -> Iterator[Problem]:
    heads = {name.partition("/")[0] for name in values}
    known = {*values, *heads}
    for slot in fact.ask:
        if slot not in known:
            yield scope.problem(
                fact,
                ("ask", slot),
                "P310",
                f"`ask` names the unknown slot {slot!r}",
                text=slot,
                mend=did_you_mean(slot, known, f"its slots are {', '.join(sorted(known))}"),
            )
    for index, name in enumerate(fact.skip):
        if name not in known | FAMILIES:
            yield scope.problem(
                fact,
                ("skip", index),
                "P310",
                f"`skip` names {name!r}, which is no slot and no family",
                text=name,
                mend=did_you_mean(name, known | FAMILIES, "name a slot or a family"),
            )
    for wrong in fact.wrongs():
        if wrong.slot is not None and wrong.slot not in known:
            yield scope.problem(
                fact,
                ("wrong",),
                "P310",
                f"a wrong answer names the unknown slot {wrong.slot!r}",
                text=wrong.text,
                mend=did_you_mean(wrong.slot, known, "name the slot that it is wrong for"),
            )


def relations(scope: Scope) -> Iterator[Problem]:
    """Yield the templates of relation types that name anything but subject and object."""
    for key, declared in scope.pack.relations.items():
        wordings = [("text", declared.text)]
        wordings += [("ask_subject", ask) for ask in declared.ask_subject]
        wordings += [("ask_object", ask) for ask in declared.ask_object]
        for field, template in wordings:
            for name, _ in template_fields(template):
                if name not in {"subject", "object"}:
                    yield scope.problem(
                        None,
                        ("relations", key, field),
                        "P307",
                        f"there is no slot {name!r} in a relation",
                        text=template,
                        mend="a relation has {subject} and {object}",
                    )


def to_confirm(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the extra slots of which the author has not said yet whether one value alone makes the sentence true."""
    refuted = {wrong.slot for wrong in fact.wrongs()}
    for name, extra in fact.slots.items():
        if extra.functional or name in refuted or not fact.asked or name in fact.skip:
            continue
        variant = _false_variant(fact, name, extra, scope)
        said = (
            f"could this be true as well? {variant}"
            if variant
            else "is it the only value that makes the sentence true?"
        )
        yield scope.problem(
            fact,
            ("slots", name, "value"),
            "P507",
            f"`{name}` is never asked: {said}",
            mend="if not, write `functional: confirmed`; or give `wrong` answers with reasons",
        )


def _false_variant(fact: Fact, name: str, extra: ExtraSlot, scope: Scope) -> str | None:
    other = _another(extra.typed(), scope)
    if other is None:
        return None
    try:
        return scope.voice.sentence(fact, name, Swap(name, value=other))
    except WordingError:
        return None


def _another(value: Value, scope: Scope) -> Value | None:
    match value:
        case EntityRef(entity):
            kind = scope.pack.entities[entity].type
            return next((EntityRef(e) for e, d in scope.pack.entities.items() if d.type == kind and e != entity), None)
        case Amount(number, unit, tolerance):
            return Amount(number + max(Decimal(1), 2 * tolerance), unit, tolerance)
        case Date() if value.year is not None:
            return Date.parse(str(value.year + 1))
        case Ordinal(n):
            return Ordinal(n + 1)
        case Words(text):
            return Words("something else") if text else None
        case _:
            return None
