"""References: every id that a fact or the head names is declared, and what is declared is used."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from questions.checking.scope import Scope, field_path
from questions.facts import Fact
from questions.facts.event import Event
from questions.facts.membership import Membership
from questions.facts.position import Position
from questions.facts.relation import Relation
from questions.facts.tenure import Tenure
from questions.problems import Problem
from questions.reading.friendly import did_you_mean
from questions.text.folding import fold


def of_fact(fact: Fact, scope: Scope) -> Iterator[Problem]:
    """Yield the references of one fact that lead nowhere."""
    pack = scope.pack
    for field, entity in fact.entity_refs():
        path = field_path(field)
        if path[0] == "slots":
            path = (*path, "value")
        if entity not in pack.entities:
            yield _unknown(scope, fact, path, "P301", "entity", entity, pack.entities)
    if isinstance(fact, Tenure) and fact.office not in pack.offices:
        yield _unknown(scope, fact, ("office",), "P302", "office", fact.office, pack.offices)
    if isinstance(fact, Position) and fact.role is not None and fact.role not in pack.offices:
        yield _unknown(scope, fact, ("role",), "P302", "office", fact.role, pack.offices)
    if isinstance(fact, Relation) and fact.type not in pack.relations:
        yield _unknown(scope, fact, ("type",), "P303", "relation type", fact.type, pack.relations)
    for index, evidence in enumerate(fact.evidence):
        if evidence.source not in pack.sources:
            yield _unknown(scope, fact, ("evidence", index, "source"), "P304", "source", evidence.source, pack.sources)
    yield from _facts(fact, scope)


def _facts(fact: Fact, scope: Scope) -> Iterator[Problem]:
    if isinstance(fact, Event):
        for field, edges in (("after", fact.after), ("before", fact.before)):
            for index, edge in enumerate(edges):
                path = (field, index, "event")
                if edge.event not in scope.known_ids:
                    yield _unknown(scope, fact, path, "P305", "event", edge.event, scope.known_ids)
                elif edge.event in scope.pack.by_id and not isinstance(scope.pack.by_id[edge.event], Event):
                    yield scope.problem(fact, path, "P305", f"{edge.event} is no event", mend="name an event")
    if isinstance(fact, Membership) and fact.universe is not None:
        if fact.universe not in scope.known_ids:
            yield _unknown(scope, fact, ("universe",), "P305", "membership", fact.universe, scope.known_ids)
        elif fact.universe in scope.pack.by_id and not isinstance(scope.pack.by_id[fact.universe], Membership):
            yield scope.problem(
                fact,
                ("universe",),
                "P305",
                f"{fact.universe} is no membership",
                mend="name the membership fact of which all members could be in this set",
            )


def of_head(scope: Scope) -> Iterator[Problem]:
    """Yield the references of the head that lead nowhere, and names that two entities share."""
    pack = scope.pack
    for index, subject in enumerate(pack.subjects):
        if subject not in pack.entities:
            yield _unknown(scope, None, ("subjects", index), "P301", "entity", subject, pack.entities)
    for office_id, office in pack.offices.items():
        if office.of not in pack.entities:
            yield _unknown(scope, None, ("offices", office_id, "of"), "P301", "entity", office.of, pack.entities)
    taken: dict[str, str] = {}
    for entity_id, entity in pack.entities.items():
        for name in entity.names:
            other = taken.setdefault(fold(name), entity_id)
            if other != entity_id:
                field = "name" if name == entity.name else "short" if name == entity.short else "aliases"
                yield scope.problem(
                    None,
                    ("entities", entity_id, field),
                    "P309",
                    f"{name!r} is a name of {other} and of {entity_id}",
                    text=name,
                    mend="make them one entity, or give one of them another name",
                )


def unused(scope: Scope) -> Iterator[Problem]:
    """Yield what is declared and in no fact."""
    pack = scope.pack
    used = {entity for fact in pack.facts for _, entity in fact.entity_refs()} | set(pack.subjects)
    used |= {office.of for office in pack.offices.values()}
    for fact in pack.facts:
        for text in (*(text for _, text in fact.free_texts()), *(wrong.text for wrong in fact.wrongs())):
            used |= scope.anchors.names.entity_ids(text)
    for entity in pack.entities:
        if entity not in used:
            yield scope.problem(
                None,
                ("entities", entity),
                "P308",
                f"no fact names the entity {entity}",
                text=entity,
                mend="use it, or take it out",
            )
    offices = {fact.office for fact in pack.facts if isinstance(fact, Tenure)}
    offices |= {fact.role for fact in pack.facts if isinstance(fact, Position) and fact.role}
    types = {fact.type for fact in pack.facts if isinstance(fact, Relation)}
    for group, what, declared, named in (
        ("offices", "office", pack.offices, offices),
        ("relations", "relation type", pack.relations, types),
    ):
        for key in declared:
            if key not in named:
                yield scope.problem(
                    None,
                    (group, key),
                    "P308",
                    f"no fact names the {what} {key}",
                    text=key,
                    mend="use it, or take it out",
                )


def _unknown(
    scope: Scope,
    fact: Fact | None,
    path: tuple[str | int, ...],
    code: str,
    what: str,
    word: str,
    known: Collection[str],
) -> Problem:
    return scope.problem(
        fact,
        path,
        code,
        f"there is no {what} {word!r}",
        text=word,
        mend=did_you_mean(word, known, f"declare the {what}, or mend its id"),
    )
