"""Rows of a spreadsheet -> facts; importing again updates them by key."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from questions.errors import UsageError
from questions.facts.table import row_key
from questions.facts.time import Date
from questions.reading import read_pack
from questions.reading.nodes import Plain
from quiz.authoring import editing
from quiz.authoring.adding import put_entity
from quiz.authoring.sheets import Sheet
from quiz.authoring.starting import slug

NEEDS: Mapping[str, tuple[str, ...]] = {
    "event": ("clause", "when"),
    "definition": ("term", "meaning"),
    "relation": ("subject", "object"),
    "table": ("key",),
}
"""The fields that columns are mapped to, by kind."""


_MARKED = re.compile(r"\[([^|\]]*)\|[^\]]*\]")
"""A marked verb of a clause: its past form is what an id takes."""


@dataclass
class Import:
    """What an import would write."""

    facts: list[dict[str, Plain]] = field(default_factory=list)
    texts: dict[Path, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    same: int = 0


def guess(sheet: Sheet, kind: str, given: Mapping[str, str]) -> dict[str, str]:
    """Return the column of each field: as given, else of the field's own name, else the next one in order.

    Raises:
        UsageError: If a column is not there, or too few are.
    """
    found = dict(given)
    for name, column in found.items():
        if column not in sheet.header:
            raise UsageError(f"there is no column {column!r} for {name}; the columns are {', '.join(sheet.header)}")
    for name in NEEDS[kind]:
        if name in found:
            continue
        same = [column for column in sheet.header if column.lower() == name]
        free = [column for column in sheet.header if column not in found.values()]
        if not (same or free):
            raise UsageError(f"no column is left for {name}; map one: --map {name}=COLUMN")
        found[name] = (same or free)[0]
    return found


def facts_of(
    sheet: Sheet,
    kind: str,
    columns: Mapping[str, str],
    *,
    source: str,
    prefix: str = "",
    relation: str = "",
    title: str = "",
) -> list[dict[str, Plain]]:
    """Make facts of rows, with the row itself as their quote.

    Args:
        sheet: The rows.
        kind: `event`, `definition`, `relation` or `table`.
        columns: Column by field, as `guess` returns it; `id` and `quote` may be among them.
        source: Id of the source that the rows are quoted from.
        prefix: What ids begin with; the table's id.
        relation: For relations, their type.
        title: For a table, what it shows.
    """
    if kind == "table":
        return [_table(sheet, columns, source, prefix or slug(title or "table"), title)]
    at = {name: sheet.header.index(column) for name, column in columns.items()}
    found: list[dict[str, Plain]] = []
    for row, line in zip(sheet.rows, sheet.lines, strict=True):
        values = {name: row[index] for name, index in at.items()}
        empty = next((name for name in NEEDS[kind] if not values[name] and name != "when"), None)
        if empty:
            raise UsageError(f"row {line}: `{columns[empty]}` is empty, and {kind} facts need {empty}")
        key = values.get("id") or values[NEEDS[kind][-1 if kind == "relation" else 0]]
        key = _MARKED.sub(r"\1", key)
        made = slug(key if values.get("id") else "-".join(part for part in (prefix or kind, key) if part))
        fact: dict[str, Plain] = {"id": made, "kind": kind}
        if kind == "relation":
            fact |= {"type": relation, "subject": slug(values["subject"]), "object": slug(values["object"])}
        else:
            fact |= {name: value for name, value in values.items() if name not in {"id", "quote"} and value}
        quote = values.get("quote") or quoted(row)
        fact["evidence"] = {"source": source, "quote": quote[:300]}
        found.append(fact)
    ids = Counter(str(fact["id"]) for fact in found)
    twice = [name for name, count in ids.items() if count > 1]
    if twice:
        raise UsageError(f"two rows make the id {twice[0]!r}; map a column of ids: --map id=COLUMN")
    return found


def quoted(row: tuple[str, ...]) -> str:
    """Return a row as it stands in the source that the import writes."""
    return "| " + " | ".join(row) + " |"


def _table(sheet: Sheet, columns: Mapping[str, str], source: str, name: str, title: str) -> dict[str, Plain]:
    key = columns["key"]
    names = {column: slug(column).replace("-", "_") for column in sheet.header}
    names = {column: made if made[:1].isalpha() else f"c_{made}" for column, made in names.items()}
    if len(set(names.values())) < len(names):
        raise UsageError("two columns make the same name; rename one")
    described: list[Plain] = []
    for index, column in enumerate(sheet.header):
        one: dict[str, Plain] = {
            "name": names[column],
            "type": _type([row[index] for row in sheet.rows]),
            "label": column.lower(),
        }
        if column != key:
            one["ask"] = f"What is the {column.lower()} of {{{names[key]}}}?"
        else:
            one["type"] = "text"
        described.append(one)
    rows: list[Plain] = [
        {names[column]: cell for column, cell in zip(sheet.header, row, strict=True) if cell} for row in sheet.rows
    ]
    keys = [row_key(row[sheet.header.index(key)]) for row in sheet.rows]
    if len(set(keys)) < len(keys) or "" in keys:
        raise UsageError(
            f"`{key}` names no single row: it is empty or the same in two rows; map another: --map key=COLUMN"
        )
    return {
        "id": name,
        "kind": "table",
        "title": title or name,
        "key": names[key],
        "columns": described,
        "rows": rows,
        "evidence": {"source": source, "quote": quoted(sheet.header)[:300]},
    }


def _type(cells: list[str]) -> str:
    filled = [cell for cell in cells if cell]
    if filled and all(_is_number(cell) for cell in filled) and not all(_is_year(cell) for cell in filled):
        return "number"
    if filled and all(_is_date(cell) for cell in filled):
        return "date"
    return "text"


def _is_number(text: str) -> bool:
    from questions.facts.values import plain_number

    try:
        plain_number(text)
    except ValueError:
        return False
    return True


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.isascii() and text.isdigit() and text[0] in "12"


def _is_date(text: str) -> bool:
    try:
        Date.parse(text)
    except ValueError:
        return False
    return True


def plan(
    folder: Path, sheet: Sheet, facts: list[dict[str, Plain]], *, source: str, title: str, entity_type: str = "thing"
) -> Import:
    """Work out what an import writes: a source with the rows, entities that are missing, and facts, old ones updated by id.

    Fields that the sheet does not give (questions, vetoes, marks) stay as the author has them.

    Raises:
        UsageError: If the pack can't be read.
        PackError: If a file can't be edited in place.
    """
    from quiz.authoring.heads import set_keys

    reading = read_pack(folder)
    if reading.draft is None or not folder.is_dir():
        raise UsageError(f"{folder}: no pack in a folder; begin one with quiz pack new")
    done = Import(facts)
    head = folder / "pack.yaml"
    text = editing.read(head)
    file = f"{source}.md"
    if source not in reading.draft.sources:
        text = set_keys(text, str(head), "sources", {source: {"title": title, "file": file}})
    elif reading.draft.sources[source].file != file:
        raise UsageError(f"the pack has a source {source!r} of its own; name another: --source NAME")
    lines = [quoted(sheet.header), "|" + "---|" * len(sheet.header), *map(quoted, sheet.rows)]
    done.texts[folder / file] = "\n".join([f"# {title}", "", *lines]) + "\n"
    for name, said in _entities(sheet, facts):
        if name not in reading.draft.entities and f"  {name}:" not in text:
            text = put_entity(text, str(head), name, {"type": entity_type, "name": said})
    done.texts[head] = text
    path = folder / "facts" / f"{source}.yaml"
    body = editing.read(path) if path.exists() else ""
    there = (
        {str(one.get("id")): one for one in editing.facts_of(body, str(path)) if isinstance(one, dict)} if body else {}
    )
    fresh: list[str] = []
    from quiz.authoring import emitting

    for fact in facts:
        name = str(fact["id"])
        old = there.get(name)
        if old is None:
            if name in reading.fact_nodes or name in reading.broken:
                raise UsageError(f"the id {name!r} is taken by a fact in another file; name a prefix: --prefix WORD")
            fresh += ["", *emitting.fact(fact)]
            done.added.append(name)
        elif changed := {key: value for key, value in fact.items() if old.get(key) != value and not _kept(key, old)}:
            body = editing.set_fields(body, str(path), name, changed)
            done.updated.append(name)
        else:
            done.same += 1
    if fresh:
        joined = body.rstrip("\n") + "\n" + "\n".join(fresh if body.strip() else fresh[1:]) + "\n"
        meant = [*editing.facts_of(body, str(path)), *(fact for fact in facts if str(fact["id"]) in set(done.added))]
        body = editing.proven(joined.lstrip("\n"), str(path), meant)
    done.texts[path] = body
    return done


def _kept(key: str, old: Mapping[str, Plain]) -> bool:
    """Whether an author's own columns (questions, units) of a table stay."""
    return key in {"columns", "title"} and key in old


def _entities(sheet: Sheet, facts: list[dict[str, Plain]]) -> list[tuple[str, str]]:
    named = {str(fact[side]) for fact in facts if fact["kind"] == "relation" for side in ("subject", "object")}
    said = {slug(cell): cell for row in sheet.rows for cell in row if cell} if named else {}
    return [(name, said.get(name, name)) for name in sorted(named)]
